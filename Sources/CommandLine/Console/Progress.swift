import Platform
import Reports

/// Tells a person who waits what is being done: one line on standard error, from half a second on, and gone before the report.
final class Progress: Sendable {
  private static let patience: UInt32 = 500
  private static let pause: UInt32 = 100

  private struct State {
    var task = ""
    var done = 0
    var total = 0
    var isShown = false
    var isOver = false
  }

  private let state = Locked(State())
  private let width: Int
  private let write: @Sendable ([UInt8]) -> Void

  init(width: Int, write: @escaping @Sendable ([UInt8]) -> Void) {
    self.width = width
    self.write = write
  }

  /// Begins to watch the clock.
  func start() {
    let isRunning = Background.run { [self] in
      Background.sleep(milliseconds: Self.patience)
      while show() { Background.sleep(milliseconds: Self.pause) }
    }
    if !isRunning { stop() }
  }

  /// What is done from now on, in so many pieces where they can be counted.
  func begins(_ task: String, of total: Int = 0) {
    state.access { state in
      state.task = task
      state.total = total
      state.done = 0
    }
  }

  /// One piece is done; cheap, from any thread.
  func advances() { state.access { $0.done += 1 } }

  /// The line goes away, and none comes any more.
  func stop() {
    state.access { state in
      if state.isShown { write(Array("\r\u{1B}[K".utf8)) }
      state.isOver = true
    }
  }

  /// False once all is over.
  private func show() -> Bool {
    state.access { state in
      guard !state.isOver else { return false }
      state.isShown = true
      var line = OutputBuffer()
      line.append("\r")
      line.append(printable: String(text(state).prefix(max(0, width - 1))))
      line.append("\u{1B}[K")
      write(line.bytes)
      return true
    }
  }

  private func text(_ state: State) -> String {
    guard state.total > 0 else { return "plimsoll: \(state.task) ..." }
    return "plimsoll: \(state.task): \(min(state.done, state.total)) of \(state.total)"
  }
}

extension Progress {
  /// Where a person sees standard error as it comes; who wants to see only findings is not told either.
  convenience init?(on console: any Console, isQuiet: Bool) {
    guard console.isErrorTerminal, console.environment("TERM") != "dumb", !isQuiet else { return nil }
    nonisolated(unsafe) let console = console
    self.init(width: console.errorWidth) { console.writeError($0) }
  }
}
