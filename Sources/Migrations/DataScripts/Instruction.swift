import SourceText

/// What a comment says to Plimsoll itself: `-- plimsoll: backfilled-by scripts/fill.py`, or the same behind `#` or `//`.
public struct Instruction: Sendable {
  /// What stands behind its word, without blanks at its ends.
  public var argument: String
  /// From `plimsoll:` to the end of the argument.
  public var place: Place
  fileprivate var line: Int
}

/// The instructions of one word in a file, and which statements each of them is about.
public struct Instructions: Sendable {
  private let text: SourceText
  private let all: [Instruction]
  private let lines: [Span]
  /// The first line that is neither empty nor a comment.
  private let firstLineOfCode: Int

  public init(_ word: StaticString, in text: SourceText, scripts: @autoclosure () -> [Script] = []) {
    self.text = text
    guard CommentedFile.addressesUs(text) else {
      (all, lines, firstLineOfCode) = ([], [], 0)
      return
    }
    let lines = Array(text.lines())
    self.lines = lines
    let file = CommentedFile(text, scripts: scripts())
    all = file.comments.lazy.flatMap { $0.lines(in: text) }.compactMap { Self.instruction(word, $0, lines, in: text) }
    firstLineOfCode = Self.firstLineOfCode(lines, in: text)
  }

  private static let name: StaticString = "plimsoll:"
  private static let commentMarks: [StaticString] = ["--", "#", "//", "/*", "*", "<!--"]

  private static func instruction(
    _ word: StaticString, _ remark: Span, _ lines: [Span], in text: SourceText
  ) -> Instruction? {
    guard text.has(name, at: remark.start, before: remark.end) else { return nil }
    let rest = text.trimmed(Span(start: remark.start + UInt32(name.utf8CodeUnitCount), end: remark.end))
    guard text.has(word, at: rest.start, before: rest.end) else { return nil }
    let end = rest.start + UInt32(word.utf8CodeUnitCount)
    let argument = text.trimmed(Span(start: end, end: rest.end))
    guard argument.start > end, argument.count > 0 else { return nil }
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= remark.start { low = middle } else { high = middle }
    }
    return Instruction(argument: text[argument], place: Place(text, remark), line: low)
  }

  /// Those about a statement: on one of its lines, in the comment that stands right above it, or at the head of the file.
  public func about(_ statement: Span) -> [Instruction] {
    guard !all.isEmpty, let first = lines.lastIndex(where: { $0.start <= statement.start }) else { return [] }
    let last = lines.lastIndex { $0.start < statement.end } ?? first
    var above = first
    while above > 0, Self.isComment(lines[above - 1], in: text) { above -= 1 }
    return all.filter { $0.line < firstLineOfCode || (above...max(first, last)).contains($0.line) }
  }

  private static func isComment(_ line: Span, in text: SourceText) -> Bool {
    let line = text.trimmed(line)
    return commentMarks.contains { text.has($0, at: line.start, before: line.end) }
  }

  /// Of a program what it imports, and the text at its head that describes it, belong to the head.
  private static func firstLineOfCode(_ lines: [Span], in text: SourceText) -> Int {
    let isPython = text.name.hasASCIISuffix(".py")
    var isInText = false
    for (index, line) in lines.enumerated() {
      let line = text.trimmed(line)
      if isPython, let quotes = ["\"\"\"", "'''"].map({ count($0, in: text[line]) }).first(where: { $0 > 0 }) {
        if quotes % 2 == 1 { isInText.toggle() }
        continue
      }
      if isInText || line.count == 0 || isComment(line, in: text) { continue }
      let isIndented = line.start > lines[index].start
      let begins = ["def ", "async def ", "class "] as [StaticString]
      if isPython, !isIndented, !begins.contains(where: { text.has($0, at: line.start, before: line.end) }) { continue }
      if isPython, isIndented { continue }
      return index
    }
    return lines.count
  }

  private static func count(_ needle: String, in line: String) -> Int {
    var count = 0
    let bytes = Array(line.utf8)
    var at = 0
    while let found = bytes.firstRange(of: Array(needle.utf8), from: at) {
      count += 1
      at = found.upperBound
    }
    return count
  }
}
