// Foreign data wrappers, servers, user mappings and IMPORT FOREIGN SCHEMA.

extension Parser {
  /// The parser stands behind WRAPPER.
  mutating func createForeignDataWrapper(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    _ = try wrapperFunctions()
    if kind == .options { try foreignOptions(.option) }
    close(.createObject, role, from: mark, detail: .wrapper)
  }

  /// The parser stands behind WRAPPER.
  mutating func alterForeignDataWrapper(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    if isAtGenericAlteration { return try alterObject(role, from: mark, kind: .wrapper) }
    let action = self.mark()
    let hasFunctions = try wrapperFunctions()
    if hasFunctions { close(.objectChange, .action, from: action, detail: .handler) }
    if !hasFunctions || kind == .options { try changeForeignOptions(.action) }
    close(.alterObject, role, from: mark, detail: .wrapper)
  }

  /// OPTIONS of an object that is altered.
  private mutating func changeForeignOptions(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try changedForeignOptions(.option)
    close(.setForeignOptions, role, from: mark)
  }

  /// `HANDLER f NO VALIDATOR`; leaves each. Whether there were any.
  private mutating func wrapperFunctions() throws(SyntaxError) -> Bool {
    var isAny = false
    while kind == .handler || kind == .validator || kind == .no {
      let mark = mark()
      let flags: NodeFlags = take(.no) ? .not : []
      guard let what = take(oneOf: .handler, .validator) else { throw unexpected() }
      if flags.isEmpty { try qualifiedName(.value) }
      close(.option, .option, from: mark, detail: what, flags: flags)
      isAny = true
    }
    return isAny
  }

  /// The parser stands behind SERVER.
  mutating func createServer(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifNotExists()
    try name(.name)
    if take(.type) { try string(.type) }
    if kind == .version { try serverVersion() }
    try expect(.foreign)
    try expect(.data, .wrapper)
    try name(.object)
    if kind == .options { try foreignOptions(.option) }
    close(.createObject, role, from: mark, detail: .server, flags: flags)
  }

  private mutating func serverVersion() throws(SyntaxError) {
    try expect(.version)
    if kind == .null { leaf(.constant, .value, detail: .null) } else { try string(.value) }
  }

  /// The parser stands behind SERVER.
  mutating func alterServer(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    if isAtGenericAlteration { return try alterObject(role, from: mark, kind: .server) }
    let hasVersion = kind == .version
    if hasVersion {
      let action = self.mark()
      try serverVersion()
      close(.objectChange, .action, from: action, detail: .version)
    }
    if !hasVersion || kind == .options { try changeForeignOptions(.action) }
    close(.alterObject, role, from: mark, detail: .server)
  }

  /// The parser stands behind MAPPING.
  mutating func createUserMapping(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifNotExists()
    try mappedUser()
    if kind == .options { try foreignOptions(.option) }
    close(.createObject, role, from: mark, detail: .mapping, flags: flags)
  }

  /// The parser stands behind MAPPING.
  mutating func alterUserMapping(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let object = self.mark()
    try mappedUser()
    close(.userMappingReference, .object, from: object)
    try changeForeignOptions(.action)
    close(.alterObject, role, from: mark, detail: .mapping)
  }

  /// `FOR role SERVER s`; leaves both. USER is whoever runs the statement.
  mutating func mappedUser() throws(SyntaxError) {
    try expect(.for)
    if kind == .user { leaf(.roleName, .role) } else { try roleName(.role) }
    try expect(.server)
    try name(.server)
  }

  mutating func importForeignSchema(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try expect(.foreign, .schema)
    try name(.schema)
    var which = TokenKind.endOfStatement
    if kind == .limit || kind == .except {
      which = kind
      advance()
      if which == .limit { try expect(.to) }
      try parenthesized { parser throws(SyntaxError) in try parser.inheritedRelationName(.table) }
    }
    try expect(.from, .server)
    try name(.server)
    try expect(.into)
    try name(.target)
    if kind == .options { try foreignOptions(.option) }
    close(.importForeignSchema, role, from: mark, detail: which)
  }
}
