/// A few bytes to be looked for in many texts: most bytes of a text are stepped over unseen.
public struct BytePattern: Sendable {
  private let bytes: [UInt8]
  /// How far one may step when this byte stands where the pattern would end.
  private let steps: [UInt8]

  public init(_ pattern: StaticString) {
    precondition((1...255).contains(pattern.utf8CodeUnitCount))
    let bytes = Array(UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount))
    var steps = [UInt8](repeating: UInt8(bytes.count), count: 256)
    for (index, byte) in bytes.dropLast().enumerated() { steps[Int(byte)] = UInt8(bytes.count - 1 - index) }
    self.bytes = bytes
    self.steps = steps
  }

  public func occurs(in text: SourceText) -> Bool { occurs(in: text, text.wholeSpan) }

  public func occurs(in text: SourceText, _ span: Span) -> Bool {
    let base = text.base
    return bytes.withUnsafeBufferPointer { bytes in
      steps.withUnsafeBufferPointer { steps in
        let last = bytes.count - 1
        var at = Int(span.start) + last
        while at < Int(span.end) {
          let byte = base[at]
          if byte == bytes[last] {
            var index = last
            while index > 0, base[at - last + index - 1] == bytes[index - 1] { index -= 1 }
            if index == 0 { return true }
          }
          at += Int(steps[Int(byte)])
        }
        return false
      }
    }
  }
}
