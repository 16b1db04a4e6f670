import Migrations
import SQLSyntax
import Schema
import SourceText

/// The locks that the transaction at hand has taken on tables that others use.
struct HeldLocks {
  struct Held {
    var lock: TableLock
    /// The statement that takes it.
    var command: String
    var moment: Moment
    /// The part of it that does.
    var place: Place
    var mode: LockMode { lock.mode }

    func nameNow(in names: Names) -> ObjectName { lock.table.flatMap { names.catalog[$0]?.name } ?? lock.name }
  }

  /// A table by what is known of it.
  private enum Table: Hashable {
    case known(ID<Relation>)
    case named(ObjectName)

    init(_ table: ID<Relation>?, _ name: ObjectName) { self = table.map { .known($0) } ?? .named(name) }
  }

  private var held: [Held] = []
  /// Of all locks that the transaction has taken.
  private(set) var strongest: LockMode?
  /// Of each savepoint that is open: how many locks there were.
  private var savepoints: [(name: String, count: Int)] = []
  private var transaction = -1
  /// Those of the migration before, if its transaction may go on where several are deployed together.
  private var earlier: [Table: Held] = [:]
  private var migration = -1
  private var ofMigration: [Held] = []
  /// Names of columns and tables that the transaction has made, or made fit for what could not be done before.
  private var newNames: Set<String> = []

  /// Takes in what a statement locks and makes.
  mutating func note(_ event: Event, in names: Names) {
    savepoint(event.node)
    noteAdditions(event.node, names)
    for lock in names.locks(takenBy: event.node) where names.isUsedByOthers(lock, at: event.moment) {
      strongest = max(strongest ?? lock.mode, lock.mode)
      held.append(
        Held(lock: lock, command: "\(event.tag)", moment: event.moment, place: event.place(of: lock.cause)))
    }
  }

  /// Forgets what has been given back when a statement comes to run.
  mutating func enter(_ moment: Moment) {
    if moment.transaction != transaction {
      if !held.isEmpty { ofMigration += held }
      transaction = moment.transaction
      held = []
      strongest = nil
      savepoints = []
      newNames = []
    }
    if moment.migration != migration {
      earlier = [:]
      for lock in ofMigration where lock.mode.blocksReaders && lock.moment.migration == moment.migration - 1 {
        earlier[Table(lock.lock.table, lock.lock.name)] = lock
      }
      ofMigration = []
      migration = moment.migration
    }
  }

  /// ROLLBACK TO gives the locks back that were taken since.
  private mutating func savepoint(_ node: Node) {
    guard node.kind == .savepoint, let name = node.child(.name)?.firstIdentifier else { return }
    if node.detail == .savepoint { return savepoints.append((name, held.count)) }
    guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return }
    if node.detail == .release {
      savepoints.removeSubrange(index...)
    } else {
      held.removeSubrange(savepoints[index].count...)
      strongest = held.map(\.mode).max()
      savepoints.removeSubrange((index + 1)...)
    }
  }

  // MARK: Asking

  /// One for each table, the strongest lock.
  func held(in names: Names, _ matters: (ObjectName) -> Bool) -> [Held] {
    var found: [Held] = []
    var positions: [ObjectName: Int] = [:]
    for lock in held where matters(lock.nameNow(in: names)) {
      if let table = lock.lock.table, names.catalog[table] == nil { continue }
      let name = lock.nameNow(in: names)
      guard let position = positions[name] else {
        positions[name] = found.count
        found.append(lock)
        continue
      }
      if found[position].mode < lock.mode { found[position] = lock }
    }
    return found
  }

  /// The lock of the migration before on the table that is changed, if both may share a transaction.
  func heldTogether(with event: Event, on change: RowChange) -> Held? {
    guard let lock = earlier[Table(change.table, change.name)] ?? earlier[.named(change.name)],
      lock.moment.jointTransaction == event.moment.jointTransaction
    else { return nil }
    return lock
  }

  /// Whether a change of rows speaks of something that the transaction has made.
  func isNeeded(by change: RowChange, _ event: Event, in names: Names) -> Bool {
    guard event.callers.isEmpty else { return true }
    let mentioned = change.node.nodes { $0 == .columnReference || $0 == .relationName || $0 == .name }
    return mentioned.contains { $0.identifiers.contains(where: newNames.contains) }
  }

  private mutating func noteAdditions(_ node: Node, _ names: Names) {
    switch node.kind {
    case .alterTable:
      for action in node.children {
        switch action.kind {
        case .addColumn: note(action.child(.definition)?.child(.name)?.firstIdentifier)
        case .renameColumn, .renameTo: note(action.child(.newName)?.lastIdentifier)
        case .alterColumnType, .dropNotNull: note(action.child(.column)?.firstIdentifier)
        case .dropConstraint, .setSchema, .setRowSecurity, .setTriggerState, .attachPartition:
          note(node.child(.table)?.lastIdentifier)
        default: break
        }
      }
    case .createTable, .createTableAs, .createView, .createMaterializedView:
      for role in [Role.name, .table] { note(node.child(role)?.lastIdentifier) }
    case .drop where node.detail == .trigger, .truncate, .lockTable, .createTrigger:
      for name in node.nodes(of: .relationName) { note(name.lastIdentifier) }
    default: break
    }
  }

  private mutating func note(_ newName: String?) {
    if let newName { newNames.insert(newName) }
  }
}

extension Names {
  /// A table from before this migration, which may have readers. What is dropped has none that matter.
  fileprivate func isUsedByOthers(_ lock: TableLock, at moment: Moment) -> Bool {
    guard let table = lock.table, let relation = catalog[table] else { return !lock.name.schema.hasPrefix("pg_") }
    return relation.isTable && !relation.isTemporary && relation.birth?.migration != moment.migration
  }
}
