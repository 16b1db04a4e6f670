import SourceText

/// Reads the tokens of one statement into nodes. Grammar rules are extensions in `Grammar/`, one file a family.
///
/// Every rule takes the role its result will have and leaves exactly one node on the pending list unless its comment says
/// otherwise. A rule that wraps takes a `mark()`, lets other rules leave their nodes, and `close`s: all nodes left since the
/// mark become children. A rule that cannot go on throws; the statement is then kept by its tag and tokens.
struct Parser {
  /// Index of the token to be read next.
  private(set) var at = 0
  /// One past the last token of the statement (or of the part of it that is read, or of what comes before a gap in it).
  private(set) var end = 0
  /// The kind of the token to be read next, `.endOfStatement` behind the last one.
  private(set) var kind: TokenKind = .endOfStatement
  /// How many rules that may contain themselves are open.
  var depth = 0
  static let depthLimit = 300

  /// Tokens in the midst of a part that its rules do not see, as `INTO x` of PL/pgSQL in a query. `end` is the gap's start
  /// until it has been leapt over.
  private var gap: (start: Int, end: Int) = Self.noGap
  private static let noGap = (start: -1, end: -1)
  /// Where the part ends in truth.
  private var partEnd = 0
  /// The first error in a `part`.
  var partError: SyntaxError?
  /// In the body that is read there is a CREATE whose parentheses or BEGINs are never closed: semicolons inside count as ends.
  var isCreateUnclosed = false
  /// The statement has a WITH clause somewhere.
  var hasCommonTables = false

  let lexed: LexedText
  private let tokens: UnsafeMutablePointer<Token>
  var nodes: GrowingBuffer<NodeRecord>
  /// Nodes that wait for their parent.
  private var pending: GrowingBuffer<UInt32>

  init(_ lexed: LexedText) {
    self.lexed = lexed
    tokens = lexed.tokens.base
    nodes = GrowingBuffer(capacity: lexed.count / 2 + 16)
    pending = GrowingBuffer(capacity: 64)
  }

  /// Frees what only parsing needs.
  mutating func finish() {
    pending.free()
    nodes.shrink()
  }

  // MARK: Statements

  /// Reads one statement with `rule`; the index of its node, and the error that stopped it.
  mutating func statement(
    from first: Int, to end: Int, _ rule: (inout Parser) throws(SyntaxError) -> Void
  ) -> (node: UInt32, error: SyntaxError?) {
    at = first
    self.end = end
    partEnd = end
    gap = Self.noGap
    partError = nil
    isCreateUnclosed = false
    hasCommonTables = false
    depth = 0
    pending.removeLast(downTo: 0)
    kind = first < end ? tokens[first].kind : .endOfStatement
    let nodesBefore = nodes.count
    do throws(SyntaxError) {
      try rule(&self)
      guard kind == .endOfStatement, pending.count == 1 else { throw unexpected() }
      if hasCommonTables { markCommonTables(under: pending[0]) }
      return (pending[0], nil)
    } catch {
      nodes.removeLast(downTo: nodesBefore)
      pending.removeLast(downTo: 0)
      self.end = end
      partEnd = end
      gap = Self.noGap
      at = end
      kind = .endOfStatement
      nodes.append(
        NodeRecord(kind: .notUnderstood, role: .none, firstToken: UInt32(first), endToken: UInt32(end)))
      return (UInt32(nodes.count - 1), error)
    }
  }

  // MARK: Tokens

  @inline(__always)
  mutating func advance() {
    at += 1
    if at < end { kind = tokens[at].kind } else { stopOrLeap() }
  }

  mutating func advance(by count: Int) {
    at += count
    if at < end { kind = tokens[at].kind } else { stopOrLeap() }
  }

  /// The kind of a token further on.
  @inline(__always)
  func peek(_ distance: Int = 1) -> TokenKind {
    at + distance < end ? tokens[at + distance].kind : peekBehindGap(distance)
  }

  /// At `end` or behind it: leaps over the gap that begins there, or stops.
  @inline(never)
  private mutating func stopOrLeap() {
    if end < partEnd {
      at += gap.end - gap.start
      end = partEnd
    }
    at = min(at, end)
    kind = at < end ? tokens[at].kind : .endOfStatement
  }

