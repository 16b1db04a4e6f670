/// The major versions of PostgreSQL that can be asked about.
enum Releases {
  /// With the day its support ends, as days since 1970.
  private static let supported: [(major: Int, lastDay: Int)] = [
    (14, 20_769),  // 2026-11-12
    (15, 21_133),  // 2027-11-11
    (16, 21_497),  // 2028-11-09
    (17, 21_861),  // 2029-11-08
    (18, 22_232),  // 2030-11-14
  ]

  static let known = 10...18

  /// What `--postgres` says.
  static func major(_ given: String?) throws(Complaint) -> Int? {
    guard let given else { return nil }
    guard let major = Int(given), known.contains(major) else {
      throw Complaint("--postgres takes a major version from \(known.lowerBound) to \(known.upperBound), not '\(given)'")
    }
    return major
  }

  static func oldestSupported(on day: Int) -> Int {
    supported.first { day <= $0.lastDay }?.major ?? known.upperBound
  }
}
