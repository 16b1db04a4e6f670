import SQLSyntax

/// What a query gives, before literals in its list have become text.
struct Output {
  var names: [String] = []
  var values: [Typed] = []
  /// There is no other column than these.
  var isComplete = true
  /// How sure it is that there is a row.
  var rows = Reach.certain

  mutating func add(_ name: String, _ value: Typed) {
    names.append(name)
    values.append(value)
  }

  /// The query as something in FROM.
  func item(_ alias: String) -> Scope.Item {
    var item = Scope.Item(alias: alias, columns: fields, isComplete: isComplete)
    for (name, value) in zip(names, values) {
      let texts = value.texts
      if !texts.isEmpty { item.texts[name] = texts }
    }
    return item
  }

  private var fields: [SQLType.RecordField] { zip(names, values).map { SQLType.RecordField($0, $1.type) } }

  /// What has no type becomes text.
  mutating func settleLiterals() {
    for index in values.indices { settleLiteral(at: index) }
  }

  mutating func add(_ item: Scope.Item, _ node: Node) {
    isComplete = isComplete && item.isComplete
    for field in item.columns {
      var value = Typed(field.type, node)
      value.alternatives = item.texts[field.name] ?? Alternatives()
      add(field.name, value)
    }
  }

  /// It may not come to the last row.
  mutating func forgetRows() {
    for index in values.indices where values[index].alternatives.values.count > 1 {
      values[index].alternatives.areAllThere = false
    }
  }

  mutating func settleLiteral(at index: Int) {
    if values[index].type == .literal { values[index].type = .text }
  }
}

extension Analyzer {
  /// The columns that a `query` gives, or another statement that gives rows. Where `keepsLiterals`, as in INSERT … SELECT and
  /// in the branches of a UNION, a literal in its list stays without a type; else it becomes text.
  mutating func columns(of query: Node, in scope: Scope, keepsLiterals: Bool = false) -> Scope.Item {
    output(of: query, in: scope, keepsLiterals: keepsLiterals).item("")
  }

  mutating func output(of statement: Node, in scope: Scope, keepsLiterals: Bool = false) -> Output {
    switch statement.kind {
    case .query: query(statement, in: scope.inner, keepsLiterals: keepsLiterals)
    case .insert: insert(statement, in: scope.inner)
    case .update: update(statement, in: scope.inner)
    case .delete: delete(statement, in: scope.inner)
    case .merge: merge(statement, in: scope.inner)
    default: queryBody(statement, of: nil, in: scope.inner, keepsLiterals: keepsLiterals)
    }
  }

  /// A query whose own scope, without anything in FROM yet, is given.
  private mutating func query(_ node: Node, in scope: Scope, keepsLiterals: Bool) -> Output {
    guard node.child(.limit) == nil, node.child(.offset) == nil else {
      var output = stoppingEarly { $0.wholeQuery(node, in: scope, keepsLiterals: keepsLiterals) }
      output.forgetRows()
      return output
    }
    return wholeQuery(node, in: scope, keepsLiterals: keepsLiterals)
  }

  private mutating func wholeQuery(_ node: Node, in scope: Scope, keepsLiterals: Bool) -> Output {
    var scope = scope
    var commonTables: [CommonTable] = []
    if let with = node.child(.with) { commonTables = self.with(with, of: node, in: &scope) }
    guard let body = node.child(.body) else { return Output(isComplete: false, rows: .maybe) }
    var output = reaching(rowsBehindLimit(of: node, body)) { analyzer in
      analyzer.queryBody(body, of: node, in: scope, keepsLiterals: keepsLiterals)
    }
    settle(commonTables)
    for child in node.children {
      switch child.role {
      case .limit: if let value = child.child(.value) { _ = expression(value, in: scope) }
      case .offset: _ = expression(child, in: scope)
      default: break
      }
    }
    output.rows = min(output.rows, rowsBehindLimit(of: node, body))
    return output
  }

  /// What stands between WITH and ORDER BY. `query` is what it is the body of, with its ORDER BY.
  mutating func queryBody(_ body: Node, of query: Node?, in scope: Scope, keepsLiterals: Bool) -> Output {
    switch body.kind {
    case .select: return select(body, of: query, in: scope, keepsLiterals: keepsLiterals)
    case .values:
      let output = values(body, in: scope)
      sortOutput(of: query, output, in: scope)
      return output
    case .tableQuery:
      guard let name = body.child(.from) else { return Output(isComplete: false, rows: .maybe) }
      let table = table(named: name, in: scope)
      var output = Output(isComplete: table.item.isComplete, rows: table.rows)
      for field in table.item.columns { output.add(field.name, Typed(field.type, name)) }
      sortOutput(of: query, output, in: scope)
      return output
    case .setOperation:
      let output = setOperation(body, in: scope)
      sortOutput(of: query, output, in: scope)
      return output
    case .query:
      // A query in parentheses that gets more behind it.
      let output = self.query(body, in: scope, keepsLiterals: keepsLiterals)
      sortOutput(of: query, output, in: scope)
      return output
    default:
      return Output(isComplete: false, rows: .maybe)
    }
  }

  /// ORDER BY of what has nothing but its columns to sort by.
  private mutating func sortOutput(of query: Node?, _ output: Output, in scope: Scope) {
    guard let query else { return }
    var scope = scope
    scope.items = [output.item("")]
    for key in query.children where key.role == .orderBy {
      guard let value = key.child(.value), value.kind != .constant else { continue }
      reaching(.maybe) { _ = $0.expression(value, in: scope) }
    }
  }

  /// LIMIT and OFFSET may leave nothing, or stop before all is evaluated.
  private func rowsBehindLimit(of query: Node, _ body: Node) -> Reach {
    guard let limit = query.child(.limit), !limit.flags.contains(.all) else {
      return query.child(.offset) == nil ? .certain : .maybe
    }
    guard query.child(.offset) == nil, body.kind == .select else { return .maybe }
    guard let value = limit.child(.value) else { return .certain }
    guard value.kind == .constant, value.detail == .integerLiteral else { return .maybe }
    return value.sourceText.utf8.allSatisfy { $0 == UInt8(ascii: "0") } ? .never : .certain
  }
}

extension Scope {
  /// The scope of a query inside, with nothing in FROM yet.
  var inner: Scope {
    guard !items.isEmpty else { return self }
    var scope = self
    scope.outer.insert(items, at: 0)
    scope.items = []
    return scope
  }
}
