/// The bytes of one file, followed by a little padding so that a reader may look ahead without asking where the end is.
public final class SourceText: Sendable {
  /// The path as the user should see it, or `<stdin>`.
  public let name: String
  public let count: Int

  /// `count` bytes of text and then `padding` zero bytes.
  nonisolated(unsafe) public let base: UnsafePointer<UInt8>
  public static let padding = 16

  /// Fills the text in place: `fill` gets room for `count` bytes and returns how many it wrote.
  public init(name: String, capacity: Int, fill: (UnsafeMutableRawBufferPointer) -> Int) {
    let room = UnsafeMutableRawPointer.allocate(byteCount: capacity + Self.padding, alignment: 8)
    let count = fill(UnsafeMutableRawBufferPointer(start: room, count: capacity))
    precondition(count <= capacity && count < Int(UInt32.max))
    (room + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    self.name = name
    self.count = count
    self.base = UnsafePointer(room.assumingMemoryBound(to: UInt8.self))
  }

  public convenience init(name: String = "<text>", bytes: some Collection<UInt8>) {
    self.init(name: name, capacity: bytes.count) { room in
      room.copyBytes(from: bytes)
      return bytes.count
    }
  }

  public convenience init(name: String = "<text>", _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  deinit { base.deallocate() }

  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  public var wholeSpan: Span { Span(start: 0, end: UInt32(count)) }

  /// The text of a span; bytes that are no UTF-8 become replacement characters.
  public subscript(span: Span) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[Int(span.start)..<Int(span.end)]), as: UTF8.self)
  }
}
