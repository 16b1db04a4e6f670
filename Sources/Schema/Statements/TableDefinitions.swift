import SQLSyntax

extension Definitions {
  func createTable(_ node: Node) {
    guard let nameNode = node.child(.name) else { return }
    let isTemporary = node.flags.contains(.temporary)
    let name = names.nameToCreate(nameNode.identifiers, isTemporary: isTemporary)
    if node.flags.contains(.ifNotExists), exists(name) { return learn(from: node, name) }
    var table = Relation(name: name, kind: node.tableKind, birth: moment)
    table.isTemporary = name.schema == "pg_temp"
    table.isDefaultPartition = node.child(.bounds)?.detail == .default
    table.onCommit = node.detail == .endOfStatement ? nil : node.detail
    // Rows of a foreign table are elsewhere.
    table.rows = node.kind == .createForeignTable ? .maybe : .none
    let origins = addColumns(of: node, to: &table)
    guard let id = enter(table) else { return }
    let keyTypes = partitionKeyTypes(node, table)
    if !keyTypes.isEmpty { catalog.change(id) { $0.partitionKeyTypes = keyTypes } }
    for parent in table.parents { catalog.append(id, to: \.children, of: parent) }
    let definitions = node.children(.element)
    addSequences(for: definitions, of: id)
    inheritConstraints(id, isPartition: node.child(.table) != nil)
    addConstraints(of: definitions, to: id, areValid: true)
    for (clause, source) in origins { copyParts(of: source, to: id, clause) }
  }

  private func partitionKeyTypes(_ node: Node, _ table: Relation) -> [SQLType] {
    guard let key = node.child(.partitionBy) else { return [] }
    let fields = table.columns.map { SQLType.RecordField($0.name, $0.type) }
    let row = Scope.Item(alias: table.name.name, columns: fields, isComplete: table.isComplete)
    return key.children(.element).map { element in
      if let name = element.child(.column)?.firstIdentifier { return table.column(name)?.type ?? .undetermined }
      guard let expression = element.child(.expression) else { return .undetermined }
      var analyzer = analyzer(for: node)
      return analyzer.expression(expression, in: Scope(items: [row])).type
    }
  }

  /// Something of that name that the history made. It may be made elsewhere under the name as well.
  private func exists(_ name: ObjectName) -> Bool { catalog.relationID(name) != nil }

  /// CREATE TABLE IF NOT EXISTS of a table that was spoken of: likely it has these columns.
  private func learn(from node: Node, _ name: ObjectName) {
    guard let id = catalog.relationID(name), let known = catalog[id], !known.isComplete else { return }
    var table = Relation(name: name, kind: node.tableKind, birth: nil)
    _ = addColumns(of: node, to: &table)
    for column in table.columns where known.column(column.name) == nil { catalog.append(column, to: id) }
  }

  /// Those inherited first, then as they are written. Gives the tables that LIKE names, for what is copied afterwards.
  private func addColumns(of node: Node, to table: inout Relation) -> [(Node, ID<Relation>)] {
    for parent in node.children where parent.role == .parent {
      inherit(relationEvenIfForeign(parent), into: &table, isPartition: false)
    }
    for parent in node.children where parent.role == .table {
      inherit(relationEvenIfForeign(parent), into: &table, isPartition: true)
    }
    if let type = node.child(.type) { takeColumns(ofType: type, into: &table) }
    var origins: [(Node, ID<Relation>)] = []
    var generated: [Node] = []
    for element in node.children where element.role == .element {
      switch element.kind {
      case .columnDefinition:
        define(element, in: &table)
        if element.isGenerated { generated.append(element) }
      case .likeClause:
        if let source = copyColumns(element, into: &table) { origins.append((element, source)) }
      default: break
      }
    }
    // What is generated may read columns behind it.
    for element in generated {
      let name = name(element)
      guard let index = table.columns.position(of: name) else { continue }
      let columns = table.columns
      complete(&table.columns[index], element, columns)
    }
    return origins
  }

  private func define(_ definition: Node, in table: inout Relation) {
    let defined = column(defined: definition, in: [])
    guard let index = table.columns.position(of: defined.name) else {
      table.columns.append(defined)
      return
    }
    // It has the type that it inherits.
    table.columns[index].isLocal = true
    if definition.child(.type) != nil, table.columns[index].type == .undetermined { table.columns[index].type = defined.type }
    complete(&table.columns[index], definition, [])
  }

  private func inherit(_ parent: ID<Relation>?, into table: inout Relation, isPartition: Bool) {
    guard let parent, let origin = catalog[parent] else {
      table.isComplete = false
      return
    }
    table.parents.append(parent)
    if !origin.isComplete { table.isComplete = false }
    for var column in origin.columns {
      if let index = table.columns.position(of: column.name) {
        if column.isNotNull { table.columns[index].isNotNull = true }
        continue
      }
      column.isLocal = false
      column.contents = nil
      column.birth = nil
      if column.filling == .identity, !isPartition || postgres < 17 { column.filling = .given }
      table.columns.append(column)
    }
  }

  private func takeColumns(ofType node: Node, into table: inout Relation) {
    guard let type = names.type(node.identifiers), case .composite(let columns) = catalog[type]?.kind else {
      table.isComplete = false
      return
    }
    table.rowType = type
    table.columns = columns
  }
}

extension Node {
  /// Of the definition of a column.
  fileprivate var isGenerated: Bool { children.contains { $0.kind == .generatedColumn } }

  fileprivate var tableKind: Relation.Kind {
    if kind == .createForeignTable { return .foreignTable }
    return child(.partitionBy) == nil ? .table : .partitionedTable
  }
}
