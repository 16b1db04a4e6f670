import SourceText

@testable import SQLSyntax

/// What no tree may ever look like, whatever the text: bytes that are lost, tokens or statements out of order, nodes that reach
/// beyond their parents. Empty for a sound tree.
func flaws(of tree: SyntaxTree) -> [String] {
  flawsOfTokens(tree.lexed) + flawsOfStatements(tree) + flawsOfNodes(tree)
}

/// Tokens, comments, commands and rows do not overlap, and what is between them is white space.
func flawsOfTokens(_ lexed: LexedText, in span: Span? = nil) -> [String] {
  var flaws: [String] = []
  var pieces = (0..<lexed.count).map { lexed.span(of: $0) }
  let tokenCount = pieces.count
  for index in pieces.indices.dropFirst() where pieces[index].start < pieces[index - 1].end {
    flaws.append("token \(index) begins at \(pieces[index].start), before the one before it ends")
  }
  pieces += lexed.comments.map(\.span) + lexed.psqlCommands.map(\.span) + lexed.copyData.map(\.span)
  if pieces.count > tokenCount { pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
  let whole = span ?? lexed.text.wholeSpan
  var at = whole.start
  let bytes = lexed.text.bytes
  if at == 0, lexed.text.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { at = 3 }
  for piece in pieces {
    if piece.end < piece.start || piece.end > whole.end { flaws.append("\(piece) is no part of the text") }
    // A comment between the parts of a string stands inside a token.
    guard piece.start >= at else { continue }
    flaws += flawsOfGap(bytes, from: at, to: piece.start)
    at = max(at, piece.end)
  }
  flaws += flawsOfGap(bytes, from: at, to: whole.end)
  for problem in lexed.problems where problem.span.start >= problem.span.end || problem.span.end > whole.end {
    flaws.append("\(problem) is no part of the text")
  }
  return flaws
}

private func flawsOfGap(_ bytes: UnsafeBufferPointer<UInt8>, from start: UInt32, to end: UInt32) -> [String] {
  guard start < end else { return [] }
  return bytes[Int(start)..<Int(end)].contains { ByteTrait.of($0) & ByteTrait.space == 0 }
    ? ["bytes lost between \(start) and \(end)"] : []
}

func flawsOfStatements(_ tree: SyntaxTree) -> [String] {
  var flaws: [String] = []
  var end: UInt32 = 0
  for statement in tree.statements {
    if statement.firstToken < end || statement.endToken <= statement.firstToken || statement.endToken > tree.lexed.count {
      flaws.append("the statement at \(statement.span) overlaps another or is empty")
    }
    end = statement.endToken
    let record = tree.nodes[Int(statement.node)]
    if record.firstToken < statement.firstToken || record.endToken > statement.endToken {
      flaws.append("the tree of the statement at \(statement.span) reaches beyond it")
    }
    if let error = statement.syntaxError {
      if error.token < statement.firstToken || error.token > statement.endToken {
        flaws.append("the error in the statement at \(statement.span) is elsewhere")
      }
    }
  }
  for index in tree.problems.indices.dropFirst() where tree.problems[index].span.start < tree.problems[index - 1].span.start {
    flaws.append("problem \(index) out of order")
  }
  return flaws
}

func flawsOfNodes(_ tree: SyntaxTree) -> [String] {
  var flaws: [String] = []
  var linked = 0
  for index in 0..<tree.nodeCount {
    let parent = tree.nodes[index]
    var child = parent.firstChild
    var last = parent.firstToken
    while child != NodeRecord.none {
      guard child < index else {
        flaws.append("node \(index) stands before its child \(child)")
        break
      }
      linked += 1
      let record = tree.nodes[Int(child)]
      if record.firstToken < last || record.endToken > parent.endToken || record.endToken < record.firstToken {
        flaws.append("\(record.kind) as \(record.role) reaches beyond \(parent.kind) or its own neighbour")
      }
      last = record.endToken
      child = record.nextSibling
    }
  }
  if linked + tree.statements.count != tree.nodeCount {
    flaws.append("\(tree.nodeCount) nodes, but \(linked) children and \(tree.statements.count) roots")
  }
  return flaws
}
