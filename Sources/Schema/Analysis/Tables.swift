import SQLSyntax

// CREATE TABLE.

extension Analyzer {
  mutating func createTable(_ statement: Node) {
    guard let name = statement.child(.name)?.identifiers else { return }
    // What is there already is not looked at.
    if statement.flags.contains(.ifNotExists), exists(name) { return }
    let item = columnsDefined(by: statement, named: name.last ?? "")
    let scope = Scope(items: [item])
    storing { analyzer in
      for element in statement.children where element.role == .element {
        if element.kind == .columnDefinition {
          analyzer.columnDefinition(element, in: scope)
        } else {
          analyzer.constraint(element, in: scope)
        }
      }
      if let key = statement.child(.partitionBy) { analyzer.keys(of: key, in: scope) }
    }
    if let bounds = statement.child(.bounds), let parent = statement.child(.table) { partitionBounds(bounds, of: parent) }
  }

  /// Whether there is a relation of the name that a statement is to make.
  func exists(_ name: [String]) -> Bool { catalog.relationID(names.nameToCreate(name)) != nil }

  /// The columns that a table will have: those it takes from others first.
  private func columnsDefined(by statement: Node, named name: String) -> Scope.Item {
    var item = Scope.Item(alias: name, columns: [], isComplete: true)
    for parent in statement.children(.parent) + statement.children(.table) { item.take(table(named: parent, in: Scope()).item) }
    if let type = statement.child(.type) {
      if let id = names.type(type.identifiers), let fields = catalog.fields(of: .defined(id)) {
        item.columns += fields
      } else {
        item.isComplete = false
      }
    }
    for element in statement.children where element.role == .element {
      switch element.kind {
      case .columnDefinition:
        guard let name = element.child(.name)?.firstIdentifier, let type = element.child(.type) else { continue }
        let field = SQLType.RecordField(name, names.type(of: type))
        if let index = item.columns.firstIndex(where: { $0.name == name }) {
          item.columns[index] = field
        } else {
          item.columns.append(field)
        }
      case .likeClause:
        if let source = element.child(.source) { item.take(table(named: source, in: Scope()).item) }
      default: break
      }
    }
    return item
  }

  /// DEFAULT, CHECK and GENERATED of a column. `scope` holds the table.
  mutating func columnDefinition(_ definition: Node, in scope: Scope) {
    guard let name = definition.child(.name)?.firstIdentifier, let table = scope.items.first else { return }
    for constraint in definition.children where constraint.role == .constraint {
      switch constraint.kind {
      case .defaultConstraint: columnDefault(constraint, of: name, in: table)
      case .generatedColumn: generated(constraint, column: name, in: scope)
      default: self.constraint(constraint, in: scope)
      }
    }
  }

  /// A DEFAULT sees no column.
  mutating func columnDefault(_ node: Node, of column: String, in table: Scope.Item) {
    guard let value = node.child(.expression) else { return }
    assign(value, to: table.type(of: column), in: Scope())
  }

  /// The expression of a generated column. Before PostgreSQL 18 there was none but STORED.
  mutating func generated(_ node: Node, column: String, in scope: Scope) {
    guard let value = node.child(.expression), let table = scope.items.first else { return }
    if node.detail == .virtual, postgres < 18 { return }
    assign(value, to: table.type(of: column), in: scope)
  }

  /// CHECK and EXCLUDE; the others hold no expressions.
  mutating func constraint(_ node: Node, in scope: Scope) {
    switch node.kind {
    case .checkConstraint: if let value = node.child(.expression) { truth(of: value, in: scope) }
    case .exclusionConstraint:
      keys(of: node, in: scope)
      if let condition = node.child(.where) { truth(of: condition, in: scope) }
    default: break
    }
  }

  /// Keys of an index, a partitioned table or statistics.
  mutating func keys(of node: Node, in scope: Scope) {
    for element in node.children where element.role == .element {
      if let value = element.child(.expression) { _ = expression(value, in: scope) }
    }
  }

  mutating func truth(of node: Node, in scope: Scope) {
    coerce(expression(node, in: scope), to: .boolean, .assignment)
  }

  // MARK: Partitions

  /// The values of bounds become values of the parent's keys at once.
  mutating func partitionBounds(_ bounds: Node, of parent: Node) {
    let types = partitionKeyTypes(of: parent)
    var lower = 0
    var upper = 0
    for child in bounds.children {
      var index = 0
      switch child.role {
      case .value: break
      case .lowerBound:
        index = lower
        lower += 1
      case .upperBound:
        index = upper
        upper += 1
      default: continue
      }
      if child.kind == .constant, child.detail == .minvalue || child.detail == .maxvalue { continue }
      let typed = expression(child, in: Scope())
      coerce(typed, to: index < types.count ? types[index] : .undetermined, .assignment)
    }
  }

  /// Of a table made elsewhere nothing.
  private func partitionKeyTypes(of parent: Node) -> [SQLType] {
    names.relation(parent.identifiers).flatMap { catalog[$0] }?.partitionKeyTypes ?? []
  }
}

extension Scope.Item {
  /// Columns of another table, unless they are there.
  fileprivate mutating func take(_ other: Scope.Item) {
    isComplete = isComplete && other.isComplete
    for column in other.columns where !columns.contains(where: { $0.name == column.name }) { columns.append(column) }
  }
}
