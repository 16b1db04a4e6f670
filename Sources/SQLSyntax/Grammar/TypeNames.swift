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
    case .bit:
      leaf(.qualifiedName, .name, tokens: peek() == .varying ? 2 : 1)
      try typeModifiers()
    case .char, .character, .nchar, .national:
      var length = kind == .national ? 2 : 1
      if length == 2, peek() != .char, peek() != .character { throw unexpected() }
      if peek(length) == .varying { length += 1 }
      leaf(.qualifiedName, .name, tokens: length)
      try precision()
    case .varchar, .float:
      leaf(.qualifiedName, .name)
      try precision()
    case .int, .integer, .smallint, .bigint, .real, .boolean, .json:
      leaf(.qualifiedName, .name)
      if kind == .leftParen { throw unexpected() }
    case .dec, .decimal, .numeric:
      leaf(.qualifiedName, .name)
      try typeModifiers()
    case .time, .timestamp:
      leaf(.qualifiedName, .name)
      try precision()
      if take(.with, .time, .zone) { flags.formUnion(.withTimeZone) } else { _ = take(.without, .time, .zone) }
    case .interval:
      leaf(.qualifiedName, .name)
      if kind == .leftParen { try precision() } else { try intervalFields() }
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

  /// `(3)`, if there: a number only.
  mutating func precision() throws(SyntaxError) {
    guard take(.leftParen) else { return }
    try integer(.typeModifier)
    try expect(.rightParen)
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
    var field = kind
    switch field {
    case .year, .month, .day, .hour, .minute, .second: leaf(.name, .typeModifier)
    default: return
    }
    if kind == .to {
      advance()
      switch (field, kind) {
      case (.year, .month), (.day, .hour), (.day, .minute), (.day, .second), (.hour, .minute), (.hour, .second),
        (.minute, .second):
        field = kind
        leaf(.name, .typeModifier)
      default: throw unexpected()
      }
    }
    if field == .second { try precision() }
  }

  /// `[]`, `[3][3]`, `ARRAY`, `ARRAY[4]`, if there.
  mutating func arrayDimensions() throws(SyntaxError) {
    if kind == .array {
      let mark = mark()
      advance()
      if take(.leftBracket) {
        try integer(.value)
        try expect(.rightBracket)
      }
      close(.arrayDimension, .dimension, from: mark)
      return
    }
    while kind == .leftBracket {
      let mark = mark()
      advance()
      if kind != .rightBracket { try integer(.value) }
      try expect(.rightBracket)
      close(.arrayDimension, .dimension, from: mark)
    }
  }

  private mutating func integer(_ role: Role) throws(SyntaxError) {
    guard kind == .integerLiteral || kind == .hole || kind == .variable else { throw unexpected() }
    leaf(kind == .integerLiteral ? .constant : .unknownValue, role, detail: kind)
  }
}
