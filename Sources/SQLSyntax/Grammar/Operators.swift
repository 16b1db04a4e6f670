// Aggregates, operators with their classes and families, casts and transforms.

extension Parser {
  /// The parser stands behind AGGREGATE.
  mutating func createAggregate(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    try functionName(.name)
    // Before there were arguments, the options came first: `(basetype = integer, …)`.
    if kind == .leftParen, peek().isIdentifier, peek(2) == .equalSign {
      try oldAggregateOptions(.option)
      return close(.createAggregate, role, from: mark, flags: flags)
    }
    let arguments = try aggregateParameters()
    try definition(.option)
    close(.createAggregate, role, from: mark, flags: flags.union(arguments))
  }

  /// old_aggr_definition: no option is named by a keyword.
  private mutating func oldAggregateOptions(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      guard parser.kind.isIdentifier else { throw parser.unexpected() }
      parser.leaf(.name, .name)
      try parser.expect(.equalSign)
      try parser.definitionValue(.value)
      parser.close(.option, .option, from: mark)
    }
    close(.optionList, role, from: mark)
  }

  // MARK: Operators

  /// The parser stands behind OPERATOR.
  mutating func createOperator(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try plainOperatorName(.name)
    try definition(.option)
    close(.createObject, role, from: mark, detail: .operator)
  }

  /// An operator's name that is not wrapped in OPERATOR(…).
  private mutating func plainOperatorName(_ role: Role) throws(SyntaxError) {
    guard kind != .operator || peek() != .leftParen else { throw unexpected() }
    try operatorName(role)
  }

  /// The parser stands behind OPERATOR.
  mutating func alterOperator(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try operatorReference(.object)
    guard kind == .set, peek() == .leftParen else { return try alterObject(role, from: mark, kind: .operator) }
    let action = self.mark()
    advance()
    try definition(.option)
    close(.setOptions, .action, from: action)
    close(.alterObject, role, from: mark, detail: .operator)
  }

  // MARK: Operator classes and families

  /// The parser stands behind CLASS.
  mutating func createOperatorClass(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.name)
    let flags: NodeFlags = take(.default) ? .special : []
    try expect(.for, .type)
    try castTypeName(.type)
    try expect(.using)
    try name(.accessMethod)
    if take(.family) { try qualifiedName(.parent) }
    try expect(.as)
    try commaSeparated { parser throws(SyntaxError) in try parser.operatorClassItem(.element) }
    close(.createObject, role, from: mark, detail: .class, flags: flags)
  }

  /// The parser stands behind FAMILY.
  mutating func createOperatorFamily(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.name)
    try expect(.using)
    try name(.accessMethod)
    close(.createObject, role, from: mark, detail: .family)
  }

  /// The parser stands behind FAMILY.
  mutating func alterOperatorFamily(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try operatorClassReference(.object)
    switch kind {
    case .add:
      advance()
      try commaSeparated { parser throws(SyntaxError) in try parser.operatorClassItem(.action) }
    case .drop:
      advance()
      try commaSeparated { parser throws(SyntaxError) in try parser.droppedOperatorClassItem(.action) }
    default: return try alterObject(role, from: mark, kind: .family)
    }
    close(.alterObject, role, from: mark, detail: .family)
  }

  /// opclass_item
  private mutating func operatorClassItem(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    guard let what = take(oneOf: .operator, .function, .storage) else { throw unexpected() }
    switch what {
    case .storage: try castTypeName(.type)
    case .function:
      try wholeNumber(.value)
      if kind == .leftParen { try parenthesized { parser throws(SyntaxError) in try parser.castTypeName(.type) } }
      try routineReference(.object)
    default:
      try wholeNumber(.value)
      let start = self.mark()
      try plainOperatorName(.name)
      if kind == .leftParen {
        rewind(to: start)
        try operatorReference(.object)
      }
      if take(.for) {
        if take(.order, .by) { try qualifiedName(.orderBy) } else { try expect(.search) }
      }
    }
    close(.operatorClassItem, role, from: mark, detail: what)
  }

  /// opclass_drop
  private mutating func droppedOperatorClassItem(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    guard let what = take(oneOf: .operator, .function) else { throw unexpected() }
    try wholeNumber(.value)
    try parenthesized { parser throws(SyntaxError) in try parser.castTypeName(.type) }
    close(.operatorClassItem, role, from: mark, detail: what, flags: .not)
  }

  // MARK: Casts and transforms

  /// The parser stands behind CAST.
  mutating func createCast(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try castReference(.object)
    var flags: NodeFlags = []
    if take(.with) {
      if take(.inout) {
        flags = .special
      } else {
        try expect(.function)
        try routineReference(.function)
      }
    } else {
      try expect(.without, .function)
    }
    if kind == .as {
      let context = self.mark()
      advance()
      guard let word = take(oneOf: .implicit, .assignment) else { throw unexpected() }
      close(.option, .option, from: context, detail: word)
    }
    close(.createObject, role, from: mark, detail: .cast, flags: flags)
  }

  /// The parser stands behind TRANSFORM.
  mutating func createTransform(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    try transformReference(.object)
    try expect(.leftParen)
    let first = try transformFunction()
    if take(.comma) {
      guard kind != first else { throw unexpected() }
      _ = try transformFunction()
    }
    try expect(.rightParen)
    close(.createObject, role, from: mark, detail: .transform, flags: flags)
  }

  /// `FROM SQL WITH FUNCTION f`, `TO SQL WITH FUNCTION f`; gives the first word.
  private mutating func transformFunction() throws(SyntaxError) -> TokenKind {
    guard let direction = take(oneOf: .from, .to) else { throw unexpected() }
    try expect(.sql)
    try expect(.with, .function)
    try routineReference(direction == .from ? .source : .target)
    return direction
  }
}
