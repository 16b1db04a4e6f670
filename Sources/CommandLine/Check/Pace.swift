import Platform

/// Goes along with a check: tells which part of it has begun, and where it is long gives back what the parts before have run of the
/// program.
struct Pace: Sendable {
  private let progress: Progress?
  private var isLong = false

  /// So many migrations are long work.
  private static let many = 1000

  init(_ progress: Progress?) { self.progress = progress }

  mutating func expects(migrations count: Int) { isLong = count >= Self.many }

  func begins(_ part: String, of count: Int = 0) {
    if isLong { ProgramPages.letGo() }
    progress?.begins(part, of: count)
  }

  /// So many migrations have been replayed. Behind the last one the rules look back at all of them.
  func passes(_ migrations: Int, of count: Int) {
    if migrations > 0 { progress?.advances() }
    if isLong, migrations == count { ProgramPages.letGo() }
  }

  /// Nothing is left but to tell.
  func ends() { if isLong { ProgramPages.letGo() } }
}
