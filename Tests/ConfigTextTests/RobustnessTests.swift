import SourceText
import Testing

@testable import ConfigText

/// Nothing that a file can hold makes a reader crash, hang, or point outside of the file.
@Suite("Robustness") struct RobustnessTests {
  @Test("Fixtures cut off at every byte", arguments: Fixture.all)
  func truncated(_ fixture: Fixture) {
    let bytes = Array(fixture.text.utf8)
    for count in 0..<bytes.count {
      let check = MapCheck(fixture.read(bytes: Array(bytes[..<count])))
      #expect(check.broken.isEmpty, "cut at \(count)")
    }
  }

  @Test("Fixtures with bytes changed, dropped, doubled and moved", arguments: Fixture.all)
  func mutated(_ fixture: Fixture) {
    var random = Random(state: 42)
    let bytes = Array(fixture.text.utf8)
    let special = Array("\n\r\t \"'[]{}<>&*!|%@`:,=#\\-?$/().;0u\0".utf8) + [0xC3, 0xFF, 0xEF]
    for _ in 0..<300 {
      var mutant = bytes
      for _ in 0..<random.below(4) + 1 {
        let at = random.below(mutant.count)
        switch random.below(5) {
        case 0: mutant[at] = special[random.below(special.count)]
        case 1: mutant.insert(special[random.below(special.count)], at: at)
        case 2: mutant.remove(at: at)
        case 3: mutant.insert(contentsOf: mutant[at..<min(at + random.below(20), mutant.count)], at: random.below(mutant.count))
        default: mutant.removeSubrange(at..<min(at + random.below(10), mutant.count))
        }
      }
      let check = MapCheck(fixture.read(bytes: mutant))
      #expect(check.broken.isEmpty, "\(String(decoding: mutant, as: UTF8.self))")
    }
  }

  /// Deep nesting, and everything that invites to look at the same bytes again and again. 150 KB each; where time grew
  /// with the square of the size, some would take hours.
  @Test("Bombs", arguments: Self.bombs)
  func bomb(_ bomb: Bomb) {
    let text = bomb.start + String(repeating: bomb.repeated, count: 150_000 / bomb.repeated.utf8.count) + bomb.end
    let clock = ContinuousClock()
    let start = clock.now
    let reading = Fixture(path: bomb.name).read(text)
    #expect(clock.now - start < .seconds(8))
    #expect(MapCheck(reading).broken.isEmpty)
    #expect(reading.problems.isEmpty == bomb.isFine)
  }

  struct Bomb: CustomTestStringConvertible {
    var name: String
    var start = ""
    var repeated: String
    var end = ""
    var isFine = false

    var testDescription: String { "\(name): \(start) \(repeated) …" }
  }

