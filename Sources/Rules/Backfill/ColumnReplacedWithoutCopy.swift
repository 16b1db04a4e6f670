import Migrations
import SQLSyntax
import Schema
import SourceText

/// A column, or a table, makes room for another one and takes its values with it.
struct ColumnReplacedWithoutCopy: Rule {
  static let info = RuleInfo(
    id: "column-replaced-without-copy", family: .backfill, severity: .error,
    summary: "a column or a table is replaced by another, and its values are not carried over",
    hazard: """
      Generators write a renamed column as one that is dropped and one that is added, and so do people who want another type: all \
      values are lost, and the server does not say a word. The table looks right, and its rows are empty or hold the default.
      """,
    remedy: """
      Rename the column with ALTER TABLE … RENAME COLUMN, or change its type with ALTER COLUMN … TYPE … USING. If it has to be another \
      one, add it, copy the values with UPDATE, and drop the old one when nobody reads it any more.
      """,
    example: (bad: "rename-by-drop-and-add", good: "renamed"))
  static let statements: WatchedStatements = .all

  private let subject: Subject
  private var reads = ValueReads()
  /// The migration at hand.
  private var migration = -1
  private var dropped: [DroppedColumn] = []
  /// By table, in the order in which they were added; also those of earlier migrations.
  private var added: [ID<Relation>: [AddedColumn]] = [:]
  /// What columns were called before this migration.
  private var formerNames: [ID<Relation>: [String: String]] = [:]
  private var tables = ReplacedTables()
  /// An ALTER TABLE of a table that nothing has spoken of before: behind it the catalog has it.
  private var first: Event?

  init(_ subject: Subject) { self.subject = subject }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    alterFirst(names)
    if event.step.migration != migration {
      judge(names, &findings)
      migration = event.step.migration
      forgetOld()
    }
    guard event.transaction.ending == .committed else { return }
    reads.note(event, in: names)
    switch event.node.kind {
    case .alterTable: alter(event, names)
    case .update: if !added.isEmpty { noteFilled(event.node, names) }
    case .drop where event.node.detail == .table: tables.drop(event, names, reads, subject)
    case .createTable: tables.create(event)
    case .insert: tables.insert(event, names)
    default: break
    }
  }

  mutating func ends(in names: Names, _ findings: inout Findings) {
    alterFirst(names)
    judge(names, &findings)
  }

  /// What is older has nothing to do with a drop.
  private mutating func forgetOld() {
    let limit = migration - Self.memory
    let isOld = { (columns: [AddedColumn]) in columns.last.map { $0.migration <= limit } ?? true }
    if added.values.contains(where: isOld) { added = added.filter { !isOld($0.value) } }
    reads.forget(before: migration)
  }

  // MARK: Watching

  private mutating func alter(_ event: Event, _ names: Names) {
    guard let table = event.node.child(.table), event.node.detail == .table || event.node.detail == .foreign else { return }
    guard let id = names.relation(table.identifiers) else {
      first = event
      return
    }
    for action in event.node.children where action.role == .action {
      switch action.kind {
      case .dropColumn: drop(action, of: id, event, names)
      case .addColumn: add(action, to: id, event, names)
      case .renameColumn: rename(action, of: id)
      case .renameTo: tables.rename(id, in: names, migration)
      default: break
      }
    }
  }

  private mutating func alterFirst(_ names: Names) {
    guard let event = first else { return }
    alter(event, names)
    first = nil
  }

  private mutating func drop(_ action: Node, of id: ID<Relation>, _ event: Event, _ names: Names) {
    guard !event.moment.isMaybe, let relation = names.catalog[id], relation.rows != .none, !relation.isTemporary,
      let name = action.child(.column)?.firstIdentifier, relation.birth?.migration != migration
    else { return }
    if added[id]?.contains(where: { $0.name == name && $0.migration == migration }) == true { return }
    let column = relation.column(name)
    if column == nil, relation.isComplete || action.flags.contains(.ifExists) { return }
    dropped.append(
      DroppedColumn(
        table: id, column: column ?? Column(name, .undetermined), formerName: formerNames[id]?[name],
        reference: relation.reference(of: name), keys: relation.keys(of: name), lastRead: reads.last(of: id, name),
        lastUnread: reads.lastUnread,
        event: event, migration: subject.migration(of: event.step), place: event.place(of: action)))
  }

  private mutating func add(_ action: Node, to id: ID<Relation>, _ event: Event, _ names: Names) {
    guard let definition = action.child(.definition), let name = definition.child(.name)?.firstIdentifier else { return }
    if action.flags.contains(.ifNotExists), first == nil, names.catalog[id]?.column(name) != nil { return }
    added[id, default: []].append(
      AddedColumn(
        name: name, writtenType: definition.child(.type)?.sourceText ?? "", isRequired: definition.isRequiredColumn,
        migration: migration, event: event, place: event.place(of: action)))
  }

  private mutating func rename(_ action: Node, of id: ID<Relation>) {
    guard let old = action.child(.column)?.firstIdentifier, let new = action.child(.newName)?.firstIdentifier else {
      return
    }
    reads.rename(old, of: id, to: new)
    for index in added[id]?.indices ?? 0..<0 where added[id]![index].name == old { added[id]![index].name = new }
    formerNames[id, default: [:]][new] = old
  }

  /// Somebody has thought of what the new column is to hold in which row.
  private mutating func noteFilled(_ update: Node, _ names: Names) {
    guard let id = update.child(.target).flatMap({ names.relation($0.identifiers) }), added[id] != nil else { return }
    let isForSome = update.child(.where) != nil
    for assignment in update.children(.assignment) where isForSome || assignment.child(.value)?.isConstantValue != true {
      for name in assignment.assignedColumns {
        for index in added[id]!.indices where added[id]![index].name == name { added[id]![index].isFilledByChoice = true }
      }
    }
  }

  // MARK: Judging

  private mutating func judge(_ names: Names, _ findings: inout Findings) {
    if !dropped.isEmpty {
      var tables: [ID<Relation>] = []
      for drop in dropped where !tables.contains(drop.table) { tables.append(drop.table) }
      for table in tables { judge(table, names, &findings) }
      dropped = []
    }
    formerNames = [:]
    tables.judge(names, subject, migration, &findings)
  }

  /// Each dropped column and what looks most like its successor, the likest first.
  private func judge(_ id: ID<Relation>, _ names: Names, _ findings: inout Findings) {
    guard let table = names.catalog[id] else { return }
    let lost = dropped.filter { $0.table == id }
    let candidates = (added[id] ?? []).filter { table.column($0.name) != nil && $0.migration > migration - Self.memory }
    let fresh = candidates.filter { $0.migration == migration }
    let isLarge = lost.count * candidates.count > NameLikeness.mostPairs
    var pairs: [(drop: Int, successor: AddedColumn, replacement: ColumnReplacement)] = []
    for (index, drop) in lost.enumerated() {
      for candidate in candidates where !isLarge || candidate.name == drop.name {
        let isOnly = lost.count == 1 && fresh.count == 1
        let replacement = ColumnReplacement(
          drop, candidate, in: table, names.catalog, isOnly: isOnly, isSameMigration: candidate.migration == migration)
        guard let replacement else { continue }
        pairs.append((index, candidate, replacement))
      }
    }
    pairs.sort { $0.replacement.likeness > $1.replacement.likeness }
    var settled: Set<Int> = []
    var taken: Set<String> = []
    for pair in pairs where !settled.contains(pair.drop) && !taken.contains(pair.successor.name) {
      settled.insert(pair.drop)
      taken.insert(pair.successor.name)
      let drop = lost[pair.drop]
      if let read = drop.lastRead, read > migration - Self.memory { continue }
      if drop.lastUnread >= pair.successor.migration || pair.successor.isFilledByChoice { continue }
      let declarations = [drop.event, pair.successor.event].compactMap {
        subject.backfills.declared(at: $0, table: table.name, column: pair.successor.name)
      }
      if declarations.contains(where: \.holds) { continue }
      var finding = pair.replacement.finding(drop, pair.successor, of: table, names, subject, &findings)
      if let complaint = declarations.first?.complaint(pair.successor.name) { finding.message += "; \(complaint)" }
      findings.report(finding)
    }
  }

  private static let memory = ValueReads.memory
}

