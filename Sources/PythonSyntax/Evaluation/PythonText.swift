import SourceText

/// A string of the program: its bytes, a hole for each part that only the run knows, and where each byte is written.
public struct PythonText {
  struct Segment {
    var decoded: UInt32
    var file: SourceText
    var source: UInt32
    /// The bytes of the file that stand for all of it; nil where bytes stand one for one.
    var standIn: UInt32?
  }

  public private(set) var bytes: [UInt8] = []
  private(set) var segments: [Segment] = []
  public private(set) var holes: [(offset: Int, hole: PythonHole)] = []

  /// What stands for an unknown part: U+FFFC.
  public static let holeBytes: [UInt8] = [0xEF, 0xBF, 0xBC]

  init() {}

  init(_ literal: PythonStringText, in file: SourceText) {
    bytes = literal.bytes
    segments = literal.entries.map { Segment(decoded: $0.decoded, file: file, source: $0.source, standIn: $0.standIn) }
  }

  /// The whole of a file, as a client that reads it for the program knows it.
  public init(contentsOf file: SourceText) {
    bytes = Array(file.bytes)
    if !bytes.isEmpty { segments = [Segment(decoded: 0, file: file, source: 0)] }
  }

  /// Text that a place of the program stands for.
  public init(_ bytes: some Sequence<UInt8>, at place: Place) {
    self.bytes = Array(bytes)
    if self.bytes.isEmpty { return }
    segments = [Segment(decoded: 0, file: place.file, source: place.span.start, standIn: UInt32(place.span.count))]
  }

  /// Text that is written nowhere.
  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  public init(hole: PythonHole, at place: Place) {
    self.init(Self.holeBytes, at: place)
    holes = [(0, hole)]
  }

  public var isKnown: Bool { holes.isEmpty }

  /// How many steps it takes to copy it.
  var weight: Int { bytes.count / 64 + segments.count / 8 + holes.count / 4 + 1 }

  /// From where it is first written to the last byte in the same file; nil for empty text.
  public var place: Place? {
    guard let first = segments.first else { return nil }
    var span = Span(start: first.source, end: first.source)
    for (index, segment) in segments.enumerated() where segment.file === first.file {
      let next = index + 1 < segments.count ? Int(segments[index + 1].decoded) : bytes.count
      span.start = min(span.start, segment.source)
      span.end = max(span.end, segment.source + (segment.standIn ?? UInt32(next - Int(segment.decoded))))
    }
    return Place(first.file, span)
  }

  /// Where one byte of it is written.
  public func place(ofByte offset: Int) -> Place? {
    guard let index = segmentIndex(offset) else { return nil }
    let segment = segments[index]
    if let standIn = segment.standIn {
      return Place(segment.file, Span(start: segment.source, end: segment.source + standIn))
    }
    let at = segment.source + UInt32(offset) - segment.decoded
    return Place(segment.file, Span(start: at, end: at + 1))
  }

  /// The files it is written in, each once.
  public var files: [SourceText] {
    var files: [SourceText] = []
    for segment in segments where !files.contains(where: { $0 === segment.file }) { files.append(segment.file) }
    return files
  }

  private func segmentIndex(_ offset: Int) -> Int? {
    var low = 0
    var high = segments.count
    guard high > 0 else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(segments[middle].decoded) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Leads from the text to one file; parts that are written in another stand at `elsewhere`.
  public func offsetMap(in file: SourceText, elsewhere: Span) -> OffsetMap {
    if segments.isEmpty { return OffsetMap(allAt: elsewhere) }
    return OffsetMap(
      segments.map {
        $0.file === file
          ? OffsetMap.Entry(decoded: $0.decoded, source: $0.source, standIn: $0.standIn)
          : OffsetMap.Entry(decoded: $0.decoded, source: elsewhere.start, standIn: UInt32(elsewhere.count))
      })
  }

  mutating func append(_ other: PythonText) { append(other, 0..<other.bytes.count) }

  mutating func append(_ other: PythonText, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let before = bytes.count
    for segment in other.segments.dropFirst(other.segmentIndex(range.lowerBound) ?? 0) {
      guard Int(segment.decoded) < range.upperBound else { break }
      var part = segment
      let skipped = max(0, range.lowerBound - Int(segment.decoded))
      if part.standIn == nil { part.source += UInt32(skipped) }
      part.decoded = UInt32(before + Int(segment.decoded) + skipped - range.lowerBound)
      if let last = segments.last, last.standIn == nil, part.standIn == nil, last.file === part.file,
        last.source + (part.decoded - last.decoded) == part.source
      {
        continue
      }
      segments.append(part)
    }
    if !other.holes.isEmpty { appendHoles(of: other, range, behind: before) }
    bytes += other.bytes[range]
  }

  private mutating func appendHoles(of other: PythonText, _ range: Range<Int>, behind before: Int) {
    var low = 0
    var high = other.holes.count
    while low < high {
      let middle = (low + high) / 2
      if other.holes[middle].offset < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < other.holes.count, other.holes[low].offset < range.upperBound {
      holes.append((before + other.holes[low].offset - range.lowerBound, other.holes[low].hole))
      low += 1
    }
  }

  public func slice(_ range: Range<Int>) -> PythonText {
    var result = PythonText()
    result.append(self, range)
    return result
  }

  /// The same text, all of it standing at one place.
  func moved(to place: Place) -> PythonText {
    var result = PythonText(bytes, at: place)
    result.holes = holes
    return result
  }

  /// Other bytes for the same places, as many as there were.
  func replacingBytes(_ others: [UInt8]) -> PythonText {
    precondition(others.count == bytes.count)
    var result = self
    result.bytes = others
    return result
  }
}
