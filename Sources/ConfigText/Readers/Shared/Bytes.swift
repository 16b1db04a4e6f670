extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var isBlankOrLineEnd: Bool { isBlank || isLineEnd }
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// What a bare key is made of in most formats: letters, digits, `_` and `-`.
  var isKeyByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }

  var hexValue: UInt32? {
    if isDigit { return UInt32(self) - 0x30 }
    let lower = self | 0x20
    return lower &- 0x61 < 6 ? UInt32(lower) - 0x61 + 10 : nil
  }

  var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension String {
  var lowercasedASCII: String {
    utf8.contains { $0 &- 0x41 < 26 } ? String(decoding: utf8.map(\.lowercased), as: UTF8.self) : self
  }
}

enum NumberText {
  /// The value of a whole number as the formats write them; nil for a fraction, or for what no Int can hold.
  static func integer(_ text: String) -> Int? {
    var digits = text.utf8.filter { $0 != UInt8(ascii: "_") }[...]
    var isNegative = false
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      digits = digits.dropFirst()
    }
    var radix = 10
    if digits.count > 2, digits.first == UInt8(ascii: "0") {
      switch digits[digits.startIndex + 1] {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: break
      }
      if radix != 10 { digits = digits.dropFirst(2) }
    }
    guard let first = digits.first, first.hexValue != nil else { return nil }
    return Int((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self), radix: radix)
  }
}
