import SourceText

/// Lines of a file with places in them underlined.
public struct Snippet {
  public struct Strokes: Sendable {
    var corner: StaticString
    /// Before the name of a further file.
    var joint: StaticString
    var side: StaticString
    var gap: StaticString
    var end: StaticString
    var note: StaticString
    var dot: StaticString
    var ellipsis: StaticString
    var primary: StaticString
    var secondary: StaticString

    public static let boxes = Strokes(
      corner: "╭─", joint: "├─", side: "│", gap: "┆", end: "╰", note: "=", dot: " · ", ellipsis: "…", primary: "^",
      secondary: "─")
    public static let ascii = Strokes(
      corner: "-->", joint: ":::", side: "|", gap: ":", end: "|", note: "=", dot: ", ", ellipsis: "~", primary: "^",
      secondary: "-")
  }

  /// A place to underline.
  struct Mark {
    var span: Span
    var label: String
    var isPrimary: Bool

    init(_ span: Span, _ label: String, isPrimary: Bool) {
      self.span = span
      self.label = label
      self.isPrimary = isPrimary
    }
  }

  let lines: LineIndex
  /// The first is the one that the file's name is given with.
  let marks: [Mark]
  /// Columns that line numbers take.
  let gutter: Int
  let color: Style.Color
  let style: Style
  let strokes: Strokes
  let width: Int
  /// Snippets of one finding hang together.
  var isFirst = true
  var isLast = true

  func append(to out: inout OutputBuffer) {
    let position = lines.position(of: marks[0].span.start)
    out.append(spaces: gutter + 2)
    paintFrame(isFirst ? strokes.corner : strokes.joint, &out)
    out.append(" ")
    out.append(printable: lines.text.name)
    out.append(":\(position.line):\(position.column)\n")
    let numbered = marks.map { (line: lines.line(of: $0.span.start), mark: $0) }
    let ordered = numbered.sorted { ($0.line, $0.mark.span.start) < ($1.line, $1.mark.span.start) }
    var previous = 0
    var index = 0
    while index < ordered.count {
      let line = ordered[index].line
      if previous > 0, line > previous + 2 {
        appendGutter(nil, strokes.gap, &out)
        out.append("\n")
      } else if previous > 0, line == previous + 2 {
        append(line: line - 1, marks: [], &out)
      }
      var here: [Mark] = []
      while index < ordered.count, ordered[index].line == line {
        here.append(ordered[index].mark)
        index += 1
      }
      append(line: line, marks: here, &out)
      previous = line
    }
    guard isLast else { return }
    out.append(spaces: gutter + 2)
    paintFrame(strokes.end, &out)
    out.append("\n")
  }

  private func paintFrame(_ stroke: StaticString, _ out: inout OutputBuffer) {
    style.paint(.faint, in: &out) { $0.append(stroke) }
  }

  private func appendGutter(_ number: Int?, _ stroke: StaticString, _ out: inout OutputBuffer) {
    let digits = number.map { String($0) } ?? ""
    out.append(spaces: 1 + gutter - digits.utf8.count)
    style.paint(.faint, in: &out) {
      $0.append(digits)
      $0.append(" ")
      $0.append(stroke)
    }
  }

  private func append(line number: Int, marks: [Mark], _ out: inout OutputBuffer) {
    let room = max(20, width - gutter - 4)
    let focus = marks.first(where: \.isPrimary) ?? marks.first
    let cells = Cells(lines, line: number, around: focus?.span.start)
    let window = cells.window(room: room, around: focus.map { cells.columns(of: $0.span) })
    appendGutter(number, strokes.side, &out)
    if !cells.isEmpty {
      out.append(" ")
      cells.append(window, strokes.ellipsis, &out)
    }
    out.append("\n")
    for mark in marks {
      let columns = cells.columns(of: mark.span).clamped(to: window)
      let start = columns.lowerBound - window.lowerBound
      appendGutter(nil, strokes.side, &out)
      out.append(spaces: 1 + start)
      let length = max(1, columns.count)
      let label = Label(
        mark.label, after: gutter + 4 + start + length, below: gutter + 4 + start, from: gutter + 4, width: width)
      let paint = mark.isPrimary ? color : .blue
      style.paint(paint, in: &out) {
        for _ in 0..<length { $0.append(mark.isPrimary ? strokes.primary : strokes.secondary) }
        if label.isBeside {
          $0.append(" ")
          $0.append(printable: mark.label)
        }
      }
      out.append("\n")
      for line in label.linesBelow {
        appendGutter(nil, strokes.side, &out)
        out.append(spaces: label.indent - gutter - 3)
        style.paint(paint, in: &out) { $0.append(printable: line) }
        out.append("\n")
      }
    }
  }
}

/// Where the words about a place go: beside the underline while there is room, else below it.
private struct Label {
  let isBeside: Bool
  private(set) var linesBelow: [String] = []
  let indent: Int

  /// Words are not put into less than this.
  private static let leastRoom = 30

  init(_ text: String, after end: Int, below start: Int, from left: Int, width: Int) {
    isBeside = !text.isEmpty && end + 1 + text.columns <= width
    indent = min(start, max(left, width - max(Self.leastRoom, min(text.columns, width / 2))))
    guard !isBeside, !text.isEmpty else { return }
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.columns + 1 + word.columns > width {
        linesBelow.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    linesBelow.append(line)
  }
}

extension StringProtocol {
  /// How many columns of a terminal it takes.
  var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }
}

