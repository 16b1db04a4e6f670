/// Text on its way from a file to the server — escapes resolved, placeholders filled in — that knows where each byte of it is
/// written.
public struct MappedText: Sendable {
  public private(set) var bytes: [UInt8]
  public private(set) var entries: [OffsetMap.Entry]

  /// Nothing yet.
  public init() { self.init([], []) }

  public init(_ bytes: [UInt8], _ entries: [OffsetMap.Entry]) {
    self.bytes = bytes
    self.entries = entries
  }

  /// A part of a file as it stands.
  public init(_ file: SourceText, in span: Span) {
    self.init(Array(file.bytes[Int(span.start)..<Int(span.end)]), [OffsetMap.Entry(decoded: 0, source: span.start)])
  }

  /// Text that is written nowhere and stands for a place of the file.
  public init(_ text: String, allAt span: Span) {
    self.init(Array(text.utf8), [OffsetMap.Entry(decoded: 0, source: span.start, standIn: UInt32(span.count))])
  }

  public var isEmpty: Bool { bytes.isEmpty }

  public var map: OffsetMap { OffsetMap(entries) }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where it begins in the file.
  public var sourceStart: UInt32 { entries.first?.source ?? 0 }

  public mutating func append(_ range: Range<Int>, of other: MappedText) {
    guard !range.isEmpty else { return }
    let (lower, upper) = (UInt32(range.lowerBound), UInt32(range.upperBound))
    let first = other.entryIndex(of: lower)
    for entry in other.entries[first...].prefix(while: { $0.decoded < upper }) {
      let skipped = entry.decoded < lower ? lower - entry.decoded : 0
      entries.append(
        OffsetMap.Entry(
          decoded: UInt32(bytes.count) + (entry.decoded + skipped - lower),
          source: entry.standIn == nil ? entry.source + skipped : entry.source, standIn: entry.standIn))
    }
    bytes += other.bytes[range]
  }

  private func entryIndex(of offset: UInt32) -> Int {
    var (low, high) = (0, entries.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if entries[middle].decoded <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// A byte that stands in the file as it is.
  public mutating func append(_ byte: UInt8, at source: UInt32) {
    if let last = entries.last, last.standIn == nil, last.source + (UInt32(bytes.count) - last.decoded) == source {
    } else {
      entries.append(OffsetMap.Entry(decoded: UInt32(bytes.count), source: source))
    }
    bytes.append(byte)
  }

  public mutating func append(_ other: MappedText) { append(0..<other.bytes.count, of: other) }

  /// Text that stands for a place of the file.
  public mutating func append(_ text: [UInt8], at span: Span) {
    guard !text.isEmpty else { return }
    entries.append(OffsetMap.Entry(decoded: UInt32(bytes.count), source: span.start, standIn: UInt32(span.count)))
    bytes += text
  }
}
