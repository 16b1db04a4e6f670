/// The lines of a text (or of a part of it), one span each, without their line ends.
public struct Lines: Sequence, IteratorProtocol {
  private let text: SourceText
  private var at: Int
  private let end: Int

  init(_ text: SourceText, in span: Span) {
    self.text = text
    self.at = Int(span.start)
    self.end = Int(span.end)
  }

  public mutating func next() -> Span? {
    guard at < end else { return nil }
    let start = at
    while at < end, text.base[at] != 0x0A { at += 1 }
    var stop = at
    if at < end { at += 1 }
    if stop > start, text.base[stop - 1] == 0x0D { stop -= 1 }
    return Span(start: UInt32(start), end: UInt32(stop))
  }
}

extension SourceText {
  public func lines(in span: Span? = nil) -> Lines { Lines(self, in: span ?? wholeSpan) }

  /// Whether the bytes at `offset` are this ASCII text, compared without case where `ignoringCase`.
  public func has(_ prefix: StaticString, at offset: UInt32, before end: UInt32, ignoringCase: Bool = false) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard Int(offset) + length <= Int(end) else { return false }
    for index in 0..<length {
      let byte = base[Int(offset) + index]
      let wanted = prefix.utf8Start[index]
      if byte == wanted { continue }
      guard ignoringCase, byte | 0x20 == wanted | 0x20, (0x61...0x7A).contains(byte | 0x20) else { return false }
    }
    return true
  }

  /// A span without the blanks at its ends.
  public func trimmed(_ span: Span) -> Span {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var span = span
    while span.start < span.end, isBlank(base[Int(span.start)]) { span.start += 1 }
    while span.start < span.end, isBlank(base[Int(span.end) - 1]) { span.end -= 1 }
    return span
  }

  /// Where the text begins behind a byte order mark.
  public var startOfText: UInt32 { count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF ? 3 : 0 }
}
