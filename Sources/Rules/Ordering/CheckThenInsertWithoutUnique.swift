import ApplicationCode
import Migrations
import Schema
import SourceText

/// Code that looks whether a row is there and puts it in if not, where nothing refuses the second one.
struct CheckThenInsertWithoutUnique: Rule {
  static let info = RuleInfo(
    id: "check-then-insert-without-unique", family: .ordering, severity: .warning,
    summary: "code inserts a row it has not found, and no unique index refuses a second one",
    hazard: """
      Two requests that come at once both look, both find nothing, and both insert: a webhook and the page that waits for it, a job that is \
      repeated, a double click. A check before an insert does not help, and neither does a transaction: only a unique index decides.
      """,
    remedy: """
      Remove the duplicates, add a UNIQUE constraint over the columns, and insert with ON CONFLICT, or look again when the insert is refused \
      with 23505.
      """,
    example: (bad: "payment-twice", good: "payment-once"),
    unproved: "two requests that meet are not replayed; that no unique index refuses the second row is what the server shows.")

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    let names = names.forApplication
    for need in needs where need.isCurrent && !need.requirement.isTest {
      guard case .uniqueKey(let key) = need.requirement.need, key.manner == .checkThenInsert, !key.columns.isEmpty else {
        continue
      }
      let relations = names.relations(key.table)
      guard relations.count == 1, lacksKey(over: key.columns, relations[0], names) else { continue }
      findings.report(finding(key, need.requirement, relations[0], names))
    }
  }

  /// No unique index keeps two rows apart that are equal in these columns.
  private func lacksKey(over columns: [String], _ id: ID<Relation>, _ names: Names) -> Bool {
    guard let table = names.catalog[id], table.kind == .table, names.miss(ofUniqueKey: columns, of: id)?.certainty == .certain
    else { return false }
    let looked = Set(columns)
    guard looked.allSatisfy({ table.column($0) != nil }) else { return false }
    if table.constraints.contains(where: { $0.kind == .exclusion }) { return false }
    return !names.catalog.uniqueKeys(of: id).contains { key in
      // Two ways to write an expression are too many to know them all.
      looked.isSuperset(of: key.columns) && (!key.columns.isEmpty || !key.expressions.isEmpty)
    }
  }

  private func finding(_ key: UniqueKeyNeed, _ requirement: Requirement, _ id: ID<Relation>, _ names: Names) -> Finding {
    let table = names.catalog[id].map { names.display($0.name) } ?? key.table.joined(separator: ".")
    let columns = key.columns.joined(separator: ", ")
    var finding = Finding(
      Self.info, .warning, .likely,
      "two that run \(requirement.speaker) at once both find no row of \(table) with the same \(columns), and both insert one: no unique index refuses the second",
      help:
        "Remove the duplicates that are there, then add a UNIQUE constraint on \(table) (\(columns)), or on those of them that tell the rows apart; and insert with ON CONFLICT DO NOTHING, or look again when 23505 comes.",
      migration: subject.set.migrations.last?.id ?? "", at: requirement.place, statement: requirement.place)
    if let insertion = key.insertion { finding.related.append(Finding.Related("and inserts it here", at: insertion)) }
    if let birth = names.catalog[id]?.birth {
      finding.related.append(Finding.Related("\(table) is created here", at: birth.place))
    }
    return finding
  }
}
