// Names and lists of names.

extension Parser {
  /// ColId: the name of a column, table, constraint, schema …
  mutating func name(_ role: Role) throws(SyntaxError) {
    guard kind.mayNameColumn else { throw unexpected() }
    leaf(.name, role)
  }

  /// ColLabel: any word, as behind AS.
  mutating func label(_ role: Role) throws(SyntaxError) {
    guard kind.mayBeLabel else { throw unexpected() }
    leaf(.name, role)
  }

  /// NonReservedWord, as the name of an option, a language or an extension.
  mutating func nonReservedName(_ role: Role) throws(SyntaxError) {
    guard kind.isNotReserved else { throw unexpected() }
    leaf(.name, role)
  }

  /// How many tokens a dotted name takes from here, 0 if none begins here. The first word is a ColId, the others any word.
  func dottedNameLength() -> Int {
    guard kind.mayNameColumn else { return 0 }
    var length = 1
    while peek(length) == .dot, peek(length + 1).mayBeLabel { length += 2 }
    return length
  }

  /// any_name: `a`, `a.b`, `a.b.c`.
  mutating func qualifiedName(_ role: Role) throws(SyntaxError) {
    let length = dottedNameLength()
    guard length > 0 else { throw unexpected() }
    leaf(.qualifiedName, role, tokens: length)
  }

  /// The name of a function: as `qualifiedName`, but a lone word must be one that may name a function.
  mutating func functionName(_ role: Role) throws(SyntaxError) {
    if peek() == .dot { return try qualifiedName(role) }
    guard kind.mayNameFunction else { throw unexpected() }
    leaf(.qualifiedName, role)
  }

  /// The name of a table, view, index, sequence …
  mutating func relationName(_ role: Role, flags: NodeFlags = []) throws(SyntaxError) {
    let length = dottedNameLength()
    // No more than a database, a schema and the name itself.
    guard length > 0, length <= 5 else { throw unexpected() }
    leaf(.relationName, role, tokens: length, flags: flags)
  }

  /// `[ONLY] t [*]`, `ONLY (t)`: relation_expr without an alias.
  mutating func inheritedRelationName(_ role: Role) throws(SyntaxError) {
    if take(.only) {
      let isWrapped = take(.leftParen)
      try relationName(role, flags: .only)
      if isWrapped { try expect(.rightParen) }
    } else {
      try relationName(role)
      _ = take(.star)
    }
  }

  /// `(a, b, c)` of plain names.
  mutating func nameList(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try parenthesized { parser throws(SyntaxError) in try parser.name(.name) }
    close(.nameList, role, from: mark)
  }

  /// RoleSpec: a name (but not "none"), CURRENT_USER, CURRENT_ROLE, SESSION_USER, PUBLIC.
  mutating func roleName(_ role: Role) throws(SyntaxError) {
    guard
      kind.isNotReserved && kind != .none || kind == .currentUser || kind == .currentRole || kind == .sessionUser
    else { throw unexpected() }
    leaf(.roleName, role)
  }

  /// A string constant of any spelling, or what a client puts in its place.
  mutating func string(_ role: Role) throws(SyntaxError) {
    guard kind.isString || kind == .variable || kind == .hole else { throw unexpected() }
    leaf(kind.isString ? .constant : .unknownValue, role, detail: kind)
  }

  /// `7`, `-7`, `+1.5`: a number with its sign.
  mutating func signedNumber(_ role: Role) throws(SyntaxError) {
    let hasSign = kind == .plusSign || kind == .minusSign
    let number = hasSign ? peek() : kind
    switch number {
    case .integerLiteral, .decimalLiteral: leaf(.constant, role, tokens: hasSign ? 2 : 1, detail: number)
    case .hole, .variable, .positional: leaf(.unknownValue, role, tokens: hasSign ? 2 : 1, detail: number)
    default: throw unexpected()
    }
  }

  /// SignedIconst: a whole number with its sign.
  mutating func wholeNumber(_ role: Role) throws(SyntaxError) {
    let number = kind == .plusSign || kind == .minusSign ? peek() : kind
    guard number != .decimalLiteral, number != .positional else { throw unexpected() }
    try signedNumber(role)
  }
}
