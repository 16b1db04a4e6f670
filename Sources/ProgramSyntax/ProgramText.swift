import SourceText

/// The words, numbers, strings and signs of a program, comments left out. No parser: it answers whether a few words stand behind
/// each other, what a property is set to, and what is written in the strings.
public struct ProgramText: Sendable {
  public let text: SourceText
  public let language: ProgramLanguage
  public let tokens: [ProgramToken]
  /// In order, each from its mark to its end.
  public let comments: [Span]

  /// Any text can be read, also a part of one: the code in `${…}`.
  public init(_ text: SourceText, _ language: ProgramLanguage, in span: Span? = nil) {
    self.text = text
    self.language = language
    var lexer = ProgramLexer(text, language, in: span)
    lexer.run()
    tokens = lexer.tokens
    comments = lexer.comments
  }

  /// A token as it is written, of a string what stands between its quotes.
  public func string(_ token: ProgramToken) -> String { text[token.span] }

  /// Whether a token is this word or sign.
  public func isSign(_ index: Int, _ sign: Unicode.Scalar) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let token = tokens[index]
    return token.kind == .sign && text.base[Int(token.span.start)] == UInt8(truncatingIfNeeded: sign.value)
  }

  public func isWord(_ index: Int, _ word: StaticString, ignoringCase: Bool = false) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let token = tokens[index]
    return token.kind == .word && token.span.count == word.utf8CodeUnitCount
      && text.has(word, at: token.span.start, before: token.span.end, ignoringCase: ignoringCase)
  }

  public func line(of index: Int) -> Int { text.line(of: tokens[index].start) }

  /// Where these tokens stand behind each other, written as the language writes them: `ActiveRecord::Migration`, `set_grouped(true)`.
  /// A string in the pattern (in double quotes) is a string of that content.
  public func first(_ pattern: String) -> Int? {
    let wanted = ProgramText(SourceText(pattern), language)
    guard !wanted.tokens.isEmpty, tokens.count >= wanted.tokens.count else { return nil }
    return (0...(tokens.count - wanted.tokens.count)).first { start in
      wanted.tokens.indices.allSatisfy { isSame(tokens[start + $0], wanted.tokens[$0], of: wanted.text) }
    }
  }

  private func isSame(_ token: ProgramToken, _ other: ProgramToken, of otherText: SourceText) -> Bool {
    guard token.kind == other.kind, token.span.count == other.span.count else { return false }
    return (0..<token.span.count).allSatisfy {
      text.base[Int(token.span.start) + $0] == otherText.base[Int(other.span.start) + $0]
    }
  }

  /// What a property is set to: the string in `dialect: "mysql"` or `dialect = "mysql"`.
  public func string(ofProperty name: String) -> (value: String, index: Int)? {
    for index in tokens.indices.dropLast(2) where string(tokens[index]) == name {
      guard isSign(index + 1, ":") || isSign(index + 1, "="), tokens[index + 2].kind == .string else { continue }
      return (string(tokens[index + 2]), index)
    }
    return nil
  }
}
