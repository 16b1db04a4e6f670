import SourceText

extension SyntaxTree {
  /// The body of a DO, CREATE FUNCTION or CREATE PROCEDURE, if it is written in a string. (BEGIN ATOMIC and RETURN are in the
  /// statement's own tree.) Found by the words around it, so that it is there also where the rest of its statement was not
  /// understood. `languages` are those wanted; by default all.
  public func body(of node: Node, in languages: [Body.Language]? = nil) -> Body? {
    let record = node.record
    guard let found = BodyFinder(lexed, Int(record.firstToken)..<Int(record.endToken)),
      languages?.contains(found.language) ?? true
    else { return nil }
    let content = lexed.stringContent(at: found.token)
    let span = fileSpan(of: content.span)
    if case .other = found.language { return Body(language: found.language, tree: nil, span: span) }
    let map = content.isVerbatim ? nil : PositionMap(content)
    guard let embedding = embedding(of: map) else { return Body(language: found.language, tree: nil, span: span) }
    // What stands in the file as it is, is read there, so that its offsets are the file's.
    let lexed =
      content.isVerbatim
      ? Lexer.lex(text, in: content.span, as: .body)
      : Lexer.lex(SourceText(name: text.name, bytes: content.bytes), as: .body)
    let tree =
      found.language == .sql
      ? SyntaxTree.parse(lexed, embedding: embedding) : SyntaxTree.parsePLpgSQL(lexed, embedding: embedding)
    return Body(language: found.language, tree: tree, span: span)
  }

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

/// Finds the string that is a body among the tokens of a statement, and its language.
private struct BodyFinder {
  let token: Int
  let language: Body.Language

  init?(_ lexed: LexedText, _ range: Range<Int>) {
    guard let first = range.first else { return nil }
    let isDo = lexed.tokens[first].kind == .do
    guard isDo || Self.createsRoutine(lexed, range) else { return nil }
    var language = isDo ? "plpgsql" : nil
    var body: Int?
    var depth = 0
    var before = TokenKind.endOfStatement
    for index in range.dropFirst() {
      let kind = lexed.tokens[index].kind
      switch kind {
      case .leftParen: depth += 1
      case .rightParen: depth -= 1
      case _ where depth > 0: break
      case _ where before == .language && kind.isString: language = lexed.stringValue(at: index).lowercased()
      case _ where before == .language && kind.mayBeLabel: language = lexed.identifier(at: index)
      case _ where kind.isString && body == nil && (isDo || before == .as): body = index
      default: break
      }
      before = kind
    }
    guard let body, let language else { return nil }
    token = body
    self.language =
      switch language {
      case "plpgsql": .plpgsql
      case "sql": .sql
      default: .other(language)
      }
  }

  /// CREATE [OR REPLACE] FUNCTION | PROCEDURE
  private static func createsRoutine(_ lexed: LexedText, _ range: Range<Int>) -> Bool {
    var next = range.lowerBound
    guard lexed.tokens[next].kind == .create else { return false }
    next += 1
    if next + 1 < range.upperBound, lexed.tokens[next].kind == .or { next += 2 }
    guard next < range.upperBound else { return false }
    return lexed.tokens[next].kind == .function || lexed.tokens[next].kind == .procedure
  }
}
