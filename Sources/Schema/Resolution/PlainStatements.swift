import SQLSyntax

/// Whether a look at its names tells that a statement misses nothing but what its relations and its types may be: no query inside
/// of it, no variables, no columns that its relations do not have, no functions but those of every database. Most are so, and need not
/// be analysed for it.
struct PlainStatement {
  private let names: Names
  /// What a qualifier leads to; nil for a relation of which nobody knows.
  private var relations: [(alias: String, id: ID<Relation>?)] = []

  private static let named: Set<NodeKind> = [.columnReference, .targetColumn, .functionCall, .typeName]
  private static let scoped: Set<NodeKind> = [
    .query, .with, .derivedTable, .functionTable, .rowsFrom, .xmlTable, .jsonTable, .aliasedJoin,
  ]

  /// Nil where the names alone do not tell.
  init?(_ statement: Node, _ names: Names) {
    self.names = names
    var queries = 0
    switch statement.kind {
    case .query: queries = 1
    case .update, .delete: break
    // The rows stand in a query of their own; without a list of columns they go by their number.
    case .insert where statement.child(.column) != nil: queries = 1
    default: return nil
    }
    for node in statement.nodes(where: { Self.scoped.contains($0) || $0 == .relation }) {
      switch node.kind {
      case .query: queries -= 1
      case .relation: add(node.child(.from), as: node.child(.alias))
      default: return nil
      }
    }
    guard queries >= 0 else { return nil }
    if let target = statement.child(.target) { add(target, as: statement.child(.alias)) }
    if let conflict = statement.child(.conflict) {
      guard isOverAnIndex(conflict) else { return nil }
      if let target = relations.last { relations.append(("excluded", target.id)) }
    }
    for node in statement.nodes(where: { Self.named.contains($0) }) where !isThere(node, statement) { return nil }
  }

  private mutating func add(_ name: Node?, as alias: Node?) {
    guard let parts = name?.identifiers, let last = parts.last else { return }
    relations.append((alias?.identifiers.first ?? last, names.relation(parts)))
  }

  private func isThere(_ node: Node, _ statement: Node) -> Bool {
    switch node.kind {
    case .functionCall:
      guard let name = node.child(.name)?.identifiers, name.count == 1 else { return false }
      return BuiltinRoutineNames.contains(name[0]) && names.routines(name).isEmpty
    // A literal may be none of the labels of an enum.
    case .typeName: return node.child(.name).map { BuiltinType.spoken($0) != nil } ?? true
    case .targetColumn:
      guard let name = node.child(.name)?.identifiers.first, let target = statement.child(.target) else { return false }
      return isColumn(name, of: names.relation(target.identifiers))
    default:
      let parts = node.identifiers
      switch parts.count {
      case 1: return relations.contains { isColumn(parts[0], of: $0.id) }
      case 2: return relations.first { $0.alias == parts[0] }.map { isColumn(parts[1], of: $0.id) } ?? false
      default: return false
      }
    }
  }

  /// A column that is no enum; of a relation that nobody knows any name may be one.
  private func isColumn(_ name: String, of id: ID<Relation>?) -> Bool {
    guard let id else { return true }
    let catalog = names.catalog
    return catalog.ask(id) { relation in
      if let column = relation.column(name) { return !catalog.mayTakeLabels(column.type) }
      return !relation.isComplete && catalog.departure(ofColumn: name, of: id) == nil
    } ?? false
  }

  private func isOverAnIndex(_ conflict: Node) -> Bool {
    guard let id = relations.last?.id else { return false }
    var columns: [String] = []
    for child in conflict.children {
      switch child.role {
      case .conflictTarget:
        guard child.children.reduce(0, { count, _ in count + 1 }) == 1, let name = child.child(.name)?.identifiers.first else {
          return false
        }
        columns.append(name)
      case .condition, .constraint: return false
      default: break
      }
    }
    return !columns.isEmpty && names.miss(ofUniqueKey: columns, of: id) == nil
  }
}

extension Catalog {
  /// Whether a literal for it may have to be a label of an enum that is known.
  fileprivate func mayTakeLabels(_ type: SQLType) -> Bool {
    switch base(of: type) {
    case .builtin, .undetermined: false
    case .array(let element): mayTakeLabels(element)
    case .defined(let id):
      switch self[id]?.kind {
      case .foreign, .base, nil: false
      default: true
      }
    default: true
    }
  }
}
