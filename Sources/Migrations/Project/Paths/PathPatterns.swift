/// Paths below a folder, as patterns name them: `services/legacy`, `db/2019*/**`, `*.generated.sql`.
///
/// `*` and `?` stand for letters of one name, `**` for any folders. A pattern without a slash fits a name at any depth; one that fits a
/// folder takes in all that lies there.
public struct PathPatterns: Sendable, Equatable {
  private struct Pattern: Equatable {
    var glob: [UInt8]
    var isName: Bool
  }

  /// An absolute path.
  private let home: String
  private var patterns: [Pattern] = []

  public init(below home: String = "/") { self.home = home }

  public var isEmpty: Bool { patterns.isEmpty }

  /// What is wrong with the pattern; nil where it was added.
  public mutating func add(_ text: String) -> String? {
    var glob = Array(text.utf8)[...]
    if glob.first == UInt8(ascii: "!") { return "it cannot be turned around by !" }
    if text.split(separator: "/").contains("..") { return "it does not stay below the folder of this file" }
    if glob.starts(with: "./".utf8) { glob = glob.dropFirst(2) }
    let isRooted = glob.first == slash
    while glob.first == slash { glob = glob.dropFirst() }
    // What fits a folder takes in all that lies there.
    while true {
      if glob.last == slash { glob = glob.dropLast() } else if glob.ends(with: "/**") { glob = glob.dropLast(3) } else { break }
    }
    guard !glob.isEmpty else { return "it is empty" }
    let isWhole = text.hasSuffix("/**") || glob.contains(slash)
    patterns.append(Pattern(glob: Array(glob), isName: !isRooted && !isWhole))
    return nil
  }

  /// Whether a path, or a folder that it lies in, is one of them. The path is absolute.
  public func contains(_ path: String) -> Bool {
    guard !patterns.isEmpty, Path.contains(home, path), path != home else { return false }
    let below = Array(path.utf8.dropFirst(home == "/" ? 1 : home.utf8.count + 1))
    var ends = below.indices.filter { below[$0] == slash }
    ends.append(below.count)
    return patterns.contains { pattern in
      var start = 0
      return ends.contains { end in
        defer { start = end + 1 }
        return Glob.matches(pattern.glob[...], below[(pattern.isName ? start : 0)..<end])
      }
    }
  }

  private var slash: UInt8 { UInt8(ascii: "/") }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with end: StaticString) -> Bool {
    count > end.utf8CodeUnitCount
      && suffix(end.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
  }
}
