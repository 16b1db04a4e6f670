// CREATE and ALTER of roles, which may be called users and groups.

extension Parser {
  /// The parser stands behind ROLE, USER or GROUP.
  mutating func createRole(_ what: TokenKind, _ role: Role, from mark: Mark) throws(SyntaxError) {
    guard kind.isNotReserved, !isWord("public") else { throw unexpected() }
    try roleName(.name)
    _ = take(.with)
    while true {
      if try createdRoleOption() { continue }
      guard try roleOption() else { break }
    }
    close(.createObject, role, from: mark, detail: what)
  }

  /// The parser stands behind ROLE, USER or GROUP.
  mutating func alterRole(_ what: TokenKind, _ role: Role, from mark: Mark) throws(SyntaxError) {
    let isOfAll = what != .group && take(.all)
    if !isOfAll { try roleName(.object) }
    let action = self.mark()
    if what == .group, kind == .add || kind == .drop {
      let change = kind
      advance()
      try expect(.user)
      try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.role) }
      close(.objectChange, .action, from: action, detail: change)
    } else if what == .group || kind == .rename {
      guard !isOfAll, kind == .rename else { throw unexpected() }
      try genericAlteration(of: what, .action)
    } else if kind == .in || kind == .set || kind == .reset {
      if take(.in, .database) { try name(.database) }
      try setOrResetClause(.action)
    } else {
      guard !isOfAll else { throw unexpected() }
      _ = take(.with)
      while try roleOption() {}
      close(.objectChange, .action, from: action, detail: .option)
    }
    close(.alterObject, role, from: mark, detail: isOfAll ? .all : what)
  }

  /// SET or RESET of a setting of a role or database.
  mutating func setOrResetClause(_ role: Role) throws(SyntaxError) {
    if kind == .reset { try resetParameter(role) } else { try setClause(role, form: .anyOrTransaction) }
  }

  /// AlterOptRoleElem, if there; whether it was.
  private mutating func roleOption() throws(SyntaxError) -> Bool {
    let mark = mark()
    let option = kind
    switch option {
    case .encrypted, .password:
      _ = take(.encrypted)
      try expect(.password)
      if kind == .null, option == .password {
        leaf(.constant, .value, detail: .null)
      } else if kind == .positional {
        try signedNumber(.value)
      } else {
        try string(.value)
      }
      close(.option, .option, from: mark, detail: .password)
    case .inherit:
      leaf(.name, .name)
      close(.option, .option, from: mark)
    case .connection:
      advance()
      try expect(.limit)
      try wholeNumber(.value)
      close(.option, .option, from: mark, detail: .connection)
    case .valid:
      advance()
      try expect(.until)
      if kind == .positional { try signedNumber(.value) } else { try string(.value) }
      close(.option, .option, from: mark, detail: .valid)
    case .user:
      advance()
      try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.value) }
      close(.option, .option, from: mark, detail: .user)
    case .word, .hole, .variable:
      guard option != .word || isRoleAttribute else { throw unexpected() }
      leaf(.name, .name)
      close(.option, .option, from: mark)
    default: return false
    }
    return true
  }

  private var isRoleAttribute: Bool {
    isWord("superuser") || isWord("nosuperuser") || isWord("createrole") || isWord("nocreaterole") || isWord("createdb")
      || isWord("nocreatedb") || isWord("login") || isWord("nologin") || isWord("replication") || isWord("noreplication")
      || isWord("bypassrls") || isWord("nobypassrls") || isWord("noinherit")
  }

  /// What may be said only where a role is created, if it is; whether it was.
  private mutating func createdRoleOption() throws(SyntaxError) -> Bool {
    let mark = mark()
    let option = kind
    switch option {
    case .sysid:
      advance()
      try wholeNumber(.value)
    case .in:
      advance()
      guard take(.role) || take(.group) else { throw unexpected() }
      try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.value) }
    case .admin, .role:
      advance()
      try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.value) }
    default: return false
    }
    close(.option, .option, from: mark, detail: option)
    return true
  }
}
