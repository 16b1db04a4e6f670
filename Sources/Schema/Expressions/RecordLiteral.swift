/// What `record_in` reads: `(a,"b c",)`.
enum RecordLiteral {
  /// The texts of the fields, nil for a NULL. Nil altogether where it is none.
  static func fields(_ text: String) -> [String?]? {
    let bytes = Array(text.utf8)
    var at = 0
    func skipSpace() { while at < bytes.count, bytes[at].isSpace { at += 1 } }
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "(") else { return nil }
    at += 1
    var fields: [String?] = []
    while true {
      guard at < bytes.count else { return nil }
      if bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ")") {
        fields.append(nil)
      } else {
        guard let value = PartialText.read(bytes, &at, until: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ")") })
        else { return nil }
        fields.append(value)
      }
      let end = bytes[at]
      at += 1
      if end == UInt8(ascii: ")") { break }
    }
    skipSpace()
    return at == bytes.count ? fields : nil
  }
}

/// What ranges and multiranges are read from: `[a,b)`, `empty`, `{[a,b),(c,)}`.
enum RangeLiteral {
  /// The texts of the bounds that are given. Nil where it is no range.
  static func bounds(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    var at = 0
    guard let bounds = bounds(bytes, &at) else { return nil }
    skipSpace(bytes, &at)
    return at == bytes.count ? bounds : nil
  }

  /// The texts of the bounds of all its ranges. Nil where it is no multirange.
  static func multirangeBounds(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    var at = 0
    var found: [String] = []
    skipSpace(bytes, &at)
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") else { return nil }
    at += 1
    skipSpace(bytes, &at)
    if at < bytes.count, bytes[at] == UInt8(ascii: "}") { return [] }
    while true {
      guard let bounds = bounds(bytes, &at) else { return nil }
      found += bounds
      skipSpace(bytes, &at)
      guard at < bytes.count else { return nil }
      at += 1
      if bytes[at - 1] == UInt8(ascii: "}") { return found }
      guard bytes[at - 1] == UInt8(ascii: ",") else { return nil }
    }
  }

  private static func skipSpace(_ bytes: [UInt8], _ at: inout Int) {
    while at < bytes.count, bytes[at].isSpace { at += 1 }
  }

  private static func bounds(_ bytes: [UInt8], _ at: inout Int) -> [String]? {
    skipSpace(bytes, &at)
    let empty = Array("empty".utf8)
    if bytes.count >= at + empty.count, zip(bytes[at...], empty).allSatisfy({ $0 | 0x20 == $1 }) {
      at += empty.count
      return []
    }
    guard at < bytes.count, bytes[at] == UInt8(ascii: "[") || bytes[at] == UInt8(ascii: "(") else { return nil }
    at += 1
    var bounds: [String] = []
    for isLower in [true, false] {
      let isEnd = { (byte: UInt8) in
        isLower ? byte == UInt8(ascii: ",") : byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
      }
      guard at < bytes.count else { return nil }
      if !isEnd(bytes[at]) {
        guard let bound = PartialText.read(bytes, &at, until: isEnd) else { return nil }
        bounds.append(bound)
      }
      at += 1
    }
    return bounds
  }
}

/// A field of a record or a bound of a range: quotes may stand anywhere in it, a doubled quote in quotes is one, and a backslash
/// takes what follows as it is.
private enum PartialText {
  /// Stops at the byte that ends it; nil where there is none.
  static func read(_ bytes: [UInt8], _ at: inout Int, until isEnd: (UInt8) -> Bool) -> String? {
    var value: [UInt8] = []
    var isQuoted = false
    while at < bytes.count, isQuoted || !isEnd(bytes[at]) {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\\"):
        guard at < bytes.count else { return nil }
        value.append(bytes[at])
        at += 1
      case UInt8(ascii: "\"") where !isQuoted: isQuoted = true
      case UInt8(ascii: "\"") where at < bytes.count && bytes[at] == byte:
        value.append(byte)
        at += 1
      case UInt8(ascii: "\""): isQuoted = false
      default: value.append(byte)
      }
    }
    return at < bytes.count ? String(decoding: value, as: UTF8.self) : nil
  }
}
