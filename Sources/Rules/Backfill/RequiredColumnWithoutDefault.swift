import Migrations
import SQLSyntax
import Schema
import SourceText

/// A column that has to have a value comes without one for the rows that are there.
struct RequiredColumnWithoutDefault: Rule {
  static let info = RuleInfo(
    id: "required-column-without-default", family: .backfill, severity: .error,
    summary: "a NOT NULL column without a default is added to a table that may have rows",
    hazard: """
      The rows that are there get NULL in a column that is added without a default, and PostgreSQL refuses it if the column is NOT NULL \
      (SQLSTATE 23502). On the empty tables of a test database it passes; it fails where the data is.
      """,
    remedy: """
      Give the column a DEFAULT (a constant costs nothing, whatever the size of the table), or add it without NOT NULL, fill it, and set NOT NULL \
      afterwards.
      """,
    example: (bad: "not-null", good: "add-fill-constrain"))

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func meets(_ demand: Demand, _ event: Event, in names: Names, _ findings: inout Findings) {
    guard demand.isAboutNewColumn(event), let table = names.display(tableOf: demand), let column = demand.columns.first else {
      return
    }
    let name = names.display(columnOf: demand)
    let reason =
      demand.verdict == .violated
      ? "\(name) is required and has no value for the rows that are there"
      : "\(name) is required, and its default may be NULL"
    let place = event.place(of: demand.node)
    findings.report(
      Finding(
        Self.info, demand.severity(event), demand.confidence,
        "\(reason): PostgreSQL answers 23502 \(demand.condition(table, event))",
        help: help(table, column), sqlstate: "23502", migration: subject.migration(of: event.step), at: place,
        statement: event.place,
        related: event.callersInWords(names)))
  }

  private func help(_ table: String, _ column: String) -> String {
    let fill = subject.set.spelling.statement("UPDATE \(table) SET \(column) = …")
    return "Give \(column) a DEFAULT; or add it without NOT NULL, fill the rows (\(fill)), and only then set NOT NULL."
  }
}
