import SourceText

extension Lexer {
  /// Reports NUL bytes and bytes that are not UTF-8, each run of them once. Plain ASCII is passed eight bytes at a time.
  mutating func checkEncoding() {
    var at = base
    while at < end {
      let word = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)
      let unusual = word | ((word &- 0x0101_0101_0101_0101) & ~word)
      if unusual & 0x8080_8080_8080_8080 == 0 {
        at += 8
        continue
      }
      let stop = min(at + 8, end)
      while at < stop {
        let length = Self.characterLength(at, limit: end - at)
        if length > 0 {
          at += length
          continue
        }
        let start = at
        let isNul = at.pointee == 0
        while at < end, Self.characterLength(at, limit: end - at) == 0, (at.pointee == 0) == isNul { at += 1 }
        report(isNul ? .nulByte : .invalidUTF8, start, at)
      }
    }
  }

  /// How many bytes the character here has; 0 for NUL and for what is no character.
  private static func characterLength(_ at: Place, limit: Int) -> Int {
    func isTrailing(_ offset: Int) -> Bool { offset < limit && at[offset] & 0xC0 == 0x80 }
    let first = at.pointee
    switch first {
    case 0: return 0
    case 1..<0x80: return 1
    case 0xC2...0xDF: return isTrailing(1) ? 2 : 0
    case 0xE0...0xEF:
      guard isTrailing(1), isTrailing(2) else { return 0 }
      return (first == 0xE0 && at[1] < 0xA0) || (first == 0xED && at[1] > 0x9F) ? 0 : 3
    case 0xF0...0xF4:
      guard isTrailing(1), isTrailing(2), isTrailing(3) else { return 0 }
      return (first == 0xF0 && at[1] < 0x90) || (first == 0xF4 && at[1] > 0x8F) ? 0 : 4
    default: return 0
    }
  }
}
