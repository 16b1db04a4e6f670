// The statements of PL/pgSQL that contain no statements of it.

extension Parser {
  /// Any of them; it ends where the part ends.
  mutating func plpgsqlSimpleStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    if kind == .positional || (kind.mayBeLabel && !isReservedInPLpgSQL(kind)), isAssignment(at + 1) {
      return try plpgsqlAssignment(role, from: mark)
    }
    switch kind {
    case .null:
      advance()
      close(.plpgsqlNull, role, from: mark)
    case .return: try plpgsqlReturn(role, from: mark)
    case .continue: try plpgsqlExit(role, from: mark)
    case .execute:
      advance()
      try plpgsqlExecute(role, from: mark, upTo: end)
    case .fetch, .move: try plpgsqlFetch(role, from: mark)
    case .close:
      advance()
      try plpgsqlVariableReference(.name)
      close(.plpgsqlClose, role, from: mark)
    case .commit, .rollback:
      guard peek() == .endOfStatement || peek() == .and else { throw unexpected() }
      try transactionStatement(.statement)
      close(.plpgsqlSQL, role, from: mark)
    case .word: try plpgsqlWordStatement(role, from: mark)
    default: try plpgsqlSQL(role)
    }
  }

  /// A statement whose first word is no keyword of SQL.
  private mutating func plpgsqlWordStatement(_ role: Role, from mark: Mark) throws(SyntaxError) {
    if isWord("perform") {
      try queryOfPerform(.body)
      close(.plpgsqlPerform, role, from: mark)
    } else if isWord("raise") {
      try plpgsqlRaise(role, from: mark)
    } else if isWord("exit") {
      try plpgsqlExit(role, from: mark)
    } else if isWord("get") {
      try plpgsqlDiagnostics(role, from: mark)
    } else if isWord("open") {
      try plpgsqlOpen(role, from: mark)
    } else if isWord("assert") {
      advance()
      plpgsqlExpression(.condition, upTo: endOfExpression(.comma))
      if take(.comma) { plpgsqlExpression(.message, upTo: end) }
      close(.plpgsqlAssert, role, from: mark)
    } else {
      try plpgsqlSQL(role)
    }
  }

  /// `x := 1`, `r.a[2] = 1`
  private mutating func plpgsqlAssignment(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let limit = endOfExpression(.assignment)
    let isSubscripted = (at..<limit).contains { lexed.tokens[$0].kind == .leftBracket }
    if isSubscripted {
      part(.target, upTo: limit) { parser throws(SyntaxError) in try parser.expression(.target) }
    } else {
      try plpgsqlVariableReference(.target)
    }
    guard take(.colonEquals) || take(.equalSign) else { throw unexpected() }
    plpgsqlExpression(.value, upTo: end)
    close(.plpgsqlAssign, role, from: mark)
  }

  // MARK: Leaving

  /// `EXIT l WHEN a`, `CONTINUE`
  private mutating func plpgsqlExit(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let detail: TokenKind = kind == .continue ? .continue : .endOfStatement
    advance()
    if kind != .when, kind != .endOfStatement { try plpgsqlName(.label) }
    if take(.when) { plpgsqlExpression(.condition, upTo: end) }
    close(.plpgsqlExit, role, from: mark, detail: detail)
  }

  /// RETURN and its forms.
  private mutating func plpgsqlReturn(_ role: Role, from mark: Mark) throws(SyntaxError) {
    advance()
    if kind == .next, !isAssignment(at + 1) {
      advance()
      if kind != .endOfStatement { plpgsqlExpression(.value, upTo: end) }
      return close(.plpgsqlReturnNext, role, from: mark)
    }
    if isWord("query"), peek().isKeyword || peek() == .leftParen {
      advance()
      let start = self.mark()
      if take(.execute) {
        try plpgsqlExecute(.body, from: start, upTo: end)
      } else {
        part(.body, upTo: end) { parser throws(SyntaxError) in try parser.anyStatement(.body) }
      }
      return close(.plpgsqlReturnQuery, role, from: mark)
    }
    if kind != .endOfStatement { plpgsqlExpression(.value, upTo: end) }
    close(.plpgsqlReturn, role, from: mark)
  }

  // MARK: Messages

  /// RAISE and its forms.
  private mutating func plpgsqlRaise(_ role: Role, from mark: Mark) throws(SyntaxError) {
    advance()
    if kind == .endOfStatement { return close(.plpgsqlRaise, role, from: mark) }
    if isRaiseLevel { leaf(.name, .option) }
    if kind.isString || kind == .hole || kind == .variable {
      try string(.message)
      while take(.comma) { plpgsqlExpression(.argument, upTo: endOfExpression(.comma, .using)) }
    } else if kind != .using {
      try plpgsqlCondition(.condition)
    }
    if take(.using) {
      try commaSeparated { parser throws(SyntaxError) in
        let mark = parser.mark()
        guard parser.isRaiseOption else { throw parser.unexpected() }
        parser.leaf(.name, .name)
        guard parser.take(.equalSign) || parser.take(.colonEquals) else { throw parser.unexpected() }
        parser.plpgsqlExpression(.value, upTo: parser.endOfExpression(.comma))
        parser.close(.option, .using, from: mark)
      }
    }
    close(.plpgsqlRaise, role, from: mark)
  }

  private var isRaiseLevel: Bool {
    isWord("exception") || isWord("notice") || isWord("warning") || isWord("info") || isWord("log") || isWord("debug")
  }

  private var isRaiseOption: Bool {
    switch kind {
    case .column, .constraint, .table, .schema: true
    default: isWord("errcode") || isWord("message") || isWord("detail") || isWord("hint") || isWord("datatype")
    }
  }

  /// `GET STACKED DIAGNOSTICS x = ROW_COUNT, y := MESSAGE_TEXT`
  private mutating func plpgsqlDiagnostics(_ role: Role, from mark: Mark) throws(SyntaxError) {
    advance()
    let isStacked = isWord("stacked")
    if isStacked || kind == .current { advance() }
    guard isWord("diagnostics") else { throw unexpected() }
    advance()
    try commaSeparated { parser throws(SyntaxError) in
      let mark = parser.mark()
      try parser.plpgsqlVariableReference(.target)
      guard parser.take(.equalSign) || parser.take(.colonEquals), parser.kind.mayBeLabel else { throw parser.unexpected() }
      parser.leaf(.name, .value)
      parser.close(.plpgsqlAssign, .assignment, from: mark)
    }
    close(.plpgsqlDiagnostics, role, from: mark, flags: isStacked ? .special : [])
  }

  // MARK: Cursors

  /// `OPEN c (1)`, `OPEN c NO SCROLL FOR query`, `OPEN c FOR EXECUTE …`
  private mutating func plpgsqlOpen(_ role: Role, from mark: Mark) throws(SyntaxError) {
    advance()
    try plpgsqlVariableReference(.name)
    let scroll = plpgsqlScroll()
    if take(.for) {
      let start = self.mark()
      if take(.execute) {
        try plpgsqlExecute(.body, from: start, upTo: end)
      } else {
        part(.body, upTo: end) { parser throws(SyntaxError) in try parser.anyStatement(.body) }
      }
    } else if scroll.detail == .endOfStatement {
      try plpgsqlCursorArguments()
    } else {
      throw unexpected()
    }
    close(.plpgsqlOpen, role, from: mark, detail: scroll.detail, flags: scroll.flags)
  }

  /// `FETCH RELATIVE -2 FROM c INTO x`, `MOVE FORWARD ALL FROM c`
  private mutating func plpgsqlFetch(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let detail = kind
    advance()
    let limit = endOfExpression(.from, .into)
    if limit < end, lexed.tokens[limit].kind != .into {
      try plpgsqlDirection(upTo: limit)
      advance()
    }
    try plpgsqlVariableReference(.name)
    if detail == .fetch { try plpgsqlInto(.into, mayBeStrict: false) }
    close(.plpgsqlFetch, role, from: mark, detail: detail)
  }

  private mutating func plpgsqlDirection(upTo limit: Int) throws(SyntaxError) {
    switch kind {
    case .next, .prior, .first, .last, .all:
      leaf(.name, .option)
      if at != limit { throw unexpected() }
    case .forward, .backward, .absolute, .relative:
      leaf(.name, .option)
      if at < limit { if kind == .all { leaf(.name, .value) } else { plpgsqlExpression(.value, upTo: limit) } }
      if at != limit { throw unexpected() }
    default:
      if at < limit { plpgsqlExpression(.value, upTo: limit) }
    }
  }
}