/// A column that is dropped, as it was.
struct DroppedColumn {
  var table: ID<Relation>
  var column: Column
  /// What it was called before this migration gave it another name.
  var formerName: String?
  var reference: ID<Relation>?
  var keys: [Set<String>]
  /// The last migration that carried its values anywhere.
  var lastRead: Int?
  /// The last migration in which something ran that may have.
  var lastUnread: Int
  var event: Event
  /// Of the finding.
  var migration: String
  var place: Place

  var name: String { column.name }
}

struct AddedColumn {
  /// As it is called now.
  var name: String
  var writtenType: String
  /// It is NOT NULL and nothing gives it a value: the server refuses it while there are rows.
  var isRequired: Bool
  var migration: Int
  var event: Event
  var place: Place
  var isFilledByChoice = false
}

extension Relation {
  /// What a foreign key of this column alone refers to.
  func reference(of column: String) -> ID<Relation>? {
    constraints.first { $0.kind == .foreignKey && $0.columns == [column] }?.references
  }

  /// The other columns of each unique key that a column is in.
  func keys(of column: String) -> [Set<String>] {
    let constrained = constraints.filter { $0.kind == .unique || $0.kind == .primaryKey }.map { Array($0.columns) }
    let indexed = indexes.filter { $0.isUnique && $0.$predicate == nil }.map { $0.columns.compactMap(\.self) }
    return (constrained + indexed).filter { $0.contains(column) }.map { Set($0).subtracting([column]) }
  }
}

extension Node {
  /// Of a column's definition.
  fileprivate var isRequiredColumn: Bool {
    let constraints = children(.constraint)
    let fills = constraints.contains { [.defaultConstraint, .identityColumn, .generatedColumn].contains($0.kind) }
    let type = child(.type)?.child(.name)?.lastIdentifier ?? ""
    guard !fills, !["serial", "bigserial", "smallserial", "serial2", "serial4", "serial8"].contains(type) else { return false }
    return constraints.contains { $0.kind == .notNullConstraint || $0.kind == .primaryKeyConstraint }
  }

  fileprivate var isConstantValue: Bool {
    switch kind {
    case .constant: !detail.isString || stringValue != nil
    case .cast: child(.value)?.isConstantValue ?? false
    default: false
    }
  }
}
