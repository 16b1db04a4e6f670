// PREPARE, EXECUTE, DEALLOCATE, EXPLAIN and cursors.

extension Parser {
  mutating func prepareStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try name(.name)
    if kind == .leftParen { try parenthesized { parser throws(SyntaxError) in try parser.castTypeName(.type) } }
    try expect(.as)
    try queryOrDataChange(.body)
    close(.prepare, role, from: mark)
  }

  mutating func executeStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try name(.name)
    if kind == .leftParen { try parenthesized { parser throws(SyntaxError) in try parser.expression(.argument) } }
    close(.execute, role, from: mark)
  }

  mutating func deallocateStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if kind == .prepare, peek() == .all || peek().mayNameColumn { advance() }
    var flags: NodeFlags = []
    if take(.all) { flags = .all } else { try name(.name) }
    close(.deallocate, role, from: mark, flags: flags)
  }

  // MARK: EXPLAIN

  mutating func explainStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if isAtUtilityOptions {
      try utilityOptions()
    } else {
      if kind == .analyze || kind == .analyse { optionWord() }
      if kind == .verbose { optionWord() }
    }
    switch kind {
    case .create:
      try createStatement(.body)
      guard lastKind == .createTableAs || lastKind == .createMaterializedView else { throw unexpected() }
    case .declare: try declareCursor(.body)
    case .refresh: try refreshMaterializedView(.body)
    case .execute: try executeStatement(.body)
    default: try queryOrDataChange(.body)
    }
    close(.explain, role, from: mark)
  }

  /// Whether a list of options comes, rather than a query in parentheses.
  private var isAtUtilityOptions: Bool {
    guard kind == .leftParen else { return false }
    switch peek() {
    case .select, .with, .table, .leftParen: return false
    case .values: return peek(2) != .leftParen
    default: return true
    }
  }

  /// `(ANALYZE, FORMAT json, …)`; leaves each option.
  mutating func utilityOptions() throws(SyntaxError) {
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      guard parser.kind.isNotReserved || parser.kind == .analyze || parser.kind == .analyse else { throw parser.unexpected() }
      parser.leaf(.name, .name)
      if parser.kind != .comma, parser.kind != .rightParen { try parser.settingValue(.value) }
      parser.close(.option, .option, from: mark)
    }
  }

  /// An option that is one word without parentheses, named as it would be inside them.
  mutating func optionWord() {
    let mark = mark()
    leaf(.name, .name)
    close(.option, .option, from: mark)
  }

  // MARK: Cursors

  mutating func declareCursor(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try name(.name)
    while kind != .cursor {
      let option = self.mark()
      let flags: NodeFlags = take(.no) ? .not : []
      let word = kind
      switch word {
      case .scroll: advance()
      case .binary, .asensitive, .insensitive:
        guard flags.isEmpty else { throw unexpected() }
        advance()
      default: throw unexpected()
      }
      close(.option, .option, from: option, detail: word, flags: flags)
    }
    advance()
    if kind == .with || kind == .without {
      let option = self.mark()
      let flags: NodeFlags = kind == .without ? .not : []
      advance()
      try expect(.hold)
      close(.option, .option, from: option, detail: .hold, flags: flags)
    }
    try expect(.for)
    try query(.body)
    close(.declareCursor, role, from: mark)
  }

  /// FETCH, MOVE
  mutating func fetchStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let command = kind
    advance()
    try fetchDirection()
    try name(.name)
    close(.fetch, role, from: mark, detail: command)
  }

  /// What comes before the name of the cursor, FROM and IN included.
  private mutating func fetchDirection() throws(SyntaxError) {
    let mark = mark()
    let direction = kind
    switch direction {
    case .next, .prior, .first, .last, .absolute, .relative, .forward, .backward:
      // All of these may name the cursor as well.
      advance()
      if isAtEndOfStatement { return rewind(to: mark) }
      switch direction {
      case .absolute, .relative: try wholeNumber(.value)
      case .forward, .backward:
        if kind == .all { leaf(.name, .value) } else if kind.mayBeginNumber { try wholeNumber(.value) }
      default: break
      }
      close(.option, .option, from: mark, detail: direction)
    case .all:
      advance()
      close(.option, .option, from: mark, detail: .all)
    case _ where direction.mayBeginNumber && !(direction.isIdentifier && isAtLastWord):
      try wholeNumber(.value)
      close(.option, .option, from: mark, flags: .all)
    default: break
    }
    if kind == .from || kind == .in { advance() }
  }

  private var isAtLastWord: Bool { peek() == .endOfStatement || peek() == .semicolon }

  mutating func closeCursor(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    var flags: NodeFlags = []
    if take(.all) { flags = .all } else { try name(.name) }
    close(.closeCursor, role, from: mark, flags: flags)
  }
}
