public enum Parallel {
  /// By how many threads work is done: as many as there are processors, or as PLIMSOLL_THREADS says.
  static let threads: Int =
    ThisProcess.environment("PLIMSOLL_THREADS").flatMap { Int($0) }.map { min(max(1, $0), 64) }
    ?? LibC.processorCount

  /// `work` of 0, 1, 2 … `count - 1`, in that order, done by several threads.
  public static func map<Result: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) -> [Result] {
    let workers = min(threads, count)
    guard workers > 1 else { return (0..<count).map(work) }
    nonisolated(unsafe) let room = UnsafeMutablePointer<Result>.allocate(capacity: count)
    defer { room.deallocate() }
    /// Every `workers`th piece, so that no two threads write to one place.
    let share = { @Sendable (worker: Int) in
      for index in stride(from: worker, to: count, by: workers) { (room + index).initialize(to: work(index)) }
    }
    let threads = (1..<workers).map { worker in LibC.startThread { share(worker) } }
    share(0)
    for (worker, thread) in zip(1..., threads) {
      if let thread { LibC.join(thread) } else { share(worker) }
    }
    defer { room.deinitialize(count: count) }
    return Array(UnsafeBufferPointer(start: room, count: count))
  }

  /// The same, where there is much of it: `take` gets the results in order, and only a few are there at a time.
  public static func forEach<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result, then take: (Result) -> Void
  ) {
    let portion = 4 * threads
    for start in stride(from: 0, to: count, by: portion) {
      map(min(portion, count - start)) { work(start + $0) }.forEach(take)
    }
  }
}
