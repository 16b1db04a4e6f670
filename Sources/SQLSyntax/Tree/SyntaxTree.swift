import SourceText

/// One node as it is stored. Children stand before their parent in the list.
public struct NodeRecord: BitwiseCopyable, Sendable {
  /// The kind in the low ten bits, the detail in the ten above them, then the role.
  private var packed: UInt32
  public var flags: NodeFlags
  /// Tokens from `firstToken` up to, not including, `endToken`.
  public var firstToken: UInt32
  public var endToken: UInt32
  /// Index of the first child, or `none`.
  var firstChild: UInt32
  var nextSibling: UInt32

  static let none = UInt32.max

  @inline(__always)
  init(
    kind: NodeKind, role: Role, detail: TokenKind = .endOfStatement, flags: NodeFlags = [], firstToken: UInt32,
    endToken: UInt32, firstChild: UInt32 = none
  ) {
    packed =
      UInt32(unsafeBitCast(kind, to: UInt16.self)) | UInt32(unsafeBitCast(detail, to: UInt16.self)) << 10
      | UInt32(unsafeBitCast(role, to: UInt8.self)) << 20
    self.flags = flags
    self.firstToken = firstToken
    self.endToken = endToken
    self.firstChild = firstChild
    nextSibling = Self.none
  }

  @inline(__always)
  public var kind: NodeKind { unsafeBitCast(UInt16(truncatingIfNeeded: packed & 0x3FF), to: NodeKind.self) }

  /// The word or operator that tells forms of one kind apart.
  @inline(__always)
  public var detail: TokenKind { unsafeBitCast(UInt16(truncatingIfNeeded: packed >> 10 & 0x3FF), to: TokenKind.self) }

  @inline(__always)
  public internal(set) var role: Role {
    get { unsafeBitCast(UInt8(truncatingIfNeeded: packed >> 20), to: Role.self) }
    set { packed = packed & 0xFFFFF | UInt32(unsafeBitCast(newValue, to: UInt8.self)) << 20 }
  }
}

/// One statement of a text.
public struct Statement: Sendable {
  /// PostgreSQL's command tag, as `ALTER TYPE`.
  public var tag: CommandTag
  /// From its first token to its last, the semicolon not included.
  public var span: Span
  public var firstToken: UInt32
  public var endToken: UInt32
  /// The index of its node; the node's kind is `notUnderstood` where only the tag and the tokens are known.
  public var node: UInt32
  /// Where and why the tree could not be built.
  public var syntaxError: SyntaxError?
  /// It goes to the server together with the statement behind it (`\;` in psql).
  public var isJoinedToNext: Bool

  public var isUnderstood: Bool { syntaxError == nil }
}

/// The first place in a statement that the grammar has no rule for.
public struct SyntaxError: Error, Sendable {
  public enum Reason: Sendable {
    case unexpectedToken
    case nestedTooDeeply
  }
  public var reason: Reason
  /// Index of the token; the statement's `endToken` when it ends too early.
  public var token: UInt32
}

/// A text with its tokens, comments, statements and the tree of each statement. Never changes once it is built.
public final class SyntaxTree: Sendable {
  public let lexed: LexedText
  public let statements: [Statement]
  /// What was wrong with the text, in order.
  public let problems: [Problem]
  /// Where the text comes from if it is no file, but the body of a routine or what EXECUTE runs.
  let embedding: Embedding?
  nonisolated(unsafe) let nodes: GrowingBuffer<NodeRecord>
  /// What makes it again. Set before anybody else sees the tree.
  nonisolated(unsafe) var fleeting: FleetingTree?

  init(
    lexed: LexedText, statements: [Statement], problems: [Problem], nodes: GrowingBuffer<NodeRecord>,
    embedding: Embedding? = nil
  ) {
    self.lexed = lexed
    self.statements = statements
    self.problems = problems
    self.nodes = nodes
    self.embedding = embedding
  }

  deinit { nodes.free() }

  public var text: SourceText { lexed.text }

  public var nodeCount: Int { nodes.count }

  /// Of each statement there is more than the tag.
  public var isUnderstood: Bool { statements.allSatisfy(\.isUnderstood) }

  public func root(of statement: Statement) -> Node { Node(tree: self, index: statement.node) }

  public func node(at index: UInt32) -> Node { Node(tree: self, index: index) }

  /// A node without its tree, to look at many.
  public func record(at index: UInt32) -> NodeRecord { nodes[Int(index)] }
}
