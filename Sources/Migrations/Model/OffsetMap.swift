import SourceText

/// Where decoded text comes from: SQL in a YAML scalar, an XML element or a JSON string, whose escapes and indentation are gone.
public struct OffsetMap: Sendable {
  /// From `decoded` on, bytes stand in the file from `source` on, one for one, until the next entry.
  public struct Entry: Sendable {
    public var decoded: UInt32
    public var source: UInt32

    public init(decoded: UInt32, source: UInt32) {
      self.decoded = decoded
      self.source = source
    }
  }

  private let entries: [Entry]

  /// Entries in rising order of `decoded`, the first at 0.
  public init(_ entries: [Entry]) { self.entries = entries }

  public func source(of offset: UInt32) -> UInt32 {
    var low = 0
    var high = entries.count
    guard high > 0 else { return offset }
    while high - low > 1 {
      let middle = (low + high) / 2
      if entries[middle].decoded <= offset { low = middle } else { high = middle }
    }
    return entries[low].source + (offset - entries[low].decoded)
  }

  public func source(of span: Span) -> Span {
    guard span.start < span.end else {
      let at = source(of: span.start)
      return Span(start: at, end: at)
    }
    return Span(start: source(of: span.start), end: source(of: span.end - 1) + 1)
  }
}
