/// A half-open range of bytes in a file.
public struct Span: Hashable, BitwiseCopyable, Sendable {
  public var start: UInt32
  public var end: UInt32

  @inlinable
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  public var count: Int { Int(end) - Int(start) }

  public func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }
}
