import SourceText
import Testing

@testable import SQLSyntax

/// The tokens of a text, each as its kind and its bytes.
func tokens(_ text: String, as source: Lexer.Source = .script) -> [String] {
  let lexed = Lexer.lex(SourceText(text), as: source)
  return (0..<lexed.count).map { "\(lexed[$0].kind) \(lexed.text[lexed.span(of: $0)])" }
}

@Suite struct LexerTests {
  @Test func basics() {
    #expect(
      tokens("SELECT a.b, 'x''y' FROM \"T\" WHERE c >= -1;") == [
        "select SELECT", "word a", "dot .", "word b", "comma ,", "stringLiteral 'x''y'", "from FROM", "quotedWord \"T\"",
        "where WHERE", "word c", "greaterEqual >=", "minusSign -", "integerLiteral 1", "semicolon ;",
      ])
  }

  @Test func statements() {
    let tree = SyntaxTree.parse(SourceText("BEGIN; SELECT '\\n' \\gset x\n COMMIT"))
    #expect(tree.statements.map { tree.text[$0.span] } == ["BEGIN", "SELECT '\\n'", "COMMIT"])
  }
}
