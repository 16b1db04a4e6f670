import SourceText

/// What a string or quoted name stands for.
public struct StringContent: Sendable {
  public var bytes: [UInt8]
  /// Between the first quote and the last, in the source.
  public var span: Span
  /// Escapes that stand for no character.
  var problems: [Problem] = []
  /// Where the way from a byte of the value to a byte of the source changes.
  var steps: [Step] = []

  struct Step: Sendable {
    /// Offset in the value.
    var value: Int
    /// Offset in the source of the same byte, or of the escape that made it.
    var source: UInt32
    /// Whether the bytes from here to the next step stand in the source one by one.
    var isVerbatim: Bool
  }

  /// Whether the value stands in the source just so, within `span`.
  public var isVerbatim: Bool { bytes.count == span.count && steps.allSatisfy(\.isVerbatim) }

  /// Where in the source a byte of the value comes from; for a byte made by an escape, where the escape begins.
  public func sourceOffset(of offset: Int) -> UInt32 {
    guard offset < bytes.count else { return span.end }
    var low = 0
    var high = steps.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if steps[middle].value <= offset { low = middle } else { high = middle }
    }
    let step = steps[low]
    return step.isVerbatim ? step.source + UInt32(offset - step.value) : step.source
  }
}

/// Takes a string or quoted name apart.
struct StringDecoder {
  private let text: SourceText
  private let kind: TokenKind
  private var at: Int
  private let end: Int
  private let isUnicode: Bool
  private var escape = UInt8(ascii: "\\")
  private var content: StringContent

  init(_ text: SourceText, _ kind: TokenKind, _ span: Span) {
    self.text = text
    self.kind = kind
    at = Int(span.start)
    end = Int(span.end)
    isUnicode = kind == .unicodeString || kind == .unicodeWord
    content = StringContent(bytes: [], span: span)
  }

  init(_ lexed: LexedText, _ index: Int) { self.init(lexed.text, lexed.tokens[index].kind, lexed.span(of: index)) }

  private func byte(_ offset: Int) -> UInt8 { offset < end ? text.base[offset] : 0 }

  consuming func decoded() -> StringContent {
    switch kind {
    case .dollarString: dollarContent()
    case .quotedWord, .unicodeWord: quotedContent(UInt8(ascii: "\""))
    case .stringLiteral, .escapeString, .unicodeString, .nationalString, .bitString, .hexString:
      quotedContent(UInt8(ascii: "'"))
    default: copy(from: at, to: end)
    }
    return content
  }

  private mutating func copy(from start: Int, to end: Int) {
    guard start < end else { return }
    let last = content.steps.last
    let carriesOn = last.map { $0.isVerbatim && Int($0.source) + content.bytes.count - $0.value == start } ?? false
    if !carriesOn {
      content.steps.append(StringContent.Step(value: content.bytes.count, source: UInt32(start), isVerbatim: true))
    }
    content.bytes.append(contentsOf: text.bytes[start..<end])
  }

  private mutating func append(_ scalar: UInt32, from source: Int, to behind: Int) {
    guard let scalar = Unicode.Scalar(scalar), scalar.value != 0 else {
      content.problems.append(Problem(.malformedEscape, Span(start: UInt32(source), end: UInt32(behind))))
      return
    }
    append(bytes: Array(String(Character(scalar)).utf8), from: source)
  }

  private mutating func append(bytes: [UInt8], from source: Int) {
    content.steps.append(StringContent.Step(value: content.bytes.count, source: UInt32(source), isVerbatim: false))
    content.bytes.append(contentsOf: bytes)
  }

  // MARK: Dollar quotes

  private mutating func dollarContent() {
    var tagEnd = at + 1
    while tagEnd < end, byte(tagEnd) != UInt8(ascii: "$") { tagEnd += 1 }
    let start = min(tagEnd + 1, end)
    let tagLength = start - at
    let isClosed =
      end - tagLength >= start && (0..<tagLength).allSatisfy { byte(at + $0) == byte(end - tagLength + $0) }
    let contentEnd = isClosed ? end - tagLength : end
    content.span = Span(start: UInt32(start), end: UInt32(contentEnd))
    copy(from: start, to: contentEnd)
  }

  // MARK: Quotes

  private mutating func quotedContent(_ quote: UInt8) {
    while at < end, byte(at) != quote { at += 1 }
    if isUnicode { findEscapeCharacter(quote) }
    content.span.start = UInt32(min(at + 1, end))
    content.span.end = UInt32(end)
    while at < end, byte(at) == quote {
      at += 1
      part(quote)
      // The next part of a string that goes on behind a line end; else UESCAPE, or the end.
      at = afterTrivia(at)
    }
  }

  /// From behind an opening quote to behind the closing one.
  private mutating func part(_ quote: UInt8) {
    var start = at
    while at < end {
      switch byte(at) {
      case quote where byte(at + 1) == quote && at + 1 < end:
        copy(from: start, to: at)
        append(bytes: [quote], from: at)
        at += 2
        start = at
      case quote:
        copy(from: start, to: at)
        content.span.end = UInt32(at)
        at += 1
        return
      case UInt8(ascii: "\\") where kind == .escapeString:
        copy(from: start, to: at)
        backslashEscape()
        start = at
      case escape where isUnicode:
        copy(from: start, to: at)
        unicodeEscape()
        start = at
      default: at += 1
      }
    }
    copy(from: start, to: end)
    content.span.end = UInt32(end)
  }

