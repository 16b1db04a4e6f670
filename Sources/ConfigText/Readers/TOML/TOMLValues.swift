import SourceText

extension TOMLReader {
  mutating func value(depth: Int) throws(Failure) -> ConfigValue {
    let start = input.at
    switch input.byte {
    case UInt8(ascii: "\""):
      let isLong = input.has("\"\"\"")
      let string = isLong ? try longString(quote: UInt8(ascii: "\"")) : try basicString()
      return ConfigValue(.string(string), string.span)
    case UInt8(ascii: "'"):
      let isLong = input.has("'''")
      let string = isLong ? try longString(quote: UInt8(ascii: "'")) : try literalString()
      return ConfigValue(.string(string), string.span)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth + 1)
    default:
      while input.byte.isKeyByte || input.byte == UInt8(ascii: ".") || input.byte == UInt8(ascii: ":")
        || input.byte == UInt8(ascii: "+")
      {
        input.at += 1
      }
      return try word(from: start)
    }
  }

  // MARK: - Arrays and inline tables

  private mutating func array(depth: Int) throws(Failure) -> ConfigValue {
    let start = input.at
    try check(depth)
    input.at += 1
    var values: [ConfigValue] = []
    while true {
      try skipSpaceAndLines(within: start)
      if input.byte == UInt8(ascii: "]") { break }
      values.append(try value(depth: depth))
      try skipSpaceAndLines(within: start)
      if input.byte == UInt8(ascii: "]") { break }
      guard input.byte == UInt8(ascii: ",") else {
        throw Failure(message: "a comma or “]” is expected here", from: input.at, to: input.at + 1)
      }
      input.at += 1
    }
    input.at += 1
    return ConfigValue(.array(values), input.span(from: start))
  }

  private mutating func skipSpaceAndLines(within start: Int) throws(Failure) {
    repeat {
      input.skipBlanks()
      if input.byte == UInt8(ascii: "#") { comment() }
    } while newline()
    if input.isAtEnd { throw Failure(message: "this is never closed", from: start, to: start + 1) }
  }

  private mutating func inlineTable(depth: Int) throws(Failure) -> ConfigValue {
    let start = input.at
    try check(depth)
    input.at += 1
    let table = TOMLTable(.header, input.span(from: start), depth: depth)
    input.skipBlanks()
    while input.byte != UInt8(ascii: "}") {
      try pair(into: table, section: 0)
      input.skipBlanks()
      if input.byte == UInt8(ascii: "}") { break }
      guard input.byte == UInt8(ascii: ",") else {
        throw Failure(message: "a comma or “}” is expected here", from: input.at, to: input.at + 1)
      }
      let comma = input.at
      input.at += 1
      input.skipBlanks()
      if input.byte == UInt8(ascii: "}") { input.report("no comma may stand behind the last item", comma, comma + 1) }
    }
    input.at += 1
    table.span = input.span(from: start)
    return table.value
  }

  private func check(_ depth: Int) throws(Failure) {
    if depth > deepestNesting { throw Failure(message: "this is nested too deeply", from: input.at, to: input.at + 1) }
  }

  // MARK: - Strings

  mutating func literalString() throws(Failure) -> ConfigString {
    let start = input.at
    input.at += 1
    while input.byte != UInt8(ascii: "'") {
      try checkUnclosed(start)
      checkCharacter()
      input.at += 1
    }
    input.at += 1
    return input.string(start + 1, input.at - 1, span: input.span(from: start))
  }

  mutating func basicString() throws(Failure) -> ConfigString {
    let start = input.at
    input.at += 1
    var builder = input.builder()
    var from = input.at
    while input.byte != UInt8(ascii: "\"") {
      try checkUnclosed(start)
      if input.byte == UInt8(ascii: "\\") {
        builder.copy(from, input.at)
        try escape(&builder)
        from = input.at
      } else {
        checkCharacter()
        input.at += 1
      }
    }
    builder.copy(from, input.at)
    input.at += 1
    return builder.finish(span: input.span(from: start), emptyAt: start + 1)
  }

  private func checkUnclosed(_ start: Int) throws(Failure) {
    if input.isAtEnd || input.byte == 0x0A { throw Failure(message: "this string is never closed", from: start, to: input.at) }
  }

  /// `"""…"""` or `'''…'''`. A line end right behind the quotes does not count; up to two quotes may stand before the last three.
  private mutating func longString(quote: UInt8) throws(Failure) -> ConfigString {
    let start = input.at
    let isBasic = quote == UInt8(ascii: "\"")
    input.at += 3
    _ = newline()
    let content = input.at
    var builder = input.builder()
    var from = content
    while true {
      let byte = input.byte
      if byte == quote, input.peek() == quote, input.peek(2) == quote {
        input.at += quotesAhead() - 3
        break
      }
      if input.isAtEnd { throw Failure(message: "this string is never closed", from: start, to: start + 3) }
      if byte == 0x0D, input.peek() == 0x0A {
        builder.copy(from, input.at)
        builder.put("\n", for: input.at, input.at + 2)
        input.at += 2
        from = input.at
      } else if byte == UInt8(ascii: "\\"), isBasic {
        builder.copy(from, input.at)
        if !skipFoldedLines() { try escape(&builder) }
        from = input.at
      } else {
        if byte != 0x0A { checkCharacter() }
        input.at += 1
      }
    }
    builder.copy(from, input.at)
    input.at += 3
    return builder.finish(span: input.span(from: start), emptyAt: content)
  }

  /// How many of at most five quotes stand here.
  private func quotesAhead() -> Int {
    var count = 0
    while count < 5, input.peek(count) == input.byte { count += 1 }
    return count
  }

  /// Over a backslash at the end of a line, and all blanks and line ends behind it.
  private mutating func skipFoldedLines() -> Bool {
    var at = input.at + 1
    while input.base[at].isBlank { at += 1 }
    guard input.base[at] == 0x0A || input.base[at] == 0x0D && input.base[at + 1] == 0x0A else { return false }
    while input.base[at].isBlank || input.base[at] == 0x0A || input.base[at] == 0x0D && input.base[at + 1] == 0x0A { at += 1 }
    input.at = at
    return true
  }

  private mutating func escape(_ builder: inout TextBuilder) throws(Failure) {
    let start = input.at
    let letter = input.peek()
    let meaning: Unicode.Scalar
    switch letter {
    case UInt8(ascii: "b"): meaning = "\u{8}"
    case UInt8(ascii: "t"): meaning = "\t"
    case UInt8(ascii: "n"): meaning = "\n"
    case UInt8(ascii: "f"): meaning = "\u{C}"
    case UInt8(ascii: "r"): meaning = "\r"
    case UInt8(ascii: "\""): meaning = "\""
    case UInt8(ascii: "\\"): meaning = "\\"
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      input.at += 2
      let scalar = input.unicodeEscape(from: start, digits: letter == UInt8(ascii: "u") ? 4 : 8)
      builder.put(scalar, for: start, input.at)
      return
    default: throw Failure(message: "no escape is written like this", from: start, to: start + 2)
    }
    input.at += 2
    builder.put(meaning, for: start, input.at)
  }

  // MARK: - Words, numbers, dates

  private mutating func word(from start: Int) throws(Failure) -> ConfigValue {
    let span = input.span(from: start)
    if span.count == 0 { throw Failure(message: "a value is expected here", from: start, to: start + 1) }
    if span.count == 4, input.has("true", at: start) { return ConfigValue(.bool(true), span) }
    if span.count == 5, input.has("false", at: start) { return ConfigValue(.bool(false), span) }
    if TOMLNumber.isNumber(input.text.bytes[start..<input.at]) { return ConfigValue(.number(input.text[span]), span) }
    var end = input.at
    // A date and a time may be parted by one blank.
    if end - start == 10, input.byte == 0x20, input.peek().isDigit, input.peek(2).isDigit, input.peek(3) == UInt8(ascii: ":") {
      input.at += 1
      while input.byte.isDigit || ":.+-zZ".utf8.contains(input.byte) { input.at += 1 }
      end = input.at
    }
    if TOMLDate.isDate(input.text.bytes[start..<end]) {
      let string = input.string(start, end)
      return ConfigValue(.string(string), string.span)
    }
    throw Failure(message: "this is no value; text must stand in quotes", from: start, to: end)
  }
}

