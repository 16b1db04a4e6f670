import CLibrary

// What a signal that ends the process must not leave behind: files under passing names, and a terminal in colour.

extension LibC {
  /// All that the handler touches: plain memory, there before the first signal may come.
  private enum Remains {
    static let capacity = 64
    static let paths = {
      let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
      paths.initialize(repeating: nil, count: capacity)
      return UncheckedPointer(pointer: paths)
    }()
    /// The descriptor of a terminal that is being written to in colour; -1 for none.
    static let colored = {
      let descriptor = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
      descriptor.initialize(to: -1)
      return UncheckedPointer(pointer: descriptor)
    }()
    static let isWatching: Void = watch()
  }

  /// Only the main thread writes to it, and the handler reads.
  private struct UncheckedPointer<Pointee>: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<Pointee>
  }

  /// The file of this path goes with the process if a signal ends it; what is returned is for `forget`.
  static func removeAtSignal(_ path: String) -> Int? {
    let paths = Remains.paths.pointer
    guard let slot = (0..<Remains.capacity).first(where: { paths[$0] == nil }) else { return nil }
    // Never freed: the handler may be reading it.
    paths[slot] = strdup(path)
    _ = Remains.colored
    Remains.isWatching
    return slot
  }

  static func forget(_ slot: Int?) {
    if let slot { Remains.paths.pointer[slot] = nil }
  }

  /// Tells which terminal is to have its own colours again if a signal ends the process now; nil for none.
  static func restoreColorsAtSignal(of descriptor: Int32?) {
    _ = Remains.paths
    Remains.colored.pointer.pointee = descriptor ?? -1
    if descriptor != nil { Remains.isWatching }
  }

  /// A signal that is ignored stays so, as under nohup.
  private static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let previous = signal(number, endBySignal)
      if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { _ = signal(number, SIG_IGN) }
    }
  }

  private static let endBySignal: @convention(c) (Int32) -> Void = { number in
    for slot in 0..<Remains.capacity {
      if let path = Remains.paths.pointer[slot] { unlink(path) }
    }
    let terminal = Remains.colored.pointer.pointee
    if terminal >= 0 {
      let plain: StaticString = "\u{1B}[0m"
      _ = CLibrary.write(terminal, plain.utf8Start, plain.utf8CodeUnitCount)
    }
    // It comes again as soon as this returns, and ends the process in its own way: the caller sees which one it was.
    _ = signal(number, SIG_DFL)
    raise(number)
  }
}
