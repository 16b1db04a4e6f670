/// A day as people write it, `2027-01-31`.
struct Day: Comparable {
  /// Since the first of 1970.
  let number: Int

  init(number: Int) { self.number = number }

  /// Nil where there is no such day.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) else {
      return nil
    }
    let (year, month, day) = (Int(parts[0])!, Int(parts[1])!, Int(parts[2])!)
    guard year >= 1970, (1...12).contains(month), (1...Self.length(of: month, in: year)).contains(day) else { return nil }
    let years = (1970..<year).reduce(0) { $0 + (Self.isLeap($1) ? 366 : 365) }
    number = (1..<month).reduce(years + day - 1) { $0 + Self.length(of: $1, in: year) }
  }

  static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
