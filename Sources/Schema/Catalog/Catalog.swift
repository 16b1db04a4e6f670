import SQLSyntax

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
  /// How to take back what was done since the transaction began, the last change last.
  private var journal: [(Catalog) -> Void] = []

  public init() {}

  // MARK: Going back

  /// How many changes there were; `rollback(to:)` returns there.
  var mark: Int { journal.count }

  func rollback(to mark: Int) {
    while journal.count > mark { journal.removeLast()(self) }
  }

  /// What was done stays.
  func commit() { journal.removeAll(keepingCapacity: true) }

  // MARK: Reading

  public subscript(id: ID<TypeEntry>) -> TypeEntry? { typeStore[id] }
  public subscript(id: ID<Relation>) -> Relation? { relationStore[id] }
  public subscript(id: ID<Routine>) -> Routine? { routineStore[id] }

  public var types: [ID<TypeEntry>] { typeStore.ids }
  public var relations: [ID<Relation>] { relationStore.ids }
  public var routines: [ID<Routine>] { routineStore.ids }

  public func typeID(_ name: ObjectName) -> ID<TypeEntry>? { typeNames[name] }
  public func relationID(_ name: ObjectName) -> ID<Relation>? { relationNames[name] }
  public func routineIDs(_ name: ObjectName) -> [ID<Routine>] { routineNames[name] ?? [] }

  /// Nil where the history neither made nor dropped the schema.
  public func hasSchema(_ name: String) -> Bool? { schemas[name] }

  // MARK: Changing

  @discardableResult
  func add(_ entry: TypeEntry) -> ID<TypeEntry> {
    let id = typeStore.add(entry)
    journal.append { $0.typeStore[id] = nil }
    setName(entry.name, of: id)
    return id
  }

  @discardableResult
  func add(_ relation: Relation) -> ID<Relation> {
    let id = relationStore.add(relation)
    journal.append { $0.relationStore[id] = nil }
    setName(relation.name, of: id)
    return id
  }

  @discardableResult
  func add(_ routine: Routine) -> ID<Routine> {
    let id = routineStore.add(routine)
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
    if new.name != old.name { move(id, from: old.name, to: new.name) }
  }

  func change(_ id: ID<Relation>, _ body: (inout Relation) -> Void) {
    guard let old = relationStore[id] else { return }
    journal.append { $0.relationStore[id] = old }
    var new = old
    body(&new)
    relationStore[id] = new
    guard new.name != old.name else { return }
    if relationNames[old.name] == id { setName(old.name, of: nil as ID<Relation>?) }
    setName(new.name, of: id)
  }

  func change(_ id: ID<Routine>, _ body: (inout Routine) -> Void) {
    guard let old = routineStore[id] else { return }
    journal.append { $0.routineStore[id] = old }
    var new = old
    body(&new)
    routineStore[id] = new
    guard new.name != old.name else { return }
    setRoutines(routineIDs(old.name).filter { $0 != id }, named: old.name)
    setRoutines(routineIDs(new.name) + [id], named: new.name)
  }

  func remove(_ id: ID<TypeEntry>) {
    guard let old = typeStore[id] else { return }
    if typeNames[old.name] == id { setName(old.name, of: nil as ID<TypeEntry>?) }
    journal.append { $0.typeStore[id] = old }
    typeStore[id] = nil
  }

  func remove(_ id: ID<Relation>) {
    guard let old = relationStore[id] else { return }
    if relationNames[old.name] == id { setName(old.name, of: nil as ID<Relation>?) }
    journal.append { $0.relationStore[id] = old }
    relationStore[id] = nil
  }

  func remove(_ id: ID<Routine>) {
    guard let old = routineStore[id] else { return }
    setRoutines(routineIDs(old.name).filter { $0 != id }, named: old.name)
    journal.append { $0.routineStore[id] = old }
    routineStore[id] = nil
  }

  func setSchema(_ name: String, exists: Bool?) {
    let old = schemas[name]
    journal.append { $0.schemas[name] = old }
    schemas[name] = exists
  }

  private func move(_ id: ID<TypeEntry>, from old: ObjectName, to new: ObjectName) {
    if typeNames[old] == id { setName(old, of: nil as ID<TypeEntry>?) }
    setName(new, of: id)
  }

  private func setName(_ name: ObjectName, of id: ID<TypeEntry>?) {
    let old = typeNames[name]
    journal.append { $0.typeNames[name] = old }
    typeNames[name] = id
  }

  private func setName(_ name: ObjectName, of id: ID<Relation>?) {
    let old = relationNames[name]
    journal.append { $0.relationNames[name] = old }
    relationNames[name] = id
  }

  private func setRoutines(_ ids: [ID<Routine>], named name: ObjectName) {
    let old = routineNames[name]
    journal.append { $0.routineNames[name] = old }
    routineNames[name] = ids.isEmpty ? nil : ids
  }
}
