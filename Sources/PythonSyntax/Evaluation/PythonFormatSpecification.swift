/// How a value is to be written: `>10,.2f`, or what stands behind a percent sign.
struct PythonFormatSpecification {
  var fill: [UInt8]?
  var alignment: UInt8?
  var sign = UInt8(ascii: "-")
  var isAlternate = false
  var isZeroPadded = false
  var width: Int?
  var grouping: UInt8?
  var precision: Int?
  var type: UInt8?

  init() {}

  /// Reads `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`; nil if it is none.
  init?(_ text: [UInt8]) {
    var at = 0
    func isAlignment(_ index: Int) -> Bool { index < text.count && "<>=^".utf8.contains(text[index]) }
    if let first = text.first {
      var length = 1
      if first >= 0x80 { while length < text.count, text[length] & 0xC0 == 0x80 { length += 1 } }
      if isAlignment(length) {
        fill = Array(text[..<length])
        alignment = text[length]
        at = length + 1
      } else if isAlignment(0) {
        alignment = first
        at = 1
      }
    }
    func take(_ set: String) -> UInt8? {
      guard at < text.count, set.utf8.contains(text[at]) else { return nil }
      at += 1
      return text[at - 1]
    }
    func number() -> Int? {
      var value: Int?
      while at < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[at]) {
        value = min((value ?? 0) * 10 + Int(text[at] - UInt8(ascii: "0")), 1 << 40)
        at += 1
      }
      return value
    }
    sign = take("+- ") ?? sign
    _ = take("z")
    isAlternate = take("#") != nil
    isZeroPadded = take("0") != nil
    width = number()
    grouping = take(",_")
    if take(".") != nil {
      guard let digits = number() else { return nil }
      precision = digits
    }
    type = take("bcdeEfFgGnosxX%")
    if at < text.count { return nil }
  }

  /// Nothing but a number can be written like that.
  var isForNumbers: Bool {
    sign != UInt8(ascii: "-") || isAlternate || grouping != nil || alignment == UInt8(ascii: "=")
  }

  // MARK: Numbers

  /// Digits behind their sign; nil for a type that integers do not have.
  func written(_ value: Int) -> [UInt8]? {
    let digits = value.magnitude
    var prefix = ""
    var text: String
    switch type {
    case nil, UInt8(ascii: "d"), UInt8(ascii: "n"): text = String(digits)
    case UInt8(ascii: "x"): (text, prefix) = (String(digits, radix: 16), "0x")
    case UInt8(ascii: "X"): (text, prefix) = (String(digits, radix: 16, uppercase: true), "0X")
    case UInt8(ascii: "o"): (text, prefix) = (String(digits, radix: 8), "0o")
    case UInt8(ascii: "b"): (text, prefix) = (String(digits, radix: 2), "0b")
    case UInt8(ascii: "c"):
      guard value >= 0, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) else { return nil }
      return Array(String(Character(scalar)).utf8)
    case UInt8(ascii: "s"): return nil
    default: return written(Double(value))
    }
    text = (isAlternate ? prefix : "") + grouped(text, by: type.map { "xXob".utf8.contains($0) } == true ? 4 : 3)
    return signed(Array(text.utf8), isNegative: value < 0)
  }

  func written(_ value: Double) -> [UInt8]? {
    var text: String
    if !value.isFinite {
      text = value.isNaN ? "nan" : "inf"
      if type == UInt8(ascii: "%") { text += "%" }
      if let type, "EFG".utf8.contains(type) { text = text.uppercased() }
    } else {
      let decimal = PythonDecimal(value.magnitude)
      let precision = min(precision ?? 6, 400)
      switch type {
      case UInt8(ascii: "f"), UInt8(ascii: "F"): text = decimal.fixed(precision, isAlternate)
      case UInt8(ascii: "%"): text = PythonDecimal(value.magnitude * 100).fixed(precision, isAlternate) + "%"
      case UInt8(ascii: "e"): text = decimal.exponential(precision, isAlternate)
      case UInt8(ascii: "E"): text = decimal.exponential(precision, isAlternate).uppercased()
      case UInt8(ascii: "g"), UInt8(ascii: "n"): text = decimal.general(precision, isAlternate, keepsPoint: false)
      case UInt8(ascii: "G"): text = decimal.general(precision, isAlternate, keepsPoint: false).uppercased()
      case nil:
        text =
          self.precision == nil
          ? Self.shortest(value.magnitude) : decimal.general(precision, isAlternate, keepsPoint: true)
      default: return nil
      }
      let end = text.firstIndex { !("0"..."9").contains($0) } ?? text.endIndex
      text = grouped(String(text[..<end]), by: 3) + text[end...]
    }
    return signed(Array(text.utf8), isNegative: value.sign == .minus && !value.isNaN)
  }

  /// As `repr` writes it.
  static func shortest(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let written = value.description
    guard let mark = written.firstIndex(of: "e") else {
      // Python goes over to exponents at 1e16.
      guard value.magnitude >= 1e16 else { return written }
      let digits = PythonDecimal(value.magnitude).exponential(min(max(written.utf8.count - 3, 0), 17), false)
      let (mantissa, exponent) = (digits.prefix { $0 != "e" }, digits.drop { $0 != "e" })
      var kept = mantissa[...]
      while kept.last == "0" { kept.removeLast() }
      if kept.last == "." { kept.removeLast() }
      return (value < 0 ? "-" : "") + kept + exponent
    }
    // `1.0e-05` is written without its empty fraction.
    var mantissa = written[..<mark]
    if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
    return String(mantissa) + written[mark...]
  }

  private func signed(_ digits: [UInt8], isNegative: Bool) -> [UInt8] {
    if isNegative { return [UInt8(ascii: "-")] + digits }
    return sign == UInt8(ascii: "-") ? digits : [sign] + digits
  }

  private func grouped(_ digits: String, by size: Int) -> String {
    guard let grouping, digits.utf8.count > size else { return digits }
    var result: [UInt8] = []
    for (index, digit) in digits.utf8.enumerated() {
      if index > 0, (digits.utf8.count - index) % size == 0 { result.append(grouping) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Width

  /// How much is put before and behind; for `=` what stands before goes behind the sign.
  func padding(_ count: Int, isNumber: Bool) -> (before: Int, behind: Int) {
    guard let width, width > count else { return (0, 0) }
    let missing = width - count
    switch effectiveAlignment(isNumber: isNumber) {
    case UInt8(ascii: "<"): return (0, missing)
    case UInt8(ascii: "^"): return (missing / 2, missing - missing / 2)
    default: return (missing, 0)
    }
  }

  func effectiveAlignment(isNumber: Bool) -> UInt8 {
    alignment ?? (isNumber ? (isZeroPadded ? UInt8(ascii: "=") : UInt8(ascii: ">")) : UInt8(ascii: "<"))
  }

  var filling: [UInt8] { fill ?? (isZeroPadded ? [UInt8(ascii: "0")] : [0x20]) }
}

/// A number that is not negative, digit for digit as it is stored, for rounding as C does.
struct PythonDecimal {
  /// The digits, the first of them not zero, and where the point stands among them: 0.05 is 5 with its point at -1.
  private var digits: [UInt8]
  private var point: Int

  init(_ value: Double) {
    guard value.isFinite, value > 0 else {
      (digits, point) = ([], 0)
      return
    }
    // The significand times a power of two: the halves of 5 · 10^-1 each.
    var number = [UInt32]()
    var rest = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    var exponent = Int(value.exponentBitPattern) - 1075 + (value.isNormal ? 0 : 1)
    while exponent < 0, rest & 1 == 0 {
      rest >>= 1
      exponent += 1
    }
    while rest > 0 {
      number.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
    for _ in 0..<exponent.magnitude { Self.multiply(&number, by: exponent < 0 ? 5 : 2) }
    var text = ""
    for (index, part) in number.reversed().enumerated() {
      let written = String(part)
      text += index == 0 ? written : String(repeating: "0", count: 9 - written.utf8.count) + written
    }
    digits = text.utf8.map { $0 - UInt8(ascii: "0") }
    point = digits.count + min(exponent, 0)
  }

  private static let base: UInt64 = 1_000_000_000

  private static func multiply(_ number: inout [UInt32], by factor: UInt64) {
    var carry: UInt64 = 0
    for index in number.indices {
      let product = UInt64(number[index]) * factor + carry
      number[index] = UInt32(product % base)
      carry = product / base
    }
    if carry > 0 { number.append(UInt32(carry)) }
  }

  /// Rounds to so many digits; halves go to the even neighbour.
  private func rounded(to count: Int) -> PythonDecimal {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      (result.digits, result.point) = ([], 0)
      return result
    }
    result.digits = Array(digits[..<count])
    let next = digits[count]
    let isAbove = next > 5 || next == 5 && digits[(count + 1)...].contains { $0 != 0 }
    let isHalf = next == 5 && !isAbove
    guard isAbove || isHalf && (result.digits.last ?? 0) % 2 == 1 else { return result }
    var at = count - 1
    while at >= 0, result.digits[at] == 9 {
      result.digits[at] = 0
      at -= 1
    }
    if at >= 0 {
      result.digits[at] += 1
    } else {
      result.digits.insert(1, at: 0)
      result.point += 1
    }
    return result
  }

  /// The digit so many places behind the first.
  private func digit(_ index: Int) -> Character {
    Character(Unicode.Scalar(UInt8(ascii: "0") + (digits.indices.contains(index) ? digits[index] : 0)))
  }

  func fixed(_ precision: Int, _ keepsPoint: Bool) -> String {
    let value = rounded(to: point + precision)
    var text = ""
    for index in 0..<max(value.point, 1) { text.append(value.point > 0 ? value.digit(index) : "0") }
    if precision > 0 || keepsPoint { text += "." }
    for index in 0..<precision { text.append(value.digit(value.point + index)) }
    return text
  }

  func exponential(_ precision: Int, _ keepsPoint: Bool) -> String {
    let value = rounded(to: precision + 1)
    var text = String(value.digit(0))
    if precision > 0 || keepsPoint { text += "." }
    for index in 0..<precision { text.append(value.digit(1 + index)) }
    let exponent = value.digits.isEmpty ? 0 : value.point - 1
    return text + "e" + (exponent < 0 ? "-" : "+") + (exponent.magnitude < 10 ? "0" : "") + String(exponent.magnitude)
  }

  /// Fixed or with an exponent, whichever is shorter; without zeros at the end, but for the one that `keepsPoint`.
  func general(_ precision: Int, _ isAlternate: Bool, keepsPoint: Bool) -> String {
    let precision = max(precision, 1)
    let value = rounded(to: precision)
    let exponent = value.digits.isEmpty ? 0 : value.point - 1
    let isFixed = exponent >= -4 && exponent < precision
    var text = isFixed ? fixed(precision - 1 - exponent, isAlternate) : exponential(precision - 1, isAlternate)
    guard !isAlternate else { return text }
    let tail = text.drop { $0 != "e" }
    var head = text.prefix { $0 != "e" }
    if head.contains(".") {
      while head.last == "0" { head.removeLast() }
      if head.last == "." { head.removeLast() }
    }
    text = String(head) + tail
    if keepsPoint, isFixed, !text.contains(".") { text += ".0" }
    return text
  }
}
