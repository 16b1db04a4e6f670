import SQLSyntax

// What stands beside a table: indexes, statistics, rules, policies, publications, triggers.

extension Analyzer {
  mutating func createIndex(_ statement: Node) {
    guard let name = statement.child(.table) else { return }
    let table = table(named: name, in: Scope())
    reaching(table.rows) { analyzer in
      analyzer.keys(of: statement, in: Scope(items: table.items))
      if let condition = statement.child(.where) { analyzer.truth(of: condition, in: Scope(items: table.items)) }
    }
  }

  mutating func createStatistics(_ statement: Node) {
    var scope = Scope()
    _ = from(statement.children(.from), in: &scope, readsAll: false)
    storing { $0.keys(of: statement, in: scope) }
  }

  /// ANALYZE looks at some rows, and computes for them what indexes and statistics are of.
  mutating func analyze(_ statement: Node) {
    for target in statement.children(.element) {
      guard let name = target.child(.table), let id = names.relation(name.identifiers), let relation = catalog[id] else {
        continue
      }
      let scope = Scope(items: [item(of: id, relation)])
      reaching(min(rows(of: id), .maybe)) { analyzer in
        for expression in (relation.statistics + relation.indexes.flatMap(\.expressions)).lazy.map(\.node) {
          analyzer.evaluateStored(expression, scope, at: target)
        }
      }
    }
  }

  mutating func policy(_ statement: Node) {
    guard let name = statement.child(.table) else { return }
    let scope = Scope(items: table(named: name, in: Scope()).items)
    storing { analyzer in
      for role in [Role.using, .check] {
        if let condition = statement.child(role) { analyzer.truth(of: condition, in: scope) }
      }
    }
  }

  /// `CREATE PUBLICATION p FOR TABLE t WHERE (…)`, and the same of ALTER.
  mutating func publication(_ statement: Node) {
    guard statement.detail == .publication else { return }
    for object in statement.nodes(of: .publicationObject) {
      guard let name = object.child(.table), let condition = object.child(.where) else { continue }
      let scope = Scope(items: table(named: name, in: Scope()).items)
      storing { $0.truth(of: condition, in: scope) }
    }
  }

  mutating func createTrigger(_ statement: Node) {
    guard let name = statement.child(.table), let condition = statement.child(.when) else { return }
    let scope = Scope(items: versions(of: name))
    storing { $0.truth(of: condition, in: scope) }
  }

  mutating func createRule(_ statement: Node) {
    guard let name = statement.child(.table) else { return }
    let scope = Scope(items: versions(of: name))
    storing { analyzer in
      if let condition = statement.child(.where) { analyzer.truth(of: condition, in: scope) }
      for action in statement.children where action.role == .action { analyzer.analyse(action, in: scope) }
    }
  }

  /// A row of a table as it was and as it will be.
  private func versions(of name: Node) -> [Scope.Item] {
    ["old", "new"].map { alias in
      var item = table(named: name, in: Scope()).item
      item.alias = alias
      item.schema = nil
      item.mustBeQualified = true
      return item
    }
  }
}
