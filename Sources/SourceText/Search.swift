extension SourceText {
  /// Whether these bytes occur in a span.
  public func contains(_ needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> Bool {
    firstOffset(of: needle, in: span, ignoringCase: ignoringCase) != nil
  }

  public func firstOffset(of needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> UInt32? {
    let span = span ?? wholeSpan
    let length = needle.utf8CodeUnitCount
    guard length > 0, span.count >= length else { return nil }
    func folded(_ byte: UInt8) -> UInt8 { ignoringCase && (0x61...0x7A).contains(byte | 0x20) ? byte ^ 0x20 : byte }
    let (first, last) = (needle.utf8Start[0], needle.utf8Start[length - 1])
    let (otherFirst, otherLast) = (folded(first), folded(last))
    let end = Int(span.end) - length + 1
    var at = Int(span.start)
    while at < end {
      let isBlock = at + 16 <= end
      if !isBlock || mayStand(at, length, (first, otherFirst), (last, otherLast)) {
        for place in at..<(isBlock ? at + 16 : end) where base[place] == first || base[place] == otherFirst {
          if has(needle, at: UInt32(place), before: span.end, ignoringCase: ignoringCase) { return UInt32(place) }
        }
      }
      at += 16
    }
    return nil
  }

  /// Whether something of a length, its first and its last byte either of two, may begin at one of sixteen places.
  @inline(__always)
  private func mayStand(_ at: Int, _ length: Int, _ first: (UInt8, UInt8), _ last: (UInt8, UInt8)) -> Bool {
    let starts = UnsafeRawPointer(base + at).loadUnaligned(as: SIMD16<UInt8>.self)
    let ends = UnsafeRawPointer(base + at + length - 1).loadUnaligned(as: SIMD16<UInt8>.self)
    let found =
      ((starts .== SIMD16(repeating: first.0)) .| (starts .== SIMD16(repeating: first.1)))
      .& ((ends .== SIMD16(repeating: last.0)) .| (ends .== SIMD16(repeating: last.1)))
    let halves = unsafeBitCast(found, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// Line of an offset, for remarks.
  public func line(of offset: UInt32) -> Int {
    bytes[..<Int(offset)].reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
  }
}
