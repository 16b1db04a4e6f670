import SourceText

/// JSON, exactly as RFC 8259 has it; or, for files that people write, with comments and a comma behind the last item.
///
/// A missing comma is reported and reading goes on; after anything worse it stops, and what was read until then stays.
struct JSONReader {
  private var input: ByteReader
  private let allowsComments: Bool
  private var depth = 0
  private var isStopped = false

  static func read(_ text: SourceText, allowsComments: Bool) -> ConfigFile {
    var reader = JSONReader(input: ByteReader(text), allowsComments: allowsComments)
    reader.skipSpace()
    guard !reader.input.isAtEnd else {
      if reader.input.problems.isEmpty { reader.input.report("the file is empty, it holds no JSON", 0, text.count) }
      var file = reader.input.file([])
      file.endsEarly = true
      return file
    }
    let value = reader.value()
    reader.skipSpace()
    if !reader.isStopped, !reader.input.isAtEnd {
      reader.input.report("nothing may follow the JSON value", reader.input.at, text.count)
    }
    var file = reader.input.file([value])
    file.endsEarly = reader.isStopped
    return file
  }

  private mutating func value() -> ConfigValue {
    let start = input.at
    switch input.byte {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""):
      let string = string()
      return ConfigValue(.string(string), string.span)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default:
      while input.byte.isKeyByte { input.at += 1 }
      if input.at - start == 4, input.has("true", at: start) { return ConfigValue(.bool(true), input.span(from: start)) }
      if input.at - start == 5, input.has("false", at: start) { return ConfigValue(.bool(false), input.span(from: start)) }
      if input.at - start != 4 || !input.has("null", at: start) {
        if input.at == start, !input.isAtEnd, input.byte != UInt8(ascii: "}"), input.byte != UInt8(ascii: "]") { input.at += 1 }
        stop("a value is expected here", from: start)
      }
      return ConfigValue(.null, input.span(from: start))
    }
  }

  private mutating func object() -> ConfigValue {
    let start = input.at
    var table = ConfigTable()
    guard enter() else { return ConfigValue(.table(table), input.span(from: start)) }
    while next(before: UInt8(ascii: "}"), first: table.entries.isEmpty) {
      guard input.byte == UInt8(ascii: "\"") else {
        stop("a key in double quotes is expected here", from: input.at)
        break
      }
      let key = string()
      skipSpace()
      guard input.byte == UInt8(ascii: ":") else {
        stop("a colon is expected behind the key", from: input.at)
        break
      }
      input.at += 1
      skipSpace()
      let value = value()
      input.reportDuplicate(key, before: table.set(key, value))
    }
    leave(opening: start)
    return ConfigValue(.table(table), input.span(from: start))
  }

  private mutating func array() -> ConfigValue {
    let start = input.at
    var values: [ConfigValue] = []
    guard enter() else { return ConfigValue(.array(values), input.span(from: start)) }
    while next(before: UInt8(ascii: "]"), first: values.isEmpty) { values.append(value()) }
    leave(opening: start)
    return ConfigValue(.array(values), input.span(from: start))
  }

  /// Over the opening bracket, unless it lies too deep.
  private mutating func enter() -> Bool {
    guard depth < deepestNesting else {
      stop("this is nested too deeply", from: input.at)
      return false
    }
    depth += 1
    input.at += 1
    return true
  }

  private mutating func leave(opening: Int) {
    depth -= 1
    guard !isStopped else { return }
    if input.isAtEnd { stop("this is never closed", from: opening, to: opening + 1) } else { input.at += 1 }
  }

  /// Goes to the next item, over the comma before it; false at the closing bracket, which is not passed, and at the end.
  private mutating func next(before close: UInt8, first: Bool) -> Bool {
    guard !isStopped else { return false }
    let end = input.at
    skipSpace()
    if input.isAtEnd || input.byte == close { return false }
    if first { return true }
    if input.byte == UInt8(ascii: ",") {
      let comma = input.at
      input.at += 1
      skipSpace()
      if input.byte == close {
        if !allowsComments { input.report("no comma may stand behind the last item", comma, comma + 1) }
        return false
      }
      return !input.isAtEnd
    }
    if input.byte == UInt8(ascii: "}") || input.byte == UInt8(ascii: "]") {
      stop("this bracket closes nothing that is open here", from: input.at)
      return false
    }
    input.report("a comma is missing here", end, end)
    return true
  }

  private mutating func stop(_ message: String, from: Int, to: Int? = nil) {
    guard !isStopped else { return }
    input.report(message, from, to ?? max(input.at, from + 1))
    isStopped = true
  }

  private mutating func number() -> ConfigValue {
    let start = input.at
    var isGood = true
    if input.byte == UInt8(ascii: "-") { input.at += 1 }
    if input.byte == UInt8(ascii: "0"), input.peek().isDigit { isGood = false }
    isGood = skipDigits() && isGood
    if input.byte == UInt8(ascii: ".") {
      input.at += 1
      isGood = skipDigits() && isGood
    }
    if input.byte | 0x20 == UInt8(ascii: "e") {
      input.at += 1
      if input.byte == UInt8(ascii: "+") || input.byte == UInt8(ascii: "-") { input.at += 1 }
      isGood = skipDigits() && isGood
    }
    while input.byte.isKeyByte || input.byte == UInt8(ascii: ".") {
      input.at += 1
      isGood = false
    }
    let span = input.span(from: start)
    if !isGood { input.report("no number is written like this", span) }
    return ConfigValue(.number(input.text[span]), span)
  }

  private mutating func skipDigits() -> Bool {
    let start = input.at
    while input.byte.isDigit { input.at += 1 }
    return input.at > start
  }

  private mutating func string() -> ConfigString {
    let start = input.at
    input.at += 1
    var from = input.at
    while input.byte >= 0x20, input.byte != UInt8(ascii: "\""), input.byte != UInt8(ascii: "\\") { input.at += 1 }
    if input.byte == UInt8(ascii: "\"") {
      input.at += 1
      return input.string(from, input.at - 1, span: input.span(from: start))
    }
    var builder = input.builder()
    while true {
      let byte = input.byte
      if byte == UInt8(ascii: "\\") {
        builder.copy(from, input.at)
        escape(&builder)
        from = input.at
      } else if byte == UInt8(ascii: "\"") {
        builder.copy(from, input.at)
        input.at += 1
        break
      } else if input.isAtEnd || byte.isLineEnd {
        builder.copy(from, input.at)
        stop("this string is never closed", from: start)
        break
      } else {
        if byte < 0x20 { input.report("a control character must be written as an escape", input.at, input.at + 1) }
        input.at += 1
      }
    }
    return builder.finish(span: input.span(from: start), emptyAt: start + 1)
  }

  private mutating func escape(_ builder: inout TextBuilder) {
    let start = input.at
    let meaning: Unicode.Scalar
    switch input.peek() {
    case UInt8(ascii: "\""): meaning = "\""
    case UInt8(ascii: "\\"): meaning = "\\"
    case UInt8(ascii: "/"): meaning = "/"
    case UInt8(ascii: "b"): meaning = "\u{8}"
    case UInt8(ascii: "f"): meaning = "\u{C}"
    case UInt8(ascii: "n"): meaning = "\n"
    case UInt8(ascii: "r"): meaning = "\r"
    case UInt8(ascii: "t"): meaning = "\t"
    case UInt8(ascii: "u"):
      input.at += 2
      meaning = input.unicodeEscape(from: start, digits: 4)
      builder.put(meaning, for: start, input.at)
      return
    default:
      input.report("no escape is written like this", start, start + 2)
      input.at += 1
      builder.copy(start, input.at)
      return
    }
    input.at += 2
    builder.put(meaning, for: start, input.at)
  }

  /// Over blanks, line ends and, where they are allowed, comments.
  private mutating func skipSpace() {
    while true {
      while input.byte.isBlankOrLineEnd { input.at += 1 }
      guard input.byte == UInt8(ascii: "/") else { return }
      let start = input.at
      if input.peek() == UInt8(ascii: "/") {
        input.skipToLineEnd()
      } else if input.peek() == UInt8(ascii: "*") {
        input.at += 2
        while !input.isAtEnd, !input.has("*/") { input.at += 1 }
        if input.isAtEnd { stop("this comment is never closed", from: start, to: start + 2) } else { input.at += 2 }
      } else {
        return
      }
      if !allowsComments { input.report("JSON has no comments", input.span(from: start)) }
    }
  }
}
