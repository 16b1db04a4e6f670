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
}
