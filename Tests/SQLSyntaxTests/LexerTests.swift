import SourceText
import Testing

@testable import SQLSyntax

/// The tokens of a text in one line, each as its kind and its bytes.
func tokens(_ text: String, as source: Lexer.Source = .script) -> String {
  let lexed = Lexer.lex(SourceText(text), as: source)
  return (0..<lexed.count).map { "\(lexed[$0].kind) \(lexed.text[lexed.span(of: $0)])" }.joined(separator: " ¦ ")
}

/// The problems of a text in one line, each as its kind and the bytes it points at.
func problems(_ text: String) -> String {
  let lexed = Lexer.lex(SourceText(text))
  return lexed.problems.map { "\($0.kind) \(lexed.text[$0.span])" }.joined(separator: " ¦ ")
}

/// Compares the tokens of each text with what is expected of them.
func expectTokens(_ cases: [(text: String, tokens: String)], sourceLocation: SourceLocation = #_sourceLocation) {
  for (text, expected) in cases {
    #expect(tokens(text) == expected, "in: \(text)", sourceLocation: sourceLocation)
  }
}

@Suite struct LexerTests {
  @Test func aStatement() {
    expectTokens([
      (
        "SELECT a.b FROM \"T\" WHERE c >= -1;",
        "select SELECT ¦ word a ¦ dot . ¦ word b ¦ from FROM ¦ quotedWord \"T\" ¦ where WHERE ¦ word c ¦ greaterEqual >= ¦ "
          + "minusSign - ¦ integerLiteral 1 ¦ semicolon ;"
      ),
      ("", ""),
      (" \t\r\n\u{0B}\u{0C} ", ""),
      ("a", "word a"),
      (
        "(a)[b],c;",
        "leftParen ( ¦ word a ¦ rightParen ) ¦ leftBracket [ ¦ word b ¦ rightBracket ] ¦ comma , ¦ word c ¦ semicolon ;"
      ),
    ])
  }

  @Test func words() {
    expectTokens([
      ("a_1$x", "word a_1$x"),
      ("_a Ünïcode 表", "word _a ¦ word Ünïcode ¦ word 表"),
      ("a$b$c", "word a$b$c"),
      ("abcdefghijklmnopqrstuvwxyz", "word abcdefghijklmnopqrstuvwxyz"),
      ("\"a\"\"b\" \"select\"", "quotedWord \"a\"\"b\" ¦ quotedWord \"select\""),
      ("U&\"d\\0061\" u&\"x\"", "unicodeWord U&\"d\\0061\" ¦ unicodeWord u&\"x\""),
      ("U&\"d!0061\" UESCAPE '!' x", "unicodeWord U&\"d!0061\" UESCAPE '!' ¦ word x"),
      ("U&\"d!0061\" /* c */ uescape\n'!'", "unicodeWord U&\"d!0061\" /* c */ uescape\n'!'"),
      ("U&\"d\" uescaped", "unicodeWord U&\"d\" ¦ word uescaped"),
      ("U&\"d\" uescape x", "unicodeWord U&\"d\" ¦ uescape uescape ¦ word x"),
      ("u & b", "word u ¦ symbol & ¦ word b"),
      ("u&b", "word u ¦ symbol & ¦ word b"),
      ("a\"b\"c", "word a ¦ quotedWord \"b\" ¦ word c"),
    ])
  }

