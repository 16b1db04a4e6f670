import SourceText

/// A line that says something to the runner: `-- +goose Up`, `-- migrate:up transaction:false`.
struct Directive {
  /// The whole line.
  var line: Span
  /// What stands behind the marker, without blanks at its ends.
  var command: Span
}

extension SourceText {
  /// Lines that are a comment beginning with `marker`: `--`, perhaps blanks, the marker. The line itself must begin with the
  /// comment unless `indented`.
  func directives(_ marker: StaticString, ignoringCase: Bool = false, indented: Bool = false, in span: Span? = nil)
    -> [Directive]
  {
    lines(in: span).compactMap { line in
      let start = indented || line.start == 0 ? trimmed(line).start : line.start
      let at = line.start == 0 && startOfText > 0 ? max(start, startOfText) : start
      guard has("--", at: at, before: line.end) else { return nil }
      let words = trimmed(Span(start: at + 2, end: line.end))
      guard has(marker, at: words.start, before: words.end, ignoringCase: ignoringCase) else { return nil }
      return Directive(
        line: line, command: trimmed(Span(start: words.start + UInt32(marker.utf8CodeUnitCount), end: words.end)))
    }
  }

  /// Whether these bytes occur in a span.
  public func contains(_ needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> Bool {
    firstOffset(of: needle, in: span, ignoringCase: ignoringCase) != nil
  }

  func firstOffset(of needle: StaticString, in span: Span? = nil, ignoringCase: Bool = false) -> UInt32? {
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
  func line(of offset: UInt32) -> Int {
    bytes[..<Int(offset)].reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
  }
}
