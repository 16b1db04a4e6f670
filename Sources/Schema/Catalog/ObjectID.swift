/// An object of any sort.
enum ObjectID: Hashable {
  case type(ID<TypeEntry>)
  case relation(ID<Relation>)
  case routine(ID<Routine>)

  /// Objects are numbered as they are made.
  fileprivate var order: (Int, Int32) {
    switch self {
    case .type(let id): (0, id.index)
    case .relation(let id): (1, id.index)
    case .routine(let id): (2, id.index)
    }
  }
}

extension Set<ObjectID> {
  /// The same order on every run.
  var sorted: [ObjectID] { sorted { $0.order < $1.order } }
}

/// A set of objects that most often is one.
private enum Holders {
  case one(ObjectID)
  case several(Set<ObjectID>)

  var sorted: [ObjectID] {
    switch self {
    case .one(let object): [object]
    case .several(let objects): objects.sorted
    }
  }

  mutating func insert(_ object: ObjectID) {
    switch self {
    case .one(let known): if known != object { self = .several([known, object]) }
    case .several(var objects):
      // While it grows nobody else may hold it, or all of it would be copied.
      self = .one(object)
      objects.insert(object)
      self = .several(objects)
    }
  }
}

/// Who may speak of whom. An entry stays when it is no longer true, and so nothing has to be taken back: who asks looks whether
/// it is still so.
struct References {
  private var holders: [ObjectID: Holders] = [:]
  private var members: [String: Set<ObjectID>] = [:]
  /// By the hash of the constraint's name.
  private var constraintHolders: [Int: ConstraintHolders] = [:]

  private enum ConstraintHolders {
    case one(ID<Relation>)
    case several([ID<Relation>])

    var all: [ID<Relation>] {
      switch self {
      case .one(let id): [id]
      case .several(let ids): ids
      }
    }
  }

  /// What may speak of an object, in the order in which it was made.
  func holders(of object: ObjectID) -> [ObjectID] { holders[object]?.sorted ?? [] }

  /// What may be in a schema.
  func members(of schema: String) -> [ObjectID] { members[schema]?.sorted ?? [] }

  /// Relations of a schema that may have a constraint of this name.
  func constraintHolders(_ name: ObjectName) -> [ID<Relation>] { constraintHolders[name.hashValue]?.all ?? [] }

  mutating func note(_ holder: ObjectID, holds object: ObjectID) { holders[object, default: .one(holder)].insert(holder) }

  mutating func note(_ object: ObjectID, in schema: String) { members[schema, default: []].insert(object) }

  // MARK: All that an object speaks of

  mutating func note(_ id: ID<TypeEntry>, _ entry: TypeEntry) {
    let holder = ObjectID.type(id)
    note(holder, in: entry.name.schema)
    switch entry.kind {
    case .composite(let columns): for column in columns { note(holder, holds: column.type) }
    case .range(let subtype): note(holder, holds: subtype)
    case .multirange(let range): note(holder, holds: range)
    case .domain(let domain): note(holder, holds: domain.base)
    case .enumeration, .base, .foreign: break
    }
  }

  mutating func note(_ id: ID<Relation>, _ relation: Relation) {
    let holder = ObjectID.relation(id)
    note(holder, in: relation.name.schema)
    for column in relation.columns { note(holder, holds: column.type) }
    for constraint in relation.constraints { note(id, relation.name.schema, constraint) }
    for trigger in relation.triggers { note(id, trigger) }
    noteOthers(holder, relation)
  }

  /// What it depends on besides its parts.
  private mutating func noteOthers(_ holder: ObjectID, _ relation: Relation) {
    if let owner = relation.ownedBy { note(holder, holds: .relation(owner.relation)) }
    if let type = relation.rowType { note(holder, holds: .type(type)) }
    for source in relation.dependsOn { note(holder, holds: .relation(source)) }
    for type in relation.uses.types { note(holder, holds: .type(type)) }
    for routine in relation.uses.routines { note(holder, holds: .routine(routine)) }
  }

  /// A relation has changed: what it spoke of before is known already.
  mutating func note(_ id: ID<Relation>, _ relation: Relation, after old: Relation) {
    guard relation.name.schema == old.name.schema else { return note(id, relation) }
    let holder = ObjectID.relation(id)
    for (index, column) in relation.columns.enumerated()
    where index >= old.columns.count || column.type != old.columns[index].type {
      note(holder, holds: column.type)
    }
    for (index, constraint) in relation.constraints.enumerated()
    where index >= old.constraints.count || !constraint.speaksOfTheSame(as: old.constraints[index]) {
      note(id, relation.name.schema, constraint)
    }
    for trigger in relation.triggers { note(id, trigger) }
    noteOthers(holder, relation)
  }

  mutating func note(_ id: ID<Routine>, _ routine: Routine) {
    let holder = ObjectID.routine(id)
    note(holder, in: routine.name.schema)
    for parameter in routine.parameters { note(holder, holds: parameter.type) }
    note(holder, holds: routine.result)
  }

  mutating func note(_ id: ID<Relation>, _ schema: String, _ constraint: Constraint) {
    noteConstraintHolder(id, ObjectName(schema, constraint.name).hashValue)
    if let referenced = constraint.references { note(.relation(id), holds: .relation(referenced)) }
  }

  private mutating func noteConstraintHolder(_ id: ID<Relation>, _ name: Int) {
    switch constraintHolders[name] {
    case nil: constraintHolders[name] = .one(id)
    case .one(let known): if known != id { constraintHolders[name] = .several([known, id]) }
    case .several(var known):
      guard !known.contains(id) else { return }
      // While it grows nobody else may hold it, or all of it would be copied.
      constraintHolders[name] = .one(id)
      known.append(id)
      constraintHolders[name] = .several(known)
    }
  }

  mutating func note(_ id: ID<Relation>, _ trigger: Trigger) {
    if let function = trigger.function { note(.relation(id), holds: .routine(function)) }
  }

  mutating func note(_ holder: ObjectID, holds type: SQLType) {
    switch type {
    case .defined(let id): note(holder, holds: .type(id))
    case .row(let id): note(holder, holds: .relation(id))
    case .array(let element): note(holder, holds: element)
    case .record(let fields): for field in fields { note(holder, holds: field.type) }
    case .literal, .undetermined, .builtin: break
    }
  }
}

extension Constraint {
  fileprivate func speaksOfTheSame(as other: Constraint) -> Bool { name == other.name && references == other.references }
}
