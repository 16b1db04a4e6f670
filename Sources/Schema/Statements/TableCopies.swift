import SQLSyntax

/// LIKE.
extension Definitions {
  func copyColumns(_ clause: Node, into table: inout Relation) -> ID<Relation>? {
    let copied = CopiedParts(clause)
    guard let source = relation(clause.child(.source)), let origin = catalog[source] else {
      if let node = clause.child(.source), let type = names.type(node.identifiers),
        case .composite(let columns) = catalog[type]?.kind
      {
        table.columns += columns
      } else {
        table.isComplete = false
      }
      return nil
    }
    if !origin.isComplete { table.isComplete = false }
    for var column in origin.columns {
      column.isLocal = true
      column.birth = nil
      column.contents = nil
      switch column.filling {
      case .given:
        if !copied.contains(.defaults) { column.defaultValue = nil }
      case .sequence:
        // The copy takes its numbers from the same sequence.
        if !copied.contains(.defaults) { column.filling = .given }
      case .identity:
        if !copied.contains(.identity) { column.filling = .given }
      case .generated, .virtual:
        if !copied.contains(.generated) {
          column.filling = .given
          column.defaultValue = nil
          column.reads = []
        }
      }
      table.columns.append(column)
    }
    return source
  }

  /// Constraints and indexes, once the table is there.
  func copyParts(of source: ID<Relation>, to id: ID<Relation>, _ clause: Node) {
    guard let origin = catalog[source] else { return }
    let copied = CopiedParts(clause)
    if copied.contains(.identity) {
      for column in origin.columns where column.filling == .identity { addSequence(for: column.name, of: id, nil) }
    }
    if copied.contains(.constraints) {
      for constraint in origin.constraints where constraint.kind == .check { append(constraint, to: id) }
    }
    for constraint in origin.constraints where constraint.kind == .notNull { append(constraint, to: id) }
    guard copied.contains(.indexes) else { return }
    for index in origin.indexes { copy(index, of: origin, to: id) }
  }

  private func append(_ constraint: Constraint, to id: ID<Relation>) {
    guard catalog[id]?.constraints.contains(where: { $0.name == constraint.name }) == false else { return }
    var copy = constraint
    copy.birth = moment
    copy.isLocal = true
    catalog.append(copy, to: id)
  }
}

/// What INCLUDING and EXCLUDING come to.
private struct CopiedParts {
  private var parts: Set<TokenKind> = []

  init(_ clause: Node) {
    let all: Set<TokenKind> = [.constraints, .defaults, .identity, .generated, .indexes]
    for option in clause.children(.option) {
      let named = option.detail == .all ? all : [option.detail]
      if option.flags.contains(.not) { parts.subtract(named) } else { parts.formUnion(named) }
    }
  }

  func contains(_ part: TokenKind) -> Bool { parts.contains(part) }
}
