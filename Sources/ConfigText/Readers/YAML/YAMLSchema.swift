/// What unquoted text means: YAML 1.2's core schema. (`yes`, `off` and dates, which older readers take for more, are strings.)
enum YAMLSchema {
  static func content(of string: ConfigString) -> ConfigValue.Content {
    var text = string.text
    return text.withUTF8 { bytes in
      guard let first = bytes.first else { return .null }
      switch first {
      case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
        if isAny(of: "~", "null", "Null", "NULL", in: bytes) { return .null }
      case UInt8(ascii: "t"), UInt8(ascii: "T"):
        if isAny(of: "true", "True", "TRUE", in: bytes) { return .bool(true) }
      case UInt8(ascii: "f"), UInt8(ascii: "F"):
        if isAny(of: "false", "False", "FALSE", in: bytes) { return .bool(false) }
      case _ where first.isDigit || first == UInt8(ascii: ".") || first == UInt8(ascii: "-") || first == UInt8(ascii: "+"):
        if isNumber(bytes) { return .number(string.text) }
      default: break
      }
      return .string(string)
    }
  }

  private static func isAny(of words: StaticString..., in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { word in
      bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
  }

  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    func byte() -> UInt8 { at < bytes.count ? bytes[at] : 0 }
    func skipDigits(_ isDigit: (UInt8) -> Bool = { $0.isDigit }) -> Bool {
      let start = at
      while at < bytes.count, isDigit(bytes[at]) { at += 1 }
      return at > start
    }
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0"), bytes[1] == UInt8(ascii: "x") || bytes[1] == UInt8(ascii: "o") {
      at = 2
      let isHex = bytes[1] == UInt8(ascii: "x")
      return skipDigits { isHex ? $0.hexValue != nil : $0 &- 0x30 < 8 } && at == bytes.count
    }
    if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") { at += 1 }
    let hasWhole = skipDigits()
    if byte() == UInt8(ascii: ".") {
      at += 1
      if !hasWhole {
        let rest = UnsafeBufferPointer(rebasing: bytes[at...])
        if isAny(of: "inf", "Inf", "INF", in: rest) { return true }
        if at == 1, isAny(of: "nan", "NaN", "NAN", in: rest) { return true }
      }
      if !skipDigits(), !hasWhole { return false }
    } else if !hasWhole {
      return false
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      at += 1
      if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") { at += 1 }
      if !skipDigits() { return false }
    }
    return at == bytes.count
  }
}
