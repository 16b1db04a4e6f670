import SourceText

/// TOML 1.0. Dates and times are strings, as they are written.
///
/// What cannot be read is left out, up to the next line that looks like a key or a header.
struct TOMLReader {
  struct Failure: Error {
    var message: String
    var from: Int
    var to: Int
  }

  var input: ByteReader
  private let root: TOMLTable
  private var current: TOMLTable
  /// Counts headers, so that dotted keys know whether they add to a table of their own section.
  private var section = 0

  private init(_ text: SourceText) {
    input = ByteReader(text)
    root = TOMLTable(.header, text.wholeSpan, depth: 0)
    current = root
  }

  static func read(_ text: SourceText) -> ConfigFile {
    var reader = TOMLReader(text)
    while reader.skipToStatement() {
      let start = reader.input.at
      do throws(Failure) {
        if reader.input.byte == UInt8(ascii: "[") { try reader.header() } else { try reader.keyAndValue() }
        try reader.endOfLine()
      } catch {
        reader.input.report(error.message, error.from, error.to)
        reader.skipToNextStatement(after: start)
      }
    }
    return reader.input.file([reader.root.value])
  }

  // MARK: - Headers

  private mutating func header() throws(Failure) {
    let start = input.at
    let isElement = input.peek() == UInt8(ascii: "[")
    input.at += isElement ? 2 : 1
    input.skipBlanks()
    let keys = try dottedKey(depth: 0)
    guard input.byte == UInt8(ascii: "]"), !isElement || input.peek() == UInt8(ascii: "]") else {
      throw Failure(message: "the header is not closed here", from: input.at, to: input.at + 1)
    }
    input.at += isElement ? 2 : 1
    section += 1
    let span = input.span(from: start)
    var table = root
    for key in keys.dropLast() { table = step(into: key, of: table) }
    let key = keys[keys.count - 1]
    current = isElement ? element(key, of: table, span) : open(key, of: table, span)
  }

  private mutating func step(into key: ConfigString, of table: TOMLTable) -> TOMLTable {
    switch table[key.text] {
    case .table(let inner): return inner
    case .tables(let elements): return elements.last
    case .value: return outcast(key, below: table)
    case nil:
      let inner = TOMLTable(.implied, key.span, depth: table.depth + 1)
      table.set(key, .table(inner))
      return inner
    }
  }

  private mutating func open(_ key: ConfigString, of table: TOMLTable, _ span: Span) -> TOMLTable {
    switch table[key.text] {
    case .table(let inner):
      if inner.origin != .implied { input.report("the table “\(key.text)” is defined twice", span) }
      if inner.origin == .implied {
        inner.origin = .header
        inner.span = span
      }
      return inner
    case nil:
      let inner = TOMLTable(.header, span, depth: table.depth + 1)
      table.set(key, .table(inner))
      return inner
    default: return outcast(key, below: table)
    }
  }

  private mutating func element(_ key: ConfigString, of table: TOMLTable, _ span: Span) -> TOMLTable {
    let inner = TOMLTable(.header, span, depth: table.depth + 1)
    switch table[key.text] {
    case .tables(let elements): elements.tables.append(inner)
    case nil: table.set(key, .tables(TOMLTable.Elements(inner)))
    default: return outcast(key, below: table)
    }
    return inner
  }

  /// A table for what has no place in the file, as its key is taken by something else.
  private mutating func outcast(_ key: ConfigString, below table: TOMLTable) -> TOMLTable {
    input.report("“\(key.text)” is something else already, it can be no table here", key.span)
    return TOMLTable(.header, key.span, depth: table.depth + 1)
  }

  // MARK: - Keys and values

  private mutating func keyAndValue() throws(Failure) {
    let value = try pair(into: current, section: section)
    current.extend(to: value.end)
  }

  /// `key = value`, also within an inline table.
  @discardableResult
  mutating func pair(into target: TOMLTable, section: Int) throws(Failure) -> Span {
    let keys = try dottedKey(depth: target.depth)
    guard input.byte == UInt8(ascii: "=") else {
      throw Failure(message: "“=” and a value are expected behind the key", from: input.at, to: input.at + 1)
    }
    input.at += 1
    input.skipBlanks()
    let value = try value(depth: target.depth + keys.count)
    var table = target
    for key in keys.dropLast() { table = add(to: key, of: table, section: section) }
    let key = keys[keys.count - 1]
    if table[key.text] != nil { input.reportDuplicate(key, before: key.span) }
    table.set(key, .value(value))
    return value.span
  }