  /// `\n`, `\x41`, `\101`, `\u0041`, `\U00000041` …
  private mutating func backslashEscape() {
    let start = at
    let letter = byte(at + 1)
    at = min(at + 2, end)
    switch letter {
    case UInt8(ascii: "b"): append(0x08, from: start, to: at)
    case UInt8(ascii: "f"): append(0x0C, from: start, to: at)
    case UInt8(ascii: "n"): append(0x0A, from: start, to: at)
    case UInt8(ascii: "r"): append(0x0D, from: start, to: at)
    case UInt8(ascii: "t"): append(0x09, from: start, to: at)
    case UInt8(ascii: "v"): append(0x0B, from: start, to: at)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      at -= 1
      append(byteFrom: start, digits(atMost: 3, radix: 8).value)
    case UInt8(ascii: "x") where Self.digit(byte(at), radix: 16) != nil:
      append(byteFrom: start, digits(atMost: 2, radix: 16).value)
    case UInt8(ascii: "u"): unicode(digits: 4, from: start)
    case UInt8(ascii: "U"): unicode(digits: 8, from: start)
    default: append(bytes: at - start == 2 ? [letter] : [], from: start)
    }
  }

  private mutating func append(byteFrom start: Int, _ value: UInt32) {
    let byte = UInt8(truncatingIfNeeded: value)
    if byte == 0 {
      content.problems.append(Problem(.malformedEscape, Span(start: UInt32(start), end: UInt32(at))))
    } else {
      append(bytes: [byte], from: start)
    }
  }

  /// `\0041`, `\+000041`, `\\` with the escape character of the string.
  private mutating func unicodeEscape() {
    let start = at
    at += 1
    if byte(at) == escape, at < end {
      at += 1
      append(bytes: [escape], from: start)
    } else if byte(at) == UInt8(ascii: "+") {
      at += 1
      unicode(digits: 6, from: start)
    } else {
      unicode(digits: 4, from: start)
    }
  }

  /// A code point, or two that are a surrogate pair.
  private mutating func unicode(digits count: Int, from start: Int) {
    let first = digits(atMost: count, radix: 16)
    guard first.count == count else {
      content.problems.append(Problem(.malformedEscape, Span(start: UInt32(start), end: UInt32(at))))
      return
    }
    guard first.value & 0xFFFF_FC00 == 0xD800 else { return append(first.value, from: start, to: at) }
    let behindFirst = at
    if let second = secondSurrogate() {
      append(0x10000 + (first.value & 0x3FF) << 10 + (second & 0x3FF), from: start, to: at)
    } else {
      at = behindFirst
      content.problems.append(Problem(.malformedEscape, Span(start: UInt32(start), end: UInt32(at))))
    }
  }

  private mutating func secondSurrogate() -> UInt32? {
    var count = 4
    if isUnicode {
      guard byte(at) == escape else { return nil }
      at += 1
      if byte(at) == UInt8(ascii: "+") {
        at += 1
        count = 6
      }
    } else {
      guard byte(at) == UInt8(ascii: "\\"), byte(at + 1) | 0x20 == UInt8(ascii: "u") else { return nil }
      count = byte(at + 1) == UInt8(ascii: "u") ? 4 : 8
      at += 2
    }
    let second = digits(atMost: count, radix: 16)
    return second.count == count && second.value & 0xFFFF_FC00 == 0xDC00 ? second.value : nil
  }

  private mutating func digits(atMost limit: Int, radix: UInt32) -> (value: UInt32, count: Int) {
    var value: UInt32 = 0
    var count = 0
    while count < limit, let digit = Self.digit(byte(at), radix: radix) {
      value = value &* radix &+ digit
      count += 1
      at += 1
    }
    return (value, count)
  }

  private static func digit(_ byte: UInt8, radix: UInt32) -> UInt32? {
    let value: UInt32
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): value = UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): value = UInt32(byte - UInt8(ascii: "A")) + 10
    default: return nil
    }
    return value < radix ? value : nil
  }

  /// The `!` of a closing `UESCAPE '!'`, which belongs to the token: something is left behind the string itself.
  private mutating func findEscapeCharacter(_ quote: UInt8) {
    var behind = at
    while behind < end, byte(behind) == quote {
      behind += 1
      while behind < end, byte(behind) != quote || byte(behind + 1) == quote {
        behind += byte(behind) == quote ? 2 : 1
      }
      behind = afterTrivia(behind + 1)
    }
    guard behind < end else { return }
    let character = byte(end - 2)
    let isPlain = ByteTrait.of(character) & ByteTrait.space == 0 && !"+'\"".utf8.contains(character)
    if byte(end - 3) == UInt8(ascii: "'"), isPlain, Self.digit(character, radix: 16) == nil {
      escape = character
    } else {
      content.problems.append(Problem(.malformedEscape, Span(start: UInt32(behind), end: UInt32(end))))
    }
  }

  /// Behind white space and `--` comments.
  private func afterTrivia(_ start: Int) -> Int {
    var behind = start
    while behind < end {
      if byte(behind) == UInt8(ascii: "-"), byte(behind + 1) == UInt8(ascii: "-") {
        while behind < end, byte(behind) != 0x0A, byte(behind) != 0x0D { behind += 1 }
      } else if ByteTrait.of(byte(behind)) & ByteTrait.space != 0 {
        behind += 1
      } else {
        break
      }
    }
    return behind
  }
}
