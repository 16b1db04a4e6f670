import SQLSyntax

extension Names {
  /// The locks that a statement takes on tables and views that are there, as far as others wait for them who read or write rows;
  /// of each table the strongest. The lock of an index is one of its table, for whoever reads the table opens all its indexes.
  public func locks(takenBy statement: Node) -> [TableLock] {
    guard statement.kind.mayLockTables else { return [] }
    var taken = TakenLocks(names: self)
    taken.run(statement)
    return taken.locks
  }
}

/// Gathers the locks of one statement.
private struct TakenLocks {
  let names: Names
  private(set) var locks: [TableLock] = []
  /// Where they are, once they are many.
  private var positions: [ObjectName: Int] = [:]
  /// So many are looked through rather than looked up.
  private static let few = 8

  init(names: Names) { self.names = names }

  private var catalog: Catalog { names.catalog }

  mutating func run(_ statement: Node) {
    switch statement.kind {
    case .alterTable: alterTable(statement)
    case .createTable: createTable(statement)
    case .createIndex where !statement.flags.contains(.concurrently):
      take(.share, on: statement.child(.table), by: statement, reaching: \.partitions)
    case .drop: drop(statement)
    case .truncate:
      for table in statement.children(.table) {
        take(.accessExclusive, on: table, by: statement, reaching: table.flags.contains(.only) ? nil : \.children)
        if statement.flags.contains(.cascade), let id = relation(table) { truncateReferencing(id, by: statement) }
      }
    case .lockTable:
      guard let mode = statement.requestedLock else { return }
      for table in statement.children(.table) {
        take(mode, on: table, by: statement, reaching: table.flags.contains(.only) ? nil : \.children)
      }
    case .refreshMaterializedView:
      take(statement.flags.contains(.concurrently) ? .exclusive : .accessExclusive, on: statement.child(.table), by: statement)
    case .reindex where !statement.flags.contains(.concurrently):
      take(.accessExclusive, on: statement.child(.table) ?? statement.child(.index), by: statement, onlyIfKnown: true)
    case .createTrigger: take(.shareRowExclusive, on: statement.child(.table), by: statement, reaching: \.partitions)
    case .createRule, .createPolicy, .alterPolicy, .cluster:
      take(.accessExclusive, on: statement.child(.table), by: statement)
    case .alterObject where [.trigger, .rule, .policy].contains(statement.detail):
      take(.accessExclusive, on: statement.child(.object)?.child(.table), by: statement)
    case .createView where statement.flags.contains(.orReplace):
      take(.accessExclusive, on: statement.child(.name), by: statement, onlyIfKnown: true)
    case .alterType: alterType(statement)
    case .alterDomain: alterDomain(statement)
    default: break
    }
  }

  // MARK: Taking

  private func relation(_ name: Node?) -> ID<Relation>? { name.flatMap { names.relation($0.identifiers) } }

  /// `descendants` have it as well.
  private mutating func take(
    _ mode: LockMode, on name: Node?, by cause: Node, reaching descendants: KeyPath<RelationOutline, [ID<Relation>]>? = nil,
    onlyIfKnown: Bool = false
  ) {
    guard let name else { return }
    if let id = relation(name) {
      take(mode, on: id, by: cause, reaching: descendants)
    } else if !onlyIfKnown {
      note(TableLock(table: nil, name: names.nameToCreate(name.identifiers), mode: mode, cause: cause))
    }
  }

  private mutating func take(
    _ mode: LockMode, on id: ID<Relation>, by cause: Node, reaching descendants: KeyPath<RelationOutline, [ID<Relation>]>? = nil
  ) {
    guard let relation = catalog.outline(of: id) else { return }
    switch relation.kind {
    case .sequence: return
    case .index:
      if let table = catalog.ask(id, { $0.dependsOn.first }) ?? nil { take(mode, on: table, by: cause) }
    case .table, .partitionedTable, .foreignTable, .view, .materializedView:
      note(TableLock(table: id, name: relation.name, mode: mode, cause: cause))
      if let descendants {
        for child in relation[keyPath: descendants] { take(mode, on: child, by: cause, reaching: descendants) }
      }
    }
  }

  private mutating func note(_ lock: TableLock) {
    if let position = position(of: lock.name) {
      if locks[position].mode < lock.mode { locks[position] = lock }
      return
    }
    locks.append(lock)
    if locks.count > Self.few {
      positions[lock.name] = locks.count - 1
    } else if locks.count == Self.few {
      for (position, lock) in locks.enumerated() { positions[lock.name] = position }
    }
  }

  private func position(of name: ObjectName) -> Int? {
    locks.count < Self.few ? locks.firstIndex { $0.name == name } : positions[name]
  }

  // MARK: ALTER TABLE

