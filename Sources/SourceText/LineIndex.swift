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
    var column = 1
    var at = Int(starts[line - 1])
    if line == 1 && hasByteOrderMark { at += 3 }
    let end = min(Int(offset), text.count)
    while at < end {
      if text.base[at] & 0xC0 != 0x80 { column += 1 }
      at += 1
    }
    return Position(line: line, column: column)
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
