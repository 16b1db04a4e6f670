import SourceText

extension SyntaxTree {
  /// Reads tokens as a body of PL/pgSQL.
  static func parsePLpgSQL(_ lexed: LexedText, embedding: Embedding) -> SyntaxTree {
    var parser = Parser(lexed)
    let (node, error) = parser.statement(from: 0, to: lexed.count) { parser throws(SyntaxError) in try parser.plpgsqlBody(.none)
    }
    let end = UInt32(lexed.count)
    let statement = Statement(
      tag: .do, span: lexed.span(from: 0, to: end), firstToken: 0, endToken: end, node: node,
      syntaxError: error ?? parser.partError, isJoinedToNext: false)
    parser.finish()
    let tree = SyntaxTree(
      lexed: lexed, statements: [statement], problems: lexed.problems, nodes: parser.nodes, embedding: embedding)
    embedding.commands = ConstantFlow.commands(of: tree.root(of: statement))
    return tree
  }
}