  private mutating func alterTable(_ statement: Node) {
    guard let name = statement.child(.table), statement.detail != .sequence else { return }
    let id = relation(name)
    if id == nil, statement.flags.contains(.ifExists) { return }
    let isIndex = statement.detail == .index || id.map { catalog.outline(of: $0)?.kind == .index } == true
    for action in statement.children where action.role == .action {
      if isIndex, action.kind != .setTablespace { continue }
      if let mode = action.lockOnTable {
        let descends = action.reachesChildren && !name.flags.contains(.only)
        let descendants: KeyPath<RelationOutline, [ID<Relation>]>? = descends ? \.children : nil
        if let id {
          take(mode, on: id, by: action, reaching: descendants)
        } else if !isIndex {
          note(TableLock(table: nil, name: names.nameToCreate(name.identifiers), mode: mode, cause: action))
        }
      }
      if let id, !isIndex { lockOthers(action, of: id) }
      switch action.kind {
      case .addColumn: for key in action.nodes(of: .foreignKeyConstraint) { lockReferenced(key, by: action) }
      case .addConstraint: if let part = action.child(.constraint) { lockReferenced(part, by: action) }
      case .attachPartition: take(.accessExclusive, on: action.child(.partition), by: action)
      default: break
      }
    }
  }

  /// What else is locked besides the table that is altered.
  private mutating func lockOthers(_ action: Node, of id: ID<Relation>) {
    switch action.kind {
    case .dropColumn:
      guard let column = action.child(.column)?.firstIdentifier else { return }
      lockKeys(of: id, by: action) { $0.columns.contains(column) }
      if action.flags.contains(.cascade) { lockReferencing(id, by: action) { $0.referencedColumns.contains(column) } }
    case .alterColumnType:
      guard let column = action.child(.column)?.firstIdentifier else { return }
      lockKeys(of: id, by: action) { $0.columns.contains(column) }
      lockReferencing(id, by: action) { $0.referencedColumns.contains(column) }
    case .dropConstraint:
      guard let name = action.child(.constraint)?.firstIdentifier else { return }
      lockKeys(of: id, by: action) { $0.name == name }
      guard action.flags.contains(.cascade),
        let columns = catalog.ask(id, { table in table.constraints.first { $0.name == name && $0.index != nil }?.columns })
          ?? nil
      else { return }
      lockReferencing(id, by: action) { $0.referencedColumns == columns }
    case .attachPartition: lockDefaultPartition(of: id, by: action)
    case .detachPartition where !action.flags.contains(.concurrently):
      take(.accessExclusive, on: action.child(.partition), by: action)
      lockDefaultPartition(of: id, by: action)
    default: break
    }
  }

  private mutating func lockDefaultPartition(of id: ID<Relation>, by cause: Node) {
    for partition in catalog.outline(of: id)?.partitions ?? [] where catalog.ask(partition, { $0.isDefaultPartition }) == true {
      take(.accessExclusive, on: partition, by: cause)
    }
  }

  // MARK: Foreign keys

  /// A new foreign key.
  private mutating func lockReferenced(_ constraint: Node, by cause: Node) {
    guard constraint.kind == .foreignKeyConstraint else { return }
    take(.shareRowExclusive, on: constraint.child(.references), by: cause)
  }

  /// Foreign keys of the table that go, or are made anew: their triggers are on the other table, too.
  private mutating func lockKeys(of id: ID<Relation>, by cause: Node, _ isConcerned: (Constraint) -> Bool) {
    let referenced = catalog.ask(id) { table in
      table.constraints.filter { $0.kind == .foreignKey && isConcerned($0) }.compactMap(\.references)
    }
    for other in referenced ?? [] { take(.accessExclusive, on: other, by: cause) }
  }

  /// The same of foreign keys that lead to the table.
  private mutating func lockReferencing(_ id: ID<Relation>, by cause: Node, _ isConcerned: (Constraint) -> Bool) {
    for other in referencing(id, isConcerned) { take(.accessExclusive, on: other, by: cause) }
  }

  private func referencing(_ id: ID<Relation>, _ isConcerned: (Constraint) -> Bool = { _ in true }) -> [ID<Relation>] {
    catalog.references.holders(of: .relation(id)).compactMap { holder in
      guard case .relation(let other) = holder, other != id else { return nil }
      let isHolder = catalog.ask(other) { $0.constraints.contains { $0.references == id && isConcerned($0) } }
      return isHolder == true ? other : nil
    }
  }

  private mutating func truncateReferencing(_ id: ID<Relation>, by cause: Node) {
    for other in referencing(id) where position(of: catalog.outline(of: other)!.name) == nil {
      take(.accessExclusive, on: other, by: cause, reaching: \.children)
      truncateReferencing(other, by: cause)
    }
  }

  // MARK: CREATE TABLE

  private mutating func createTable(_ statement: Node) {
    if statement.flags.contains(.ifNotExists), relation(statement.child(.name)) != nil { return }
    for key in statement.nodes(of: .foreignKeyConstraint) { lockReferenced(key, by: statement) }
    if let parent = statement.child(.table) {
      take(.accessExclusive, on: parent, by: statement)
      if let id = relation(parent) { lockDefaultPartition(of: id, by: statement) }
    }
  }

