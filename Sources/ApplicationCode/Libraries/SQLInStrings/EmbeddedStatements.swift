import Migrations
import SQLSyntax
import SourceText

/// The statements that a string is, with holes where only the run knows.
enum EmbeddedStatements {
  /// Nothing where it is no SQL, or not PostgreSQL's.
  static func of(_ string: SQLString, in file: SourceText) -> [ScriptStatement] {
    let filled = FilledPlaceholders(string.text)
    if filled.isOfAnotherDatabase { return [] }
    var text = filled.text
    if string.isOpen, !endsStatement(text) { leaveOpen(&text) }
    if let statements = read(HoleRepair.repaired(text, values: filled.values), in: file) { return statements }
    // What stands before the last hole, and whatever may follow.
    guard let hole = text.bytes.lastRange(of: SQLString.hole), hole > 0, !filled.values.contains(UInt32(hole)) else {
      return []
    }
    var beginning = MappedText()
    beginning.append(0..<hole, of: text)
    leaveOpen(&beginning)
    return read(HoleRepair.repaired(beginning, values: filled.values), in: file) ?? []
  }

  private static func endsStatement(_ text: MappedText) -> Bool {
    text.bytes.last { !($0 == 0x20 || (0x09...0x0D).contains($0)) } == UInt8(ascii: ";")
  }

  /// Something follows that nobody knows, and the brackets that are open are closed by it.
  private static func leaveOpen(_ text: inout MappedText) {
    let lexed = Lexer.lex(SourceText(bytes: text.bytes))
    var open = 0
    for index in 0..<lexed.count {
      if lexed[index].kind == .leftParen { open += 1 }
      if lexed[index].kind == .rightParen { open -= 1 }
    }
    let end = text.map.source(of: Span(start: UInt32(max(0, text.bytes.count - 1)), end: UInt32(text.bytes.count))).end
    let place = Span(start: end, end: end)
    text.append([0x20], at: place)
    text.append(SQLString.hole, at: place)
    if open > 0, open < 100 { text.append(Array(repeating: UInt8(ascii: ")"), count: open), at: place) }
  }

  /// Nil where something is no SQL of PostgreSQL.
  private static func read(_ text: MappedText, in file: SourceText) -> [ScriptStatement]? {
    let script = text.script(of: file)
    guard script.tree.problems.isEmpty else { return nil }
    let statements = script.statements
    guard !statements.isEmpty, statements.allSatisfy({ $0.statement.isUnderstood }) else { return nil }
    return statements.filter { $0.root.kind.isSentByPrograms }
  }
}

extension ScriptStatement {
  /// Whether it names a table, or none at all; not whether only the run knows of which tables it speaks.
  var namesSomething: Bool {
    let relations = script.tree.relations(of: statement)
    return relations.isEmpty || relations.contains { !$0.parts.contains { $0.utf8.contains(SQLString.hole[0]) } }
  }
}

extension ScriptStatement {
  /// `truncate block`: programs for browsers call the styles of an element so, unless they hand it to what sends SQL.
  var mayBeStyles: Bool {
    let words = sql.utf8.split(separator: UInt8(ascii: " "))
    return root.kind == .truncate && words.count == 2 && words[0].first == UInt8(ascii: "t") && !isArgumentOfSender
  }

  /// Behind `db.query("` and its like, or behind `sql` as a tag.
  private var isArgumentOfSender: Bool {
    let before = script.file.bytes[..<Int(span.start)].dropLast()
    let call = before.last == UInt8(ascii: "(") ? before.dropLast() : before
    let start = call.lastIndex { !SQLVerb.isWord($0) }.map { $0 + 1 } ?? call.startIndex
    let name = String(decoding: call[start...], as: UTF8.self).lowercased()
    return ["query", "exec", "raw", "unsafe", "sql"].contains { name.contains($0) }
  }
}

extension NodeKind {
  /// What asks for rows, changes them or calls a routine.
  var isSentByPrograms: Bool {
    switch self {
    case .query, .insert, .update, .delete, .merge, .call, .truncate: true
    default: false
    }
  }
}

extension [UInt8] {
  fileprivate func lastRange(of needle: [UInt8]) -> Int? {
    guard count >= needle.count else { return nil }
    return stride(from: count - needle.count, through: 0, by: -1).first { self[$0...].starts(with: needle) }
  }
}
