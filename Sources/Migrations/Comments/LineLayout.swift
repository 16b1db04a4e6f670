import ConfigText
import SourceText

/// What a comment is about where lines are all there is: its own line, or the next one that says something.
struct LineLayout: CommentLayout {
  private let lines: LineIndex
  /// To a line belong those below that are indented deeper.
  private let blocksAreIndented: Bool
  private let continuesWithBackslash: Bool

  init(_ lines: LineIndex, blocksAreIndented: Bool = false, continuesWithBackslash: Bool = false) {
    self.lines = lines
    self.blocksAreIndented = blocksAreIndented
    self.continuesWithBackslash = continuesWithBackslash
  }

  private var text: SourceText { lines.text }

  /// Lines that begin with `#`.
  static func commentLines(of file: SourceText) -> [Span] {
    file.lines().compactMap { line in
      let line = file.trimmed(line)
      return line.count > 0 && file.base[Int(line.start)] == UInt8(ascii: "#") ? line : nil
    }
  }

  func subject(of comment: Span) -> Span? {
    var line = lines.line(of: comment.start)
    let before = text.trimmed(Span(start: lines.starts[line - 1], end: comment.start))
    if before.count == 0 {
      line += 1
      while line <= lines.starts.count, isEmptyOrComment(line) { line += 1 }
    }
    guard line <= lines.starts.count else { return nil }
    var last = line
    let depth = indentation(of: line)
    while last < lines.starts.count, belongs(last + 1, to: line, depth, last) { last += 1 }
    return Span(start: lines.span(ofLine: line).start, end: lines.span(ofLine: last).end)
  }

  private func belongs(_ next: Int, to first: Int, _ depth: Int, _ last: Int) -> Bool {
    if continuesWithBackslash {
      let line = text.trimmed(lines.span(ofLine: last))
      if line.count > 0, text.base[Int(line.end) - 1] == UInt8(ascii: "\\") { return true }
    }
    return blocksAreIndented && (text.trimmed(lines.span(ofLine: next)).count == 0 || indentation(of: next) > depth)
  }

  private func isEmptyOrComment(_ line: Int) -> Bool {
    let line = text.trimmed(lines.span(ofLine: line))
    return line.count == 0 || text.base[Int(line.start)] == UInt8(ascii: "#")
  }

  private func indentation(of line: Int) -> Int {
    let line = lines.span(ofLine: line)
    return Int(text.trimmed(line).start - line.start)
  }
}

/// What a comment in XML is about: the next element, or behind one on its line that one.
struct ElementLayout: CommentLayout {
  /// All elements, by where they begin.
  private var elements: [Span] = []
  private let lines: LineIndex

  init(_ xml: XMLFile, _ lines: LineIndex) {
    self.lines = lines
    var open = xml.root.map { [$0] } ?? []
    while let element = open.popLast() {
      elements.append(element.span)
      open += element.elements
    }
    elements.sort { ($0.start, $1.end) < ($1.start, $0.end) }
  }

  func subject(of comment: Span) -> Span? {
    let lineStart = lines.starts[lines.line(of: comment.start) - 1]
    if let before = elements.last(where: { $0.end <= comment.start && $0.end > lineStart }) { return before }
    return elements.first { $0.start >= comment.end }
  }
}
