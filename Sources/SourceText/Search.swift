extension SourceText {
  /// Whether these bytes occur in a span.
  public func contains(_ needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> Bool {
    firstOffset(of: needle, in: span, ignoringCase: ignoringCase) != nil
  }

  public func firstOffset(of needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> UInt32? {
    let span = span ?? wholeSpan
    let length = needle.utf8CodeUnitCount
    guard length > 0, span.count >= length else { return nil }
    let first = SoughtByte(needle.utf8Start[0], ignoringCase: ignoringCase)
    let last = SoughtByte(needle.utf8Start[length - 1], ignoringCase: ignoringCase)
    let end = Int(span.end) - length + 1
    var at = Int(span.start)
    while at < end {
      let isBlock = at + 8 <= end
      if isBlock, first.isNowhere(at: base + at, while: last, at: base + at + length - 1) {
        at += 8
        continue
      }
      for place in at..<(isBlock ? at + 8 : end) where first.is(base[place]) {
        if has(needle, at: UInt32(place), before: span.end, ignoringCase: ignoringCase) { return UInt32(place) }
      }
      at += 8
    }
    return nil
  }

  /// Line of an offset, for remarks.
  public func line(of offset: UInt32) -> Int {
    bytes[..<Int(offset)].reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
  }
}

/// A byte that is looked for in eight places at once.
private struct SoughtByte {
  private let byte: UInt8
  /// The bits that tell it from others: all but that of upper and lower case, where case does not matter.
  private let mask: UInt8
  private let eightTimes: UInt64
  private let maskEightTimes: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  init(_ byte: UInt8, ignoringCase: Bool) {
    let isFolded = ignoringCase && (0x61...0x7A).contains(byte | 0x20)
    mask = isFolded ? 0xDF : 0xFF
    self.byte = byte & mask
    eightTimes = Self.ones &* UInt64(self.byte)
    maskEightTimes = Self.ones &* UInt64(mask)
  }

  @inline(__always)
  func `is`(_ other: UInt8) -> Bool { other & mask == byte }

  /// Zero where it is.
  @inline(__always)
  private func differences(at place: UnsafePointer<UInt8>) -> UInt64 {
    (UnsafeRawPointer(place).loadUnaligned(as: UInt64.self) & maskEightTimes) ^ eightTimes
  }

  /// Whether at none of eight places it is while the other one is at the same of eight others.
  @inline(__always)
  func isNowhere(at place: UnsafePointer<UInt8>, while other: SoughtByte, at otherPlace: UnsafePointer<UInt8>) -> Bool {
    let differences = differences(at: place) | other.differences(at: otherPlace)
    return (differences &- Self.ones) & ~differences & (Self.ones << 7) == 0
  }
}
