import Migrations
import SQLSyntax
import SourceText

/// The schema of a database as far as a history tells: what it made, and what it speaks of. What it never speaks of is unknown,
/// not absent. Changes since a savepoint can be taken back.
public final class Catalog {
  private var typeStore = Store<TypeEntry>()
  private var relationStore = Store<Relation>()
  private var routineStore = Store<Routine>()
  private var typeNames: [ObjectName: ID<TypeEntry>] = [:]
  private var relationNames: [ObjectName: ID<Relation>] = [:]
  private var routineNames: [ObjectName: [ID<Routine>]] = [:]
  /// Schemas that the history made (true) or dropped (false).
  private var schemas: [String: Bool] = ["public": true, "pg_catalog": true, "information_schema": true]
  /// What names meant where they were written.
  var storedNames = StoredNames()
  /// Who may speak of what.
  private(set) var references = References()
  /// What was taken away, and when.
  var departures = Departures()
  /// What the session carries out.
  var statementAtHand: Moment?
  /// Tables that go, or are emptied, when the transaction commits; what goes with the connection; tables known to be empty. An
  /// entry may be out of date.
  private var endingWithTransaction: [ID<Relation>] = []
  private var endingWithConnection: [ObjectID] = []
  private var empty: [ID<Relation>] = []
  /// Tables that were made by picking rows of others.
  private var choices: [ID<Relation>] = []
  /// Where to look first for a free number behind a name that PostgreSQL chooses.
  private var freeNumbers: [ObjectName: Int] = [:]
  /// How to take back what was done since the transaction began, the last change last.
  private var journal: [(Catalog) -> Void] = []

  private var formerKeys: [ID<Relation>: [[String]]] = [:]
  /// A program has run that nobody can read.
  private(set) var hasRunUnread = false
  /// A statement has run of which nobody could read all.
  var hasRunUnknownStatements = false
  /// Tables that were empty when it did, in this connection.
  private var emptyBeforeUnread: Set<ID<Relation>> = []

  /// Of migrations that begin something together: the index of the last of them.
  private let endsOfBeginnings: [Int: Int]
  /// Tables that a beginning left empty, by its end. Where it runs nobody else writes into them before that; where others run, it
  /// may have run long ago.
  private var leftEmpty: [Int: [ID<Relation>]] = [:]

  public init() { endsOfBeginnings = [:] }

  init(_ set: MigrationSet) {
    let ends = set.migrations.enumerated().compactMap { index, migration in migration.lastOfBeginning.map { (index, $0) } }
    endsOfBeginnings = Dictionary(uniqueKeysWithValues: ends)
  }

  /// Others may put rows into a table that has been empty up to here.
  private func noteLeftEmpty(_ id: ID<Relation>, until index: Int) {
    guard let end = endOfBeginning(of: id), index <= end else { return }
    leftEmpty[end, default: []].append(id)
  }

  private func endOfBeginning(of id: ID<Relation>) -> Int? {
    endsOfBeginnings.isEmpty ? nil : relationStore[id]?.birth.flatMap { endsOfBeginnings[$0.migration] }
  }

  /// A migration is about to run.
  func begin(migration index: Int) {
    guard let end = endsOfBeginnings[index], let tables = leftEmpty.removeValue(forKey: end) else { return }
    for id in tables {
      guard let table = relationStore[id], table.rows == .maybe, table.insertions.isEmpty, !table.hasCopiedRows
      else { continue }
      relationStore[id]!.rows = .none
      empty.append(id)
    }
  }

  // MARK: Going back

  /// How many changes there were; `rollback(to:)` returns there.
  var mark: Int { journal.count }

  func rollback(to mark: Int) {
    while journal.count > mark { journal.removeLast()(self) }
    freeNumbers = [:]
  }

  func noteUndo(_ undo: @escaping (Catalog) -> Void) { journal.append(undo) }

  /// What was done stays; tables that are made for the transaction only do not.
  func commit() {
    statementAtHand = nil
    if !endingWithTransaction.isEmpty { endWithTransaction() }
    journal.removeAll(keepingCapacity: true)
  }

  private func endWithTransaction() {
    for id in endingWithTransaction {
      guard let relation = self[id] else { continue }
      if relation.onCommit == .drop { drop(.relation(id)) } else { relationStore[id]?.rows = .none }
    }
    endingWithTransaction.removeAll { self[$0]?.onCommit != .delete }
  }

