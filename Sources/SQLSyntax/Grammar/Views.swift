// CREATE VIEW and CREATE MATERIALIZED VIEW.

extension Parser {
  /// The parser stands behind VIEW.
  mutating func createView(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    try relationName(.name)
    if kind == .leftParen {
      try parenthesized { parser throws(SyntaxError) in try parser.name(.column) }
    } else if flags.contains(.recursive) {
      throw unexpected()
    }
    if flags.contains(.recursive) { hasCommonTables = true }
    if take(.with) { try optionList(.option) }
    try expect(.as)
    try query(.body)
    var check = TokenKind.endOfStatement
    if take(.with) {
      check = take(.local) ? .local : .cascaded
      if check == .cascaded { _ = take(.cascaded) }
      try expect(.check, .option)
      // PostgreSQL has it so.
      guard !flags.contains(.recursive) else { throw unexpected() }
    }
    close(.createView, role, from: mark, detail: check, flags: flags)
  }

  /// The parser stands behind MATERIALIZED.
  mutating func createMaterializedView(_ role: Role, from mark: Mark, flags written: NodeFlags) throws(SyntaxError) {
    try expect(.view)
    let flags = written.union(ifNotExists())
    try relationName(.name)
    if kind == .leftParen {
      try parenthesized { parser throws(SyntaxError) in try parser.name(.column) }
    }
    if take(.using) { try name(.accessMethod) }
    if take(.with) { try optionList(.option) }
    if take(.tablespace) { try name(.tablespace) }
    try expect(.as)
    try query(.body)
    let data = try withData()
    close(.createMaterializedView, role, from: mark, flags: flags.union(data))
  }
}
