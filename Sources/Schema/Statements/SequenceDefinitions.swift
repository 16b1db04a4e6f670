import SQLSyntax

extension Definitions {
  func createSequence(_ node: Node) {
    guard let nameNode = node.child(.name) else { return }
    let name = names.nameToCreate(nameNode.identifiers, isTemporary: node.flags.contains(.temporary))
    if node.flags.contains(.ifNotExists), catalog.relationID(name) != nil { return }
    var sequence = Relation(name: name, kind: .sequence, birth: moment)
    sequence.isTemporary = name.schema == "pg_temp"
    sequence.ownedBy = owner(in: node)
    enter(sequence)
  }

  func alterSequence(_ node: Node) {
    guard let id = relation(node.child(.name)) else { return }
    guard node.children(.option).contains(where: { $0.detail == .owned }) else { return }
    let owner = owner(in: node)
    catalog.change(id) { $0.ownedBy = owner }
  }

  /// OWNED BY t.c; nil of NONE.
  private func owner(in node: Node) -> ColumnReference? {
    let option = node.children(.option).last { $0.detail == .owned }
    guard let parts = option?.child(.column)?.identifiers, parts.count > 1 else { return nil }
    return names.relation(Array(parts.dropLast())).map { ColumnReference(relation: $0, column: parts[parts.count - 1]) }
  }
}
