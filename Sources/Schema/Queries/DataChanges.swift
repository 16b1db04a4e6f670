import SQLSyntax

// What INSERT, UPDATE, DELETE and MERGE have in common: the table changed, the columns given values, RETURNING.

/// The table that a statement changes.
struct ChangedTable {
  var item: Scope.Item
  var relation: Relation?
  /// Whether it may have rows already.
  var rows: Reach
}

extension Analyzer {
  mutating func changedTable(_ statement: Node) -> ChangedTable? {
    guard let name = statement.child(.target) else { return nil }
    let table = table(named: name, in: Scope())
    var item = table.item
    if let alias = statement.child(.alias)?.firstIdentifier {
      item.alias = alias
      item.schema = nil
    }
    return ChangedTable(item: item, relation: item.relation.flatMap { catalog[$0] }, rows: table.rows)
  }

  /// The type that is assigned where a targetColumn says. What stands in its subscripts is read too.
  mutating func type(of target: Node, in table: ChangedTable, _ scope: Scope) -> SQLType {
    guard let name = target.child(.name)?.firstIdentifier else { return .undetermined }
    noteMiss(ofColumn: target.child(.name), of: table.item.relation)
    var type = table.item.type(of: name)
    for step in target.children {
      if step.kind == .subscript {
        for bound in step.children { _ = expression(bound, in: scope) }
        if !step.flags.contains(.special) {
          type = catalog.element(of: type) ?? (type.isPlain ? .builtin(.other) : .undetermined)
        }
      } else if step.role == .field, let field = step.firstIdentifier {
        type = catalog.fields(of: type)?.first { $0.name == field }?.type ?? .undetermined
      }
    }
    return type
  }

  /// A value for a column; DEFAULT stands for what the column says. A type that nobody knows is worth a try only for a column
  /// that nobody knows.
  mutating func assign(_ value: Node, to type: SQLType?, in scope: Scope) {
    guard !value.isDefault, !(value.kind == .constant && type?.isPlain == true) else { return }
    let typed = expression(value, in: scope)
    if let type { coerce(typed, to: type, .assignment) }
  }

  /// `SET a = b, (c, d) = (e, f)`
  mutating func assignments(of node: Node, _ table: ChangedTable, in scope: Scope) {
    for assignment in node.children where assignment.role == .assignment {
      let columns = assignment.children(.column)
      guard let value = assignment.child(.value) else { continue }
      // SET resolves a subscript in the scope of the row.
      let types = columns.map { type(of: $0, in: table, scope) }
      for (column, value) in zip(columns, assignment.pairedValues) where value.isDefault { evaluateDefault(column, table) }
      guard assignment.flags.contains(.special) else {
        if let type = types.first { assign(value, to: type, in: scope) }
        continue
      }
      switch value.kind {
      case .row:
        for (type, value) in zip(types, value.children(.value)) { assign(value, to: type, in: scope) }
      case .subquery:
        guard let body = value.child(.body) else { continue }
        let output = output(of: body, in: scope)
        guard output.isComplete else { continue }
        for (type, value) in zip(types, output.values) {
          coerce(value, to: type, .assignment)
        }
      default: _ = expression(value, in: scope)
      }
    }
  }

  private mutating func evaluateDefault(_ column: Node, _ table: ChangedTable) {
    guard let name = column.child(.name)?.firstIdentifier, let found = table.relation?.column(name) else { return }
    evaluateDefault(of: found, at: column)
  }

  /// RETURNING; from PostgreSQL 18 on it knows the row as it was and as it is.
  mutating func returning(_ statement: Node, _ table: ChangedTable, rows: Reach, in scope: Scope) -> Output {
    guard let returning = statement.child(.returning) else { return Output(isComplete: true, rows: rows) }
    var scope = scope
    var star = Scope.Item(alias: "", columns: [], isComplete: true)
    for item in scope.items where !item.mustBeQualified {
      star.columns += item.columns
      star.isComplete = star.isComplete && item.isComplete
    }
    if postgres >= 18 {
      for (word, alias) in returning.versionNames {
        var item = table.item
        item.alias = alias ?? word
        item.schema = nil
        item.mustBeQualified = true
        scope.items.append(item)
      }
    }
    var output = reaching(rows) { $0.selectList(returning, star, in: scope) }
    output.settleLiterals()
    output.rows = rows
    return output
  }
}

extension Scope.Item {
  /// The type of a column. One that is not there was made elsewhere, or the statement fails.
  func type(of column: String) -> SQLType { columns.first { $0.name == column }?.type ?? otherColumns }
}

extension SQLType {
  /// Of `pg_catalog`: a constant may be read as such without a second look.
  var isPlain: Bool {
    if case .builtin = self { true } else { false }
  }
}

extension Node {
  /// DEFAULT in the place of a value.
  var isDefault: Bool { kind == .constant && detail == .default }

  /// Of an assignment: its values, as far as they are written one by one.
  fileprivate var pairedValues: [Node] {
    guard let value = child(.value) else { return [] }
    return flags.contains(.special) && value.kind == .row ? value.children(.value) : [value]
  }

  /// OLD and NEW of a RETURNING, with other names if it gives them some.
  fileprivate var versionNames: [(word: String, alias: String?)] {
    var names: [(word: String, alias: String?)] = [("old", nil), ("new", nil)]
    for option in children where option.role == .option {
      names[option.detail == .old ? 0 : 1].alias = option.child(.name)?.firstIdentifier
    }
    return names
  }
}
