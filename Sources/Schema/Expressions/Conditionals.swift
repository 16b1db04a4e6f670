import SQLSyntax

// CASE, COALESCE and their like: what is one of several values.

extension Analyzer {
  mutating func caseExpression(_ node: Node, in scope: Scope) -> Typed {
    var operand = expression(.operand, of: node, in: scope)
    if operand?.isLiteral == true { operand?.type = .text }
    var results: [Typed] = []
    var certain: Typed?
    /// How surely the next condition is looked at.
    var reach = Reach.certain
    for branch in node.children(.when) {
      guard let test = branch.child(.condition), let result = branch.child(.result) else { continue }
      let truth = operand == nil ? test.foldedTruth : nil
      reaching(reach) { analyzer in
        if let operand {
          let value = analyzer.expression(test, in: scope)
          analyzer.compare(operand, value)
        } else {
          analyzer.predicate(test, in: scope)
        }
      }
      let reachOfResult: Reach = truth == false ? .never : truth == true ? reach : .maybe
      let typed = reaching(min(reach, reachOfResult)) { $0.expression(result, in: scope) }
      if reach == .certain, truth == true { certain = typed }
      results.append(typed)
      if truth == true { reach = .never } else if truth == nil { reach = min(reach, .maybe) }
    }
    if let otherwise = node.child(.otherwise) {
      let typed = reaching(reach) { $0.expression(otherwise, in: scope) }
      if reach == .certain { certain = typed }
      // PostgreSQL looks at ELSE first when it selects the type.
      results.insert(typed, at: 0)
    }
    return oneOf(results, certain, node)
  }

  /// COALESCE evaluates as many as it must, GREATEST and LEAST all.
  mutating func oneOf(argumentsOf node: Node, isLazy: Bool, in scope: Scope) -> Typed {
    var arguments: [Typed] = []
    var certain: Typed?
    var reach = Reach.certain
    for child in node.children where child.role == .argument {
      let typed = reaching(reach) { $0.expression(child, in: scope) }
      arguments.append(typed)
      guard isLazy, !typed.isNull else { continue }
      if reach == .certain, typed.constant != nil { certain = typed }
      reach = typed.constant == nil ? min(reach, .maybe) : .never
    }
    return oneOf(arguments, certain, node)
  }

  /// What is one of several values, perhaps for sure a certain one.
  private mutating func oneOf(_ values: [Typed], _ certain: Typed?, _ node: Node) -> Typed {
    var result = Typed(unify(values), node)
    guard catalog.isText(result.type) else { return result }
    if let certain {
      result.constant = certain.constant
      result.literal = certain.origin
      result.alternatives = certain.alternatives
    } else {
      result.alternatives = Alternatives(values: values)
    }
    return result
  }

  mutating func nullIf(_ node: Node, in scope: Scope) -> Typed {
    let arguments = expressions(.argument, of: node, in: scope)
    guard arguments.count == 2 else { return Typed(.undetermined, node) }
    compare(arguments[0], arguments[1])
    var typed = Typed(arguments[0].isLiteral ? arguments[1].isLiteral ? .text : arguments[1].type : arguments[0].type, node)
    if catalog.isText(typed.type), let first = known(arguments[0]), let second = known(arguments[1]) {
      typed.become(first == second ? .null : first, from: arguments[0].origin)
    }
    return typed
  }
}
