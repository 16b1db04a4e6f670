// Constraints of tables and domains, and the parts that those of columns share with them.

extension Parser {
  var isAtTableConstraint: Bool {
    switch kind {
    case .constraint, .check, .not, .unique, .primary, .foreign: true
    // A column may be called "exclude".
    case .exclude: peek() == .leftParen || peek() == .using
    default: false
    }
  }

  /// TableConstraint
  mutating func tableConstraint(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    if take(.constraint) { try name(.name) }
    switch kind {
    case .check:
      advance()
      try checkCondition()
      let flags = try constraintAttributes(allowing: [.notEnforced, .notValid, .noInherit])
      close(.checkConstraint, role, from: mark, flags: flags)
    case .not:
      advance()
      try expect(.null)
      try name(.column)
      let flags = try constraintAttributes(allowing: [.notValid, .noInherit])
      close(.notNullConstraint, role, from: mark, flags: flags)
    case .unique:
      advance()
      if kind == .using { return try keyFromIndex(.uniqueConstraint, role, from: mark) }
      let flags = try nullsDistinct()
      try key(.uniqueConstraint, role, from: mark, flags: flags)
    case .primary:
      advance()
      try expect(.key)
      if kind == .using { return try keyFromIndex(.primaryKeyConstraint, role, from: mark) }
      try key(.primaryKeyConstraint, role, from: mark)
    case .exclude: try exclusion(role, from: mark)
    case .foreign:
      advance()
      try expect(.key)
      let hasPeriod = try keyColumns(.column)
      try references(isTableConstraint: true, from: mark, hasPeriod: hasPeriod)
      setRole(role)
    default: throw unexpected()
    }
  }

  /// DomainConstraint of ALTER DOMAIN … ADD.
  mutating func domainConstraint(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    if take(.constraint) { try name(.name) }
    if take(.check) {
      try checkCondition()
      let flags = try constraintAttributes(allowing: [.notValid, .noInherit])
      close(.checkConstraint, role, from: mark, flags: flags)
    } else {
      try expect(.not, .null)
      let flags = try constraintAttributes(allowing: [])
      close(.notNullConstraint, role, from: mark, flags: flags)
    }
  }

  /// `(a, b WITHOUT OVERLAPS) INCLUDE (c) WITH (…) USING INDEX TABLESPACE t` and what follows.
  private mutating func key(
    _ kind: NodeKind, _ role: Role, from mark: Mark, flags written: NodeFlags = []
  ) throws(SyntaxError) {
    var flags = written
    try expect(.leftParen)
    try commaSeparated { parser throws(SyntaxError) in try parser.name(.column) }
    if take(.without, .overlaps) { flags.formUnion(.special) }
    try expect(.rightParen)
    try includedColumns()
    try keyStorage()
    flags.formUnion(try constraintAttributes(allowing: .deferrable))
    close(kind, role, from: mark, flags: flags)
  }

  /// `USING INDEX name`
  private mutating func keyFromIndex(_ kind: NodeKind, _ role: Role, from mark: Mark) throws(SyntaxError) {
    try expect(.using, .index)
    try name(.index)
    let flags = try constraintAttributes(allowing: .deferrable)
    close(kind, role, from: mark, flags: flags)
  }

