import SQLSyntax

extension Definitions {
  func alterTable(_ node: Node) {
    guard let nameNode = node.child(.table) else { return }
    guard let id = relationEvenIfForeign(nameNode, node.relationKind) else { return }
    let onlyHere = nameNode.flags.contains(.only)
    let actions = node.children(.action)
    // PostgreSQL drops first, then changes types, then adds columns, then constraints; all else comes last.
    for action in actions where action.kind.pass == .drop { apply(action, to: id, onlyHere) }
    for action in actions where action.kind.pass == .type { apply(action, to: id, onlyHere) }
    var elements: [Node] = []
    for action in actions {
      if action.kind == .addColumn, let definition = action.child(.definition) {
        let isNew = addColumn(definition, to: id, onlyIfMissing: action.flags.contains(.ifNotExists), onlyHere: onlyHere)
        if isNew {
          elements.append(definition)
          demandValue(ofNew: name(definition), of: id, definition)
        }
      }
      if action.kind == .addConstraint, let constraint = action.child(.constraint) { elements.append(constraint) }
    }
    addSequences(for: elements, of: id)
    addConstraints(of: elements, to: id, onlyHere: onlyHere)
    for action in actions where action.kind.pass == .rest { apply(action, to: id, onlyHere) }
  }

  private func apply(_ action: Node, to id: ID<Relation>, _ onlyHere: Bool) {
    switch action.kind {
    case .dropColumn: dropColumn(action, of: id, onlyHere: onlyHere)
    case .dropConstraint: dropConstraint(action, of: id, onlyHere: onlyHere)
    case .validateConstraint:
      let name = name(action, .constraint)
      if let constraint = catalog[id]?.constraints.first(where: { $0.name == name }), !constraint.isValidated {
        demand(validating: constraint, of: id, action)
      }
      validate(name, of: id)
    case .alterConstraint: enforce(action, of: id)
    case .renameConstraint: renameConstraint(name(action, .constraint), of: id, to: name(action, .newName))
    case .renameColumn: renameColumn(column(action), of: id, to: name(action, .newName))
    case .renameTo: rename(id, to: name(action, .newName))
    case .setSchema: move(id, to: name(action, .schema))
    case .setTriggerState: setTriggerState(action, of: id)
    case .attachPartition: attach(action, to: id)
    case .detachPartition: detach(action, from: id)
    case .setInheritance: setInheritance(action, of: id)
    case .setTypeOfTable: setType(action, of: id)
    case .setNotNull:
      enterColumn(column(action), of: id)
      demandNotNull(column(action), of: id, .setNotNull, action)
      addNotNull(column(action), named: nil, to: id, onlyHere: onlyHere)
    case .dropNotNull: dropNotNull(column(action), of: id, onlyHere: onlyHere)
    case .alterColumnType: setType(action, of: id, onlyHere: onlyHere)
    case .setDefault, .dropDefault, .setExpression, .dropExpression, .addIdentity, .dropIdentity:
      changeFilling(action, of: id, onlyHere: onlyHere)
    default: break
    }
  }

  // MARK: Constraints

  private func dropConstraint(_ action: Node, of id: ID<Relation>, onlyHere: Bool) {
    let name = name(action, .constraint)
    guard mayDrop else { return doubt(name, of: id) }
    guard let table = catalog[id], let constraint = table.constraints.first(where: { $0.name == name }) else { return }
    catalog.dropConstraint(name, of: id, cascade: action.flags.contains(.cascade))
    if constraint.kind == .notNull, let column = constraint.columns.first {
      catalog.changeColumn(column, of: id) { $0.isNotNull = false }
    }
    for child in table.children { dropInherited(constraint, of: child, onlyHere: onlyHere) }
  }

  /// Children have a check under the same name.
  private func doubt(_ constraint: String, of id: ID<Relation>) {
    guard let index = position(of: constraint, in: id), let children = catalog[id]?.children else { return }
    catalog.change(id) { $0.constraints[index].mayBeGone = true }
    for child in children { doubt(constraint, of: child) }
  }

  private func dropInherited(_ constraint: Constraint, of id: ID<Relation>, onlyHere: Bool) {
    guard let table = catalog[id] else { return }
    let found = table.constraints.first { own in
      guard !own.isLocal, own.kind == constraint.kind, own.columns == constraint.columns else { return false }
      return own.index != nil || own.name == constraint.name
    }
    guard let found else { return }
    if onlyHere {
      guard let index = table.constraints.firstIndex(where: { $0.name == found.name }) else { return }
      return catalog.change(id) { $0.constraints[index].isLocal = true }
    }
    catalog.dropConstraint(found.name, of: id)
    if constraint.kind == .notNull, let column = constraint.columns.first {
      catalog.changeColumn(column, of: id) { $0.isNotNull = false }
    }
    for child in table.children { dropInherited(found, of: child, onlyHere: false) }
  }

  private func validate(_ name: String, of id: ID<Relation>) {
    guard let table = catalog[id], let index = table.constraints.firstIndex(where: { $0.name == name }) else { return }
    catalog.change(id) { $0.constraints[index].isValidated = true }
    for child in table.children { validate(name, of: child) }
  }

  /// ENFORCED checks the rows that are there.
  private func enforce(_ action: Node, of id: ID<Relation>) {
    guard let attribute = action.children(.option).first(where: { $0.detail == .enforced }) else { return }
    let isEnforced = !attribute.flags.contains(.not)
    guard let index = position(of: name(action, .constraint), in: id) else { return }
    catalog.change(id) { table in
      table.constraints[index].isEnforced = isEnforced
      table.constraints[index].isValidated = isEnforced
    }
  }

  private func renameConstraint(_ old: String, of id: ID<Relation>, to new: String) {
    guard let table = catalog[id], let position = table.constraints.firstIndex(where: { $0.name == old }) else { return }
    if let index = table.constraints[position].index { return renameIndex(index, to: new) }
    catalog.noteDeparture(ofConstraint: old, of: id, .renamed(to: new))
    catalog.change(id) { $0.constraints[position].name = new }
    guard table.constraints[position].kind != .foreignKey else { return }
    for child in table.children { renameConstraint(old, of: child, to: new) }
  }

  private func setTriggerState(_ action: Node, of id: ID<Relation>) {
    let isEnabled = action.detail != .disable
    let name = action.child(.trigger)?.firstIdentifier
    guard let table = catalog[id] else { return }
    catalog.change(id) { table in
      for index in table.triggers.indices where name == nil || table.triggers[index].name == name {
        table.triggers[index].isEnabled = isEnabled
      }
    }
    if table.kind == .partitionedTable { for child in table.children { setTriggerState(action, of: child) } }
  }

  private func setType(_ action: Node, of id: ID<Relation>) {
    let type = action.child(.type).flatMap { names.type($0.identifiers) }
    catalog.change(id) { $0.rowType = type }
  }
}

extension Node {
  /// The kind of relation that ALTER names; a table may be any.
  fileprivate var relationKind: Relation.Kind {
    switch detail {
    case .index: .index
    case .view: .view
    case .materialized: .materializedView
    case .sequence: .sequence
    case .foreign: .foreignTable
    default: .table
    }
  }
}

private enum Pass { case drop, type, add, rest }

extension NodeKind {
  fileprivate var pass: Pass {
    switch self {
    case .dropColumn, .dropConstraint: .drop
    case .alterColumnType: .type
    case .addColumn, .addConstraint: .add
    default: .rest
    }
  }
}
