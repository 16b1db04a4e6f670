import SourceText

/// Text that string literals stand for, and where each byte of it is written.
public struct PythonStringText: Sendable {
  /// UTF-8; a lone surrogate stands as UTF-8 would write it.
  public private(set) var bytes: [UInt8] = []
  public private(set) var entries: [OffsetMap.Entry] = []

  init() {}

  /// Bytes that stand in the source as they are.
  mutating func appendVerbatim(_ byte: UInt8, at source: UInt32) {
    if let last = entries.last, last.standIn == nil, last.source + (UInt32(bytes.count) - last.decoded) == source {
    } else {
      entries.append(OffsetMap.Entry(decoded: UInt32(bytes.count), source: source))
    }
    bytes.append(byte)
  }

  /// What an escape stands for.
  mutating func append(_ decoded: some Sequence<UInt8>, for span: Span) {
    entries.append(OffsetMap.Entry(decoded: UInt32(bytes.count), source: span.start, standIn: UInt32(span.count)))
    bytes += decoded
  }
}

public enum PythonStringPiece: Sendable {
  case text(PythonStringText)
  case replacement(PythonNode)
}

extension PythonNode {
  /// What a string of any kind, or a format specification, is made of: neighbouring texts are one.
  public var stringPieces: [PythonStringPiece] {
    var builder = PieceBuilder(text: tree.text)
    if kind == .formatSpecification {
      builder.addPieces(of: self, isRaw: flags.contains(.raw), isSpecification: true)
    } else {
      for part in children { builder.add(part) }
    }
    builder.endText()
    return builder.pieces
  }

  /// The conversion that applies: `{a=}` shows `repr` unless it says how to format.
  public var effectiveConversion: UInt8? {
    if let conversion { return conversion }
    return flags.contains(.selfDocumenting) && child(.formatSpecification) == nil ? UInt8(ascii: "r") : nil
  }

  /// `a = ` of `{a = !r:>10}`, or nil.
  fileprivate var selfDocumentation: Span? {
    guard flags.contains(.selfDocumenting) else { return nil }
    let base = tree.text.base
    var end = Int(span.end) - 1
    if let specification = child(.formatSpecification) { end = Int(specification.span.start) - 1 }
    if conversion != nil {
      while end > Int(span.start), base[end] != UInt8(ascii: "!") { end -= 1 }
    }
    return Span(start: span.start + 1, end: UInt32(end))
  }
}

private struct PieceBuilder {
  let text: SourceText
  var pieces: [PythonStringPiece] = []
  private var current = PythonStringText()

  init(text: SourceText) { self.text = text }

  mutating func endText() {
    if !current.bytes.isEmpty { pieces.append(.text(current)) }
    current = PythonStringText()
  }

  mutating func add(_ part: PythonNode) {
    if part.flags.contains(.formatted) {
      return addPieces(of: part, isRaw: part.flags.contains(.raw), isSpecification: false)
    }
    var start = Int(part.span.start)
    while text.base[start] != UInt8(ascii: "'"), text.base[start] != UInt8(ascii: "\"") { start += 1 }
    let quote = text.base[start]
    let isTriple = part.span.end - UInt32(start) >= 6 && text.base[start + 1] == quote && text.base[start + 2] == quote
    let width = isTriple ? 3 : 1
    decode(
      from: start + width, to: Int(part.span.end) - width, isRaw: part.flags.contains(.raw),
      isBytes: part.flags.contains(.bytes), isFormatted: false)
  }

  mutating func addPieces(of node: PythonNode, isRaw: Bool, isSpecification: Bool) {
    for piece in node.children {
      if piece.kind == .stringText {
        decode(
          from: Int(piece.span.start), to: Int(piece.span.end), isRaw: isRaw, isBytes: false, isFormatted: !isSpecification)
      } else {
        if let documentation = piece.selfDocumentation {
          addDocumentation(documentation, of: piece)
        }
        endText()
        pieces.append(.replacement(piece))
      }
    }
  }

