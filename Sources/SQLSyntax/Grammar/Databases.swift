// CREATE and ALTER of databases and tablespaces, and ALTER SYSTEM.

extension Parser {
  /// The parser stands behind DATABASE.
  mutating func createDatabase(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    _ = take(.with)
    try databaseOptions()
    close(.createObject, role, from: mark, detail: .database)
  }

  /// The parser stands behind DATABASE.
  mutating func alterDatabase(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    let action = self.mark()
    if kind == .rename || (kind == .owner && peek() == .to) { return try alterObject(role, from: mark, kind: .database) }
    switch kind {
    case .set where peek() == .tablespace && peek(2).mayNameColumn:
      advance(by: 2)
      try name(.tablespace)
      close(.setTablespace, .action, from: action)
    case .set, .reset: try setOrResetClause(.action)
    case .refresh:
      advance()
      try expect(.collation, .version)
      close(.objectChange, .action, from: action, detail: .refresh)
    default:
      _ = take(.with)
      try databaseOptions()
      close(.objectChange, .action, from: action, detail: .option)
    }
    close(.alterObject, role, from: mark, detail: .database)
  }

  /// `ENCODING = 'UTF8' CONNECTION LIMIT 5 OWNER DEFAULT`; leaves each.
  private mutating func databaseOptions() throws(SyntaxError) {
    while true {
      let mark = mark()
      var detail = TokenKind.endOfStatement
      switch kind {
      case .connection:
        detail = .connection
        advance()
        try expect(.limit)
      case .encoding, .location, .owner, .tablespace, .template: leaf(.name, .name)
      case _ where kind.isIdentifier: leaf(.name, .name)
      default: return
      }
      _ = take(.equalSign)
      if kind == .default { leaf(.constant, .value, detail: .default) } else { try settingValue(.value) }
      close(.option, .option, from: mark, detail: detail)
    }
  }

  /// The parser stands behind TABLESPACE.
  mutating func createTablespace(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    if take(.owner) { try roleName(.owner) }
    try expect(.location)
    try string(.value)
    if take(.with) { try optionList(.option) }
    close(.createObject, role, from: mark, detail: .tablespace)
  }

  /// The parser stands behind TABLESPACE.
  mutating func alterTablespace(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    let action = self.mark()
    switch kind {
    case .set:
      advance()
      try optionList(.option)
      close(.setOptions, .action, from: action)
      close(.alterObject, role, from: mark, detail: .tablespace)
    case .reset:
      advance()
      try optionList(.option)
      close(.resetOptions, .action, from: action)
      close(.alterObject, role, from: mark, detail: .tablespace)
    default: try alterObject(role, from: mark, kind: .tablespace)
    }
  }

  /// The parser stands behind SYSTEM.
  mutating func alterSystem(_ role: Role, from mark: Mark) throws(SyntaxError) {
    if kind == .reset { try resetNamedParameter(.action) } else { try setClause(.action, form: .named) }
    close(.alterSystem, role, from: mark)
  }
}
