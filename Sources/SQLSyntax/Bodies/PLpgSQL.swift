// PL/pgSQL: blocks and lists of statements.
//
// PostgreSQL finds where an expression or a SQL statement inside a body ends by looking for a word or a semicolon outside of
// parentheses, and gives what is before it to the SQL grammar. So do these rules. Unlike those of SQL they never throw where
// statements can stand inside: what is missing leaves an empty `notUnderstood`, what is too much a full one, and reading goes
// on, so that no token is read twice however broken the body is.

/// What may end a list of statements: the ends of all constructs that are open around it.
struct ListEnds: OptionSet {
  let rawValue: UInt8
  static let endBlock = ListEnds(rawValue: 1 << 0)
  static let endIf = ListEnds(rawValue: 1 << 1)
  static let endCase = ListEnds(rawValue: 1 << 2)
  static let endLoop = ListEnds(rawValue: 1 << 3)
  static let `else` = ListEnds(rawValue: 1 << 4)
  static let elsif = ListEnds(rawValue: 1 << 5)
  static let when = ListEnds(rawValue: 1 << 6)
  static let exception = ListEnds(rawValue: 1 << 7)
}

extension Parser {
  // MARK: Bodies and blocks

  /// pl_function: a whole body.
  mutating func plpgsqlBody(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    while kind == .symbol || kind == .invalid, isSymbol("#") { try plpgsqlOption() }
    plpgsqlBlockLabel()
    guard kind == .declare || kind == .begin else { throw unexpected() }
    plpgsqlBlockParts(ends: [])
    if kind == .semicolon, peek() == .endOfStatement {
      close(.plpgsqlBlock, role, from: mark)
      advance()
      return
    }
    if kind != .endOfStatement {
      notePartError()
      leaf(.notUnderstood, .none, tokens: end - at)
    }
    close(.plpgsqlBlock, role, from: mark)
  }

  /// `#print_strict_params on`
  private mutating func plpgsqlOption() throws(SyntaxError) {
    let mark = mark()
    advance()
    let takesValue = isWord("print_strict_params") || isWord("variable_conflict")
    guard takesValue || kind == .option else { throw unexpected() }
    leaf(.name, .name)
    guard kind.mayBeLabel else { throw unexpected() }
    leaf(.name, .value)
    close(.plpgsqlOption, .option, from: mark)
  }

  /// `<<l>>`, if there.
  mutating func plpgsqlBlockLabel() {
    guard isSymbol("<<"), peek().mayBeLabel else { return }
    advance()
    if isReservedInPLpgSQL(kind) { missing() } else { leaf(.name, .label) }
    if isSymbol(">>") { advance() } else { missing() }
  }

  /// From DECLARE or BEGIN to the label behind END.
  mutating func plpgsqlBlockParts(ends: ListEnds) {
    if take(.declare) { plpgsqlDeclarations() }
    if !take(.begin) { missing() }
    plpgsqlStatements(ends: ends.union([.endBlock, .exception]))
    if isWord("exception") {
      advance()
      if kind != .when { missing() }
      while kind == .when { plpgsqlHandler(ends: ends.union([.endBlock, .when])) }
    }
    guard kind == .end, listEnd() == .endBlock else { return missing() }
    advance()
    plpgsqlEndLabel()
  }

  /// The label behind END, if there.
  mutating func plpgsqlEndLabel() {
    if kind.mayBeLabel, !isReservedInPLpgSQL(kind) { leaf(.name, .object) }
  }

  /// `WHEN unique_violation OR SQLSTATE '22012' THEN …`
  private mutating func plpgsqlHandler(ends: ListEnds) {
    let mark = mark()
    repeat {
      advance()
      part(.condition, upTo: endOfExpression(.then, .or)) { parser throws(SyntaxError) in
        try parser.plpgsqlCondition(.condition)
      }
    } while kind == .or
    if !take(.then) { missing() }
    plpgsqlStatements(ends: ends)
    close(.plpgsqlHandler, .handler, from: mark)
  }

  /// The name of an error or its SQLSTATE.
  mutating func plpgsqlCondition(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    if isWord("sqlstate"), peek().isString {
      advance()
      try string(.value)
    } else {
      try plpgsqlName(.name)
    }
    close(.plpgsqlCondition, role, from: mark)
  }

  // MARK: Lists of statements

  /// proc_sect: statements with their semicolons, up to what ends a construct that is open.
  mutating func plpgsqlStatements(ends: ListEnds) {
    while kind != .endOfStatement {
      if let end = listEnd() {
        if ends.contains(end) { return }
        stray()
      } else {
        plpgsqlStatement(ends: ends)
      }
    }
  }

  /// What the next token ends, if it is one of the words that end a list.
  private func listEnd() -> ListEnds? {
    switch kind {
    case .end:
      switch peek() {
      case .if: return .endIf
      case .case: return .endCase
      case .word where isWord("loop", at: at + 1): return .endLoop
      default: return .endBlock
      }
    case .else: return .else
    case .when: return .when
    case .word where !isAssignment(at + 1):
      if isWord("elsif") || isWord("elseif") { return .elsif }
      return isWord("exception") ? .exception : nil
    default: return nil
    }
  }

  /// Keeps what belongs nowhere, up to its semicolon.
  private mutating func stray() {
    notePartError()
    let length = min(nextSemicolon() - at + 1, end - at)
    leaf(.notUnderstood, .statement, tokens: length)
  }

  /// One statement and its semicolon.
  private mutating func plpgsqlStatement(ends: ListEnds) {
    if kind == .semicolon { return stray() }
    if depth < Self.depthLimit {
      depth += 1
      defer { depth -= 1 }
      if plpgsqlCompound(ends: ends) { return endOfPLpgSQLStatement() }
    }
    part(.statement, upTo: endOfPLpgSQLSimpleStatement()) { parser throws(SyntaxError) in
      try parser.plpgsqlSimpleStatement(.statement)
    }
    endOfPLpgSQLStatement()
  }

  private mutating func endOfPLpgSQLStatement() {
    if !take(.semicolon) { missing() }
  }

  // MARK: What is wrong

  /// Leaves an empty node where something should have been.
  mutating func missing() {
    notePartError()
    leaf(.notUnderstood, .none, tokens: 0)
  }

  mutating func notePartError() {
    if partError == nil { partError = unexpected() }
  }
}
