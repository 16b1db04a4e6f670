import SQLSyntax

extension Analyzer {
  /// A whole statement of any kind.
  mutating func analyse(_ statement: Node, in scope: Scope = Scope()) {
    switch statement.kind {
    case .query, .select, .insert, .update, .delete, .merge: _ = output(of: statement, in: scope)
    case .copy: copy(statement, in: scope)
    case .createTable, .createForeignTable: createTable(statement)
    case .createTableAs: createTableAs(statement, in: scope)
    case .alterTable: alterTable(statement)
    case .createIndex: createIndex(statement)
    case .createStatistics: createStatistics(statement)
    case .vacuum where statement.detail == .analyze || statement.detail == .analyse: analyze(statement)
    case .createView, .createMaterializedView: createView(statement, in: scope)
    case .createDomain: createDomain(statement)
    case .alterDomain: alterDomain(statement)
    case .createRule: createRule(statement)
    case .createPolicy, .alterPolicy: policy(statement)
    case .createTrigger: createTrigger(statement)
    case .createFunction: createFunction(statement)
    case .createAggregate: createAggregate(statement)
    case .createSchema:
      for element in statement.children where element.role == .element { analyse(element, in: scope) }
    case .createObject, .alterObject: publication(statement)
    case .prepare: prepare(statement)
    case .execute: execute(statement, in: scope)
    case .explain: explain(statement, in: scope)
    case .declareCursor:
      // It runs when it is fetched from.
      if let body = statement.child(.body) { reaching(.never) { _ = $0.output(of: body, in: scope) } }
    case .call: if let function = statement.child(.function) { _ = expression(function, in: scope) }
    default: break
    }
  }
}
