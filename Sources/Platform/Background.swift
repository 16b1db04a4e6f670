/// Work beside the work.
public enum Background {
  /// Runs `body` on a thread of its own that nobody waits for; false where there can be none.
  public static func run(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = LibC.startThread(body) else { return false }
    LibC.detach(thread)
    return true
  }

  /// Runs `body` there where another processor has time for it, and else at once.
  public static func runBeside(_ body: @escaping @Sendable () -> Void) {
    if Parallel.threads == 1 || !run(body) { body() }
  }

  public static func sleep(milliseconds: UInt32) { LibC.sleep(milliseconds: milliseconds) }
}
