import SourceText

/// The structure of HCL: attributes, and blocks with labels. Blocks lie in arrays, each inside tables of its labels, as in HCL's
/// own JSON: `env "prod" { url = "…" }` is `env: [{prod: {url: "…"}}]`. Values that only the file's tool can work out are kept as
/// expressions.
struct HCLReader {
  var input: ByteReader
  var isStopped = false

  static func read(_ text: SourceText) -> ConfigFile {
    var reader = HCLReader(input: ByteReader(text))
    let table = reader.body(depth: 0, opening: nil)
    return reader.input.file([ConfigValue(.table(table), text.wholeSpan)])
  }

  // MARK: - Bodies

  private mutating func body(depth: Int, opening: Int?) -> ConfigTable {
    var table = ConfigTable()
    var blocks = Blocks()
    while !isStopped {
      skipSpaceAndLines()
      if input.isAtEnd {
        if let opening { input.report("this block is never closed", opening, opening + 1) }
        break
      }
      if input.byte == UInt8(ascii: "}") {
        if opening != nil { break }
        input.report("this brace closes nothing", input.at, input.at + 1)
        input.at += 1
        continue
      }
      item(into: &table, &blocks, depth: depth)
    }
    blocks.finish(&table)
    return table
  }

  private mutating func item(into table: inout ConfigTable, _ blocks: inout Blocks, depth: Int) {
    let start = input.at
    guard let name = label() else {
      skipExpression(inBrackets: false)
      if input.at == start { input.skipCharacter() }
      return input.report("an attribute or a block is expected here", start, input.at)
    }
    var labels: [ConfigString] = []
    input.skipBlanks()
    while let label = label() {
      labels.append(label)
      input.skipBlanks()
    }
    if input.byte == UInt8(ascii: "{") {
      block(name, labels, start: start, into: &blocks, depth: depth + 1)
    } else if input.byte == UInt8(ascii: "="), labels.isEmpty {
      input.at += 1
      let value = value(depth: depth + 1, inBrackets: false)
      input.reportDuplicate(name, before: table.set(name, value))
    } else {
      let from = input.at
      skipExpression(inBrackets: false)
      return input.report("“=” or “{” is expected here", from, max(input.at, from + 1))
    }
    finishLine()
  }

  private mutating func block(
    _ name: ConfigString, _ labels: [ConfigString], start: Int, into blocks: inout Blocks, depth: Int
  ) {
    let brace = input.at
    guard depth + labels.count <= deepestNesting else { return stop() }
    input.at += 1
    let content = body(depth: depth + labels.count, opening: brace)
    if input.byte == UInt8(ascii: "}") { input.at += 1 }
    let span = input.span(from: start)
    var value = ConfigValue(.table(content), span)
    for label in labels.reversed() {
      var table = ConfigTable()
      table.set(label, value)
      value = ConfigValue(.table(table), span)
    }
    blocks.add(name, value)
  }

  /// The blocks of one body, by their types.
  private struct Blocks {
    private var names: [ConfigString] = []
    private var values: [[ConfigValue]] = []
    private var index: [String: Int] = [:]

    mutating func add(_ name: ConfigString, _ value: ConfigValue) {
      if let position = index[name.text] {
        values[position].append(value)
      } else {
        index[name.text] = names.count
        names.append(name)
        values.append([value])
      }
    }

    func finish(_ table: inout ConfigTable) {
      for (name, values) in zip(names, values) {
        let span = Span(start: values[0].span.start, end: values[values.count - 1].span.end)
        table.set(name, ConfigValue(.array(values), span))
      }
    }
  }

  /// A word or a string, as types and labels of blocks are.
  private mutating func label() -> ConfigString? {
    let start = input.at
    if input.byte == UInt8(ascii: "\"") {
      return quoted() ?? input.string(start, input.at)
    }
    guard input.byte.isLetter || input.byte == UInt8(ascii: "_") || input.byte >= 0x80 else { return nil }
    while input.byte.isKeyByte || input.byte >= 0x80 { input.at += 1 }
    return input.string(start, input.at)
  }

  private mutating func finishLine() {
    guard !isStopped else { return }
    input.skipBlanks()
    skipComments()
    if input.isAtEnd || input.byte.isLineEnd || input.byte == UInt8(ascii: "}") { return }
    let from = input.at
    skipExpression(inBrackets: false)
    input.report("nothing may follow here on the same line", from, max(input.at, from + 1))
  }

  private mutating func stop() {
    input.report("this is nested too deeply", input.at, input.at + 1)
    isStopped = true
    input.at = input.count
  }

  // MARK: - Values

  /// A value; if more follows that makes it a part of an expression, all of that.
  private mutating func value(depth: Int, inBrackets: Bool) -> ConfigValue {
    if inBrackets { skipSpaceAndLines() } else { input.skipBlanks() }
    let start = input.at
    guard depth <= deepestNesting else {
      stop()
      return ConfigValue(.null, input.span(from: start))
    }
    let content = simpleValue(depth: depth)
    let end = input.at
    if inBrackets { skipSpaceAndLines() } else { input.skipBlanks() }
    if let content, !goesOn {
      input.at = end
      return ConfigValue(content, input.span(start, end))
    }
    input.at = end
    skipExpression(inBrackets: inBrackets)
    let (from, to) = input.trimmed(start, input.at)
    if from == to {
      input.report("a value is expected here", start, start + 1)
      return ConfigValue(.null, input.span(start, start))
    }
    return ConfigValue(.expression(input.text[input.span(from, to)]), input.span(from, to))
  }

