extension PythonParser {
  /// Leaves a node if a compound statement begins here.
  mutating func compoundStatement() throws(PythonProblem) -> Bool {
    let mark = mark()
    switch kind {
    case .if: try ifStatement(mark)
    case .while:
      advance()
      try namedExpression(.condition)
      try block()
      try otherwise()
      close(mark, .whileStatement)
    case .for: try forStatement(mark, [])
    case .with: try withStatement(mark, [])
    case .try: try tryStatement(mark)
    case .def, .class, .at: try definition()
    case .async:
      switch peek() {
      case .def: try definition()
      case .for:
        advance()
        try forStatement(mark, .async)
      case .with:
        advance()
        try withStatement(mark, .async)
      default: throw unexpected()
      }
    case .name where isName("match"): return try matchStatement(mark)
    default: return false
    }
    return true
  }

  /// `: statements`, each left with this role.
  mutating func block(_ role: PythonRole = .body) throws(PythonProblem) {
    try expect(.colon)
    guard take(.newline) else { return statement(role) }
    guard take(.indent) else { throw unexpected() }
    while kind != .dedent, kind != .endOfFile { statement(role) }
    _ = take(.dedent)
  }

  private mutating func otherwise() throws(PythonProblem) {
    if take(.else) { try block(.otherwise) }
  }

  private mutating func ifStatement(_ mark: Mark) throws(PythonProblem) {
    advance()
    try namedExpression(.condition)
    try block()
    while kind == .elif {
      let branch = self.mark()
      advance()
      try namedExpression(.condition)
      try block()
      close(branch, .elseIf)
      label(.elseIf)
    }
    try otherwise()
    close(mark, .ifStatement)
  }

  private mutating func forStatement(_ mark: Mark, _ flags: PythonNodeFlags) throws(PythonProblem) {
    advance()
    try targetList()
    try expect(.in)
    try starExpressions(.iterable)
    try block()
    try otherwise()
    close(mark, .forStatement, flags: flags)
  }

  private mutating func withStatement(_ mark: Mark, _ flags: PythonNodeFlags) throws(PythonProblem) {
    advance()
    if try !parenthesizedItems() {
      repeat { try withItem() } while take(.comma)
    }
    try block()
    close(mark, .with, flags: flags)
  }

  /// `(a as b, c)` and a colon, which is no tuple.
  private mutating func parenthesizedItems() throws(PythonProblem) -> Bool {
    guard kind == .leftParenthesis else { return false }
    let before = position
    advance()
    do throws(PythonProblem) {
      repeat {
        try withItem()
        guard take(.comma) else { break }
      } while kind != .rightParenthesis
      try expect(.rightParenthesis)
      if kind == .colon { return true }
    } catch {
      if error.reason == .nestedTooDeeply { throw error }
    }
    rewind(to: before)
    return false
  }

  private mutating func withItem() throws(PythonProblem) {
    let mark = mark()
    try expression(.value)
    if take(.as) {
      try starTarget()
      label(.target)
    }
    close(mark, .withItem)
    label(.item)
  }

  private mutating func tryStatement(_ mark: Mark) throws(PythonProblem) {
    advance()
    try block()
    var flags: PythonNodeFlags = []
    var hasHandler = false
    while kind == .except {
      hasHandler = true
      let handler = self.mark()
      advance()
      if take(.star) { flags = .star }
      if kind != .colon {
        let types = self.mark()
        try expression()
        if kind == .comma {
          label(.item)
          while take(.comma) { try expression(.item) }
          close(types, .tuple)
        }
        label(.type)
        if take(.as) { try identifier(.name) }
      }
      try block()
      close(handler, .exceptHandler)
      label(.handler)
    }
    if hasHandler { try otherwise() }
    if take(.finally) {
      try block(.finally)
    } else if !hasHandler {
      throw unexpected()
    }
    close(mark, .tryStatement, flags: flags)
  }

  // MARK: Definitions

  private mutating func definition() throws(PythonProblem) {
    var mark = mark()
    while take(.at) {
      try namedExpression(.decorator)
      try expect(.newline)
    }
    mark.start = start
    let isAsync = take(.async)
    if !isAsync, take(.class) {
      try identifier(.name)
      try typeParameters()
      if kind == .leftParenthesis { try arguments() }
      try block()
      return close(mark, .classDefinition)
    }
    try expect(.def)
    try identifier(.name)
    try typeParameters()
    try expect(.leftParenthesis)
    try parameters(until: .rightParenthesis, mayBeAnnotated: true)
    try expect(.rightParenthesis)
    if take(.arrow) { try expression(.annotation) }
    try block()
    close(mark, .functionDefinition, flags: isAsync ? .async : [])
  }

  /// `[T: a = b, *Ts, **P]`, if they are there.
  mutating func typeParameters() throws(PythonProblem) {
    guard take(.leftBracket) else { return }
    repeat {
      let mark = mark()
      let kind: PythonParameterKind = take(.star) ? .variadic : take(.doubleStar) ? .keywords : .positional
      try identifier(.name)
      if take(.colon) { try expression(.bound) }
      if take(.equal) {
        if self.kind == .star { try starExpression() } else { try expression() }
        label(.defaultValue)
      }
      close(mark, .typeParameter, detail: kind.rawValue)
      label(.typeParameter)
      guard take(.comma) else { break }
    } while self.kind != .rightBracket
    try expect(.rightBracket)
  }

  /// Leaves a node for each parameter. A slash makes those before it positional-only, a star those behind it keyword-only.
  mutating func parameters(until end: PythonTokenKind, mayBeAnnotated: Bool) throws(PythonProblem) {
    let first = mark()
    var kind = PythonParameterKind.positional
    while self.kind != end {
      switch self.kind {
      case .slash:
        advance()
        makePositionalOnly(since: first)
      case .star where peek() == .comma:
        advance()
        kind = .keywordOnly
      case .star:
        advance()
        try parameter(.variadic, mayBeAnnotated)
        kind = .keywordOnly
      case .doubleStar:
        advance()
        try parameter(.keywords, mayBeAnnotated)
      default: try parameter(kind, mayBeAnnotated)
      }
      guard take(.comma) else { break }
    }
  }

  private mutating func parameter(_ kind: PythonParameterKind, _ mayBeAnnotated: Bool) throws(PythonProblem) {
    let mark = mark()
    try identifier(.name)
    if mayBeAnnotated, take(.colon) {
      if kind == .variadic, self.kind == .star { try starExpression() } else { try expression() }
      label(.annotation)
    }
    if take(.equal) { try expression(.defaultValue) }
    close(mark, .parameter, detail: kind.rawValue)
    label(.parameter)
  }
}