/// A line as a terminal shows it: what each byte becomes, and how many columns that takes.
private struct Cells {
  private struct Cell {
    var text: String
    var columns: Int
    /// Where it begins.
    var offset: UInt32
    var column: Int
  }

  /// Empty where each byte is a column of its own, as on most lines.
  private var cells: [Cell] = []
  private let text: SourceText
  private let span: Span
  private let isPlain: Bool
  private var width = 0

  /// Columns from one tab stop to the next.
  private static let tab = 4

  /// Of a long line only so many bytes are looked at, some of them before the place.
  private static let longest: UInt32 = 4096
  private static let before: UInt32 = 1024
  private let beginsLater: Bool
  private let endsEarlier: Bool

  init(_ lines: LineIndex, line: Int, around place: UInt32?) {
    let whole = lines.span(ofLine: line)
    var span = whole
    if line == 1 { span.start = min(span.end, lines.text.startOfText) }
    beginsLater = whole.count > Self.longest && place.map { $0 > span.start + Self.before } ?? false
    if beginsLater, let place { span.start = lines.text.startOfCharacter(at: min(place, span.end) - Self.before) }
    endsEarlier = span.count > Self.longest
    if endsEarlier { span.end = lines.text.startOfCharacter(at: span.start + Self.longest) }
    self.span = span
    text = lines.text
    isPlain = text.bytes[Int(span.start)..<Int(span.end)].allSatisfy { 0x20 <= $0 && $0 < 0x7F }
    guard !isPlain else {
      width = span.count
      return
    }
    var at = span.start
    while at < span.end {
      let length = lines.text.lengthOfCharacter(at: at, before: span.end)
      let end = at + UInt32(length)
      add(lines.text[Span(start: at, end: end)], at: at)
      at = end
    }
  }

  var isEmpty: Bool { span.count == 0 }

  private mutating func add(_ character: String, at offset: UInt32) {
    let scalar = character.unicodeScalars.first!
    var text = character
    var columns = scalar.columns
    if scalar == "\t" {
      columns = Self.tab - width % Self.tab
      text = String(repeating: " ", count: columns)
    } else if scalar.isUnprintable {
      text = "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      columns = text.utf8.count
    }
    cells.append(Cell(text: text, columns: columns, offset: offset, column: width))
    width += columns
  }

  /// The columns of a span, as far as it is on this line.
  func columns(of span: Span) -> Range<Int> {
    if isPlain {
      func column(_ offset: UInt32) -> Int { min(max(Int(offset) - Int(self.span.start), 0), width) }
      return column(span.start)..<max(column(span.start), column(span.end))
    }
    let start = cells.first { $0.offset >= span.start }?.column ?? width
    let end = cells.first { $0.offset >= span.end }?.column ?? width
    return start..<max(start, end)
  }

  /// What is shown of a line that is too long.
  func window(room: Int, around focus: Range<Int>?) -> Range<Int> {
    guard width > room else { return 0..<max(width, (focus?.upperBound ?? 0) + 1) }
    let focus = focus ?? 0..<0
    let before = max(room / 4, (room - focus.count) / 2)
    let start = max(0, min(focus.lowerBound - before, width - room))
    return start..<start + room
  }

  func append(_ window: Range<Int>, _ ellipsis: StaticString, _ out: inout OutputBuffer) {
    let isCutBefore = window.lowerBound > 0 || beginsLater
    let isCutBehind = window.upperBound < width || endsEarlier
    let first = window.lowerBound + (isCutBefore ? 1 : 0)
    let last = window.upperBound - (isCutBehind ? 1 : 0)
    if isCutBefore { out.append(ellipsis) }
    if isPlain {
      let start = Int(span.start)
      out.append(
        contentsOf: UnsafeBufferPointer(rebasing: text.bytes[(start + first)..<(start + max(first, min(last, width)))]))
      if isCutBehind { out.append(ellipsis) }
      return
    }
    var column = first
    for cell in cells where cell.column + cell.columns > first && cell.column < last {
      // Half of a wide character is a blank.
      guard cell.column >= first, cell.column + cell.columns <= last else {
        let visible = min(cell.column + cell.columns, last) - max(cell.column, first)
        out.append(spaces: visible)
        column += visible
        continue
      }
      out.append(cell.text)
      column += cell.columns
    }
    if isCutBehind { out.append(ellipsis) }
  }
}

extension SourceText {
  /// Where the character begins that a byte belongs to.
  fileprivate func startOfCharacter(at offset: UInt32) -> UInt32 {
    var start = offset
    while start > 0, offset - start < 3, base[Int(start)] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// How many bytes the character at an offset has; 1 for a byte that belongs to none.
  fileprivate func lengthOfCharacter(at offset: UInt32, before end: UInt32) -> Int {
    let lead = base[Int(offset)]
    let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard Int(offset) + length <= Int(end) else { return 1 }
    for index in 1..<max(length, 1) where base[Int(offset) + index] & 0xC0 != 0x80 { return 1 }
    return length
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    if value >= 0x20 && value < 0x7F { return false }
    let category = properties.generalCategory
    return category == .control || category == .format || category == .lineSeparator || category == .paragraphSeparator
  }

  /// How many columns of a terminal it takes.
  var columns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    return Self.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// East Asian wide and full-width characters, and emoji.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x26A1...0x26A1, 0x2705...0x2705, 0x274C...0x274C,
    0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
