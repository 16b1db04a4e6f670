import SourceText

extension SyntaxTree {
  /// Reads the SQL of a text, or of a part of it.
  public static func parse(_ text: SourceText, in span: Span? = nil, as source: Lexer.Source = .script) -> SyntaxTree {
    parse(Lexer.lex(text, in: span, as: source))
  }

  /// Reads tokens as SQL statements.
  public static func parse(_ lexed: LexedText) -> SyntaxTree { parse(lexed, embedding: nil) }

  static func parse(_ lexed: LexedText, embedding: Embedding?) -> SyntaxTree {
    let (pieces, splitProblems) = Splitter.split(lexed)
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
          tag: .of(lexed, from: piece.firstToken, to: piece.endToken), span: lexed.span(from: first, to: end),
          firstToken: first, endToken: end, node: node,
          syntaxError: error, isJoinedToNext: piece.isJoinedToNext))
    }
    parser.finish()
    var problems = lexed.problems + splitProblems
    problems.sort { $0.span.start < $1.span.start }
    return SyntaxTree(lexed: lexed, statements: statements, problems: problems, nodes: parser.nodes, embedding: embedding)
  }
}
