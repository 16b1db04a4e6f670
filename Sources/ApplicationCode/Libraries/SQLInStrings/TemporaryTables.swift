import Migrations
import SQLSyntax
import SourceText

/// The tables that a file creates itself: no migration has to.
struct TemporaryTables {
  private var names: Set<String> = []

  init(of file: CodeFile) {
    let text = file.text
    var from: UInt32 = 0
    while let at = text.firstOffset(
      of: "create", in: Span(start: from, end: UInt32(text.count)), ignoringCase: true)
    {
      from = at + 6
      if let name = Self.name(behind: from, in: text) { names.insert(name) }
    }
    from = 0
    while let at = text.firstOffset(
      of: "into temp", in: Span(start: from, end: UInt32(text.count)), ignoringCase: true)
    {
      from = at + 9
      var words = Words(text, from)
      _ = words.next()
      if let name = words.next() { names.insert(name) }
    }
  }

  /// Of `CREATE TEMPORARY TABLE IF NOT EXISTS name` the name.
  private static func name(behind offset: UInt32, in text: SourceText) -> String? {
    var words = Words(text, offset)
    while let word = words.next() {
      switch word {
      case "temp", "temporary", "global", "local", "unlogged": continue
      case "table":
        var name = words.next()
        if name == "if" { for _ in 0..<3 { name = words.next() } }
        return name
      default: return nil
      }
    }
    return nil
  }

  /// Words with blanks between them, in lower case; of `a.b` the last part.
  private struct Words {
    let text: SourceText
    var at: Int

    init(_ text: SourceText, _ offset: UInt32) {
      self.text = text
      at = Int(offset)
    }

    mutating func next() -> String? {
      while at < text.count, text.base[at] <= 0x20 || text.base[at] == UInt8(ascii: "\"") { at += 1 }
      var start = at
      while at < text.count, SQLVerb.isWord(text.base[at]) || text.base[at] == UInt8(ascii: ".") {
        if text.base[at] == UInt8(ascii: ".") { start = at + 1 }
        at += 1
      }
      return at > start ? text[Span(start: UInt32(start), end: UInt32(at))].lowercased() : nil
    }
  }

  func areNamed(in statement: ScriptStatement) -> Bool {
    guard !names.isEmpty else { return false }
    return statement.script.tree.relations(of: statement.statement).contains { names.contains($0.parts.last ?? "") }
  }
}