  /// Without the comments behind the expression.
  private mutating func addDocumentation(_ span: Span, of replacement: PythonNode) {
    var at = Int(replacement.child(.value)?.span.end ?? span.end)
    decode(from: Int(span.start), to: at, isRaw: true, isBytes: false, isFormatted: false)
    while at < Int(span.end) {
      let start = at
      while at < Int(span.end), text.base[at] != UInt8(ascii: "#") { at += 1 }
      decode(from: start, to: at, isRaw: true, isBytes: false, isFormatted: false)
      while at < Int(span.end), text.base[at] != 0x0A, text.base[at] != 0x0D { at += 1 }
    }
  }

  private mutating func decode(from start: Int, to end: Int, isRaw: Bool, isBytes: Bool, isFormatted: Bool) {
    let base = text.base
    var at = start
    while at < end {
      let byte = base[at]
      switch byte {
      case UInt8(ascii: "\\") where !isRaw && at + 1 < end: at = escape(at, end, isBytes: isBytes)
      case 0x0D:
        let length = base[at + 1] == 0x0A && at + 1 < end ? 2 : 1
        current.append([0x0A], for: Span(start: UInt32(at), end: UInt32(at + length)))
        at += length
      case UInt8(ascii: "{") where isFormatted, UInt8(ascii: "}") where isFormatted:
        // They stand twice.
        current.append([byte], for: Span(start: UInt32(at), end: UInt32(at + 2)))
        at += 2
      default:
        current.appendVerbatim(byte, at: UInt32(at))
        at += 1
      }
    }
  }

  /// Decodes what begins with the backslash; the offset behind it.
  private mutating func escape(_ start: Int, _ end: Int, isBytes: Bool) -> Int {
    let base = text.base
    func span(_ length: Int) -> Span { Span(start: UInt32(start), end: UInt32(start + length)) }
    let simple: [UInt8: UInt8] = Self.simpleEscapes
    let letter = base[start + 1]
    if let byte = simple[letter] {
      current.append([byte], for: span(2))
      return start + 2
    }
    switch letter {
    case 0x0A: return start + 2
    case 0x0D: return start + (base[start + 2] == 0x0A && start + 2 < end ? 3 : 2)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value: UInt32 = 0
      var length = 1
      while length < 4, start + length < end, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(base[start + length]) {
        value = value * 8 + UInt32(base[start + length] - UInt8(ascii: "0"))
        length += 1
      }
      add(value, span(length), isBytes)
      return start + length
    case UInt8(ascii: "x"): return hexadecimal(start, end, digits: 2, isBytes)
    case UInt8(ascii: "u") where !isBytes: return hexadecimal(start, end, digits: 4, isBytes)
    case UInt8(ascii: "U") where !isBytes: return hexadecimal(start, end, digits: 8, isBytes)
    case UInt8(ascii: "N") where !isBytes && base[start + 2] == UInt8(ascii: "{"):
      var length = 3
      while start + length < end, base[start + length] != UInt8(ascii: "}") { length += 1 }
      length = min(length + 1, end - start)
      // Nobody asks for the names of characters: any character will do.
      add(0xFFFD, span(length), false)
      return start + length
    default:
      current.appendVerbatim(UInt8(ascii: "\\"), at: UInt32(start))
      return start + 1
    }
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
    UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
  ]

  private mutating func hexadecimal(_ start: Int, _ end: Int, digits: Int, _ isBytes: Bool) -> Int {
    var value: UInt32 = 0
    var length = 2
    while length < 2 + digits, start + length < end, let digit = Self.hexDigit(text.base[start + length]) {
      value = value << 4 | digit
      length += 1
    }
    add(value, Span(start: UInt32(start), end: UInt32(start + length)), isBytes)
    return start + length
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private mutating func add(_ value: UInt32, _ span: Span, _ isBytes: Bool) {
    if isBytes { return current.append([UInt8(truncatingIfNeeded: value)], for: span) }
    if let scalar = Unicode.Scalar(value) { return current.append(Array(String(Character(scalar)).utf8), for: span) }
    let bytes = [
      0xE0 | UInt8(truncatingIfNeeded: value >> 12 & 0x0F), 0x80 | UInt8(value >> 6 & 0x3F), 0x80 | UInt8(value & 0x3F),
    ]
    current.append(bytes, for: span)
  }
}
