// CREATE and ALTER of publications and subscriptions.

extension Parser {
  /// The parser stands behind PUBLICATION.
  mutating func createPublication(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    var flags: NodeFlags = []
    if take(.for) {
      if take(.all, .tables) { flags = .all } else { try publicationObjects() }
    }
    if take(.with) { try definition(.option) }
    close(.createObject, role, from: mark, detail: .publication, flags: flags)
  }

  /// The parser stands behind PUBLICATION.
  mutating func alterPublication(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    let action = self.mark()
    let change = kind
    switch change {
    case .set where peek() == .leftParen:
      advance()
      try definition(.option)
      close(.setOptions, .action, from: action)
    case .add, .set, .drop:
      advance()
      try publicationObjects()
      close(.objectChange, .action, from: action, detail: change)
    default: return try alterObject(role, from: mark, kind: .publication)
    }
    close(.alterObject, role, from: mark, detail: .publication)
  }

  /// `TABLE a, b (c) WHERE (d), TABLES IN SCHEMA e, f`: what an entry is need not be said again.
  private mutating func publicationObjects() throws(SyntaxError) {
    guard kind == .table || (kind == .tables && peek() == .in) else { throw unexpected() }
    var what = kind
    try commaSeparated { parser throws(SyntaxError) in
      let mark = parser.mark()
      if parser.take(.table) {
        what = .table
      } else if parser.kind == .tables, parser.peek() == .in {
        parser.advance(by: 2)
        try parser.expect(.schema)
        what = .schema
      }
      if what == .schema {
        if parser.kind == .currentSchema { parser.leaf(.name, .schema) } else { try parser.name(.schema) }
        guard parser.kind != .dot, parser.kind != .leftParen, parser.kind != .where else { throw parser.unexpected() }
      } else {
        try parser.inheritedRelationName(.table)
        if parser.kind == .leftParen {
          try parser.parenthesized { parser throws(SyntaxError) in try parser.name(.column) }
        }
        if parser.take(.where) { try parser.parenthesizedExpression(.where) }
      }
      parser.close(.publicationObject, .object, from: mark, detail: what)
    }
  }

  /// The parser stands behind SUBSCRIPTION.
  mutating func createSubscription(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    try expect(.connection)
    try string(.value)
    try expect(.publication)
    try commaSeparated { parser throws(SyntaxError) in try parser.name(.object) }
    if take(.with) { try definition(.option) }
    close(.createObject, role, from: mark, detail: .subscription)
  }

  /// The parser stands behind SUBSCRIPTION.
  mutating func alterSubscription(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    let action = self.mark()
    let change = kind
    if isAtGenericAlteration { return try alterObject(role, from: mark, kind: .subscription) }
    advance()
    switch change {
    case .set where kind == .leftParen:
      try definition(.option)
      close(.setOptions, .action, from: action)
      return close(.alterObject, role, from: mark, detail: .subscription)
    case .add, .set, .drop:
      try expect(.publication)
      try commaSeparated { parser throws(SyntaxError) in try parser.name(.object) }
      if take(.with) { try definition(.option) }
    case .connection: try string(.value)
    case .refresh:
      try expect(.publication)
      if take(.with) { try definition(.option) }
    case .enable, .disable: break
    case .skip: try definition(.option)
    default: throw unexpected()
    }
    close(.objectChange, .action, from: action, detail: change)
    close(.alterObject, role, from: mark, detail: .subscription)
  }
}
