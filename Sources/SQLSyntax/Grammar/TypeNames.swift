// Types: `numeric(10, 2)[]`, `timestamp(3) with time zone`, `SETOF s.t`, `t.c%TYPE`.

extension Parser {
  /// func_type: with SETOF, and `t.c%TYPE` for the type of a column.
  mutating func typeName(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var flags: NodeFlags = take(.setof) ? .setOf : []
    try simpleTypeName(&flags)
    if kind == .percent, peek() == .type {
      advance(by: 2)
      flags.formUnion(.special)
    } else {
      try arrayDimensions()
    }
    close(.typeName, role, from: mark, flags: flags)
  }

  /// Typename, as in expressions, where `%` is an operator.
  mutating func castTypeName(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var flags: NodeFlags = take(.setof) ? .setOf : []
    try simpleTypeName(&flags)
    if kind == .leftBracket || kind == .array { try arrayDimensions() }
    close(.typeName, role, from: mark, flags: flags)
  }

  /// The same without array bounds, as in `float8 '1.5'` or XMLSERIALIZE.
  mutating func scalarTypeName(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var flags: NodeFlags = []
    try simpleTypeName(&flags)
    close(.typeName, role, from: mark, flags: flags)
  }

  /// Leaves the type's name and its modifiers.
  private mutating func simpleTypeName(_ flags: inout NodeFlags) throws(SyntaxError) {
    switch kind {
    case .word:
      try genericTypeName()
    case .double where peek() == .precision:
      leaf(.qualifiedName, .name, tokens: 2)
    case .bit, .char, .character, .varchar, .nchar, .national:
      var length = kind == .national ? 2 : 1
      if length == 2, peek() != .char, peek() != .character { throw unexpected() }
      if peek(length) == .varying, kind != .varchar { length += 1 }
      leaf(.qualifiedName, .name, tokens: length)
      try typeModifiers()
    case .int, .integer, .smallint, .bigint, .real, .boolean, .json:
      leaf(.qualifiedName, .name)
      if kind == .leftParen { throw unexpected() }
    case .float, .dec, .decimal, .numeric:
      leaf(.qualifiedName, .name)
      try typeModifiers()
    case .time, .timestamp:
      leaf(.qualifiedName, .name)
      try typeModifiers()
      if take(.with, .time, .zone) { flags.formUnion(.withTimeZone) } else { _ = take(.without, .time, .zone) }
    case .interval:
      leaf(.qualifiedName, .name)
      if kind == .leftParen { try typeModifiers() } else { try intervalFields() }
    default:
      try genericTypeName()
    }
  }

  private mutating func genericTypeName() throws(SyntaxError) {
    guard kind.mayNameFunction else { throw unexpected() }
    var length = 1
    while peek(length) == .dot, peek(length + 1).mayBeLabel { length += 2 }
    leaf(.qualifiedName, .name, tokens: length)
    try typeModifiers()
  }

  /// `(10, 2)`, if there.
  private mutating func typeModifiers() throws(SyntaxError) {
    guard kind == .leftParen else { return }
    try enter()
    try parenthesized { parser throws(SyntaxError) in try parser.expression(.typeModifier) }
    leave()
  }

  /// `YEAR TO MONTH`, `SECOND(3)`, `DAY TO SECOND(3)`, if there.
  mutating func intervalFields() throws(SyntaxError) {
    func isField(_ kind: TokenKind) -> Bool {
      switch kind {
      case .year, .month, .day, .hour, .minute, .second: true
      default: false
      }
    }
    guard isField(kind) else { return }
    leaf(.name, .typeModifier)
    if kind == .to, isField(peek()) {
      advance()
      leaf(.name, .typeModifier)
    }
    try typeModifiers()
  }

  /// `[]`, `[3][3]`, `ARRAY`, `ARRAY[4]`, if there.
  mutating func arrayDimensions() throws(SyntaxError) {
    if kind == .array {
      let mark = mark()
      advance()
      if take(.leftBracket) {
        try arrayBound()
        try expect(.rightBracket)
      }
      close(.arrayDimension, .dimension, from: mark)
      return
    }
    while kind == .leftBracket {
      let mark = mark()
      advance()
      if kind != .rightBracket { try arrayBound() }
      try expect(.rightBracket)
      close(.arrayDimension, .dimension, from: mark)
    }
  }

  private mutating func arrayBound() throws(SyntaxError) {
    guard kind == .integerLiteral || kind == .hole || kind == .variable else { throw unexpected() }
    leaf(.constant, .value, detail: kind)
  }
}