  @inline(never)
  private func peekBehindGap(_ distance: Int) -> TokenKind {
    guard end < partEnd else { return .endOfStatement }
    let index = at + distance + gap.end - gap.start
    return index < partEnd ? tokens[index].kind : .endOfStatement
  }

  /// Steps over the token if it is of this kind.
  @inline(__always)
  mutating func take(_ expected: TokenKind) -> Bool {
    guard kind == expected else { return false }
    advance()
    return true
  }

  /// Steps over two tokens if they are of these kinds.
  mutating func take(_ first: TokenKind, _ second: TokenKind) -> Bool {
    guard kind == first, peek() == second else { return false }
    advance(by: 2)
    return true
  }

  mutating func take(_ first: TokenKind, _ second: TokenKind, _ third: TokenKind) -> Bool {
    guard kind == first, peek() == second, peek(2) == third else { return false }
    advance(by: 3)
    return true
  }

  /// Steps over the token if it is one of these; which one.
  mutating func take(oneOf kinds: TokenKind...) -> TokenKind? {
    guard kinds.contains(kind) else { return nil }
    defer { advance() }
    return kind
  }

  @inline(__always)
  mutating func expect(_ expected: TokenKind) throws(SyntaxError) {
    guard kind == expected else { throw unexpected() }
    advance()
  }

  mutating func expect(_ first: TokenKind, _ second: TokenKind) throws(SyntaxError) {
    try expect(first)
    try expect(second)
  }

  func unexpected() -> SyntaxError { SyntaxError(reason: .unexpectedToken, token: UInt32(at)) }

  /// Whether the token is this word, compared without case. For words PostgreSQL itself does not list as keywords.
  func isWord(_ word: StaticString) -> Bool {
    guard kind == .word, tokens[at].storedLength == word.utf8CodeUnitCount else { return false }
    let start = lexed.text.base + Int(tokens[at].start)
    for offset in 0..<word.utf8CodeUnitCount where start[offset] | 0x20 != word.utf8Start[offset] | 0x20 { return false }
    return true
  }

  /// Whether this symbol token is written exactly so.
  func isSymbol(_ symbol: StaticString) -> Bool {
    guard kind == .symbol, tokens[at].storedLength == symbol.utf8CodeUnitCount else { return false }
    let start = lexed.text.base + Int(tokens[at].start)
    for offset in 0..<symbol.utf8CodeUnitCount where start[offset] != symbol.utf8Start[offset] { return false }
    return true
  }

  /// Go back to an earlier token and forget the nodes left since. Only for short, bounded looks ahead.
  mutating func rewind(to mark: Mark) {
    nodes.removeLast(downTo: mark.node)
    pending.removeLast(downTo: mark.pending)
    at = mark.token
    if at < gap.start { end = gap.start }
    kind = at < end ? tokens[at].kind : .endOfStatement
  }

  // MARK: Parts

  /// Reads the tokens up to `limit` with a rule as if nothing came behind them, and leaves one node: what the rule leaves, or
  /// `notUnderstood` if the rule cannot read them all. The rule does not see the tokens of `gap`, which has tokens of the part
  /// on both sides.
  mutating func part(
    _ role: Role, upTo limit: Int, gap: Range<Int>? = nil, _ rule: (inout Parser) throws(SyntaxError) -> Void
  ) {
    let whole = (end: end, partEnd: partEnd, gap: self.gap, depth: depth)
    partEnd = limit
    self.gap = gap.map { ($0.lowerBound, $0.upperBound) } ?? Self.noGap
    end = gap?.lowerBound ?? limit
    kind = at < end ? tokens[at].kind : .endOfStatement
    let mark = mark()
    do throws(SyntaxError) {
      try rule(&self)
      guard kind == .endOfStatement, pending.count == mark.pending + 1 else { throw unexpected() }
    } catch {
      if partError == nil { partError = error }
      rewind(to: mark)
      self.gap = Self.noGap
      at = limit
      close(.notUnderstood, role, from: mark)
    }
    (end, partEnd, self.gap, depth) = whole
    at = limit
    kind = at < end ? tokens[at].kind : .endOfStatement
  }

  // MARK: Nodes

