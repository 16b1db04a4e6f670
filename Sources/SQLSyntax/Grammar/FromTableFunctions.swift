// XMLTABLE and JSON_TABLE.

extension Parser {
  /// Leaves the parts of `XMLTABLE (…)`.
  mutating func xmlTable() throws(SyntaxError) {
    try enter()
    defer { leave() }
    advance(by: 2)
    if kind == .xmlnamespaces, peek() == .leftParen {
      advance()
      try parenthesized { parser throws(SyntaxError) in
        let mark = parser.mark()
        if parser.take(.default) {
          try parser.restrictedExpression(.value)
        } else {
          try parser.restrictedExpression(.value)
          try parser.expect(.as)
          try parser.label(.alias)
        }
        parser.close(.target, .element, from: mark)
      }
      try expect(.comma)
    }
    try primary(.value)
    try xmlPassing(.source)
    try expect(.columns)
    repeat { try xmlTableColumn() } while take(.comma)
    try expect(.rightParen)
  }

  private mutating func xmlTableColumn() throws(SyntaxError) {
    let mark = mark()
    try name(.name)
    if take(.for, .ordinality) { return close(.tableFunctionColumn, .column, from: mark, detail: .ordinality) }
    try typeName(.type)
    var flags: NodeFlags = []
    while true {
      if take(.path) {
        try restrictedExpression(.value)
      } else if take(.default) {
        try restrictedExpression(.default)
      } else if take(.not, .null) {
        flags = .not
      } else if !take(.null) {
        break
      }
    }
    close(.tableFunctionColumn, .column, from: mark, flags: flags)
  }

  /// Leaves the parts of `JSON_TABLE (…)`.
  mutating func jsonTable() throws(SyntaxError) {
    try enter()
    defer { leave() }
    advance(by: 2)
    try jsonValue(.source)
    try expect(.comma)
    try expression(.value)
    guard lastRecord.kind == .constant, lastRecord.detail.isString else { throw unexpected() }
    if take(.as) { try name(.label) }
    try jsonPassing()
    try jsonTableColumns()
    try jsonBehaviors(onEmpty: false)
    try expect(.rightParen)
  }

  /// `COLUMNS (…)`
  private mutating func jsonTableColumns() throws(SyntaxError) {
    try enter()
    defer { leave() }
    try expect(.columns)
    try expect(.leftParen)
    repeat { try jsonTableColumn() } while take(.comma)
    try expect(.rightParen)
  }

  private mutating func jsonTableColumn() throws(SyntaxError) {
    let mark = mark()
    if kind == .nested, peek().isString || (peek() == .path && peek(2).isString) {
      advance()
      _ = take(.path)
      try string(.value)
      if take(.as) { try name(.label) }
      try jsonTableColumns()
      return close(.nestedColumns, .column, from: mark)
    }
    try name(.name)
    if take(.for, .ordinality) { return close(.tableFunctionColumn, .column, from: mark, detail: .ordinality) }
    try typeName(.type)
    var detail = TokenKind.endOfStatement
    if take(.exists) {
      detail = .exists
    } else if kind == .format, peek() == .json {
      leaf(.specialOption, .option, tokens: 2, detail: .format)
      if take(.encoding) { try name(.option) }
    }
    if take(.path) { try string(.value) }
    if detail != .exists { try jsonWrapperAndQuotes() }
    try jsonBehaviors(onEmpty: detail != .exists)
    close(.tableFunctionColumn, .column, from: mark, detail: detail)
  }
}
