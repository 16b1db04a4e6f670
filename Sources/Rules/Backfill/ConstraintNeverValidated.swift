import Migrations
import SQLSyntax
import Schema
import SourceText

/// A constraint that is not valid when all is done.
struct ConstraintNeverValidated: Rule {
  static let info = RuleInfo(
    id: "constraint-never-validated", family: .backfill, severity: .warning,
    summary: "a constraint is added NOT VALID, and nothing validates it",
    hazard: """
      NOT VALID makes the server check new rows only: those that were there before may violate the constraint for ever. It is meant as \
      the first of two steps, so that the table is not locked while its rows are read. Without the second the planner does not rely on \
      the constraint, an old row fails when somebody updates it years later, and so does a dump when it is restored.
      """,
    remedy: """
      Write ALTER TABLE … VALIDATE CONSTRAINT … into a migration of its own behind this one: it checks the old rows and lets others \
      read and write meanwhile.
      """,
    example: (bad: "foreign-key", good: "validated-later"))
  static let statements: WatchedStatements = .kinds([.alterTable, .alterDomain])

  private let subject: Subject
  /// Something was added NOT VALID.
  private var mayOwe = false

  init(_ subject: Subject) { self.subject = subject }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    guard !mayOwe, event.node.kind == .alterTable || event.node.kind == .alterDomain else { return }
    mayOwe = event.node.children.contains { action in
      guard action.kind != .alterConstraint else { return true }
      return action.kind == .addConstraint && action.child(.constraint)?.flags.contains(.notValid) == true
    }
  }

  mutating func ends(in names: Names, _ findings: inout Findings) {
    guard mayOwe else { return }
    let newest = NewestMigrations(subject.set)
    for id in names.catalog.relations {
      guard let table = names.catalog[id], table.isTable, !table.isTemporary else { continue }
      for constraint in table.constraints {
        guard let birth = owed(constraint, by: table.birth) else { continue }
        let name = names.display(table.name)
        report(constraint, on: name, "ALTER TABLE \(name)", birth, newest, &findings)
      }
    }
    for id in names.catalog.types {
      guard let type = names.catalog[id], case .domain(let domain) = type.kind else { continue }
      for check in domain.checks {
        guard let birth = owed(check, by: type.birth) else { continue }
        let name = names.display(type)
        report(check, on: "the domain \(name)", "ALTER DOMAIN \(name)", birth, newest, &findings)
      }
    }
  }

  /// When it was added, if rows that were there then have not been checked since.
  private func owed(_ constraint: Constraint, by holder: Moment?) -> Moment? {
    guard !constraint.isValidated, constraint.isEnforced, constraint.isLocal, let birth = constraint.birth else { return nil }
    return holder?.migration == birth.migration ? nil : birth
  }

  private func report(
    _ constraint: Constraint, on holder: String, _ command: String, _ birth: Moment, _ newest: NewestMigrations,
    _ findings: inout Findings
  ) {
    let migration = subject.set.migrations[birth.migration]
    let isNewest = newest.contains(birth.migration)
    let name = quotedIdentifier(constraint.name)
    let validation = "\(command) VALIDATE CONSTRAINT \(name)"
    findings.report(
      Finding(
        Self.info, isNewest ? .note : .warning, .certain,
        "\(name) on \(holder) is added NOT VALID and nothing validates it\(isNewest ? " yet" : ""): "
          + "\(constraint.kind == .foreignKey ? "references" : "rows") from before are never checked",
        help:
          "Behind a step that mends the rows that violate it, write \(subject.set.spelling.statement(validation)) in a migration of its own: "
          + "it reads the old rows and lets others read and write meanwhile.",
        migration: migration.id, at: birth.place, statement: birth.place))
  }
}
