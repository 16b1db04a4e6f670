import SourceText
import Testing

@testable import SQLSyntax

@Test("The first and the last identifier of a name are those of the list", arguments: ["a", "a.b", "a . \"B\".c", "a.b.c.d"])
func firstAndLastIdentifier(_ name: String) throws {
  let tree = SyntaxTree.parse(SourceText("SELECT \(name), t.* FROM t"))
  let nodes = tree.root(of: tree.statements[0]).nodes { $0 == .relationName || $0 == .columnReference }
  #expect(nodes.count == 3)
  for node in nodes {
    #expect(node.firstIdentifier == node.identifiers.first, "\(node.sourceText)")
    #expect(node.lastIdentifier == node.identifiers.last, "\(node.sourceText)")
  }
}
