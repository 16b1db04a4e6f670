import SourceText
import Testing

@testable import SQLSyntax

/// Expects statements to have trees. Each stands on a line of its own, its tree indented below it, however that is broken into
/// lines.
func expectTrees(_ table: String, at location: SourceLocation = #_sourceLocation) {
  var expected: [(sql: String, words: [Substring])] = []
  for line in table.split(separator: "\n") {
    if line.first != " " {
      expected.append((String(line), []))
    } else {
      expected[expected.count - 1].words += line.split(separator: " ")
    }
  }
  for (sql, words) in expected {
    let tree = SyntaxTree.parse(SourceText(sql))
    let dumps = tree.statements.map { tree.root(of: $0).dump.split(separator: " ") }
    #expect(dumps == [words], "\(sql)", sourceLocation: location)
  }
}
