import SourceText

/// Where a tree is had from.
public enum TreeSource: Sendable, Equatable {
  case held(SyntaxTree)
  case fleeting(FleetingTree)

  public var tree: SyntaxTree {
    switch self {
    case .held(let tree): tree
    case .fleeting(let fleeting): fleeting.tree
    }
  }

  public var text: SourceText {
    switch self {
    case .held(let tree): tree.text
    case .fleeting(let fleeting): fleeting.text
    }
  }

  /// Whether the tree need not be made.
  public var hasTree: Bool {
    switch self {
    case .held: true
    case .fleeting(let fleeting): fleeting.isThere
    }
  }

  /// Whether of a statement there is more than the tag. Where that is so of all of them, no tree is made to say it.
  public func isUnderstood(_ statement: Int) -> Bool {
    if case .fleeting(let fleeting) = self, fleeting.isUnderstood { return true }
    return tree.statements[statement].isUnderstood
  }

  public static func == (left: TreeSource, right: TreeSource) -> Bool {
    switch (left, right) {
    case (.held(let left), .held(let right)): left === right
    case (.fleeting(let left), .fleeting(let right)): left === right
    default: false
    }
  }
}
