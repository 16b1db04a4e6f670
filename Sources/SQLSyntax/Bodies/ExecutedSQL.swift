import SourceText

/// What an EXECUTE of PL/pgSQL runs.
public enum ExecutedSQL: Sendable {
  /// It is made of constants: these statements.
  case statements(SyntaxTree)
  /// Only the run knows it. What keeps it from being known, in the file; and, where its beginning is constant, that text with
  /// U+FFFC (a hole) for each unknown part. Its statements may or may not be understood.
  case dynamic(DynamicPart, partial: SyntaxTree?)
}

extension SyntaxTree {
  /// What a `plpgsqlExecute` node of this tree runs; nil for any other node, and where bodies are nested too deeply to look.
  public func executedSQL(of node: Node) -> ExecutedSQL? {
    guard node.kind == .plpgsqlExecute, let command = embedding?.commands[node.index] else { return nil }
    let hole = command.firstHole.map { DynamicPart($0.reason, fileSpan(of: $0.span)) }
    if let hole, command.isUnknown { return .dynamic(hole, partial: nil) }
    guard let embedding = embedding(of: command.map) else { return nil }
    let text = SourceText(name: file.name, bytes: command.bytes)
    let lexed = Lexer.lex(text, as: .body)
    // Behind a hole at the beginning anything may be anything.
    if let hole, lexed.count == 0 || beginsWithHole(lexed) { return .dynamic(hole, partial: nil) }
    let tree = SyntaxTree.parse(lexed, embedding: embedding)
    if let hole { return .dynamic(hole, partial: tree) }
    return .statements(tree)
  }

  private func beginsWithHole(_ lexed: LexedText) -> Bool {
    guard lexed.tokens[0].kind == .hole else { return false }
    let first = lexed.text.base[Int(lexed.tokens[0].start)] | 0x20
    return first < UInt8(ascii: "a") || first > UInt8(ascii: "z")
  }
}
