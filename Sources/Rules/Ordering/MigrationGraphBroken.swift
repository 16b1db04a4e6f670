import Migrations
import SourceText

/// The migrations are no chain that the runner can follow.
struct MigrationGraphBroken: Rule {
  static let info = RuleInfo(
    id: "migration-graph-broken", family: .ordering, severity: .error,
    summary: "two heads, a missing parent, a circle, a gap, or one version twice",
    hazard: """
      Two branches that each add a migration are merged without a conflict, for they touch different files; and the chain has two ends, or two \
      links of one number. Some runners refuse to run anything then, in the middle of the deploy; others pass over one of the two in silence.
      """,
    remedy: "Rebase the migration that came later: give it a new number, and let it follow the one that is last by now.",
    example: (bad: "one-version-twice", good: "one-after-the-other"),
    unproved: "what Alembic does with a broken order was tried; for other runners it is from their sources and documents.")

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func begins(_ findings: inout Findings) {
    for remark in subject.set.remarks {
      guard let defect = remark.defect else { continue }
      let place = place(remark.file, line: remark.line)
      let beginning = defect.isAboutFile ? "\(Path.name(remark.file)) " : ""
      let isDoubtful = subject.set.isRunnerDoubtful
      let consequence = defect.consequence.map { ": \($0)" + (isDoubtful ? ", if that is what runs them" : "") } ?? ""
      findings.report(
        Finding(
          Self.info, defect.isRefused && !isDoubtful ? .error : .warning, .likely, beginning + remark.message + consequence,
          help: defect.remedy, migration: subject.set.migrations.first { $0.file == remark.file }?.id ?? "", at: place,
          statement: place, related: defect.others.map { Finding.Related("the other", at: self.place($0, line: nil)) }))
    }
  }

  /// A line of a file, or a folder.
  private func place(_ path: String, line: Int?) -> Place {
    guard case .success(let text?)? = subject.set.files?.text(path) else {
      return Place(SourceText(name: path, ""), Span(start: 0, end: 0))
    }
    let index = LineIndex(text)
    let number = min(max(line ?? 1, 1), index.starts.count)
    let start = index.starts[number - 1]
    var end = start
    while end < text.count, text.bytes[Int(end)] != 0x0A, text.bytes[Int(end)] != 0x0D { end += 1 }
    return Place(text, Span(start: start, end: end))
  }
}
