import SourceText

// What the pipeline proves, as findings say it.

/// Whether a project's pipeline runs the migrations before or after it starts the new code.
public enum DeployOrder: Sendable {
  /// The places that prove it.
  case migrationFirst([Place])
  case codeFirst([Place])
  case unknown

  enum Wanted { case migrationFirst, codeFirst }

  /// An error where it proves the wrong order, a note where it proves the right one.
  func severity(rightIf wanted: Wanted) -> Severity {
    switch (self, wanted) {
    case (.unknown, _): .warning
    case (.migrationFirst, .migrationFirst), (.codeFirst, .codeFirst): .note
    default: .error
    }
  }

  var words: String {
    switch self {
    case .migrationFirst: "the pipeline runs the migrations first"
    case .codeFirst: "the pipeline starts the new code first"
    case .unknown: "nothing tells which of the two goes out first"
    }
  }

  var related: [Finding.Related] {
    switch self {
    case .migrationFirst(let places): places.prefix(2).map { Finding.Related("the pipeline runs the migrations here", at: $0) }
    case .codeFirst(let places): places.prefix(2).map { Finding.Related("the pipeline starts the new code here", at: $0) }
    case .unknown: []
    }
  }
}

extension Subject {
  var deployOrder: DeployOrder { .unknown }
}
