import SourceText
import Testing

@testable import SQLSyntax

@Suite struct SplitterTests {
  private func statements(_ text: String) -> [String] {
    let tree = SyntaxTree.parse(SourceText(text))
    return tree.statements.map { tree.text[$0.span] + ($0.isJoinedToNext ? " +" : "") }
  }

  private func problems(_ text: String) -> String {
    let tree = SyntaxTree.parse(SourceText(text))
    return tree.problems.map { "\($0.kind) \($0.span.start)" }.joined(separator: " ¦ ")
  }

  private func expectStatements(_ cases: [(text: String, statements: [String])]) {
    for (text, expected) in cases {
      #expect(statements(text) == expected, "in: \(text)")
      #expect(problems(text) == "", "in: \(text)")
    }
  }

  @Test func semicolons() {
    expectStatements([
      ("", []),
      (" -- nothing\n", []),
      (";;\n ; /* x */ ;", []),
      ("a", ["a"]),
      ("a;", ["a"]),
      ("a ; b", ["a", "b"]),
      ("-- x\n a /* y */ ; -- z\n b -- w", ["a", "b"]),
      ("SELECT ';', \";\", $$;$$ /* ; */ -- ;\n; b", ["SELECT ';', \";\", $$;$$", "b"]),
      ("CREATE RULE r AS ON INSERT TO t DO (a; b); c", ["CREATE RULE r AS ON INSERT TO t DO (a; b)", "c"]),
      ("a (b (c;) d;); e", ["a (b (c;) d;)", "e"]),
      ("a); b", ["a)", "b"]),
      ("a)); b (c); d", ["a))", "b (c)", "d"]),
    ])
  }

  @Test func atomicBodies() {
    let function = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END"
    expectStatements([
      (function + "; a", [function, "a"]),
      (
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE a WHEN b THEN c END; END; a",
        ["CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE a WHEN b THEN c END; END", "a"]
      ),
      (
        "create function f() begin atomic select case when a then case b when c then d end end; end; a",
        ["create function f() begin atomic select case when a then case b when c then d end end; end", "a"]
      ),
      (
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT a AS end, b.case; END; a",
        ["CREATE FUNCTION f() BEGIN ATOMIC SELECT a AS end, b.case; END", "a"]
      ),
      ("CREATE FUNCTION f() BEGIN ATOMIC END; a", ["CREATE FUNCTION f() BEGIN ATOMIC END", "a"]),
      ("CREATE FUNCTION f() RETURN 1; a", ["CREATE FUNCTION f() RETURN 1", "a"]),
      // Elsewhere the words mean nothing.
      ("BEGIN ATOMIC; a; END; b", ["BEGIN ATOMIC", "a", "END", "b"]),
      ("CREATE TABLE atomic (a int); BEGIN; b", ["CREATE TABLE atomic (a int)", "BEGIN", "b"]),
    ])
  }

  @Test func anAtomicBodyThatIsNeverEnded() {
    let text = "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT 2; CREATE FUNCTION g() BEGIN ATOMIC SELECT 3; END; a"
    #expect(
      statements(text) == [
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1", "SELECT 2", "CREATE FUNCTION g() BEGIN ATOMIC SELECT 3; END", "a",
      ])
    #expect(problems(text) == "missingEnd 20")
    #expect(statements("CREATE FUNCTION f() BEGIN ATOMIC a; b") == ["CREATE FUNCTION f() BEGIN ATOMIC a", "b"])
  }

  @Test func parenthesesThatAreNeverClosed() {
    let cases: [(text: String, statements: [String], problems: String)] = [
      ("a (b; c", ["a (b", "c"], "unbalancedParenthesis 2"),
      ("a (b; c (d); e", ["a (b", "c (d)", "e"], "unbalancedParenthesis 2"),
      ("a (b; c (d; e); f", ["a (b", "c (d; e)", "f"], "unbalancedParenthesis 2"),
      ("x; a ((b); c; (d", ["x", "a ((b)", "c", "(d"], "unbalancedParenthesis 5"),
      ("(", ["("], "unbalancedParenthesis 0"),
      ("((((", ["(((("], "unbalancedParenthesis 0"),
      ("a (b \\g\n c (d; e)", ["a (b", "c (d; e)"], "unbalancedParenthesis 2"),
      ("a (b; c \\g\n d", ["a (b", "c", "d"], "unbalancedParenthesis 2"),
    ]
    for (text, expectedStatements, expectedProblems) in cases {
      #expect(statements(text) == expectedStatements, "in: \(text)")
      #expect(problems(text) == expectedProblems, "in: \(text)")
    }
  }

  @Test func psqlCommands() {
    expectStatements([
      ("a \\g\nb", ["a", "b"]),
      ("a \\gset x\nb;", ["a", "b"]),
      ("a \\bind 1 2 \\g\nb;", ["a", "b"]),
      ("a; \\gexec\nb", ["a", "b"]),
      ("\\set x 1\na\n\\echo y\n;\\q\n", ["a"]),
      ("\\if :x\na;\n\\else\nb;\n\\endif", ["a", "b"]),
      ("SELECT\n\\if :x\n1\n\\endif\n, 2;", ["SELECT\n\\if :x\n1\n\\endif\n, 2"]),
      ("a \\; b \\; c; d", ["a +", "b +", "c", "d"]),
      ("a \\; b \\g\n d", ["a +", "b", "d"]),
      ("a \\;", ["a"]),
      ("a \\; \\;; b", ["a", "b"]),
      ("\\; a; b", ["a", "b"]),
      ("a (b \\r\nc; d", ["c", "d"]),
      ("COPY t FROM stdin;\n1;2\n\\.\na;", ["COPY t FROM stdin", "a"]),
    ])
  }

  @Test func aStatementInTheMiddleHasOnlySQLTokens() {
    let tree = SyntaxTree.parse(SourceText("BEGIN \\echo x\n WORK \\echo y\n;"))
    #expect(tree.statements.count == 1)
    #expect(tree.statements[0].isUnderstood)
    #expect(tree.statements[0].endToken - tree.statements[0].firstToken == 2)
    #expect(tree.text[tree.statements[0].span] == "BEGIN \\echo x\n WORK")
  }

  @Test func aPartOfAText() {
    let text = SourceText("DO $$a; b$$")
    let tree = SyntaxTree.parse(text, in: Span(start: 5, end: 9), as: .body)
    #expect(tree.statements.map { text[$0.span] } == ["a", "b"])
    #expect(tree.statements.map(\.span.start) == [5, 8])
  }

  @Test func problemsOfTextAndStatementsStandInOrder() {
    let tree = SyntaxTree.parse(SourceText("a 1x; b (c; d 2y;"))
    #expect(tree.problems.map(\.kind) == [.malformedNumber, .unbalancedParenthesis, .malformedNumber])
  }
}
