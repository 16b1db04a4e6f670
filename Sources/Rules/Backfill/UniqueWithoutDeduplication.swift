import Migrations
import SQLSyntax
import Schema
import SourceText

/// A unique key over columns in which two rows may be alike.
struct UniqueWithoutDeduplication: Rule {
  static let info = RuleInfo(
    id: "unique-without-deduplication", family: .backfill, severity: .error,
    summary: "a unique key comes over existing columns, and nothing removes duplicates before",
    hazard: """
      PostgreSQL refuses a unique constraint or index where two rows are alike (SQLSTATE 23505). Where code has checked before it \
      inserted, there are duplicates: two requests at the same time have both found nothing. CREATE UNIQUE INDEX CONCURRENTLY that fails \
      leaves an invalid index behind, which slows every write until somebody drops it.
      """,
    remedy: "Remove or merge the duplicates in the same migration, before the key is added.",
    example: (bad: "existing-column", good: "duplicates-removed"))

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func meets(_ demand: Demand, _ event: Event, in names: Names, _ findings: inout Findings) {
    guard case .unique = demand.kind, let table = names.display(tableOf: demand) else { return }
    let place = event.place(of: demand.node)
    let key = demand.columns.isEmpty ? "the key" : demand.columns.joined(separator: ", ")
    var related = event.callersInWords(names)
    let message: String
    if demand.verdict == .violated, let contents = demand.contents {
      let spot = findings.whereabouts(of: contents.moment.place, from: place)
      let value = contents.constant.map(\.sourceText) ?? "NULL"
      message =
        "all rows of \(table) get \(value) in \(key) \(spot): PostgreSQL answers 23505 as soon as there are two"
      related.insert(Finding.Related("all rows get the same value here", at: contents.moment.place), at: 0)
    } else {
      message = "nothing removes duplicates of \(key) before: PostgreSQL answers 23505 if two rows of \(table) are alike"
    }
    let isConcurrent = event.node.flags.contains(.concurrently)
    findings.report(
      Finding(
        Self.info, demand.severity(event), .likely, message + (isConcurrent ? ", and leaves an invalid index behind" : ""),
        help: help(table, demand.columns), sqlstate: "23505", migration: subject.migration(of: event.step), at: place,
        statement: event.place, related: related))
  }

  private func help(_ table: String, _ columns: [String]) -> String {
    let equal = columns.isEmpty ? "…" : columns.map { "a.\($0) = b.\($0)" }.joined(separator: " AND ")
    return
      "Remove the duplicates first, as by \(subject.set.spelling.statement("DELETE FROM \(table) a USING \(table) b WHERE a.id > b.id AND \(equal)"))"
  }
}
