import Deployment
import Migrations
import Reports
import Rules
import SourceText

/// The comments of a project that suppress findings.
struct Suppressions {
  private let today: Day
  /// By the file's path.
  private var files: [String: SuppressionsOfFile] = [:]
  /// Files without such a comment.
  private var silent: [ObjectIdentifier: SourceText] = [:]
  /// The SQL that stands in files, where there is any.
  private var scripts: [ObjectIdentifier: [Script]] = [:]

  init(today: Int) { self.today = Day(number: today) }

  var hasComments: Bool { !files.isEmpty }

  static func mayHold(_ file: SourceText) -> Bool { CommentedFile.addressesUs(file) || file.contains("squawk-ignore") }

  /// The files of a set whose comments count, also where nothing is found in them.
  mutating func read(_ set: MigrationSet) {
    let found = set.scripts { speaks($0) }
    scripts.merge(found) { _, new in new }
    for (_, scripts) in found { read(scripts[0].file) }
  }

  /// Whether a file may hold such a comment. It is looked through once.
  private mutating func speaks(_ file: SourceText) -> Bool {
    guard silent[ObjectIdentifier(file)] == nil else { return false }
    let speaks = Self.mayHold(file)
    if !speaks { silent[ObjectIdentifier(file)] = file }
    return speaks
  }

  mutating func read(_ file: SourceText) {
    guard files[file.name] == nil, speaks(file) else { return }
    let commented = CommentedFile(
      file, scripts: scripts[ObjectIdentifier(file)] ?? [], comments: ShellComments.of(file))
    files[file.name] = SuppressionsOfFile(file, commented, today: today)
  }

  /// Why a finding is kept quiet, if a comment says so.
  mutating func suppression(of finding: Finding) -> Suppression? {
    for file in finding.place.file === finding.statement.file
      ? [finding.place.file] : [finding.place.file, finding.statement.file]
    {
      read(file)
      guard let comment = files[file.name]?.comment(for: finding) else { continue }
      return Suppression(.comment, reason: comment.reason, at: comment.place)
    }
    return nil
  }

  /// What is wrong with the comments in the files that are shown; in order. `isJudged` says whether all is known that a rule
  /// finds in a file.
  func remarks(isShown: (String) -> Bool, isJudged: (RuleInfo, String) -> Bool) -> [SuppressionRemark] {
    var all: [SuppressionRemark] = []
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      guard isShown(name) else { continue }
      var remarks = file.remarks
      for (comment, used) in zip(file.comments, file.used) where !comment.isSquawks {
        for rule in comment.rules where !used.contains(rule) {
          guard let info = RuleCatalog.info(rule), isJudged(info, name) else { continue }
          remarks.append(
            SuppressionRemark(.unused, "there is nothing to suppress: \(rule) finds nothing here", at: comment.place))
        }
      }
      all += remarks.sorted { $0.place.span.start < $1.place.span.start }
    }
    return all
  }
}
