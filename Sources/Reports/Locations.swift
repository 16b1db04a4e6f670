import Migrations
import SourceText

extension LineIndexes {
  mutating func line(of statement: ScriptStatement) -> Int {
    index(of: statement.script.file).line(of: statement.span.start)
  }
}

extension JSONWriter {
  /// A span as people count: file, line and column of its ends.
  mutating func location(_ span: Span, in lines: LineIndex) {
    let start = lines.position(of: span.start)
    let end = lines.position(of: span.end)
    object { json in
      json.member("file", lines.text.name)
      json.member("line", start.line)
      json.member("column", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
    }
  }

  /// A line of which no more is known.
  mutating func location(line: Int, of file: String) {
    object { json in
      json.member("file", file)
      json.member("line", line)
      json.member("column", 1)
      json.member("endLine", line)
      json.member("endColumn", 1)
    }
  }
}
