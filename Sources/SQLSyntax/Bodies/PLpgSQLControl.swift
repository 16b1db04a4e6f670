// The statements that contain statements: IF, CASE and the loops.

extension Parser {
  /// A block or another statement that contains statements, without its semicolon. False if none begins here.
  mutating func plpgsqlCompound(ends: ListEnds) -> Bool {
    let mark = mark()
    plpgsqlBlockLabel()
    switch kind {
    case .declare, .begin:
      plpgsqlBlockParts(ends: ends)
      close(.plpgsqlBlock, .statement, from: mark)
    case .if: plpgsqlIf(ends: ends)
    case .case: plpgsqlCase(ends: ends)
    case .for: plpgsqlFor(ends: ends, from: mark)
    case .word where isWord("loop"):
      plpgsqlLoopBody(ends: ends)
      close(.plpgsqlLoop, .statement, from: mark)
    case .word where isWord("while"):
      advance()
      plpgsqlExpression(.condition, upTo: endOfExpression(.loop))
      plpgsqlLoopBody(ends: ends)
      close(.plpgsqlLoop, .statement, from: mark)
    case .word where isWord("foreach"): plpgsqlForEach(ends: ends, from: mark)
    default:
      rewind(to: mark)
      return false
    }
    return true
  }

  // MARK: Branches

  /// IF … THEN … ELSIF … THEN … ELSE … END IF
  private mutating func plpgsqlIf(ends: ListEnds) {
    let mark = mark()
    let own: ListEnds = [.endIf, .elsif, .else]
    repeat { plpgsqlBranch(ends: ends.union(own)) } while isWord("elsif") || isWord("elseif")
    if kind == .else { plpgsqlElse(ends: ends.union(.endIf)) }
    if !take(.end, .if) { missing() }
    close(.plpgsqlIf, .statement, from: mark)
  }

  /// CASE x WHEN 1, 2 THEN … ELSE … END CASE
  private mutating func plpgsqlCase(ends: ListEnds) {
    let mark = mark()
    advance()
    if kind != .when { plpgsqlExpression(.test, upTo: endOfExpression(.when)) }
    if kind != .when { missing() }
    while kind == .when { plpgsqlBranch(ends: ends.union([.endCase, .when, .else])) }
    if kind == .else { plpgsqlElse(ends: ends.union(.endCase)) }
    if !take(.end, .case) { missing() }
    close(.plpgsqlCase, .statement, from: mark)
  }

  /// A condition, or several, and what is done then. The parser stands at the word before it.
  private mutating func plpgsqlBranch(ends: ListEnds) {
    let mark = mark()
    let isWhen = kind == .when
    advance()
    plpgsqlExpression(.condition, upTo: isWhen ? endOfExpression(.then, .comma) : endOfExpression(.then))
    while isWhen, take(.comma) { plpgsqlExpression(.condition, upTo: endOfExpression(.then, .comma)) }
    if !take(.then) { missingHead() }
    plpgsqlStatements(ends: ends)
    close(.plpgsqlBranch, .when, from: mark)
  }

  private mutating func plpgsqlElse(ends: ListEnds) {
    let mark = mark()
    advance()
    plpgsqlStatements(ends: ends)
    close(.plpgsqlBranch, .otherwise, from: mark)
  }

  // MARK: Loops

  /// `LOOP … END LOOP l`
  private mutating func plpgsqlLoopBody(ends: ListEnds) {
    if isWord("loop") { advance() } else { missingHead() }
    plpgsqlStatements(ends: ends.union(.endLoop))
    guard kind == .end, isWord("loop", at: at + 1) else { return missing() }
    advance(by: 2)
    plpgsqlEndLabel()
  }

  /// FOR over integers, a query, a cursor or EXECUTE.
  private mutating func plpgsqlFor(ends: ListEnds, from mark: Mark) {
    advance()
    plpgsqlLoopVariables()
    if take(.in) {
      let limit = endOfExpression(.loop)
      let isReversed = isWord("reverse")
      let dots = endOfExpression(.loop, .dotDot)
      if dots < limit, lexed.tokens[dots].kind == .dotDot, kind != .execute {
        if isReversed { advance() }
        plpgsqlExpression(.lowerBound, upTo: dots)
        advance()
        plpgsqlExpression(.upperBound, upTo: endOfExpression(.loop, .by))
        if take(.by) { plpgsqlExpression(.offset, upTo: limit) }
        plpgsqlLoopBody(ends: ends)
        return close(.plpgsqlForInteger, .statement, from: mark, flags: isReversed ? .descending : [])
      }
      part(.source, upTo: limit) { parser throws(SyntaxError) in try parser.plpgsqlRows(.source) }
    } else {
      missing()
    }
    plpgsqlLoopBody(ends: ends)
    close(.plpgsqlForRows, .statement, from: mark)
  }

  /// FOREACH x SLICE 1 IN ARRAY a LOOP …
  private mutating func plpgsqlForEach(ends: ListEnds, from mark: Mark) {
    advance()
    plpgsqlLoopVariables()
    if isWord("slice"), peek() == .integerLiteral {
      advance()
      leaf(.constant, .value, detail: kind)
    }
    if take(.in, .array) { plpgsqlExpression(.source, upTo: endOfExpression(.loop)) } else { missing() }
    plpgsqlLoopBody(ends: ends)
    close(.plpgsqlForEach, .statement, from: mark)
  }

  private mutating func plpgsqlLoopVariables() {
    repeat {
      do throws(SyntaxError) { try plpgsqlVariableReference(.target) } catch { return missing() }
    } while take(.comma)
  }

  /// What gives rows: `EXECUTE … USING …`, a cursor with its arguments, or a statement.
  private mutating func plpgsqlRows(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    if take(.execute) { return try plpgsqlExecute(role, from: mark, upTo: end) }
    switch kind {
    case .select, .with, .values, .table, .leftParen, .insert, .update, .delete, .merge, .explain, .show, .call, .fetch:
      return try anyStatement(role)
    default: break
    }
    try plpgsqlVariableReference(.name)
    try plpgsqlCursorArguments()
    close(.plpgsqlCursorUse, role, from: mark)
  }

  /// `(1, b => 2)`, if there.
  mutating func plpgsqlCursorArguments() throws(SyntaxError) {
    guard take(.leftParen) else { return }
    repeat {
      let mark = mark()
      let isNamed = kind.mayBeLabel && (peek() == .colonEquals || peek() == .rightArrow)
      if isNamed {
        leaf(.name, .name)
        advance()
      }
      plpgsqlExpression(isNamed ? .value : .argument, upTo: endOfExpression(.comma))
      if isNamed { close(.plpgsqlArgument, .argument, from: mark) }
    } while take(.comma)
    try expect(.rightParen)
  }

  /// Where THEN or LOOP should be. A semicolon there would otherwise be taken for an empty statement.
  private mutating func missingHead() {
    missing()
    _ = take(.semicolon)
  }
}
