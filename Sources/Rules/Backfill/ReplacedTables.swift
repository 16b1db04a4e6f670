import Migrations
import SQLSyntax
import Schema
import SourceText

/// Tables of one migration that are dropped, and those that are made in their place.
struct ReplacedTables {
  private struct Dropped {
    var table: Relation
    /// What it was called before this migration.
    var formerName: ObjectName?
    var isReset: Bool
    var migration: String
    var place: Place
    var statement: Place
  }

  private var dropped: [Dropped] = []
  private var created: [[String]] = []
  private var formerNames: [ID<Relation>: ObjectName] = [:]
  /// New tables that are given rows which are not written there: whoever does so has thought of what they are to hold.
  private var filled: Set<ID<Relation>> = []

  mutating func rename(_ id: ID<Relation>, in names: Names, _ migration: Int) {
    if let table = names.catalog[id], formerNames[id] == nil, table.birth?.migration != migration {
      formerNames[id] = table.name
    }
  }

  mutating func create(_ event: Event) {
    if let name = event.node.child(.name) { created.append(name.identifiers) }
  }

  mutating func insert(_ event: Event, _ names: Names) {
    guard !created.isEmpty, let id = event.node.child(.target).flatMap({ names.relation($0.identifiers) }) else { return }
    let isWritten = event.node.child(.source)?.child(.body)?.kind == .values && event.callers.isEmpty && !event.hasHoles
    if !isWritten { filled.insert(id) }
  }

  mutating func drop(_ event: Event, _ names: Names, _ reads: ValueReads, _ subject: Subject) {
    guard !event.moment.isMaybe else { return }
    let migration = event.step.migration
    for object in event.node.children(.object) {
      guard let id = names.relation(object.identifiers), let table = names.catalog[id], table.rows != .none, !table.isTemporary,
        let birth = table.birth, birth.migration != migration, table.kind == .table || table.kind == .partitionedTable
      else { continue }
      if reads.lastUnread == migration || reads.last(of: id).map({ $0 > migration - Self.memoryOfCopies }) ?? false { continue }
      dropped.append(
        Dropped(
          table: table, formerName: formerNames[id], isReset: event.node.flags.contains(.ifExists),
          migration: subject.migration(of: event.step), place: event.place(of: object), statement: event.place))
    }
  }

  mutating func judge(_ names: Names, _ subject: Subject, _ migration: Int, _ findings: inout Findings) {
    defer { (dropped, created, formerNames, filled) = ([], [], [:], []) }
    guard !dropped.isEmpty, !created.isEmpty else { return }
    let fresh = freshTables(names, migration)
    let sameNames = Dictionary(fresh.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let isLarge = dropped.count * fresh.count > NameLikeness.mostPairs
    for drop in dropped {
      let same = sameNames[drop.table.name].map { [$0] }
      let best = (same ?? (isLarge ? [] : fresh)).compactMap { table in replacement(of: drop, by: table).map { (table, $0) } }
        .max { $0.1 < $1.1 }
      guard let (successor, severity) = best, let birth = successor.birth else { continue }
      findings.report(finding(drop, successor, birth, severity, names, subject, &findings))
    }
  }

  /// A copy that is older than so many migrations was for something else.
  private static let memoryOfCopies = 3

  /// Tables that this migration has made, as they are now.
  private func freshTables(_ names: Names, _ migration: Int) -> [Relation] {
    var seen = filled
    let candidates = created.compactMap { names.relation($0) } + dropped.compactMap { names.catalog.relationID($0.table.name) }
    return candidates.filter { seen.insert($0).inserted }.compactMap { names.catalog[$0] }.filter {
      $0.isTable && !$0.isTemporary && $0.birth?.migration == migration
    }
  }

  private func replacement(of old: Dropped, by new: Relation) -> Severity? {
    let likeness =
      old.table.name == new.name || old.formerName == new.name ? .same : NameLikeness(old.table.name.name, new.name.name)
    let common = Set(old.table.columns.map(\.name)).intersection(new.columns.map(\.name)).subtracting(Self.common).count
    let own = Set(old.table.columns.map(\.name)).subtracting(Self.common).count
    let isAlike = common > 0 && 2 * common >= own
    switch likeness {
    // A script that makes everything anew means to.
    case .same: return old.isReset && old.formerName == nil ? .warning : isAlike ? .error : .warning
    case .spelling: return isAlike || joinsTheSame(old.table, new) ? .error : nil
    case .ending: return isAlike || joinsTheSame(old.table, new) ? .warning : nil
    case .part: return joinsTheSame(old.table, new) || isAlike && common >= 3 ? .warning : nil
    case .none: return nil
    }
  }

  /// Columns that tell nothing of what a table is about.
  private static let common: Set<String> = [
    "id", "created_at", "updated_at", "createdAt", "updatedAt", "deleted_at", "deletedAt", "created", "updated",
  ]

  /// Two tables that say which rows of two others belong together.
  private func joinsTheSame(_ old: Relation, _ new: Relation) -> Bool {
    func references(_ table: Relation) -> Set<ID<Relation>> {
      Set(table.constraints.filter { $0.kind == .foreignKey }.compactMap(\.references))
    }
    let joined = references(old)
    return joined.count > 1 && joined.isSubset(of: references(new))
  }

  private func finding(
    _ old: Dropped, _ new: Relation, _ birth: Moment, _ severity: Severity, _ names: Names, _ subject: Subject,
    _ findings: inout Findings
  ) -> Finding {
    let (from, to) = (names.display(old.table.name), names.display(new.name))
    let made = findings.whereabouts(of: birth.place, from: old.place)
    let what =
      from == to
      ? "the table \(from) is dropped and made anew \(made)"
      : "\(to), which is made \(made), \(severity == .error ? "takes" : "seems to take") the place of the table \(from)"
    let copy = "INSERT INTO \(to) (…) SELECT … FROM \(from)"
    let help =
      from == to
      ? "Change the table with ALTER TABLE; or rename the old one, make the new one, copy the rows with INSERT INTO \(to) (…) SELECT …, and "
        + "then drop the old one."
      : "If it is the same table under another name, write \(subject.set.spelling.statement("ALTER TABLE \(from) RENAME TO \(to)")); otherwise copy the "
        + "rows before the drop: \(copy)."
    return Finding(
      ColumnReplacedWithoutCopy.info, severity, .likely, what + ", and nothing carries its rows over: they are lost",
      help: help,
      migration: old.migration, at: old.place, statement: old.statement,
      related: [Finding.Related("\(to) is made here", at: birth.place)])
  }
}
