// Queries as a whole: WITH, set operations, ORDER BY, LIMIT, locking. What stands between is in QueriesSelect.

extension Parser {
  /// A query, or with WITH in front perhaps an INSERT, UPDATE, DELETE or MERGE.
  mutating func queryOrWithStatement(_ role: Role) throws(SyntaxError) {
    guard kind == .with else { return try query(role) }
    let mark = mark()
    try withClause()
    switch kind {
    case .insert: try insert(role, from: mark)
    case .update: try update(role, from: mark)
    case .delete: try delete(role, from: mark)
    case .merge: try merge(role, from: mark)
    default: try queryBehindWith(role, from: mark)
    }
  }

  /// A query. Parentheses around the whole of it add no node.
  mutating func query(_ role: Role) throws(SyntaxError) {
    if kind == .leftParen {
      let mark = mark()
      try parenthesizedQuery(role)
      return try restOfQuery(role, from: mark)
    }
    try enter()
    defer { leave() }
    let mark = mark()
    if kind == .with {
      try withClause()
      return try queryBehindWith(role, from: mark)
    }
    try setOperand(.body)
    try setOperations(.body, from: mark)
    try queryTail()
    close(.query, role, from: mark)
  }

  /// `( query )`, with any number of parentheses.
  mutating func parenthesizedQuery(_ role: Role) throws(SyntaxError) {
    try enter()
    defer { leave() }
    try expect(.leftParen)
    if kind == .leftParen {
      let mark = mark()
      try parenthesizedQuery(role)
      try restOfQuery(role, from: mark)
    } else {
      try query(role)
    }
    try expect(.rightParen)
  }

  private mutating func queryBehindWith(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let body = self.mark()
    try setOperand(.body)
    try setOperations(.body, from: body)
    let inner = clausesOfBody()
    guard !inner.contains(.with) else { throw unexpected() }
    try queryTail(behind: inner)
    close(.query, role, from: mark)
  }

  /// What may follow a query in parentheses, which was left last, to make it part of a larger one.
  mutating func restOfQuery(_ role: Role, from mark: Mark) throws(SyntaxError) {
    guard kind.continuesQuery else { return setRole(role) }
    setRole(.body)
    try setOperations(.body, from: mark)
    try queryTail(behind: clausesOfBody())
    close(.query, role, from: mark)
  }

  // MARK: Set operations

