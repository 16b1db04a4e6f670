// What the names of migration files say.

extension String {
  public func hasASCIISuffix(_ suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard utf8.count >= length else { return false }
    var copy = self
    return copy.withUTF8 { bytes in (0..<length).allSatisfy { bytes[bytes.count - length + $0] == suffix.utf8Start[$0] } }
  }

  /// Whether these bytes occur in it.
  func hasBytes(_ needle: StaticString) -> Bool {
    var copy = self
    return copy.withUTF8 { bytes in
      let length = needle.utf8CodeUnitCount
      guard length <= bytes.count else { return false }
      return (0...bytes.count - length).contains { at in (0..<length).allSatisfy { bytes[at + $0] == needle.utf8Start[$0] } }
    }
  }

  /// Without `suffix`, if it ends so.
  func withoutASCIISuffix(_ suffix: StaticString) -> String? {
    hasASCIISuffix(suffix) ? String(decoding: utf8.dropLast(suffix.utf8CodeUnitCount), as: UTF8.self) : nil
  }

  /// The digits a name begins with, and what stands behind them.
  var leadingDigits: (digits: Substring.UTF8View, rest: Substring.UTF8View)? {
    let end = utf8.firstIndex { !(0x30...0x39).contains($0) } ?? utf8.endIndex
    guard end > utf8.startIndex else { return nil }
    return (self[..<end].utf8, self[end...].utf8)
  }

  /// The number a name begins with: `0012_x.sql` is 12. Nil without digits, or with more than a 64-bit number holds.
  var leadingNumber: UInt64? {
    guard let (digits, _) = leadingDigits else { return nil }
    return UInt64(Substring(digits))
  }
}

extension String {
  /// With the first `needle` in it replaced, if there is one.
  func withFirst(_ needle: String, replacedBy other: String) -> String {
    let bytes = Array(utf8)
    guard let found = bytes.firstRange(of: Array(needle.utf8), from: 0) else { return self }
    return String(decoding: bytes[..<found.lowerBound], as: UTF8.self) + other
      + String(decoding: bytes[found.upperBound...], as: UTF8.self)
  }
}

/// Names in the order of their bytes, but a run of digits counts as the number it is: `2_x` before `10_x`.
func naturalOrder(_ left: String, _ right: String) -> Bool {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  func digits(_ bytes: [UInt8], from start: Int) -> ArraySlice<UInt8> {
    var end = start
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    return bytes[start..<end].drop { $0 == 0x30 }
  }
  var l = 0
  var r = 0
  while l < left.count, r < right.count {
    if isDigit(left[l]), isDigit(right[r]) {
      let a = digits(left, from: l)
      let b = digits(right, from: r)
      if a.count != b.count { return a.count < b.count }
      if !a.elementsEqual(b) { return a.lexicographicallyPrecedes(b) }
      l = a.endIndex
      r = b.endIndex
    } else {
      if left[l] != right[r] { return left[l] < right[r] }
      l += 1
      r += 1
    }
  }
  if left.count - l != right.count - r { return left.count - l < right.count - r }
  return left.lexicographicallyPrecedes(right)
}
