import SQLSyntax

extension Definitions {
  func createDomain(_ node: Node) {
    guard let written = node.child(.name)?.identifiers, let type = node.child(.type) else { return }
    let name = names.nameToCreate(written)
    var domain = Domain(base: names.type(of: type))
    for constraint in node.children(.constraint) { add(constraint, to: &domain, named: name) }
    enter(TypeEntry(name: name, kind: .domain(domain), birth: moment))
  }

  private func add(_ constraint: Node, to domain: inout Domain, named name: ObjectName) {
    switch constraint.kind {
    case .notNullConstraint: domain.isNotNull = true
    case .nullConstraint: domain.isNotNull = false
    case .defaultConstraint: domain.defaultValue = constraint.child(.expression)?.unlessNull
    case .checkConstraint:
      let given = constraint.child(.name)?.firstIdentifier
      var check = Constraint(name: given ?? freeName(in: domain, name.name), kind: .check)
      check.expression = constraint.child(.expression)
      check.isValidated = !constraint.flags.contains(.notValid)
      check.birth = moment
      domain.checks.append(check)
    default: break
    }
  }

  private func freeName(in domain: Domain, _ name: String) -> String {
    var number = 0
    while true {
      let free = Self.objectName(name, nil, "check" + (number == 0 ? "" : String(number)))
      if !domain.checks.contains(where: { $0.name == free }) { return free }
      number += 1
    }
  }

  func alterDomain(_ node: Node) {
    guard let parts = node.child(.name)?.identifiers, let action = node.child(.action) else { return }
    let id = typeEvenIfForeign(parts)
    guard let type = catalog[id] else { return }
    switch action.kind {
    case .renameTo: return rename(id, to: ObjectName(type.name.schema, name(action, .newName)))
    case .setSchema: return rename(id, to: ObjectName(name(action, .schema), type.name.name))
    default: break
    }
    guard case .domain(var domain) = type.kind else { return }
    demand(action, ofColumnsOf: id)
    let constraint = name(action, .constraint)
    switch action.kind {
    case .setDefault: domain.defaultValue = action.child(.expression)?.unlessNull
    case .dropDefault: domain.defaultValue = nil
    case .setNotNull: domain.isNotNull = true
    case .dropNotNull: if mayDrop { domain.isNotNull = false }
    case .addConstraint: if let node = action.child(.constraint) { add(node, to: &domain, named: type.name) }
    case .dropConstraint: if mayDrop { domain.checks.removeAll { $0.name == constraint } }
    case .renameConstraint:
      for index in domain.checks.indices where domain.checks[index].name == constraint {
        domain.checks[index].name = name(action, .newName)
      }
    case .validateConstraint:
      for index in domain.checks.indices where domain.checks[index].name == constraint {
        domain.checks[index].isValidated = true
      }
    default: break
    }
    catalog.change(id) { $0.kind = .domain(domain) }
  }
}
