import SourceText

// The parts of PL/pgSQL statements that are SQL: where they end, and how they are read.

/// What may end an expression, beside the semicolon.
struct ExpressionEnds: OptionSet {
  let rawValue: UInt16
  static let then = ExpressionEnds(rawValue: 1 << 0)
  static let loop = ExpressionEnds(rawValue: 1 << 1)
  static let comma = ExpressionEnds(rawValue: 1 << 2)
  static let using = ExpressionEnds(rawValue: 1 << 3)
  static let into = ExpressionEnds(rawValue: 1 << 4)
  static let dotDot = ExpressionEnds(rawValue: 1 << 5)
  static let by = ExpressionEnds(rawValue: 1 << 6)
  static let when = ExpressionEnds(rawValue: 1 << 7)
  static let or = ExpressionEnds(rawValue: 1 << 8)
  static let from = ExpressionEnds(rawValue: 1 << 9)
  static let assignment = ExpressionEnds(rawValue: 1 << 10)
  static let `default` = ExpressionEnds(rawValue: 1 << 11)
}

extension Parser {
  // MARK: Where parts end

  /// The first of these outside of parentheses, or else the semicolon or the end.
  func endOfExpression(_ ends: ExpressionEnds...) -> Int {
    var wanted: ExpressionEnds = []
    for end in ends { wanted.formUnion(end) }
    return endOfExpression(from: at, wanted)
  }

  func endOfExpression(from start: Int, _ wanted: ExpressionEnds) -> Int {
    var depth = 0
    var index = start
    while index < end {
      switch lexed.tokens[index].kind {
      case .leftParen, .leftBracket: depth += 1
      case .rightParen, .rightBracket:
        depth -= 1
        if depth < 0 { return index }
      case .semicolon: return index
      case let kind where depth == 0 && endsExpression(kind, at: index, wanted): return index
      default: break
      }
      index += 1
    }
    return index
  }

  private func endsExpression(_ kind: TokenKind, at index: Int, _ wanted: ExpressionEnds) -> Bool {
    switch kind {
    case .word: wanted.contains(.loop) && isWord("loop", at: index)
    case .then: wanted.contains(.then)
    case .comma: wanted.contains(.comma)
    case .using: wanted.contains(.using)
    case .into: wanted.contains(.into)
    case .dotDot: wanted.contains(.dotDot)
    case .by: wanted.contains(.by)
    case .when: wanted.contains(.when)
    case .or: wanted.contains(.or)
    case .from, .in: wanted.contains(.from)
    case .colonEquals, .equalSign: wanted.contains(.assignment)
    case .default: wanted.contains(.default)
    default: false
    }
  }

  /// The next semicolon, whatever it stands in.
  func nextSemicolon() -> Int {
    var index = at
    while index < end, lexed.tokens[index].kind != .semicolon { index += 1 }
    return index
  }

  /// The semicolon of a statement that has no statements of PL/pgSQL inside. In CREATE (of a rule, of a routine) semicolons
  /// may be in parentheses and between BEGIN and END.
  mutating func endOfPLpgSQLSimpleStatement() -> Int {
    guard kind == .create, !isCreateUnclosed else { return nextSemicolon() }
    let what = peek() == .or ? peek(3) : peek()
    let isRoutine = what == .function || what == .procedure
    guard isRoutine || what == .rule else { return nextSemicolon() }
    var parentheses = 0
    var blocks = 0
    for index in at..<end {
      switch lexed.tokens[index].kind {
      case .leftParen: parentheses += 1
      case .rightParen: parentheses = max(parentheses - 1, 0)
      case .begin where isRoutine && parentheses == 0, .case where isRoutine && parentheses == 0: blocks += 1
      case .end where isRoutine && parentheses == 0: blocks = max(blocks - 1, 0)
      case .semicolon where parentheses == 0 && blocks == 0: return index
      default: break
      }
    }
    isCreateUnclosed = true
    return nextSemicolon()
  }

  // MARK: Words

  /// Whether a token is this word, compared without case.
  func isWord(_ word: StaticString, at index: Int) -> Bool {
    guard index < end else { return false }
    let token = lexed.tokens[index]
    guard token.kind == .word, token.storedLength == word.utf8CodeUnitCount else { return false }
    let start = lexed.text.base + Int(token.start)
    for offset in 0..<word.utf8CodeUnitCount where start[offset] | 0x20 != word.utf8Start[offset] | 0x20 { return false }
    return true
  }

  /// Whether the token there makes the word before it the target of an assignment.
  func isAssignment(_ index: Int) -> Bool {
    guard index < end else { return false }
    switch lexed.tokens[index].kind {
    case .colonEquals, .equalSign, .leftBracket, .dot: return true
    default: return false
    }
  }

  /// The words PL/pgSQL itself reserves; every other word may name a variable.
  func isReservedInPLpgSQL(_ kind: TokenKind) -> Bool {
    switch kind {
    case .all, .begin, .by, .case, .declare, .else, .end, .execute, .for, .from, .if, .in, .into, .not, .null, .or, .strict,
      .then, .to, .using, .when:
      true
    case .word: isWord("loop") || isWord("while") || isWord("foreach")
    default: false
    }
  }

  /// The name of a variable, cursor, label or condition.
  mutating func plpgsqlName(_ role: Role) throws(SyntaxError) {
    guard kind.mayBeLabel, !isReservedInPLpgSQL(kind) else { throw unexpected() }
    leaf(.name, role)
  }

  /// A variable or a field of one: `x`, `r.a`, `$1`.
  mutating func plpgsqlVariableReference(_ role: Role) throws(SyntaxError) {
    if kind == .positional { return leaf(.unknownValue, role, detail: kind) }
    guard kind.mayBeLabel, !isReservedInPLpgSQL(kind) else { throw unexpected() }
    var length = 1
    while peek(length) == .dot, peek(length + 1).mayBeLabel { length += 2 }
    leaf(.columnReference, role, tokens: length)
  }

