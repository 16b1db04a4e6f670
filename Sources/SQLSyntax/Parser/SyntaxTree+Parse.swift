import SourceText

extension SyntaxTree {
  /// Reads the SQL of a text, or of a part of it.
  public static func parse(_ text: SourceText, in span: Span? = nil, as source: Lexer.Source = .script) -> SyntaxTree {
    parse(Lexer.lex(text, in: span, as: source))
  }

  /// Reads tokens as SQL statements.
  public static func parse(_ lexed: LexedText) -> SyntaxTree { parse(lexed, embedding: nil) }

  static func parse(_ lexed: LexedText, embedding: Embedding?) -> SyntaxTree {
    parse(SplitText(lexed), embedding: embedding)
  }

  static func parse(_ split: SplitText, embedding: Embedding?) -> SyntaxTree {
    let lexed = split.lexed
    let pieces = split.pieces
    var parser = Parser(lexed)
    var statements: [Statement] = []
    statements.reserveCapacity(pieces.count)
    for piece in pieces {
      let (node, error) = parser.statement(from: piece.firstToken, to: piece.endToken) { parser throws(SyntaxError) in
        try parser.anyStatement(.none)
      }
      let first = UInt32(piece.firstToken)
      let end = UInt32(piece.endToken)
      statements.append(
        Statement(
          tag: split.tag(of: piece), span: lexed.span(from: first, to: end),
          firstToken: first, endToken: end, node: node,
          syntaxError: error, isJoinedToNext: piece.isJoinedToNext))
    }
    parser.finish()
    var problems = lexed.problems + split.problems
    problems.sort { $0.span.start < $1.span.start }
    return SyntaxTree(lexed: lexed, statements: statements, problems: problems, nodes: parser.nodes, embedding: embedding)
  }
}

/// A text of which is known where its statements begin and end, and no more.
public struct SplitText {
  public let lexed: LexedText
  let pieces: [Splitter.Piece]
  let problems: [Problem]

  init(_ text: SourceText, in span: Span?) { self.init(Lexer.lex(text, in: span, as: .script)) }

  public init(_ lexed: LexedText) {
    self.lexed = lexed
    (pieces, problems) = Splitter.split(lexed)
  }

  /// As many as its tree will have.
  public var statementCount: Int { pieces.count }

  public var tags: some Sequence<CommandTag> { pieces.lazy.map(tag) }

  /// Some go to the server together.
  public var joinsStatements: Bool { pieces.contains(where: \.isJoinedToNext) }

  func tag(of piece: Splitter.Piece) -> CommandTag { .of(lexed, from: piece.firstToken, to: piece.endToken) }
}
