/// Bytes on their way out.
public struct OutputBuffer: Sendable {
  /// All, or what has not been passed on.
  public private(set) var bytes: [UInt8] = []
  private let outlet: (@Sendable ([UInt8]) -> Void)?

  private static let portion = 64 << 10

  /// `outlet` takes what there is of a long text while the rest is made.
  public init(to outlet: (@Sendable ([UInt8]) -> Void)? = nil) { self.outlet = outlet }

  /// Between two entries of a list that may be long.
  mutating func passOn() {
    guard bytes.count >= Self.portion, let outlet else { return }
    outlet(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Makes room for so many bytes more. A large report that grows by doubling would for a while need three times its size.
  public mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  public mutating func append(byte: UInt8) { bytes.append(byte) }

  public mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) { self.bytes.append(contentsOf: bytes) }

  public mutating func append(_ other: OutputBuffer) { bytes.append(contentsOf: other.bytes) }

  public mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  public mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 || bytes.count - start > 1 { bytes[start...].reverse() }
  }

  public mutating func append(spaces count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, count)))
  }

  /// Text from a file, for a terminal: one line, and nothing that would move the cursor or change colours.
  public mutating func append(printable text: String) {
    let isPlain = text.utf8.allSatisfy { 0x20 <= $0 && $0 < 0x7F }
    if isPlain { return append(text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": append("\\n")
      case "\t": append("\\t")
      case "\r": append("\\r")
      case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
        append("\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}")
      default: bytes.append(contentsOf: Unicode.UTF8.encode(scalar)!)
      }
    }
  }
}
