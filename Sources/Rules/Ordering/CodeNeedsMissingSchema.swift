import ApplicationCode
import Migrations
import Schema
import SourceText

/// Code that names something which no migration has made.
struct CodeNeedsMissingSchema: Rule {
  static let info = RuleInfo(
    id: "code-needs-missing-schema", family: .ordering, severity: .error,
    summary: "the code needs a table, column, label or function that no migration creates",
    hazard: """
      An ORM selects every column that its model declares, whether anybody reads it or not: one that the database does not have makes every \
      query of that model fail (42703), and what follows in the same transaction fails with it (25P02). Tests do not find it where they \
      create their tables from the models.
      """,
    remedy: """
      Write the migration that creates it, and deploy it before the code; or take the name out of the code.
      """,
    example: (bad: "model-column", good: "model-column"),
    unproved:
      "the code is not run. Models are compared with what their own libraries declare, and SQL in strings is prepared on a server (Tests/Judges/code)."
  )

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    let names = names.forApplication
    let tables = DeclaredTables(needs)
    let values = MissingValues(subject, names)
    var toldTables: Set<String> = []
    for need in needs where need.isCurrent {
      if let finding = values.finding(need, &findings) { findings.report(finding) }
      for miss in need.lacks where miss.departure == nil {
        switch miss.subject {
        case .relation(let parts):
          // What the history only speaks of was made elsewhere.
          guard miss.certainty != .spokenOf, isOfHistory(parts, names), tables.isMissing(parts),
            toldTables.insert(need.requirement.place.file.name + "\0" + parts.joined(separator: "."))
              .inserted
          else { continue }
        case .column, .label: guard miss.certainty == .certain else { continue }
        // One that is there and takes other arguments is another rule's.
        case .routine(let parts): guard miss.certainty == .certain, names.routines(parts).isEmpty else { continue }
        case .type, .uniqueKey, .constraint, .arbiter: continue
        }
        findings.report(finding(miss, need, names))
      }
    }
  }

  /// In a schema that the history never speaks of, somebody else makes the tables: Supabase's `auth.users`.
  private func isOfHistory(_ table: [String], _ names: Names) -> Bool {
    table.count < 2 || names.catalog.hasSchema(table[table.count - 2]) != nil
  }

  private func finding(_ miss: Miss, _ need: CodeNeed, _ names: Names) -> Finding {
    let requirement = need.requirement
    let place = miss.place ?? requirement.place
    let severity: Severity = requirement.confidence == .strong ? .error : .warning
    var finding = Finding(
      Self.info, severity, .likely,
      "\(requirement.speaker) needs \(names.describe(miss)), which no migration creates\(miss.suggestion): PostgreSQL answers \(miss.sqlstate)",
      help: miss.similar.first.map {
        "Use \($0); or write the migration that creates \(names.describe(miss)), and deploy it first."
      }
        ?? "Write the migration that creates \(names.describe(miss)), and deploy it before this code.",
      sqlstate: miss.sqlstate, migration: subject.set.migrations.last?.id ?? "", at: place, statement: requirement.place)
    finding.needs = [requirement.place]
    return finding
  }
}

/// The tables that models declare. Where the history made most of them, it should have made all.
private struct DeclaredTables {
  private var known = 0
  private var missing: Set<[String]> = []

  init(_ needs: [CodeNeed]) {
    var knownTables: Set<[String]> = []
    for need in needs where need.isCurrent && need.requirement.confidence == .strong {
      let table: [String]
      switch need.requirement.need {
      case .relation(let name): table = name
      case .column(let column): table = column.table
      default: continue
      }
      let lacksTable = need.lacks.contains { if case .relation = $0.subject { true } else { false } }
      if lacksTable { missing.insert(table) } else if need.isMet { knownTables.insert(table) }
    }
    known = knownTables.count
  }

  func isMissing(_ table: [String]) -> Bool { missing.contains(table) && missing.count * 4 <= known }
}
