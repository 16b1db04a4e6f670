/// A JSON text as far as its strings and structure matter.
enum JSONValue: Equatable {
  case null
  /// A string, a number, true or false.
  case scalar(String)
  case array([JSONValue])
  /// Of a key that comes twice the last one counts.
  case object([String: JSONValue])

  /// Nil where it is none.
  init?(_ text: String) {
    var reader = JSONReader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    guard reader.at == reader.bytes.count else { return nil }
    self = value
  }

  /// A JSON text that reads back as this. That a number or a truth value is none has been forgotten.
  var written: String {
    switch self {
    case .null: "null"
    case .scalar(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.written).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.written }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      if unit < 0x20 || unit == 0x22 || unit == 0x5C {
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else if let scalar = Unicode.Scalar(unit) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u" + String(unit, radix: 16)
      }
    }
    return result + "\""
  }

  /// `json -> 'a'`, `json -> 0`: nil where there is nothing.
  func member(_ key: KnownValue) -> JSONValue? {
    switch (self, key) {
    case (.object(let members), .text(let name)): return members[name]
    case (.array(let values), .integer(let number)):
      let index = number < 0 ? values.count + number : number
      return values.indices.contains(index) ? values[index] : nil
    default: return nil
    }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var at = 0

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: scalar) else { return false }
    at += 1
    return true
  }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < 200 else { return nil }
    if take("{") { return object(depth: depth) }
    if take("[") { return array(depth: depth) }
    if current == UInt8(ascii: "\"") { return string().map { .scalar($0) } }
    let start = at
    while let byte = current, byte.isJSONWord { at += 1 }
    guard at > start else { return nil }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    return word == "null" ? .null : .scalar(word)
  }

  private mutating func object(depth: Int) -> JSONValue? {
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard let key = string(), take(":"), let value = value(depth: depth + 1) else { return nil }
      members[key] = value
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array(depth: Int) -> JSONValue? {
    var values: [JSONValue] = []
    if take("]") { return .array(values) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func string() -> String? {
    guard current == UInt8(ascii: "\"") else { return nil }
    at += 1
    var content: [UInt16] = []
    var start = at
    func text(_ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
    while let byte = current, byte != UInt8(ascii: "\"") {
      at += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      content += text(at - 1).utf16
      guard let escape = current else { return nil }
      at += 1
      switch escape {
      case UInt8(ascii: "n"): content.append(0x0A)
      case UInt8(ascii: "t"): content.append(0x09)
      case UInt8(ascii: "r"): content.append(0x0D)
      case UInt8(ascii: "b"): content.append(0x08)
      case UInt8(ascii: "f"): content.append(0x0C)
      case UInt8(ascii: "u"):
        guard at + 4 <= bytes.count, let unit = UInt16(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16) else {
          return nil
        }
        content.append(unit)
        at += 4
      default: content.append(UInt16(escape))
      }
      start = at
    }
    guard current != nil else { return nil }
    content += text(at).utf16
    at += 1
    return String(decoding: content, as: UTF16.self)
  }
}

extension UInt8 {
  /// What numbers, `true`, `false` and `null` are written with.
  fileprivate var isJSONWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
