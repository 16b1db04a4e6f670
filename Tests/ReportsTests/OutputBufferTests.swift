import Testing

@testable import Reports

@Suite("Output") struct OutputBufferTests {
  private func text(_ fill: (inout OutputBuffer) -> Void) -> String {
    var buffer = OutputBuffer()
    fill(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test("Numbers", arguments: [0, 7, 10, 42, 1_234_567, -1, -90, Int.max, Int.min])
  func numbers(_ number: Int) {
    #expect(text { $0.append(number) } == String(number))
    #expect(
      text {
        $0.append("a")
        $0.append(number)
      } == "a\(number)")
  }

  @Test("Text for a terminal stays on its line and moves nothing")
  func printable() {
    #expect(text { $0.append(printable: "plain ö 漢 😀") } == "plain ö 漢 😀")
    #expect(text { $0.append(printable: "a\nb\tc\r") } == "a\\nb\\tc\\r")
    #expect(text { $0.append(printable: "\u{1B}[31m\u{7F}\u{9B}") } == "\\u{1B}[31m\\u{7F}\\u{9B}")
    // Would show the rest from right to left.
    #expect(text { $0.append(printable: "\u{202E}x") } == "\\u{202E}x")
  }

  @Test("A negative width is none")
  func spaces() {
    #expect(text { $0.append(spaces: 3) } == "   ")
    #expect(text { $0.append(spaces: -3) } == "")
  }
}