  private mutating func exclusion(_ role: Role, from mark: Mark) throws(SyntaxError) {
    advance()
    if take(.using) { try name(.accessMethod) }
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      let flags = try parser.indexElementParts()
      try parser.expect(.with)
      try parser.operatorName(.operator)
      parser.close(.indexElement, .element, from: mark, flags: flags)
    }
    try includedColumns()
    try keyStorage()
    if take(.where) { try parenthesizedExpression(.where) }
    let flags = try constraintAttributes(allowing: .deferrable)
    close(.exclusionConstraint, role, from: mark, flags: flags)
  }

  // MARK: Foreign keys

  /// `REFERENCES t (a) MATCH … ON DELETE … ON UPDATE …` and, of a table, what follows.
  mutating func references(isTableConstraint: Bool, from mark: Mark, hasPeriod: Bool = false) throws(SyntaxError) {
    try expect(.references)
    try relationName(.references)
    var flags: NodeFlags = hasPeriod ? .special : []
    if kind == .leftParen, try keyColumns(.referencedColumn) {
      guard isTableConstraint else { throw unexpected() }
      flags.formUnion(.special)
    }
    var match = TokenKind.endOfStatement
    if take(.match) {
      match = kind
      guard take(.full) || take(.simple) else { throw unexpected() }
    }
    try referentialActions()
    if isTableConstraint {
      flags.formUnion(try constraintAttributes(allowing: [.deferrable, .notEnforced, .notValid]))
    }
    close(.foreignKeyConstraint, .constraint, from: mark, detail: match, flags: flags)
  }

  /// `(a, b, PERIOD c)`; whether there is a period.
  private mutating func keyColumns(_ role: Role) throws(SyntaxError) -> Bool {
    try expect(.leftParen)
    try name(role)
    var hasPeriod = false
    while !hasPeriod, take(.comma) {
      if kind == .period, peek().mayNameColumn {
        advance()
        hasPeriod = true
      }
      try name(role)
    }
    try expect(.rightParen)
    return hasPeriod
  }

  /// `ON DELETE CASCADE ON UPDATE SET NULL`: each at most once, in any order.
  private mutating func referentialActions() throws(SyntaxError) {
    var hasDelete = false
    var hasUpdate = false
    while (kind == .on && peek() == .delete && !hasDelete) || (kind == .on && peek() == .update && !hasUpdate) {
      let mark = mark()
      let isDelete = peek() == .delete
      if isDelete { hasDelete = true } else { hasUpdate = true }
      advance(by: 2)
      let isSet = take(.set)
      let action = kind
      advance()
      switch action {
      case .no where !isSet: try expect(.action)
      case .restrict where !isSet, .cascade where !isSet: break
      case .null where isSet, .default where isSet:
        if isDelete, kind == .leftParen {
          try parenthesized { parser throws(SyntaxError) in try parser.name(.column) }
        }
      default: throw unexpected()
      }
      close(.referentialAction, .action, from: mark, detail: action, flags: isDelete ? [] : .special)
    }
  }

  // MARK: Parts

  /// `(expression)`; the parentheses are no part of the node.
  mutating func parenthesizedExpression(_ role: Role) throws(SyntaxError) {
    try expect(.leftParen)
    try expression(role)
    try expect(.rightParen)
  }

  mutating func checkCondition() throws(SyntaxError) { try parenthesizedExpression(.expression) }

  /// `NULLS [NOT] DISTINCT`, if there.
  mutating func nullsDistinct() throws(SyntaxError) -> NodeFlags {
    guard kind == .nulls, peek() == .distinct || peek() == .not else { return [] }
    advance()
    let flags: NodeFlags = take(.not) ? .nullsNotDistinct : []
    try expect(.distinct)
    return flags
  }

  /// `INCLUDE (a, b)` of a constraint, if there.
  private mutating func includedColumns() throws(SyntaxError) {
    guard take(.include) else { return }
    try parenthesized { parser throws(SyntaxError) in try parser.name(.include) }
  }

  /// `WITH (…) USING INDEX TABLESPACE t`, each if there.
  mutating func keyStorage() throws(SyntaxError) {
    if kind == .with, peek() == .leftParen {
      advance()
      try optionList(.option)
    }
    if take(.using, .index, .tablespace) { try name(.tablespace) }
  }

  /// ConstraintAttributeSpec: the words behind a constraint as flags, if they agree with each other and with the kind of
  /// constraint. `.deferrable` allows all about deferring.
  mutating func constraintAttributes(allowing allowed: NodeFlags) throws(SyntaxError) -> NodeFlags {
    var flags: NodeFlags = []
    var opposite: NodeFlags = []
    while true {
      let isNot = kind == .not
      let flag: NodeFlags
      switch isNot || kind == .no || kind == .initially ? peek() : kind {
      case .deferrable where kind != .no && kind != .initially: flag = .deferrable
      case .deferred where kind == .initially: flag = .initiallyDeferred
      case .immediate where kind == .initially:
        opposite.formUnion(.initiallyDeferred)
        guard flags.isDisjoint(with: opposite) else { throw unexpected() }
        advance(by: 2)
        continue
      case .valid where isNot: flag = .notValid
      case .enforced where kind != .no && kind != .initially: flag = .notEnforced
      case .inherit where kind == .no: flag = .noInherit
      default:
        if flags.contains(.initiallyDeferred) {
          guard !opposite.contains(.deferrable) else { throw unexpected() }
          flags.formUnion(.deferrable)
        }
        return flags
      }
      // NOT DEFERRABLE and ENFORCED say that a flag is not to be; the former may be said of every constraint.
      let isOpposite = (flag == .deferrable && isNot) || (flag == .notEnforced && !isNot)
      let isAllowed = allowed.contains(flag == .initiallyDeferred ? .deferrable : flag)
      guard isAllowed || (isOpposite && flag == .deferrable) else { throw unexpected() }
      if isOpposite { opposite.formUnion(flag) } else { flags.formUnion(flag) }
      guard flags.isDisjoint(with: opposite) else { throw unexpected() }
      advance(by: kind == .deferrable || kind == .enforced ? 1 : 2)
    }
  }

  /// One word about a constraint, as a node.
  mutating func constraintAttribute(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var flags: NodeFlags = []
    if kind == .not || kind == .no {
      flags = .not
      guard peek() == (kind == .no ? .inherit : .deferrable) || (kind == .not && peek() == .enforced) else {
        throw unexpected()
      }
      advance()
    } else if take(.initially) {
      guard kind == .deferred || kind == .immediate else { throw unexpected() }
    }
    let what = kind
    switch what {
    case .deferrable, .deferred, .immediate, .enforced, .inherit: advance()
    default: throw unexpected()
    }
    close(.constraintAttribute, role, from: mark, detail: what, flags: flags)
  }
}