  static let bombs = [
    Bomb(name: "a.json", repeated: "["), Bomb(name: "a.json", repeated: "{\"a\":"), Bomb(name: "a.json", repeated: "[1,"),
    Bomb(name: "a.json", start: "[", repeated: "1,", end: "1]", isFine: true),
    Bomb(name: "a.json", start: "{", repeated: "\"a\":1,", end: "\"b\":1}"),
    Bomb(name: "a.json", start: "\"", repeated: "\\u0041", end: "\"", isFine: true),
    Bomb(name: "a.jsonc", repeated: "/*"), Bomb(name: "a.jsonc", repeated: "//\n"),
    Bomb(name: "a.toml", start: "a = ", repeated: "["), Bomb(name: "a.toml", start: "a = ", repeated: "{a="),
    Bomb(name: "a.toml", start: "a", repeated: ".a", end: " = 1"), Bomb(name: "a.toml", start: "[a", repeated: ".a", end: "]"),
    Bomb(name: "a.toml", repeated: "[[a]]\n", isFine: true), Bomb(name: "a.toml", repeated: "a = [\n"),
    Bomb(name: "a.toml", repeated: "a = \"\"\"\n"), Bomb(name: "a.toml", repeated: "[a.b]\n"),
    Bomb(name: "a.toml", repeated: "a.b.c.d = 1\n"), Bomb(name: "a.toml", repeated: "\"\n"),
    Bomb(name: "a.yaml", repeated: "["), Bomb(name: "a.yaml", repeated: "- "), Bomb(name: "a.yaml", repeated: "{a: "),
    Bomb(name: "a.yaml", repeated: "? "), Bomb(name: "a.yaml", repeated: "a: "),
    Bomb(name: "a.yaml", repeated: "a\n", isFine: true),
    Bomb(name: "a.yaml", repeated: "\"\n"), Bomb(name: "a.yaml", repeated: "---\n", isFine: true),
    Bomb(name: "a.yaml", repeated: "- &a b\n", isFine: true), Bomb(name: "a.yaml", start: "- &a ", repeated: "- *a\n"),
    Bomb(name: "a.yaml", start: "a: |\n", repeated: "\n", isFine: true),
    Bomb(name: "a.yaml", start: "a: ", repeated: " \n", isFine: true),
    Bomb(name: "a.yaml", repeated: "a: b: c\n"), Bomb(name: "a.yaml", repeated: "]"),
    Bomb(name: "a.yaml", repeated: "!", isFine: true),
    Bomb(name: "a.yaml", repeated: "&", isFine: true), Bomb(name: "a.yaml", repeated: "a:\n b\n"),
    Bomb(name: "a.yaml", repeated: "\t", isFine: true),
    Bomb(name: "a.yaml", start: "b: &b {c: d}\na:\n", repeated: "- <<: *b\n", isFine: true),
    Bomb(name: "a.ini", repeated: "[a]\nb=1\n"), Bomb(name: "a.ini", start: "[a]\na = b\n", repeated: " \n", isFine: true),
    Bomb(name: "a.ini", start: "[a]\na = b\n", repeated: " c\n", isFine: true), Bomb(name: "a.ini", repeated: "["),
    Bomb(name: "a.ini", start: "[a]\na = ", repeated: "%(a)s", isFine: true),
    Bomb(name: "a.ini", start: "[a]\na = b\nc = ", repeated: "%(a)s", isFine: true),
    Bomb(name: "a.ini", start: "[a]\n", repeated: "a = %(a)s%(a)s%(a)s\n"), Bomb(name: "a.ini", repeated: "%("),
    Bomb(name: "sqitch.conf", repeated: "[a]", isFine: true),
    Bomb(name: "sqitch.conf", start: "[a]\nb = ", repeated: "\\\n", isFine: true),
    Bomb(name: "sqitch.conf", start: "[a]\nb = ", repeated: "\"\" ", isFine: true),
    Bomb(name: "sqitch.conf", repeated: "[a]\nb\n[c]\nd\n", isFine: true),
    Bomb(name: "flyway.conf", repeated: "\\\n", isFine: true), Bomb(name: "flyway.conf", repeated: "a\\\n", isFine: true),
    Bomb(name: "a.env", repeated: "A=\"\n"), Bomb(name: "a.env", repeated: "'"),
    Bomb(name: "a.hcl", repeated: "a {\n"), Bomb(name: "a.hcl", start: "a = ", repeated: "["),
    Bomb(name: "a.hcl", repeated: "a = {\n"),
    Bomb(name: "a.hcl", start: "a = ", repeated: "\"${"), Bomb(name: "a.hcl", start: "a = ", repeated: "("),
    Bomb(name: "a.hcl", start: "a = ", repeated: "<<", isFine: true), Bomb(name: "a.hcl", start: "a = ", repeated: "<<A\n"),
    Bomb(name: "a.hcl", repeated: "a \"b\" "), Bomb(name: "a.hcl", repeated: "/*"),
    Bomb(name: "a.hcl", start: "a = [", repeated: "<<A "),
    Bomb(name: "a.xml", repeated: "<a>"), Bomb(name: "a.xml", start: "<a>", repeated: "<b></c>"),
    Bomb(name: "a.xml", repeated: "<"),
    Bomb(name: "a.xml", start: "<a>", repeated: "&amp", end: "</a>"), Bomb(name: "a.xml", repeated: "<!"),
    Bomb(name: "a.xml", start: "<a>", repeated: "<!---->x", end: "</a>", isFine: true),
    Bomb(name: "a.xml", repeated: "<!DOCTYPE a ["),
    Bomb(name: "a.xml", start: "<a ", repeated: "b='' "), Bomb(name: "a.xml", start: "<a>", repeated: "<![CDATA[]]>"),
  ]

  /// Each anchor doubles the one before: written out, these would be 2³⁰ values.
  @Test func aliasesThatMultiply() {
    var text = "a0: &a0 [x]\n"
    for level in 1..<30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let file = ConfigFile(SourceText(text), as: .yaml)
    #expect(file.problems.map(\.message) == ["aliases of aliases make this file too large to read"])
    #expect(file["a3"][1][1][1][0].string == "x")
  }

  @Test func aliasesThatNest() {
    var text = "a0: &a0 [x]\n"
    for level in 1..<1000 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    let file = ConfigFile(SourceText(text), as: .yaml)
    #expect(file.problems.map(\.message) == ["aliases of aliases make this file too large to read"])
    #expect(file["a100"] != nil)
  }

  @Test func nestingAsDeepAsAllowed() {
    for (name, open, close) in [("a.json", "[", "]"), ("a.yaml", "[", "]"), ("a.toml", "[", "]"), ("a.hcl", "[", "]")] {
      let start = name == "a.json" || name == "a.yaml" ? "" : "a = "
      for (depth, isFine) in [(200, true), (300, false)] {
        let text = start + String(repeating: open, count: depth) + String(repeating: close, count: depth)
        let problems = Fixture(path: name).read(text).problems
        #expect(problems.map(\.message) == (isFine ? [] : ["this is nested too deeply"]), "\(name) \(depth)")
      }
    }
  }

  /// The same changes in every run.
  struct Random {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return limit == 0 ? 0 : Int(state >> 33) % limit
    }
  }
}
