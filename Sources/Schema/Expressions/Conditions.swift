import SQLSyntax

extension Analyzer {
  /// What WHERE, ON or HAVING demands. The planner estimates how many rows fulfil it: for that it evaluates what an operator
  /// compares a column with, whether there are rows or not.
  mutating func condition(_ node: Node, in scope: Scope) {
    switch node.kind {
    case .and, .or, .not, .isTest:
      for (child, reach) in zip(node.children(.operand), node.reachesOfOperands) {
        let before = isPlanned
        isPlanned = before && reach != .never
        reaching(reach) { $0.condition(child, in: scope) }
        isPlanned = before
      }
    case .comparison where node.child(.right)?.foldedTruth != nil:
      // `… = true`
      if let left = node.child(.left) { condition(left, in: scope) }
    case .comparison, .isDistinctFrom, .quantifiedComparison, .between, .inList, .like, .binaryOperation:
      isEstimated = isPlanned
      predicate(node, in: scope)
      isEstimated = false
    default: predicate(node, in: scope)
    }
  }

  /// An operand of an operator that may be a condition.
  mutating func operand(_ node: Node, in scope: Scope) -> Typed {
    guard isEstimated else { return expression(node, in: scope) }
    isEstimated = false
    defer { isEstimated = true }
    return node.isFixed ? planning { $0.expression(node, in: scope) } : expression(node, in: scope)
  }

  mutating func operand(_ role: Role, of node: Node, in scope: Scope) -> Typed? {
    node.child(role).map { operand($0, in: scope) }
  }
}

extension Node {
  /// There is a column in it, so that its value is another in each row.
  var hangsOnARow: Bool { !nodes(of: .columnReference).isEmpty }

  /// Neither a row nor a query is needed to evaluate it.
  var isFixed: Bool { !hangsOnARow && nodes(of: .query).isEmpty }
}
