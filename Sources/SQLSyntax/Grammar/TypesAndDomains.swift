// CREATE and ALTER of types and domains.

extension Parser {
  /// The parser stands behind TYPE.
  mutating func createType(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.name)
    if kind == .leftParen {
      try optionList(.option)
      return close(.createBaseType, role, from: mark)
    }
    guard take(.as) else { return close(.createBaseType, role, from: mark) }
    switch kind {
    case .enum:
      advance()
      try expect(.leftParen)
      if kind != .rightParen {
        try commaSeparated { parser throws(SyntaxError) in try parser.string(.label) }
      }
      try expect(.rightParen)
      close(.createEnumType, role, from: mark)
    case .range:
      advance()
      try optionList(.option)
      close(.createRangeType, role, from: mark)
    default:
      try expect(.leftParen)
      if kind != .rightParen {
        try commaSeparated { parser throws(SyntaxError) in try parser.attributeDefinition(.element) }
      }
      try expect(.rightParen)
      close(.createCompositeType, role, from: mark)
    }
  }

  /// The parser stands behind DOMAIN.
  mutating func createDomain(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.name)
    _ = take(.as)
    try castTypeName(.type)
    try columnConstraints()
    close(.createDomain, role, from: mark)
  }

  /// The parser stands behind ALTER TYPE.
  mutating func alterType(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.name)
    let action = self.mark()
    switch kind {
    case .add where peek() == .value: try addEnumValue(.action)
    case .rename where peek() == .value:
      advance(by: 2)
      try string(.label)
      try expect(.to)
      try string(.newName)
      close(.renameEnumValue, .action, from: action)
    case .rename where peek() == .attribute:
      advance(by: 2)
      try name(.column)
      try expect(.to)
      try name(.newName)
      close(.renameColumn, .action, from: action, flags: dropBehavior())
    case .set where peek() == .leftParen:
      advance()
      try optionList(.option)
      close(.setOptions, .action, from: action)
    case _ where isAtGenericAlteration: try genericAlteration(of: .type, .action)
    default:
      try commaSeparated { parser throws(SyntaxError) in try parser.alterAttribute(.action) }
    }
    close(.alterType, role, from: mark)
  }

  /// `ADD VALUE [IF NOT EXISTS] 'x' [BEFORE | AFTER 'y']`
  private mutating func addEnumValue(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance(by: 2)
    let flags = ifNotExists()
    try string(.label)
    var place = TokenKind.endOfStatement
    if kind == .before || kind == .after {
      place = kind
      advance()
      try string(.neighbour)
    }
    close(.addEnumValue, role, from: mark, detail: place, flags: flags)
  }

  /// alter_type_cmd
  private mutating func alterAttribute(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let verb = kind
    advance()
    try expect(.attribute)
    switch verb {
    case .add:
      try attributeDefinition(.definition)
      close(.addColumn, role, from: mark, flags: dropBehavior())
    case .drop:
      let flags = ifExists()
      try name(.column)
      close(.dropColumn, role, from: mark, flags: flags.union(dropBehavior()))
    case .alter:
      try name(.column)
      _ = take(.set, .data)
      try expect(.type)
      try castTypeName(.type)
      if take(.collate) { try qualifiedName(.collation) }
      close(.alterColumnType, role, from: mark, flags: dropBehavior())
    default: throw unexpected()
    }
  }

  /// The parser stands behind ALTER DOMAIN.
  mutating func alterDomain(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.name)
    let action = self.mark()
    switch kind {
    case .add:
      advance()
      try domainConstraint(.constraint)
      close(.addConstraint, .action, from: action)
    case .drop where peek() == .constraint: try dropConstraint(.action)
    case .validate: try validateConstraint(.action)
    case .rename where peek() == .constraint: try renameConstraint(.action)
    case _ where isAtGenericAlteration: try genericAlteration(of: .domain, .action)
    case .set, .drop:
      guard try alterDefaultOrNotNull(.action, from: action) else { throw unexpected() }
    default: throw unexpected()
    }
    close(.alterDomain, role, from: mark)
  }
}
