import SourceText
import Testing

@Suite("Search in a text") struct SearchTests {
  /// Letters of the needle in both cases, and what looks like them but for one bit.
  private static let letters = Array("aAbB-1!@\u{0}".utf8)

  @Test("The first place is found, in any span", arguments: ["a", "ab", "-ab", "abababab1", "1--ab!@ab"])
  func first(_ text: String) {
    var random = SystemRandomNumberGenerator()
    for length in 0..<70 {
      let source = SourceText(bytes: (0..<length).map { _ in Self.letters.randomElement(using: &random)! })
      for ignoringCase in [false, true] {
        for start in 0..<min(length, 20) {
          let span = Span(start: UInt32(start), end: UInt32(length - start / 3))
          guard span.start <= span.end else { continue }
          let found = source.first(text, in: span, ignoringCase)
          #expect(found == naive(text, in: source, span, ignoringCase), "\(Array(source.bytes)) \(span)")
        }
      }
    }
  }

  private func naive(_ needle: String, in source: SourceText, _ span: Span, _ ignoringCase: Bool) -> UInt32? {
    func folded(_ byte: UInt8) -> UInt8 { ignoringCase && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    let wanted = needle.utf8.map(folded)
    guard span.count >= wanted.count else { return nil }
    return (span.start...(span.end - UInt32(wanted.count))).first { at in
      wanted.indices.allSatisfy { folded(source.bytes[Int(at) + $0]) == wanted[$0] }
    }
  }
}

extension SourceText {
  fileprivate func first(_ needle: String, in span: Span, _ ignoringCase: Bool) -> UInt32? {
    switch needle {
    case "a": firstOffset(of: "a", in: span, ignoringCase: ignoringCase)
    case "ab": firstOffset(of: "ab", in: span, ignoringCase: ignoringCase)
    case "-ab": firstOffset(of: "-ab", in: span, ignoringCase: ignoringCase)
    case "abababab1": firstOffset(of: "abababab1", in: span, ignoringCase: ignoringCase)
    default: firstOffset(of: "1--ab!@ab", in: span, ignoringCase: ignoringCase)
    }
  }
}
