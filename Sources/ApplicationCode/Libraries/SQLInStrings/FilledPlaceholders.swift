import SourceText

/// SQL in which each placeholder of a driver, or of a library that fills in text, is a hole.
struct FilledPlaceholders {
  private(set) var text = MappedText()
  /// Offsets of holes that are one value each.
  private(set) var values: Set<UInt32> = []
  /// A placeholder stands in it that only ClickHouse has: `{name:UInt64}`.
  private(set) var isOfAnotherDatabase = false
  private let bytes: [UInt8]
  private let source: MappedText
  private let map: OffsetMap
  private var copied = 0
  private var at = 0

  init(_ source: MappedText) {
    self.source = source
    map = source.map
    bytes = source.bytes
    fill()
  }

  private func byte(_ offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

  private func isWord(_ offset: Int) -> Bool { SQLVerb.isWord(byte(offset)) }

  private mutating func fill() {
    guard bytes.contains(where: { Self.marks.contains($0) }) else {
      text = source
      return
    }
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "'"): quoted(UInt8(ascii: "'"))
      case UInt8(ascii: "\""): quoted(UInt8(ascii: "\""))
      case UInt8(ascii: "-") where byte(at + 1) == UInt8(ascii: "-"):
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      case UInt8(ascii: "/") where byte(at + 1) == UInt8(ascii: "*"): comment()
      case UInt8(ascii: "?"): questionMark()
      case UInt8(ascii: "%"): percent()
      case UInt8(ascii: ":"): colon()
      case UInt8(ascii: "@"): atSign()
      case UInt8(ascii: "$"): dollar()
      case UInt8(ascii: "#") where byte(at + 1) == UInt8(ascii: "{"): bracketed(at + 1, UInt8(ascii: "}"), isValue: true)
      case UInt8(ascii: "{") where byte(at + 1) != UInt8(ascii: "{") && byte(at + 1) != UInt8(ascii: "%"):
        bracketed(at, UInt8(ascii: "}"), isValue: false)
      default: at += 1
      }
    }
    text.append(copied..<bytes.count, of: source)
  }

  private static let marks = Set("?%:@$#{".utf8)

  private mutating func replace(_ end: Int, isValue: Bool) {
    text.append(copied..<at, of: source)
    if isValue { values.insert(UInt32(text.bytes.count)) }
    text.append(SQLString.hole, at: map.source(of: Span(start: UInt32(at), end: UInt32(end))))
    copied = end
    at = end
  }

  /// In quotes only `%s` is filled in.
  private mutating func quoted(_ quote: UInt8) {
    at += 1
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == UInt8(ascii: "%"), let end = verbEnd(at) { replace(end, isValue: true) } else { at += 1 }
    }
    at += 1
  }

  private mutating func comment() {
    at += 2
    while at < bytes.count, bytes[at] != UInt8(ascii: "*") || byte(at + 1) != UInt8(ascii: "/") { at += 1 }
    at += 2
  }

  /// `%s`, `%d`, `%v`, `%1$s`, `%[1]s`, `%(name)s`, `%{name}`, `%<name>s`, `%%`.
  private mutating func percent() {
    if byte(at + 1) == UInt8(ascii: "%") {
      text.append(copied..<at, of: source)
      copied = at + 1
      at += 2
    } else if let end = verbEnd(at) {
      replace(end, isValue: false)
    } else {
      at += 1
    }
  }

  private func verbEnd(_ start: Int) -> Int? {
    var at = start + 1
    switch byte(at) {
    case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["):
      let closing = byte(at) == UInt8(ascii: "(") ? UInt8(ascii: ")") : byte(at) + 2
      var close = at + 1
      while isWord(close) || byte(close) == UInt8(ascii: ".") { close += 1 }
      guard byte(close) == closing, close > at + 1 else { return nil }
      at = close + 1
    case UInt8(ascii: "{"):
      var close = at + 1
      while isWord(close) { close += 1 }
      return byte(close) == UInt8(ascii: "}") ? close + 1 : nil
    default:
      while (0x30...0x39).contains(byte(at)) || byte(at) == UInt8(ascii: "$") && at > start + 1 { at += 1 }
    }
    guard "sdvqtxbfi".utf8.contains(byte(at)), !isWord(at + 1) else { return nil }
    return at + 1
  }

  /// `:name`, `:*ids`, `:name:`, `:...ids`, `:'name'`; not `::type`, and not the end of a slice.
  private mutating func colon() {
    if byte(at + 1) == UInt8(ascii: ":") {
      at += 2
      return
    }
    guard at == 0 || !isWord(at - 1) && byte(at - 1) != UInt8(ascii: "]") else {
      at += 1
      return
    }
    var end = at + 1
    while byte(end) == UInt8(ascii: ".") { end += 1 }
    // HugSQL's types, `:v*:ids`, `:i:column`, and its names with dashes.
    var isValue = true
    for (prefix, holds) in Self.hugPrefixes where bytes[end...].starts(with: prefix) {
      end += prefix.count
      isValue = holds
    }
    let name = end
    while isWord(end) || isInnerSign(end) { end += 1 }
    guard end > name else {
      at += 1
      return
    }
    // knex's identifiers.
    if byte(end) == UInt8(ascii: ":"), byte(end + 1) != UInt8(ascii: ":") {
      end += 1
      isValue = false
    }
    replace(end, isValue: isValue)
  }

  private static let hugPrefixes: [([UInt8], isValue: Bool)] = [
    (Array("value*:".utf8), true), (Array("v*:".utf8), true), (Array("v:".utf8), true), (Array("value:".utf8), true),
    (Array("identifier*:".utf8), false), (Array("identifier:".utf8), false), (Array("i*:".utf8), false),
    (Array("i:".utf8), false), (Array("sql:".utf8), false), (Array("snip:".utf8), false), (Array("snip*:".utf8), false),
    (Array("tuple*:".utf8), true), (Array("tuple:".utf8), true), (Array("t*:".utf8), true), (Array("t:".utf8), true),
  ]

  /// A dash or dot in a name: not `:a - 1`, not `:a-1`, not `:a.`.
  private func isInnerSign(_ offset: Int) -> Bool {
    guard byte(offset) == UInt8(ascii: "-") || byte(offset) == UInt8(ascii: ".") else { return false }
    return (0x61...0x7A).contains(byte(offset + 1) | 0x20) && isWord(offset - 1)
  }

  /// `@name` of sqlc, pgx and .NET; not `@>`, `<@`, `@@`.
  private mutating func atSign() {
    guard !Self.operators.contains(at == 0 ? 0x20 : bytes[at - 1]), (0x61...0x7A).contains(byte(at + 1) | 0x20) else {
      at += 1
      return
    }
    var end = at + 1
    while isWord(end) { end += 1 }
    replace(end, isValue: true)
  }

  private static let operators = Set("<>@!~#&|?".utf8)

  /// `$name`, `$(name)`, `$<name>`, `$[name]`, `$/name/`; `$1` and `${…}` the SQL reader knows, `$tag$` is a quote.
  private mutating func dollar() {
    let next = byte(at + 1)
    var end = at + 1
    if (0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "_") {
      while isWord(end) { end += 1 }
      if byte(end) == UInt8(ascii: "$") { return dollarQuoted(end + 1) }
      return replace(end, isValue: true)
    }
    if next == UInt8(ascii: "$") { return dollarQuoted(at + 2) }
    if next == UInt8(ascii: "{") {
      while end < bytes.count, bytes[end] != UInt8(ascii: "}") { end += 1 }
      at = min(end + 1, bytes.count)
      return
    }
    let closings: [UInt8: UInt8] = [
      UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "<"): UInt8(ascii: ">"), UInt8(ascii: "["): UInt8(ascii: "]"),
      UInt8(ascii: "/"): UInt8(ascii: "/"),
    ]
    guard let closing = closings[next] else {
      at += 1
      return
    }
    end += 1
    while isWord(end) || byte(end) == UInt8(ascii: ".") { end += 1 }
    var modified = end
    if byte(modified) == UInt8(ascii: ":") {
      modified += 1
      while isWord(modified) { modified += 1 }
    }
    guard end > at + 2, byte(modified) == closing else {
      at += 1
      return
    }
    replace(modified + 1, isValue: modified == end)
  }

  private mutating func dollarQuoted(_ content: Int) {
    let tag = Array(bytes[at..<content])
    var end = content
    while end + tag.count <= bytes.count {
      if bytes[end] == UInt8(ascii: "$"), bytes[end..<end + tag.count].elementsEqual(tag) {
        at = end + tag.count
        return
      }
      end += 1
    }
    at = bytes.count
  }

  /// `{}`, `{0}`, `{name:x}`, `#{name}`: whatever it is, it is no SQL.
  private mutating func bracketed(_ opening: Int, _ closing: UInt8, isValue: Bool) {
    var end = opening + 1
    while end < bytes.count, end < opening + 200, bytes[end] != closing, bytes[end] != 0x0A { end += 1 }
    guard byte(end) == closing else {
      at += 1
      return
    }
    if opening == at, isTyped(opening + 1, end) { isOfAnotherDatabase = true }
    replace(end + 1, isValue: isValue)
  }

  /// `name:Type`, where a format would begin with a small letter or a sign.
  private func isTyped(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end, isWord(at) { at += 1 }
    guard at > start, byte(at) == UInt8(ascii: ":") else { return false }
    at += 1
    while at < end, byte(at) == 0x20 { at += 1 }
    return (0x41...0x5A).contains(byte(at)) && isWord(at + 1)
  }

  // MARK: Question marks

  /// A placeholder where a value is missing; else the operator of jsonb and its kin.
  private mutating func questionMark() {
    if isBehindOperand {
      at += byte(at + 1) == UInt8(ascii: "?") ? 2 : 1
      if at >= 2, bytes[at - 1] == UInt8(ascii: "?"), bytes[at - 2] == UInt8(ascii: "?") { escapedOperator() }
      return
    }
    var end = at + 1
    let isName = byte(end) == UInt8(ascii: "?")
    if isName { end += 1 }
    while (0x30...0x39).contains(byte(end)) { end += 1 }
    replace(end, isValue: !isName)
  }

  /// `??` is what JDBC writes for `?`.
  private mutating func escapedOperator() {
    text.append(copied..<at - 1, of: source)
    copied = at
  }

  private var isBehindOperand: Bool {
    var end = at
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    guard end > 0 else { return false }
    let last = bytes[end - 1]
    if last == UInt8(ascii: ")") || last == UInt8(ascii: "]") || last == UInt8(ascii: "'") || last == UInt8(ascii: "\"") {
      return true
    }
    // A hole that was filled in right before.
    if end == copied, end > 0 { return true }
    if last == UInt8(ascii: "@") || last == UInt8(ascii: "?") { return true }
    guard SQLVerb.isWord(last) else { return false }
    var start = end
    while start > 0, SQLVerb.isWord(bytes[start - 1]) { start -= 1 }
    guard end - start <= 10 else { return true }
    return !Self.wordsBeforeValues.contains(String(decoding: bytes[start..<end], as: UTF8.self).lowercased())
  }

  private static let wordsBeforeValues: Set<String> = [
    "like", "ilike", "and", "or", "not", "limit", "offset", "between", "in", "when", "then", "else", "select", "where",
    "values",
    "returning", "by", "any", "is", "from", "interval", "date", "timestamp", "on", "having", "using", "distinct", "all", "case",
    "to", "escape", "set", "as", "zone", "top", "some", "similar", "call", "join", "into", "update", "for", "array", "fetch",
    "first",
    "next",
  ]
}