enum TOMLNumber {
  static func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = text
    let isSigned = rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-")
    if isSigned { rest = rest.dropFirst() }
    if rest.elementsEqual("inf".utf8) || rest.elementsEqual("nan".utf8) { return true }
    if !isSigned, rest.count > 2, rest.first == UInt8(ascii: "0") {
      let digits = rest.dropFirst(2)
      switch rest[rest.startIndex + 1] {
      case UInt8(ascii: "x"): return isDigits(digits) { $0.hexValue != nil }
      case UInt8(ascii: "o"): return isDigits(digits) { $0 &- 0x30 < 8 }
      case UInt8(ascii: "b"): return isDigits(digits) { $0 &- 0x30 < 2 }
      default: break
      }
    }
    let whole = rest.prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
    guard isDigits(whole, \.isDigit), whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
      guard isDigits(fraction, \.isDigit) else { return false }
      rest = rest[fraction.endIndex...]
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      return isDigits(rest, \.isDigit)
    }
    return rest.isEmpty
  }

  /// At least one, and every `_` between two of them.
  private static func isDigits(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ isDigit: (UInt8) -> Bool) -> Bool {
    var wasDigit = false
    for byte in text {
      if byte == UInt8(ascii: "_") {
        if !wasDigit { return false }
        wasDigit = false
      } else {
        if !isDigit(byte) { return false }
        wasDigit = true
      }
    }
    return wasDigit
  }
}

