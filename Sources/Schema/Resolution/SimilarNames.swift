/// Finds what somebody may have meant who wrote a name that is not there.
enum SimilarNames {
  private static let most = 3
  /// Longer names are not looked at, nor more of them than this.
  private static let longestName = 63
  private static let mostCandidates = 2000

  /// The names that look most like a word, the likeliest first.
  static func of(_ word: String, among names: some Sequence<String>) -> [String] {
    let letters = Array(word.utf8)
    guard !letters.isEmpty, letters.count <= longestName else { return [] }
    let bare = bareLetters(letters)
    var found: [(distance: Int, name: String)] = []
    var seen: Set<String> = [word]
    for name in names.prefix(mostCandidates) where seen.insert(name).inserted {
      let other = Array(name.utf8)
      guard other.count <= longestName else { continue }
      // userId, user_id and UserID are the same word.
      if bareLetters(other) == bare {
        found.append((0, name))
        continue
      }
      let limit = min(2, letters.count / 3)
      guard abs(letters.count - other.count) <= limit, let distance = distance(letters, other, limit) else { continue }
      found.append((distance, name))
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(most).map(\.name)
  }

  private static func bareLetters(_ word: [UInt8]) -> [UInt8] {
    word.filter { $0 != UInt8(ascii: "_") }.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  /// How many letters have to be added, taken away, changed or swapped with their neighbour; nil where they are more than `limit`.
  private static func distance(_ left: [UInt8], _ right: [UInt8], _ limit: Int) -> Int? {
    var before: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var line = [i + 1]
      for j in right.indices {
        var best = min(last[j + 1] + 1, line[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, before[j - 1] + 1) }
        line.append(best)
      }
      if line.min()! > limit { return nil }
      (before, last) = (last, line)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
