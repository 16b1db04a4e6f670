// JSON_OBJECT and the other functions of SQL/JSON, and the clauses they share with JSON_TABLE.

extension Parser {
  /// What stands between the parentheses of a JSON function.
  mutating func jsonArguments(of word: TokenKind) throws(SyntaxError) {
    switch word {
    case .json:
      try jsonValue(.argument)
      jsonUniqueKeys()
    case .jsonScalar:
      try expression(.argument)
    case .jsonSerialize:
      try jsonValue(.argument)
      try jsonReturning()
    case .jsonObject:
      try jsonObjectArguments()
    case .jsonObjectagg:
      try jsonMember()
      jsonNullOption()
      jsonUniqueKeys()
      try jsonReturning()
    case .jsonArray:
      try jsonArrayArguments()
    case .jsonArrayagg:
      try jsonValue(.argument)
      if kind == .order { try sortClause(.orderBy) }
      jsonNullOption()
      try jsonReturning()
    default:
      try jsonValue(.argument)
      try expect(.comma)
      try expression(.argument)
      try jsonPassing()
      if word != .jsonExists { try jsonReturning() }
      if word == .jsonQuery { try jsonWrapperAndQuotes() }
      try jsonBehaviors(onEmpty: word != .jsonExists)
    }
  }

  // MARK: Constructors

  private mutating func jsonObjectArguments() throws(SyntaxError) {
    switch kind {
    case .rightParen: return
    case .returning: return try jsonReturning()
    default: break
    }
    let mark = mark()
    try argument()
    guard isJSONMemberValue else {
      while take(.comma) { try argument() }
      return
    }
    try jsonMemberValue(from: mark)
    while take(.comma) { try jsonMember() }
    jsonNullOption()
    jsonUniqueKeys()
    try jsonReturning()
  }

  private mutating func jsonMember() throws(SyntaxError) {
    let mark = mark()
    try expression(.name)
    try jsonMemberValue(from: mark)
  }

  /// A colon may have been read as the beginning of a variable: `'a':b`.
  private var isJSONMemberValue: Bool { kind == .value || kind == .colon || kind == .variable }

  /// `: b` or `VALUE b` behind the key left last.
  private mutating func jsonMemberValue(from mark: Mark) throws(SyntaxError) {
    guard isJSONMemberValue else { throw unexpected() }
    setRole(.name)
    if kind != .variable { advance() }
    try jsonValue(.value)
    close(.jsonMember, .element, from: mark)
  }

  private mutating func jsonArrayArguments() throws(SyntaxError) {
    if kind == .rightParen { return }
    if kind == .returning { return try jsonReturning() }
    if kind.beginsQuery(peek()) {
      try query(.source)
      try jsonFormat(.source, from: markOfLast())
      return try jsonReturning()
    }
    if kind == .leftParen {
      // A value in parentheses or a query that begins with one.
      let mark = mark()
      switch try parenthesizedContent() {
      case .query where kind.continuesQuery || kind == .rightParen || kind == .format || kind == .returning:
        try restOfQuery(.source, from: mark)
        try jsonFormat(.source, from: mark)
        return try jsonReturning()
      case .query:
        close(.subquery, .argument, from: mark)
        try indirection(.argument, from: mark)
      case .expression:
        setRole(.argument)
        try indirection(.argument, from: mark)
      case .list:
        close(.row, .argument, from: mark)
      }
      try operators(.argument, from: mark, minimum: 0, isRestricted: false)
      try jsonFormat(.argument, from: mark)
    } else {
      try jsonValue(.argument)
    }
    while take(.comma) { try jsonValue(.argument) }
    jsonNullOption()
    try jsonReturning()
  }

  // MARK: Clauses

  /// `a FORMAT JSON`
  mutating func jsonValue(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expression(role)
    try jsonFormat(role, from: mark)
  }

  /// `FORMAT JSON ENCODING utf8` behind what was left last, if there.
  private mutating func jsonFormat(_ role: Role, from mark: Mark) throws(SyntaxError) {
    guard kind == .format, peek() == .json else { return }
    setRole(.value)
    advance(by: 2)
    if take(.encoding) { try name(.option) }
    close(.formattedValue, role, from: mark)
  }

  /// `RETURNING t FORMAT JSON`, if there.
  private mutating func jsonReturning() throws(SyntaxError) {
    guard take(.returning) else { return }
    let mark = mark()
    try castTypeName(.returns)
    try jsonFormat(.returns, from: mark)
  }

  /// `PASSING a AS b, c AS d`, if there.
  mutating func jsonPassing() throws(SyntaxError) {
    guard take(.passing) else { return }
    repeat {
      let mark = mark()
      try jsonValue(.value)
      try expect(.as)
      try label(.alias)
      close(.target, .parameter, from: mark)
    } while take(.comma)
  }

  /// `NULL ON NULL`, `ABSENT ON NULL`, if there.
  private mutating func jsonNullOption() {
    if kind == .null || kind == .absent, peek() == .on, peek(2) == .null {
      leaf(.specialOption, .option, tokens: 3, detail: kind)
    }
  }

  /// `WITH UNIQUE KEYS`, if there.
  private mutating func jsonUniqueKeys() {
    guard kind == .with || kind == .without, peek() == .unique else { return }
    let flags: NodeFlags = kind == .without ? .not : []
    leaf(.specialOption, .option, tokens: peek(2) == .keys ? 3 : 2, detail: .unique, flags: flags)
  }

  /// `WITH CONDITIONAL ARRAY WRAPPER KEEP QUOTES ON SCALAR STRING`, if there.
  mutating func jsonWrapperAndQuotes() throws(SyntaxError) {
    if kind == .with || kind == .without {
      let mark = mark()
      let flags: NodeFlags = kind == .without ? .not : []
      var detail = TokenKind.wrapper
      advance()
      if flags.isEmpty {
        if take(.conditional) { detail = .conditional } else { _ = take(.unconditional) }
      }
      _ = take(.array)
      try expect(.wrapper)
      close(.specialOption, .option, from: mark, detail: detail, flags: flags)
    }
    if kind == .keep || kind == .omit {
      let mark = mark()
      let detail = kind
      advance()
      try expect(.quotes)
      if take(.on) { try expect(.scalar, .string) }
      close(.specialOption, .option, from: mark, detail: detail)
    }
  }

  /// `DEFAULT 1 ON EMPTY ERROR ON ERROR`, if there.
  mutating func jsonBehaviors(onEmpty: Bool) throws(SyntaxError) {
    while true {
      let mark = mark()
      var detail = kind
      switch kind {
      case .error, .null, .true, .false, .unknown:
        guard peek() == .on else { return }
        advance()
      case .empty:
        advance()
        if take(.object) { detail = .object } else if take(.array) { detail = .array }
      case .default:
        advance()
        try expression(.value)
      default: return
      }
      try expect(.on)
      if onEmpty, take(.empty) {
        close(.jsonBehavior, .otherwise, from: mark, detail: detail, flags: .special)
      } else {
        try expect(.error)
        close(.jsonBehavior, .otherwise, from: mark, detail: detail)
        return
      }
    }
  }
}
