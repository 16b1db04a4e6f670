import Testing

@testable import Platform

@Suite("Work side by side") struct ParallelTests {
  @Test("Results stand in the order of the work", arguments: [0, 1, 2, 3, 1000])
  func order(_ count: Int) {
    #expect(Parallel.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    #expect(Parallel.map(count) { "number \($0)" } == (0..<count).map { "number \($0)" })
  }

  @Test("A worker has room to go deep")
  func stack() {
    @Sendable func depth(_ left: Int) -> Int { left == 0 ? 0 : 1 + depth(left - 1) }
    #expect(Parallel.map(4) { _ in depth(10_000) } == [10_000, 10_000, 10_000, 10_000])
  }

  @Test("Time goes forward, and memory is used")
  func measures() {
    let start = ThisProcess.nanoseconds
    #expect(ThisProcess.peakMemory > 1 << 20)
    #expect(ThisProcess.nanoseconds > start)
    #expect(ThisProcess.environment("PATH") != nil)
    #expect(ThisProcess.environment("no such variable") == nil)
  }
}
