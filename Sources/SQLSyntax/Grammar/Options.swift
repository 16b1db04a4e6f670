// Lists of options: `(fillfactor = 70)`, `(subtype = float8)`, `OPTIONS (user 'x')`.

extension Parser {
  /// reloptions: `(name [= value], …)`. The name may have a namespace, as in `toast.autovacuum_enabled`.
  mutating func optionList(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      guard parser.kind.mayBeLabel else { throw parser.unexpected() }
      if parser.peek() == .dot {
        guard parser.peek(2).mayBeLabel else { throw parser.unexpected() }
        parser.leaf(.qualifiedName, .name, tokens: 3)
      } else {
        parser.leaf(.name, .name)
      }
      if parser.take(.equalSign) { try parser.definitionValue(.value) }
      parser.close(.option, .option, from: mark)
    }
    close(.optionList, role, from: mark)
  }

  /// definition: `(name [= value], …)`, the names without a namespace.
  mutating func definition(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      try parser.label(.name)
      if parser.take(.equalSign) { try parser.definitionValue(.value) }
      parser.close(.option, .option, from: mark)
    }
    close(.optionList, role, from: mark)
  }

  /// def_arg: a type (which is what any unquoted word is read as), a reserved word, an operator, a number or a string.
  mutating func definitionValue(_ role: Role) throws(SyntaxError) {
    switch kind {
    case _ where kind.isString, .hole, .variable: try string(role)
    case .integerLiteral, .decimalLiteral, .positional: try signedNumber(role)
    case .plusSign, .minusSign:
      if peek() == .integerLiteral || peek() == .decimalLiteral { return try signedNumber(role) }
      try operatorName(role)
    case .operator where peek() == .leftParen: try operatorName(role)
    case _ where kind.isOperator: try operatorName(role)
    case .none: leaf(.name, role)
    case _ where kind.isKeyword && !kind.isNotReserved: leaf(.name, role)
    default: try typeName(role)
    }
  }

  /// `OPTIONS (name 'value', …)` of foreign tables, servers and their like.
  mutating func foreignOptions(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.options)
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      try parser.label(.name)
      try parser.string(.value)
      parser.close(.option, .option, from: mark)
    }
    close(.optionList, role, from: mark)
  }

  /// `OPTIONS (SET name 'value', ADD name 'value', DROP name, …)`; the word is the option's detail.
  mutating func changedForeignOptions(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.options)
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      var change = TokenKind.endOfStatement
      if !parser.peek().isString {
        switch parser.kind {
        case .set, .add, .drop: change = parser.kind
        default: throw parser.unexpected()
        }
        parser.advance()
      }
      try parser.label(.name)
      if change != .drop { try parser.string(.value) }
      parser.close(.option, .option, from: mark, detail: change)
    }
    close(.optionList, role, from: mark)
  }

  /// any_operator, also wrapped: `+`, `s.+`, `OPERATOR(s.+)`.
  mutating func operatorName(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let isWrapped = take(.operator, .leftParen)
    while peek() == .dot {
      guard kind.mayNameColumn else { throw unexpected() }
      advance(by: 2)
    }
    let symbol = kind
    guard symbol.isOperator else { throw unexpected() }
    advance()
    if isWrapped { try expect(.rightParen) }
    close(.operatorName, role, from: mark, detail: symbol)
  }
}

extension TokenKind {
  /// all_Op: anything that may be an operator's name.
  var isOperator: Bool {
    switch self {
    case .symbol, .plusSign, .minusSign, .star, .slash, .percent, .caret, .lessThan, .greaterThan, .equalSign, .lessEqual,
      .greaterEqual, .notEqual:
      true
    default: false
    }
  }
}
