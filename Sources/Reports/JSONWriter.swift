/// Writes JSON, one value behind the other; it puts the commas.
public struct JSONWriter: Sendable {
  public private(set) var output: OutputBuffer
  /// A value has been written in the array or object that is open.
  private var needsComma = false

  public init(into output: OutputBuffer = OutputBuffer()) { self.output = output }

  /// Makes room for so many bytes more.
  public mutating func reserve(_ count: Int) { output.reserve(count) }

  public mutating func array(_ elements: (inout JSONWriter) -> Void) {
    nest("[", "]", elements)
  }

  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    nest("{", "}", members)
  }

  /// The name of a member; its value comes next.
  public mutating func key(_ name: StaticString) {
    separate()
    output.append("\"")
    output.append(name)
    output.append("\":")
    needsComma = false
  }

  public mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    value(number)
  }

  public mutating func member(_ name: StaticString, _ isTrue: Bool) {
    key(name)
    value(isTrue)
  }

  public mutating func member(_ name: StaticString, _ text: String) {
    key(name)
    value(text)
  }

  public mutating func value(_ number: Int) {
    separate()
    output.append(number)
  }

  public mutating func value(_ isTrue: Bool) {
    separate()
    output.append(isTrue ? "true" : "false")
  }

  public mutating func value(_ text: String) {
    separate()
    output.append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output.append("\\\"")
      case UInt8(ascii: "\\"): output.append("\\\\")
      case 0x08: output.append("\\b")
      case 0x09: output.append("\\t")
      case 0x0A: output.append("\\n")
      case 0x0C: output.append("\\f")
      case 0x0D: output.append("\\r")
      case 0..<0x20:
        output.append("\\u00")
        output.append(byte: Self.hexDigit(byte >> 4))
        output.append(byte: Self.hexDigit(byte & 15))
      default: output.append(byte: byte)
      }
    }
    output.append("\"")
  }

  public mutating func null() {
    separate()
    output.append("null")
  }

  /// Ends a document, so that another may follow on the next line.
  public mutating func endLine() {
    output.append("\n")
    needsComma = false
  }

  private mutating func nest(_ opening: StaticString, _ closing: StaticString, _ content: (inout JSONWriter) -> Void) {
    separate()
    output.append(opening)
    needsComma = false
    content(&self)
    output.append(closing)
    needsComma = true
    output.passOn()
  }

  private mutating func separate() {
    if needsComma { output.append(",") }
    needsComma = true
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
