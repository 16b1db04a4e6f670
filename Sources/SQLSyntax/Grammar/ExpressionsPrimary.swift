// What operators stand between: constants, columns, parentheses, subqueries, arrays, rows, CASE.

extension Parser {
  /// c_expr
  mutating func primary(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .word, .quotedWord, .unicodeWord:
      try reference(role)
    case .integerLiteral, .decimalLiteral, .stringLiteral, .escapeString, .unicodeString, .nationalString, .dollarString,
      .bitString, .hexString, .true, .false, .null:
      leaf(.constant, role, detail: kind)
    case .leftParen:
      try parenthesizedPrimary(role)
    case .positional:
      let mark = mark()
      leaf(.unknownValue, role, detail: .positional)
      try indirection(role, from: mark)
    case .hole, .variable:
      if peek() == .dot || peek() == .leftParen { return try reference(role) }
      let mark = mark()
      leaf(.unknownValue, role, detail: kind)
      try indirection(role, from: mark)
    case .case:
      try caseExpression(role)
    case .exists where peek() == .leftParen:
      let mark = mark()
      advance()
      try parenthesizedQuery(.body)
      close(.exists, role, from: mark)
    case .array:
      try arrayExpression(role)
    case .row where peek() == .leftParen:
      try explicitRow(role)
    default:
      if try specialFunction(role) { return }
      if try constantOfKeywordType(role) { return }
      try reference(role)
    }
  }

  // MARK: Names

  /// A column, or what begins as one: a function call, a constant with its type before it.
  mutating func reference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let first = kind
    var length = 1
    var next = peek()
    var flags: NodeFlags = []
    while next == .dot {
      let field = peek(length + 1)
      guard field.mayBeLabel || field == .star else { throw SyntaxError(reason: .unexpectedToken, token: UInt32(at + length)) }
      length += 2
      if field == .star {
        flags = .special
        break
      }
      next = peek(length)
    }
    if next == .leftParen, flags.isEmpty {
      guard length == 1 ? first.mayNameFunction : first.mayNameColumn else { throw unexpected() }
      return try functionCall(role, nameLength: length)
    }
    if next.isString || isWordBeforeUnknownString(next, length: length), flags.isEmpty {
      guard length == 1 ? first.mayNameFunction : first.mayNameColumn else { throw unexpected() }
      leaf(.qualifiedName, .name, tokens: length)
      close(.typeName, .type, from: mark)
      try string(.value)
      return close(.cast, role, from: mark, detail: .type)
    }
    guard first.mayNameColumn else { throw unexpected() }
    leaf(.columnReference, role, tokens: length, flags: flags)
    if next == .leftBracket { try indirection(role, from: mark) }
  }

  /// `date :'day'`, `date %s`: the client writes the string.
  private func isWordBeforeUnknownString(_ next: TokenKind, length: Int) -> Bool {
    (next == .variable || next == .hole) && length == 1 && isWord("date")
  }

  /// `.field`, `.*`, `[1]`, `[1:2]` behind what was left last, if there.
  @inline(__always)
  mutating func indirection(_ role: Role, from mark: Mark) throws(SyntaxError) {
    if kind == .dot || kind == .leftBracket { try indirectionSteps(role, from: mark) }
  }

  private mutating func indirectionSteps(_ role: Role, from mark: Mark) throws(SyntaxError) {
    setRole(.operand)
    var flags: NodeFlags = []
    while true {
      if kind == .leftBracket {
        try subscriptStep()
      } else if take(.dot) {
        if take(.star) {
          flags = .special
          break
        }
        try label(.field)
      } else {
        break
      }
    }
    close(.indirection, role, from: mark, flags: flags)
  }

  /// `[1]`, `[1:2]`
  mutating func subscriptStep() throws(SyntaxError) {
    let mark = mark()
    try enter()
    defer { leave() }
    try expect(.leftBracket)
    var flags: NodeFlags = []
    if take(.colon) {
      flags = .special
    } else {
      try expression(.value)
      if kind == .colon || kind == .variable {
        setRole(.lowerBound)
        flags = .special
        _ = take(.colon)
      }
    }
    if !flags.isEmpty, kind != .rightBracket { try expression(.upperBound) }
    try expect(.rightBracket)
    close(.subscript, .subscript, from: mark, flags: flags)
  }

  // MARK: Parentheses

  /// What a pair of parentheses held.
  enum ParenthesizedContent {
    /// One query, left with role `body`.
    case query
    /// One expression, left with role `value`.
    case expression
    /// Several expressions, left with role `value`.
    case list
  }

  /// `( … )` where either a query or expressions may stand. Which one it is turns out on the way, for `((SELECT 1) + 2)` is an
  /// expression and `((SELECT 1) UNION SELECT 2)` a query.
  mutating func parenthesizedContent() throws(SyntaxError) -> ParenthesizedContent {
    try enter()
    defer { leave() }
    advance()
    if kind.beginsQuery(peek()) {
      try query(.body)
      try expect(.rightParen)
      return .query
    }
    if kind == .leftParen {
      let mark = mark()
      switch try parenthesizedContent() {
      case .query:
        if kind == .rightParen || kind.continuesQuery {
          try restOfQuery(.body, from: mark)
          try expect(.rightParen)
          return .query
        }
        close(.subquery, .value, from: mark)
        try indirection(.value, from: mark)
      case .expression:
        try indirection(.value, from: mark)
      case .list:
        try implicitRow(.value, from: mark)
      }
      try operators(.value, from: mark, minimum: 0, isRestricted: false)
    } else {
      try expression(.value)
    }
    if take(.rightParen) { return .expression }
    while take(.comma) { try expression(.value) }
    try expect(.rightParen)
    return .list
  }

  private mutating func parenthesizedPrimary(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    switch try parenthesizedContent() {
    case .query:
      close(.subquery, role, from: mark)
      try indirection(role, from: mark)
    case .expression:
      setRole(role)
      try indirection(role, from: mark)
    case .list:
      try implicitRow(role, from: mark)
    }
  }

  private mutating func implicitRow(_ role: Role, from mark: Mark) throws(SyntaxError) {
    close(.row, role, from: mark)
    if kind == .overlaps { try overlaps(role, from: mark) }
  }

  /// `ROW(a, b)`
  private mutating func explicitRow(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try enter()
    defer { leave() }
    advance()
    if kind != .rightParen { try commaSeparated { parser throws(SyntaxError) in try parser.expression(.value) } }
    try expect(.rightParen)
    close(.row, role, from: mark, flags: .special)
    if kind == .overlaps { try overlaps(role, from: mark) }
  }

  private mutating func overlaps(_ role: Role, from mark: Mark) throws(SyntaxError) {
    guard isPair else { throw unexpected() }
    setRole(.left)
    advance()
    let right = self.mark()
    if kind == .row {
      try explicitRow(.right)
    } else {
      guard kind == .leftParen, try parenthesizedContent() == .list else { throw unexpected() }
      close(.row, .right, from: right)
    }
    guard isPair else { throw unexpected() }
    close(.overlaps, role, from: mark)
  }

  /// Whether the row left last has two values.
  private var isPair: Bool {
    let first = lastRecord.firstChild
    guard first != NodeRecord.none else { return false }
    let second = nodes[Int(first)].nextSibling
    return second != NodeRecord.none && nodes[Int(second)].nextSibling == NodeRecord.none
  }

  // MARK: Arrays

  private mutating func arrayExpression(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if kind == .leftParen {
      try parenthesizedQuery(.body)
      return close(.arrayQuery, role, from: mark)
    }
    try arrayElements(role, from: mark)
  }

  /// `[a, b]`, `[[a], [b]]`
  private mutating func arrayElements(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try enter()
    defer { leave() }
    try expect(.leftBracket)
    if kind == .leftBracket {
      repeat {
        let inner = self.mark()
        try arrayElements(.value, from: inner)
      } while take(.comma)
    } else if kind != .rightBracket {
      repeat { try expression(.value) } while take(.comma)
    }
    try expect(.rightBracket)
    close(.array, role, from: mark)
  }

  // MARK: CASE

  private mutating func caseExpression(_ role: Role) throws(SyntaxError) {
    try enter()
    defer { leave() }
    let mark = mark()
    advance()
    if kind != .when { try expression(.operand) }
    repeat {
      let branch = self.mark()
      try expect(.when)
      try expression(.condition)
      try expect(.then)
      try expression(.result)
      close(.caseBranch, .when, from: branch)
    } while kind == .when
    if take(.else) { try expression(.otherwise) }
    try expect(.end)
    close(.caseExpression, role, from: mark)
  }

  // MARK: Constants with a type of several words

  /// `timestamp with time zone '…'`, `interval '1' year`, `numeric(3, 2) '1'`: a type whose name is a keyword, before a string.
  /// False if that is not what stands here; then nothing was read.
  private mutating func constantOfKeywordType(_ role: Role) throws(SyntaxError) -> Bool {
    let next = peek()
    let isString = next.isString || next == .variable || next == .hole
    switch kind {
    case .int, .integer, .smallint, .bigint, .real, .boolean, .json:
      guard isString else { return false }
    case .float, .dec, .decimal, .numeric, .interval:
      guard isString || next == .leftParen else { return false }
    case .bit, .char, .character, .varchar, .nchar:
      guard isString || next == .leftParen || next == .varying else { return false }
    case .national:
      guard next == .char || next == .character else { return false }
    case .double:
      guard next == .precision else { return false }
    case .time, .timestamp:
      guard isString || next == .leftParen || ((next == .with || next == .without) && peek(2) == .time) else { return false }
    default: return false
    }
    let mark = mark()
    let isInterval = kind == .interval
    if isInterval {
      // Its fields stand behind the string.
      leaf(.qualifiedName, .name)
      try precision()
      close(.typeName, .type, from: mark)
    } else {
      try scalarTypeName(.type)
    }
    try string(.value)
    if isInterval { try intervalFields() }
    close(.cast, role, from: mark, detail: .type)
    return true
  }
}

extension TokenKind {
  /// Whether a query begins with this word, the next token being `next`.
  @inline(__always)
  func beginsQuery(_ next: TokenKind) -> Bool {
    switch self {
    case .select, .with, .table: true
    case .values: next == .leftParen || next == .hole || next == .variable
    default: false
    }
  }

  /// Whether this, behind a query in parentheses, makes it part of a larger one.
  var continuesQuery: Bool {
    switch self {
    case .union, .intersect, .except, .order, .limit, .offset, .fetch, .for: true
    default: false
    }
  }
}
