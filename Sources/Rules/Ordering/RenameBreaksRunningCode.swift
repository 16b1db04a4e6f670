import ApplicationCode
import Migrations
import SQLSyntax
import Schema
import SourceText

/// A name changes that running code uses: no order of code and migration is right.
struct RenameBreaksRunningCode: Rule {
  static let info = RuleInfo(
    id: "rename-breaks-running-code", family: .ordering, severity: .error,
    summary: "a table or column that running code uses is renamed",
    hazard: """
      The old code knows the old name, the new code the new one, and the database has one of them at a time. Whichever goes out first, there is a \
      time in which what runs fails (42P01, 42703), and rolling the code back fails for good.
      """,
    remedy: """
      Add the new column and write both, fill it, let the code read the new one, and drop the old one in a later release. Of a table: rename it and \
      leave a view of the old name, for as long as old code runs.
      """,
    example: (bad: "column", good: "add-and-copy"),
    unproved:
      "the code is not run. Models are compared with what their own libraries declare, and SQL in strings is prepared on a server (Tests/Judges/code)."
  )

  private let subject: Subject
  private let newest: NewestMigrations

  init(_ subject: Subject) {
    self.subject = subject
    newest = NewestMigrations(subject.set)
  }

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    let names = names.forApplication
    if subject.changes == nil {
      afterwards(needs, names, &findings)
    } else {
      beforehand(needs, names, &findings)
    }
  }

  // MARK: What is about to be deployed is known

  /// Code that runs now and needs a name that the change takes away.
  private func beforehand(_ needs: [CodeNeed], _ names: Names, _ findings: inout Findings) {
    var told: Set<Place> = []
    for need in needs where need.age == .former && need.lackedBefore?.isEmpty ?? false {
      for miss in need.lacks where miss.certainty == .certain {
        guard let departure = miss.departure, case .renamed(let new) = departure.manner,
          subject.pending.contains(departure.moment.migration), told.insert(departure.moment.place).inserted
        else { continue }
        let reference = subject.changes?.reference ?? "the last release"
        findings.report(
          finding(
            .error, departure,
            "\(names.describe(miss)) is renamed to \(new), and the code that runs until this change is deployed uses the old name (\(need.whereabouts(&findings)) at \(reference)): whichever goes out first, one of the two fails with \(miss.sqlstate)",
            miss.sqlstate,
            [Finding.Related("\(need.requirement.speaker) used the old name here, at \(reference)", at: need.requirement.place)]
          ))
      }
    }
  }

  // MARK: Only the files as they are

  /// The newest migrations rename what the code uses now: what ran before used the old name.
  private func afterwards(_ needs: [CodeNeed], _ names: Names, _ findings: inout Findings) {
    for rename in names.catalog.renames where newest.contains(rename.departure.moment.migration) {
      guard case .renamed(let new) = rename.departure.manner, let relation = names.catalog[rename.relation],
        let birth = rename.departure.birth, birth.migration != rename.departure.moment.migration,
        let user = needs.first(where: {
          $0.isCurrent && $0.isMet && $0.requirement.names(relation, rename.column.map { _ in new })
        })
      else { continue }
      let table = names.display(relation.name)
      let thing = rename.column.map { "the column \(table).\($0)" } ?? "the table \(rename.name)"
      // A view of the old name does for the old code.
      if rename.column == nil, names.relation([rename.name]) != nil { continue }
      let sqlstate = rename.column == nil ? "42P01" : "42703"
      findings.report(
        finding(
          .warning, rename.departure,
          "\(thing) is renamed to \(new), which the code uses (\(user.whereabouts(&findings))): as long as code that knows the old name runs, it fails with \(sqlstate)",
          sqlstate, [Finding.Related("\(user.requirement.speaker) uses the new name here", at: user.requirement.place)]))
    }
  }

  private func finding(
    _ severity: Severity, _ departure: Departure, _ message: String, _ sqlstate: String, _ related: [Finding.Related]
  ) -> Finding {
    Finding(
      Self.info, severity, .likely, message, help: Self.info.remedy, sqlstate: sqlstate,
      migration: subject.set.migrations[departure.moment.migration].id, at: departure.moment.place,
      statement: departure.moment.place, related: related)
  }
}

extension Requirement {
  /// Whether it names a table, or a column of it.
  fileprivate func names(_ relation: Relation, _ column: String?) -> Bool {
    switch need {
    case .relation(let name): column == nil && name.last == relation.name.name
    case .column(let need): need.table.last == relation.name.name && (column == nil || need.column == column)
    case .statement(let statement):
      statement.script.tree.relations(below: statement.root).contains { $0.parts.last == relation.name.name }
        && (column == nil || statement.namesColumn(column!))
    case .call, .labels, .uniqueKey: false
    }
  }
}

extension ScriptStatement {
  fileprivate func namesColumn(_ name: String) -> Bool {
    !root.nodes { $0 == .columnReference || $0 == .targetColumn }.filter { node in
      (node.child(.name) ?? node).lastIdentifier == name
    }.isEmpty
  }
}
