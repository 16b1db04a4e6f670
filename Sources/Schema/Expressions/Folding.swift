import SQLSyntax

// What the planner knows before anything runs: constants, and branches that they close.

extension Node {
  /// Whether it is always true or always false, as far as its own words tell.
  var foldedTruth: Bool? {
    switch kind {
    case .constant: return detail == .true ? true : detail == .false ? false : nil
    case .not: return child(.operand)?.foldedTruth.map { !$0 }
    case .comparison:
      guard detail == .equalSign || detail == .notEqual, let left = child(.left), let right = child(.right),
        left.detail == .integerLiteral, right.detail == .integerLiteral
      else { return nil }
      return (left.sourceText == right.sourceText) == (detail == .equalSign)
    default: return nil
    }
  }

  /// NULL, also cast to a type.
  var isNullConstant: Bool {
    switch kind {
    case .constant: detail == .null
    case .cast: child(.value)?.isNullConstant ?? false
    default: false
    }
  }

  /// How surely the operands of AND and OR are evaluated, in their order: one that is constant may leave out all others.
  var reachesOfOperands: [Reach] {
    let operands = children(.operand)
    guard kind == .and || kind == .or else { return operands.map { _ in .certain } }
    let deciding = kind == .or
    if operands.contains(where: { $0.foldedTruth == deciding }) { return operands.map { _ in .never } }
    var isFirst = true
    return operands.map { operand in
      // What is constant is left out.
      if operand.foldedTruth != nil { return .never }
      defer { isFirst = false }
      return isFirst ? .certain : .maybe
    }
  }
}

extension Analyzer {
  /// `lower('A')` of a text that is known.
  func folded(_ name: String, _ arguments: [Typed]) -> String? {
    guard arguments.count == 1, let text = arguments[0].constant, catalog.isText(arguments[0].type) || arguments[0].isLiteral,
      text.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    switch name {
    case "lower": return text.lowercased()
    case "upper": return text.uppercased()
    default: return nil
    }
  }
}
