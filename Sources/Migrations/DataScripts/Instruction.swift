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

  public init(_ word: StaticString, in text: SourceText) {
    self.text = text
    guard text.contains(Self.name) else {
      (all, lines, firstLineOfCode) = ([], [], 0)
      return
    }
    let lines = Array(text.lines())
    self.lines = lines
    all = lines.indices.compactMap { Self.instruction(word, lines[$0], line: $0, in: text) }
    firstLineOfCode = Self.firstLineOfCode(lines, in: text)
  }

  private static let name: StaticString = "plimsoll:"
  private static let commentMarks: [StaticString] = ["--", "#", "//", "/*", "*", "<!--"]

  private static func instruction(_ word: StaticString, _ line: Span, line number: Int, in text: SourceText) -> Instruction? {
    guard let start = text.firstOffset(of: name, in: line) else { return nil }
    // Before it stands the mark of a comment and nothing else, but for a statement that ends on the line.
    let before = text.trimmed(Span(start: line.start, end: start))
    let mark = commentMarks.first { mark in
      let length = UInt32(mark.utf8CodeUnitCount)
      guard before.count >= Int(length), text.has(mark, at: before.end - length, before: before.end) else { return false }
      let isWholeLine = before.count == Int(length)
      return isWholeLine || isBlank(text.base[Int(before.end - length) - 1])
    }
    guard let mark else { return nil }
    let rest = text.trimmed(Span(start: start + UInt32(name.utf8CodeUnitCount), end: line.end))
    guard text.has(word, at: rest.start, before: rest.end) else { return nil }
    let end = rest.start + UInt32(word.utf8CodeUnitCount)
    var argument = text.trimmed(Span(start: end, end: rest.end))
    guard argument.start > end, argument.count > 0 else { return nil }
    for (opening, closing) in [("/*", "*/"), ("<!--", "-->")] as [(StaticString, StaticString)]
    where mark.description == opening.description {
      let length = UInt32(closing.utf8CodeUnitCount)
      if argument.count > Int(length), text.has(closing, at: argument.end - length, before: argument.end) {
        argument = text.trimmed(Span(start: argument.start, end: argument.end - length))
      }
    }
    return Instruction(
      argument: text[argument], place: Place(text, Span(start: start, end: argument.end)), line: number)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

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
