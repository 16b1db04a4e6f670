extension MigrationSet {
  /// Whether two migrations surely run in the order in which they stand: their runner says so, they are of one file, or people have
  /// numbered them. Else only their names stand for it.
  public func isOrderKnown(of first: Int, and second: Int) -> Bool {
    guard isOrderAssumed, first != second, migrations.indices.contains(first), migrations.indices.contains(second) else {
      return true
    }
    let left = migrations[first].file.split(separator: "/")
    let right = migrations[second].file.split(separator: "/")
    guard let (left, right) = zip(left, right).first(where: { $0 != $1 }) else { return true }
    let numbers = (Self.version(left), Self.version(right))
    return !numbers.0.isEmpty && !numbers.1.isEmpty && numbers.0 != numbers.1
  }

  /// The numbers that a name begins with: of `v1.10_users` 1 and 10, of `0012_users` 12, without zeros before them.
  private static func version(_ name: Substring) -> [[UInt8]] {
    var rest = name.utf8[...]
    if let first = rest.first, first | 0x20 == UInt8(ascii: "v") { rest = rest.dropFirst() }
    var numbers: [[UInt8]] = []
    while true {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return numbers }
      numbers.append(Array(digits.drop { $0 == 0x30 }))
      rest = rest.dropFirst(digits.count)
      guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: "_") || rest.first == UInt8(ascii: "-") else {
        return numbers
      }
      rest = rest.dropFirst()
    }
  }
}
