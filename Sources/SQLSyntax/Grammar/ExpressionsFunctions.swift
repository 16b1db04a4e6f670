// Function calls with all that may follow them, sorting, windows.

extension Parser {
  /// `f(…)` with FILTER, WITHIN GROUP and OVER, the name being the next `nameLength` tokens. A string behind it makes it the type of a
  /// constant: `numeric(3) '1'`. In FROM nothing may follow.
  mutating func functionCall(_ role: Role, nameLength: Int, inFrom: Bool = false) throws(SyntaxError) {
    try enter()
    defer { leave() }
    let mark = mark()
    leaf(.qualifiedName, .name, tokens: nameLength)
    advance()
    var flags: NodeFlags = []
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
      if kind == .order { try sortClause(.orderBy) }
    }
    try expect(.rightParen)
    if kind.isString, flags.isEmpty, !inFrom {
      close(.typeName, .type, from: mark)
      makeArgumentsModifiers()
      leaf(.constant, .value, detail: kind)
      return close(.cast, role, from: mark, detail: .type)
    }
    var detail = TokenKind.endOfStatement
    if !inFrom {
      if kind == .within, peek() == .group {
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
    case .partition where peek() == .by, .range, .rows, .groups: break
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
    if take(.between) {
      try frameBound(.lowerBound)
      try expect(.and)
      try frameBound(.upperBound)
    } else {
      try frameBound(.lowerBound)
    }
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

  private mutating func frameBound(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    if take(.current, .row) { return close(.frameBound, role, from: mark, detail: .current) }
    if kind == .unbounded, peek() == .preceding || peek() == .following {
      advance()
    } else {
      try expression(.value)
    }
    let direction = kind
    guard take(.preceding) || take(.following) else { throw unexpected() }
    close(.frameBound, role, from: mark, detail: direction)
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
