// Text search objects, collations and conversions.

extension Parser {
  /// The parser stands behind the words for the object.
  mutating func createTextSearchObject(_ what: TokenKind, _ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.name)
    try definition(.option)
    close(.createObject, role, from: mark, detail: what)
  }

  /// The parser stands behind DICTIONARY.
  mutating func alterTextSearchDictionary(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.object)
    guard kind == .leftParen else { return try alterObject(role, from: mark, kind: .dictionary) }
    let action = self.mark()
    try definition(.option)
    close(.setOptions, .action, from: action)
    close(.alterObject, role, from: mark, detail: .dictionary)
  }

  /// The parser stands behind CONFIGURATION.
  mutating func alterTextSearchConfiguration(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.object)
    guard kind == .add || kind == .alter || kind == .drop else {
      return try alterObject(role, from: mark, kind: .configuration)
    }
    try textSearchMapping(.action)
    close(.alterObject, role, from: mark, detail: .configuration)
  }

  /// `ADD MAPPING FOR a, b WITH c, d`, `ALTER MAPPING FOR a REPLACE b WITH c`, `DROP MAPPING IF EXISTS FOR a`
  private mutating func textSearchMapping(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let change = kind
    advance()
    try expect(.mapping)
    let flags = change == .drop ? ifExists() : []
    if change != .alter || kind != .replace {
      try expect(.for)
      try commaSeparated { parser throws(SyntaxError) in try parser.name(.name) }
    }
    if change == .alter, take(.replace) {
      try qualifiedName(.source)
      try expect(.with)
      try qualifiedName(.target)
    } else if change != .drop {
      try expect(.with)
      try commaSeparated { parser throws(SyntaxError) in try parser.qualifiedName(.target) }
    }
    close(.textSearchMapping, role, from: mark, detail: change, flags: flags)
  }

  // MARK: Collations and conversions

  /// The parser stands behind COLLATION.
  mutating func createCollation(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifNotExists()
    try qualifiedName(.name)
    if take(.from) { try qualifiedName(.source) } else { try definition(.option) }
    close(.createObject, role, from: mark, detail: .collation, flags: flags)
  }

  /// The parser stands behind COLLATION.
  mutating func alterCollation(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try qualifiedName(.object)
    guard kind == .refresh else { return try alterObject(role, from: mark, kind: .collation) }
    let action = self.mark()
    advance()
    try expect(.version)
    close(.objectChange, .action, from: action, detail: .refresh)
    close(.alterObject, role, from: mark, detail: .collation)
  }

  /// The parser stands behind CONVERSION.
  mutating func createConversion(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    try qualifiedName(.name)
    try expect(.for)
    try string(.source)
    try expect(.to)
    try string(.target)
    try expect(.from)
    try qualifiedName(.function)
    close(.createObject, role, from: mark, detail: .conversion, flags: flags)
  }
}
