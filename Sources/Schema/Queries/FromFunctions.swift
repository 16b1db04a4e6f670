import SQLSyntax

// Functions in FROM, XMLTABLE and JSON_TABLE.

extension Analyzer {
  mutating func functionTable(_ node: Node, in scope: Scope) -> FromTable {
    var item = Scope.Item(alias: "", columns: [], isComplete: true)
    if node.kind == .rowsFrom {
      for element in node.children where element.role == .element { add(element, alias: nil, to: &item, in: scope) }
    } else {
      add(node, alias: node.child(.alias)?.firstIdentifier, to: &item, in: scope)
    }
    if node.flags.contains(.special) { item.columns.append(SQLType.RecordField("ordinality", .builtin(.bigint))) }
    let isSureOfRows = item.texts.values.contains { $0.areAllThere } || node.child(.function)?.givesRowsForSure == true
    return FromTable(node.named(item), rows: isSureOfRows ? .certain : .maybe)
  }

  /// The columns of one function.
  private mutating func add(_ node: Node, alias: String?, to item: inout Scope.Item, in scope: Scope) {
    guard let function = node.child(.function) else { return }
    let name = function.columnName
    if item.alias.isEmpty { item.alias = name }
    if let arrays = function.unnestedTogether {
      for array in arrays {
        addElements(expression(array, in: scope).type, named: name, to: &item)
      }
      return
    }
    let value = expression(function, in: scope)
    let result = value.type
    let definitions = node.children(.element)
    if !definitions.isEmpty {
      for definition in definitions {
        guard let column = definition.child(.name)?.firstIdentifier, let type = definition.child(.type) else { continue }
        item.columns.append(SQLType.RecordField(column, names.type(of: type)))
      }
      if function.readsRecordFromJSON, var json = function.child(.argument) {
        if json.kind == .cast, let value = json.child(.value) { json = value }
        readJSON(Typed(.literal, json, constant: json.stringValue), as: .record(item.columns), function)
      }
      return
    }
    addColumns(of: result, named: alias ?? name, to: &item)
    if node.kind == .functionTable, item.columns.count == 1, !value.alternatives.isEmpty {
      item.texts[item.columns[0].name] = value.alternatives
    }
  }

  private mutating func addElements(_ array: SQLType, named name: String, to item: inout Scope.Item) {
    guard case .array(let element) = array else {
      item.columns.append(SQLType.RecordField(name, .undetermined))
      return
    }
    addColumns(of: element, named: name, to: &item)
  }

  private func addColumns(of type: SQLType, named name: String, to item: inout Scope.Item) {
    if let fields = catalog.fields(of: type) {
      item.columns += fields
      return
    }
    switch type {
    case .undetermined, .row, .builtin(.record):
      // It may be a row of any kind.
      item.isComplete = false
      item.otherColumns = type == .undetermined ? .builtin(.other) : .undetermined
    default: item.columns.append(SQLType.RecordField(name, type == .literal ? .text : type))
    }
  }

  /// Texts of a document become values of these types when the function runs.
  private mutating func reportReading(_ columns: [SQLType.RecordField], at node: Node) {
    guard reach != .never else { return }
    for column in columns {
      for type in catalog.enums(in: column.type) {
        report(LabelUse(type: type, label: nil, manner: .ifReached, place: place(of: node)))
      }
    }
  }

  // MARK: XMLTABLE, JSON_TABLE

  mutating func documentTable(_ node: Node, in scope: Scope) -> FromTable {
    var item = Scope.Item(alias: node.kind == .xmlTable ? "xmltable" : "json_table", columns: [], isComplete: true)
    for child in node.children {
      switch child.role {
      case .element, .parameter: if let value = child.child(.value) { _ = expression(value, in: scope) }
      case .source: _ = expression(child, in: scope)
      case .value where node.kind == .xmlTable: _ = expression(child, in: scope)
      default: break
      }
    }
    documentColumns(of: node, &item, in: scope)
    return FromTable(node.named(item), rows: .maybe)
  }

  private mutating func documentColumns(of node: Node, _ item: inout Scope.Item, in scope: Scope) {
    for column in node.children where column.role == .column {
      if column.kind == .nestedColumns {
        documentColumns(of: column, &item, in: scope)
        continue
      }
      guard let name = column.child(.name)?.firstIdentifier else { continue }
      let type = column.child(.type).map { names.type(of: $0) } ?? .builtin(.integer)
      let defaults = column.children(.default) + column.children(.otherwise).compactMap { $0.child(.value) }
      for value in defaults { coerce(expression(value, in: scope), to: type, .assignment) }
      let field = SQLType.RecordField(name, type)
      item.columns.append(field)
      reportReading([field], at: column)
    }
  }
}

extension Node {
  /// The arguments of `unnest(a, b)`, which is there only in FROM.
  fileprivate var unnestedTogether: [Node]? {
    guard kind == .functionCall, child(.name)?.lastIdentifier == "unnest" else { return nil }
    let arrays = children(.argument)
    return arrays.count > 1 ? arrays : nil
  }

  /// `generate_series(1, 3)`
  fileprivate var givesRowsForSure: Bool {
    guard kind == .functionCall, child(.name)?.lastIdentifier == "generate_series" else { return false }
    let bounds = children(.argument)
    guard bounds.count == 2, let first = bounds[0].integerValue, let last = bounds[1].integerValue else { return false }
    return first <= last
  }

  fileprivate var readsRecordFromJSON: Bool {
    guard kind == .functionCall, let name = child(.name)?.lastIdentifier else { return false }
    return ["json_to_record", "json_to_recordset", "jsonb_to_record", "jsonb_to_recordset"].contains(name)
  }
}
