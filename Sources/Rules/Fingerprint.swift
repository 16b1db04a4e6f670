import Migrations
import SQLSyntax
import SourceText

/// Names a finding in a way that outlives moved lines, changed blanks and comments, and folders that are moved or called otherwise:
/// the rule, the file's own name, the words of the statement and of the place in it, and which of several alike it is.
enum Fingerprint {
  static func mark(_ findings: consuming [Finding]) -> [Finding] {
    var words = Words()
    var counts: [UInt64: Int] = [:]
    for index in findings.indices {
      let place = findings[index].place
      words.begin(place.file)
      var hash = Hash()
      hash.add(findings[index].rule.id.utf8)
      hash.add(Path.name(place.file.name).utf8)
      hash.add(words.hash(of: findings[index].statement))
      hash.add(words.hash(of: place))
      let ordinal = counts[hash.value, default: 0]
      counts[hash.value] = ordinal + 1
      hash.add("\(ordinal)".utf8)
      findings[index].fingerprintHash = hash.value
    }
    return findings
  }

  static func text(of hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// FNV-1a of 64 bits: the same on every machine and in every run.
  fileprivate struct Hash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { add(byte) }
      add(UInt8(0))
    }

    mutating func add(_ number: UInt64) {
      for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private mutating func add(_ byte: UInt8) {
      value ^= UInt64(byte)
      value &*= 0x100_0000_01B3
    }
  }

  /// What places say, blanks and comments left out. A long statement with many findings is read once.
  private struct Words {
    private var known: [Place: UInt64] = [:]
    private var comments: [ObjectIdentifier: [Span]] = [:]
    private var file: SourceText?

    /// Findings come file by file: what the others say is not asked for again.
    mutating func begin(_ file: SourceText) {
      guard file !== self.file else { return }
      self.file = file
      known.removeAll(keepingCapacity: true)
      comments.removeAll(keepingCapacity: true)
    }

    mutating func hash(of place: Place) -> UInt64 {
      if let hash = known[place] { return hash }
      var hash = Hash()
      for part in parts(of: place) {
        let lexed = Lexer.lex(place.file, in: part, as: .body)
        for token in 0..<lexed.count {
          let span = lexed.span(of: token)
          hash.add(UnsafeBufferPointer(rebasing: place.file.bytes[Int(span.start)..<Int(span.end)]))
        }
      }
      known[place] = hash.value
      return hash.value
    }

    /// What stands between the comments of a program; those of SQL the lexer knows.
    private mutating func parts(of place: Place) -> [Span] {
      let isProgram = !place.file.name.hasASCIISuffix(".sql")
      guard isProgram, place.file.contains("#", in: place.span) || place.file.contains("//", in: place.span) else {
        return [place.span]
      }
      let key = ObjectIdentifier(place.file)
      let all = comments[key] ?? CommentedFile(place.file).comments.map(\.span)
      comments[key] = all
      var parts: [Span] = []
      var start = place.span.start
      for comment in all where comment.start >= start && comment.end <= place.span.end {
        parts.append(Span(start: start, end: comment.start))
        start = comment.end
      }
      return parts + [Span(start: start, end: place.span.end)]
    }
  }
}
