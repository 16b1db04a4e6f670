import SourceText
import Testing

@testable import SQLSyntax

@Suite struct LexerStringTests {
  @Test func spellings() {
    expectTokens([
      ("'a' ''", "stringLiteral 'a' ¦ stringLiteral ''"),
      ("'it''s'", "stringLiteral 'it''s'"),
      ("'a\\' b", "stringLiteral 'a\\' ¦ word b"),
      ("E'a\\'b' e''", "escapeString E'a\\'b' ¦ escapeString e''"),
      ("E'a\\\\' b", "escapeString E'a\\\\' ¦ word b"),
      ("B'01' b'1' X'1F' x''", "bitString B'01' ¦ bitString b'1' ¦ hexString X'1F' ¦ hexString x''"),
      ("N'a' n'b'", "nationalString N'a' ¦ nationalString n'b'"),
      ("U&'d\\0061' u&''", "unicodeString U&'d\\0061' ¦ unicodeString u&''"),
      ("U&'d!0061' UESCAPE '!' c", "unicodeString U&'d!0061' UESCAPE '!' ¦ word c"),
      ("e 'a'", "word e ¦ stringLiteral 'a'"),
      ("ae'a'", "word ae ¦ stringLiteral 'a'"),
      ("date'2020-01-01'", "word date ¦ stringLiteral '2020-01-01'"),
      ("'a\nb;c'", "stringLiteral 'a\nb;c'"),
    ])
  }

  @Test func continuation() {
    expectTokens([
      ("'a'\n'b'", "stringLiteral 'a'\n'b'"),
      ("'a' \t\r\n  'b' x", "stringLiteral 'a' \t\r\n  'b' ¦ word x"),
      ("'a' 'b'", "stringLiteral 'a' ¦ stringLiteral 'b'"),
      ("'a' -- why\n'b'", "stringLiteral 'a' -- why\n'b'"),
      ("'a'\n-- why\n'b'", "stringLiteral 'a'\n-- why\n'b'"),
      ("'a' -- why", "stringLiteral 'a'"),
      ("'a'\n/* no */'b'", "stringLiteral 'a' ¦ stringLiteral 'b'"),
      ("'a'\nE'b'", "stringLiteral 'a' ¦ escapeString E'b'"),
      ("E'a'\n'b\\'c'", "escapeString E'a'\n'b\\'c'"),
      ("'a'\n'b'\n'c'", "stringLiteral 'a'\n'b'\n'c'"),
      ("'a'\n\"b\"", "stringLiteral 'a' ¦ quotedWord \"b\""),
      ("'a'\n- 1", "stringLiteral 'a' ¦ minusSign - ¦ integerLiteral 1"),
      ("U&'a'\n'b' UESCAPE '!'", "unicodeString U&'a'\n'b' UESCAPE '!'"),
      ("X'a'\n'b'", "hexString X'a'\n'b'"),
    ])
    // A comment between the parts, or behind a string that does not go on, is kept once.
    #expect(Lexer.lex(SourceText("'a' -- why\n'b'")).comments.count == 1)
    #expect(Lexer.lex(SourceText("'a' -- why\n, 'b'")).comments.count == 1)
    #expect(Lexer.lex(SourceText("U&'a' /* x */ -- why\n, 'b'")).comments.count == 2)
  }

  @Test func dollarQuotes() {
    expectTokens([
      ("$$a;b$$", "dollarString $$a;b$$"),
      ("$$$$", "dollarString $$$$"),
      ("$tag$ $$ $other$ $tag$", "dollarString $tag$ $$ $other$ $tag$"),
      ("$a$ $a $a$ x", "dollarString $a$ $a $a$ ¦ word x"),
      ("$a$$b$a$", "dollarString $a$$b$a$"),
      ("$a_1$x$a_1$", "dollarString $a_1$x$a_1$"),
      ("$é$x$é$", "dollarString $é$x$é$"),
      ("$A$x$a$y$A$", "dollarString $A$x$a$y$A$"),
      // Directly behind a word a dollar belongs to it.
      ("a$$b$$", "word a$$b$$"),
      ("AS$$ b $$c$$", "word AS$$ ¦ word b ¦ dollarString $$c$$"),
      ("$1$2", "positional $1 ¦ positional $2"),
      ("($$a$$)", "leftParen ( ¦ dollarString $$a$$ ¦ rightParen )"),
    ])
  }

  // MARK: Values

  private func value(_ text: String) -> String { Lexer.lex(SourceText(text)).stringValue(at: 0) }

