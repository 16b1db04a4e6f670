import SourceText

/// What methods of strings make of a text; what is left of it keeps its place.
extension PythonText {
  // MARK: Characters

  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  var characterCount: Int { bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }

  /// Where each character begins, and the end.
  var characterOffsets: [Int] { bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count] }

  func prefix(characters count: Int) -> PythonText {
    if count >= bytes.count { return self }
    let offsets = characterOffsets
    return slice(0..<offsets[min(max(count, 0), offsets.count - 1)])
  }

  /// The character that begins at an offset, and its length; bytes that are no UTF-8 count one by one.
  static func scalar(_ bytes: [UInt8], _ at: Int) -> (value: UInt32, length: Int) {
    let first = bytes[at]
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC0, at + length <= bytes.count else { return (UInt32(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[at + offset] & 0x3F) }
    return (value, length)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte) }

  // MARK: Search

  /// Where other text begins in it, from an offset on.
  func firstRange(of needle: [UInt8], from start: Int = 0) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    let last = bytes.count - needle.count
    return bytes.withUnsafeBufferPointer { bytes in
      needle.withUnsafeBufferPointer { needle in
        var at = start
        search: while at <= last {
          guard bytes[at] == first else {
            at += 1
            continue
          }
          for offset in 1..<max(needle.count, 1) where bytes[at + offset] != needle[offset] {
            at += 1
            continue search
          }
          return at..<at + needle.count
        }
        return nil
      }
    }
  }

  func lastRange(of needle: [UInt8], before end: Int) -> Range<Int>? {
    guard !needle.isEmpty else { return nil }
    var at = end - needle.count
    while at >= 0 {
      if bytes[at..<at + needle.count].elementsEqual(needle) { return at..<at + needle.count }
      at -= 1
    }
    return nil
  }

  // MARK: Parts

  func replacing(_ old: [UInt8], with new: PythonText, limit: Int, isTooLong: (Int) -> Bool) -> PythonText? {
    var result = PythonText()
    var copied = 0
    var count = 0
    if old.isEmpty {
      for offset in characterOffsets {
        result.append(self, copied..<offset)
        if count < limit { result.append(new) }
        count += 1
        copied = offset
        if isTooLong(result.bytes.count) { return nil }
      }
      return result
    }
    while count < limit, let found = firstRange(of: old, from: copied) {
      result.append(self, copied..<found.lowerBound)
      result.append(new)
      copied = found.upperBound
      count += 1
      if isTooLong(result.bytes.count) { return nil }
    }
    result.append(self, copied..<bytes.count)
    return result
  }

  func split(by separator: [UInt8], limit: Int = .max) -> [PythonText] {
    var parts: [PythonText] = []
    var start = 0
    while parts.count < limit, let found = firstRange(of: separator, from: start) {
      parts.append(slice(start..<found.lowerBound))
      start = found.upperBound
    }
    parts.append(slice(start..<bytes.count))
    return parts
  }

  func splitFromEnd(by separator: [UInt8], limit: Int = .max) -> [PythonText] {
    var parts: [PythonText] = []
    var end = bytes.count
    while parts.count < limit, let found = lastRange(of: separator, before: end) {
      parts.append(slice(found.upperBound..<end))
      end = found.lowerBound
    }
    parts.append(slice(0..<end))
    return parts.reversed()
  }

  func splitAtBlanks(limit: Int = .max) -> [PythonText] {
    var parts: [PythonText] = []
    var at = 0
    while true {
      while at < bytes.count, Self.isBlank(bytes[at]) { at += 1 }
      if at == bytes.count { return parts }
      if parts.count == limit {
        parts.append(slice(at..<bytes.count))
        return parts
      }
      let start = at
      while at < bytes.count, !Self.isBlank(bytes[at]) { at += 1 }
      parts.append(slice(start..<at))
    }
  }

  func splitFromEndAtBlanks(limit: Int) -> [PythonText] {
    var parts: [PythonText] = []
    var end = bytes.count
    while true {
      while end > 0, Self.isBlank(bytes[end - 1]) { end -= 1 }
      if end == 0 { break }
      if parts.count == limit {
        parts.append(slice(0..<end))
        break
      }
      var start = end
      while start > 0, !Self.isBlank(bytes[start - 1]) { start -= 1 }
      parts.append(slice(start..<end))
      end = start
    }
    return parts.reversed()
  }

  func splitLines(keepsEnds: Bool) -> [PythonText] {
    var lines: [PythonText] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      let length: Int
      switch bytes[at] {
      case 0x0D: length = at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
      case 0x0A...0x0C, 0x1C...0x1E: length = 1
      default:
        at += 1
        continue
      }
      lines.append(slice(start..<(keepsEnds ? at + length : at)))
      at += length
      start = at
    }
    if start < bytes.count { lines.append(slice(start..<bytes.count)) }
    return lines
  }

  func stripped(_ atStart: Bool, _ atEnd: Bool, _ isUnwanted: (UInt8) -> Bool) -> PythonText {
    var low = 0
    var high = bytes.count
    while atStart, low < high, isUnwanted(bytes[low]) { low += 1 }
    while atEnd, low < high, isUnwanted(bytes[high - 1]) { high -= 1 }
    return low == 0 && high == bytes.count ? self : slice(low..<high)
  }

  /// textwrap.dedent().
  func dedented() -> PythonText {
    func isIndentation(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var margin: ArraySlice<UInt8>?
    for line in lines {
      let indentation = line.prefix(while: isIndentation)
      if indentation.count == line.count { continue }
      guard let common = margin else {
        margin = indentation
        continue
      }
      margin = common.prefix(zip(common, indentation).prefix { $0 == $1 }.count)
    }
    let width = margin?.count ?? 0
    var result = PythonText()
    for line in lines {
      if !line.allSatisfy(isIndentation) { result.append(self, line.startIndex + width..<line.endIndex) }
      if line.endIndex < bytes.count { result.append(self, line.endIndex..<line.endIndex + 1) }
    }
    return result
  }

  /// inspect.cleandoc(), but for tabs.
  func cleaned() -> PythonText {
    var lines: [Range<Int>] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var start = line.startIndex
      while start < line.endIndex, Self.isBlank(bytes[start]) { start += 1 }
      lines.append(start..<line.endIndex)
    }
    var starts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(\.startIndex)
    let margin = lines.indices.dropFirst().filter { !lines[$0].isEmpty }.map { lines[$0].lowerBound - starts[$0] }.min() ?? 0
    for index in lines.indices.dropFirst() {
      starts[index] = min(starts[index] + margin, lines[index].upperBound)
      lines[index] = starts[index]..<lines[index].upperBound
    }
    var kept = lines[...]
    while kept.last?.isEmpty == true { kept.removeLast() }
    while kept.first?.isEmpty == true { kept.removeFirst() }
    var result = PythonText()
    for index in kept.indices {
      if index > kept.startIndex { result.append(self, kept[index - 1].upperBound..<kept[index - 1].upperBound + 1) }
      result.append(self, kept[index])
    }
    return result
  }

  // MARK: Letters

  /// Each character changed in turn; one that becomes several, or longer, stands where it stood.
  func mapped(_ ascii: (UInt8) -> UInt8, _ other: (Unicode.Scalar.Properties) -> String) -> PythonText {
    if isASCII || !isKnown { return replacingBytes(bytes.map { $0 < 0x80 ? ascii($0) : $0 }) }
    var result = PythonText()
    var at = 0
    var start = 0
    var changed = bytes
    var longer: [(at: Int, length: Int, bytes: [UInt8])] = []
    while at < bytes.count {
      let (value, length) = Self.scalar(bytes, at)
      if value < 0x80 {
        changed[at] = ascii(bytes[at])
      } else if let scalar = Unicode.Scalar(value) {
        let mapped = Array(other(scalar.properties).utf8)
        if !mapped.elementsEqual(bytes[at..<at + length]) { longer.append((at, length, mapped)) }
      }
      at += length
    }
    let base = replacingBytes(changed)
    for (at, length, bytes) in longer {
      result.append(base, start..<at)
      if let place = place(ofByte: at) { result.append(PythonText(bytes, at: place)) }
      start = at + length
    }
    result.append(base, start..<bytes.count)
    return result
  }

  func lowercased() -> PythonText { mapped({ (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, \.lowercaseMapping) }

  func uppercased() -> PythonText { mapped({ (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, \.uppercaseMapping) }
}
