// Functions and procedures: CREATE, ALTER, DO and CALL.

extension Parser {
  /// The parser stands behind FUNCTION or PROCEDURE.
  mutating func createRoutine(
    _ what: TokenKind, _ role: Role, from mark: Mark, flags: NodeFlags
  ) throws(SyntaxError) {
    try functionName(.name)
    try expect(.leftParen)
    if kind != .rightParen {
      try commaSeparated { parser throws(SyntaxError) in try parser.parameter(.parameter, mayHaveDefault: true) }
    }
    try expect(.rightParen)
    // RETURNS NULL ON NULL INPUT is an option.
    if what == .function, kind == .returns, peek() != .null {
      advance()
      if take(.table) {
        try parenthesized { parser throws(SyntaxError) in try parser.resultColumn(.column) }
      } else {
        try typeName(.returns)
      }
    }
    while true {
      if try routineOption(.option) { continue }
      guard try createdRoutineOption() else { break }
    }
    switch kind {
    case .return: try routineReturn(.body)
    case .begin: try atomicBody(.body)
    default: break
    }
    close(.createFunction, role, from: mark, detail: what, flags: flags)
  }

  /// A column of RETURNS TABLE.
  private mutating func resultColumn(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    guard kind.mayNameFunction else { throw unexpected() }
    leaf(.name, .name)
    try typeName(.type)
    close(.parameter, role, from: mark)
  }

  /// AS, LANGUAGE, TRANSFORM and WINDOW, if there; whether one was.
  private mutating func createdRoutineOption() throws(SyntaxError) -> Bool {
    let mark = mark()
    switch kind {
    case .as:
      advance()
      try string(.body)
      if take(.comma) { try string(.value) }
    case .language:
      advance()
      try wordOrString(.language)
    case .transform:
      advance()
      try commaSeparated { parser throws(SyntaxError) in
        try parser.expect(.for, .type)
        try parser.castTypeName(.type)
      }
      close(.routineOption, .option, from: mark, detail: .transform)
    case .window:
      advance()
      close(.routineOption, .option, from: mark, detail: .window)
    default: return false
    }
    return true
  }

  /// common_func_opt_item, if there; whether it was.
  private mutating func routineOption(_ role: Role) throws(SyntaxError) -> Bool {
    let mark = mark()
    var option = kind
    var flags: NodeFlags = []
    switch option {
    case .immutable, .stable, .volatile, .strict, .leakproof: advance()
    case .not:
      advance()
      option = .leakproof
      flags = .not
      try expect(.leakproof)
    case .called, .returns:
      advance()
      if option == .returns {
        try expect(.null)
        option = .strict
      }
      try expect(.on, .null)
      try expect(.input)
    case .security, .external:
      if option == .external { advance() }
      try expect(.security)
      guard let who = take(oneOf: .definer, .invoker) else { throw unexpected() }
      option = who
    case .cost, .rows:
      advance()
      try signedNumber(.value)
    case .support:
      advance()
      try qualifiedName(.value)
    case .parallel:
      advance()
      try name(.value)
    case .set:
      try setClause(role, form: .any)
      return true
    case .reset:
      try resetParameter(role)
      return true
    default: return false
    }
    close(.routineOption, role, from: mark, detail: option, flags: flags)
    return true
  }

  // MARK: Bodies

  /// RETURN expression
  private mutating func routineReturn(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.return)
    try expression(.value)
    close(.routineReturn, role, from: mark)
  }

  /// BEGIN ATOMIC statement; … END
  private mutating func atomicBody(_ role: Role) throws(SyntaxError) {
    try enter()
    defer { leave() }
    let mark = mark()
    try expect(.begin, .atomic)
    while kind != .end {
      switch kind {
      case .semicolon: break
      case .begin: throw unexpected()
      case .return: try routineReturn(.statement)
      default: try anyStatement(.statement)
      }
      try expect(.semicolon)
    }
    advance()
    close(.atomicBody, role, from: mark)
  }

  // MARK: ALTER

  /// The parser stands behind FUNCTION, PROCEDURE or ROUTINE.
  mutating func alterRoutine(_ what: TokenKind, _ role: Role, from mark: Mark) throws(SyntaxError) {
    try routineReference(.object)
    // SET SCHEMA 'x' is a setting, SET SCHEMA x is not.
    if isAtGenericAlteration, kind != .set || !peek(2).isString { return try alterObject(role, from: mark, kind: what) }
    guard try routineOption(.action) else { throw unexpected() }
    while try routineOption(.action) {}
    close(.alterObject, role, from: mark, detail: what, flags: take(.restrict) ? .restrict : [])
  }

  // MARK: DO and CALL

  mutating func doStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    repeat {
      if take(.language) { try wordOrString(.language) } else { try string(.body) }
    } while !isAtEndOfStatement
    close(.doStatement, role, from: mark)
  }

  mutating func callStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    let length = kind.mayNameColumn ? dottedNameLength() : kind.mayNameFunction ? 1 : 0
    guard length > 1 || (length == 1 && kind.mayNameFunction), peek(length) == .leftParen else { throw unexpected() }
    try functionCall(.function, nameLength: length, isWindowless: true)
    close(.call, role, from: mark)
  }
}