  struct Mark {
    let token: Int
    let pending: Int
    let node: Int
  }

  @inline(__always)
  func mark() -> Mark { Mark(token: at, pending: pending.count, node: nodes.count) }

  /// A mark before the last node left, to wrap it: `a` becomes the first child of `a + b`.
  func markOfLast() -> Mark {
    let last = Int(pending[pending.count - 1])
    return Mark(token: Int(nodes[last].firstToken), pending: pending.count - 1, node: nodes.count)
  }

  /// All nodes left since the mark become children of a new one, which reaches from the mark to here.
  @inline(__always)
  mutating func close(
    _ kind: NodeKind, _ role: Role, from mark: Mark, detail: TokenKind = .endOfStatement, flags: NodeFlags = []
  ) {
    var first = NodeRecord.none
    var next = pending.count
    while next > mark.pending {
      next -= 1
      let child = pending[next]
      nodes.base[Int(child)].nextSibling = first
      first = child
    }
    pending.removeLast(downTo: mark.pending)
    pending.append(UInt32(truncatingIfNeeded: nodes.count))
    nodes.append(
      NodeRecord(
        kind: kind, role: role, detail: detail, flags: flags,
        firstToken: UInt32(truncatingIfNeeded: mark.token),
        endToken: UInt32(truncatingIfNeeded: at == gap.end ? gap.start : at),
        firstChild: first))
  }

  /// A node without children over the next `count` tokens, and steps over them.
  @inline(__always)
  mutating func leaf(
    _ kind: NodeKind, _ role: Role, tokens count: Int = 1, detail: TokenKind = .endOfStatement, flags: NodeFlags = []
  ) {
    let mark = mark()
    if count == 1 { advance() } else { advance(by: count) }
    close(kind, role, from: mark, detail: detail, flags: flags)
  }

  /// Gives the node left last another role.
  mutating func setRole(_ role: Role) { nodes.base[Int(pending[pending.count - 1])].role = role }

  /// Adds flags to the node left last.
  mutating func addFlags(_ flags: NodeFlags) { nodes.base[Int(pending[pending.count - 1])].flags.formUnion(flags) }

  /// Lets the node left last reach to here.
  mutating func extendLast() { nodes.base[Int(pending[pending.count - 1])].endToken = UInt32(truncatingIfNeeded: at) }

  /// The kind of the node left last.
  var lastKind: NodeKind { lastRecord.kind }

  /// The node left last.
  var lastRecord: NodeRecord { nodes[Int(pending[pending.count - 1])] }

  // MARK: Shapes that recur

  /// Begins a rule that may contain itself, unless that has gone too deep; it must `leave()` at its end.
  @inline(__always)
  mutating func enter() throws(SyntaxError) {
    guard depth < Self.depthLimit else { throw SyntaxError(reason: .nestedTooDeeply, token: UInt32(at)) }
    depth += 1
  }

  @inline(__always)
  mutating func leave() { depth -= 1 }

  /// Runs a rule that may contain itself, unless that has gone too deep.
  @inline(__always)
  mutating func nested(_ rule: (inout Parser) throws(SyntaxError) -> Void) throws(SyntaxError) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw SyntaxError(reason: .nestedTooDeeply, token: UInt32(at)) }
    try rule(&self)
  }

  /// `rule, rule, …`
  @inline(__always)
  mutating func commaSeparated(_ rule: (inout Parser) throws(SyntaxError) -> Void) throws(SyntaxError) {
    repeat { try rule(&self) } while take(.comma)
  }

  /// `( rule, rule, … )`
  mutating func parenthesized(_ rule: (inout Parser) throws(SyntaxError) -> Void) throws(SyntaxError) {
    try expect(.leftParen)
    try commaSeparated(rule)
    try expect(.rightParen)
  }

  /// IF EXISTS
  mutating func ifExists() -> NodeFlags { take(.if, .exists) ? .ifExists : [] }

  /// IF NOT EXISTS
  mutating func ifNotExists() -> NodeFlags { take(.if, .not, .exists) ? .ifNotExists : [] }

  /// CASCADE | RESTRICT
  mutating func dropBehavior() -> NodeFlags {
    if take(.cascade) { return .cascade }
    if take(.restrict) { return .restrict }
    return []
  }
}