  // MARK: DROP

  private mutating func drop(_ statement: Node) {
    let cascades = statement.flags.contains(.cascade)
    for object in statement.children(.object) {
      switch statement.detail {
      case .table, .foreign: if let id = relation(object) { drop(id, cascades, by: statement) }
      case .view, .materialized: take(.accessExclusive, on: object, by: statement, onlyIfKnown: true)
      case .index where !statement.flags.contains(.concurrently):
        take(.accessExclusive, on: object, by: statement, onlyIfKnown: true)
      case .trigger where statement.flags.contains(.ifExists):
        let name = object.child(.name)?.firstIdentifier
        guard let id = relation(object.child(.table)) else { continue }
        if catalog.ask(id, { $0.triggers.contains { $0.name == name } }) == true {
          take(.accessExclusive, on: id, by: statement)
        }
      case .trigger, .rule, .policy: take(.accessExclusive, on: object.child(.table), by: statement)
      case .schema where cascades: if let name = object.firstIdentifier { drop(schema: name, by: statement) }
      case .type, .domain:
        if cascades, let id = object.child(.name).flatMap({ names.type($0.identifiers) }) { lockHolders(of: id, statement) }
      case .function, .procedure, .routine:
        guard cascades, let name = object.child(.name)?.identifiers else { continue }
        for routine in names.routines(name) { lockHolders(of: routine, statement) }
      default: break
      }
    }
  }

  private mutating func drop(_ id: ID<Relation>, _ cascades: Bool, by cause: Node) {
    guard let table = catalog.outline(of: id), position(of: table.name) == nil else { return }
    take(.accessExclusive, on: id, by: cause)
    lockKeys(of: id, by: cause) { _ in true }
    for parent in catalog.ask(id, { $0.parents }) ?? [] where catalog.outline(of: parent)?.kind == .partitionedTable {
      take(.accessExclusive, on: parent, by: cause)
    }
    if cascades { lockReferencing(id, by: cause) { _ in true } }
    for child in cascades ? table.children : table.partitions { drop(child, cascades, by: cause) }
  }

  private mutating func drop(schema: String, by cause: Node) {
    for member in catalog.references.members(of: schema) {
      guard case .relation(let id) = member, catalog.outline(of: id)?.name.schema == schema else { continue }
      drop(id, true, by: cause)
    }
  }

  // MARK: Types

  private mutating func alterType(_ statement: Node) {
    guard statement.children(.action).contains(where: { $0.flags.contains(.cascade) }),
      let id = statement.child(.name).flatMap({ names.type($0.identifiers) })
    else { return }
    for case .relation(let table) in catalog.references.holders(of: .type(id))
    where catalog.ask(table, { $0.rowType == id }) == true {
      take(.accessExclusive, on: table, by: statement)
    }
  }

  /// What is said of a domain anew is looked for in all columns of it.
  private mutating func alterDomain(_ statement: Node) {
    guard let action = statement.child(.action), let id = statement.child(.name).flatMap({ names.type($0.identifiers) }) else {
      return
    }
    switch action.kind {
    case .setNotNull, .validateConstraint: break
    case .addConstraint where action.child(.constraint)?.flags.contains(.notValid) != true: break
    default: return
    }
    for case .relation(let table) in catalog.references.holders(of: .type(id)) {
      let holdsIt = catalog.ask(table) { $0.isTable && $0.columns.contains { $0.type.mentions(id) } }
      if holdsIt == true { take(.share, on: table, by: statement) }
    }
  }

  /// Tables that lose columns with a type.
  private mutating func lockHolders(of id: ID<TypeEntry>, _ cause: Node) {
    for case .relation(let table) in catalog.references.holders(of: .type(id)) {
      let holdsIt = catalog.ask(table) { $0.rowType == id || $0.columns.contains { $0.type.mentions(id) } }
      if holdsIt == true { take(.accessExclusive, on: table, by: cause) }
    }
  }

  /// Tables that lose triggers, or what calls it, with a routine.
  private mutating func lockHolders(of id: ID<Routine>, _ cause: Node) {
    for case .relation(let table) in catalog.references.holders(of: .routine(id)) {
      let holdsIt = catalog.ask(table) { $0.triggers.contains { $0.function == id } || $0.uses.routines.contains(id) }
      if holdsIt == true { take(.accessExclusive, on: table, by: cause) }
    }
  }
}

extension NodeKind {
  /// Whether it is worth a look: most statements of a history lock nothing that others wait for.
  fileprivate var mayLockTables: Bool {
    switch self {
    case .alterTable, .createTable, .createIndex, .drop, .truncate, .lockTable, .refreshMaterializedView, .reindex,
      .createTrigger,
      .createRule, .createPolicy, .alterPolicy, .cluster, .alterObject, .createView, .alterType, .alterDomain:
      true
    default: false
    }
  }
}
