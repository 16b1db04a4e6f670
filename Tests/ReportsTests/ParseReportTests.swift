import SQLSyntax
import SourceText
import Testing

@testable import Reports

@Suite("Parse report") struct ParseReportTests {
  private func relations(_ sql: String) -> [[String]] {
    let tree = SyntaxTree.parse(SourceText(sql))
    return tree.statements.map { tree.relations(of: $0).map(\.storedName) }
  }

  @Test("A relation is told once, folded as PostgreSQL folds it, in the order of the text")
  func names() {
    #expect(relations("DROP TABLE B, a, S.T, \"b\", \"S\".t, b") == [["b", "a", "s.t", "S.t"]])
  }

  @Test("Only a part with a dot or a quote in it keeps its quotes")
  func quotedNames() {
    #expect(relations(#"DROP TABLE "a.b".c, "a b", "a""b", a.b.c"#) == [[#""a.b".c"#, "a b", #""a""b""#, "a.b.c"]])
  }

  @Test("Bytes that are no UTF-8 become replacement characters: JSON stays JSON")
  func invalidUTF8() {
    let text = SourceText(bytes: Array("DROP TABLE \"a".utf8) + [0xFF, 0xC3] + Array("\"".utf8))
    let json = String(validating: ParseReport(SyntaxTree.parse(text)).json().bytes, as: UTF8.self)
    #expect(json?.contains("\"relations\":[\"a\u{FFFD}\u{FFFD}\"]") == true)
  }

  @Test("A long token is shown by its beginning, cut between characters")
  func excerpt() {
    let text = SourceText(name: "a", "DROP TABLE '" + String(repeating: "ä", count: 100) + "'")
    let line = String(decoding: ParseReport(SyntaxTree.parse(text)).text(Style(isColored: false)).bytes, as: UTF8.self)
    #expect(
      line == "a:1:1  DROP TABLE  ! not understood from 1:12: ''" + String(repeating: "ä", count: 19)
        + "…' is not expected here\n")
  }
}
