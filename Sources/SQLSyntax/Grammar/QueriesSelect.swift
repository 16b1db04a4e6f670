// SELECT and VALUES.

extension Parser {
  mutating func select(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    var flags: NodeFlags = []
    if take(.distinct) {
      flags = .distinct
      if take(.on) { try parenthesized { parser throws(SyntaxError) in try parser.expression(.distinctOn) } }
      try targetList()
    } else {
      if take(.all) { flags = .all }
      if !kind.endsTargetList { try targetList() }
    }
    if kind == .into { try intoClause() }
    if take(.from) { repeat { try tableReference(.from) } while take(.comma) }
    if take(.where) { try expression(.where) }
    if take(.group) {
      try expect(.by)
      if take(.distinct) { flags.formUnion(.special) } else { _ = take(.all) }
      repeat { try groupingElement(.groupBy) } while take(.comma)
    }
    if take(.having) { try expression(.having) }
    if take(.window) { repeat { try namedWindow() } while take(.comma) }
    close(.select, role, from: mark, flags: flags)
  }

  /// `a, b AS c, *`
  mutating func targetList() throws(SyntaxError) {
    repeat {
      let mark = mark()
      if kind == .star {
        leaf(.columnReference, .value, flags: .special)
      } else {
        try expression(.value)
        if take(.as) {
          try label(.alias)
        } else if kind.mayBeBareLabel {
          leaf(.name, .alias)
        }
      }
      close(.target, .target, from: mark)
    } while take(.comma)
  }

  /// `INTO TEMP t`
  private mutating func intoClause() throws(SyntaxError) {
    advance()
    var flags: NodeFlags = []
    switch kind {
    case .local where peek() == .temporary || peek() == .temp, .global where peek() == .temporary || peek() == .temp:
      advance(by: 2)
      flags = .temporary
      _ = take(.table)
    case .temporary, .temp:
      advance()
      flags = .temporary
      _ = take(.table)
    case .unlogged:
      advance()
      flags = .unlogged
      _ = take(.table)
    default:
      _ = take(.table)
    }
    try relationName(.into, flags: flags)
  }

  // MARK: GROUP BY

  /// An expression or `ROLLUP (…)`, `CUBE (…)`, `GROUPING SETS (…)`, `()`.
  private mutating func groupingElement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    switch kind {
    case .leftParen where peek() == .rightParen:
      leaf(.groupingSet, role, tokens: 2)
    case .rollup where peek() == .leftParen, .cube where peek() == .leftParen:
      let word = kind
      advance()
      try parenthesized { parser throws(SyntaxError) in try parser.expression(.value) }
      close(.groupingSet, role, from: mark, detail: word)
    case .grouping where peek() == .sets:
      try enter()
      defer { leave() }
      advance(by: 2)
      try expect(.leftParen)
      repeat { try groupingElement(.value) } while take(.comma)
      try expect(.rightParen)
      close(.groupingSet, role, from: mark, detail: .sets)
    default:
      try expression(role)
    }
  }

  /// `w AS (…)`
  private mutating func namedWindow() throws(SyntaxError) {
    let mark = mark()
    try name(.name)
    try expect(.as)
    try windowSpecification()
    close(.windowDefinition, .window, from: mark)
  }

  // MARK: VALUES

  /// `VALUES (1, 2), (3, 4)`
  mutating func values(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.values)
    repeat {
      if kind == .hole || kind == .variable {
        // A client that writes all rows with their parentheses.
        leaf(.unknownValue, .row, detail: kind)
      } else {
        try valuesRow()
      }
    } while take(.comma)
    close(.values, role, from: mark)
  }

  private mutating func valuesRow() throws(SyntaxError) {
    let mark = mark()
    try expect(.leftParen)
    repeat { try expression(.value) } while take(.comma)
    try expect(.rightParen)
    close(.row, .row, from: mark)
  }
}

extension TokenKind {
  /// Whether a list of targets that begins with this is empty.
  var endsTargetList: Bool {
    switch self {
    case .endOfStatement, .semicolon, .rightParen, .into, .from, .where, .group, .having, .window, .union, .intersect, .except,
      .order, .limit, .offset, .fetch, .for, .on, .returning, .with:
      true
    default: false
    }
  }
}
