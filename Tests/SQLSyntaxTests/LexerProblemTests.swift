import SourceText
import Testing

@testable import SQLSyntax

@Suite struct LexerProblemTests {
  @Test func whatIsNeverClosed() {
    let cases: [(text: String, problems: String, tokens: String)] = [
      ("a 'b;\nc;", "unterminatedString '", "word a ¦ invalid 'b ¦ semicolon ; ¦ word c ¦ semicolon ;"),
      ("a E'b\\';\nc;", "unterminatedString E'", "word a ¦ invalid E'b\\' ¦ semicolon ; ¦ word c ¦ semicolon ;"),
      ("'a\nb", "unterminatedString '", "invalid 'a ¦ word b"),
      ("'a'\n'b\nc", "unterminatedString '", "invalid 'a'\n'b ¦ word c"),
      ("a \"b;\r\nc;", "unterminatedQuotedName \"", "word a ¦ invalid \"b ¦ semicolon ; ¦ word c ¦ semicolon ;"),
      ("U&\"b\nc", "unterminatedQuotedName U&\"", "invalid U&\"b ¦ word c"),
      ("$x$ a;\nb", "unterminatedDollarQuote $x$", "invalid $x$ a ¦ semicolon ; ¦ word b"),
      ("$x$ a $X$", "unterminatedDollarQuote $x$", "invalid $x$ a $X$"),
      ("a /* b /* c */\nd", "unterminatedComment /*", "word a ¦ word d"),
      ("'", "unterminatedString '", "invalid '"),
      ("\"", "unterminatedQuotedName \"", "invalid \""),
      ("$$", "unterminatedDollarQuote $$", "invalid $$"),
      ("/*", "unterminatedComment /*", ""),
      ("E'\\", "unterminatedString E'", "invalid E'\\"),
      ("E'\\'", "unterminatedString E'", "invalid E'\\'"),
    ]
    for (text, expectedProblems, expectedTokens) in cases {
      #expect(problems(text) == expectedProblems, "in: \(text)")
      #expect(tokens(text) == expectedTokens, "in: \(text)")
    }
  }

  @Test func whatStandsBehindIsRead() {
    let lines = (0..<10).map { "SELECT \($0);" }.joined(separator: "\n")
    for opening in ["'", "\"", "$x$", "/*"] {
      let tree = SyntaxTree.parse(SourceText("SELECT \(opening);\n" + lines))
      #expect(tree.statements.suffix(9).map { tree.text[$0.span] } == (1..<10).map { "SELECT \($0)" }, "behind \(opening)")
    }
  }

  @Test func recoveryIsBounded() {
    let text = String(repeating: "'\n$x1$ \"\n/*\n", count: 2000) + String(repeating: "$a$;\n", count: 20_000)
    let lexed = Lexer.lex(SourceText(text))
    #expect(lexed.problems.count <= Lexer.recoveryLimit + 1)
  }

  @Test func bytes() {
    #expect(problems("a \u{1} b") == "strayByte \u{1}")
    #expect(tokens("a \u{1}\u{2}\u{7F} b") == "word a ¦ invalid \u{1}\u{2}\u{7F} ¦ word b")
    #expect(problems("SELECT \"\" FROM a") == "emptyQuotedName \"\"")
    #expect(problems("SELECT $ FROM a") == "strayByte $")
    #expect(problems("SELECT '\u{0}\u{0}', 'a\u{0}'") == "nulByte \u{0}\u{0} ¦ nulByte \u{0}")
    #expect(tokens("a\u{0}b") == "word a ¦ word b")
  }

  @Test func encoding() {
    func spans(_ bytes: [UInt8]) -> [Span] {
      Lexer.lex(SourceText(bytes: bytes)).problems.filter { $0.kind == .invalidUTF8 }.map(\.span)
    }
    let quote = UInt8(ascii: "'")
    let valid = ["é", "表", "😀", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "\u{D7FF}", "\u{E000}"]
    for text in valid { #expect(spans([quote] + Array(text.utf8) + [quote]) == [], "\(text)") }
    let invalid: [[UInt8]] = [
      [0x80], [0xFF], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE8, 0xA1],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xE4, 0xE4],
    ]
    for bytes in invalid {
      #expect(spans([quote] + bytes + [quote]) == [Span(start: 1, end: UInt32(bytes.count + 1))], "\(bytes)")
      #expect(spans(Array("'0123456789é".utf8) + bytes) == [Span(start: 13, end: UInt32(bytes.count + 13))], "\(bytes)")
    }
    #expect(spans([quote, 0xFF, quote, 0xFE, quote]).count == 2)
  }

  @Test func positions() {
    let text = SourceText("\u{FEFF}SELECT 'é表😀', x\r\nFROM y;")
    let lexed = Lexer.lex(text)
    #expect(lexed.problems == [])
    let lines = LineIndex(text)
    let places = (0..<lexed.count).map { index in
      let position = lines.position(of: lexed.span(of: index).start)
      return "\(text[lexed.span(of: index)]) \(position.line):\(position.column)"
    }
    #expect(places == ["SELECT 1:1", "'é表😀' 1:8", ", 1:13", "x 1:15", "FROM 2:1", "y 2:6", "; 2:7"])
    #expect(lexed.span(of: 0) == Span(start: 3, end: 9))
  }

  @Test func aByteOrderMarkStandsOnlyAtTheBeginning() {
    #expect(tokens("\u{FEFF}a") == "word a")
    #expect(tokens("\u{FEFF}") == "")
    #expect(tokens("a \u{FEFF}b") == "word a ¦ word \u{FEFF}b")
  }

  @Test func problemsStandInOrderAndAreLimited() {
    let lexed = Lexer.lex(SourceText(bytes: Array("1a '".utf8) + [0xFF] + Array("' 2b { ".utf8)))
    #expect(lexed.problems.map(\.kind) == [.malformedNumber, .invalidUTF8, .malformedNumber, .strayByte])
    #expect(Lexer.lex(SourceText(String(repeating: "{ ", count: 5000))).problems.count == Lexer.problemLimit)
  }
}
