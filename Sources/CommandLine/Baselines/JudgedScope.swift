import ApplicationCode
import Deployment
import Migrations
import Platform
import Rules
import SourceText

/// How much of a project a run has looked at: what is not found where nobody looked may still be there.
final class JudgedScope {
  struct Part {
    var files: Set<String>
    /// Of them those that were asked for; nil where all were.
    var named: Set<String>?
    /// Whether a rule is switched off for a file.
    var isOff: (RuleInfo, String) -> Bool
  }

  private let parts: [Part]
  /// The folders that were asked for.
  private let folders: [String]
  private let codeFiles: Set<String>
  /// What of the code is missing altogether: nobody knows what it needs.
  private let hasCode: Bool
  /// What is about to be deployed, where somebody said.
  private let changed: Set<String>?
  /// Files that could not be read, or not to their end.
  private let unread: Set<String>

  init(
    _ parts: [Part], folders: [String], code: Application?, changes: FileChanges?, unread: Set<String>
  ) {
    self.parts = parts
    self.folders = folders.map { Path.normalized($0) }
    codeFiles = Set(code.map { $0.requirements.map(\.place.file.name) + $0.commented.map(\.name) } ?? [])
    hasCode = (code?.fileCount ?? 0) > 0
    // Of an edited file that holds several migrations only the new ones are told.
    changed = changes.map { changes in changes.added.union(parts.reduce(changes.edited) { $0.subtracting($1.files) }) }
    self.unread = unread
  }

  private var isWhole: Bool { parts.allSatisfy { $0.named == nil } }

  /// Whether what is found in a file is told.
  func isShown(_ file: String) -> Bool {
    let file = Path.normalized(file)
    return isWhole || parts.contains { $0.named?.contains(file) ?? $0.files.contains(file) }
  }

  /// Whether all is known that a rule finds in a file.
  func isJudged(_ rule: RuleInfo, _ file: String) -> Bool {
    let file = Path.normalized(file)
    guard isShown(file), !unread.contains(file), hasCode || rule.family != .ordering else { return false }
    // A text from standard input has no neighbours.
    guard file != "<stdin>", changed?.contains(file) ?? true else { return false }
    return !parts.contains { $0.isOff(rule, file) }
  }

  /// The same of a file that a baseline names. One that is no longer there has been looked at if its folder has.
  func isJudged(_ rule: RuleInfo, at location: String) -> Bool {
    if let file = filesByLocation[location] { return isJudged(rule, file) }
    guard isWhole, changed == nil, hasCode || rule.family != .ordering, !parts.contains(where: { $0.isOff(rule, location) })
    else { return false }
    return folders.contains { Path.contains(Standpoint.absolute($0), location) }
  }

  private lazy var filesByLocation: [String: String] = {
    let files = parts.reduce(codeFiles) { $0.union($1.files) }
    return Dictionary(files.map { (Standpoint.absolute($0), $0) }) { first, _ in first }
  }()
}
