import SourceText

/// Cuts text into tokens. Never throws and never hangs: what is wrong becomes a `Problem`, and reading goes on behind it.
public struct Lexer {
  public static func lex(_ text: SourceText) -> LexedText {
    LexedText(text: text, tokens: GrowingBuffer(capacity: 16), comments: [], problems: [], longTokens: [:])
  }
}
