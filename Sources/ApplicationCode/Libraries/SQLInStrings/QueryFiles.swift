import Migrations
import SQLSyntax
import SourceText

/// Files of queries that a tool makes functions of: sqlc, and those that write `-- :name` (HugSQL, PugSQL, yesql, aiosql).
struct QueryFiles: CodeLibrary {
  static let name = "query files"

  func concerns(_ file: CodeFile) -> Bool {
    file.language == nil && file.path.hasSuffix(".sql") && Self.marks.contains { file.mentions($0) }
  }

  private static let marks: [StaticString] = ["-- name:", "--name:", "-- :name", "--:name", "-- name :", "-- @name"]

  func read(_ file: CodeFile) -> CodeFindings? {
    guard Dialect.named(inPath: file.path) == nil, isMarked(file.text) else { return nil }
    var findings = CodeFindings()
    for query in queries(of: file.text) {
      let filled = FilledPlaceholders(Self.withoutTools(MappedText(file.text, in: query)))
      let script = HoleRepair.repaired(filled.text, values: filled.values).script(of: file.text)
      for statement in script.statements where statement.statement.isUnderstood && statement.root.kind.isSentByPrograms {
        guard statement.namesSomething, Dialect.marked(in: statement) == nil else { continue }
        let verb = SQLVerb(beginning: Array(statement.sql.utf8))
        findings.requirements.append(
          Requirement(statement, of: file, speaker: verb?.speaker ?? "this query", confidence: .strong))
      }
    }
    return findings
  }

  /// A comment that begins with the mark.
  private func isMarked(_ text: SourceText) -> Bool { text.lines().contains { isMark($0, in: text) } }

  private func isMark(_ line: Span, in text: SourceText) -> Bool {
    let line = text.trimmed(line)
    return Self.marks.contains { text.has($0, at: line.start, before: line.end) }
  }

  /// From each mark to the next one.
  private func queries(of text: SourceText) -> [Span] {
    let starts = text.lines().filter { isMark($0, in: text) }.map(\.start)
    return starts.indices.map { index in
      Span(start: starts[index], end: index + 1 < starts.count ? starts[index + 1] : UInt32(text.count))
    }
  }

  /// `sqlc.arg(x)` and its kin are holes, `sqlc.embed(t)` is `t.*`.
  private static func withoutTools(_ text: MappedText) -> MappedText {
    let bytes = text.bytes
    let mark = Array("sqlc.".utf8)
    var result = MappedText()
    var copied = 0
    var at = 0
    while at + mark.count < bytes.count {
      guard bytes[at] == mark[0], bytes[at...].starts(with: mark),
        let open = bytes[at...].prefix(40).firstIndex(of: UInt8(ascii: "(")),
        let close = bytes[open...].prefix(200).firstIndex(of: UInt8(ascii: ")"))
      else {
        at += 1
        continue
      }
      result.append(copied..<at, of: text)
      if bytes[(at + mark.count)..<open].elementsEqual("embed".utf8) {
        result.append(open + 1..<close, of: text)
        result.append(Array(".*".utf8), at: text.map.source(of: Span(start: UInt32(close), end: UInt32(close + 1))))
      } else {
        result.append(SQLString.hole, at: text.map.source(of: Span(start: UInt32(at), end: UInt32(close + 1))))
      }
      copied = close + 1
      at = copied
    }
    result.append(copied..<bytes.count, of: text)
    return result
  }
}
