import SQLSyntax

// CASE, COALESCE and their like: what is one of several values.

extension Analyzer {
  mutating func caseExpression(_ node: Node, in scope: Scope) -> Typed {
    var operand = expression(.operand, of: node, in: scope)
    if operand?.isLiteral == true { operand?.type = .text }
    var results: [Typed] = []
    var isFirst = true
    for branch in node.children(.when) {
      // Only the first condition is sure to be looked at.
      let condition = isFirst ? Reach.certain : .maybe
      isFirst = false
      reaching(condition) { analyzer in
        guard let test = branch.child(.condition) else { return }
        if let operand {
          let value = analyzer.expression(test, in: scope)
          analyzer.compare(operand, value)
        } else {
          analyzer.predicate(test, in: scope)
        }
      }
      if let result = branch.child(.result) {
        results.append(reaching(.maybe) { $0.expression(result, in: scope) })
      }
    }
    if let otherwise = node.child(.otherwise) {
      // PostgreSQL looks at ELSE first when it selects the type.
      results.insert(reaching(.maybe) { $0.expression(otherwise, in: scope) }, at: 0)
    }
    return oneOf(results, node)
  }

  /// COALESCE evaluates as many as it must, GREATEST and LEAST all.
  mutating func oneOf(argumentsOf node: Node, isLazy: Bool, in scope: Scope) -> Typed {
    var arguments: [Typed] = []
    for child in node.children where child.role == .argument {
      let reach = isLazy && !arguments.isEmpty ? Reach.maybe : .certain
      arguments.append(reaching(reach) { $0.expression(child, in: scope) })
    }
    return oneOf(arguments, node)
  }

  private mutating func oneOf(_ values: [Typed], _ node: Node) -> Typed {
    var result = Typed(unify(values), node)
    if catalog.isText(result.type) { result.alternatives = values }
    return result
  }

  mutating func nullIf(_ node: Node, in scope: Scope) -> Typed {
    let arguments = expressions(.argument, of: node, in: scope)
    guard arguments.count == 2 else { return Typed(.undetermined, node) }
    compare(arguments[0], arguments[1])
    guard arguments[0].isLiteral else { return Typed(arguments[0].type, node) }
    return Typed(arguments[1].isLiteral ? .text : arguments[1].type, node)
  }
}