  /// The table a dotted key goes through.
  private mutating func add(to key: ConfigString, of table: TOMLTable, section: Int) -> TOMLTable {
    switch table[key.text] {
    case .table(let inner):
      switch inner.origin {
      case .dotted(section), .implied: inner.origin = .dotted(section: section)
      default: input.report("the table “\(key.text)” is defined elsewhere, nothing can be added to it here", key.span)
      }
      return inner
    case nil:
      let inner = TOMLTable(.dotted(section: section), key.span, depth: table.depth + 1)
      table.set(key, .table(inner))
      return inner
    default: return outcast(key, below: table)
    }
  }

  private mutating func dottedKey(depth: Int) throws(Failure) -> [ConfigString] {
    var keys = [try key()]
    while true {
      input.skipBlanks()
      guard input.byte == UInt8(ascii: ".") else { return keys }
      input.at += 1
      input.skipBlanks()
      keys.append(try key())
      if depth + keys.count > deepestNesting {
        throw Failure(message: "this key is nested too deeply", from: input.at, to: input.at + 1)
      }
    }
  }

  private mutating func key() throws(Failure) -> ConfigString {
    let start = input.at
    if input.byte == UInt8(ascii: "\"") || input.byte == UInt8(ascii: "'") {
      let quote = input.byte
      if input.peek() == quote, input.peek(2) == quote {
        throw Failure(message: "a key may not have several lines", from: start, to: start + 3)
      }
      return quote == UInt8(ascii: "'") ? try literalString() : try basicString()
    }
    while input.byte.isKeyByte { input.at += 1 }
    if input.at == start { throw Failure(message: "a key is expected here", from: start, to: start + 1) }
    return input.string(start, input.at)
  }

  // MARK: - Lines

  private mutating func skipToStatement() -> Bool {
    while !input.isAtEnd {
      input.skipBlanks()
      if input.byte == UInt8(ascii: "#") { comment() }
      if !newline() { return !input.isAtEnd }
    }
    return false
  }

  private mutating func endOfLine() throws(Failure) {
    input.skipBlanks()
    if input.byte == UInt8(ascii: "#") { comment() }
    if !newline(), !input.isAtEnd {
      let from = input.at
      input.skipToLineEnd()
      throw Failure(message: "nothing may follow here", from: from, to: input.at)
    }
  }

  /// LF and CRLF end a line; a lone CR does not.
  mutating func newline() -> Bool {
    if input.byte == 0x0D, input.peek() != 0x0A { return false }
    return input.takeLineEnd()
  }

  mutating func comment() {
    let start = input.at
    defer { input.keepComment(from: start) }
    while !input.isAtEnd, input.byte != 0x0A, input.byte != 0x0D || input.peek() != 0x0A {
      checkCharacter()
      input.at += 1
    }
  }

  /// Control characters other than the tab may stand nowhere.
  mutating func checkCharacter() {
    let byte = input.byte
    if byte < 0x20 && byte != 0x09 || byte == 0x7F {
      input.report("a control character may not stand here", input.at, input.at + 1)
    }
  }

  private mutating func skipToNextStatement(after start: Int) {
    var lineStart = input.at
    while lineStart > start, input.base[lineStart - 1].isBlank { lineStart -= 1 }
    if lineStart > start, input.base[lineStart - 1].isLineEnd {
      // A value that is never closed ran into the next statement.
      input.at = lineStart
      if looksLikeStatement() { return }
    }
    while !input.isAtEnd {
      input.skipToLineEnd()
      input.takeLineEnd()
      if looksLikeStatement() { return }
    }
  }

  /// `[…`, or a word or quote and an equals sign further on.
  private func looksLikeStatement() -> Bool {
    var at = input.at
    while input.base[at].isBlank { at += 1 }
    if input.base[at] == UInt8(ascii: "[") { return at == input.at }
    guard input.base[at].isKeyByte || input.base[at] == UInt8(ascii: "\"") || input.base[at] == UInt8(ascii: "'") else {
      return false
    }
    while at < input.count, !input.base[at].isLineEnd, input.base[at] != UInt8(ascii: "#") {
      if input.base[at] == UInt8(ascii: "=") { return true }
      at += 1
    }
    return false
  }
}
