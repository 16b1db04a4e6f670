import Migrations
import SQLSyntax
import Schema
import SourceText

/// A constraint that the rows do not have, as far as the migrations themselves tell what they hold.
struct ConstraintFailsOnExistingRows: Rule {
  static let info = RuleInfo(
    id: "constraint-fails-on-existing-rows", family: .backfill, severity: .error,
    summary: "a constraint is added that the rows, as they were filled, do not fulfil",
    hazard: """
      A constraint that is added is checked for every row that is there. Where a migration has just given all of them the same value, or \
      left NULL in them, it can be told beforehand that the constraint fails (SQLSTATE 23514, 23503, 23P01), on every database with rows.
      """,
    remedy: "Fill the rows with values that the constraint allows before it is added.",
    example: (bad: "default-violates-check", good: "default-fulfils-check"))

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func meets(_ demand: Demand, _ event: Event, in names: Names, _ findings: inout Findings) {
    guard let table = names.display(tableOf: demand) else { return }
    let (sqlstate, reason, help): (String, String, String)
    let place = event.place(of: demand.node)
    let rows = rows(demand, place, names, &findings)
    switch demand.kind {
    case .check:
      let isExclusion = demand.node.kind == .exclusionConstraint
      sqlstate = isExclusion ? "23P01" : "23514"
      reason = isExclusion ? "\(rows), which excludes all rows but one" : "\(rows), which the check does not allow"
      help = "Give the rows a value that the constraint allows before it is added."
    case .foreignKey:
      sqlstate = "23503"
      let other = demand.referenced.flatMap { names.catalog[$0] }
      let otherName = other.map { names.display($0.name) } ?? "the other table"
      if other?.rows == Relation.Rows.none {
        reason =
          "\(otherName) has no rows yet, and \(names.display(columnOf: demand)) \(demand.verdict == .violated ? "has" : "may have") values in the rows that are there"
      } else {
        reason = "\(rows), which no row of \(otherName) is known to have"
      }
      help =
        "Insert what the rows refer to into \(otherName), or point them at rows that are there, before the foreign key is added."
    case .notNull, .unique: return
    }
    findings.report(
      Finding(
        Self.info, demand.severity(event), demand.confidence,
        "\(reason): PostgreSQL answers \(sqlstate) \(condition(demand, table, event))",
        help: help, sqlstate: sqlstate, migration: subject.migration(of: event.step), at: place, statement: event.place,
        related: (demand.contents.map { [Finding.Related("the rows get it here", at: $0.moment.place)] } ?? [])
          + event.callersInWords(names)))
  }

  private func condition(_ demand: Demand, _ table: String, _ event: Event) -> String {
    if demand.verdict == .violated { return demand.condition(table, event) }
    if case .foreignKey = demand.kind { return "if there is a row without its partner" }
    return "if a row of \(table) holds NULL"
  }

  /// What they hold.
  private func rows(_ demand: Demand, _ place: Place, _ names: Names, _ findings: inout Findings) -> String {
    let name = names.display(columnOf: demand)
    guard let contents = demand.contents else { return "\(name) may be NULL in the rows that are there" }
    let spot = findings.whereabouts(of: contents.moment.place, from: place)
    if let value = contents.constant { return "the rows get \(value.sourceText) in \(name) \(spot)" }
    return demand.verdict == .violated ? "\(name) is NULL in the rows that were there \(spot)" : "\(name) may be NULL"
  }
}
