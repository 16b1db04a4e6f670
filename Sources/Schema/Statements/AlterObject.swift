import SQLSyntax

extension Definitions {
  func alterObject(_ node: Node) {
    guard let object = node.child(.object) else { return }
    switch node.detail {
    case .function, .procedure, .routine, .aggregate: return alterRoutine(node, object)
    default: break
    }
    guard let action = node.child(.action), action.kind == .renameTo else { return }
    let newName = name(action, .newName)
    switch node.detail {
    case .schema: if let old = object.firstIdentifier { renameSchema(old, to: newName) }
    case .trigger: if let id = relation(object.child(.table)) { renameTrigger(name(object), of: id, to: newName) }
    case .policy: replace(name(object), by: newName, in: \.policies, of: object)
    case .rule:
      replace(name(object), by: newName, in: \.rules, of: object)
      if let id = relation(object.child(.table)) {
        catalog.change(id) { $0.ruleDefinitions[newName] = $0.ruleDefinitions.removeValue(forKey: name(object)) }
      }
    default: break
    }
  }

  private func replace(_ old: String, by new: String, in list: WritableKeyPath<Relation, [String]>, of reference: Node) {
    guard let id = relation(reference.child(.table)) else { return }
    guard let index = catalog[id]?[keyPath: list].firstIndex(of: old) else { return }
    catalog.change(id) { $0[keyPath: list][index] = new }
  }
}