  /// Every keyword is found in any case, and nothing that only resembles one.
  @Test func keywords() {
    let words = KeywordList.words.description.split(separator: " ").map(String.init)
    #expect(words.count == 494)
    var kind = TokenKind.firstKeyword.rawValue
    for word in words {
      for spelling in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
        let lexed = Lexer.lex(SourceText(spelling))
        #expect(lexed.count == 1 && lexed[0].kind.rawValue == kind, "\(spelling)")
        #expect(lexed[0].kind.isKeyword)
      }
      for other in [word + "x", word + "_", "x" + word, word + "1", word + "$"] where !words.contains(other) {
        #expect(tokens(other) == "word \(other)")
      }
      kind += 1
    }
    #expect(tokens("current_timestamq") == "word current_timestamq")
    #expect(tokens("current_timestamps") == "word current_timestamps")
    #expect(tokens("current\u{7F}date") == "current current ¦ invalid \u{7F} ¦ word date")
    #expect(tokens("\"select\"") == "quotedWord \"select\"")
  }

  @Test func numbers() {
    expectTokens([
      ("0 12 1_000", "integerLiteral 0 ¦ integerLiteral 12 ¦ integerLiteral 1_000"),
      ("0xFF 0o17 0b1_0 0x_f", "integerLiteral 0xFF ¦ integerLiteral 0o17 ¦ integerLiteral 0b1_0 ¦ integerLiteral 0x_f"),
      ("1.5 1. .5 1_0.0_1", "decimalLiteral 1.5 ¦ decimalLiteral 1. ¦ decimalLiteral .5 ¦ decimalLiteral 1_0.0_1"),
      ("1e3 1E-3 1.5e+3 .5e1", "decimalLiteral 1e3 ¦ decimalLiteral 1E-3 ¦ decimalLiteral 1.5e+3 ¦ decimalLiteral .5e1"),
      ("1.e3", "decimalLiteral 1.e3"),
      ("1..10", "integerLiteral 1 ¦ dotDot .. ¦ integerLiteral 10"),
      ("1...5", "integerLiteral 1 ¦ dotDot .. ¦ decimalLiteral .5"),
      ("a.1", "word a ¦ decimalLiteral .1"),
      ("1-2", "integerLiteral 1 ¦ minusSign - ¦ integerLiteral 2"),
      ("$1 $23", "positional $1 ¦ positional $23"),
      ("$1+$2", "positional $1 ¦ plusSign + ¦ positional $2"),
    ])
    let malformed = [
      "123abc", "0x", "0xg", "0b2", "0o8", "1e", "1e+", "1.5e-", "1__0", "1_", "0x1_", "100_", "1.0a", ".0a", "0.0e1a", "$1a",
    ]
    for text in malformed {
      #expect(problems(text) == "malformedNumber \(text)")
      #expect(Lexer.lex(SourceText(text)).count == 1, "\(text)")
    }
  }

  @Test func operators() {
    expectTokens([
      ("a=b", "word a ¦ equalSign = ¦ word b"),
      ("+-*/%^<>=", "symbol +-*/%^<>="),
      ("a < b > c", "word a ¦ lessThan < ¦ word b ¦ greaterThan > ¦ word c"),
      (
        "a <= b >= c <> d != e",
        "word a ¦ lessEqual <= ¦ word b ¦ greaterEqual >= ¦ word c ¦ notEqual <> ¦ word d ¦ notEqual != ¦ word e"
      ),
      (
        "a := b => c::d..e",
        "word a ¦ colonEquals := ¦ word b ¦ rightArrow => ¦ word c ¦ typecast :: ¦ word d ¦ dotDot .. ¦ word e"
      ),
      ("a * b / c % d ^ e", "word a ¦ star * ¦ word b ¦ slash / ¦ word c ¦ percent % ¦ word d ¦ caret ^ ¦ word e"),
      ("a || b", "word a ¦ symbol || ¦ word b"),
      ("a->>'b'", "word a ¦ symbol ->> ¦ stringLiteral 'b'"),
      (
        "~a !b @c #d &e |f `g",
        "symbol ~ ¦ word a ¦ symbol ! ¦ word b ¦ symbol @ ¦ word c ¦ symbol # ¦ word d ¦ symbol & ¦ word e ¦ symbol | ¦ word f ¦ symbol ` ¦ word g"
      ),
      // A sign at the end belongs to an operator only if a byte of `~!@#%^&|`?` is in it.
      ("a=-1", "word a ¦ equalSign = ¦ minusSign - ¦ integerLiteral 1"),
      ("a<>-1", "word a ¦ notEqual <> ¦ minusSign - ¦ integerLiteral 1"),
      ("a*+-1", "word a ¦ star * ¦ plusSign + ¦ minusSign - ¦ integerLiteral 1"),
      ("a@-1", "word a ¦ symbol @- ¦ integerLiteral 1"),
      ("a?-b", "word a ¦ symbol ?- ¦ word b"),
      ("a<->b", "word a ¦ symbol <-> ¦ word b"),
      ("a @-@ b", "word a ¦ symbol @-@ ¦ word b"),
      // A comment ends an operator.
      ("a=--b\n1", "word a ¦ equalSign = ¦ integerLiteral 1"),
      ("a*/**/b", "word a ¦ star * ¦ word b"),
      ("a@/*x*/b", "word a ¦ symbol @ ¦ word b"),
      ("a<@--x", "word a ¦ symbol <@"),
      ("a=>b", "word a ¦ rightArrow => ¦ word b"),
    ])
  }

  @Test func comments() {
    let text = SourceText("a -- one\n/* two /* three */ */ b --four\r\n/**/--")
    let lexed = Lexer.lex(text)
    #expect(lexed.comments.map { text[$0.span] } == ["-- one", "/* two /* three */ */", "--four", "/**/", "--"])
    #expect(lexed.comments.map(\.isBlock) == [false, true, false, true, false])
    #expect(tokens("a -- one\n/* two /* three */ */ b --four\r\n/**/--") == "word a ¦ word b")
    #expect(tokens("a--b\rc") == "word a ¦ word c")
    #expect(tokens("/* ' \" $$ */ a") == "word a")
  }

  @Test func aPartOfATextEndsWhereItEnds() {
    let text = SourceText("xx 'abc' yy")
    func part(_ start: UInt32, _ end: UInt32) -> String {
      let lexed = Lexer.lex(text, in: Span(start: start, end: end), as: .body)
      return (0..<lexed.count).map { "\(lexed[$0].kind) \(text[lexed.span(of: $0)])" }.joined(separator: " ¦ ")
    }
    #expect(part(4, 7) == "word abc")
    #expect(part(4, 6) == "word ab")
    #expect(part(1, 2) == "word x")
    #expect(part(1, 3) == "word x")
    #expect(part(0, 0) == "")
    #expect(part(3, 8) == "stringLiteral 'abc'")
    let dollars = SourceText("$$select a$$")
    let body = Lexer.lex(dollars, in: Span(start: 2, end: 10), as: .body)
    #expect((0..<body.count).map { dollars[body.span(of: $0)] } == ["select", "a"])
  }

  @Test func aTokenMayBeLongerThanItsEightBytesCanTell() {
    let long = String(repeating: "x", count: Token.longLength)
    let lexed = Lexer.lex(SourceText("'\(long)' a"))
    #expect(lexed.count == 2)
    #expect(lexed.length(of: 0) == Token.longLength + 2)
    #expect(lexed.span(of: 1).start == UInt32(Token.longLength + 3))
  }

  @Test func aTokenIsEightBytes() {
    #expect(MemoryLayout<Token>.stride == 8)
    #expect(Token.longLength << 10 <= UInt32.max)
    #expect(TokenKind.zone.rawValue < 1 << 10)
  }
}
