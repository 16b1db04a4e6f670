import SourceText

/// Gathers the text a string stands for, and notes where each part of it comes from.
struct TextBuilder {
  let base: UnsafePointer<UInt8>
  let encoding: ByteReader.Encoding
  private(set) var bytes: [UInt8] = []
  private var entries: [OffsetMap.Entry] = []
  /// Where copied bytes that follow on the last ones would come from.
  private var expected = -1

  init(base: UnsafePointer<UInt8>, encoding: ByteReader.Encoding) {
    self.base = base
    self.encoding = encoding
  }

  var count: Int { bytes.count }

  /// Bytes of the file, as they stand.
  mutating func copy(_ from: Int, _ to: Int) {
    guard from < to else { return }
    if encoding != .utf8 { return copyCarefully(from, to) }
    append(from, to)
  }

  /// What stands in the file between two offsets means one character.
  mutating func put(_ scalar: Unicode.Scalar, for from: Int, _ to: Int) {
    note(from, to)
    if scalar.isASCII {
      bytes.append(UInt8(scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }

  /// What stands in the file between two offsets means a text.
  mutating func put(_ text: some Sequence<UInt8>, for from: Int, _ to: Int) {
    note(from, to)
    let before = bytes.count
    bytes.append(contentsOf: text)
    if bytes.count == before {
      entries.removeLast()
    }
  }

  /// Takes away the last bytes, as blanks at the end of a line.
  mutating func removeLast(downTo count: Int) {
    bytes.removeLast(bytes.count - count)
    while let last = entries.last, Int(last.decoded) >= count, entries.count > 0 { entries.removeLast() }
    expected = -1
  }

  /// The text. An empty one points at `emptyAt`.
  func finish(span: Span, emptyAt: Int) -> ConfigString {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = entries.first else { return ConfigString(text: text, span: span, start: UInt32(emptyAt)) }
    if entries.count == 1, first.standIn == nil { return ConfigString(text: text, span: span, start: first.source) }
    return ConfigString(text: text, span: span, start: first.source, entries: entries)
  }

  private mutating func note(_ from: Int, _ to: Int) {
    expected = -1
    entries.append(OffsetMap.Entry(decoded: UInt32(bytes.count), source: UInt32(from), standIn: UInt32(to - from)))
  }

  private mutating func append(_ from: Int, _ to: Int) {
    if from != expected { entries.append(OffsetMap.Entry(decoded: UInt32(bytes.count), source: UInt32(from))) }
    expected = to
    bytes.append(contentsOf: UnsafeBufferPointer(start: base + from, count: to - from))
  }

  /// Each byte that is no UTF-8 becomes a character: its Latin-1 one, or the replacement character.
  private mutating func copyCarefully(_ from: Int, _ to: Int) {
    var at = from
    while at < to {
      let start = at
      while at < to, base[at] < 0x80 { at += 1 }
      if at > start { append(start, at) }
      guard at < to else { return }
      let length = encoding == .latin1 ? 0 : lengthOfScalar(at, to)
      if length > 0 {
        append(at, at + length)
        at += length
      } else {
        let scalar = Unicode.Scalar(encoding == .latin1 ? UInt32(base[at]) : 0xFFFD)!
        put(scalar, for: at, at + 1)
        at += 1
      }
    }
  }

  /// How many bytes the well-formed character here takes; 0 if there is none.
  private func lengthOfScalar(_ at: Int, _ end: Int) -> Int {
    let length: Int
    switch base[at] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    guard at + length <= end else { return 0 }
    let bytes = UnsafeBufferPointer(start: base + at, count: length)
    return String(validating: bytes, as: UTF8.self) == nil ? 0 : length
  }
}