  /// The connection ends, and with it its temporary objects. From now on others may put rows into the tables it left empty, unless
  /// another migration follows at once.
  func disconnect(before next: Int, isFollowedAtOnce: Bool) {
    for object in endingWithConnection where schema(of: object) == "pg_temp" { drop(object) }
    endingWithConnection = []
    endingWithTransaction = []
    formerKeys = [:]
    if !isFollowedAtOnce {
      emptyBeforeUnread = []
      for id in empty where relationStore[id]?.rows == Relation.Rows.none {
        relationStore[id]?.rows = .maybe
        noteLeftEmpty(id, until: next)
      }
      empty = []
    }
    commit()
  }

  // MARK: Reading

  public subscript(id: ID<TypeEntry>) -> TypeEntry? { _read { yield typeStore[id] } }
  public subscript(id: ID<Relation>) -> Relation? { _read { yield relationStore[id] } }
  public subscript(id: ID<Routine>) -> Routine? { _read { yield routineStore[id] } }

  func outline(of id: ID<Relation>) -> RelationOutline? { relationStore[id].map(RelationOutline.init) }

  /// The columns of a relation, for who needs nothing else of it.
  func columns(of id: ID<Relation>) -> [Column]? { relationStore[id].map { $0.columns } }

  public func hasColumn(_ name: String, in id: ID<Relation>) -> Bool {
    columns(of: id)?.position(of: name) != nil
  }

  /// Asks something of a relation without holding on to it.
  func ask<Answer>(_ id: ID<Relation>, _ question: (Relation) -> Answer) -> Answer? { relationStore[id].map(question) }

  public var types: [ID<TypeEntry>] { typeStore.ids }
  public var relations: [ID<Relation>] { relationStore.ids }
  public var routines: [ID<Routine>] { routineStore.ids }

  public func typeID(_ name: ObjectName) -> ID<TypeEntry>? { typeNames[name] }
  public func relationID(_ name: ObjectName) -> ID<Relation>? { relationNames[name] }
  public func routineIDs(_ name: ObjectName) -> [ID<Routine>] { routineNames[name] ?? [] }

  /// Nil where the history neither made nor dropped the schema.
  public func hasSchema(_ name: String) -> Bool? { schemas[name] }

  /// Those that the history made, in the order of their names.
  var madeSchemas: [String] {
    schemas.filter { $0.value && !["public", "pg_catalog", "information_schema"].contains($0.key) }.keys.sorted()
  }

  var mayHoldTemporaryObjects: Bool { !endingWithConnection.isEmpty }

  // MARK: Changing

  @discardableResult
  func add(_ entry: TypeEntry) -> ID<TypeEntry> {
    let id = typeStore.add(entry)
    references.note(id, entry)
    noteEnd(.type(id), entry.name)
    journal.append { $0.typeStore[id] = nil }
    setName(entry.name, of: id)
    return id
  }

  @discardableResult
  func add(_ relation: Relation) -> ID<Relation> {
    let id = relationStore.add(relation)
    references.note(id, relation)
    noteEnd(.relation(id), relation.name)
    noteRows(id, relation)
    if relation.choice != nil { choices.append(id) }
    journal.append { $0.relationStore[id] = nil }
    setName(relation.name, of: id)
    return id
  }

  @discardableResult
  func add(_ routine: Routine) -> ID<Routine> {
    let id = routineStore.add(routine)
    references.note(id, routine)
    noteEnd(.routine(id), routine.name)
    journal.append { $0.routineStore[id] = nil }
    setRoutines(routineIDs(routine.name) + [id], named: routine.name)
    return id
  }

  /// Changes an object in place; a new name becomes the one it is found by.
  func change(_ id: ID<TypeEntry>, _ body: (inout TypeEntry) -> Void) {
    guard let old = typeStore[id] else { return }
    journal.append { $0.typeStore[id] = old }
    var new = old
    body(&new)
    typeStore[id] = new
    references.note(id, new)
    guard let manner = Departure.Manner(from: old.name, to: new.name) else { return }
    noteDeparture(of: id, old, manner)
    move(id, from: old.name, to: new.name)
  }

  func change(_ id: ID<Relation>, _ body: (inout Relation) -> Void) {
    guard let old = relationStore[id] else { return }
    journal.append { $0.relationStore[id] = old }
    var new = old
    body(&new)
    relationStore[id] = new
    references.note(id, new, after: old)
    if new.constraints.count < old.constraints.count { freeNumbers = [:] }
    if new.rows != old.rows || new.onCommit != old.onCommit { noteRows(id, new) }
    guard let manner = Departure.Manner(from: old.name, to: new.name) else { return }
    noteDeparture(of: id, old, manner)
    if relationNames[old.name] == id { setName(old.name, of: nil as ID<Relation>?) }
    setName(new.name, of: id)
  }

