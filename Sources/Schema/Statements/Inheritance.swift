import SQLSyntax

/// What a table gets from its parents.
extension Definitions {
  /// Constraints of the parents; to a partition also indexes, foreign keys and triggers.
  func inheritConstraints(_ id: ID<Relation>, isPartition: Bool) {
    for parent in catalog[id]?.parents ?? [] {
      guard let origin = catalog[parent] else { continue }
      for constraint in origin.constraints {
        switch constraint.kind {
        case .check where !constraint.isNotInherited, .notNull where !constraint.isNotInherited:
          inherit(constraint, id)
        case .foreignKey where isPartition:
          var key = constraint
          key.isLocal = false
          addForeignKey(key, to: id)
        default: break
        }
      }
      guard isPartition else { continue }
      for index in origin.indexes { pass(plan(of: index, of: origin), to: id, from: index.relation) }
      for trigger in origin.triggers where trigger.isForEachRow { pass(trigger, to: id) }
    }
  }

  private func inherit(_ constraint: Constraint, _ id: ID<Relation>) {
    guard let table = catalog[id], !table.constraints.contains(where: { $0.name == constraint.name }) else { return }
    var inherited = constraint
    inherited.isLocal = false
    catalog.append(inherited, to: id)
    for child in table.children { inherit(constraint, child) }
  }

  /// A trigger of a partitioned table, to a partition and its partitions.
  func pass(_ trigger: Trigger, to id: ID<Relation>) {
    guard catalog.ask(id, { $0.triggers.contains { $0.name == trigger.name } }) == false else { return }
    var copy = trigger
    copy.isLocal = false
    catalog.append(copy, to: id)
    for partition in catalog.outline(of: id)?.partitions ?? [] { pass(trigger, to: partition) }
  }

  // MARK: ALTER TABLE

  func attach(_ action: Node, to parent: ID<Relation>) {
    guard let child = relationEvenIfForeign(action.child(.partition)) else { return }
    if catalog[parent]?.kind == .index { return link(child, to: parent) }
    catalog.change(parent) { if $0.kind == .table { $0.kind = .partitionedTable } }
    link(child, to: parent)
    if action.child(.bounds)?.detail == .default { catalog.change(child) { $0.isDefaultPartition = true } }
    becomePartition(child, of: parent)
    inheritConstraints(child, isPartition: true)
    // Rows of the partition are rows of its parent.
    if catalog[child]?.rows != Relation.Rows.none { rowsArrive(in: parent) }
  }

  /// What a partition has in common with its table is its table's.
  private func becomePartition(_ child: ID<Relation>, of parent: ID<Relation>) {
    guard let origin = catalog[parent] else { return }
    catalog.change(child) { child in
      for index in child.columns.indices where origin.column(child.columns[index].name) != nil {
        child.columns[index].isLocal = false
      }
      for index in child.constraints.indices {
        let own = child.constraints[index]
        let isCommon = origin.constraints.contains { other in
          own.kind == other.kind && own.columns == other.columns && (own.kind != .check || own.name == other.name)
        }
        if isCommon { child.constraints[index].isLocal = false }
      }
    }
  }

  func setInheritance(_ action: Node, of child: ID<Relation>) {
    if action.flags.contains(.not) {
      if let parent = relation(action.child(.parent)) { unlink(child, from: parent) }
      return
    }
    guard let parent = relationEvenIfForeign(action.child(.parent)) else { return }
    link(child, to: parent)
    if catalog[child]?.rows != Relation.Rows.none { rowsArrive(in: parent) }
  }

  func detach(_ action: Node, from parent: ID<Relation>) {
    guard mayDrop, let child = relation(action.child(.partition)) else { return }
    unlink(child, from: parent)
    // Triggers that came with the parent go with it; all else stays.
    catalog.change(child) { child in child.triggers.removeAll { !$0.isLocal } }
  }

  /// Of a circle the server wants nothing to know (42P07), and neither may anyone who follows children.
  func link(_ child: ID<Relation>, to parent: ID<Relation>) {
    guard catalog[child]?.parents.contains(parent) == false, !isSame(child, orAbove: parent) else { return }
    catalog.append(parent, to: \.parents, of: child)
    catalog.append(child, to: \.children, of: parent)
  }

  private func isSame(_ relation: ID<Relation>, orAbove other: ID<Relation>) -> Bool {
    var seen: Set<ID<Relation>> = []
    var open = [other]
    while let next = open.popLast() {
      if next == relation { return true }
      if seen.insert(next).inserted { open += catalog[next]?.parents ?? [] }
    }
    return false
  }

  private func unlink(_ child: ID<Relation>, from parent: ID<Relation>) {
    catalog.removeChild(child, of: parent)
    for index in catalog[child]?.indexes ?? [] {
      guard let origin = catalog[index.relation]?.parents.first else { continue }
      catalog.removeChild(index.relation, of: origin)
      catalog.change(index.relation) { $0.parents = [] }
    }
    catalog.change(child) { child in
      child.parents.removeAll { $0 == parent }
      for index in child.columns.indices { child.columns[index].isLocal = true }
      for index in child.constraints.indices { child.constraints[index].isLocal = true }
    }
  }
}
