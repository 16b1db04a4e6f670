// Functions that SQL calls with words of its own: CURRENT_DATE, COALESCE, EXTRACT, TRIM, CAST …

extension Parser {
  /// A special function, if one begins here; else false, and nothing was read. Windowless: nothing may follow it, as in FROM.
  mutating func specialFunction(_ role: Role, isWindowless: Bool = false) throws(SyntaxError) -> Bool {
    let word = kind
    switch word {
    case .currentDate, .currentRole, .currentUser, .sessionUser, .systemUser, .user, .currentCatalog:
      leaf(.specialFunction, role, detail: word)
      return true
    case .currentSchema where peek() != .leftParen:
      leaf(.specialFunction, role, detail: word)
      return true
    case .currentTime, .currentTimestamp, .localtime, .localtimestamp:
      try timeFunction(role)
      return true
    case .collation where peek() == .for && peek(2) == .leftParen:
      let mark = mark()
      advance(by: 2)
      try parenthesized { parser throws(SyntaxError) in try parser.expression(.argument) }
      close(.specialFunction, role, from: mark, detail: word)
      return true
    default: break
    }
    guard peek() == .leftParen else { return false }
    switch word {
    case .cast, .coalesce, .greatest, .least, .nullif, .grouping, .extract, .overlay, .position, .substring, .treat, .trim,
      .normalize, .mergeAction, .xmlconcat, .xmlelement, .xmlexists, .xmlforest, .xmlparse, .xmlpi, .xmlroot, .xmlserialize,
      .json, .jsonArray, .jsonArrayagg, .jsonExists, .jsonObject, .jsonObjectagg, .jsonQuery, .jsonScalar, .jsonSerialize,
      .jsonValue:
      break
    default: return false
    }
    try enter()
    defer { leave() }
    let mark = mark()
    advance(by: 2)
    switch word {
    case .cast:
      try expression(.value)
      try expect(.as)
      try castTypeName(.type)
      try expect(.rightParen)
      close(.cast, role, from: mark, detail: .cast)
      return true
    case .coalesce, .greatest, .least, .grouping, .xmlconcat: try arguments()
    case .nullif:
      try expression(.argument)
      try expect(.comma)
      try expression(.argument)
    case .mergeAction: break
    case .extract: try extractArguments()
    case .overlay: try overlayArguments()
    case .position:
      try restrictedExpression(.argument)
      try expect(.in)
      try restrictedExpression(.argument)
    case .substring: try substringArguments()
    case .treat:
      try expression(.argument)
      try expect(.as)
      try castTypeName(.type)
    case .trim: try trimArguments()
    case .normalize:
      try expression(.argument)
      if take(.comma) {
        guard kind == .nfc || kind == .nfd || kind == .nfkc || kind == .nfkd else { throw unexpected() }
        leaf(.specialOption, .option, detail: kind)
      }
    case .xmlelement, .xmlexists, .xmlforest, .xmlparse, .xmlpi, .xmlroot, .xmlserialize:
      try xmlArguments(of: word)
    default:
      try jsonArguments(of: word)
    }
    try expect(.rightParen)
    if !isWindowless, word == .jsonObjectagg || word == .jsonArrayagg { try filterAndOver() }
    close(.specialFunction, role, from: mark, detail: word)
    return true
  }

  /// CURRENT_TIME, CURRENT_TIMESTAMP(3)
  private mutating func timeFunction(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let word = kind
    advance()
    try precision()
    close(.specialFunction, role, from: mark, detail: word)
  }

  /// `a, b, c`
  private mutating func arguments() throws(SyntaxError) {
    repeat { try expression(.argument) } while take(.comma)
  }

  /// Arguments that may have names, perhaps none: of OVERLAY, SUBSTRING and JSON_OBJECT where they are called as functions.
  private mutating func functionArguments() throws(SyntaxError) {
    guard kind != .rightParen else { return }
    repeat { try argument() } while take(.comma)
  }

  /// `epoch FROM a`
  private mutating func extractArguments() throws(SyntaxError) {
    switch kind {
    case .year, .month, .day, .hour, .minute, .second: leaf(.name, .field)
    case _ where kind.isString: leaf(.constant, .field, detail: kind)
    case _ where kind.isIdentifier: leaf(.name, .field)
    default: throw unexpected()
    }
    try expect(.from)
    try expression(.argument)
  }

  /// `a PLACING b FROM c FOR d`, or plain arguments.
  private mutating func overlayArguments() throws(SyntaxError) {
    guard kind != .rightParen else { return }
    try argument()
    guard kind == .placing else {
      if take(.comma) { try functionArguments() }
      return
    }
    leaf(.specialOption, .option, detail: .placing)
    try expression(.argument)
    try expect(.from)
    try expression(.argument)
    if take(.for) { try expression(.argument) }
  }

  /// `a FROM b FOR c`, `a SIMILAR b ESCAPE c`, or plain arguments.
  private mutating func substringArguments() throws(SyntaxError) {
    guard kind != .rightParen else { return }
    try argument()
    switch kind {
    case .from, .for:
      let first = kind
      leaf(.specialOption, .option, detail: first)
      try expression(.argument)
      let second = first == .from ? TokenKind.for : .from
      if kind == second {
        leaf(.specialOption, .option, detail: second)
        try expression(.argument)
      }
    case .similar:
      leaf(.specialOption, .option, detail: .similar)
      try expression(.argument)
      try expect(.escape)
      try expression(.argument)
    default:
      if take(.comma) { try functionArguments() }
    }
  }

  /// `BOTH a FROM b`, `FROM b`, `a, b`
  private mutating func trimArguments() throws(SyntaxError) {
    if kind == .both || kind == .leading || kind == .trailing { leaf(.specialOption, .option, detail: kind) }
    if kind != .from { try expression(.argument) }
    if kind == .from {
      leaf(.specialOption, .option, detail: .from)
      return try arguments()
    }
    if take(.comma) { try arguments() }
  }
}
