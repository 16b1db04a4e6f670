import SourceText
import Testing

@Suite struct LineIndexTests {
  private func position(_ offset: UInt32, in text: String) -> String {
    let position = LineIndex(SourceText(text)).position(of: offset)
    return "\(position.line):\(position.column)"
  }

  @Test func linesAndColumns() {
    let cases: [(text: String, offset: UInt32, position: String)] = [
      ("", 0, "1:1"), ("ab", 1, "1:2"), ("ab", 2, "1:3"), ("ab", 9, "1:3"), ("a\nb", 2, "2:1"), ("a\r\nb", 3, "2:1"),
      ("a\rb", 2, "2:1"), ("a\n\nb", 3, "3:1"), ("é表😀x", 9, "1:4"), ("\u{FEFF}ab", 4, "1:2"), ("\u{FEFF}a\nb", 5, "2:1"),
    ]
    for (text, offset, expected) in cases { #expect(position(offset, in: text) == expected, "\(offset) in \(text)") }
  }

  /// Far to the right the column is put together from counts kept for parts of the text.
  @Test func longLines() {
    let text = SourceText(
      "\u{FEFF}first\n" + String(repeating: "aé", count: 3000) + "\nx" + String(repeating: "表", count: 900) + "\n")
    let lines = LineIndex(text)
    var line = 1
    var column = 1
    for offset in 3..<text.count where text.base[offset] & 0xC0 != 0x80 {
      #expect(lines.position(of: UInt32(offset)) == Position(line: line, column: column))
      column += 1
      if text.base[offset] == 0x0A {
        line += 1
        column = 1
      }
    }
    #expect(line == 4)
  }
}
