// INSERT, UPDATE, DELETE. A WITH clause has been read before, if there is one; `mark` stands before it. MERGE is in DataChangesMerge.

extension Parser {
  mutating func insert(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try expect(.insert, .into)
    try relationName(.target)
    if take(.as) { try name(.alias) }
    var detail = TokenKind.endOfStatement
    if take(.default, .values) {
      detail = .default
    } else {
      if kind == .leftParen, peek() != .leftParen, !peek().beginsQuery(peek(2)) {
        try parenthesized { parser throws(SyntaxError) in try parser.targetColumn() }
      }
      if kind == .overriding { detail = try overriding() }
      try query(.source)
    }
    if kind == .on, peek() == .conflict { try onConflict() }
    if kind == .returning { try returningClause() }
    close(.insert, role, from: mark, detail: detail)
  }

  mutating func update(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try expect(.update)
    try changedRelation()
    try expect(.set)
    try assignments()
    if take(.from) { repeat { try tableReference(.from) } while take(.comma) }
    try whereOrCurrentOf()
    if kind == .returning { try returningClause() }
    close(.update, role, from: mark)
  }

  mutating func delete(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try expect(.delete, .from)
    try changedRelation()
    if take(.using) { repeat { try tableReference(.using) } while take(.comma) }
    try whereOrCurrentOf()
    if kind == .returning { try returningClause() }
    close(.delete, role, from: mark)
  }

  // MARK: Shared parts

  /// `ONLY t AS a`. SET is no alias unless AS says so.
  mutating func changedRelation() throws(SyntaxError) {
    try inheritedRelationName(.target)
    if take(.as) {
      try name(.alias)
    } else if kind.mayNameColumn, kind != .set {
      leaf(.name, .alias)
    }
  }

  private mutating func whereOrCurrentOf() throws(SyntaxError) {
    guard take(.where) else { return }
    guard kind == .current, peek() == .of else { return try expression(.where) }
    let mark = mark()
    advance(by: 2)
    try name(.name)
    close(.currentOf, .where, from: mark)
  }

  /// `a = 1, (b, c) = (2, 3)`
  mutating func assignments() throws(SyntaxError) {
    repeat {
      let mark = mark()
      var flags: NodeFlags = []
      if kind == .leftParen {
        flags = .special
        try parenthesized { parser throws(SyntaxError) in try parser.targetColumn() }
      } else {
        try targetColumn()
      }
      try expect(.equalSign)
      try expression(.value)
      close(.assignment, .assignment, from: mark, flags: flags)
    } while take(.comma)
  }

  /// `a.b[1]`
  mutating func targetColumn() throws(SyntaxError) {
    let mark = mark()
    try name(.name)
    while true {
      if kind == .leftBracket {
        try subscriptStep()
      } else if take(.dot) {
        try label(.field)
      } else {
        break
      }
    }
    close(.targetColumn, .column, from: mark)
  }

  /// `OVERRIDING USER VALUE`; the word in the middle.
  mutating func overriding() throws(SyntaxError) -> TokenKind {
    try expect(.overriding)
    let word = kind
    guard take(.user) || take(.system) else { throw unexpected() }
    try expect(.value)
    return word
  }

  private mutating func onConflict() throws(SyntaxError) {
    let mark = mark()
    advance(by: 2)
    if kind == .leftParen {
      try parenthesized { parser throws(SyntaxError) in try parser.indexElement(.conflictTarget) }
      if take(.where) { try expression(.condition) }
    } else if take(.on, .constraint) {
      try name(.constraint)
    }
    try expect(.do)
    if take(.nothing) { return close(.onConflict, .conflict, from: mark, detail: .nothing) }
    try expect(.update, .set)
    try assignments()
    if take(.where) { try expression(.where) }
    close(.onConflict, .conflict, from: mark, detail: .update)
  }

  /// `RETURNING WITH (OLD AS o, NEW AS n) a, b`
  mutating func returningClause() throws(SyntaxError) {
    let mark = mark()
    advance()
    if take(.with) {
      try parenthesized { parser throws(SyntaxError) in
        let mark = parser.mark()
        let word = parser.kind
        guard parser.take(.old) || parser.take(.new) else { throw parser.unexpected() }
        try parser.expect(.as)
        try parser.name(.name)
        parser.close(.returningAlias, .option, from: mark, detail: word)
      }
    }
    try targetList()
    close(.returning, .returning, from: mark)
  }
}
