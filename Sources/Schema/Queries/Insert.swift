import SQLSyntax

// INSERT with ON CONFLICT.

/// The columns that an INSERT gives values, in the order of its values.
struct InsertTargets {
  var names: [String] = []
  var types: [SQLType?] = []
  /// Of the columns behind these.
  var others: SQLType?

  subscript(index: Int) -> SQLType? { index < types.count ? types[index] : others }

  func name(_ index: Int) -> String { index < names.count ? names[index] : "" }
}

extension Analyzer {
  mutating func insert(_ statement: Node, in outer: Scope) -> Output {
    var scope = outer
    var commonTables: [CommonTable] = []
    if let with = statement.child(.with) { commonTables = self.with(with, of: statement, in: &scope) }
    guard let table = changedTable(statement) else { return Output(isComplete: false, rows: .maybe) }
    var row = scope
    row.items = [table.item]
    let targets = targets(of: statement, table, row)
    var rows = Reach.certain
    var width = 0
    if let source = statement.child(.source) { width = insertRows(source, targets, table, in: scope, &rows) }
    reaching(rows) { $0.fillRow(of: table, except: Set(targets.names.prefix(width)), at: statement.child(.target)) }
    if let conflict = statement.child(.conflict) { reaching(.maybe) { $0.onConflict(conflict, table, in: row) } }
    let doesNothing = statement.child(.conflict) != nil
    let output = returning(statement, table, rows: doesNothing ? min(rows, .maybe) : rows, in: row)
    settle(commonTables)
    return output
  }

  /// The columns that an INSERT, or a branch of MERGE, names; without a list all there are.
  mutating func targets(of statement: Node, _ table: ChangedTable, _ row: Scope) -> InsertTargets {
    var targets = InsertTargets()
    for column in statement.children where column.kind == .targetColumn {
      targets.names.append(column.child(.name)?.firstIdentifier ?? "")
      targets.types.append(type(of: column, in: table, row))
    }
    if !targets.names.isEmpty { return targets }
    guard table.item.isComplete else {
      targets.others = table.item.otherColumns
      return targets
    }
    targets.names = table.item.columns.map(\.name)
    targets.types = table.item.columns.map(\.type)
    return targets
  }

  /// The rows to be inserted; gives how many values the widest has.
  private mutating func insertRows(
    _ source: Node, _ targets: InsertTargets, _ table: ChangedTable, in scope: Scope, _ rows: inout Reach
  ) -> Int {
    if let values = source.bareValues {
      var width = 0
      for row in values.children where row.role == .row { width = max(width, insertRow(row, targets, table, in: scope)) }
      return width
    }
    let output = output(of: source, in: scope, keepsLiterals: true)
    rows = output.rows
    guard output.isComplete else { return targets.names.count }
    for (index, value) in output.values.enumerated() {
      if let type = targets[index] { coerce(value, to: type, .assignment) }
    }
    return output.values.count
  }

  /// One row of VALUES, each value read for its column at once.
  private mutating func insertRow(_ row: Node, _ targets: InsertTargets, _ table: ChangedTable, in scope: Scope) -> Int {
    var index = 0
    for value in row.children where value.role == .value {
      if value.endsInStar {
        for value in expand(value, in: scope).values {
          if let type = targets[index] { coerce(value, to: type, .assignment) }
          index += 1
        }
        continue
      }
      if value.isDefault, let column = table.relation?.column(targets.name(index)) { evaluateDefault(of: column, at: value) }
      assign(value, to: targets[index], in: scope)
      index += 1
    }
    return index
  }

  // MARK: ON CONFLICT

  private mutating func onConflict(_ conflict: Node, _ table: ChangedTable, in row: Scope) {
    noteMisses(ofConflict: conflict, table)
    for child in conflict.children {
      switch child.role {
      case .conflictTarget: if let expression = child.child(.expression) { _ = self.expression(expression, in: row) }
      case .condition: _ = expression(child, in: row)
      default: break
      }
    }
    guard conflict.detail == .update else { return }
    var scope = row
    var excluded = table.item
    excluded.alias = "excluded"
    excluded.schema = nil
    excluded.mustBeQualified = true
    scope.items.append(excluded)
    assignments(of: conflict, table, in: scope)
    if let condition = conflict.child(.where) { _ = expression(condition, in: scope) }
  }
}

extension Node {
  /// The VALUES that a query is and no more.
  fileprivate var bareValues: Node? {
    guard kind == .query, let body = child(.body) else { return nil }
    guard children.allSatisfy({ $0.role == .body }) else { return nil }
    return body.kind == .values ? body : body.bareValues
  }
}
