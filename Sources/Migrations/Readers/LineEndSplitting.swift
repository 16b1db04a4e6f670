import SourceText

extension Script {
  /// The messages of a runner for which a statement ends at a line that ends in `;` (goose, sql-migrate): what shares a line is
  /// sent together, and so is what stands in one of the `blocks`.
  func messagesEndingAtLineEnds(blocks: [Span]) -> [Message] {
    var messages: [Message] = []
    var lastEnd: UInt32 = 0
    var lastBlock: Int?
    for statement in statements {
      let span = statement.span
      let block = blocks.firstIndex { $0.contains(span.start) }
      let sharesBlock = block != nil && block == lastBlock
      let sharesLine = block == nil && lastBlock == nil && !file.hasLineEnd(in: Span(start: lastEnd, end: span.start))
      if !messages.isEmpty, sharesBlock || sharesLine {
        messages[messages.count - 1].statements.append(statement)
      } else {
        messages.append(Message(statement))
      }
      lastEnd = span.end
      lastBlock = block
    }
    return messages
  }
}
