import ProgramSyntax
import SourceText

/// What a script in another language writes, as its words tell: SQL in its strings, and names beside a word that writes.
struct WordColumnWrites {
  private(set) var sql: [(bytes: [UInt8], place: Place)] = []
  private(set) var columns: [(column: String, place: Place)] = []

  private static let writing: Set<String> = [
    "update", "updatemany", "update_all", "update_columns", "update_column", "updateall", "insert", "insertmany", "insert_all",
    "insert_into", "save", "upsert", "upsert_all", "create", "createmany", "set", "write", "bulkwrite", "bulkupdate", "exec",
    "execute", "query",
  ]

  init(_ text: SourceText) {
    if let language = ProgramLanguage(ofFile: text.name) {
      let program = ProgramText(text, language)
      let tests = language == .rust ? RustTests.spans(in: text) : []
      for token in program.tokens where !tests.contains(where: { $0.contains(token.start) }) {
        read(program.string(token), isString: token.kind == .string, Place(text, token.span))
      }
    } else {
      readWords(of: text)
    }
    let near = writers
    columns = words.filter { word in near.contains { abs($0 - word.index) <= Self.reach } }.map { ($0.column, $0.place) }
  }

  /// How many words and signs may stand between a name and the word that writes.
  private static let reach = 40
  private var words: [(column: String, place: Place, index: Int)] = []
  private var writers: [Int] = []
  private var count = 0

  private mutating func read(_ word: String, isString: Bool, _ place: Place) {
    if isString, SQLInText.isLikely(Array(word.utf8)) {
      sql.append((Array(word.utf8), place))
      return
    }
    count += 1
    if Self.writing.contains(word.lowercased()) { writers.append(count) } else { words.append((word, place, count)) }
  }

  /// Of a language that is not known: shell scripts, Go, Java. SQL is what stands between quotes.
  private mutating func readWords(of text: SourceText) {
    func isWord(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
    let bytes = text.bytes
    var at = 0
    while at < bytes.count {
      if [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(bytes[at]),
        let end = bytes[(at + 1)...].firstIndex(of: bytes[at]), SQLInText.isLikely(Array(bytes[at + 1..<end]))
      {
        sql.append((Array(bytes[at + 1..<end]), Place(text, Span(start: UInt32(at + 1), end: UInt32(end)))))
        at = end + 1
        continue
      }
      guard isWord(bytes[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < bytes.count, isWord(bytes[at]) { at += 1 }
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      read(word, isString: false, Place(text, Span(start: UInt32(start), end: UInt32(at))))
    }
  }
}
