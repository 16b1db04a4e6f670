import SourceText

/// Reads tokens into nodes. Rules leave exactly one node on the pending list unless their comment says otherwise; the caller
/// says what it is to its parent. A rule that wraps takes a `mark()`, lets other rules leave their nodes, and `close`s: all
/// nodes left since the mark become children. A rule that cannot go on throws; then the statement it is in is not understood.
struct PythonParser {
  let text: SourceText
  let tokens: ContiguousArray<PythonToken>
  let lexicalProblems: [Int: PythonProblem]
  private(set) var at = 0
  private(set) var kind: PythonTokenKind
  /// Where the last token with text in it ended.
  private(set) var lastEnd: UInt32 = 0
  private(set) var nodes: ContiguousArray<PythonNodeRecord> = []
  private var pending: ContiguousArray<UInt32> = []
  var problems: [PythonProblem] = []
  private var depth = 0
  static let depthLimit = 200

  struct Mark {
    var pending: Int
    var start: UInt32
  }

  /// A state to return to.
  struct Position {
    fileprivate var at: Int
    fileprivate var lastEnd: UInt32
    fileprivate var nodes: Int
    fileprivate var pending: Int
    fileprivate var depth: Int
  }

  init(_ lexer: PythonLexer) {
    text = lexer.text
    tokens = lexer.tokens
    lexicalProblems = lexer.problems
    kind = tokens[0].kind
    nodes.reserveCapacity(tokens.count)
  }

  mutating func module() -> PythonTree {
    let mark = Mark(pending: 0, start: 0)
    while kind != .endOfFile {
      if kind == .newline || kind == .dedent { advance() } else { statement() }
    }
    close(mark, .module)
    nodes[nodes.count - 1].end = UInt32(text.count)
    return PythonTree(text: text, problems: problems, nodes: nodes)
  }

  // MARK: Tokens

  var start: UInt32 { tokens[at].start }
  var tokenSpan: Span { Span(start: tokens[at].start, end: tokens[at].end) }

  mutating func advance() {
    if !kind.isLayout { lastEnd = tokens[at].end }
    if at + 1 < tokens.count { at += 1 }
    kind = tokens[at].kind
  }

  func peek(_ distance: Int = 1) -> PythonTokenKind { at + distance < tokens.count ? tokens[at + distance].kind : .endOfFile }

  mutating func take(_ expected: PythonTokenKind) -> Bool {
    guard kind == expected else { return false }
    advance()
    return true
  }

  mutating func expect(_ expected: PythonTokenKind) throws(PythonProblem) {
    guard kind == expected else { throw unexpected() }
    advance()
  }

  func unexpected() -> PythonProblem { lexicalProblems[at] ?? PythonProblem(reason: .unexpectedToken, span: tokenSpan) }

  /// Whether the token is this name: soft keywords are names elsewhere.
  func isName(_ word: StaticString) -> Bool {
    kind == .name && tokenSpan.count == word.utf8CodeUnitCount && text.has(word, at: start, before: tokens[at].end)
  }

  // MARK: Nodes

  func mark() -> Mark { Mark(pending: pending.count, start: start) }

  /// Makes all nodes left since the mark the children of a new one, which ends with the last token read.
  mutating func close(_ mark: Mark, _ kind: PythonNodeKind, detail: UInt8 = 0, flags: PythonNodeFlags = []) {
    var record = PythonNodeRecord(
      kind: kind, detail: detail, flags: flags, start: mark.start, end: max(lastEnd, mark.start))
    var index = pending.count
    while index > mark.pending {
      index -= 1
      let child = Int(pending[index])
      nodes[child].nextSibling = record.firstChild
      record.firstChild = UInt32(child)
    }
    pending.removeSubrange(mark.pending...)
    nodes.append(record)
    pending.append(UInt32(nodes.count - 1))
  }

  mutating func close(_ mark: Mark, _ kind: PythonNodeKind, _ operation: PythonOperator) {
    close(mark, kind, detail: operation.rawValue)
  }

  /// One token that is a node.
  mutating func leaf(_ kind: PythonNodeKind, flags: PythonNodeFlags = []) {
    let mark = mark()
    advance()
    close(mark, kind, flags: flags)
  }

  mutating func identifier(_ role: PythonRole) throws(PythonProblem) {
    guard kind == .name else { throw unexpected() }
    leaf(.identifier)
    label(role)
  }

  /// Says what the last node is to its parent.
  mutating func label(_ role: PythonRole) { nodes[Int(pending[pending.count - 1])].role = role }

  var lastKind: PythonNodeKind { nodes[Int(pending[pending.count - 1])].kind }

  mutating func addFlags(_ flags: PythonNodeFlags) { nodes[Int(pending[pending.count - 1])].flags.formUnion(flags) }

  /// The last node is one in brackets and has them in its span.
  mutating func widenLast(from start: UInt32) {
    nodes[Int(pending[pending.count - 1])].start = start
    nodes[Int(pending[pending.count - 1])].end = lastEnd
  }

  /// A slash behind them: the parameters left since the mark cannot be named in a call.
  mutating func makePositionalOnly(since mark: Mark) {
    for index in pending[mark.pending...] where nodes[Int(index)].kind == .parameter {
      nodes[Int(index)].detail = PythonParameterKind.positionalOnly.rawValue
    }
  }

  // MARK: Going back

  var position: Position { Position(at: at, lastEnd: lastEnd, nodes: nodes.count, pending: pending.count, depth: depth) }

  mutating func rewind(to position: Position) {
    at = position.at
    lastEnd = position.lastEnd
    kind = tokens[at].kind
    dropNodes(since: position)
  }

  /// Whether tokens have been read since then, and the next one begins a line.
  func isBehindLine(since position: Position) -> Bool {
    at > position.at && kind != .indent && (tokens[at - 1].kind == .newline || tokens[at - 1].kind == .dedent)
  }

  /// Forgets the nodes, and stays at the token.
  mutating func dropNodes(since position: Position) {
    nodes.removeSubrange(position.nodes...)
    pending.removeSubrange(position.pending...)
    depth = position.depth
  }

  mutating func nested(_ rule: (inout PythonParser) throws(PythonProblem) -> Void) throws(PythonProblem) {
    guard depth < Self.depthLimit else { throw PythonProblem(reason: .nestedTooDeeply, span: tokenSpan) }
    depth += 1
    try rule(&self)
    depth -= 1
  }
}
