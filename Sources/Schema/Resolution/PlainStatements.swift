import SQLSyntax

extension Analyzer {
  /// Whether a look at its names tells that a statement misses nothing but what its one relation and its types may be: no other
  /// relation, no variables, no columns that the relation does not have, no functions but those of every database. Most are so,
  /// and need not be analysed for it.
  func namesOnlyWhatIsThere(_ statement: Node, in scope: Scope) -> Bool {
    switch statement.kind {
    case .query, .update, .delete: break
    case .insert:
      // Without a list the values go by their number; ON CONFLICT looks for an index.
      guard statement.child(.conflict) == nil, statement.child(.column) != nil else { return false }
    default: return false
    }
    guard scope.variables == nil, scope.items.isEmpty, scope.outer.isEmpty else { return false }
    let relations = statement.tree.relations(below: statement)
    guard relations.count < 2 else { return false }
    let id = relations.first.flatMap { names.relation($0.parts) }
    let uses = statement.nodes { Self.named.contains($0) }
    return uses.allSatisfy { node in
      switch node.kind {
      case .functionCall: isOfEveryDatabase(node)
      // A literal may be none of the labels of an enum.
      case .typeName: node.child(.name).map { BuiltinType.spoken($0) != nil } ?? true
      case .targetColumn: node.child(.name).map { isColumn($0, of: id) } ?? false
      default: isColumn(node, of: id)
      }
    }
  }

  private static let named: Set<NodeKind> = [.columnReference, .targetColumn, .functionCall, .typeName]

  private func isOfEveryDatabase(_ call: Node) -> Bool {
    guard let name = call.child(.name)?.identifiers, name.count == 1 else { return false }
    return BuiltinRoutineNames.contains(name[0]) && names.routines(name).isEmpty
  }

  /// A column of a plain type; of a relation that nobody knows any name may be one.
  private func isColumn(_ reference: Node, of id: ID<Relation>?) -> Bool {
    guard let name = reference.identifiers.last else { return false }
    guard let id else { return true }
    return catalog.ask(id) { relation in
      if let column = relation.column(name) { return column.type.isPlain }
      return !relation.isComplete && catalog.departure(ofColumn: name, of: id) == nil
    } ?? false
  }
}