  @Test func values() {
    let cases: [(text: String, value: String)] = [
      ("'a'", "a"),
      ("''", ""),
      ("'it''s'", "it's"),
      ("''''", "'"),
      ("'a\\n'", "a\\n"),
      ("'a'\n'b' ", "ab"),
      ("'a' -- it's\n 'b''c'", "ab'c"),
      ("N'é'", "é"),
      ("B'01'", "01"),
      ("X'1F'\n'2E'", "1F2E"),
      ("$$it's$$", "it's"),
      ("$tag$a$$b$tag$", "a$$b"),
      ("$$$$", ""),
      ("E'\\b\\f\\n\\r\\t\\v'", "\u{8}\u{C}\n\r\t\u{B}"),
      ("E'\\\\ \\' \\q '''", "\\ ' q '"),
      ("E'\\101\\60\\7x'", "A0\u{7}x"),
      ("E'\\1234'", "S4"),
      ("E'\\x41\\x4a\\xAg'", "AJ\ng"),
      ("E'\\xg'", "xg"),
      ("E'\\xC3\\xA9'", "é"),
      ("E'\\u00e9\\U0001F600'", "é😀"),
      ("E'\\ud83d\\ude00'", "😀"),
      ("E'\\uD83D\\U0000DE00'", "😀"),
      ("E'a'\n'\\n'", "a\n"),
      ("U&'d\\0061t\\+000061'", "data"),
      ("U&'a\\\\b'", "a\\b"),
      ("U&'d!0061!!' UESCAPE '!'", "da!"),
      ("U&'d!0061' --x\n'!0062\\' /* y */ UESCAPE -- z\n'!'", "dab\\"),
      ("U&'\\D83D\\DE00 \\d83d\\+00de00'", "😀 😀"),
    ]
    for (text, expected) in cases { #expect(value(text) == expected, "in: \(text)") }
  }

  @Test func malformedEscapes() {
    let cases: [(text: String, escapes: [String])] = [
      ("E'a\\u12b'", ["\\u12b"]),
      ("E'a\\0b\\x00'", ["\\0", "\\x00"]),
      ("E'\\ud83dx'", ["\\ud83d"]),
      ("E'\\ude00x'", ["\\ude00"]),
      ("E'\\UFFFFFFFFx'", ["\\UFFFFFFFF"]),
      ("E'a'\n'\\u1'", ["\\u1"]),
      ("U&'a\\00zb'", ["\\00"]),
      ("U&'\\D83D\\0041'", ["\\D83D"]),
      ("U&'!zz' UESCAPE '!'", ["!"]),
      ("U&\"a\\zz\"", ["\\"]),
      ("U&'a' UESCAPE '+'", ["UESCAPE '+'"]),
      ("U&'a' uescape 'xy'", ["uescape 'xy'"]),
      ("U&\"a\" UESCAPE 'a'", ["UESCAPE 'a'"]),
    ]
    for (text, escapes) in cases {
      #expect(problems(text) == escapes.map { "malformedEscape \($0)" }.joined(separator: " ¦ "), "in: \(text)")
      #expect(tokens(text) == "invalid \(text)", "in: \(text)")
    }
    for text in ["E'\\x'", "E'\\9'", "'\\u1'", "U&'\\\\zz'", "E'\\\\u1'"] { #expect(problems(text) == "", "in: \(text)") }
  }

  @Test func contentAndTheWayBack() {
    func content(_ text: String) -> StringContent { Lexer.lex(SourceText(text)).stringContent(at: 0) }

    let plain = content("  'abc'")
    #expect(plain.isVerbatim)
    #expect(plain.span == Span(start: 3, end: 6))
    #expect((0...3).map { plain.sourceOffset(of: $0) } == [3, 4, 5, 6])

    let dollar = content("$x$abc$x$")
    #expect(dollar.isVerbatim)
    #expect(dollar.span == Span(start: 3, end: 6))

    let empty = content("''")
    #expect(empty.isVerbatim)
    #expect(empty.sourceOffset(of: 0) == 1)

    let doubled = content("'a''b'")
    #expect(!doubled.isVerbatim)
    #expect((0...3).map { doubled.sourceOffset(of: $0) } == [1, 2, 4, 5])

    let continued = content("'ab'\n'cd'")
    #expect(!continued.isVerbatim)
    #expect(continued.span == Span(start: 1, end: 8))
    #expect((0...4).map { continued.sourceOffset(of: $0) } == [1, 2, 6, 7, 8])

    let escaped = content("E'a\\n\\u00e9b'")
    #expect(escaped.bytes == Array("a\né".utf8) + [UInt8(ascii: "b")])
    #expect((0...5).map { escaped.sourceOffset(of: $0) } == [2, 3, 5, 5, 11, 12])
  }

  @Test func identifiers() {
    func identifier(_ text: String) -> String { Lexer.lex(SourceText(text)).identifier(at: 0) }
    let cases: [(text: String, name: String)] = [
      ("Users", "users"),
      ("SELECT", "select"),
      ("ÄbC", "Äbc"),
      ("a$B", "a$b"),
      ("\"Users\"", "Users"),
      ("\"a\"\"b\"", "a\"b"),
      ("\" \"", " "),
      ("U&\"d\\0061t\\+000061\"", "data"),
      ("U&\"D!0061!!\" UESCAPE '!'", "Da!"),
      (":Name", "Name"),
      (":\"Name\"", "Name"),
      ("${schema}", "${schema}"),
      ("*", "*"),
      (String(repeating: "A", count: 70), String(repeating: "a", count: 63)),
      (String(repeating: "x", count: 62) + "é", String(repeating: "x", count: 62)),
      (String(repeating: "x", count: 61) + "é", String(repeating: "x", count: 61) + "é"),
      ("\"" + String(repeating: "é", count: 32) + "\"", String(repeating: "é", count: 31)),
    ]
    for (text, expected) in cases { #expect(identifier(text) == expected, "in: \(text)") }
  }
}
