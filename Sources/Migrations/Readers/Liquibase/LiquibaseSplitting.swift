import SourceText

/// Cuts SQL into the strings Liquibase sends, as Liquibase does it: at the delimiter, but for words BEGIN … END, and knowing
/// nothing of dollar quotes.
struct LiquibaseSplitting {
  /// The parts between the delimiters.
  private(set) var pieces: [Range<Int>] = []

  private let bytes: [UInt8]
  private var at = 0
  private var tokens: [Range<Int>] = []

  /// - Parameter delimiter: nil for the default: `;`, or `GO` or `/` alone in a line.
  init(_ text: MappedText, delimiter: String?) {
    bytes = text.bytes
    while let token = nextToken() { tokens.append(token) }
    cut(Delimiter(delimiter))
  }

  private struct Delimiter {
    var literal: [UInt8]
    var beginsLine = false
    var isDefault = false

    init(_ delimiter: String?) {
      guard var rest = delimiter.map({ Array($0.utf8) }), !rest.isEmpty else {
        literal = [UInt8(ascii: ";")]
        isDefault = true
        return
      }
      // It is used as a regular expression too: a line end before it, the end of the line behind it, a backslash before a sign.
      while let first = rest.first,
        first == 0x0A || first == 0x0D || rest.starts(with: Array("\\n".utf8)) || rest.starts(with: Array("\\r".utf8))
      {
        beginsLine = true
        rest.removeFirst(first == 0x0A || first == 0x0D ? 1 : 2)
      }
      if rest.count > 1, rest.last == UInt8(ascii: "$"), rest.dropLast().last != UInt8(ascii: "$") { rest.removeLast() }
      var literal: [UInt8] = []
      for (index, byte) in rest.enumerated() where byte != UInt8(ascii: "\\") || index == rest.count - 1 {
        literal.append(byte)
      }
      self.literal = literal.map(Self.lower)
    }

    static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  }

  private mutating func cut(_ delimiter: Delimiter) {
    var start = 0
    var depth = 0
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if isWord(token, "begin"),
        !isFollowed(index, by: ["transaction", "trans", "tran", "dialog", "conversation", "distributed"])
      {
        depth += 1
      } else if isWord(token, "end"), depth > 0, !isFollowed(index, by: ["transaction", "trans", "tran"]) {
        depth -= 1
      }
      if depth == 0, let end = delimiterEnd(index, delimiter) {
        pieces.append(start..<token.lowerBound)
        start = end
        while index < tokens.count, tokens[index].lowerBound < end { index += 1 }
      } else {
        index += 1
      }
    }
    pieces.append(start..<bytes.count)
    pieces.removeAll { piece in bytes[piece].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
  }

  private func delimiterEnd(_ index: Int, _ delimiter: Delimiter) -> Int? {
    let start = tokens[index].lowerBound
    if delimiter.isDefault, isWord(tokens[index], "go") || isWord(tokens[index], "/"), beginsLine(start) {
      return tokens[index].upperBound
    }
    if delimiter.beginsLine || delimiter.literal == [UInt8(ascii: "/")], !beginsLine(start) { return nil }
    let end = start + delimiter.literal.count
    guard end <= bytes.count, bytes[start..<end].map(Delimiter.lower) == delimiter.literal else { return nil }
    let cutsToken = tokens[index...].prefix { $0.lowerBound < end }.contains { end < $0.upperBound }
    return cutsToken ? nil : end
  }

  private func beginsLine(_ offset: Int) -> Bool {
    let before = bytes[..<offset].last { $0 != 0x20 && $0 != 0x09 }
    return before == nil || before == 0x0A || before == 0x0D
  }

  private func isWord(_ token: Range<Int>, _ word: String) -> Bool {
    token.count == word.utf8.count && zip(bytes[token], word.utf8).allSatisfy { Delimiter.lower($0) == $1 }
  }

  private func isFollowed(_ index: Int, by words: [String]) -> Bool {
    index + 1 < tokens.count && words.contains { isWord(tokens[index + 1], $0) }
  }

  // MARK: Tokens

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "_$@#".utf8.contains(byte) || byte >= 0x80
  }

  /// The next token that is neither white space nor a comment.
  private mutating func nextToken() -> Range<Int>? {
    func next() -> UInt8 { at + 1 < bytes.count ? bytes[at + 1] : 0 }
    while at < bytes.count {
      let start = at
      let byte = bytes[at]
      switch byte {
      case 0x20, 0x09...0x0D: at += 1
      case UInt8(ascii: "-") where next() == byte: while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      case UInt8(ascii: "/") where next() == UInt8(ascii: "*"):
        at = bytes.firstRange(of: Array("*/".utf8), from: at + 2)?.upperBound ?? bytes.count
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let end = endOfQuotes(byte) else {
          at += 1
          return start..<at
        }
        at = end
        return start..<at
      case _ where isWordByte(byte):
        // A name with its dots is one word.
        while at < bytes.count, isWordByte(bytes[at]) || (bytes[at] == UInt8(ascii: ".") && isWordByte(next())) { at += 1 }
        return start..<at
      default:
        at += 1
        return start..<at
      }
    }
    return nil
  }

  /// Behind the string that begins here; a backslash takes the meaning from what follows it.
  private func endOfQuotes(_ quote: UInt8) -> Int? {
    var at = at + 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\\") {
        at += 2
      } else if bytes[at] == quote {
        if at + 1 < bytes.count, bytes[at + 1] == quote {
          at += 2
        } else {
          return at + 1
        }
      } else {
        at += 1
      }
    }
    return nil
  }
}