enum TOMLDate {
  /// `2026-05-27`, `07:32:00.5`, both with `T` or a blank between them, and then perhaps `Z` or `+01:00`.
  static func isDate(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = text
    if text.count > 2, text[text.startIndex + 2] == UInt8(ascii: ":") { return takeTime(&rest) && rest.isEmpty }
    guard let year = takeNumber(&rest, 4), take(&rest, "-"), let month = takeNumber(&rest, 2), take(&rest, "-"),
      let day = takeNumber(&rest, 2), (1...12).contains(month), (1...days(in: month, of: year)).contains(day)
    else { return false }
    if rest.isEmpty { return true }
    guard take(&rest, "T") || take(&rest, "t") || take(&rest, " "), takeTime(&rest) else { return false }
    if rest.isEmpty || rest.elementsEqual("Z".utf8) || rest.elementsEqual("z".utf8) { return true }
    guard take(&rest, "+") || take(&rest, "-"), let hour = takeNumber(&rest, 2), take(&rest, ":"),
      let minute = takeNumber(&rest, 2)
    else { return false }
    return hour < 24 && minute < 60 && rest.isEmpty
  }

  private static func takeTime(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let hour = takeNumber(&rest, 2), hour < 24, take(&rest, ":"), let minute = takeNumber(&rest, 2), minute < 60,
      take(&rest, ":"), let second = takeNumber(&rest, 2), second <= 60
    else { return false }
    guard take(&rest, ".") else { return true }
    let fraction = rest.prefix(while: \.isDigit)
    rest = rest[fraction.endIndex...]
    return !fraction.isEmpty
  }

  private static func takeNumber(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, _ digits: Int) -> Int? {
    guard rest.count >= digits, rest.prefix(digits).allSatisfy(\.isDigit) else { return nil }
    let value = rest.prefix(digits).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    rest = rest.dropFirst(digits)
    return value
  }

  private static func take(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, _ letter: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: letter) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
