import SourceText

/// A string of a program, put together from all the parts that it is concatenated of, which may be SQL.
struct SQLString {
  /// Holes (U+FFFC) stand for what only the run knows.
  var text = MappedText()
  /// More may be put behind it where nobody sees it.
  var isOpen = false

  static let hole: [UInt8] = [0xEF, 0xBF, 0xBC]

  mutating func appendHole(at span: Span) { text.append(Self.hole, at: span) }
}
