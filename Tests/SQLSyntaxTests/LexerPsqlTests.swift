import SourceText
import Testing

@testable import SQLSyntax

@Suite struct LexerPsqlTests {
  private func commands(_ text: String) -> [String] {
    let lexed = Lexer.lex(SourceText(text))
    return lexed.psqlCommands.map { "\($0.effect) \(lexed.text[$0.name])|\(lexed.text[$0.span])" }
  }

  @Test func commandsAreNoTokens() {
    let cases: [(text: String, tokens: String, commands: [String])] = [
      ("\\i a.sql\nx", "word x", ["none i|\\i a.sql"]),
      ("\\set x 'a b;' \r\ny", "word y", ["none set|\\set x 'a b;'"]),
      ("SELECT 1 \\gset p_\ny", "select SELECT ¦ integerLiteral 1 ¦ word y", ["sends gset|\\gset p_"]),
      ("a \\gx\n", "word a", ["sends gx|\\gx"]),
      ("a \\g (format=csv) out.txt\nb", "word a ¦ word b", ["sends g|\\g (format=csv) out.txt"]),
      ("a \\; b \\; c;", "word a ¦ word b ¦ word c ¦ semicolon ;", ["joins ;|\\;", "joins ;|\\;"]),
      ("\\if :x \\\\ a; \\endif", "word a ¦ semicolon ;", ["none if|\\if :x \\\\", "none endif|\\endif"]),
      ("\\a\\b c\nd", "word d", ["none a|\\a", "none b|\\b c"]),
      ("\\echo '\\' \\x' \"\\y\" `\\z`\nd", "word d", ["none echo|\\echo '\\' \\x' \"\\y\" `\\z`"]),
      ("\\echo it's\nd", "word d", ["none echo|\\echo it's"]),
      ("\\! ls \\; rm\nd", "word d", ["none !|\\! ls \\; rm"]),
      ("\\copy t from 'a\\b.csv'\nd", "word d", ["none copy|\\copy t from 'a\\b.csv'"]),
      ("\\COPY t from 'a\\b.csv'\nd", "word d", ["none COPY|\\COPY t from 'a\\b.csv'"]),
      ("x :'a''b' :\"a\"\"b\" :a'b'", "word x ¦ variable :'a''b' ¦ variable :\"a\"\"b\" ¦ variable :a ¦ stringLiteral 'b'", []),
      ("a \\r\nb", "word a ¦ word b", ["discards r|\\r"]),
      ("'\\n' \"\\n\" $$\\n$$", "stringLiteral '\\n' ¦ quotedWord \"\\n\" ¦ dollarString $$\\n$$", []),
      ("\\", "", ["none |\\"]),
      ("\\\\", "", ["none |\\\\"]),
      ("\\unrestrict k1\n", "", ["none unrestrict|\\unrestrict k1"]),
    ]
    for (text, expectedTokens, expectedCommands) in cases {
      #expect(tokens(text) == expectedTokens, "in: \(text)")
      #expect(commands(text) == expectedCommands, "in: \(text)")
      #expect(problems(text) == "", "in: \(text)")
    }
  }

  @Test func aCommandKnowsWhichTokenFollows() {
    let lexed = Lexer.lex(SourceText("a \\g\nb c \\gset\n"))
    #expect(lexed.psqlCommands.map(\.token) == [1, 3])
  }

  @Test func bodiesHaveNoCommands() {
    #expect(tokens("a \\g b", as: .body) == "word a ¦ invalid \\ ¦ word g ¦ word b")
    #expect(tokens("COPY t FROM stdin;\n1\n\\.\n", as: .body).hasSuffix("integerLiteral 1 ¦ invalid \\ ¦ dot ."))
  }

  @Test func aPreparedTransactionMayBeNamedByAVariable() {
    let tree = SyntaxTree.parse(SourceText("PREPARE TRANSACTION :'x'; PREPARE transaction AS SELECT 1;"))
    #expect(tree.statements.map(\.tag) == [.prepareTransaction, .prepare])
    #expect(tree.statements.map(\.isUnderstood) == [true, true])
  }

  // MARK: Rows of COPY

