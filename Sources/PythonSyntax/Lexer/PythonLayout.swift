import SourceText

/// The comments of a Python text, and the shape of what stands between them.
public struct PythonLayout: Sendable {
  public enum Shape: Sendable { case opens, closes, comma, lineEnd, other }

  /// In order, each from its mark to its end.
  public let comments: [Span]
  /// In order. A line end is one that ends a statement.
  public let tokens: [(span: Span, shape: Shape)]

  public init(_ text: SourceText) {
    var lexer = PythonLexer(text)
    lexer.run()
    comments = lexer.comments
    tokens = lexer.tokens.compactMap { token in
      guard !token.kind.isLayout || token.kind == .newline else { return nil }
      return (Span(start: token.start, end: token.end), Self.shape(of: token.kind))
    }
  }

  private static func shape(of kind: PythonTokenKind) -> Shape {
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace: .opens
    case .rightParenthesis, .rightBracket, .rightBrace: .closes
    case .comma: .comma
    case .newline: .lineEnd
    default: .other
    }
  }
}
