// Function calls with all that may follow them, sorting, windows.

extension Parser {
  /// `f(…)` with FILTER, WITHIN GROUP and OVER, the name being the next `nameLength` tokens. A string behind it makes it the type of a
  /// constant: `numeric(3) '1'`. Windowless: nothing may follow, as in FROM.
  mutating func functionCall(_ role: Role, nameLength: Int, isWindowless: Bool = false) throws(SyntaxError) {
    try enter()
    defer { leave() }
    let mark = mark()
    leaf(.qualifiedName, .name, tokens: nameLength)
    advance()
    var flags: NodeFlags = []
    var isSorted = false
    if kind == .star, peek() == .rightParen {
      advance()
      flags = .special
    } else if kind != .rightParen {
      if take(.distinct) { flags = .distinct } else if take(.all) { flags = .all }
      repeat {
        if flags.isEmpty, take(.variadic) {
          flags = .variadic
          try argument()
          break
        }
        try argument()
      } while take(.comma)
      if kind == .order {
        isSorted = true
        try sortClause(.orderBy)
      }
    }
    try expect(.rightParen)
    if kind.isString, flags.isEmpty, !isWindowless, lastRecord.role == .argument || isSorted {
      close(.typeName, .type, from: mark)
      makeArgumentsModifiers()
      leaf(.constant, .value, detail: kind)
      return close(.cast, role, from: mark, detail: .type)
    }
    var detail = TokenKind.endOfStatement
    if !isWindowless {
      if kind == .within, peek() == .group {
        guard flags.isDisjoint(with: [.distinct, .variadic]), !isSorted else { throw unexpected() }
        advance(by: 2)
        try expect(.leftParen)
        try sortClause(.orderBy)
        try expect(.rightParen)
        detail = .within
      }
      try filterAndOver()
    }
    close(.functionCall, role, from: mark, detail: detail, flags: flags)
  }

  /// The arguments of the call left last turn out to be those of a type.
  private mutating func makeArgumentsModifiers() {
    var child = lastRecord.firstChild
    while child != NodeRecord.none {
      if nodes[Int(child)].role == .argument { nodes.base[Int(child)].role = .typeModifier }
      child = nodes[Int(child)].nextSibling
    }
  }

  /// `a`, `name => a`, `name := a`
  mutating func argument() throws(SyntaxError) {
    guard peek() == .rightArrow || peek() == .colonEquals, kind.mayNameFunction else { return try expression(.argument) }
    let mark = mark()
    leaf(.name, .name)
    advance()
    try expression(.value)
    close(.namedArgument, .argument, from: mark)
  }

  /// `FILTER (WHERE …)` and `OVER …`, if there.
  @inline(__always)
  mutating func filterAndOver() throws(SyntaxError) {
    if kind == .filter, peek() == .leftParen {
      advance(by: 2)
      try expect(.where)
      try expression(.filter)
      try expect(.rightParen)
    }
    if kind == .over { try overClause() }
  }

  private mutating func overClause() throws(SyntaxError) {
    advance()
    guard kind == .leftParen else { return try name(.over) }
    let mark = mark()
    try windowSpecification()
    close(.windowDefinition, .over, from: mark)
  }

  // MARK: Windows

  /// `(base PARTITION BY … ORDER BY … ROWS …)`: leaves the parts of a windowDefinition.
  mutating func windowSpecification() throws(SyntaxError) {
    try expect(.leftParen)
    switch kind {
    case .partition, .range, .rows, .groups: break
    default: if kind.mayNameColumn { leaf(.name, .parent) }
    }
    if take(.partition) {
      try expect(.by)
      try commaSeparated { parser throws(SyntaxError) in try parser.expression(.partitionBy) }
    }
    if kind == .order { try sortClause(.orderBy) }
    if kind == .range || kind == .rows || kind == .groups { try windowFrame() }
    try expect(.rightParen)
  }

  private mutating func windowFrame() throws(SyntaxError) {
    let mark = mark()
    let unit = kind
    advance()
    let isRange = take(.between)
    let start = try frameBound(.lowerBound)
    var end = FrameBound.currentRow
    if isRange {
      try expect(.and)
      end = try frameBound(.upperBound)
    }
    guard start <= end, start != .unboundedFollowing, end != .unboundedPreceding else { throw unexpected() }
    if take(.exclude) {
      switch kind {
      case .current where peek() == .row: leaf(.frameExclusion, .option, tokens: 2, detail: .current)
      case .group, .ties: leaf(.frameExclusion, .option, detail: kind)
      case .no where peek() == .others: leaf(.frameExclusion, .option, tokens: 2, detail: .no)
      default: throw unexpected()
      }
    }
    close(.windowFrame, .frame, from: mark, detail: unit)
  }

  /// Where a frame may begin or end, in the order of rows.
  private enum FrameBound: Int {
    case unboundedPreceding, preceding, currentRow, following, unboundedFollowing

    static func <= (left: FrameBound, right: FrameBound) -> Bool { left.rawValue <= right.rawValue }
  }

  private mutating func frameBound(_ role: Role) throws(SyntaxError) -> FrameBound {
    let mark = mark()
    if take(.current, .row) {
      close(.frameBound, role, from: mark, detail: .current)
      return .currentRow
    }
    let isUnbounded = kind == .unbounded && (peek() == .preceding || peek() == .following)
    if isUnbounded { advance() } else { try expression(.value) }
    let direction = kind
    guard take(.preceding) || take(.following) else { throw unexpected() }
    close(.frameBound, role, from: mark, detail: direction)
    if direction == .preceding { return isUnbounded ? .unboundedPreceding : .preceding }
    return isUnbounded ? .unboundedFollowing : .following
  }

  // MARK: Sorting

  /// `ORDER BY a, b`
  mutating func sortClause(_ role: Role) throws(SyntaxError) {
    try expect(.order)
    try expect(.by)
    repeat { try sortKey(role) } while take(.comma)
  }

  mutating func sortKey(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var flags: NodeFlags = []
    try expression(.value)
    if take(.using) {
      guard kind.isOperator || kind == .operator else { throw unexpected() }
      try qualifiedOperator(.operator)
    } else if take(.desc) {
      flags = .descending
    } else {
      _ = take(.asc)
    }
    try nullsOrder(&flags)
    close(.sortKey, role, from: mark, flags: flags)
  }

  /// `NULLS FIRST`, `NULLS LAST`, if there.
  mutating func nullsOrder(_ flags: inout NodeFlags) throws(SyntaxError) {
    guard take(.nulls) else { return }
    if take(.first) {
      flags.formUnion(.nullsFirst)
    } else {
      try expect(.last)
      flags.formUnion(.nullsLast)
    }
  }
}
