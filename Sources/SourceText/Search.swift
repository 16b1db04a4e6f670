extension SourceText {
  /// Whether these bytes occur in a span.
  public func contains(_ needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> Bool {
    firstOffset(of: needle, in: span, ignoringCase: ignoringCase) != nil
  }

  public func firstOffset(of needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> UInt32? {
    let span = span ?? wholeSpan
    let length = needle.utf8CodeUnitCount
    guard length > 0, span.count >= length else { return nil }
    // The last byte is looked for first: it is seldom a dash or a blank, of which comments are full.
    let last = needle.utf8Start[length - 1]
    let other = ignoringCase && (0x61...0x7A).contains(last | 0x20) ? last ^ 0x20 : last
    for end in Int(span.start) + length - 1..<Int(span.end) where base[end] == last || base[end] == other {
      let at = UInt32(end + 1 - length)
      if has(needle, at: at, before: span.end, ignoringCase: ignoringCase) { return at }
    }
    return nil
  }

  /// Line of an offset, for remarks.
  public func line(of offset: UInt32) -> Int {
    bytes[..<Int(offset)].reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
  }
}
