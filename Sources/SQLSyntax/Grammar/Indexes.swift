// CREATE INDEX, CREATE STATISTICS and the keys both are made of.

extension Parser {
  /// The parser stands behind CREATE.
  mutating func createIndex(_ role: Role, from mark: Mark) throws(SyntaxError) {
    var flags: NodeFlags = take(.unique) ? .unique : []
    try expect(.index)
    if take(.concurrently) { flags.formUnion(.concurrently) }
    flags.formUnion(ifNotExists())
    if kind != .on || flags.contains(.ifNotExists) {
      // It goes where its table is, so it has no schema of its own.
      guard peek() != .dot else { throw unexpected() }
      try relationName(.name)
    }
    try expect(.on)
    try inheritedRelationName(.table)
    if take(.using) { try name(.accessMethod) }
    try parenthesized { parser throws(SyntaxError) in try parser.indexElement(.element) }
    if take(.include) {
      try parenthesized { parser throws(SyntaxError) in try parser.indexElement(.include) }
    }
    flags.formUnion(try nullsDistinct())
    if take(.with) { try optionList(.option) }
    if take(.tablespace) { try name(.tablespace) }
    if take(.where) { try expression(.where) }
    close(.createIndex, role, from: mark, flags: flags)
  }

  /// index_elem: `a`, `lower(a) COLLATE "C"`, `(a || b) text_ops (p = 1) DESC NULLS LAST`
  mutating func indexElement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let flags = try indexElementParts()
    close(.indexElement, role, from: mark, flags: flags)
  }

  /// The same, its parts not yet made into one node.
  mutating func indexElementParts() throws(SyntaxError) -> NodeFlags {
    try indexKey()
    if take(.collate) { try qualifiedName(.collation) }
    if kind.mayNameColumn, kind != .nulls || (peek() != .first && peek() != .last) {
      try qualifiedName(.operatorClass)
      if kind == .leftParen { try optionList(.option) }
    }
    var flags: NodeFlags = []
    if take(.desc) { flags = .descending } else { _ = take(.asc) }
    if kind == .nulls, peek() == .first || peek() == .last {
      flags.formUnion(peek() == .first ? .nullsFirst : .nullsLast)
      advance(by: 2)
    }
    return flags
  }

  /// A column, a function call or an expression in parentheses.
  mutating func indexKey() throws(SyntaxError) {
    if kind == .leftParen {
      try parenthesizedExpression(.expression)
    } else if kind.mayNameColumn, peek() != .leftParen, peek() != .dot {
      try name(.column)
    } else {
      guard try windowlessFunction(.expression) else { throw unexpected() }
    }
  }

  /// The parser stands behind CREATE STATISTICS.
  mutating func createStatistics(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifNotExists()
    if kind.mayNameColumn { try qualifiedName(.name) } else if flags.contains(.ifNotExists) { throw unexpected() }
    if kind == .leftParen { try nameList(.option) }
    try expect(.on)
    try commaSeparated { parser throws(SyntaxError) in
      let mark = parser.mark()
      try parser.indexKey()
      parser.close(.indexElement, .element, from: mark)
    }
    try expect(.from)
    try commaSeparated { parser throws(SyntaxError) in try parser.tableReference(.from) }
    close(.createStatistics, role, from: mark, flags: flags)
  }
}
