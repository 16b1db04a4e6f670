import Migrations
import SQLSyntax
import Schema
import SourceText

extension Names {
  /// A name as the server writes it in its messages: with the schema only where the search path does not lead to it.
  func display(_ name: ObjectName) -> String {
    let found = settings.searchPath.contains(name.schema)
    return found ? quoted(name.name) : quoted(name.schema) + "." + quoted(name.name)
  }

  /// The type's name, which another of the same name may stand before.
  func display(_ type: TypeEntry) -> String {
    let visible = self.type([type.name.name]).flatMap { catalog[$0]?.name }
    return visible == type.name ? quoted(type.name.name) : quoted(type.name.schema) + "." + quoted(type.name.name)
  }

  /// As quote_ident() has it.
  private func quoted(_ word: String) -> String {
    let lexed = Lexer.lex(SourceText(word), as: .body)
    if lexed.count == 1, word.utf8.allSatisfy(Self.isPlain), word.utf8.first.map({ $0 > UInt8(ascii: "9") }) ?? false {
      let kind = lexed[0].kind
      if kind.mayNameColumn && kind.mayNameFunction { return word }
    }
    return "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_")
  }
}

extension Event {
  /// Where a part of the statement stands in its file.
  func place(of part: Node) -> Place {
    if callers.isEmpty {
      let script = step.statement.script
      return Place(script.file, script.fileSpan(part.fileSpan))
    }
    // What a body of another file holds is found there only if that file's bytes are the SQL as it stands.
    return part.tree.file === place.file ? Place(place.file, part.fileSpan) : place
  }
}
