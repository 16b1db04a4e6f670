extension PythonParser {
  /// `match subject:` and its cases; false where `match` is but a name.
  mutating func matchStatement(_ mark: Mark) throws(PythonProblem) -> Bool {
    guard peekStartsSubject else { return false }
    let before = position
    advance()
    do throws(PythonProblem) {
      try subject()
      label(.subject)
      guard kind == .colon, peek() == .newline, peek(2) == .indent else {
        rewind(to: before)
        return false
      }
    } catch {
      rewind(to: before)
      return false
    }
    advance()
    advance()
    advance()
    while isName("case") {
      let branch = self.mark()
      advance()
      try patterns()
      if take(.if) { try namedExpression(.guard) }
      try block()
      close(branch, .matchCase)
      label(.case)
    }
    try expect(.dedent)
    close(mark, .match)
    return true
  }

  private var peekStartsSubject: Bool {
    switch peek() {
    case .name, .number, .string, .formattedStart, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .minus, .plus, .tilde,
      .star, .not, .lambda, .await, .true, .false, .none:
      true
    default: false
    }
  }

  private mutating func subject() throws(PythonProblem) {
    let mark = mark()
    if kind == .star { try starExpression() } else { try namedExpression() }
    guard kind == .comma else { return }
    label(.item)
    while take(.comma), startsExpression {
      if kind == .star { try starExpression() } else { try namedExpression() }
      label(.item)
    }
    close(mark, .tuple)
  }

  /// What stands behind CASE: a sequence may go without brackets.
  private mutating func patterns() throws(PythonProblem) {
    let mark = mark()
    try starOrPattern()
    let isSequence = kind == .comma || lastKind == .starPattern
    if isSequence {
      label(.item)
      while take(.comma), kind != .colon, kind != .if {
        try starOrPattern()
        label(.item)
      }
      close(mark, .sequencePattern)
    }
    label(.pattern)
  }

  private mutating func starOrPattern() throws(PythonProblem) {
    let mark = mark()
    guard take(.star) else { return try pattern() }
    try captureName()
    close(mark, .starPattern)
  }

  /// A name, unless it is `_`, which leaves nothing.
  private mutating func captureName() throws(PythonProblem) {
    if isName("_") { advance() } else { try identifier(.name) }
  }

  private mutating func pattern() throws(PythonProblem) {
    try nested { parser throws(PythonProblem) in
      let mark = parser.mark()
      try parser.orPattern()
      guard parser.take(.as) else { return }
      parser.label(.pattern)
      try parser.identifier(.name)
      parser.close(mark, .capturePattern)
    }
  }

  private mutating func orPattern() throws(PythonProblem) {
    let mark = mark()
    try closedPattern()
    guard kind == .bar else { return }
    label(.item)
    while take(.bar) {
      try closedPattern()
      label(.item)
    }
    close(mark, .orPattern)
  }

  private mutating func closedPattern() throws(PythonProblem) {
    let mark = mark()
    switch kind {
    case .name where peek() != .dot && peek() != .leftParenthesis:
      try captureName()
      close(mark, .capturePattern)
    case .name:
      leaf(.name)
      while kind == .dot {
        label(.value)
        advance()
        try identifier(.name)
        close(mark, .attribute)
      }
      if kind == .leftParenthesis { return try classPattern(mark) }
      label(.value)
      close(mark, .valuePattern)
    case .leftParenthesis, .leftBracket: try groupOrSequence(mark)
    case .leftBrace: try mappingPattern(mark)
    default:
      try literal()
      label(.value)
      close(mark, .valuePattern)
    }
  }

  /// A constant: a string, or a number that may have a sign and an imaginary part.
  private mutating func literal() throws(PythonProblem) {
    let mark = mark()
    switch kind {
    case .string, .formattedStart: try strings()
    case .true: leaf(.true)
    case .false: leaf(.false)
    case .none: leaf(.none)
    default:
      if take(.minus) {
        guard kind == .number else { throw unexpected() }
        numberLiteral()
        label(.operand)
        close(mark, .unary, .minus)
      } else {
        guard kind == .number else { throw unexpected() }
        numberLiteral()
      }
      guard kind == .plus || kind == .minus else { return }
      let operation: PythonOperator = kind == .plus ? .add : .subtract
      label(.left)
      advance()
      guard kind == .number else { throw unexpected() }
      numberLiteral()
      label(.right)
      close(mark, .binary, operation)
    }
  }

  private mutating func groupOrSequence(_ mark: Mark) throws(PythonProblem) {
    let isGroup = kind == .leftParenthesis
    let end: PythonTokenKind = isGroup ? .rightParenthesis : .rightBracket
    advance()
    var hasComma = false
    var count = 0
    while kind != end {
      try starOrPattern()
      label(.item)
      count += 1
      guard take(.comma) else { break }
      hasComma = true
    }
    try expect(end)
    if isGroup, count == 1, !hasComma, lastKind != .starPattern { return }
    close(mark, .sequencePattern)
  }

  private mutating func mappingPattern(_ mark: Mark) throws(PythonProblem) {
    advance()
    while kind != .rightBrace {
      if take(.doubleStar) {
        try identifier(.name)
      } else {
        try mappingKey()
        label(.key)
        try expect(.colon)
        try pattern()
        label(.pattern)
      }
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    close(mark, .mappingPattern)
  }

  private mutating func mappingKey() throws(PythonProblem) {
    guard kind == .name else { return try literal() }
    let mark = mark()
    leaf(.name)
    while take(.dot) {
      label(.value)
      try identifier(.name)
      close(mark, .attribute)
    }
  }

  private mutating func classPattern(_ mark: Mark) throws(PythonProblem) {
    label(.type)
    advance()
    while kind != .rightParenthesis {
      if kind == .name, peek() == .equal {
        let keyword = self.mark()
        try identifier(.name)
        advance()
        try pattern()
        label(.pattern)
        close(keyword, .keywordPattern)
      } else {
        try pattern()
      }
      label(.item)
      guard take(.comma) else { break }
    }
    try expect(.rightParenthesis)
    close(mark, .classPattern)
  }
}
