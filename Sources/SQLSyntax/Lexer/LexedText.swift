import SourceText

/// The tokens of one text (or of a part of it, as the body of a function), with its comments and what was wrong with it.
public final class LexedText: Sendable {
  public let text: SourceText
  /// The part of the text that was read.
  public let extent: Span
  public let comments: [Comment]
  public let problems: [Problem]
  nonisolated(unsafe) let tokens: GrowingBuffer<Token>
  /// True lengths of tokens too long for eight bytes, by token index.
  let longTokens: [Int: Int]
  /// psql's backslash commands, in order. They are no tokens.
  public let psqlCommands: [PsqlCommand]
  /// The rows of COPY … FROM STDIN, in order.
  public let copyData: [CopyData]
  /// `{{ x }}` or `{% x %}` stands in it, outside of strings.
  let isTemplate: Bool

  init(
    text: SourceText, extent: Span, tokens: GrowingBuffer<Token>, comments: [Comment], problems: [Problem],
    longTokens: [Int: Int],
    psqlCommands: [PsqlCommand], copyData: [CopyData], isTemplate: Bool
  ) {
    self.text = text
    self.extent = extent
    self.tokens = tokens
    self.comments = comments
    self.problems = problems
    self.longTokens = longTokens
    self.psqlCommands = psqlCommands
    self.copyData = copyData
    self.isTemplate = isTemplate
  }

  deinit { tokens.free() }

  public var count: Int { tokens.count }

  public subscript(index: Int) -> Token { tokens[index] }

  public func length(of index: Int) -> Int {
    let stored = tokens[index].storedLength
    return stored < Token.longLength ? stored : longTokens[index] ?? stored
  }

  public func span(of index: Int) -> Span {
    let start = tokens[index].start
    return Span(start: start, end: start + UInt32(length(of: index)))
  }

  /// From the first byte of one token to the last byte before another; empty where there is none between.
  public func span(from first: UInt32, to end: UInt32) -> Span {
    guard first < end else {
      let at = first < count ? tokens[Int(first)].start : extent.end
      return Span(start: at, end: at)
    }
    return Span(start: tokens[Int(first)].start, end: span(of: Int(end) - 1).end)
  }
}
