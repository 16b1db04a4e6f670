import SQLSyntax
import SourceText

/// What `plimsoll parse` shows of one file.
public struct ParseReport {
  private let tree: SyntaxTree
  private let lines: LineIndex

  /// How many bytes a statement usually takes.
  private static let usualLength = 128

  public init(_ tree: SyntaxTree) {
    self.tree = tree
    self.lines = LineIndex(tree.text)
  }

  /// One array on one line, an object a statement.
  public func json() -> OutputBuffer {
    var json = JSONWriter()
    json.reserve(tree.statements.count * Self.usualLength)
    json.array { json in
      for statement in tree.statements {
        json.object { json in
          json.member("statement", statement.tag.description)
          json.member("start", Int(statement.span.start))
          json.member("end", Int(statement.span.end))
          json.member("line", lines.line(of: statement.span.start))
          json.member("understood", statement.isUnderstood)
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

  /// A line a statement: `FILE:LINE:COLUMN  TAG  relations`, or why it is not understood. The statements in the body of a DO or
  /// of a routine stand below it, indented.
  public func text(_ style: Style) -> OutputBuffer {
    var rows: [Row] = []
    rows.reserveCapacity(tree.statements.count)
    for statement in tree.statements { add(statement, to: &rows) }
    let digits = rows.map { Self.digits($0.position.line) + Self.digits($0.position.column) }
    let mostDigits = digits.max() ?? 0
    let tagWidth = rows.map { 2 * $0.level + $0.tag.utf8.count }.max() ?? 0
    var output = OutputBuffer()
    output.reserve(rows.count * Self.usualLength)
    for (row, digits) in zip(rows, digits) {
      style.paint(.faint, in: &output) { write(row.position, to: &$0) }
      output.append(spaces: mostDigits - digits + 2 + 2 * row.level)
      style.paint(.bold, in: &output) { $0.append(row.tag) }
      if !row.detail.isEmpty {
        output.append(spaces: tagWidth - 2 * row.level - row.tag.utf8.count + 2)
        if row.isProblem {
          style.paint(.red, in: &output) { $0.append(printable: row.detail) }
        } else {
          output.append(printable: row.detail)
        }
      }
      output.append("\n")
    }
    return output
  }

  /// What is wrong with the text itself, a line each: `FILE:LINE:COLUMN: message`.
  public func problems() -> OutputBuffer {
    var output = OutputBuffer()
    for problem in tree.problems {
      write(lines.position(of: problem.span.start), to: &output)
      output.append(": ")
      output.append(printable: problem.message)
      output.append("\n")
    }
    return output
  }

  /// `FILE:LINE:COLUMN`
  private func write(_ position: Position, to output: inout OutputBuffer) {
    output.append(printable: tree.text.name)
    output.append(":")
    output.append(position.line)
    output.append(":")
    output.append(position.column)
  }

  private static func digits(_ number: Int) -> Int {
    var digits = 1
    var rest = number / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    return digits
  }

  // MARK: Rows of the text

  private struct Row {
    var position: Position
    var level = 0
    var tag: String
    var detail: String
    var isProblem = false
  }

  private func add(_ statement: Statement, to rows: inout [Row]) {
    let root = tree.root(of: statement)
    var row = Row(
      position: lines.position(of: statement.span.start), tag: statement.tag.description, detail: names(below: root))
    if let error = statement.syntaxError {
      row.detail = "! " + reason(error, in: tree, end: statement.endToken)
      row.isProblem = true
    }
    let body = tree.body(of: root)
    if case .other(let language)? = body?.language {
      row.detail += (row.detail.isEmpty ? "" : "  ") + "~ written in \(language): not read"
    }
    rows.append(row)
    guard let body else { return }
    rows += problems(in: body)
    let inner = body.statements
    if inner.count > rows.count { rows.reserveCapacity(rows.count + inner.count) }
    for statement in inner { rows.append(self.row(of: statement)) }
  }

  private func row(of statement: BodyStatement) -> Row {
    var row = Row(
      position: lines.position(of: statement.span.start), level: statement.level, tag: statement.tag.description,
      detail: names(below: statement.node))
    // Nobody can be blamed for not understanding what is not all there.
    if !statement.isUnderstood, !statement.isDynamic {
      row.detail = "! not understood"
      row.isProblem = true
    }
    var remarks: [String] = []
    if statement.isMaybe { remarks.append("maybe") }
    if let part = statement.dynamicPart { remarks.append("only the run knows \(excerpt(of: part.span))") }
    if !remarks.isEmpty { row.detail += (row.detail.isEmpty ? "" : "  ") + "~ " + remarks.joined(separator: ", ") }
    return row
  }

  /// A body of PL/pgSQL that is not understood has no statements to show for it.
  private func problems(in body: Body) -> [Row] {
    guard body.language == .plpgsql, let inner = body.tree, let statement = inner.statements.first,
      let error = statement.syntaxError
    else { return [] }
    return [
      Row(
        position: lines.position(of: inner.fileSpan(of: statement.span).start), level: 1, tag: "body",
        detail: "! " + reason(error, in: inner, end: statement.endToken), isProblem: true)
    ]
  }

  private func names(below root: Node) -> String {
    let names = root.tree.relations(below: root).map(\.storedName).joined(separator: ", ")
    // What is not known of a name.
    return names.split(separator: "\u{FFFC}", omittingEmptySubsequences: false).joined(separator: "…")
  }

  private func reason(_ error: SyntaxError, in tree: SyntaxTree, end: UInt32) -> String {
    guard error.token < end else { return "not understood: it ends too early" }
    let span = tree.fileSpan(of: tree.lexed.span(of: Int(error.token)))
    let position = lines.position(of: span.start)
    let token = excerpt(of: span)
    switch error.reason {
    case .nestedTooDeeply: return "not understood from \(position.line):\(position.column): nested too deeply at \(token)"
    case .unexpectedToken: return "not understood from \(position.line):\(position.column): \(token) is not expected here"
    }
  }

  /// The beginning of something in the file that may be as long as the file.
  private func excerpt(of span: Span) -> String {
    let limit: UInt32 = 40
    guard span.end - span.start > limit else { return "'" + tree.text[span] + "'" }
    var end = span.start + limit
    while end > span.start, tree.text.base[Int(end)] & 0xC0 == 0x80 { end -= 1 }
    return "'" + tree.text[Span(start: span.start, end: end)] + "…'"
  }
}
