import SourceText

/// Text as its reader means it — escapes resolved, indentation and quotes gone — that knows where each byte of it is written.
public struct ConfigString: Sendable {
  public let text: String
  /// All it is written in, quotes included.
  public let span: Span
  /// Where the text begins in the file.
  private let start: UInt32
  /// Empty where the text is the file's bytes as they stand, from `start` on.
  private let entries: [OffsetMap.Entry]

  init(text: String, span: Span, start: UInt32, entries: [OffsetMap.Entry] = []) {
    self.text = text
    self.span = span
    self.start = start
    self.entries = entries
  }

  /// Leads from offsets in the UTF-8 of `text` into the file.
  public var map: OffsetMap {
    OffsetMap(entries.isEmpty ? [OffsetMap.Entry(decoded: 0, source: start)] : entries)
  }

  /// The file's own bytes, if they are the text just as they stand: then it can be read in place.
  public var verbatimSpan: Span? {
    entries.isEmpty ? Span(start: start, end: start + UInt32(text.utf8.count)) : nil
  }

  /// The text on its own, for a reader of the language it is written in; `map` leads its spans back.
  public func sourceText(name: String) -> SourceText { SourceText(name: name, text) }

  /// The bytes of the file behind a range of the UTF-8 of `text`.
  public func source(of range: Range<Int>) -> Span {
    map.source(of: Span(start: UInt32(range.lowerBound), end: UInt32(range.upperBound)))
  }
}

extension ConfigString {
  /// A part of the text, that knows where it is written as well.
  public func slice(_ range: Range<Int>) -> ConfigString {
    let span = source(of: range)
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let part = String(decoding: utf8[from..<utf8.index(from, offsetBy: range.count)], as: UTF8.self)
    if entries.isEmpty { return ConfigString(text: part, span: span, start: span.start) }
    var slice: [OffsetMap.Entry] = []
    let lower = UInt32(range.lowerBound)
    for entry in entries[firstEntry(for: lower)...] {
      if entry.decoded >= UInt32(range.upperBound), !slice.isEmpty { break }
      let skipped = entry.decoded < lower ? lower - entry.decoded : 0
      slice.append(
        OffsetMap.Entry(
          decoded: entry.decoded + skipped - lower, source: entry.standIn == nil ? entry.source + skipped : entry.source,
          standIn: entry.standIn))
    }
    return ConfigString(text: part, span: span, start: span.start, entries: slice)
  }

  /// With parts of the text replaced, in rising order; each replacement stands where the part it replaces is written.
  public func replacing(_ replacements: [(range: Range<Int>, text: String)]) -> ConfigString {
    guard !replacements.isEmpty else { return self }
    var joint = Joint()
    var from = 0
    for (range, replacement) in replacements {
      joint.append(slice(from..<range.lowerBound))
      from = range.upperBound
      joint.append(replacement, writtenAs: source(of: range))
    }
    joint.append(slice(from..<text.utf8.count))
    return joint.string(span: span, start: start)
  }

  /// Several texts as one.
  static func joined(_ strings: [ConfigString], emptyAt span: Span) -> ConfigString {
    guard let first = strings.first, let last = strings.last else {
      return ConfigString(text: "", span: span, start: span.start)
    }
    if strings.count == 1 { return first }
    var joint = Joint()
    for string in strings { joint.append(string) }
    return joint.string(span: Span(start: first.span.start, end: last.span.end), start: first.start)
  }

  private struct Joint {
    var bytes: [UInt8] = []
    var entries: [OffsetMap.Entry] = []

    mutating func append(_ string: ConfigString) {
      guard !string.text.isEmpty else { return }
      for entry in string.map.entries {
        entries.append(
          OffsetMap.Entry(decoded: UInt32(bytes.count) + entry.decoded, source: entry.source, standIn: entry.standIn))
      }
      bytes.append(contentsOf: string.text.utf8)
    }

    mutating func append(_ text: String, writtenAs span: Span) {
      guard !text.isEmpty else { return }
      entries.append(OffsetMap.Entry(decoded: UInt32(bytes.count), source: span.start, standIn: UInt32(span.count)))
      bytes.append(contentsOf: text.utf8)
    }

    func string(span: Span, start: UInt32) -> ConfigString {
      ConfigString(text: String(decoding: bytes, as: UTF8.self), span: span, start: start, entries: entries)
    }
  }

  /// Without the blanks and line ends around it.
  public func trimmed() -> ConfigString {
    let bytes = Array(text.utf8)
    var lower = 0
    var upper = bytes.count
    while lower < upper, bytes[lower].isBlankOrLineEnd { lower += 1 }
    while lower < upper, bytes[upper - 1].isBlankOrLineEnd { upper -= 1 }
    return lower == 0 && upper == bytes.count ? self : slice(lower..<upper)
  }

  /// The parts between separators, trimmed, the empty ones left out: `a, b,` is `a` and `b`.
  public func split(at separator: UInt8) -> [ConfigString] {
    var parts: [ConfigString] = []
    var from = 0
    for (offset, byte) in text.utf8.enumerated() where byte == separator {
      parts.append(slice(from..<offset).trimmed())
      from = offset + 1
    }
    parts.append(slice(from..<text.utf8.count).trimmed())
    return parts.filter { !$0.text.isEmpty }
  }

  private func firstEntry(for offset: UInt32) -> Int {
    var low = 0
    var high = entries.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if entries[middle].decoded <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
