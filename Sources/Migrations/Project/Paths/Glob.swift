/// `*`, `?`, `[a-z]` within a name, and `**` for any folders.
public enum Glob {
  private static let slash = UInt8(ascii: "/")

  public static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
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
