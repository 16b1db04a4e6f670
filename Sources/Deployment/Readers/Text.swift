extension String {
  /// Whether these bytes occur in it.
  func says(_ needle: String) -> Bool {
    let needle = Array(needle.utf8)
    let bytes = Array(utf8)
    guard let first = needle.first, bytes.count >= needle.count else { return needle.isEmpty }
    return (0...(bytes.count - needle.count)).contains { at in
      bytes[at] == first && bytes[at..<(at + needle.count)].elementsEqual(needle)
    }
  }

  func begins(with prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}
