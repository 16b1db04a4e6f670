import SourceText

// What tokens stand for: names as PostgreSQL folds them, strings without their quotes and escapes.

extension LexedText {
  /// PostgreSQL cuts names at this many bytes.
  static let nameLimit = 63

  /// The name a word, keyword or quoted word stands for: folded to lower case unless quoted, quotes and escapes resolved, cut
  /// at 63 bytes as PostgreSQL does. A psql variable: its name. Any other token: its text.
  public func identifier(at index: Int) -> String {
    let span = span(of: index)
    let kind = tokens[index].kind
    switch kind {
    case .quotedWord, .unicodeWord:
      return Self.name(StringDecoder(self, index).decoded().bytes)
    case .word, .hole:
      return folded(span)
    case .variable:
      return String(
        decoding: text.bytes[Int(span.start)..<Int(span.end)].filter { ByteTrait.of($0) & ByteTrait.name != 0 }, as: UTF8.self)
    default:
      if kind.isKeyword { return folded(span) }
      return text[span]
    }
  }

  /// The value of a string token of any spelling, escapes resolved; continuation lines joined.
  public func stringValue(at index: Int) -> String { String(decoding: stringContent(at: index).bytes, as: UTF8.self) }

  /// The value of a string token as bytes, with the way back from each of them to the source.
  public func stringContent(at index: Int) -> StringContent { StringDecoder(self, index).decoded() }

  /// Whether a token has a placeholder in it, so that its text is not all there is.
  public func containsHole(at index: Int) -> Bool {
    let span = span(of: index)
    switch tokens[index].kind {
    case .hole, .variable: return true
    case .stringLiteral, .escapeString, .unicodeString, .nationalString:
      let bytes = text.bytes[Int(span.start)..<Int(span.end)]
      return Self.containsHole(bytes) && !Self.isNestedArray(bytes, inTemplate: isTemplate)
    case .word, .quotedWord, .unicodeWord, .bitString, .hexString, .dollarString:
      return Self.containsHole(text.bytes[Int(span.start)..<Int(span.end)])
    default: return false
    }
  }

  /// `${x}`, `{{ x }}`, `{% x %}`, `<%= x %>` or U+FFFC.
  private static func containsHole(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    func finds(_ first: UInt8, _ second: UInt8? = nil, from start: Int) -> Bool {
      var at = start
      while at < bytes.endIndex {
        if bytes[at] == first, second == nil || (at + 1 < bytes.endIndex && bytes[at + 1] == second) { return true }
        at += 1
      }
      return false
    }
    var at = bytes.startIndex
    while at + 2 < bytes.endIndex {
      switch (bytes[at], bytes[at + 1]) {
      case (UInt8(ascii: "$"), UInt8(ascii: "{")):
        return finds(UInt8(ascii: "}"), from: at + 2)
      case (UInt8(ascii: "{"), UInt8(ascii: "{")):
        if finds(UInt8(ascii: "}"), UInt8(ascii: "}"), from: at + 2) { return true }
        at += 1
      case (UInt8(ascii: "{"), UInt8(ascii: "%")):
        if finds(UInt8(ascii: "%"), UInt8(ascii: "}"), from: at + 2) { return true }
        at += 1
      case (UInt8(ascii: "<"), UInt8(ascii: "%")) where bytes[at + 2] == UInt8(ascii: "="):
        if finds(UInt8(ascii: "%"), UInt8(ascii: ">"), from: at + 3) { return true }
        at += 1
      case (0xEF, 0xBF) where bytes[at + 2] == 0xBC: return true
      default: at += 1
      }
    }
    return false
  }

  /// `'{{a},{b}}'`. What is written `'{{a}}'` is an array unless the file is a template.
  private static func isNestedArray(_ string: Slice<UnsafeBufferPointer<UInt8>>, inTemplate: Bool) -> Bool {
    guard let quote = string.firstIndex(of: UInt8(ascii: "'")) else { return false }
    let bytes = string[(quote + 1)..<max(quote + 1, string.endIndex - 1)]
    guard bytes.count > 4, bytes.starts(with: [UInt8(ascii: "{"), UInt8(ascii: "{")]) else { return false }
    var depth = 0
    var isQuoted = false
    var hasSeveral = false
    var last: UInt8 = 0
    for (index, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: break
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0, index != bytes.endIndex - 1 { return false }
      case UInt8(ascii: ","): hasSeveral = hasSeveral || last == UInt8(ascii: "}")
      case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "<"): return false
      default: break
      }
      if byte > UInt8(ascii: " ") { last = byte }
    }
    guard depth == 0 else { return false }
    let first = bytes[bytes.startIndex + 2]
    return hasSeveral || (!inTemplate && first > UInt8(ascii: " ") && first != UInt8(ascii: "."))
  }

  private func folded(_ span: Span) -> String {
    let source = UnsafeBufferPointer(rebasing: text.bytes[Int(span.start)..<Int(span.end)])
    let count = Self.nameLength(source)
    return String(unsafeUninitializedCapacity: count) { room in
      for index in 0..<count {
        let byte = source[index]
        room[index] = UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      }
      return count
    }
  }

  private static func name(_ bytes: [UInt8]) -> String {
    String(decoding: bytes[..<bytes.withUnsafeBufferPointer(nameLength)], as: UTF8.self)
  }

  /// How much of a name PostgreSQL keeps; no character is cut in two.
  private static func nameLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard bytes.count > nameLimit else { return bytes.count }
    var count = nameLimit
    while count > 0, bytes[count] & 0xC0 == 0x80 { count -= 1 }
    return count
  }
}
