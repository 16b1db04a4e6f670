import CLibrary

/// Something that one thread at a time may look at.
public final class Locked<State>: @unchecked Sendable {
  private let lock = Lock()
  private var state: State

  public init(_ state: State) { self.state = state }

  public func access<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
    try lock.guarding { try body(&state) }
  }
}
