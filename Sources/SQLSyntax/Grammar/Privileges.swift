// GRANT and REVOKE, of rights and of roles, and ALTER DEFAULT PRIVILEGES.

extension Parser {
  mutating func grant(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    guard isOnObjects else { return try grantRoles(role, from: mark) }
    try privileges()
    let what = try privilegeTarget()
    try expect(.to)
    try grantees()
    let option = try grantOption()
    try grantedBy()
    close(.grant, role, from: mark, detail: what, flags: option)
  }

  mutating func revoke(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    guard isOnObjects else { return try revokeRoles(role, from: mark) }
    let option = try grantOptionFor()
    try privileges()
    let what = try privilegeTarget()
    try expect(.from)
    try grantees()
    try grantedBy()
    close(.revoke, role, from: mark, detail: what, flags: option.union(dropBehavior()))
  }

  /// Whether ON comes before TO or FROM: rights are not roles.
  private var isOnObjects: Bool {
    var distance = 0
    while true {
      switch peek(distance) {
      case .on: return true
      case .to, .from, .endOfStatement, .semicolon: return false
      default: distance += 1
      }
    }
  }

  // MARK: Rights

  /// `ALL PRIVILEGES (a)`, `SELECT (a, b), UPDATE`; leaves each.
  private mutating func privileges() throws(SyntaxError) {
    if kind == .all {
      let mark = mark()
      advance()
      _ = take(.privileges)
      try privilegeColumns()
      return close(.privilege, .privilege, from: mark, flags: .all)
    }
    try commaSeparated { parser throws(SyntaxError) in
      let mark = parser.mark()
      if parser.take(.alter, .system) { return parser.close(.privilege, .privilege, from: mark, flags: .special) }
      try parser.privilegeName(.name)
      try parser.privilegeColumns()
      parser.close(.privilege, .privilege, from: mark)
    }
  }

  /// A right or, as PostgreSQL has it, a role that is granted.
  private mutating func privilegeName(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .select, .references, .create: leaf(.name, role)
    default: try name(role)
    }
  }

  private mutating func privilegeColumns() throws(SyntaxError) {
    guard kind == .leftParen else { return }
    try parenthesized { parser throws(SyntaxError) in try parser.name(.column) }
  }

  /// `ON SCHEMA a, b`; leaves the objects, gives what they are.
  private mutating func privilegeTarget() throws(SyntaxError) -> TokenKind {
    try expect(.on)
    if kind == .all { return try allInSchema() }
    var what = kind
    switch what {
    case .foreign:
      advance()
      if take(.server) {
        what = .server
      } else {
        try expect(.data, .wrapper)
        what = .wrapper
      }
    case .large where peek() == .object: advance(by: 2)
    case .table: advance()
    case .sequence, .function, .procedure, .routine, .database, .domain, .language, .parameter, .schema, .tablespace, .type:
      // A table may be called so as well.
      if peek().mayNameColumn || peek().mayNameFunction { advance() } else { what = .table }
    default: what = .table
    }
    try commaSeparated { parser throws(SyntaxError) in
      switch what {
      case .domain, .type, .parameter: try parser.qualifiedName(.object)
      default: try parser.object(of: what, .object)
      }
    }
    return what
  }

  /// `ALL TABLES IN SCHEMA a, b`
  private mutating func allInSchema() throws(SyntaxError) -> TokenKind {
    advance()
    guard let what = take(oneOf: .tables, .sequences, .functions, .procedures, .routines) else { throw unexpected() }
    try expect(.in, .schema)
    try commaSeparated { parser throws(SyntaxError) in try parser.name(.object) }
    return what
  }

  /// Those who are given rights; leaves each. GROUP adds nothing.
  private mutating func grantees() throws(SyntaxError) {
    try commaSeparated { parser throws(SyntaxError) in
      _ = parser.take(.group)
      try parser.roleName(.role)
    }
  }

  private mutating func grantedBy() throws(SyntaxError) {
    if take(.granted, .by) { try roleName(.owner) }
  }

  /// WITH GRANT OPTION, if there.
  private mutating func grantOption() throws(SyntaxError) -> NodeFlags {
    guard take(.with) else { return [] }
    try expect(.grant, .option)
    return .special
  }

  /// GRANT OPTION FOR, if there.
  private mutating func grantOptionFor() throws(SyntaxError) -> NodeFlags {
    guard take(.grant) else { return [] }
    try expect(.option, .for)
    return .special
  }

  // MARK: Roles

  /// `a, b TO c WITH ADMIN OPTION, INHERIT FALSE`
  private mutating func grantRoles(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try commaSeparated { parser throws(SyntaxError) in try parser.privilegeName(.object) }
    try expect(.to)
    try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.role) }
    if take(.with) {
      try commaSeparated { parser throws(SyntaxError) in
        let mark = parser.mark()
        try parser.label(.name)
        switch parser.kind {
        case .option: parser.advance()
        case .true, .false: parser.leaf(.constant, .value, detail: parser.kind)
        default: throw parser.unexpected()
        }
        parser.close(.option, .option, from: mark)
      }
    }
    try grantedBy()
    close(.grant, role, from: mark, detail: .role)
  }

  /// `ADMIN OPTION FOR a, b FROM c`
  private mutating func revokeRoles(_ role: Role, from mark: Mark) throws(SyntaxError) {
    if peek() == .option, peek(2) == .for {
      let option = self.mark()
      try name(.name)
      advance(by: 2)
      close(.option, .option, from: option)
    }
    try commaSeparated { parser throws(SyntaxError) in try parser.privilegeName(.object) }
    try expect(.from)
    try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.role) }
    try grantedBy()
    close(.revoke, role, from: mark, detail: .role, flags: dropBehavior())
  }

  mutating func reassignOwned(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try expect(.owned, .by)
    try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.object) }
    try expect(.to)
    try roleName(.owner)
    close(.reassignOwned, role, from: mark)
  }

  // MARK: Default rights

  /// The parser stands behind ALTER.
  mutating func alterDefaultPrivileges(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try expect(.default, .privileges)
    while true {
      if take(.in, .schema) {
        try commaSeparated { parser throws(SyntaxError) in try parser.name(.schema) }
      } else if take(.for, .role) || take(.for, .user) {
        try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.role) }
      } else {
        break
      }
    }
    let action = self.mark()
    if take(.grant) {
      try privileges()
      let what = try defaultPrivilegeTarget()
      try expect(.to)
      try grantees()
      close(.grant, .action, from: action, detail: what, flags: try grantOption())
    } else {
      try expect(.revoke)
      let option = try grantOptionFor()
      try privileges()
      let what = try defaultPrivilegeTarget()
      try expect(.from)
      try grantees()
      close(.revoke, .action, from: action, detail: what, flags: option.union(dropBehavior()))
    }
    close(.alterDefaultPrivileges, role, from: mark)
  }

  /// `ON TABLES`
  private mutating func defaultPrivilegeTarget() throws(SyntaxError) -> TokenKind {
    try expect(.on)
    if take(.large, .objects) { return .large }
    guard let what = take(oneOf: .tables, .functions, .routines, .sequences, .types, .schemas) else { throw unexpected() }
    return what
  }
}