  /// One operand of UNION, INTERSECT, EXCEPT.
  private mutating func setOperand(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .select: try select(role)
    case .values: try values(role)
    case .leftParen: try parenthesizedQuery(role)
    case .table:
      let mark = mark()
      advance()
      try inheritedRelationName(.from)
      close(.tableQuery, role, from: mark)
    // A client that writes the whole query.
    case .hole, .variable: leaf(.unknownValue, role, detail: kind)
    default: throw unexpected()
    }
  }

  /// Wraps the operand left last, which began at `mark`, in the set operations behind it.
  private mutating func setOperations(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try intersections(role, from: mark)
    while kind == .union || kind == .except {
      let word = kind
      setRole(.left)
      advance()
      let flags = setQuantifier()
      let right = self.mark()
      try setOperand(.right)
      try intersections(.right, from: right)
      close(.setOperation, role, from: mark, detail: word, flags: flags)
    }
  }

  @inline(__always)
  private mutating func intersections(_ role: Role, from mark: Mark) throws(SyntaxError) {
    while kind == .intersect {
      setRole(.left)
      advance()
      let flags = setQuantifier()
      try setOperand(.right)
      close(.setOperation, role, from: mark, detail: .intersect, flags: flags)
    }
  }

  private mutating func setQuantifier() -> NodeFlags {
    if take(.all) { return .all }
    _ = take(.distinct)
    return []
  }

  // MARK: Behind the body

  /// ORDER BY, LIMIT, OFFSET, FETCH, FOR UPDATE.
  private mutating func queryTail(behind inner: QueryClauses = []) throws(SyntaxError) {
    var clauses = inner
    if kind == .order {
      try add(.order, to: &clauses)
      try sortClause(.orderBy)
    }
    var isLocked = false
    var isLockedFirst = false
    while true {
      switch kind {
      case .limit, .fetch:
        guard !isLocked || isLockedFirst else { throw unexpected() }
        try add(.limit, to: &clauses)
        try rowLimit()
        if lastRecord.flags.contains(.special), !clauses.contains(.order) { throw unexpected() }
      case .offset:
        guard !isLocked || isLockedFirst else { throw unexpected() }
        try add(.offset, to: &clauses)
        advance()
        try expression(.offset)
        if !take(.row) { _ = take(.rows) }
      case .for:
        guard !isLocked else { throw unexpected() }
        isLocked = true
        isLockedFirst = clauses.isDisjoint(with: [.limit, .offset])
        repeat { try locking() } while kind == .for
      default: return
      }
    }
  }

  /// Clauses a query may have but once, also where one in parentheses gets more behind them.
  private struct QueryClauses: OptionSet {
    let rawValue: UInt8
    static let with = QueryClauses(rawValue: 1)
    static let order = QueryClauses(rawValue: 2)
    static let limit = QueryClauses(rawValue: 4)
    static let offset = QueryClauses(rawValue: 8)
  }

  private func add(_ clause: QueryClauses, to clauses: inout QueryClauses) throws(SyntaxError) {
    guard clauses.insert(clause).inserted else { throw unexpected() }
  }

  /// The clauses of the body left last, if it is a query in parentheses and nothing else.
  private func clausesOfBody() -> QueryClauses {
    var clauses: QueryClauses = []
    var query = lastRecord
    while query.kind == .query {
      var body = query
      var child = query.firstChild
      while child != NodeRecord.none {
        let record = nodes[Int(child)]
        switch record.role {
        case .with: clauses.insert(.with)
        case .orderBy: clauses.insert(.order)
        case .limit: clauses.insert(.limit)
        case .offset: clauses.insert(.offset)
        case .body: body = record
        default: break
        }
        child = record.nextSibling
      }
      query = body
    }
    return clauses
  }

  private mutating func rowLimit() throws(SyntaxError) {
    let mark = mark()
    var flags: NodeFlags = []
    if take(.limit) {
      if take(.all) { flags = .all } else { try expression(.value) }
      return close(.rowLimit, .limit, from: mark, detail: .limit, flags: flags)
    }
    advance()
    guard take(.first) || take(.next) else { throw unexpected() }
    if kind != .row, kind != .rows {
      if kind == .plusSign || kind == .minusSign { try signedNumber(.value) } else { try primary(.value) }
    }
    guard take(.row) || take(.rows) else { throw unexpected() }
    if take(.with, .ties) { flags = .special } else { try expect(.only) }
    close(.rowLimit, .limit, from: mark, detail: .fetch, flags: flags)
  }

  private mutating func locking() throws(SyntaxError) {
    let mark = mark()
    advance()
    let word = kind
    switch word {
    case .update, .share: advance()
    case .no: guard take(.no, .key, .update) else { throw unexpected() }
    case .key: guard take(.key, .share) else { throw unexpected() }
    case .read:
      advance()
      try expect(.only)
      return close(.locking, .locking, from: mark, detail: word)
    default: throw unexpected()
    }
    if take(.of) { repeat { try qualifiedName(.table) } while take(.comma) }
    if kind == .nowait {
      leaf(.specialOption, .option, detail: .nowait)
    } else if kind == .skip, peek() == .locked {
      leaf(.specialOption, .option, tokens: 2, detail: .skip)
    }
    close(.locking, .locking, from: mark, detail: word)
  }

  // MARK: WITH

  /// `WITH a AS (…), b AS (…)`
  mutating func withClause() throws(SyntaxError) {
    hasCommonTables = true
    let mark = mark()
    try expect(.with)
    var flags: NodeFlags = []
    if kind == .recursive, peek() != .as, peek() != .leftParen {
      advance()
      flags = .recursive
    }
    repeat { try withQuery() } while take(.comma)
    close(.with, .with, from: mark, flags: flags)
  }

  private mutating func withQuery() throws(SyntaxError) {
    let mark = mark()
    try name(.name)
    if kind == .leftParen { try parenthesized { parser throws(SyntaxError) in try parser.name(.columnAlias) } }
    try expect(.as)
    var detail = TokenKind.endOfStatement
    var flags: NodeFlags = []
    if kind == .not || kind == .materialized {
      if take(.not) { flags = .not }
      try expect(.materialized)
      detail = .materialized
    }
    try expect(.leftParen)
    try enter()
    defer { leave() }
    switch kind {
    case .insert: try insert(.body, from: self.mark())
    case .update: try update(.body, from: self.mark())
    case .delete: try delete(.body, from: self.mark())
    case .merge: try merge(.body, from: self.mark())
    default: try queryOrWithStatement(.body)
    }
    try expect(.rightParen)
    if kind == .search { try searchClause() }
    if kind == .cycle { try cycleClause() }
    close(.withQuery, .element, from: mark, detail: detail, flags: flags)
  }

  private mutating func searchClause() throws(SyntaxError) {
    let mark = mark()
    advance()
    let order = kind
    guard take(.depth) || take(.breadth) else { throw unexpected() }
    try expect(.first, .by)
    try commaSeparated { parser throws(SyntaxError) in try parser.name(.column) }
    try expect(.set)
    try name(.name)
    close(.searchClause, .option, from: mark, detail: order)
  }

  private mutating func cycleClause() throws(SyntaxError) {
    let mark = mark()
    advance()
    try commaSeparated { parser throws(SyntaxError) in try parser.name(.column) }
    try expect(.set)
    try name(.name)
    if take(.to) {
      try primary(.value)
      try expect(.default)
      try primary(.default)
    }
    try expect(.using)
    try name(.using)
    close(.cycleClause, .option, from: mark)
  }
}
