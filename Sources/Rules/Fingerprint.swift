import SQLSyntax
import SourceText

/// Names a finding in a way that outlives moved lines, changed blanks and changed comments: the rule, the file, the words of the
/// statement and of the place in it, and which of several alike it is.
enum Fingerprint {
  static func mark(_ findings: [Finding]) -> [Finding] {
    var findings = findings
    var counts: [UInt64: Int] = [:]
    for index in findings.indices {
      let finding = findings[index]
      var hash = Hash()
      hash.add(finding.rule.id.utf8)
      hash.add(finding.place.file.name.utf8)
      hash.add(wordsOf: finding.statement)
      hash.add(wordsOf: finding.place)
      let ordinal = counts[hash.value, default: 0]
      counts[hash.value] = ordinal + 1
      hash.add("\(ordinal)".utf8)
      findings[index].fingerprint = hash.text
    }
    return findings
  }

  /// FNV-1a of 64 bits: the same on every machine and in every run.
  private struct Hash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { add(byte) }
      add(0)
    }

    private mutating func add(_ byte: UInt8) {
      value ^= UInt64(byte)
      value &*= 0x100_0000_01B3
    }

    mutating func add(wordsOf place: Place) {
      let lexed = Lexer.lex(place.file, in: place.span, as: .body)
      for token in 0..<lexed.count {
        let span = lexed.span(of: token)
        add(UnsafeBufferPointer(rebasing: place.file.bytes[Int(span.start)..<Int(span.end)]))
      }
      add(0)
    }

    var text: String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}
