/// How much the name of one thing looks like that of what takes its place.
enum NameLikeness: Int, Comparable {
  case none
  /// One has all the words of the other: `name`, `full_name`.
  case part
  /// They differ in a word that only tells of which kind the value is: `customer`, `customer_id`.
  case ending
  /// They are the same words, spelt in another way: `userName`, `user_name`, `usernames`.
  case spelling
  case same

  /// Where there are more, only names that are the same are looked for.
  static let mostPairs = 10_000

  static func < (left: NameLikeness, right: NameLikeness) -> Bool { left.rawValue < right.rawValue }

  /// `holder` names what both are parts of: `order_state` of `orders` is its `state`.
  init(_ left: String, _ right: String, of holder: String = "") {
    if left == right {
      self = .same
      return
    }
    let (first, second) = (NameWords(left), NameWords(right))
    if first.isSpelt(like: second) {
      self = .spelling
      return
    }
    let holder = NameWords(holder)
    let (short, other) = (first.without(holder), second.without(holder))
    if short == second || first == other {
      self = .spelling
      return
    }
    if first.withoutKind == second || second.withoutKind == first {
      self = .ending
      return
    }
    self = first.isPart(of: second) || second.isPart(of: first) ? .part : .none
  }
}

/// The words that a name is made of, in small letters and the singular.
private struct NameWords: Equatable {
  private var words: [String]

  private init(words: [String]) { self.words = words }

  init(_ name: String) {
    words = []
    var word: [UInt8] = []
    func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80 }
    func close(_ words: inout [String]) {
      if !word.isEmpty { words.append(Self.singular(String(decoding: word, as: UTF8.self).lowercased())) }
      word = []
    }
    var last: UInt8 = 0
    for byte in name.utf8 {
      guard isUpper(byte) || isLower(byte) || isDigit(byte) else {
        close(&words)
        last = 0
        continue
      }
      let begins = isUpper(byte) && !isUpper(last) || isDigit(byte) != isDigit(last)
      if begins, last != 0 { close(&words) }
      word.append(byte)
      last = byte
    }
    close(&words)
  }

  /// As far as names go: `entries`, `boxes`, `users`; `status` and `address` are no plurals.
  private static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s") else { return word }
    if word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
    for ending in ["sses", "xes", "ches", "shes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
    return String(word.dropLast())
  }

  // MARK: Comparing

  func isSpelt(like other: NameWords) -> Bool {
    if words.joined() == other.words.joined() { return true }
    guard words.count == other.words.count else { return false }
    let pairs = zip(words, other.words).filter { $0 != $1 }
    // `min_age` and `max_age`, `line_1` and `line_2`, `created_at` and `created_by` are different things.
    guard pairs.count == 1, let (left, right) = pairs.first, min(left.utf8.count, right.utf8.count) > 4 else { return false }
    return Self.isSlip(Array(left.utf8), Array(right.utf8))
  }

  /// One letter is another, is missing, or two have changed places.
  private static func isSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left.count == right.count {
      let places = left.indices.filter { left[$0] != right[$0] }
      if places.count == 1 { return true }
      return places.count == 2 && places[1] == places[0] + 1 && left[places[0]] == right[places[1]]
        && left[places[1]] == right[places[0]]
    }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard long.count == short.count + 1 else { return false }
    let same = zip(short, long).prefix { $0 == $1 }.count
    return short[same...].elementsEqual(long[(same + 1)...])
  }

  func without(_ holder: NameWords) -> NameWords {
    guard words.count > holder.words.count, !holder.words.isEmpty, words.starts(with: holder.words) else { return self }
    return NameWords(words: Array(words.dropFirst(holder.words.count)))
  }

  /// Without the word that tells of which kind the value is.
  var withoutKind: NameWords {
    guard words.count > 1 else { return self }
    if Self.kindsAtEnd.contains(words[words.count - 1]) { return NameWords(words: words.dropLast()) }
    if Self.kindsInFront.contains(words[0]) { return NameWords(words: Array(words.dropFirst())) }
    return self
  }

  private static let kindsAtEnd: Set<String> = [
    "at", "code", "date", "datetime", "id", "key", "name", "new", "number", "old", "on", "text", "time", "timestamp", "type",
    "url", "uri", "uuid", "value", "v", "2",
  ]
  private static let kindsInFront: Set<String> = ["has", "is", "new", "old", "the", "tmp", "temp"]

  func isPart(of other: NameWords) -> Bool {
    guard words.count < other.words.count, words.contains(where: { !Self.empty.contains($0) }) else { return false }
    return (0...(other.words.count - words.count)).contains { other.words[$0...].starts(with: words) }
  }

  /// Words that tell nothing by themselves.
  private static let empty: Set<String> = ["at", "by", "has", "id", "is", "key", "no", "on", "uuid"]
}
