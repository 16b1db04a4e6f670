import SQLSyntax
import SourceText

// Which rows of a script belong to which COPY.

extension Node {
  /// The rows behind a COPY … FROM STDIN, if the text has them.
  var copiedRows: Span? {
    let data = tree.lexed.copyData
    guard kind == .copy, detail == .from, child(.value) == nil, !flags.contains(.special), !data.isEmpty else { return nil }
    let end = span.end
    let first = data.partition { $0.span.start >= end }
    guard first < data.count, tree.isOneLine(from: end, to: data[first].span.start) else { return nil }
    // Several statements of a line have their rows behind it, one after the other.
    let index = first + tree.copiesBefore(self, sinceLineOf: data[first].span.start)
    return index < data.count ? data[index].span : nil
  }
}

extension SyntaxTree {
  /// Whether all of this is on one line, but for what belongs to the statement itself.
  fileprivate func isOneLine(from start: UInt32, to rows: UInt32) -> Bool {
    let bytes = text.bytes
    var end = Int(rows)
    if end > Int(start), bytes[end - 1] == 0x0A { end -= 1 }
    if end > Int(start), bytes[end - 1] == 0x0D { end -= 1 }
    var at = Int(start)
    // The semicolon may stand on a line of its own.
    while at < end, bytes[at] != UInt8(ascii: ";") { at += 1 }
    while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    return at >= end
  }

  fileprivate func copiesBefore(_ node: Node, sinceLineOf rows: UInt32) -> Int {
    let start = node.span.start
    var index = statements.partition { $0.span.start >= start }
    var count = 0
    while index > 0 {
      index -= 1
      guard isOneLine(from: statements[index].span.end, to: rows) else { break }
      let root = root(of: statements[index])
      if root.kind == .copy, root.detail == .from, root.child(.value) == nil { count += 1 }
    }
    return count
  }
}

extension Array {
  /// The first index from which on a condition holds, if it holds from some index on.
  fileprivate func partition(_ isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
