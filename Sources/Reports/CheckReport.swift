import Migrations
import Rules
import SourceText

/// What `plimsoll check` has to tell, whatever the format.
public struct CheckReport: Sendable {
  public struct Summary: Sendable, Equatable {
    public var migrations = 0
    public var files = 0
    public var statements = 0

    public init() {}
  }

  /// A file or a part of it that nobody looked into.
  public struct Gap: Sendable {
    public var reason: String
    public var file: String
    /// Nil where it is the whole file or folder.
    public var place: Place?
    public var line: Int?
    /// Something is wrong with the history itself, so that nobody can vouch for the rest of the report.
    public var isProblem = false

    public init(_ notAnalysed: NotAnalysed) {
      reason = notAnalysed.reason
      file = notAnalysed.place.file.name
      place = notAnalysed.place
    }

    public init(_ remark: Remark) {
      reason = remark.message
      file = remark.file
      line = remark.line
      isProblem = remark.kind == .problem
    }
  }

  public struct UnneededEntries: Sendable {
    public var baseline: String
    public var count: Int
    /// They have been taken out of the file.
    public var areTakenOut: Bool

    public init(baseline: String, count: Int, areTakenOut: Bool = false) {
      self.baseline = baseline
      self.count = count
      self.areTakenOut = areTakenOut
    }
  }

  public var findings: [Finding] = []
  /// Those that somebody has said are known, with their `suppression`. They count for nothing.
  public var suppressed: [Finding] = []
  /// What is wrong with the comments that would suppress findings.
  public var suppressionRemarks: [SuppressionRemark] = []
  /// The baselines that hold findings which are no longer there.
  public var unneededEntries: [UnneededEntries] = []
  public var gaps: [Gap] = []
  public var summary = Summary()
  /// The migrations that were asked for, in the order of their runner; a file may hold several.
  public var files: [String] = []
  /// The major version that was asked about.
  public var postgres: Int
  public var version: String
  /// How long it took.
  public var milliseconds = 0.0
  /// The folder the user stands in and the top of the repository around it, from the root of the disk; nil where there is none.
  public var repository: (here: String, top: String)?

  public init(postgres: Int, version: String) {
    self.postgres = postgres
    self.version = version
  }

  /// A file as the repository calls it: who shows reports beside a change knows it by no other path.
  func path(of file: String) -> String {
    if let repository, file != "<stdin>" {
      let path = Path.normalized(file.hasPrefix("/") ? file : repository.here + "/" + file)
      if let name = Path.relative(path, to: repository.top) { return name }
    }
    return file.hasPrefix("./") ? String(file.dropFirst(2)) : file
  }

  func path(of file: SourceText) -> String { path(of: file.name) }

  public func count(_ severity: Severity) -> Int { findings.indices.count { findings[$0].severity == severity } }
}