  func change(_ id: ID<Routine>, _ body: (inout Routine) -> Void) {
    guard let old = routineStore[id] else { return }
    journal.append { $0.routineStore[id] = old }
    var new = old
    body(&new)
    routineStore[id] = new
    references.note(id, new)
    guard let manner = Departure.Manner(from: old.name, to: new.name) else { return }
    noteDeparture(of: old, manner)
    setRoutines(routineIDs(old.name).filter { $0 != id }, named: old.name)
    setRoutines(routineIDs(new.name) + [id], named: new.name)
  }

  func remove(_ id: ID<TypeEntry>) {
    guard let old = typeStore[id] else { return }
    noteDeparture(of: id, old)
    if typeNames[old.name] == id { setName(old.name, of: nil as ID<TypeEntry>?) }
    journal.append { $0.typeStore[id] = old }
    typeStore[id] = nil
  }

  func remove(_ id: ID<Relation>) {
    guard let old = relationStore[id] else { return }
    noteDeparture(of: id, old)
    if relationNames[old.name] == id { setName(old.name, of: nil as ID<Relation>?) }
    journal.append { $0.relationStore[id] = old }
    relationStore[id] = nil
  }

  func remove(_ id: ID<Routine>) {
    guard let old = routineStore[id] else { return }
    noteDeparture(of: old)
    setRoutines(routineIDs(old.name).filter { $0 != id }, named: old.name)
    journal.append { $0.routineStore[id] = old }
    routineStore[id] = nil
  }

  func changeColumn(_ name: String, of id: ID<Relation>, _ body: (inout Column) -> Void) {
    guard let index = self[id]?.columns.position(of: name) else { return }
    change(id) { body(&$0.columns[index]) }
  }

  // Parts that are added one by one, and may be many, are taken back one by one.

  func append(_ column: Column, to id: ID<Relation>) {
    guard relationStore[id] != nil else { return }
    relationStore[id]!.columns.appendClosely(column)
    journal.append { $0.relationStore[id]!.columns.removeLast() }
    references.note(.relation(id), holds: column.type)
  }

  func append(_ constraint: Constraint, to id: ID<Relation>) {
    guard relationStore[id] != nil else { return }
    relationStore[id]!.constraints.appendClosely(constraint)
    journal.append { $0.relationStore[id]!.constraints.removeLast() }
    references.note(id, relationStore[id]!.name.schema, constraint)
  }

  func append(_ trigger: Trigger, to id: ID<Relation>) {
    guard relationStore[id] != nil else { return }
    relationStore[id]!.triggers.appendClosely(trigger)
    journal.append { $0.relationStore[id]!.triggers.removeLast() }
    references.note(id, trigger)
  }

  func append(_ index: Index, to id: ID<Relation>) {
    guard relationStore[id] != nil else { return }
    relationStore[id]!.indexes.appendClosely(index)
    journal.append { $0.relationStore[id]!.indexes.removeLast() }
  }

  /// A part that is seldom added, and speaks of nothing that its relation does not speak of besides.
  func append<Part>(_ part: Part, to parts: WritableKeyPath<Relation, [Part]>, of id: ID<Relation>) {
    guard relationStore[id] != nil else { return }
    relationStore[id]![keyPath: parts].append(part)
    journal.append { $0.relationStore[id]![keyPath: parts].removeLast() }
  }

  /// `child` is no child of `parent` any more.
  func removeChild(_ child: ID<Relation>, of parent: ID<Relation>) {
    guard let index = relationStore[parent]?.children.firstIndex(of: child) else { return }
    relationStore[parent]!.children.remove(at: index)
    journal.append { $0.relationStore[parent]!.children.insert(child, at: index) }
  }

  /// Changes an enumeration that may be large: it is not copied, and `undo` takes the change back.
  func changeInPlace(
    _ id: ID<TypeEntry>, _ body: (inout Enumeration) -> Void, undo: @escaping (inout Enumeration) -> Void
  ) {
    changeInPlace(id, body)
    journal.append { $0.changeInPlace(id, undo) }
  }

  private func changeInPlace(_ id: ID<TypeEntry>, _ body: (inout Enumeration) -> Void) {
    guard case .enumeration(var enumeration)? = typeStore[id]?.kind else { return }
    // While it changes nobody else may hold it, or all of it would be copied.
    typeStore[id]!.kind = .foreign
    body(&enumeration)
    typeStore[id]!.kind = .enumeration(enumeration)
  }

  func setRows(_ rows: Relation.Rows, of id: ID<Relation>) {
    guard let old = relationStore[id]?.rows, old != rows else { return }
    relationStore[id]!.rows = rows
    journal.append { $0.relationStore[id]!.rows = old }
    if rows == .none { empty.append(id) }
  }

