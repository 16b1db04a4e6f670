import SQLSyntax

/// Tables that a query makes.
extension Definitions {
  func createTableAs(_ node: Node) {
    guard let nameNode = node.child(.name), let body = node.child(.body) else { return }
    create(
      nameNode, isTemporary: node.flags.contains(.temporary), onCommit: node.detail,
      isOnlyIfMissing: node.flags.contains(.ifNotExists), columnNames: node.children(.column),
      from: body.kind == .query ? body : nil, isEmpty: node.flags.contains(.noData))
  }

  /// SELECT … INTO.
  func query(_ node: Node) {
    guard let into = node.firstSelect?.child(.into) else { return }
    create(
      into, isTemporary: into.flags.contains(.temporary), onCommit: .endOfStatement, isOnlyIfMissing: false, columnNames: [],
      from: node, isEmpty: false)
  }

  private func create(
    _ nameNode: Node, isTemporary: Bool, onCommit: TokenKind, isOnlyIfMissing: Bool, columnNames: [Node], from query: Node?,
    isEmpty: Bool
  ) {
    let name = names.nameToCreate(nameNode.identifiers, isTemporary: isTemporary)
    if isOnlyIfMissing, catalog.relationID(name) != nil { return }
    var table = Relation(name: name, kind: .table, birth: moment)
    table.isTemporary = name.schema == "pg_temp"
    table.onCommit = onCommit == .endOfStatement ? nil : onCommit
    table.rows = isEmpty || query.map(givesNoRow) == true ? .none : .maybe
    (table.columns, table.isComplete) = columns(of: query, named: columnNames)
    fill(&table, from: query)
    if let query, columnNames.isEmpty, let chosen = choice(query) { table.choice = chosen }
    enter(table)
  }

  /// `SELECT id FROM t WHERE …`: columns under their own names.
  private func choice(_ query: Node) -> Choice? {
    guard !moment.isMaybe, query.child(.with) == nil, let body = query.child(.body), body.kind == .select else { return nil }
    let from = body.children(.from)
    let keepsNames = body.children(.target).allSatisfy { target in
      guard let value = target.child(.value), value.kind == .columnReference else { return false }
      return target.child(.alias).map { $0.firstIdentifier == value.lastIdentifier } ?? true
    }
    guard from.count == 1, from[0].kind == .relation, keepsNames, let table = relation(from[0].child(.from)) else { return nil }
    return Choice(table: table, query: query.stored)
  }

  /// The columns that a query gives under the names written before it.
  func columns(of query: Node?, named: [Node]) -> ([Column], isComplete: Bool) {
    guard let query else { return (named.map { Column($0.identifiers[0], .undetermined) }, false) }
    var analyzer = analyzer(for: query)
    let item = analyzer.columns(of: query, in: scope)
    var columns = item.columns.map { Column($0.name, $0.type) }
    for (index, name) in named.enumerated() {
      let name = name.identifiers[0]
      if index < columns.count {
        columns[index].name = name
      } else if !item.isComplete {
        columns.append(Column(name, .undetermined))
      }
    }
    return (columns, item.isComplete)
  }

  /// A query over tables of which one is known to be empty, without anything that makes a row of none.
  func givesNoRow(_ query: Node) -> Bool {
    guard let body = query.child(.body), body.kind == .select, body.child(.groupBy) == nil else { return false }
    guard body.children(.target).allSatisfy({ $0.nodes(of: .functionCall).isEmpty }), body.child(.having) == nil else {
      return false
    }
    return body.children(.from).contains { from in
      guard from.kind == .relation, let name = from.child(.from), !name.flags.contains(.commonTable) else { return false }
      return relation(name).flatMap { catalog[$0]?.rows } == Relation.Rows.none
    }
  }
}

extension Node {
  /// The SELECT that an INTO may stand in.
  fileprivate var firstSelect: Node? {
    var node: Node? = self
    while let current = node, current.kind != .select {
      node = current.kind == .setOperation ? current.child(.left) : current.child(.body)
    }
    return node
  }
}
