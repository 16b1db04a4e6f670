/// A node, for who keeps it for long: a `Node` holds its tree, this one only leads to it where it can be made again.
public struct StoredNode: Sendable, Equatable {
  private let source: TreeSource
  private let index: UInt32

  public init(_ node: Node) {
    source = node.tree.fleeting.map(TreeSource.fleeting) ?? .held(node.tree)
    index = node.index
  }

  public var node: Node { Node(tree: source.tree, index: index) }
}

extension Node {
  public var stored: StoredNode { StoredNode(self) }
}

/// Keeps a node without its tree. Who only asks whether there is one asks `$it`, for which no tree is made.
@propertyWrapper
public struct Stored: Sendable {
  public private(set) var projectedValue: StoredNode?

  public init(wrappedValue: Node?) { projectedValue = wrappedValue?.stored }

  public var wrappedValue: Node? {
    get { projectedValue?.node }
    set { projectedValue = newValue?.stored }
  }
}
