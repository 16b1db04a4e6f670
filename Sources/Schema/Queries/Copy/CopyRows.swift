import SourceText

/// Reads the rows behind COPY … FROM STDIN.
struct CopyRows {
  struct Field {
    /// In the text, quotes included.
    var span: Span
    var isQuoted: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let format: CopyFormat
  private var at: Int
  private let end: Int

  init(_ text: SourceText, _ span: Span, _ format: CopyFormat) {
    bytes = text.bytes
    self.format = format
    at = Int(span.start)
    end = Int(span.end)
    if format.hasHeader { _ = next() }
  }

  /// The fields of the next row. Nil behind the last.
  mutating func next() -> [Field]? {
    guard at < end, !isAtTerminator else { return nil }
    var fields: [Field] = []
    repeat { fields.append(format.isCSV ? quotedField() : plainField()) } while takeDelimiter()
    takeLineEnd()
    return fields
  }

  private func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  /// `\.`
  private var isAtTerminator: Bool {
    guard byte(at) == UInt8(ascii: "\\"), byte(at + 1) == UInt8(ascii: ".") else { return false }
    return at + 2 >= end || isLineEnd(byte(at + 2))
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func takeDelimiter() -> Bool {
    guard at < end, bytes[at] == format.delimiter else { return false }
    at += 1
    return true
  }

  private mutating func takeLineEnd() {
    if byte(at) == 0x0D { at += 1 }
    if byte(at) == 0x0A { at += 1 }
  }

  private mutating func plainField() -> Field {
    let start = at
    while at < end, bytes[at] != format.delimiter, !isLineEnd(bytes[at]) {
      at += bytes[at] == UInt8(ascii: "\\") && at + 1 < end ? 2 : 1
    }
    return Field(span: Span(start: UInt32(start), end: UInt32(at)), isQuoted: false)
  }

  private mutating func quotedField() -> Field {
    let start = at
    var isQuoted = false
    var isInside = false
    while at < end {
      let byte = bytes[at]
      if isInside {
        if byte == format.escape, at + 1 < end, bytes[at + 1] == format.quote || bytes[at + 1] == format.escape {
          at += 1
        } else if byte == format.quote {
          isInside = false
        }
      } else if byte == format.quote {
        isInside = true
        isQuoted = true
      } else if byte == format.delimiter || isLineEnd(byte) {
        break
      }
      at += 1
    }
    return Field(span: Span(start: UInt32(start), end: UInt32(at)), isQuoted: isQuoted)
  }

  // MARK: Values

  /// What a field stands for; nil for NULL and for a default.
  func value(_ field: Field, isNullForced: Bool = false) -> String? {
    let raw = bytes[Int(field.span.start)..<Int(field.span.end)]
    if !field.isQuoted {
      if raw.elementsEqual(format.null) || isDefault(field) { return nil }
    }
    let value = format.isCSV ? unquoted(raw) : unescaped(raw)
    if isNullForced, value == format.null { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  func isDefault(_ field: Field) -> Bool {
    guard let marker = format.defaultMarker, !field.isQuoted else { return false }
    return bytes[Int(field.span.start)..<Int(field.span.end)].elementsEqual(marker)
  }

  private func unquoted(_ raw: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var value: [UInt8] = []
    var isInside = false
    var at = raw.startIndex
    while at < raw.endIndex {
      let byte = raw[at]
      at += 1
      if isInside, byte == format.escape, at < raw.endIndex, raw[at] == format.quote || raw[at] == format.escape {
        value.append(raw[at])
        at += 1
      } else if byte == format.quote {
        isInside.toggle()
      } else {
        value.append(byte)
      }
    }
    return value
  }

  private func unescaped(_ raw: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var value: [UInt8] = []
    var at = raw.startIndex
    while at < raw.endIndex {
      let byte = raw[at]
      at += 1
      guard byte == UInt8(ascii: "\\"), at < raw.endIndex else {
        value.append(byte)
        continue
      }
      let escaped = raw[at]
      at += 1
      switch escaped {
      case UInt8(ascii: "b"): value.append(0x08)
      case UInt8(ascii: "f"): value.append(0x0C)
      case UInt8(ascii: "n"): value.append(0x0A)
      case UInt8(ascii: "r"): value.append(0x0D)
      case UInt8(ascii: "t"): value.append(0x09)
      case UInt8(ascii: "v"): value.append(0x0B)
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        value.append(number(raw, from: at - 1, digits: 3, base: 8, end: &at))
      case UInt8(ascii: "x") where at < raw.endIndex && raw[at].hexDigit < 16:
        value.append(number(raw, from: at, digits: 2, base: 16, end: &at))
      default: value.append(escaped)
      }
    }
    return value
  }

  private func number(
    _ raw: Slice<UnsafeBufferPointer<UInt8>>, from start: Int, digits: Int, base: Int, end: inout Int
  ) -> UInt8 {
    var number = 0
    end = start
    while end < raw.endIndex, end < start + digits, raw[end].hexDigit < base {
      number = number * base + raw[end].hexDigit
      end += 1
    }
    return UInt8(truncatingIfNeeded: number)
  }
}

extension UInt8 {
  /// 16 for what is no digit.
  fileprivate var hexDigit: Int {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
    default: 16
    }
  }
}
