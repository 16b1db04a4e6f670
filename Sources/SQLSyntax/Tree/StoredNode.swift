/// A node, for who keeps it for long: a `Node` holds its tree, this one only leads to it where it can be made again.
public struct StoredNode: Sendable, Equatable {
  private enum Way: Sendable {
    case held(SyntaxTree)
    case fleeting(FleetingTree)
  }

  private let way: Way
  private let index: UInt32

  public init(_ node: Node) {
    way = node.tree.fleeting.map(Way.fleeting) ?? .held(node.tree)
    index = node.index
  }

  public var node: Node {
    switch way {
    case .held(let tree): Node(tree: tree, index: index)
    case .fleeting(let fleeting): Node(tree: fleeting.tree, index: index)
    }
  }

  public static func == (left: StoredNode, right: StoredNode) -> Bool {
    guard left.index == right.index else { return false }
    return switch (left.way, right.way) {
    case (.held(let left), .held(let right)): left === right
    case (.fleeting(let left), .fleeting(let right)): left === right
    default: false
    }
  }
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
