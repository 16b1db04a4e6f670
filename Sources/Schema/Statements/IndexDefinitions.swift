import SQLSyntax
import SourceText

/// What an index is over, and what constraint it upholds.
struct IndexPlan {
  var columns: Few<String?>
  /// How a name that is chosen calls the columns.
  var keyNames: [String]
  var included: [String] = []
  var expressions: [Node] = []
  var predicate: Node?
  var isUnique = false
  var isDeferrable = false
  /// Nil for a mere index.
  var constraint: Constraint.Kind?

  var allExpressions: [Node] { predicate.map { expressions + [$0] } ?? expressions }
}

extension Definitions {
  func createStatistics(_ node: Node) {
    let expressions = node.children(.element).compactMap { $0.child(.expression)?.stored }
    guard !expressions.isEmpty, let id = relation(node.child(.from)?.child(.from)) else { return }
    catalog.change(id) { $0.statistics += expressions }
  }

  func createIndex(_ node: Node) {
    guard let id = relationEvenIfForeign(node.child(.table)), let table = catalog.outline(of: id) else { return }
    let givenName = node.child(.name)?.lastIdentifier
    if let givenName, let other = catalog.relationID(ObjectName(table.name.schema, givenName)), catalog[other]?.birth != nil {
      // With IF NOT EXISTS it is enough that something has the name.
      guard !node.flags.contains(.ifNotExists), mayReplace else { return }
      catalog.drop(.relation(other))
    }
    let elements = node.children(.element)
    let included = node.children(.include)
    var plan = IndexPlan(
      columns: Few(elements.map { $0.child(.column)?.firstIdentifier }), keyNames: indexKeyNames(elements + included))
    plan.included = included.compactMap { $0.child(.column)?.firstIdentifier }
    plan.expressions = elements.compactMap { $0.child(.expression) }
    plan.predicate = node.child(.where)
    plan.isUnique = node.flags.contains(.unique)
    demandUnique(plan, of: id, node)
    addIndex(plan, named: givenName, to: id, onlyHere: node.child(.table)?.flags.contains(.only) == true)
  }

  /// The index that a PRIMARY KEY, UNIQUE or EXCLUDE wants.
  func key(_ node: Node, _ column: String?) -> IndexPlan {
    let elements = node.children(.element)
    let written = column.map { [$0] } ?? node.children(.column).compactMap(\.firstIdentifier)
    let columns = elements.isEmpty ? written.map(Optional.init) : elements.map { $0.child(.column)?.firstIdentifier }
    let included = node.children(.include).compactMap(\.firstIdentifier)
    var plan = IndexPlan(columns: Few(columns), keyNames: (elements.isEmpty ? written : indexKeyNames(elements)) + included)
    plan.included = included
    plan.expressions = elements.compactMap { $0.child(.expression) }
    plan.predicate = node.child(.where)
    plan.isUnique = node.kind != .exclusionConstraint
    plan.constraint = node.constraintKind
    plan.isDeferrable = node.isDeferrable
    return plan
  }

  func addKey(_ plan: IndexPlan, named name: String?, to id: ID<Relation>, onlyHere: Bool) {
    // Of two keys over the same columns, of which one is written without a name, PostgreSQL makes one.
    if name == nil, plan.constraint == .unique, hasKey(like: plan, id) { return }
    addIndex(plan, named: name, to: id, onlyHere: onlyHere)
  }

  /// The statement at hand has made it.
  private func hasKey(like plan: IndexPlan, _ id: ID<Relation>) -> Bool {
    catalog.ask(id) { table in
      table.indexes.contains { index in
        index.columns == plan.columns && index.birth?.place == moment.place && index.isUnique
          && table.constraints.contains { $0.index == index.relation }
      }
    } ?? false
  }

  // MARK: Making it

  @discardableResult
  func addIndex(
    _ plan: IndexPlan, named givenName: String?, to id: ID<Relation>, onlyHere: Bool, isLocal: Bool = true
  ) -> ID<Relation>? {
    guard let table = catalog.outline(of: id) else { return nil }
    let name = givenName ?? indexName(plan, of: table)
    var relation = Relation(name: ObjectName(table.name.schema, name), kind: .index, birth: moment)
    relation.dependsOn = [id]
    relation.isTemporary = table.isTemporary
    let index = catalog.add(relation)
    catalog.append(describe(plan, name, index, table), to: id)
    noteCalls(in: plan.allExpressions, of: id)
    if let kind = plan.constraint { constrain(id, kind, name, plan, index, isLocal) }
    if !onlyHere { for partition in table.partitions { pass(plan, to: partition, from: index) } }
    return index
  }

