import SQLSyntax

extension Definitions {
  func drop(_ node: Node) {
    guard mayDrop || node.detail == .trigger else { return }
    let cascade = node.flags.contains(.cascade)
    for object in node.children(.object) {
      switch node.detail {
      case .table, .sequence, .view, .materialized, .index, .foreign:
        // One that was made elsewhere is gone as well.
        if let id = relationEvenIfForeign(object, node.detail.relationKind), isNamed(id, node.detail) {
          catalog.drop(.relation(id), cascade: cascade)
        }
      case .type, .domain:
        if let parts = object.child(.name)?.identifiers, let id = names.type(parts) {
          catalog.drop(.type(id), cascade: cascade)
        }
      case .function, .procedure, .routine, .aggregate:
        if let id = routine(object, node.detail) {
          catalog.drop(.routine(id), cascade: cascade)
        } else {
          noteForeignDrop(of: object)
        }
      case .schema: if let name = object.firstIdentifier { dropSchema(name, cascade: cascade) }
      case .trigger: if let id = relation(object.child(.table)) { dropTrigger(name(object), of: id) }
      case .policy: remove(name(object), from: \.policies, of: object)
      case .rule: remove(name(object), from: \.rules, of: object)
      default: break
      }
    }
  }

  /// DROP TABLE does nothing to a view.
  private func isNamed(_ id: ID<Relation>, _ word: TokenKind) -> Bool {
    guard let relation = catalog[id], relation.birth != nil else { return true }
    return relation.kind == word.relationKind || word == .table && relation.kind == .partitionedTable
  }

  /// A routine that was made elsewhere.
  private func noteForeignDrop(of reference: Node) {
    guard let parts = reference.child(.name)?.identifiers, reference.flags.contains(.special), names.routines(parts).isEmpty
    else {
      return
    }
    var routine = Routine(name: names.nameToCreate(parts), kind: .function, result: .undetermined)
    routine.parameters = parameters(of: reference)
    catalog.noteDeparture(of: routine)
  }

  private func remove(_ name: String, from names: WritableKeyPath<Relation, [String]>, of reference: Node) {
    guard let id = relation(reference.child(.table)), catalog[id]?[keyPath: names].contains(name) == true else { return }
    catalog.change(id) { relation in relation[keyPath: names].removeAll { $0 == name } }
  }
}

extension TokenKind {
  /// What DROP and this word drop.
  fileprivate var relationKind: Relation.Kind {
    switch self {
    case .sequence: .sequence
    case .view: .view
    case .materialized: .materializedView
    case .index: .index
    case .foreign: .foreignTable
    default: .table
    }
  }
}
