import SourceText
import Testing

@testable import SQLSyntax

/// Those of the statements that are understood.
func understood(_ statements: [String]) -> [String] {
  statements.filter { sql in
    let tree = SyntaxTree.parse(SourceText(sql))
    return tree.statements.count == 1 && tree.statements[0].isUnderstood
  }
}

/// Those of the statements that are not.
func notUnderstood(_ statements: [String]) -> [String] {
  let accepted = Set(understood(statements))
  return statements.filter { !accepted.contains($0) }
}

/// Expects one statement whose tree is this, however it is broken into lines.
func expectTree(_ sql: String, _ expected: String, at location: SourceLocation = #_sourceLocation) {
  let tree = SyntaxTree.parse(SourceText(sql))
  let dumps = tree.statements.map { tree.root(of: $0).dump }
  let words = expected.split { $0 == " " || $0 == "\n" }
  #expect(dumps == [words.joined(separator: " ")], sourceLocation: location)
}
