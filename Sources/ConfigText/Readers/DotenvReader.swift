import SourceText

/// `.env` files: `KEY=value` a line, `export` before it if one likes, quotes as a shell has them. References to other
/// variables, as `${HOST}`, stay as they are written.
struct DotenvReader {
  private var input: ByteReader

  static func read(_ text: SourceText) -> ConfigFile {
    var reader = DotenvReader(input: ByteReader(text))
    var table = ConfigTable()
    while reader.skipToKey() {
      guard let key = reader.key() else { continue }
      let value = reader.value()
      reader.input.reportDuplicate(key, before: table.set(key, value))
      reader.finishLine()
    }
    return reader.input.file([ConfigValue(.table(table), text.wholeSpan)])
  }

  private mutating func skipToKey() -> Bool {
    while !input.isAtEnd {
      while input.byte.isBlankOrLineEnd { input.at += 1 }
      if input.byte != UInt8(ascii: "#") { break }
      input.skipToLineEnd()
    }
    return !input.isAtEnd
  }

  private mutating func key() -> ConfigString? {
    if input.has("export"), input.peek(6).isBlank {
      input.at += 6
      input.skipBlanks()
    }
    let start = input.at
    if input.byte == UInt8(ascii: "'") {
      input.at += 1
      while !input.isAtEnd, input.byte != UInt8(ascii: "'"), !input.byte.isLineEnd { input.at += 1 }
      if input.byte == UInt8(ascii: "'") {
        input.at += 1
        return input.string(start + 1, input.at - 1, span: input.span(from: start))
      }
      input.report("this quote is never closed", start, input.at)
      return nil
    }
    while !input.isAtEnd, input.byte != UInt8(ascii: "="), input.byte != UInt8(ascii: "#"), !input.byte.isBlankOrLineEnd {
      input.at += 1
    }
    if input.at > start { return input.string(start, input.at) }
    input.skipToLineEnd()
    input.report("a name is expected here", start, input.at)
    return nil
  }

  /// What stands behind `=`; null if there is none.
  private mutating func value() -> ConfigValue {
    let end = input.at
    input.skipBlanks()
    guard input.byte == UInt8(ascii: "=") else { return ConfigValue(.null, input.span(end, end)) }
    input.at += 1
    input.skipBlanks()
    let quote = input.byte
    let string = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") ? quoted(by: quote) : unquoted()
    return ConfigValue(.string(string), string.span)
  }

  /// To the end of the line, or to a comment that a blank stands before.
  private mutating func unquoted() -> ConfigString {
    let start = input.at
    while !input.isAtEnd, !input.byte.isLineEnd {
      if input.byte == UInt8(ascii: "#"), input.base[max(input.at - 1, 0)].isBlank { break }
      input.at += 1
    }
    let (from, to) = input.trimmed(start, input.at)
    return input.string(from, to)
  }

  private mutating func quoted(by quote: UInt8) -> ConfigString {
    let start = input.at
    input.at += 1
    var builder = input.builder()
    var from = input.at
    while !input.isAtEnd, input.byte != quote {
      if input.byte == UInt8(ascii: "\\"), let meaning = escape(in: quote) {
        builder.copy(from, input.at)
        builder.put(meaning, for: input.at, input.at + 2)
        input.at += 2
        from = input.at
      } else if input.byte == UInt8(ascii: "\\"), input.at + 1 < input.count {
        input.at += 2
      } else if input.byte == 0x0D {
        builder.copy(from, input.at)
        from = input.at
        input.takeLineEnd()
        builder.put("\n", for: from, input.at)
        from = input.at
      } else {
        input.at += 1
      }
    }
    input.at = min(input.at, input.count)
    builder.copy(from, input.at)
    if input.isAtEnd { input.report("this quote is never closed", start, start + 1) } else { input.at += 1 }
    return builder.finish(span: input.span(from: start), emptyAt: start + 1)
  }

  private func escape(in quote: UInt8) -> Unicode.Scalar? {
    let letter = input.peek()
    if letter == UInt8(ascii: "\\") { return "\\" }
    if letter == UInt8(ascii: "'") { return "'" }
    if quote == UInt8(ascii: "'") { return nil }
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "a"): return "\u{7}"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "v"): return "\u{B}"
    default: return nil
    }
  }

  /// Behind a value only a comment may stand.
  private mutating func finishLine() {
    input.skipBlanks()
    let start = input.at
    let isComment = input.byte == UInt8(ascii: "#")
    input.skipToLineEnd()
    if !isComment, input.at > start { input.report("nothing may follow the value on its line", start, input.at) }
  }
}
