import SourceText

/// The word a statement begins with that a program may send.
enum SQLVerb {
  case select, insert, update, delete, with, merge, call, truncate

  /// What speaks, in a sentence: "this query".
  var speaker: String {
    switch self {
    case .select, .with: "this query"
    case .insert: "this INSERT"
    case .update: "this UPDATE"
    case .delete: "this DELETE"
    case .merge: "this MERGE"
    case .call: "this CALL"
    case .truncate: "this TRUNCATE"
    }
  }

  private static let words: [(word: StaticString, verb: SQLVerb)] = [
    ("select", .select), ("insert", .insert), ("update", .update), ("delete", .delete), ("with", .with), ("merge", .merge),
    ("call", .call), ("truncate", .truncate),
  ]

  /// What a text begins with behind blanks and comments. "Select" with one capital is a word of a sentence, and what begins with
  /// a bracket is a part of another statement.
  init?(beginning bytes: some RandomAccessCollection<UInt8>) {
    var rest = bytes[...]
    while let first = rest.first {
      if first == 0x20 || (0x09...0x0D).contains(first) {
        rest = rest.dropFirst()
      } else if first == UInt8(ascii: "-"), rest.dropFirst().first == first {
        rest = rest.drop { $0 != 0x0A }
      } else if first == UInt8(ascii: "/"), rest.dropFirst().first == UInt8(ascii: "*") {
        rest = rest.dropFirst(2)
        while let here = rest.first, here != UInt8(ascii: "*") || rest.dropFirst().first != UInt8(ascii: "/") {
          rest = rest.dropFirst()
        }
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    let word = rest.prefix(9).prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard let second = word.dropFirst().first, let found = Self.words.first(where: { Self.isSame(word, $0.word) }) else {
      return nil
    }
    let isMixed = word.dropFirst().contains { $0 & 0x20 != second & 0x20 }
    guard !isMixed, second & 0x20 == word.first! & 0x20, rest.count > word.count else { return nil }
    guard let behind = rest.dropFirst(word.count).first, Self.maySeparate(behind) else { return nil }
    self = found.verb
  }

  /// Whether a statement may begin anywhere in a text, in a string or on a line of its own. One look at each byte.
  static func mayOccur(in text: SourceText) -> Bool {
    let base = text.base
    var before: UInt8 = 0x20
    for at in 0..<text.count {
      let here = base[at]
      if isFirst(here), !isWord(before), before != UInt8(ascii: "."), occurs(at, in: text) { return true }
      before = here
    }
    return false
  }

  @inline(__always)
  private static func isFirst(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "d"), UInt8(ascii: "w"), UInt8(ascii: "m"),
      UInt8(ascii: "c"), UInt8(ascii: "t"):
      true
    default: false
    }
  }

  private static func occurs(_ at: Int, in text: SourceText) -> Bool {
    for (word, _) in words where text.has(word, at: UInt32(at), before: UInt32(text.count), ignoringCase: true) {
      return maySeparate(text.base[at + word.utf8CodeUnitCount])
    }
    return false
  }

  /// What may stand behind the word: blanks, quotes, brackets, escaped line ends, and what begins a hole.
  private static func maySeparate(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "\\*$\"'(/{%:#".utf8.contains(byte) || byte == SQLString.hole[0]
  }

  private static func isSame(_ word: some Collection<UInt8>, _ other: StaticString) -> Bool {
    word.count == other.utf8CodeUnitCount && zip(word, 0...).allSatisfy { $0 | 0x20 == other.utf8Start[$1] }
  }

  static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
