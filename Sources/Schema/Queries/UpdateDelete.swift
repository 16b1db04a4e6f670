import SQLSyntax

// UPDATE, DELETE and MERGE.

extension Analyzer {
  mutating func update(_ statement: Node, in outer: Scope) -> Output {
    change(statement, sources: statement.children(.from), in: outer) { analyzer, table, scope in
      analyzer.assignments(of: statement, table, in: scope)
      if let target = statement.child(.target) { analyzer.checkRow(of: table, at: target) }
    }
  }

  mutating func delete(_ statement: Node, in outer: Scope) -> Output {
    change(statement, sources: statement.children(.using), in: outer) { _, _, _ in }
  }

  /// Changes rows of a table that other tables lead to.
  private mutating func change(
    _ statement: Node, sources: [Node], in outer: Scope, _ body: (inout Analyzer, ChangedTable, Scope) -> Void
  ) -> Output {
    var scope = outer
    var commonTables: [CommonTable] = []
    if let with = statement.child(.with) { commonTables = self.with(with, of: statement, in: &scope) }
    guard let table = changedTable(statement) else { return Output(isComplete: false, rows: .maybe) }
    let source = from(sources, in: &scope, readsAll: false)
    scope.items.insert(table.item, at: 0)
    let rows = min(table.rows, source.rows, .maybe)
    if let condition = statement.child(.where), condition.kind != .currentOf {
      self.condition(condition, in: scope, rows: rows)
    }
    reaching(rows) { body(&$0, table, scope) }
    let output = returning(statement, table, rows: rows, in: scope)
    settle(commonTables)
    return output
  }

  // MARK: MERGE

  mutating func merge(_ statement: Node, in outer: Scope) -> Output {
    var scope = outer
    var commonTables: [CommonTable] = []
    if let with = statement.child(.with) { commonTables = self.with(with, of: statement, in: &scope) }
    guard let table = changedTable(statement), let node = statement.child(.source) else {
      return Output(isComplete: false, rows: .maybe)
    }
    let source = from([node], in: &scope, readsAll: false)
    var both = scope
    both.items.insert(table.item, at: 0)
    if let condition = statement.child(.condition) { self.condition(condition, in: both, rows: min(table.rows, source.rows)) }
    for branch in statement.children where branch.role == .when {
      reaching(min(source.rows, .maybe)) { $0.merge(branch, table, sources: scope, both: both) }
    }
    // RETURNING gives the source's columns first.
    var returned = scope
    returned.items.append(table.item)
    let output = returning(statement, table, rows: .maybe, in: returned)
    settle(commonTables)
    return output
  }

  private mutating func merge(_ branch: Node, _ table: ChangedTable, sources: Scope, both: Scope) {
    var scope = both
    if branch.flags.contains(.not) {
      // There is only one of the two rows.
      if branch.flags.contains(.special) { scope.items = [table.item] } else { scope = sources }
    }
    if let condition = branch.child(.condition) { _ = expression(condition, in: scope) }
    switch branch.detail {
    case .update: assignments(of: branch, table, in: scope)
    case .insert:
      var row = sources
      row.items = [table.item]
      let targets = targets(of: branch, table, row)
      let values = branch.children(.value)
      for (index, value) in values.enumerated() { assign(value, to: targets[index], in: scope) }
      fillRow(of: table, except: Set(targets.names.prefix(values.count)), at: branch)
    default: break
    }
  }
}
