import SourceText

/// Java's properties: `key = value`, `key: value` or `key value` a line, `#` and `!` before comments, a backslash at the end
/// of a line that goes on. A file that is no UTF-8 is read as ISO 8859-1, as Java did for long.
struct PropertiesReader {
  private var input: ByteReader

  static func read(_ text: SourceText) -> ConfigFile {
    var reader = PropertiesReader(input: ByteReader(text, otherwise: .latin1))
    var table = ConfigTable()
    while reader.skipToKey() {
      let key = reader.part(isKey: true)
      reader.skipSeparator()
      let value = reader.part(isKey: false)
      reader.input.reportDuplicate(key, before: table.set(key, ConfigValue(.string(value), value.span)))
    }
    return reader.input.file([ConfigValue(.table(table), text.wholeSpan)])
  }

  /// Over empty lines and comments; false at the end of the file.
  private mutating func skipToKey() -> Bool {
    while !input.isAtEnd {
      skipSpace()
      if input.byte == UInt8(ascii: "#") || input.byte == UInt8(ascii: "!") { input.skipToLineEnd() }
      if !input.takeLineEnd() { return !input.isAtEnd }
    }
    return false
  }

  private mutating func skipSpace() {
    while input.byte.isBlank || input.byte == 0x0C { input.at += 1 }
  }

  /// Blanks and line continuations, and one `=` or `:` among them.
  private mutating func skipSeparator() {
    skipContinuedSpace()
    if input.byte == UInt8(ascii: "=") || input.byte == UInt8(ascii: ":") {
      input.at += 1
      skipContinuedSpace()
    }
  }

  private mutating func skipContinuedSpace() {
    skipSpace()
    while takeContinuation() {}
  }

  /// Over a backslash at the end of a line, and the blanks the next line begins with.
  private mutating func takeContinuation() -> Bool {
    guard input.byte == UInt8(ascii: "\\"), input.peek().isLineEnd || input.at + 1 == input.count else { return false }
    input.at += 1
    input.takeLineEnd()
    skipSpace()
    return true
  }

  /// A key, up to what parts it from its value, or a value, up to the end of its line.
  private mutating func part(isKey: Bool) -> ConfigString {
    let start = input.at
    var builder = input.builder()
    var from = start
    var end = start
    while !input.isAtEnd, !input.byte.isLineEnd {
      let byte = input.byte
      if byte == UInt8(ascii: "\\") {
        builder.copy(from, input.at)
        if !takeContinuation() { escape(&builder) }
        from = input.at
        end = input.at
        continue
      }
      if isKey, byte.isBlank || byte == 0x0C || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") { break }
      input.at += 1
      end = input.at
    }
    builder.copy(from, end)
    return builder.finish(span: input.span(start, end), emptyAt: start)
  }

  private mutating func escape(_ builder: inout TextBuilder) {
    let start = input.at
    let letter = input.peek()
    if letter == UInt8(ascii: "u") {
      input.at += 2
      builder.put(input.unicodeEscape(from: start, digits: 4), for: start, input.at)
      return
    }
    let meaning: Unicode.Scalar? =
      switch letter {
      case UInt8(ascii: "t"): "\t"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "f"): "\u{C}"
      default: nil
      }
    if let meaning {
      input.at += 2
      builder.put(meaning, for: start, input.at)
    } else {
      // Before any other character the backslash only says that it is meant as it stands.
      input.at += 1
      let character = input.at
      input.skipCharacter()
      builder.copy(character, input.at)
    }
  }
}
