// DECLARE.

extension Parser {
  /// decl_stmts: up to BEGIN.
  mutating func plpgsqlDeclarations() {
    while kind != .begin, kind != .endOfStatement, kind != .end {
      if take(.declare) { continue }
      part(.declaration, upTo: nextSemicolon()) { parser throws(SyntaxError) in try parser.plpgsqlDeclaration() }
      if !take(.semicolon) { missing() }
    }
  }

  private mutating func plpgsqlDeclaration() throws(SyntaxError) {
    let mark = mark()
    try plpgsqlName(.name)
    if isWord("alias"), peek() == .for {
      advance(by: 2)
      try plpgsqlVariableReference(.object)
      return close(.plpgsqlAlias, .declaration, from: mark)
    }
    if kind == .cursor || (kind == .scroll && peek() == .cursor) || (kind == .no && peek() == .scroll) {
      return try plpgsqlCursorDeclaration(from: mark)
    }
    var flags: NodeFlags = []
    if isWord("constant") {
      advance()
      flags = .special
    }
    try plpgsqlType()
    if take(.collate) { try qualifiedName(.collation) }
    if take(.not, .null) { flags.formUnion(.not) }
    if kind == .colonEquals || kind == .equalSign || kind == .default {
      advance()
      plpgsqlExpression(.default, upTo: end)
    }
    close(.plpgsqlVariable, .declaration, from: mark, flags: flags)
  }

  /// A type, `v%TYPE`, `t%ROWTYPE`.
  private mutating func plpgsqlType() throws(SyntaxError) {
    let mark = mark()
    var length = 1
    while peek(length) == .dot, peek(length + 1).mayBeLabel { length += 2 }
    guard peek(length) == .percent, isWord("rowtype", at: at + length + 1) else { return try typeName(.type) }
    leaf(.relationName, .name, tokens: length)
    advance(by: 2)
    try arrayDimensions()
    close(.plpgsqlRowType, .type, from: mark)
  }

  /// `NO SCROLL CURSOR (a integer, b text) FOR query`, the name read.
  private mutating func plpgsqlCursorDeclaration(from mark: Mark) throws(SyntaxError) {
    let scroll = plpgsqlScroll()
    try expect(.cursor)
    if kind == .leftParen {
      try parenthesized { parser throws(SyntaxError) in
        let mark = parser.mark()
        try parser.plpgsqlName(.name)
        try parser.plpgsqlType()
        parser.close(.plpgsqlVariable, .parameter, from: mark)
      }
    }
    guard take(.for) || take(.is) else { throw unexpected() }
    part(.body, upTo: end) { parser throws(SyntaxError) in try parser.anyStatement(.body) }
    close(.plpgsqlCursor, .declaration, from: mark, detail: scroll.detail, flags: scroll.flags)
  }

  /// `SCROLL`, `NO SCROLL`, if there.
  mutating func plpgsqlScroll() -> (detail: TokenKind, flags: NodeFlags) {
    if take(.no, .scroll) { return (.scroll, .not) }
    if take(.scroll) { return (.scroll, []) }
    return (.endOfStatement, [])
  }
}