  // MARK: Expressions and queries

  /// An expression up to `limit`. PL/pgSQL puts SELECT before it, so all that may follow SELECT may stand there: `count(*) FROM
  /// t WHERE a` is one too, and becomes a query.
  mutating func plpgsqlExpression(_ role: Role, upTo limit: Int) {
    part(role, upTo: limit) { parser throws(SyntaxError) in
      let mark = parser.mark()
      do throws(SyntaxError) {
        try parser.expression(role)
        if parser.kind == .endOfStatement { return }
      } catch {
        if parser.kind == .endOfStatement || error.reason == .nestedTooDeeply { throw error }
      }
      parser.rewind(to: mark)
      try parser.queryWithoutSelect(role)
    }
  }

  /// What follows SELECT, without that word.
  private mutating func queryWithoutSelect(_ role: Role) throws(SyntaxError) {
    let start = mark()
    guard start.token > 0 else { throw unexpected() }
    let before = Mark(token: start.token - 1, pending: start.pending, node: start.node)
    let token = lexed.tokens[before.token]
    lexed.tokens[before.token] = Token(.select, start: Int(token.start), length: token.storedLength)
    defer { lexed.tokens[before.token] = token }
    rewind(to: before)
    try query(role)
    guard isPlainSelect(nodes.count - 1) else { throw unexpected() }
    for node in start.node..<nodes.count where nodes[node].firstToken == before.token {
      nodes.base[node].firstToken = UInt32(start.token)
    }
  }

  /// Whether a query is one SELECT without INTO.
  private func isPlainSelect(_ query: Int) -> Bool {
    var child = nodes[query].firstChild
    while child != NodeRecord.none {
      let record = nodes[Int(child)]
      if record.kind == .select {
        child = record.firstChild
        continue
      }
      if record.role == .into || record.kind == .setOperation { return false }
      child = record.nextSibling
    }
    return nodes[query].kind == .query
  }

  /// PERFORM: a query in which that word stands for SELECT.
  mutating func queryOfPerform(_ role: Role) throws(SyntaxError) {
    let index = at
    let token = lexed.tokens[index]
    lexed.tokens[index] = Token(.select, start: Int(token.start), length: token.storedLength)
    defer { lexed.tokens[index] = token }
    rewind(to: mark())
    try query(role)
  }

  // MARK: SQL statements

  /// A SQL statement up to the end of the part, `INTO` with its targets taken out wherever it stands.
  mutating func plpgsqlSQL(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let whole = end
    guard let into = try intoClause() else {
      part(.statement, upTo: whole) { parser throws(SyntaxError) in try parser.anyStatement(.statement) }
      close(.plpgsqlSQL, role, from: mark)
      return
    }
    let isLast = into.upperBound == whole
    part(.statement, upTo: isLast ? into.lowerBound : whole, gap: isLast ? nil : into) { parser throws(SyntaxError) in
      try parser.anyStatement(.statement)
    }
    rewind(to: Mark(token: into.lowerBound, pending: self.mark().pending, node: self.mark().node))
    try plpgsqlInto(.into)
    advance(by: whole - at)
    close(.plpgsqlSQL, role, from: mark)
  }

  /// The tokens of a clause `INTO STRICT x, y` that is PL/pgSQL's. INSERT INTO, MERGE INTO and IMPORT … INTO are SQL's own.
  private func intoClause() throws(SyntaxError) -> Range<Int>? {
    if kind == .import { return nil }
    var clause: Range<Int>?
    for index in at + 1..<max(end, at + 1) where lexed.tokens[index].kind == .into {
      let before = lexed.tokens[index - 1].kind
      if before == .insert || before == .merge { continue }
      if clause != nil { throw SyntaxError(reason: .unexpectedToken, token: UInt32(index)) }
      var next = index + 1
      if next < end, lexed.tokens[next].kind == .strict { next += 1 }
      while next < end, lexed.tokens[next].kind.mayBeLabel || lexed.tokens[next].kind == .positional {
        next += 1
        while next + 1 < end, lexed.tokens[next].kind == .dot, lexed.tokens[next + 1].kind.mayBeLabel { next += 2 }
        guard next < end, lexed.tokens[next].kind == .comma else { break }
        next += 1
      }
      clause = index..<next
    }
    return clause
  }

  /// `INTO STRICT x, r.y`
  mutating func plpgsqlInto(_ role: Role, mayBeStrict: Bool = true) throws(SyntaxError) {
    let mark = mark()
    try expect(.into)
    let isStrict = mayBeStrict && take(.strict)
    try commaSeparated { parser throws(SyntaxError) in try parser.plpgsqlVariableReference(.target) }
    close(.plpgsqlInto, role, from: mark, flags: isStrict ? .special : [])
  }

  /// `EXECUTE … INTO x USING a, b` from behind EXECUTE, up to `limit`.
  mutating func plpgsqlExecute(_ role: Role, from mark: Mark, upTo limit: Int) throws(SyntaxError) {
    plpgsqlExpression(.value, upTo: min(endOfExpression(.into, .using), limit))
    var hasInto = false
    var hasUsing = false
    while at < limit {
      if kind == .into, !hasInto {
        hasInto = true
        try plpgsqlInto(.into)
      } else if kind == .using, !hasUsing {
        hasUsing = true
        repeat {
          advance()
          plpgsqlExpression(.using, upTo: min(endOfExpression(.comma, .into), limit))
        } while kind == .comma && at < limit
      } else {
        throw unexpected()
      }
    }
    close(.plpgsqlExecute, role, from: mark)
  }
}
