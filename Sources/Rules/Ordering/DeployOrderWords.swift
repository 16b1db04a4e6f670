import Deployment
import SourceText

// What the pipeline proves, as findings say it.

extension DeployOrder {
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
    case .migrationFirst(let proof): [Finding.Related("the pipeline runs the migrations here", at: proof.first.place)]
    case .codeFirst(let proof): [Finding.Related("the pipeline starts the new code here", at: proof.first.place)]
    case .unknown: []
    }
  }
}

extension Subject {
  var deployOrder: DeployOrder { pipelines?.order(for: set) ?? .unknown }
}
