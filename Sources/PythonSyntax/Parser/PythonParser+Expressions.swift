extension PythonParser {
  // MARK: Lists of expressions

  mutating func yieldOrStarExpressions() throws(PythonProblem) {
    if kind == .yield { try yield() } else { try starExpressions() }
  }

  mutating func starExpressions(_ role: PythonRole) throws(PythonProblem) {
    try starExpressions()
    label(role)
  }

  /// `a, *b`: a tuple if there is a comma.
  mutating func starExpressions() throws(PythonProblem) {
    let mark = mark()
    try starOrExpression()
    guard kind == .comma else { return }
    label(.item)
    while take(.comma), startsExpression {
      try starOrExpression()
      label(.item)
    }
    close(mark, .tuple)
  }

  private mutating func starOrExpression() throws(PythonProblem) {
    if kind == .star { try starExpression() } else { try expression() }
  }

  private mutating func starOrNamed() throws(PythonProblem) {
    if kind == .star { try starExpression() } else { try namedExpression() }
  }

  /// `*a`.
  mutating func starExpression() throws(PythonProblem) {
    let mark = mark()
    try expect(.star)
    try bitwiseOr()
    label(.value)
    close(mark, .starred)
  }

  /// What FOR assigns to.
  mutating func targetList() throws(PythonProblem) {
    let mark = mark()
    try starTarget()
    if kind == .comma {
      label(.item)
      while take(.comma), startsExpression {
        try starTarget()
        label(.item)
      }
      close(mark, .tuple)
    }
    label(.target)
  }

  mutating func starTarget() throws(PythonProblem) {
    if kind == .star { try starExpression() } else { try bitwiseOr() }
  }

  var startsExpression: Bool {
    switch kind {
    case .name, .number, .string, .formattedStart, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .minus, .plus, .tilde,
      .star, .not, .lambda, .await, .true, .false, .none, .yield, .error:
      true
    default: false
    }
  }

  // MARK: Expressions

  mutating func namedExpression(_ role: PythonRole) throws(PythonProblem) {
    try namedExpression()
    label(role)
  }

  mutating func namedExpression() throws(PythonProblem) {
    let mark = mark()
    let isNamed = kind == .name && peek() == .colonEqual
    try expression()
    guard isNamed else { return }
    label(.target)
    try expect(.colonEqual)
    try expression(.value)
    close(mark, .namedExpression)
  }

  mutating func expression(_ role: PythonRole) throws(PythonProblem) {
    try expression()
    label(role)
  }

  mutating func expression() throws(PythonProblem) {
    try nested { parser throws(PythonProblem) in
      if parser.kind == .lambda { return try parser.lambda() }
      let mark = parser.mark()
      try parser.operation(.or)
      guard parser.kind == .if else { return }
      parser.label(.value)
      parser.advance()
      try parser.operation(.or)
      parser.label(.condition)
      try parser.expect(.else)
      try parser.expression(.otherwise)
      parser.close(mark, .conditional)
    }
  }

  mutating func disjunction(_ role: PythonRole) throws(PythonProblem) {
    try nested { parser throws(PythonProblem) in try parser.operation(.or) }
    label(role)
  }

  mutating func bitwiseOr() throws(PythonProblem) {
    try nested { parser throws(PythonProblem) in try parser.operation(.bitOr) }
  }

  private mutating func lambda() throws(PythonProblem) {
    let mark = mark()
    advance()
    try parameters(until: .colon, mayBeAnnotated: false)
    try expect(.colon)
    try expression(.body)
    close(mark, .lambda)
  }

  mutating func yield() throws(PythonProblem) {
    let mark = mark()
    advance()
    if take(.from) {
      try expression(.value)
      return close(mark, .yieldFrom)
    }
    if startsExpression { try starExpressions(.value) }
    close(mark, .yield)
  }

  // MARK: Operators

  /// How tightly operators bind.
  private enum Precedence: Int, Comparable {
    case or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product, sign, power

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private func binaryOperator(_ kind: PythonTokenKind) -> (operation: PythonOperator, precedence: Precedence)? {
    switch kind {
    case .or: (.or, .or)
    case .and: (.and, .and)
    case .less: (.less, .comparison)
    case .greater: (.greater, .comparison)
    case .lessEqual: (.lessOrEqual, .comparison)
    case .greaterEqual: (.greaterOrEqual, .comparison)
    case .equalEqual: (.equal, .comparison)
    case .notEqual: (.notEqual, .comparison)
    case .in: (.in, .comparison)
    case .is: (.is, .comparison)
    case .not where peek() == .in: (.notIn, .comparison)
    case .bar: (.bitOr, .bitOr)
    case .caret: (.bitXor, .bitXor)
    case .ampersand: (.bitAnd, .bitAnd)
    case .leftShift: (.leftShift, .shift)
    case .rightShift: (.rightShift, .shift)
    case .plus: (.add, .sum)
    case .minus: (.subtract, .sum)
    case .star: (.multiply, .product)
    case .slash: (.divide, .product)
    case .doubleSlash: (.floorDivide, .product)
    case .percent: (.remainder, .product)
    case .at: (.matrixMultiply, .product)
    case .doubleStar: (.power, .power)
    default: nil
    }
  }

  private func unaryOperator(_ lowest: Precedence) -> (operation: PythonOperator, precedence: Precedence)? {
    switch kind {
    case .not where lowest <= .not: (.not, .not)
    case .plus: (.plus, .sign)
    case .minus: (.minus, .sign)
    case .tilde: (.invert, .sign)
    default: nil
    }
  }

  private mutating func operation(_ lowest: Precedence) throws(PythonProblem) {
    let mark = mark()
    // A sign before a power holds for all of it; any other operator ends what a prefix applies to.
    var highest = Precedence.power
    if let (operation, precedence) = unaryOperator(lowest) {
      advance()
      try nested { parser throws(PythonProblem) in try parser.operation(precedence) }
      label(.operand)
      close(mark, .unary, operation)
      highest = precedence
    } else {
      try primary()
    }
    while let (operation, precedence) = binaryOperator(kind), precedence >= lowest, precedence <= highest {
      switch precedence {
      case .or, .and: try booleanOperation(mark, operation, precedence)
      case .comparison: try comparison(mark)
      case .power:
        label(.left)
        advance()
        try nested { parser throws(PythonProblem) in try parser.operation(.sign) }
        label(.right)
        close(mark, .binary, operation)
      default:
        label(.left)
        advance()
        try self.operation(Precedence(rawValue: precedence.rawValue + 1)!)
        label(.right)
        close(mark, .binary, operation)
      }
    }
  }

  private mutating func booleanOperation(
    _ mark: Mark, _ operation: PythonOperator, _ precedence: Precedence
  ) throws(PythonProblem) {
    label(.operand)
    let token = kind
    while take(token) {
      try self.operation(Precedence(rawValue: precedence.rawValue + 1)!)
      label(.operand)
    }
    close(mark, .booleanOperation, operation)
  }

  private mutating func comparison(_ mark: Mark) throws(PythonProblem) {
    label(.operand)
    while let found = binaryOperator(kind), found.precedence == .comparison {
      var operation = found.operation
      let name = self.mark()
      advance()
      if operation == .notIn { advance() }
      if operation == .is, take(.not) { operation = .isNot }
      close(name, .operatorName, operation)
      label(.operator)
      try self.operation(.bitOr)
      label(.operand)
    }
    close(mark, .comparison)
  }
}
