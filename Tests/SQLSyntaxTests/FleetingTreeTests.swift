import SourceText
import Testing

@testable import SQLSyntax

@Suite("Trees that are made again") struct FleetingTreeTests {
  private func text(_ name: String, _ count: Int = 200) -> SourceText {
    SourceText(name: name, (0..<count).map { "ALTER TABLE \(name) ADD COLUMN c\($0) int DEFAULT \($0) + 1;\n" }.joined())
  }

  private func fleeting(_ text: SourceText) -> FleetingTree { FleetingTree(text) { _ in } }

  /// Looks at so much else that nothing from before is among the recent ones.
  private func lookElsewhere() {
    let last = fleeting(text("last"))
    _ = last.tree
    for _ in 0..<10_000 where last.isThere { _ = fleeting(text("other")).tree }
  }

  @Test("A tree that nobody has looked at for long is gone, and is made again when somebody does")
  func comesAgain() throws {
    let orders = fleeting(text("orders"))
    func dumps() -> [String] {
      let tree = orders.tree
      return tree.statements.map { tree.root(of: $0).dump }
    }
    let first = dumps()
    lookElsewhere()
    #expect(!orders.isThere)
    #expect(dumps() == first)
  }

  @Test("Who holds a node has its tree for as long as they like")
  func heldNode() throws {
    let orders = fleeting(text("orders"))
    let tree = orders.tree
    let node = tree.root(of: tree.statements[3])
    lookElsewhere()
    #expect(node.sourceText == "ALTER TABLE orders ADD COLUMN c3 int DEFAULT 3 + 1")
    // It is not made a second time.
    #expect(orders.tree === tree)
  }

  @Test("Trees that are asked for in turn, and are larger than the room, are not made each time")
  func inTurn() {
    let (one, other) = (fleeting(text("one", 8_000)), fleeting(text("other", 8_000)))
    #expect(one.text.count > FleetingTree.room)
    for _ in 0..<60 {
      #expect(one.tree.statements.count == 8_000)
      #expect(other.tree.statements.count == 8_000)
    }
    #expect(one.timesMade < 30)
    #expect(other.timesMade < 30)
  }

  @Test("A stored node holds no tree and leads to the same node of the tree that is made again")
  func storedNode() throws {
    let orders = fleeting(text("orders"))
    func stored(_ statement: Int) throws -> StoredNode {
      let tree = orders.tree
      return try #require(tree.root(of: tree.statements[statement]).nodes(of: .columnDefinition).first).stored
    }
    let third = try stored(3)
    lookElsewhere()
    #expect(!orders.isThere)
    #expect(third.node.sourceText == "c3 int DEFAULT 3 + 1")
    #expect(try stored(3) == third)
    #expect(try stored(4) != third)
  }

  @Test("A node of a tree that nobody can make again is held")
  func heldTree() throws {
    func stored() -> StoredNode {
      let tree = SyntaxTree.parse(text("orders", 2))
      return tree.root(of: tree.statements[1]).stored
    }
    #expect(stored().node.sourceText == "ALTER TABLE orders ADD COLUMN c1 int DEFAULT 1 + 1")
  }

  @Test("What is known before the tree is made is what the tree says")
  func split() {
    let text = SourceText(
      name: "x", "BEGIN; SELECT 1\\; SELECT 2;\n\\echo x\nSELEC; CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END")
    let split = SplitText(text, in: nil)
    let tree = SyntaxTree.parse(text)
    #expect(split.statementCount == tree.statements.count)
    #expect(Array(split.tags) == tree.statements.map(\.tag))
    #expect(split.joinsStatements)
    #expect(!fleeting(text).isUnderstood)
    #expect(fleeting(self.text("orders", 1)).isUnderstood)
  }
}
