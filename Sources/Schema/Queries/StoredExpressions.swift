import SQLSyntax

// What a row sets off that is written elsewhere: defaults, generated columns, checks. It was analysed where it is written; here
// it is evaluated.

extension Analyzer {
  /// A row comes into a table with values for some columns.
  mutating func fillRow(of table: ChangedTable, except given: Set<String>, at node: Node?) {
    guard reach != .never, let node, let relation = table.relation else { return }
    for column in relation.columns {
      let isComputed = column.filling == .generated
      if isComputed || !given.contains(column.name) { evaluateDefault(of: column, in: isComputed ? table.item : nil, at: node) }
    }
    checkRow(of: table, at: node)
  }

  /// A row of a table has new values.
  mutating func checkRow(of table: ChangedTable, at node: Node) {
    guard reach != .never, let relation = table.relation else { return }
    for constraint in relation.constraints where constraint.kind == .check {
      guard let expression = constraint.expression else { continue }
      reaching(constraint.mayBeGone ? .maybe : .certain) { $0.evaluateStored(expression, Scope(items: [table.item]), at: node) }
    }
  }

  mutating func evaluateDefault(of column: Column, in row: Scope.Item? = nil, at node: Node) {
    guard reach != .never else { return }
    if let expression = column.defaultValue {
      evaluateStored(expression, Scope(items: row.map { [$0] } ?? []), at: node)
    } else if case .defined(let id) = column.type, case .domain(let domain)? = catalog[id]?.kind,
      let expression = domain.defaultValue
    {
      evaluateStored(expression, Scope(), at: node)
    }
  }

  /// An expression of the catalog; what comes of it is put where the statement sets it off.
  mutating func evaluateStored(_ expression: Node, _ scope: Scope, at node: Node) {
    guard reach != .never, storedDepth < 3 else { return }
    var settings = names.settings
    settings.searchPath = catalog.storedNames.path(of: expression)
    var written = Names(catalog, settings)
    written.knowsFormerNames = true
    guard mayComeToSomething(expression, written) else { return }
    var inner = Analyzer(written, script: script, postgres: postgres)
    inner.reach = reach
    inner.readsAllRows = false
    inner.storedDepth = storedDepth + 1
    _ = inner.expression(expression, in: scope)
    let place = place(of: node)
    for var use in inner.analysis.uses where use.manner == .evaluated || use.manner == .ifReached {
      use.place = place
      report(use)
    }
    for var call in inner.analysis.calls {
      call.place = place
      report(call)
    }
  }

  /// Whether it calls a routine of the catalog, or makes a value of an enum as it is evaluated.
  private func mayComeToSomething(_ expression: Node, _ names: Names) -> Bool {
    if expression.kind == .constant || expression.kind == .columnReference { return false }
    return expression.nodes(where: { $0 == .functionCall || $0 == .cast }).contains { node in
      guard node.kind == .functionCall else {
        return node.child(.type)?.child(.name).map { BuiltinType.named($0.identifiers) == nil } ?? false
      }
      guard let name = node.child(.name)?.identifiers else { return false }
      return name.last?.hasPrefix("enum_") == true || !names.routines(name).isEmpty
    }
  }
}
