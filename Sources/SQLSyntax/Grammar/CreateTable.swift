// CREATE TABLE, CREATE FOREIGN TABLE, CREATE TABLE AS.

extension Parser {
  /// CREATE TABLE in all its forms. The parser stands behind TABLE.
  mutating func createTable(_ role: Role, from mark: Mark, flags written: NodeFlags) throws(SyntaxError) {
    let flags = written.union(ifNotExists())
    try relationName(.name)
    switch kind {
    case .of:
      advance()
      try qualifiedName(.type)
      try typedTableElements()
    case .partition where peek() == .of:
      try partitionOf()
    case .leftParen where peek() != .rightParen && (peek(2) == .comma || peek(2) == .rightParen):
      // Names without types: those of CREATE TABLE … AS.
      try parenthesized { parser throws(SyntaxError) in try parser.name(.column) }
      return try createTableAs(role, from: mark, flags: flags)
    case .leftParen:
      try tableElements()
    default: return try createTableAs(role, from: mark, flags: flags)
    }
    if kind == .partition { try partitionKey(.partitionBy) }
    let onCommit = try tableStorage()
    close(.createTable, role, from: mark, detail: onCommit, flags: flags)
  }

  /// The rest of CREATE TABLE … AS. The parser stands behind the name and the columns.
  private mutating func createTableAs(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    let onCommit = try tableStorage()
    try expect(.as)
    if kind == .execute { try sessionStatement(.body) } else { try query(.body) }
    let data = try withData()
    close(.createTableAs, role, from: mark, detail: onCommit, flags: flags.union(data))
  }

  /// CREATE FOREIGN TABLE. The parser stands behind these words.
  mutating func createForeignTable(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifNotExists()
    try relationName(.name)
    if kind == .partition { try partitionOf() } else { try tableElements() }
    try expect(.server)
    try name(.server)
    if kind == .options { try foreignOptions(.option) }
    close(.createForeignTable, role, from: mark, flags: flags)
  }

  /// `USING m WITH (…) ON COMMIT … TABLESPACE t`, each if there. Gives what is done on commit.
  private mutating func tableStorage() throws(SyntaxError) -> TokenKind {
    if take(.using) { try name(.accessMethod) }
    if kind == .with, peek() == .leftParen {
      advance()
      try optionList(.option)
    } else {
      _ = take(.without, .oids)
    }
    var onCommit = TokenKind.endOfStatement
    if take(.on) {
      try expect(.commit)
      onCommit = kind
      switch onCommit {
      case .drop: advance()
      case .delete, .preserve:
        advance()
        try expect(.rows)
      default: throw unexpected()
      }
    }
    if take(.tablespace) { try name(.tablespace) }
    return onCommit
  }

  /// `WITH [NO] DATA`, if there.
  mutating func withData() throws(SyntaxError) -> NodeFlags {
    guard take(.with) else { return [] }
    let flags: NodeFlags = take(.no) ? .noData : []
    try expect(.data)
    return flags
  }

  /// `(element, …) [INHERITS (t, …)]`; there may be no element.
  private mutating func tableElements() throws(SyntaxError) {
    try expect(.leftParen)
    if kind != .rightParen {
      try commaSeparated { parser throws(SyntaxError) in try parser.tableElement(.element) }
    }
    try expect(.rightParen)
    if take(.inherits) {
      try parenthesized { parser throws(SyntaxError) in try parser.relationName(.parent) }
    }
  }

  /// `PARTITION OF t [(element, …)] FOR VALUES …`
  private mutating func partitionOf() throws(SyntaxError) {
    try expect(.partition, .of)
    try relationName(.table)
    try typedTableElements()
    try partitionBounds(.bounds)
  }

  private mutating func tableElement(_ role: Role) throws(SyntaxError) {
    if kind == .like {
      try likeClause(role)
    } else if isAtTableConstraint {
      try tableConstraint(role)
    } else {
      try columnDefinition(role)
    }
  }

  /// `(a WITH OPTIONS NOT NULL, PRIMARY KEY (b), …)`, if there: columns whose types come from elsewhere.
  private mutating func typedTableElements() throws(SyntaxError) {
    guard kind == .leftParen else { return }
    try parenthesized { parser throws(SyntaxError) in
      if parser.isAtTableConstraint { return try parser.tableConstraint(.element) }
      let mark = parser.mark()
      try parser.name(.name)
      _ = parser.take(.with, .options)
      try parser.columnConstraints()
      parser.close(.columnDefinition, .element, from: mark)
    }
  }

  /// `LIKE t INCLUDING DEFAULTS EXCLUDING INDEXES`
  private mutating func likeClause(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try relationName(.source)
    while kind == .including || kind == .excluding {
      let option = self.mark()
      let flags: NodeFlags = kind == .excluding ? .not : []
      advance()
      let what = kind
      switch what {
      case .comments, .compression, .constraints, .defaults, .identity, .generated, .indexes, .statistics, .storage, .all:
        advance()
      default: throw unexpected()
      }
      close(.likeOption, .option, from: option, detail: what, flags: flags)
    }
    close(.likeClause, role, from: mark)
  }

  // MARK: Columns

  /// columnDef: `name type [STORAGE s] [COMPRESSION c] [OPTIONS (…)] constraint…`
  mutating func columnDefinition(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try name(.name)
    try castTypeName(.type)
    if take(.storage) { try nameOrDefault(.storage) }
    if take(.compression) { try nameOrDefault(.compression) }
    if kind == .options { try foreignOptions(.option) }
    try columnConstraints()
    close(.columnDefinition, role, from: mark)
  }

  /// TableFuncElement: `name type [COLLATE c]`, an attribute of a composite type.
  mutating func attributeDefinition(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try name(.name)
    try castTypeName(.type)
    if take(.collate) { try qualifiedName(.collation) }
    close(.columnDefinition, role, from: mark)
  }

  /// A name, or DEFAULT in its place.
  mutating func nameOrDefault(_ role: Role) throws(SyntaxError) {
    if kind == .default { leaf(.name, role) } else { try name(role) }
  }
}