  private func rows(_ text: String) -> [String] {
    let lexed = Lexer.lex(SourceText(text))
    return lexed.copyData.map { lexed.text[$0.span] }
  }

  @Test func rowsAreNoTokens() {
    let copy = "copy COPY ¦ word t ¦ from FROM ¦ stdin stdin ¦ semicolon ;"
    let cases: [(text: String, tokens: String, rows: [String])] = [
      ("COPY t FROM stdin;\n1\tit's\n\\.\nx", copy + " ¦ word x", ["1\tit's\n\\."]),
      ("COPY t FROM stdin;\r\n1\r\n\\.\r\nx", copy + " ¦ word x", ["1\r\n\\."]),
      ("COPY t FROM stdin; -- rows\n1\n\\.", copy, ["1\n\\."]),
      ("COPY t FROM stdin; x;\n1\n\\.\ny", copy + " ¦ word x ¦ semicolon ; ¦ word y", ["1\n\\."]),
      ("COPY t FROM stdin;\n\\.\nx", copy + " ¦ word x", ["\\."]),
      ("COPY t FROM stdin;\na\\.\n\\.x\n \\.\n\\.\nx", copy + " ¦ word x", ["a\\.\n\\.x\n \\.\n\\."]),
      ("\\copy t from stdin\n1\n\\.\nx", "word x", ["1\n\\."]),
      ("COPY t FROM stdin \\g\n1\n\\.\nx", "copy COPY ¦ word t ¦ from FROM ¦ stdin stdin ¦ word x", ["1\n\\."]),
      (
        "COPY t FROM stdin \\; COPY t FROM stdin;\n1\n\\.\n2\n\\.\nx",
        "copy COPY ¦ word t ¦ from FROM ¦ stdin stdin ¦ " + copy + " ¦ word x", ["1\n\\.", "2\n\\."]
      ),
      (
        "COPY t FROM stdin \\;\nx;\n1\n\\.\ny", "copy COPY ¦ word t ¦ from FROM ¦ stdin stdin ¦ word x ¦ semicolon ; ¦ word y",
        ["1\n\\."]
      ),
    ]
    for (text, expectedTokens, expectedRows) in cases {
      #expect(tokens(text) == expectedTokens, "in: \(text)")
      #expect(rows(text) == expectedRows, "in: \(text)")
      #expect(problems(text) == "", "in: \(text)")
    }
  }

  @Test func onlyCopyFromInputHasRows() {
    for text in [
      "COPY t TO stdout;\n1\n\\.\n", "COPY t FROM 'a.csv';\n1\n\\.\n", "SELECT copy FROM stdin;\n1\n\\.\n",
      "COPY (SELECT a FROM stdin) TO stdout;\n1\n\\.\n", "COPY t FROM program 'x';\n1\n\\.\n",
    ] {
      #expect(rows(text) == [], "in: \(text)")
    }
  }

  @Test func rowsWithoutAnEnd() {
    // Sent to a server by a program the rows come another way: what follows is the next statement.
    let sql = "COPY t FROM stdin;\nSELECT 1;\n"
    #expect(rows(sql) == [])
    #expect(problems(sql) == "")
    #expect(tokens(sql).hasSuffix("select SELECT ¦ integerLiteral 1 ¦ semicolon ;"))
    #expect(problems("COPY t FROM stdin;") == "")
    #expect(problems("COPY t FROM stdin;\n\n-- done\n") == "")
    // Two statements, the first without rows.
    let two = "COPY t FROM stdin;\nCOPY u FROM stdin;\n1\n\\.\n"
    #expect(rows(two) == ["1\n\\."])
    #expect(problems(two) == "")
    // A file cut short.
    let cut = "COPY t FROM stdin;\n1\tit's\n2\n"
    #expect(rows(cut) == ["1\tit's\n2\n"])
    #expect(problems(cut) == "unterminatedCopyData COPY t FROM stdin;")
    let cutBeforeStatement = "COPY t FROM stdin;\n1\tit's\nSELECT 2;\n"
    #expect(rows(cutBeforeStatement) == ["1\tit's\n"])
    #expect(tokens(cutBeforeStatement).hasSuffix("select SELECT ¦ integerLiteral 2 ¦ semicolon ;"))
  }
}
