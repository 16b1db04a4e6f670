import SQLSyntax
import SourceText

extension MappedText {
  /// The statements of it, read in place where it is the file's bytes as they stand.
  public func script(of file: SourceText) -> Script {
    if entries.count == 1, entries[0].standIn == nil {
      return Script(file, in: Span(start: sourceStart, end: sourceStart + UInt32(bytes.count)))
    }
    return Script(file: file, tree: SyntaxTree.parse(SourceText(name: file.name, bytes: bytes)), origin: map)
  }
}

/// How a runner marks what it fills in before it sends a text, and what it fills in.
struct Placeholders {
  var prefix: [UInt8]
  var suffix: [UInt8]
  /// Spelled in lower case where the runner does not care.
  var values: [String: String] = [:]
  var ignoresCase = false

  init(prefix: String = "${", suffix: String = "}") {
    self.prefix = Array(prefix.utf8)
    self.suffix = Array(suffix.utf8)
  }

  /// Whether SQL with these placeholders left in reads as SQL with holes.
  var isLegible: Bool { prefix == Array("${".utf8) && suffix == Array("}".utf8) }

  func occur(in bytes: some RandomAccessCollection<UInt8>) -> Bool {
    guard let first = prefix.first else { return false }
    var at = bytes.startIndex
    while let found = bytes[at...].firstIndex(of: first) {
      if bytes[found...].starts(with: prefix) { return true }
      at = bytes.index(after: found)
    }
    return false
  }

  /// The text with known values in their places. What is not known stays a hole that the SQL reader understands.
  func filled(_ text: MappedText) -> MappedText {
    var filled = MappedText([], [])
    let map = text.map
    var copied = 0
    var at = 0
    while let start = text.bytes.firstRange(of: prefix, from: at),
      let end = text.bytes.firstRange(of: suffix, from: start.upperBound)
    {
      let name = String(decoding: text.bytes[start.upperBound..<end.lowerBound], as: UTF8.self)
      at = end.upperBound
      let value = values[ignoresCase ? name.lowercased() : name]
      if value == nil, isLegible { continue }
      filled.append(copied..<start.lowerBound, of: text)
      let place = map.source(of: Span(start: UInt32(start.lowerBound), end: UInt32(at)))
      filled.append(Array((value ?? "${\(name)}").utf8), at: place)
      copied = at
    }
    filled.append(copied..<text.bytes.count, of: text)
    return filled
  }
}

extension [UInt8] {
  /// The first place of `needle` from an offset on.
  func firstRange(of needle: [UInt8], from start: Int) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    var at = start
    while at + needle.count <= count {
      guard let found = self[at...].firstIndex(of: first), found + needle.count <= count else { return nil }
      if self[found..<found + needle.count].elementsEqual(needle) { return found..<found + needle.count }
      at = found + 1
    }
    return nil
  }
}
