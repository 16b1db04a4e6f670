import SourceText

extension PythonParser {
  /// An operand with its attributes, calls and subscripts.
  mutating func primary() throws(PythonProblem) {
    let mark = mark()
    if take(.await) {
      try nested { parser throws(PythonProblem) in try parser.primary() }
      label(.value)
      return close(mark, .await)
    }
    try atom()
    while true {
      switch kind {
      case .dot:
        label(.value)
        advance()
        try identifier(.name)
        close(mark, .attribute)
      case .leftParenthesis:
        label(.function)
        try arguments()
        close(mark, .call)
      case .leftBracket:
        label(.value)
        advance()
        try subscriptIndex()
        try expect(.rightBracket)
        close(mark, .subscript)
      default: return
      }
    }
  }

  private mutating func atom() throws(PythonProblem) {
    switch kind {
    case .name: leaf(.name)
    case .number: numberLiteral()
    case .string, .formattedStart: try strings()
    case .true: leaf(.true)
    case .false: leaf(.false)
    case .none: leaf(.none)
    case .ellipsis: leaf(.ellipsis)
    case .leftParenthesis: try nested { parser throws(PythonProblem) in try parser.parenthesized() }
    case .leftBracket: try nested { parser throws(PythonProblem) in try parser.listDisplay() }
    case .leftBrace: try nested { parser throws(PythonProblem) in try parser.braceDisplay() }
    default: throw unexpected()
    }
  }

  mutating func numberLiteral() {
    let bytes = text.bytes[Int(tokenSpan.start)..<Int(tokenSpan.end)]
    let isPrefixed = bytes.first == UInt8(ascii: "0") && "xob".utf8.contains((bytes.dropFirst().first ?? 0) | 0x20)
    if isPrefixed { return leaf(.integer) }
    if bytes.last! | 0x20 == UInt8(ascii: "j") { return leaf(.imaginary) }
    leaf(bytes.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") } ? .float : .integer)
  }

  // MARK: Brackets

  /// `()`, `(a)`, `(a, b)`, `(yield a)`, `(a for b in c)`.
  private mutating func parenthesized() throws(PythonProblem) {
    let mark = mark()
    advance()
    if take(.rightParenthesis) { return close(mark, .tuple, flags: .parenthesized) }
    if kind == .yield {
      try yield()
      return try expect(.rightParenthesis)
    }
    let isStarred = kind == .star
    try element()
    if startsClause {
      label(.element)
      try clauses()
      try expect(.rightParenthesis)
      return close(mark, .generator)
    }
    if kind == .comma {
      try elements(until: .rightParenthesis)
      try expect(.rightParenthesis)
      return close(mark, .tuple, flags: .parenthesized)
    }
    if isStarred { throw unexpected() }
    try expect(.rightParenthesis)
  }

  private mutating func listDisplay() throws(PythonProblem) {
    let mark = mark()
    advance()
    if take(.rightBracket) { return close(mark, .list) }
    try element()
    if startsClause {
      label(.element)
      try clauses()
      try expect(.rightBracket)
      return close(mark, .listComprehension)
    }
    try elements(until: .rightBracket)
    try expect(.rightBracket)
    close(mark, .list)
  }

  private mutating func braceDisplay() throws(PythonProblem) {
    let mark = mark()
    advance()
    if take(.rightBrace) { return close(mark, .dictionary) }
    if kind == .doubleStar { return try dictionaryEntries(mark) }
    let entry = self.mark()
    try element()
    if kind == .colon {
      label(.key)
      advance()
      try expression(.value)
      if startsClause {
        try clauses()
        try expect(.rightBrace)
        return close(mark, .dictionaryComprehension)
      }
      close(entry, .dictionaryEntry)
      label(.entry)
      guard take(.comma) else {
        try expect(.rightBrace)
        return close(mark, .dictionary)
      }
      return try dictionaryEntries(mark)
    }
    if startsClause {
      label(.element)
      try clauses()
      try expect(.rightBrace)
      return close(mark, .setComprehension)
    }
    try elements(until: .rightBrace)
    try expect(.rightBrace)
    close(mark, .set)
  }

  private mutating func dictionaryEntries(_ mark: Mark) throws(PythonProblem) {
    while kind != .rightBrace {
      let entry = self.mark()
      if take(.doubleStar) {
        try bitwiseOr()
        label(.value)
        close(entry, .doubleStarred)
      } else {
        try expression(.key)
        try expect(.colon)
        try expression(.value)
        close(entry, .dictionaryEntry)
      }
      label(.entry)
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    close(mark, .dictionary)
  }

  private mutating func element() throws(PythonProblem) {
    if kind == .star { try starExpression() } else { try namedExpression() }
  }

  /// The first one is there already.
  private mutating func elements(until end: PythonTokenKind) throws(PythonProblem) {
    label(.item)
    while take(.comma), kind != end {
      try element()
      label(.item)
    }
  }

  // MARK: Comprehensions

  private var startsClause: Bool { kind == .for || (kind == .async && peek() == .for) }

  private mutating func clauses() throws(PythonProblem) {
    while startsClause {
      let mark = mark()
      let flags: PythonNodeFlags = take(.async) ? .async : []
      try expect(.for)
      try targetList()
      try expect(.in)
      try disjunction(.iterable)
      while take(.if) { try disjunction(.condition) }
      close(mark, .comprehensionClause, flags: flags)
      label(.clause)
    }
  }

  // MARK: Calls and subscripts

  /// `(…)`: leaves a node for each argument.
  mutating func arguments() throws(PythonProblem) {
    let parenthesis = start
    var isLoneGenerator = false
    try expect(.leftParenthesis)
    try nested { parser throws(PythonProblem) in
      while parser.kind != .rightParenthesis {
        isLoneGenerator = try parser.argument()
        parser.label(.argument)
        guard parser.take(.comma) else { break }
        isLoneGenerator = false
      }
    }
    try expect(.rightParenthesis)
    // The parentheses of the call are those of the generator.
    if isLoneGenerator { widenLast(from: parenthesis) }
  }

  /// Whether it is a generator without parentheses of its own.
  private mutating func argument() throws(PythonProblem) -> Bool {
    let mark = mark()
    switch kind {
    case .star:
      advance()
      try expression(.value)
      close(mark, .starred)
    case .doubleStar:
      advance()
      try expression(.value)
      close(mark, .keywordArgument)
    case .name where peek() == .equal:
      try identifier(.name)
      advance()
      try expression(.value)
      close(mark, .keywordArgument)
    default:
      try namedExpression()
      guard startsClause else { return false }
      label(.element)
      try clauses()
      close(mark, .generator)
      return true
    }
    return false
  }

  private mutating func subscriptIndex() throws(PythonProblem) {
    let mark = mark()
    let isStarred = kind == .star
    try slice()
    if kind == .comma || isStarred {
      label(.item)
      while take(.comma), kind != .rightBracket {
        try slice()
        label(.item)
      }
      close(mark, .tuple)
    }
    label(.index)
  }

  private mutating func slice() throws(PythonProblem) {
    let mark = mark()
    if kind == .star { return try starExpression() }
    if kind != .colon {
      try namedExpression()
      guard kind == .colon else { return }
      label(.lower)
    }
    advance()
    if startsBound { try expression(.upper) }
    if take(.colon), startsBound { try expression(.step) }
    close(mark, .slice)
  }

  private var startsBound: Bool { kind != .colon && kind != .comma && kind != .rightBracket }
}
