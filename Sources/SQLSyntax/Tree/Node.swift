import SourceText

/// A place in a tree, to read from. It holds all of the tree: who keeps it for long keeps it `stored`.
public struct Node: Sendable {
  public let tree: SyntaxTree
  public let index: UInt32

  init(tree: SyntaxTree, index: UInt32) {
    self.tree = tree
    self.index = index
  }

  public var record: NodeRecord { tree.nodes[Int(index)] }
  public var kind: NodeKind { record.kind }
  public var role: Role { record.role }
  public var flags: NodeFlags { record.flags }
  public var detail: TokenKind { record.detail }

  /// The children in the order they are written.
  public var children: Children { Children(tree: tree, first: record.firstChild) }

  public func child(_ role: Role) -> Node? {
    var next = record.firstChild
    while next != NodeRecord.none {
      let record = tree.nodes[Int(next)]
      if record.role == role { return Node(tree: tree, index: next) }
      next = record.nextSibling
    }
    return nil
  }

  public func children(_ role: Role) -> [Node] {
    var count = 0
    visitChildren { _, record in if record.role == role { count += 1 } }
    guard count > 0 else { return [] }
    var found: [Node] = []
    found.reserveCapacity(count)
    visitChildren { index, record in if record.role == role { found.append(Node(tree: tree, index: index)) } }
    return found
  }

  @inline(__always)
  private func visitChildren(_ visit: (UInt32, NodeRecord) -> Void) {
    var next = record.firstChild
    while next != NodeRecord.none {
      let record = tree.nodes[Int(next)]
      visit(next, record)
      next = record.nextSibling
    }
  }

  public var span: Span { tree.lexed.span(from: record.firstToken, to: record.endToken) }

  /// The source as it is written.
  public var sourceText: String { tree.text[span] }

  /// The identifiers of a name node, folded as PostgreSQL folds them; `*` stands for itself.
  public var identifiers: [String] {
    let record = record
    let first = Int(record.firstToken)
    let end = Int(record.endToken)
    if end == first + 1 { return [tree.lexed.identifier(at: first)] }
    var found: [String] = []
    found.reserveCapacity((end - first + 1) / 2)
    for token in stride(from: first, to: end, by: 2) { found.append(tree.lexed.identifier(at: token)) }
    return found
  }

  /// The first of the identifiers, without a list of all.
  public var firstIdentifier: String? {
    let record = record
    return record.firstToken < record.endToken ? tree.lexed.identifier(at: Int(record.firstToken)) : nil
  }

  /// The last of the identifiers, without a list of all.
  public var lastIdentifier: String? {
    let record = record
    guard record.firstToken < record.endToken else { return nil }
    // Between two of them stands a dot.
    return tree.lexed.identifier(at: Int(record.endToken - 1 - (record.endToken - record.firstToken - 1) % 2))
  }

  /// What a string literal stands for, its escapes resolved; nil for anything else, and where a placeholder is in it.
  public var stringValue: String? {
    let token = Int(record.firstToken)
    guard kind == .constant, detail.isString, !tree.lexed.containsHole(at: token) else { return nil }
    return tree.lexed.stringValue(at: token)
  }

  public func contains(_ other: Node) -> Bool {
    tree === other.tree && indices.contains(other.index)
  }

  /// All nodes of a kind in it, itself included, in the order in which they end.
  public func nodes(of kind: NodeKind) -> [Node] { nodes { $0 == kind } }

  public func nodes(where isWanted: (NodeKind) -> Bool) -> [Node] {
    var found: [Node] = []
    for index in indices where isWanted(tree.nodes[Int(index)].kind) { found.append(Node(tree: tree, index: index)) }
    return found
  }

  /// Where all that is in it stands in the tree, itself last; what a node consists of stands right before it.
  public var indices: ClosedRange<UInt32> { tree.firstNode(of: index)...index }

  /// A list of siblings.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    let tree: SyntaxTree
    var upcoming: UInt32

    init(tree: SyntaxTree, first: UInt32) {
      self.tree = tree
      self.upcoming = first
    }

    public mutating func next() -> Node? {
      guard upcoming != NodeRecord.none else { return nil }
      let node = Node(tree: tree, index: upcoming)
      upcoming = tree.nodes[Int(upcoming)].nextSibling
      return node
    }
  }
}
