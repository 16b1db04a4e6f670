import SQLSyntax

// Statements that keep a query or run one: views, CREATE TABLE AS, PREPARE, EXPLAIN.

extension Analyzer {
  mutating func createView(_ statement: Node, in scope: Scope) {
    guard let body = statement.child(.body) else { return }
    let runs = statement.kind == .createMaterializedView && !statement.flags.contains(.noData) && !isThere(statement)
    keep(runs) { analyzer in
      guard statement.flags.contains(.recursive), let name = statement.child(.name)?.lastIdentifier else {
        _ = analyzer.output(of: body, in: scope)
        return
      }
      _ = analyzer.recursiveQuery(body, named: name, statement.children(.column).compactMap(\.firstIdentifier), in: scope)
    }
  }

  mutating func createTableAs(_ statement: Node, in scope: Scope) {
    guard let body = statement.child(.body) else { return }
    let runs = !statement.flags.contains(.noData) && !isThere(statement)
    keep(runs) { $0.analyse(body, in: scope) }
  }

  /// What a statement stores, and perhaps runs as well.
  private mutating func keep(_ runs: Bool, _ body: (inout Analyzer) -> Void) {
    if runs { body(&self) } else { storing(body) }
  }

  /// IF NOT EXISTS of what exists: its query is analysed and not run.
  private func isThere(_ statement: Node) -> Bool {
    guard statement.flags.contains(.ifNotExists), let name = statement.child(.name)?.identifiers else { return false }
    return exists(name)
  }

  mutating func explain(_ statement: Node, in scope: Scope) {
    guard let body = statement.child(.body) else { return }
    reaching(statement.explainsByRunning ? .certain : .never) { $0.analyse(body, in: scope) }
  }

  // MARK: Prepared statements

  mutating func prepare(_ statement: Node) {
    guard let body = statement.child(.body) else { return }
    var scope = Scope()
    scope.variables = Variables(parameters: statement.children(.type).map { names.type(of: $0) })
    inferredParameters = [:]
    defer { inferredParameters = nil }
    storing { $0.analyse(body, in: scope) }
  }

  /// The arguments become what PREPARE says its parameters are.
  mutating func execute(_ statement: Node, in scope: Scope) {
    let arguments = statement.children(.argument)
    guard !arguments.isEmpty else { return }
    let types = parameterTypes(of: statement)
    for (index, argument) in arguments.enumerated() {
      let typed = expression(argument, in: scope)
      if let type = types[index + 1] { coerce(typed, to: type, .assignment) }
    }
  }

  /// The types of the parameters that an EXECUTE gives values to.
  func parameterTypes(of execute: Node) -> [Int: SQLType] {
    execute.child(.name)?.firstIdentifier.flatMap { prepared[$0] }.map(parameterTypes(preparedBy:)) ?? [:]
  }

  /// The types of $1, $2 … as PREPARE says them, or as they follow from what is prepared.
  private func parameterTypes(preparedBy statement: Node) -> [Int: SQLType] {
    guard let body = statement.child(.body) else { return [:] }
    var scope = Scope()
    let declared = statement.children(.type).map { names.type(of: $0) }
    scope.variables = Variables(parameters: declared)
    var types = Dictionary(uniqueKeysWithValues: declared.enumerated().map { ($0.offset + 1, $0.element) })
    var inner = Analyzer(names, script: script, postgres: postgres)
    guard body.nodes(of: .unknownValue).contains(where: { ($0.parameterNumber ?? 0) > declared.count }) else { return types }
    inner.inferredParameters = [:]
    inner.storing { $0.analyse(body, in: scope) }
    types.merge(inner.inferredParameters ?? [:]) { declared, _ in declared }
    return types
  }
}

extension Node {
  /// EXPLAIN ANALYZE runs what it explains.
  fileprivate var explainsByRunning: Bool {
    var runs = false
    for option in children where option.role == .option {
      guard let word = option.child(.name)?.firstIdentifier, word == "analyze" || word == "analyse" else { continue }
      let value = option.child(.value)?.sourceText.lowercased() ?? "true"
      runs = !["false", "off", "0", "'false'", "'off'", "'0'"].contains(value)
    }
    return runs
  }
}
