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

  private func lines(_ sql: String) -> [String] {
    let report = ParseReport(SyntaxTree.parse(SourceText(name: "a", sql))).text(Style(isColored: false))
    return String(decoding: report.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("Statements in a body stand below it, with what is not sure of them")
  func bodies() {
    #expect(
      lines(
        """
        DO $$ BEGIN
          DROP TABLE a;
          IF b THEN
            EXECUTE 'DROP TABLE b';
            EXECUTE 'DROP TABLE s.' || name;
            EXECUTE 'EXPLAIN ' || query;
          END IF;
        END $$;
        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'TABLE it; TABLE s.is';
        CREATE FUNCTION g() RETURNS int LANGUAGE perl AS 'return 1';
        """) == [
          "a:1:1   DO",
          "a:2:3     DROP TABLE     a",
          "a:4:14      DROP TABLE   b  ~ maybe",
          "a:5:14      DROP TABLE   s.…  ~ maybe, only the run knows 'name'",
          "a:6:14      EXPLAIN      ~ maybe, only the run knows 'query'",
          "a:9:1   CREATE FUNCTION",
          "a:9:50    SELECT         it",
          "a:9:60    SELECT         s.is",
          "a:10:1  CREATE FUNCTION  ~ written in perl: not read",
        ])
  }

  @Test("A body that is not understood says so, and where")
  func brokenBodies() {
    #expect(
      lines("DO $$ BEGIN DROP TABLE a; IF THEN END $$; DO $$ BEGIN DROP a b; END $$") == [
        "a:1:1   DO",
        "a:1:7     body        ! not understood from 1:30: 'THEN' is not expected here",
        "a:1:13    DROP TABLE  a",
        "a:1:30    ???         ! not understood",
        "a:1:35    ???         ! not understood",
        "a:1:43  DO",
        "a:1:49    body        ! not understood from 1:62: 'b' is not expected here",
        "a:1:55    ???         ! not understood",
      ])
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