  /// A partition gets the index of its parent, unless it has one like it.
  func pass(_ plan: IndexPlan, to partition: ID<Relation>, from parent: ID<Relation>) {
    let alike = catalog.ask(partition) { table in
      table.indexes.first { index in
        guard index.columns == plan.columns, index.isUnique == plan.isUnique, index.expressions.isEmpty,
          plan.expressions.isEmpty,
          (index.predicate == nil) == (plan.predicate == nil)
        else { return false }
        return plan.constraint == nil || table.constraints.first { $0.index == index.relation }?.kind == plan.constraint
      }
    }
    if let alike = alike ?? nil {
      link(alike.relation, to: parent)
      return
    }
    let index = addIndex(plan, named: nil, to: partition, onlyHere: false, isLocal: false)
    if let index { link(index, to: parent) }
  }

  private func describe(_ plan: IndexPlan, _ name: String, _ relation: ID<Relation>, _ table: RelationOutline) -> Index {
    var index = Index(name: name, relation: relation, columns: plan.columns)
    index.isUnique = plan.isUnique
    index.included = plan.included
    index.keyNames = plan.keyNames
    index.expressions = plan.expressions.map(\.stored)
    index.predicate = plan.predicate
    for expression in plan.allExpressions {
      index.reads += columns(in: expression, of: table.columns)
    }
    index.birth = moment
    return index
  }

  private func constrain(
    _ id: ID<Relation>, _ kind: Constraint.Kind, _ name: String, _ plan: IndexPlan, _ index: ID<Relation>, _ isLocal: Bool
  ) {
    var constraint = Constraint(name: name, kind: kind, columns: Few(plan.columns.compactMap(\.self)))
    constraint.index = index
    constraint.isLocal = isLocal
    constraint.isDeferrable = plan.isDeferrable
    constraint.birth = moment
    catalog.append(constraint, to: id)
    guard kind == .primaryKey else { return }
    for column in constraint.columns { addNotNull(column, named: nil, to: id, onlyHere: false) }
  }

  private func indexName(_ plan: IndexPlan, of table: RelationOutline) -> String {
    let label: String
    switch plan.constraint {
    case .primaryKey: return freeRelationName(table.name.schema, table.name.name, nil, "pkey", isConstraint: true)
    case .exclusion: label = "excl"
    case nil: label = "idx"
    default: label = "key"
    }
    return freeRelationName(
      table.name.schema, table.name.name, Self.joined(plan.keyNames), label, isConstraint: plan.constraint != nil)
  }

  /// USING INDEX: the index takes the name of the constraint, or the constraint that of the index.
  func addKey(upheldBy indexName: String, _ node: Node, named givenName: String?, to id: ID<Relation>) {
    guard let table = catalog[id], let kind = node.constraintKind else { return }
    guard let position = table.indexes.firstIndex(where: { $0.name == indexName }) else {
      // An index that the history has not made.
      catalog.append(Constraint(name: givenName ?? indexName, kind: kind, birth: moment), to: id)
      return
    }
    let index = table.indexes[position]
    if let givenName { renameIndex(index.relation, to: givenName) }
    var plan = IndexPlan(columns: index.columns, keyNames: [])
    plan.constraint = kind
    plan.isDeferrable = node.isDeferrable
    constrain(id, kind, givenName ?? indexName, plan, index.relation, true)
  }

  func renameIndex(_ id: ID<Relation>, to name: String) {
    let old = catalog[id]?.name.name
    catalog.change(id) { $0.name.name = name }
    guard let table = catalog[id]?.dependsOn.first else { return }
    if let old, old != name, catalog.ask(table, { $0.constraints.contains { $0.index == id } }) == true {
      catalog.noteDeparture(ofConstraint: old, of: table, .renamed(to: name))
    }
    catalog.change(table) { table in
      for index in table.indexes.indices where table.indexes[index].relation == id { table.indexes[index].name = name }
      for index in table.constraints.indices where table.constraints[index].index == id { table.constraints[index].name = name }
    }
  }

  // MARK: Copies

  func copy(_ index: Index, of table: Relation, to id: ID<Relation>) {
    addIndex(plan(of: index, of: table), named: nil, to: id, onlyHere: false)
  }

  func plan(of index: Index, of table: Relation) -> IndexPlan {
    var plan = IndexPlan(columns: index.columns, keyNames: index.keyNames)
    plan.included = index.included
    plan.expressions = index.expressions.map(\.node)
    plan.predicate = index.predicate
    plan.isUnique = index.isUnique
    let constraint = table.constraints.first { $0.index == index.relation }
    plan.constraint = constraint?.kind
    plan.isDeferrable = constraint?.isDeferrable ?? false
    return plan
  }
}

extension Node {
  fileprivate var isDeferrable: Bool { !flags.isDisjoint(with: [.deferrable, .initiallyDeferred]) }

  fileprivate var constraintKind: Constraint.Kind? {
    switch kind {
    case .primaryKeyConstraint: .primaryKey
    case .uniqueConstraint: .unique
    case .exclusionConstraint: .exclusion
    default: nil
    }
  }
}
