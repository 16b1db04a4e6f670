import SQLSyntax
import SourceText

/// What `plimsoll parse` shows of one file.
public struct ParseReport {
  private let tree: SyntaxTree
  private let lines: LineIndex

  public init(_ tree: SyntaxTree) {
    self.tree = tree
    self.lines = LineIndex(tree.text)
  }

  /// One array on one line, an object a statement.
  public func json() -> OutputBuffer {
    var json = JSONWriter()
    json.array { json in
      for statement in tree.statements {
        json.object { json in
          json.key("statement")
          json.value(statement.tag.description)
          json.key("start")
          json.value(Int(statement.span.start))
          json.key("end")
          json.value(Int(statement.span.end))
          json.key("line")
          json.value(lines.line(of: statement.span.start))
          json.key("understood")
          json.value(statement.isUnderstood)
          json.key("relations")
          json.array { json in
            for relation in tree.relations(of: statement) { json.value(relation.storedName) }
          }
        }
      }
    }
    json.endLine()
    return json.output
  }

  /// A line a statement: `FILE:LINE:COLUMN  TAG  relations`, or why it is not understood.
  public func text(_ style: Style) -> OutputBuffer {
    var output = OutputBuffer()
    let places = tree.statements.map { place(of: $0.span.start) }
    let placeWidth = places.map(\.unicodeScalars.count).max() ?? 0
    let tagWidth = tree.statements.map { $0.tag.description.utf8.count }.max() ?? 0
    for (statement, place) in zip(tree.statements, places) {
      let tag = statement.tag.description
      let names = tree.relations(of: statement).map(\.storedName)
      style.paint(.faint, in: &output) { $0.append(printable: place) }
      output.append(spaces: placeWidth - place.unicodeScalars.count + 2)
      style.paint(.bold, in: &output) { $0.append(tag) }
      if let error = statement.syntaxError {
        output.append(spaces: tagWidth - tag.utf8.count + 2)
        style.paint(.red, in: &output) { $0.append(printable: "! " + reason(error, in: statement)) }
      } else if !names.isEmpty {
        output.append(spaces: tagWidth - tag.utf8.count + 2)
        output.append(printable: names.joined(separator: ", "))
      }
      output.append("\n")
    }
    return output
  }

  /// What is wrong with the text itself, a line each: `FILE:LINE:COLUMN: message`.
  public func problems() -> OutputBuffer {
    var output = OutputBuffer()
    for problem in tree.problems {
      output.append(printable: place(of: problem.span.start) + ": " + problem.message)
      output.append("\n")
    }
    return output
  }

  private func place(of offset: UInt32) -> String {
    let position = lines.position(of: offset)
    return "\(tree.text.name):\(position.line):\(position.column)"
  }

  private func reason(_ error: SyntaxError, in statement: Statement) -> String {
    guard error.token < statement.endToken else { return "not understood: it ends too early" }
    let span = tree.lexed.span(of: Int(error.token))
    let position = lines.position(of: span.start)
    let token = excerpt(of: span)
    switch error.reason {
    case .unexpectedToken: return "not understood from \(position.line):\(position.column): \(token) is not expected here"
    case .nestedTooDeeply: return "not understood from \(position.line):\(position.column): nested too deeply at \(token)"
    }
  }

  /// The beginning of a token that may be as long as a file.
  private func excerpt(of span: Span) -> String {
    let limit: UInt32 = 40
    guard span.end - span.start > limit else { return "'" + tree.text[span] + "'" }
    var end = span.start + limit
    while end > span.start, tree.text.base[Int(end)] & 0xC0 == 0x80 { end -= 1 }
    return "'" + tree.text[Span(start: span.start, end: end)] + "…'"
  }
}
