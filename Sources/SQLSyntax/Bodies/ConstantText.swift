import SourceText

/// Text that is put together from constants, with a hole for each part that only the run knows.
struct ConstantText: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var map = PositionMap()
  private(set) var firstHole: DynamicPart?

  /// What stands for an unknown part: U+FFFC, which the lexer reads as a hole.
  static let hole: [UInt8] = [0xEF, 0xBF, 0xBC]

  init() {}

  /// The value of a string token, its spans those of the tree's text.
  init(_ content: StringContent) {
    bytes = content.bytes
    map = PositionMap(content)
  }

  init(hole: DynamicPart) {
    bytes = Self.hole
    map.append(3, from: hole.span, isVerbatim: false)
    firstHole = hole
  }

  /// Text that is made by or written as something else than a string.
  init(_ text: some Sequence<UInt8>, from span: Span) {
    append(text, from: span)
  }

  var isKnown: Bool { firstHole == nil }

  /// Whether it is nothing but holes and white space.
  var isUnknown: Bool {
    guard firstHole != nil else { return false }
    return bytes.allSatisfy { $0 == Self.hole[0] || $0 == Self.hole[1] || $0 == Self.hole[2] || $0 <= 0x20 }
  }

  mutating func append(_ other: ConstantText) {
    bytes += other.bytes
    map.append(other.map)
    if firstHole == nil { firstHole = other.firstHole }
  }

  /// Bytes that all come from one place.
  mutating func append(_ text: some Sequence<UInt8>, from span: Span) {
    let before = bytes.count
    bytes += text
    map.append(UInt32(bytes.count - before), from: span, isVerbatim: false)
  }

  /// Some bytes of another, which stand there one by one.
  mutating func append(_ other: ConstantText, _ range: Range<Int>) {
    let span = Span(start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
    bytes += other.bytes[range]
    map.append(other.map.part(span))
  }

  /// It is not all there is to know.
  mutating func note(_ hole: DynamicPart?) {
    if firstHole == nil { firstHole = hole }
  }

  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  var characterCount: Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

  func mapped(_ change: (UInt8) -> UInt8) -> ConstantText {
    var result = self
    result.bytes = bytes.map(change)
    return result
  }

  /// What this and another text begin and end with, and a hole between; nil if that is nothing.
  func common(_ other: ConstantText, _ hole: DynamicPart) -> ConstantText? {
    let limit = min(bytes.count, other.bytes.count)
    var head = 0
    while head < limit, bytes[head] == other.bytes[head] { head += 1 }
    // Characters stay whole.
    while head > 0, head < bytes.count, bytes[head] & 0xC0 == 0x80 { head -= 1 }
    while head > 0, head < other.bytes.count, other.bytes[head] & 0xC0 == 0x80 { head -= 1 }
    var tail = 0
    while tail < limit - head, bytes[bytes.count - 1 - tail] == other.bytes[other.bytes.count - 1 - tail] { tail += 1 }
    while tail > 0, bytes[bytes.count - tail] & 0xC0 == 0x80 { tail -= 1 }
    guard head + tail > 0 else { return nil }
    var result = ConstantText()
    result.append(self, 0..<head)
    result.append(ConstantText(hole: hole))
    result.append(self, bytes.count - tail..<bytes.count)
    return result
  }

  // MARK: Quoting

  /// quote_ident(), `%I`: with quotes only if it would not be read as the same name without them.
  func quotedAsName(from span: Span) -> ConstantText {
    if isPlainName { return self }
    return quoted(UInt8(ascii: "\""), doubling: [UInt8(ascii: "\"")], from: span)
  }

  /// quote_literal(), `%L`.
  func quotedAsString(from span: Span) -> ConstantText {
    if bytes == Self.hole { return self }
    var result = ConstantText()
    let hasBackslash = bytes.contains(UInt8(ascii: "\\"))
    if hasBackslash { result.append([UInt8(ascii: "E")], from: span) }
    let doubled = hasBackslash ? [UInt8(ascii: "'"), UInt8(ascii: "\\")] : [UInt8(ascii: "'")]
    result.append(quoted(UInt8(ascii: "'"), doubling: doubled, from: span))
    return result
  }

  private func quoted(_ quote: UInt8, doubling doubled: [UInt8], from span: Span) -> ConstantText {
    var result = ConstantText()
    result.note(firstHole)
    result.append([quote], from: span)
    var copied = 0
    for at in bytes.indices where doubled.contains(bytes[at]) {
      result.append(self, copied..<at + 1)
      copied = at
    }
    result.append(self, copied..<bytes.count)
    result.append([quote], from: span)
    return result
  }

  /// A name that needs no quotes, holes apart.
  private var isPlainName: Bool {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9") where index > 0: break
      case Self.hole[0], Self.hole[1], Self.hole[2]:
        if isKnown { return false }
      default: return false
      }
    }
    guard isKnown, !bytes.isEmpty else { return !bytes.isEmpty }
    let padded = bytes + repeatElement(0, count: SourceText.padding)
    let kind = padded.withUnsafeBufferPointer { LexerTables.shared.keywords.kind(of: $0.baseAddress!, length: bytes.count) }
    return kind.mayNameColumn && kind.mayNameFunction
  }
}

/// What keeps a text from being known.
public struct DynamicPart: Sendable, Equatable {
  public enum Reason: Sendable {
    /// A variable, argument or column whose value only the run knows.
    case variable
    /// The result of a function or of an operator that is not followed.
    case result
    /// The result of a query.
    case query
    /// A placeholder of a template, or a psql variable.
    case placeholder
    /// NULL, which no statement can be made of.
    case null
    /// More text than is followed.
    case size
  }
  public var reason: Reason
  /// The expression, in the text of the tree.
  public var span: Span

  init(_ reason: Reason, _ span: Span) {
    self.reason = reason
    self.span = span
  }
}