  /// What was picked of a table before is no longer all that fulfils the condition.
  func forgetChoices(of table: ID<Relation>) {
    for id in choices where relationStore[id]?.choice?.table == table { change(id) { $0.choice = nil } }
  }

  func setContents(_ contents: Contents?, column: Int, of id: ID<Relation>) {
    let old = relationStore[id]!.columns[column].contents
    let name = relationStore[id]!.columns[column].name
    relationStore[id]!.columns[column].contents = contents
    journal.append { catalog in
      guard let index = catalog.relationStore[id]?.columns.position(of: name) else { return }
      catalog.relationStore[id]!.columns[index].contents = old
    }
  }

  /// Unique keys that this migration has dropped: the rows are still unique by them.
  func formerKeys(of id: ID<Relation>) -> [[String]] { formerKeys[id] ?? [] }

  func noteFormerKey(_ index: ID<Relation>, of id: ID<Relation>) {
    guard let key = relationStore[id]?.indexes.first(where: { $0.relation == index }), key.isUnique, key.$predicate == nil
    else {
      return
    }
    noteDeparture(ofKey: key, of: id)
    let columns = key.columns.compactMap(\.self)
    if columns.count == key.columns.count { formerKeys[id, default: []].append(columns) }
  }

  func setSchema(_ name: String, exists: Bool?) {
    let old = schemas[name]
    journal.append { $0.schemas[name] = old }
    schemas[name] = exists
  }

  /// A program runs that nobody can read: it may have written into any row.
  func runUnread(at moment: Moment) {
    hasRunUnread = true
    for id in relations {
      guard let relation = relationStore[id], relation.isTable else { continue }
      if relation.rows == .none {
        if endsOfBeginnings[moment.migration] != endOfBeginning(of: id) { noteLeftEmpty(id, until: moment.migration) }
        setRows(.maybe, of: id)
        emptyBeforeUnread.insert(id)
      }
      for (index, column) in relation.columns.enumerated() {
        guard let contents = column.contents else { continue }
        let nulls = min(.maybe, contents.nulls(at: moment))
        setContents(Contents(.unread, nulls, at: moment, after: contents, was: nulls), column: index, of: id)
      }
    }
  }

  /// If it holds rows at all, nobody knows which: only an unread program can have put them there.
  func holdsUnreadRowsOnly(_ id: ID<Relation>) -> Bool {
    emptyBeforeUnread.contains(id) && relationStore[id]?.rows == .maybe
  }

  private func noteEnd(_ object: ObjectID, _ name: ObjectName) {
    if name.schema == "pg_temp" { endingWithConnection.append(object) }
  }

  private func noteRows(_ id: ID<Relation>, _ relation: Relation) {
    if relation.rows == .none { empty.append(id) }
    if relation.onCommit == .drop || relation.onCommit == .delete { endingWithTransaction.append(id) }
  }

  func schema(of object: ObjectID) -> String? {
    switch object {
    case .type(let id): self[id]?.name.schema
    case .relation(let id): self[id]?.name.schema
    case .routine(let id): self[id]?.name.schema
    }
  }

  /// The first of `base`, `base1`, `base2` … that is free, as `name` makes the name of a number above 0.
  func firstFree(_ base: ObjectName, _ name: (Int) -> String, isFree: (ObjectName) -> Bool) -> String {
    var number = freeNumbers[base] ?? 0
    while true {
      let found = number == 0 ? base.name : name(number)
      number += 1
      if isFree(ObjectName(base.schema, found)) {
        if number > 1 { freeNumbers[base] = number }
        return found
      }
    }
  }

  private func move(_ id: ID<TypeEntry>, from old: ObjectName, to new: ObjectName) {
    if typeNames[old] == id { setName(old, of: nil as ID<TypeEntry>?) }
    setName(new, of: id)
  }

  private func setName(_ name: ObjectName, of id: ID<TypeEntry>?) {
    let old = typeNames.replaceValue(of: name, by: id)
    journal.append { $0.typeNames[name] = old }
  }

  private func setName(_ name: ObjectName, of id: ID<Relation>?) {
    let old = relationNames.replaceValue(of: name, by: id)
    journal.append { $0.relationNames[name] = old }
    if id == nil { freeNumbers = [:] }
  }

  private func setRoutines(_ ids: [ID<Routine>], named name: ObjectName) {
    let old = routineNames.replaceValue(of: name, by: ids.isEmpty ? nil : ids)
    journal.append { $0.routineNames[name] = old }
  }
}

extension Dictionary {
  /// Gives what was there before. The key is looked up once.
  fileprivate mutating func replaceValue(of key: Key, by new: Value?) -> Value? {
    guard let new else { return removeValue(forKey: key) }
    return updateValue(new, forKey: key)
  }
}
