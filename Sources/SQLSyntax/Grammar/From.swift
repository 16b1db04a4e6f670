// FROM: relations, joins, subqueries, functions and their aliases.

extension Parser {
  /// table_ref: a table with all that is joined to it.
  mutating func tableReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try tablePrimary(role)
    try joins(role, from: mark)
  }

  // MARK: Joins

  /// Wraps the table left last, which began at `mark`, in the joins behind it.
  private mutating func joins(_ role: Role, from mark: Mark) throws(SyntaxError) {
    while true {
      switch kind {
      case .cross:
        advance()
        try expect(.join)
        setRole(.left)
        try tablePrimary(.right)
        close(.joinedTable, role, from: mark, detail: .cross)
      case .natural:
        advance()
        let type = joinType()
        try expect(.join)
        setRole(.left)
        try tablePrimary(.right)
        close(.joinedTable, role, from: mark, detail: type, flags: .special)
      case .join, .inner, .left, .right, .full:
        let type = joinType()
        try expect(.join)
        setRole(.left)
        let right = self.mark()
        try tablePrimary(.right)
        if kind != .on, kind != .using {
          // `a JOIN b JOIN c ON d ON e`
          try enter()
          try joins(.right, from: right)
          leave()
        }
        try joinCondition()
        close(.joinedTable, role, from: mark, detail: type)
      default: return
      }
    }
  }

  private mutating func joinType() -> TokenKind {
    let type = kind
    switch type {
    case .left, .right, .full:
      advance()
      _ = take(.outer)
      return type
    case .inner: advance()
    default: break
    }
    return .inner
  }

  private mutating func joinCondition() throws(SyntaxError) {
    if take(.on) { return try expression(.condition) }
    try expect(.using)
    try nameList(.using)
    if take(.as) { try name(.label) }
  }

  // MARK: Tables

  /// One table, subquery, function or join in parentheses.
  private mutating func tablePrimary(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .leftParen:
      let mark = mark()
      if try parenthesizedTable() == .query {
        _ = try tableAlias()
        close(.derivedTable, role, from: mark)
      } else {
        try joinAlias(role, from: mark)
      }
    case .lateral:
      let mark = mark()
      advance()
      if kind == .leftParen {
        try parenthesizedQuery(.body)
        _ = try tableAlias()
        close(.derivedTable, role, from: mark, flags: .lateral)
      } else {
        guard try functionTable(role, from: mark, flags: .lateral) else { throw unexpected() }
      }
    default:
      if peek() == .leftParen || peek() == .dot || kind.isKeyword {
        let mark = mark()
        if try functionTable(role, from: mark, flags: []) { return }
      }
      try relation(role)
    }
  }

  /// `ONLY s.t AS a (b) TABLESAMPLE …`
  private mutating func relation(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try inheritedRelationName(.from)
    _ = try tableAlias()
    if kind == .tablesample { try tableSample() }
    close(.relation, role, from: mark)
  }

  private mutating func tableSample() throws(SyntaxError) {
    let mark = mark()
    advance()
    try functionName(.name)
    try parenthesized { parser throws(SyntaxError) in try parser.expression(.argument) }
    if take(.repeatable) {
      try expect(.leftParen)
      try expression(.value)
      try expect(.rightParen)
    }
    close(.tableSample, .option, from: mark)
  }

  /// What a pair of parentheses in FROM held.
  private enum ParenthesizedTable {
    /// One query, left with role `body`.
    case query
    /// A join, left with role `source`.
    case join
  }

  /// `( … )` where either a query or a join may stand. Which one turns out on the way: `((SELECT 1) a JOIN b ON c)` is a join.
  private mutating func parenthesizedTable() throws(SyntaxError) -> ParenthesizedTable {
    try enter()
    defer { leave() }
    advance()
    if kind.beginsQuery(peek()) || ((kind == .hole || kind == .variable) && peek() == .rightParen) {
      try query(.body)
      try expect(.rightParen)
      return .query
    }
    let mark = mark()
    if kind == .leftParen {
      if try parenthesizedTable() == .query {
        if kind == .rightParen || kind.continuesQuery {
          try restOfQuery(.body, from: mark)
          try expect(.rightParen)
          return .query
        }
        _ = try tableAlias()
        close(.derivedTable, .source, from: mark)
      } else {
        try joinAlias(.source, from: mark)
      }
    } else {
      try tablePrimary(.source)
    }
    try joins(.source, from: mark)
    // Nothing but joins may stand in parentheses of its own.
    guard lastKind == .joinedTable else { throw unexpected() }
    try expect(.rightParen)
    return .join
  }

  /// Wraps the join in parentheses that was left last if it has an alias.
  private mutating func joinAlias(_ role: Role, from mark: Mark) throws(SyntaxError) {
    setRole(.source)
    if try tableAlias() { close(.aliasedJoin, role, from: mark) } else { setRole(role) }
  }

  // MARK: Functions

  /// `f(…)`, `ROWS FROM (…)`, XMLTABLE, JSON_TABLE, CURRENT_DATE: false if none begins here, and nothing was read since `mark`
  /// but LATERAL.
  private mutating func functionTable(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) -> Bool {
    switch kind {
    case .rows where peek() == .from:
      try rowsFrom(role, from: mark, flags: flags)
    case .xmltable where peek() == .leftParen:
      try xmlTable()
      _ = try tableAlias()
      close(.xmlTable, role, from: mark, flags: flags)
    case .jsonTable where peek() == .leftParen:
      try jsonTable()
      _ = try tableAlias()
      close(.jsonTable, role, from: mark, flags: flags)
    default:
      guard try windowlessFunction(.function) else { return false }
      let ordinality = ordinality()
      _ = try tableAlias(mayDefine: true)
      close(.functionTable, role, from: mark, flags: flags.union(ordinality))
    }
    return true
  }

  /// func_expr_windowless, as in FROM and in keys of indexes, if one begins here: a call nothing may follow.
  mutating func windowlessFunction(_ role: Role) throws(SyntaxError) -> Bool {
    if kind.isKeyword, try specialFunction(role, isWindowless: true) { return true }
    let length = max(dottedNameLength(), 1)
    guard peek(length) == .leftParen, kind != .only else { return false }
    guard length > 1 || kind.mayNameFunction else { throw unexpected() }
    try functionCall(role, nameLength: length, isWindowless: true)
    return true
  }

  private mutating func ordinality() -> NodeFlags { take(.with, .ordinality) ? .special : [] }

  private mutating func rowsFrom(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    advance(by: 2)
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      guard try parser.windowlessFunction(.function) else { throw parser.unexpected() }
      if parser.take(.as) { try parser.recordColumns() }
      parser.close(.functionTable, .element, from: mark)
    }
    let ordinality = ordinality()
    _ = try tableAlias(mayDefine: true)
    close(.rowsFrom, role, from: mark, flags: flags.union(ordinality))
  }

  // MARK: Aliases

  /// `AS a (b, c)`, if there; a function's may say the types of its columns, with or without a name: `AS (a int, b text)`.
  private mutating func tableAlias(mayDefine: Bool = false) throws(SyntaxError) -> Bool {
    if take(.as) {
      if mayDefine, kind == .leftParen {
        try recordColumns()
        return true
      }
      try name(.alias)
    } else if kind.mayNameColumn {
      leaf(.name, .alias)
    } else {
      return false
    }
    guard kind == .leftParen else { return true }
    if mayDefine, peek(2) != .comma, peek(2) != .rightParen {
      try recordColumns()
    } else {
      try parenthesized { parser throws(SyntaxError) in try parser.name(.columnAlias) }
    }
    return true
  }

  /// `(a int, b text COLLATE "C")`
  private mutating func recordColumns() throws(SyntaxError) {
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      try parser.name(.name)
      try parser.typeName(.type)
      if parser.take(.collate) { try parser.qualifiedName(.collation) }
      parser.close(.recordColumn, .element, from: mark)
    }
  }
}
