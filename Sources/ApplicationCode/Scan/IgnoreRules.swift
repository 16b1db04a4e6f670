import SourceText

/// What a `.gitignore` says of the folder it lies in and of all below.
struct IgnoreRules: Sendable {
  private struct Pattern: Sendable {
    var glob: [UInt8]
    /// It is matched against the whole path below the folder; else against the name alone.
    var isAnchored: Bool
    var isForFolders: Bool
    var isException: Bool
  }

  /// Where it lies, relative to the root of the walk; "" for the root itself.
  let home: String
  private var patterns: [Pattern] = []

  init(_ text: SourceText, home: String) {
    self.home = home
    for line in text.bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if let pattern = Self.pattern(line) { patterns.append(pattern) }
    }
  }

  private static func pattern(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Pattern? {
    var glob = Array(line)
    while let last = glob.last, last == UInt8(ascii: " ") || last == 0x09 {
      if glob.dropLast().last == UInt8(ascii: "\\") { break }
      glob.removeLast()
    }
    guard let first = glob.first, first != UInt8(ascii: "#") else { return nil }
    let isException = first == UInt8(ascii: "!")
    if isException { glob.removeFirst() }
    let isForFolders = glob.last == UInt8(ascii: "/")
    if isForFolders { glob.removeLast() }
    guard !glob.isEmpty else { return nil }
    let isAnchored = glob.contains(UInt8(ascii: "/"))
    if glob.first == UInt8(ascii: "/") { glob.removeFirst() }
    return Pattern(glob: glob, isAnchored: isAnchored, isForFolders: isForFolders, isException: isException)
  }

  /// Nil where it says nothing of a path, which is relative to the root of the walk.
  func ignores(_ path: String, isFolder: Bool) -> Bool? {
    var below = path[...]
    if !home.isEmpty {
      guard path.utf8.count > home.utf8.count + 1 else { return nil }
      below = path[path.utf8.index(path.startIndex, offsetBy: home.utf8.count + 1)...]
    }
    let whole = Array(below.utf8)
    let name = whole.lastIndex(of: UInt8(ascii: "/")).map { Array(whole[($0 + 1)...]) } ?? whole
    for pattern in patterns.reversed() where isFolder || !pattern.isForFolders {
      let text = pattern.isAnchored ? whole : name
      if Glob.matches(pattern.glob[...], text[...]) { return !pattern.isException }
    }
    return nil
  }
}

/// `*`, `?`, `[a-z]` within a name, and `**` for any folders.
enum Glob {
  private static let slash = UInt8(ascii: "/")

  static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var budget = 4096
    return matches(pattern, text, &budget)
  }

  private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, _ budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    var (pattern, text) = (pattern, text)
    while let first = pattern.first {
      switch first {
      case UInt8(ascii: "*"):
        let stars = pattern.prefix { $0 == UInt8(ascii: "*") }.count
        var rest = pattern.dropFirst(stars)
        guard stars > 1 else { return skipping(rest, text, acrossFolders: false, &budget) }
        if rest.isEmpty { return true }
        if rest.first == slash {
          rest = rest.dropFirst()
          if matches(rest, text, &budget) { return true }
          for index in text.indices where text[index] == slash {
            if matches(rest, text[(index + 1)...], &budget) { return true }
          }
          return false
        }
        return skipping(rest, text, acrossFolders: true, &budget)
      case UInt8(ascii: "?"):
        guard let byte = text.first, byte != slash else { return false }
      case UInt8(ascii: "["):
        guard let byte = text.first, byte != slash, let (isIn, rest) = set(pattern, byte) else { return false }
        guard isIn else { return false }
        pattern = rest
        text = text.dropFirst()
        continue
      case UInt8(ascii: "\\") where pattern.count > 1:
        pattern = pattern.dropFirst()
        guard text.first == pattern.first else { return false }
      default:
        guard text.first == first else { return false }
      }
      pattern = pattern.dropFirst()
      text = text.dropFirst()
    }
    return text.isEmpty
  }

  private static func skipping(
    _ rest: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, acrossFolders: Bool, _ budget: inout Int
  ) -> Bool {
    var text = text
    while true {
      if matches(rest, text, &budget) { return true }
      guard budget > 0, let byte = text.first, acrossFolders || byte != slash else { return false }
      text = text.dropFirst()
    }
  }

  /// Whether a byte is in the set that a pattern begins with, and what follows it. Nil where the set has no end.
  private static func set(_ pattern: ArraySlice<UInt8>, _ byte: UInt8) -> (isIn: Bool, rest: ArraySlice<UInt8>)? {
    var at = pattern.startIndex + 1
    var isNegated = false
    if at < pattern.endIndex, pattern[at] == UInt8(ascii: "!") || pattern[at] == UInt8(ascii: "^") {
      isNegated = true
      at += 1
    }
    let first = at
    var isIn = false
    while at < pattern.endIndex {
      if pattern[at] == UInt8(ascii: "]"), at > first { return (isIn != isNegated, pattern[(at + 1)...]) }
      let low = pattern[at]
      if at + 2 < pattern.endIndex, pattern[at + 1] == UInt8(ascii: "-"), pattern[at + 2] != UInt8(ascii: "]") {
        if (low...max(low, pattern[at + 2])).contains(byte) { isIn = true }
        at += 3
      } else {
        if low == byte { isIn = true }
        at += 1
      }
    }
    return nil
  }
}
