import PythonSyntax
import SourceText

/// SQL of a program with the values that are sent beside it written into it: what only the run knows is a hole.
enum StatementParameters {
  /// `:name` of SQLAlchemy's text(): not behind a colon, a word or a backslash, and not before a colon. A value may be SQL already.
  static func named(_ text: PythonText, _ values: (String) -> SQLText?) -> SQLText {
    let bytes = text.bytes
    guard bytes.contains(UInt8(ascii: ":")) else { return .verbatim(text) }
    var result = SQLText()
    var copied = 0
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: ":") else {
        at += 1
        continue
      }
      let before = at > 0 ? bytes[at - 1] : 0
      var end = at + 1
      while end < bytes.count, isWord(bytes[end]) { end += 1 }
      if before == UInt8(ascii: "\\") {
        result += .verbatim(text.slice(copied..<at - 1))
        copied = at
        at = max(end, at + 1)
        continue
      }
      let isName = end > at + 1 && before != UInt8(ascii: ":") && !isWord(before)
      guard isName, end == bytes.count || bytes[end] != UInt8(ascii: ":") else {
        at = max(end, at + 1)
        if end < bytes.count, bytes[end] == UInt8(ascii: ":"), end == at { at = end + 1 }
        continue
      }
      result += .verbatim(text.slice(copied..<at))
      result += values(String(decoding: bytes[at + 1..<end], as: UTF8.self)) ?? .hole
      copied = end
      at = end
    }
    result += .verbatim(text.slice(copied..<bytes.count))
    return result
  }

  /// `%s`, `%(name)s` and `%%` of psycopg and of Django.
  static func percent(_ text: PythonText, _ values: PythonValue?) -> SQLText {
    let bytes = text.bytes
    guard bytes.contains(UInt8(ascii: "%")), let values, !values.isNone else { return .verbatim(text) }
    let positional = values.items
    var mapping: PythonDictionary?
    if case .dictionary(let dictionary) = values { mapping = dictionary }
    var result = SQLText()
    var copied = 0
    var at = 0
    var position = 0
    while at + 1 < bytes.count {
      guard bytes[at] == UInt8(ascii: "%") else {
        at += 1
        continue
      }
      var end = at + 2
      var value = SQLText.hole
      switch bytes[at + 1] {
      case UInt8(ascii: "%"): value = "%"
      case UInt8(ascii: "s"), UInt8(ascii: "b"), UInt8(ascii: "t"):
        if let positional, position < positional.count { value = positional[position].sqlLiteral }
        position += 1
      case UInt8(ascii: "("):
        guard let close = bytes[at...].firstIndex(of: UInt8(ascii: ")")) else {
          at += 1
          continue
        }
        let name = String(decoding: bytes[at + 2..<close], as: UTF8.self)
        end = min(close + 2, bytes.count)
        if let known = mapping?[name] { value = known.sqlLiteral }
      default:
        at += 1
        continue
      }
      result += .verbatim(text.slice(copied..<at))
      result += value
      copied = end
      at = end
    }
    result += .verbatim(text.slice(copied..<bytes.count))
    return result
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
