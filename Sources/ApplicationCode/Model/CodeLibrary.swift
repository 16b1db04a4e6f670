import Migrations

/// Knows one library, or one way in which code speaks with a database. It has no state.
///
/// `read` is called for each file that concerns it, on several threads; `combine` once, with all that was read, in the order of
/// the paths.
public protocol CodeLibrary: Sendable {
  associatedtype Part: Sendable
  /// As people call it: "SQLAlchemy".
  static var name: String { get }
  init()
  /// Whether there is anything for it in a file. It is asked of every file there is: a look at the name and for a word.
  func concerns(_ file: CodeFile) -> Bool
  func read(_ file: CodeFile) -> Part?
  func combine(_ parts: [(file: CodeFile, part: Part)], in code: CodeBase) -> Findings
}

extension CodeLibrary {
  public typealias Findings = CodeFindings
}

extension CodeLibrary where Part == CodeFindings {
  public func combine(_ parts: [(file: CodeFile, part: Part)], in _: CodeBase) -> Findings {
    var all = CodeFindings()
    for (_, part) in parts { all.add(part) }
    return all
  }
}

/// What one library tells.
public struct CodeFindings: Sendable {
  public var requirements: [Requirement] = []
  /// What it could not follow, and why.
  public var unread: [UnreadCode] = []

  public init() {}

  public mutating func add(_ other: CodeFindings) {
    requirements += other.requirements
    unread += other.unread
  }
}

/// What surrounds the files: other files can be read, whatever they are.
public struct CodeBase {
  /// The folders that were looked through.
  public var roots: [Folder]

  public init(roots: [Folder]) { self.roots = roots }
}
