import ProgramSyntax
import SourceText
import Testing

@Suite("Whatever is no program") struct ProgramMutationTests {
  private static let seeds = [
    "a`b${c(`d${'}'}e`)}f`/[/]\\//g<p x='y'>z{q}</p>",
    "<<~SQL, <<-'X'\n#{a[\"b\"]}\nSQL\nX\n%q(a(b)c) %w[d] =begin\n=end ?\" /x/ \"#@a\"",
    "<?php \"$a[0] {$b->c} ${d} $e->f\" <<<X\n $y\nX; # ?> ' <?= 'x' ?>",
    "r#\"a\"# b'c' 'd '\\'' br##\"e\"## /* /* */ */",
    "\"\"\"a ${b(\"c\")} $d\"\"\"\" 'e' `f`",
    "$\"{a[\"b\"]}{{c}}\" @\"d\"\"e\" $@\"f\" $$\"\"\"{{g}}\"\"\"",
    "#\"\\#(a(\"b\"))\"# \"\\(c)\" ~s(d#{e}) ~S\"\"\"f\"\"\" \\u{110000} \\x \\u \\",
  ]

  /// Looks at all a program's tokens, and at the code in its strings.
  private func examine(_ text: SourceText, _ language: ProgramLanguage, in span: Span? = nil, depth: Int = 0) {
    let program = ProgramText(text, language, in: span)
    for token in program.tokens {
      #expect(token.start <= token.span.start && token.span.start <= token.span.end && Int(token.span.end) <= text.count)
      guard token.kind == .string else { continue }
      for part in program.parts(of: token) {
        switch part {
        case .text(let content):
          #expect(!content.isEmpty)
          let place = content.map.source(of: Span(start: 0, end: UInt32(content.bytes.count)))
          #expect(token.span.start <= place.start && place.end <= token.span.end)
        case .hole(let code, let whole):
          #expect(whole.start <= code.start && code.start <= code.end && code.end <= whole.end && whole.end <= token.span.end)
          if depth < 4 { examine(text, language, in: code, depth: depth + 1) }
        }
      }
    }
  }

  @Test("Cut, doubled and mixed bytes are read to the end", arguments: ProgramLanguage.allCases)
  func mutations(_ language: ProgramLanguage) {
    var random = Numbers(state: 7)
    let names: [ProgramLanguage: String] = [.javaScript: "a.tsx"]
    let all = Self.seeds.map { Array($0.utf8) }
    for round in 0..<600 {
      var bytes = all[round % all.count]
      for _ in 0..<(random.next() % 6) {
        let at = Int(random.next()) % (bytes.count + 1)
        switch random.next() % 4 {
        case 0: bytes.removeSubrange(at..<min(bytes.count, at + Int(random.next() % 4)))
        case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
        case 2: bytes.insert("\"'`{}()<>$#\\%/?~@\n=".utf8.randomElement(using: &random)!, at: at)
        default:
          let other = all[Int(random.next()) % all.count]
          bytes.insert(contentsOf: other.prefix(Int(random.next()) % other.count), at: at)
        }
      }
      examine(SourceText(name: names[language] ?? "a", bytes: bytes), language)
    }
  }

  @Test("What opens again and again takes no more time than it is long", arguments: ProgramLanguage.allCases)
  func hostile(_ language: ProgramLanguage) {
    let clock = ContinuousClock()
    for opening in [
      "`${", "\"#{", "\"${", "\"\\(", "$\"{", "<<~A ", "<<A ", "<a", "<a>(", "{", "'", "\"", "/", "%(", "\\'", "r#", "#", "@",
      "$@", "~s",
    ] {
      let text = SourceText(name: "a.tsx", String(repeating: opening, count: 100_000))
      let time = clock.measure { _ = ProgramText(text, language) }
      #expect(time < .seconds(5), "\(language) \(opening)")
    }
  }
}

/// The same numbers in every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
