import SourceText

extension PythonParser {
  /// Statements of one line, or one compound statement. Leaves one node for each, as `role`.
  mutating func statement(_ role: PythonRole = .body) {
    let before = position
    let mark = mark()
    do throws(PythonProblem) {
      if kind == .indent { throw lexicalProblems[at + 1] ?? PythonProblem(reason: .unexpectedIndentation, span: tokenSpan) }
      try nested { parser throws(PythonProblem) in
        if try parser.compoundStatement() { parser.label(role) } else { try parser.simpleStatements(role) }
      }
    } catch {
      dropNodes(since: before)
      problems.append(error)
      // Where a part is missing, the next statement is not to blame.
      if !isBehindLine(since: before) { skipStatement() }
      close(Mark(pending: mark.pending, start: mark.start), .notUnderstood)
      label(role)
    }
  }

  /// To behind the end of the line, and of the block that belongs to it.
  private mutating func skipStatement() {
    if kind != .indent {
      while kind != .newline, kind != .endOfFile, kind != .dedent, kind != .indent { advance() }
      if kind == .newline { advance() }
    }
    guard kind == .indent else { return }
    var open = 0
    repeat {
      if kind == .indent { open += 1 } else if kind == .dedent { open -= 1 }
      advance()
    } while open > 0 && kind != .endOfFile
  }

  private mutating func simpleStatements(_ role: PythonRole) throws(PythonProblem) {
    repeat {
      try simpleStatement()
      label(role)
      guard take(.semicolon) else { break }
    } while kind != .newline
    try expect(.newline)
  }

  private mutating func simpleStatement() throws(PythonProblem) {
    let mark = mark()
    switch kind {
    case .pass: leaf(.pass)
    case .break: leaf(.breakStatement)
    case .continue: leaf(.continueStatement)
    case .return:
      advance()
      if !endsStatement { try starExpressions(.value) }
      close(mark, .returnStatement)
    case .raise:
      advance()
      if !endsStatement {
        try expression(.value)
        if take(.from) { try expression(.cause) }
      }
      close(mark, .raise)
    case .global, .nonlocal:
      let nodeKind: PythonNodeKind = kind == .global ? .global : .nonlocal
      advance()
      repeat { try identifier(.name) } while take(.comma)
      close(mark, nodeKind)
    case .del:
      advance()
      repeat {
        try bitwiseOr()
        label(.target)
        guard take(.comma) else { break }
      } while !endsStatement
      close(mark, .delete)
    case .assert:
      advance()
      try expression(.condition)
      if take(.comma) { try expression(.message) }
      close(mark, .assert)
    case .import: try importStatement(mark)
    case .from: try importFrom(mark)
    case .name where isName("type") && peek() == .name: try typeAlias(mark)
    default: try expressionStatement(mark)
    }
  }

  private var endsStatement: Bool { kind == .newline || kind == .semicolon }

  // MARK: Assignments

  private mutating func expressionStatement(_ mark: Mark) throws(PythonProblem) {
    try yieldOrStarExpressions()
    switch kind {
    case .equal:
      label(.target)
      advance()
      try yieldOrStarExpressions()
      while take(.equal) {
        label(.target)
        try yieldOrStarExpressions()
      }
      label(.value)
      close(mark, .assignment)
    case .colon:
      label(.target)
      advance()
      try expression(.annotation)
      if take(.equal) {
        try yieldOrStarExpressions()
        label(.value)
      }
      close(mark, .annotatedAssignment)
    default:
      guard let operation = augmentedOperator else {
        label(.value)
        return close(mark, .expressionStatement)
      }
      label(.target)
      advance()
      try yieldOrStarExpressions()
      label(.value)
      close(mark, .augmentedAssignment, operation)
    }
  }

  private var augmentedOperator: PythonOperator? {
    switch kind {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .doubleStarEqual: .power
    case .slashEqual: .divide
    case .doubleSlashEqual: .floorDivide
    case .percentEqual: .remainder
    case .atEqual: .matrixMultiply
    case .leftShiftEqual: .leftShift
    case .rightShiftEqual: .rightShift
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    default: nil
    }
  }

  private mutating func typeAlias(_ mark: Mark) throws(PythonProblem) {
    advance()
    try identifier(.name)
    try typeParameters()
    try expect(.equal)
    try expression(.value)
    close(mark, .typeAlias)
  }

  // MARK: Imports

  private mutating func importStatement(_ mark: Mark) throws(PythonProblem) {
    advance()
    repeat {
      let alias = self.mark()
      try dottedName()
      try aliasEnd(alias)
    } while take(.comma)
    close(mark, .importStatement)
  }

  private mutating func importFrom(_ mark: Mark) throws(PythonProblem) {
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    if level == 0 || kind != .import { try dottedName() }
    try expect(.import)
    if kind == .star {
      let alias = self.mark()
      leaf(.dottedName)
      label(.module)
      close(alias, .alias)
      label(.alias)
    } else {
      let isParenthesized = take(.leftParenthesis)
      repeat {
        let alias = self.mark()
        guard kind == .name else { throw unexpected() }
        leaf(.dottedName)
        label(.module)
        try aliasEnd(alias)
        guard take(.comma) else { break }
      } while !(isParenthesized && kind == .rightParenthesis)
      if isParenthesized { try expect(.rightParenthesis) }
    }
    close(mark, .importFrom, detail: UInt8(min(level, 255)))
  }

  private mutating func aliasEnd(_ mark: Mark) throws(PythonProblem) {
    if take(.as) { try identifier(.name) }
    close(mark, .alias)
    label(.alias)
  }

  private mutating func dottedName() throws(PythonProblem) {
    let mark = mark()
    repeat { try expect(.name) } while take(.dot)
    close(mark, .dottedName)
    label(.module)
  }
}
