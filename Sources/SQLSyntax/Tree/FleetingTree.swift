import CLibrary
import SourceText

/// The tree of a text, or of a part of it. It is made again where nobody has looked at it for long: of a large history not all
/// trees can be held at once, for they take four times the room of the text.
public final class FleetingTree: Sendable {
  public let text: SourceText
  private let part: Span?
  // What follows belongs to `RecentTrees`.
  nonisolated(unsafe) fileprivate var recent: SyntaxTree?
  /// Known since the tree was made for the first time.
  nonisolated(unsafe) fileprivate var knownUnderstanding: Bool?
  nonisolated(unsafe) fileprivate(set) var timesMade: UInt8 = 0

  /// `look` sees what is known before the tree is made. It is made at once as long as it need not be made again.
  public init(_ text: SourceText, in part: Span? = nil, _ look: (SplitText) -> Void) {
    self.text = text
    self.part = part
    let split = SplitText(text, in: part)
    look(split)
    if RecentTrees.shared.hasRoom(for: text.count) { _ = make(of: split) }
  }

  /// Who goes on to use it holds on to it.
  public var tree: SyntaxTree { RecentTrees.shared.tree(of: self) ?? make(of: SplitText(text, in: part)) }

  public var isThere: Bool { RecentTrees.shared.tree(of: self) != nil }

  /// Of each statement there is more than the tag.
  public var isUnderstood: Bool { RecentTrees.shared.isUnderstood(self) ?? tree.isUnderstood }

  /// So much text has its trees at hand to begin with.
  public static let room = 128 << 10
  /// Of so much, the trees are no burden.
  private static let small = 1 << 20

  /// So much text is about to be read, each of it once now and once when it runs: where it is little, all trees may stay.
  public static func expect(_ bytes: Int) { if bytes <= small { RecentTrees.shared.makeRoom(for: bytes) } }

  private func make(of split: SplitText) -> SyntaxTree {
    let tree = SyntaxTree.parse(split, embedding: nil)
    tree.fleeting = self
    RecentTrees.shared.note(tree, of: self)
    return tree
  }
}

/// The trees that were made last.
private final class RecentTrees: @unchecked Sendable {
  static let shared = RecentTrees()

  /// The first made first.
  private var trees: [FleetingTree] = []
  private var first = 0
  /// Of their texts.
  private var bytes = 0
  /// How many may be there. It grows by each tree that is asked for again and again, and so what is in use finds room in the end.
  private var room = FleetingTree.room
  /// Once when its migration is read, once when it runs.
  private static let usualTimes = 2
  private static let askedAtOnce = 16
  private let lock = Lock()

  func tree(of fleeting: FleetingTree) -> SyntaxTree? { lock.guarding { fleeting.recent } }

  func isUnderstood(_ fleeting: FleetingTree) -> Bool? { lock.guarding { fleeting.knownUnderstanding } }

  func makeRoom(for count: Int) { lock.guarding { room = max(room, count) } }

  func hasRoom(for count: Int) -> Bool { lock.guarding { bytes + count <= room } }

  func note(_ tree: SyntaxTree, of fleeting: FleetingTree) {
    // What nobody else holds is freed when others may go on.
    let forgotten = lock.guarding { keep(tree, of: fleeting) }
    withExtendedLifetime(forgotten) {}
  }

  private func keep(_ tree: SyntaxTree, of fleeting: FleetingTree) -> [SyntaxTree] {
    guard fleeting.recent == nil else { return [] }
    fleeting.recent = tree
    fleeting.knownUnderstanding = tree.isUnderstood
    trees.append(fleeting)
    bytes += fleeting.text.count
    if fleeting.timesMade < .max { fleeting.timesMade += 1 }
    if fleeting.timesMade > Self.usualTimes { room += fleeting.text.count }
    var forgotten: [SyntaxTree] = []
    // The new one stays; of many that are held not all are asked each time.
    for _ in 0..<min(Self.askedAtOnce, trees.count - 1 - first) where bytes > room {
      let oldest = trees[first]
      first += 1
      if isKnownUniquelyReferenced(&oldest.recent), let tree = oldest.recent {
        forgotten.append(tree)
        oldest.recent = nil
        bytes -= oldest.text.count
      } else {
        // Somebody works with it: to forget it would only have it made again.
        trees.append(oldest)
      }
    }
    if first > 64, first * 2 > trees.count {
      trees.removeFirst(first)
      first = 0
    }
    return forgotten
  }
}
