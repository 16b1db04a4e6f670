import SourceText

/// What a `.gitignore` says of the folder it lies in and of all below.
public struct IgnoreRules: Sendable {
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

  public init(_ text: SourceText, home: String) {
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
  public func ignores(_ path: String, isFolder: Bool) -> Bool? {
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
