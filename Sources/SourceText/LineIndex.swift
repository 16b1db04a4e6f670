/// Where a byte stands for a person: line and column, both from 1, columns in characters (Unicode scalars).
public struct Position: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Line starts of one text. LF, CRLF and a lone CR end a line.
public struct LineIndex: Sendable {
  public let text: SourceText
  /// The offset of each line's first byte.
  public let starts: [UInt32]
  /// How many characters begin before every `stride`th byte: so that a column far to the right is found without counting from
  /// the beginning of its line. Empty if no line is long.
  private let charactersBefore: [UInt32]
  /// The same of characters that are two code units in UTF-16.
  private let pairsBefore: [UInt32]
  private static let stride = 1024

  public init(_ text: SourceText) {
    self.text = text
    var starts: [UInt32] = [0]
    starts.reserveCapacity(text.count / 32 + 1)
    let base = text.base
    for offset in 0..<text.count {
      let byte = base[offset]
      if byte == 0x0A || (byte == 0x0D && base[offset + 1] != 0x0A) { starts.append(UInt32(offset + 1)) }
    }
    self.starts = starts
    let hasLongLine = starts.indices.contains { line in
      let end = line + 1 < starts.count ? Int(starts[line + 1]) : text.count
      return end - Int(starts[line]) > 2 * Self.stride
    }
    charactersBefore = hasLongLine ? Self.sums(text, of: Self.characters) : []
    pairsBefore = hasLongLine ? Self.sums(text, of: Self.pairs) : []
  }

  private static func sums(_ text: SourceText, of count: (SourceText, Int, Int) -> Int) -> [UInt32] {
    var sums: [UInt32] = []
    sums.reserveCapacity(text.count / stride + 1)
    var sum: UInt32 = 0
    for start in Swift.stride(from: 0, to: text.count, by: stride) {
      sums.append(sum)
      sum += UInt32(count(text, start, min(start + stride, text.count)))
    }
    return sums
  }

  /// How many characters begin in a range of bytes.
  private static func characters(_ text: SourceText, from start: Int, to end: Int) -> Int {
    var count = 0
    var at = start
    while at < end {
      if text.base[at] & 0xC0 != 0x80 { count += 1 }
      at += 1
    }
    return count
  }

  /// How many characters that are two code units in UTF-16 begin in a range of bytes.
  private static func pairs(_ text: SourceText, from start: Int, to end: Int) -> Int {
    var count = 0
    var at = start
    while at < end {
      if text.base[at] >= 0xF0 { count += 1 }
      at += 1
    }
    return count
  }

  /// The line a byte stands on, counted from 1.
  public func line(of offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  public func position(of offset: UInt32) -> Position {
    let line = line(of: offset)
    return Position(line: line, column: 1 + count(Self.characters, charactersBefore, upTo: offset, on: line))
  }

  /// Columns in code units of UTF-16, as editors count.
  public func utf16Position(of offset: UInt32) -> Position {
    var position = position(of: offset)
    position.column += count(Self.pairs, pairsBefore, upTo: offset, on: position.line)
    return position
  }

  private func count(
    _ part: (SourceText, Int, Int) -> Int, _ sums: [UInt32], upTo offset: UInt32, on line: Int
  ) -> Int {
    var start = Int(starts[line - 1])
    if line == 1 && hasByteOrderMark { start += 3 }
    let end = min(Int(offset), text.count)
    let first = (start + Self.stride - 1) / Self.stride
    let last = end / Self.stride
    guard first < last, last < sums.count else { return part(text, start, end) }
    let before = part(text, start, first * Self.stride)
    let between = Int(sums[last] - sums[first])
    let behind = part(text, last * Self.stride, end)
    return before + between + behind
  }

  /// The bytes of a line without its line end.
  public func span(ofLine line: Int) -> Span {
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : UInt32(text.count)
    while end > start, text.base[Int(end) - 1] == 0x0A || text.base[Int(end) - 1] == 0x0D { end -= 1 }
    return Span(start: start, end: end)
  }

  private var hasByteOrderMark: Bool {
    text.count >= 3 && text.base[0] == 0xEF && text.base[1] == 0xBB && text.base[2] == 0xBF
  }
}
