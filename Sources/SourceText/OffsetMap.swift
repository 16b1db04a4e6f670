/// Leads from text as it is executed to the file it is written in: SQL in a YAML scalar, an XML element or a JSON string, whose
/// escapes and indentation are gone; SQL with placeholders filled in; SQL that stands for a call and is written nowhere.
public struct OffsetMap: Sendable {
  /// Decoded text from `decoded` on, until the next entry.
  public struct Entry: Sendable {
    public var decoded: UInt32
    public var source: UInt32
    /// The bytes of the file that stand for all of it: an escape, a placeholder, a call. Nil where bytes stand one for one.
    public var standIn: UInt32?

    public init(decoded: UInt32, source: UInt32, standIn: UInt32? = nil) {
      self.decoded = decoded
      self.source = source
      self.standIn = standIn
    }
  }

  public let entries: [Entry]

  /// Entries in rising order of `decoded`, the first at 0.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Everything stands at one place.
  public init(allAt span: Span) {
    self.init([Entry(decoded: 0, source: span.start, standIn: UInt32(span.count))])
  }

  public func source(of offset: UInt32) -> UInt32 {
    guard let entry = entry(of: offset) else { return offset }
    return entry.standIn == nil ? entry.source + (offset - entry.decoded) : entry.source
  }

  public func source(of span: Span) -> Span {
    if entries.isEmpty { return span }
    let start = source(of: span.start)
    guard span.start < span.end, let last = entry(of: span.end - 1) else { return Span(start: start, end: start) }
    let end = last.standIn.map { last.source + $0 } ?? last.source + (span.end - last.decoded)
    return Span(start: start, end: end)
  }

  private func entry(of offset: UInt32) -> Entry? {
    var low = 0
    var high = entries.count
    guard high > 0 else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if entries[middle].decoded <= offset { low = middle } else { high = middle }
    }
    return entries[low]
  }
}