  /// Whether an operator, an index or an attribute follows on a value.
  private var goesOn: Bool {
    switch input.byte {
    case UInt8(ascii: "/"): input.peek() != UInt8(ascii: "/") && input.peek() != UInt8(ascii: "*")
    case UInt8(ascii: "="): input.peek() == UInt8(ascii: "=")
    case let byte: "+-*%!<>&|?.[".utf8.contains(byte)
    }
  }

  /// A string, number, word, list or object; nil where only an expression can begin.
  private mutating func simpleValue(depth: Int) -> ConfigValue.Content? {
    let start = input.at
    switch input.byte {
    case UInt8(ascii: "\""):
      return quoted().map { .string($0) } ?? .expression(input.text[input.span(from: start)])
    case UInt8(ascii: "<") where input.peek() == UInt8(ascii: "<"): return heredoc()
    case UInt8(ascii: "["): return isComprehension ? nil : list(depth: depth)
    case UInt8(ascii: "{"): return isComprehension ? nil : object(depth: depth)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      input.at += 1
      while input.byte.isDigit || input.byte == UInt8(ascii: ".") || isExponent { input.at += 1 }
      let text = input.text[input.span(from: start)]
      return text.utf8.last!.isDigit && !input.byte.isKeyByte ? .number(text) : nil
    default:
      while input.byte.isKeyByte { input.at += 1 }
      if input.at - start == 4, input.has("true", at: start) { return .bool(true) }
      if input.at - start == 5, input.has("false", at: start) { return .bool(false) }
      return input.at - start == 4 && input.has("null", at: start) ? .null : nil
    }
  }

  /// `e` of a number, and a sign behind it.
  private var isExponent: Bool {
    if input.byte | 0x20 == UInt8(ascii: "e") { return true }
    return (input.byte == UInt8(ascii: "-") || input.byte == UInt8(ascii: "+"))
      && input.base[input.at - 1] | 0x20 == UInt8(ascii: "e")
  }

  /// `[for x in y : z]` and `{for …}`.
  private var isComprehension: Bool {
    var at = input.at + 1
    while input.base[at].isBlankOrLineEnd { at += 1 }
    return input.has("for", at: at) && input.base[at + 3].isBlankOrLineEnd
  }

  private mutating func list(depth: Int) -> ConfigValue.Content {
    let start = input.at
    input.at += 1
    var values: [ConfigValue] = []
    while nextItem(before: UInt8(ascii: "]"), opening: start, needsComma: !values.isEmpty) {
      values.append(value(depth: depth + 1, inBrackets: true))
    }
    return .array(values)
  }

  private mutating func object(depth: Int) -> ConfigValue.Content {
    let start = input.at
    input.at += 1
    var table = ConfigTable()
    while nextItem(before: UInt8(ascii: "}"), opening: start, needsComma: false) {
      let keyStart = input.at
      var key = label()
      if key == nil || !isAtSeparator {
        while !input.isAtEnd, !input.byte.isLineEnd, !"=:}".utf8.contains(input.byte) { input.at += 1 }
        let (from, to) = input.trimmed(keyStart, input.at)
        key = input.string(from, to)
      }
      input.skipBlanks()
      guard let key, input.byte == UInt8(ascii: "=") || input.byte == UInt8(ascii: ":") else {
        input.report("“=” and a value are expected here", keyStart, max(input.at, keyStart + 1))
        input.skipToLineEnd()
        continue
      }
      input.at += 1
      let value = value(depth: depth + 1, inBrackets: false)
      input.reportDuplicate(key, before: table.set(key, value))
    }
    return .table(table)
  }

  private var isAtSeparator: Bool {
    var at = input.at
    while input.base[at].isBlank { at += 1 }
    return input.base[at] == UInt8(ascii: "=") || input.base[at] == UInt8(ascii: ":")
  }

  /// To the next item, over commas and line ends; false behind the closing bracket, or where the file ends without one.
  private mutating func nextItem(before close: UInt8, opening: Int, needsComma: Bool) -> Bool {
    guard !isStopped else { return false }
    skipSpaceAndLines()
    let place = input.at
    let hasComma = input.byte == UInt8(ascii: ",")
    if hasComma {
      input.at += 1
      skipSpaceAndLines()
    }
    if input.byte == close {
      input.at += 1
      return false
    }
    if input.isAtEnd || ")]}".utf8.contains(input.byte) {
      input.report("this bracket is never closed", opening, opening + 1)
      isStopped = true
      input.at = input.count
      return false
    }
    if needsComma, !hasComma { input.report("a comma is missing here", place, place) }
    return true
  }
}
