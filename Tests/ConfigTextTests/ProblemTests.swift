import SourceText
import Testing

@testable import ConfigText

/// What is wrong with a file is said at its place, and the rest of the file is read all the same.
@Suite("Problems") struct ProblemTests {
  /// The problems, each as its place, the text it points at and its message; and what was read, in short.
  private func problems(_ text: String, _ format: ConfigFormat) -> (problems: [String], read: String) {
    let file = ConfigFile(SourceText(text), as: format)
    return (describe(file.problems, file.text), file.documents.map(brief).joined(separator: " --- "))
  }

  private func describe(_ problems: [ConfigProblem], _ text: SourceText) -> [String] {
    let lines = LineIndex(text)
    return problems.map {
      let at = lines.position(of: $0.span.start)
      return "\(at.line):\(at.column) ‹\(text[$0.span])› \($0.message)"
    }
  }

  private func brief(_ value: ConfigValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text), .expression(let text): text
    case .string(let string): string.text.isEmpty ? "''" : string.text
    case .array(let values): "[" + values.map(brief).joined(separator: ", ") + "]"
    case .table(let table): "{" + table.entries.map { "\($0.key.text): \(brief($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  @Test(arguments: [
    ("{\"a\": 1,}", "1:8 ‹,› no comma may stand behind the last item", "{a: 1}"),
    ("{\"a\": 1 // no\n}", "1:9 ‹// no› JSON has no comments", "{a: 1}"),
    ("{\"a\": 1 \"b\": 2}", "1:8 ‹› a comma is missing here", "{a: 1, b: 2}"),
    ("{\"a\": 1, \"a\": 2}", "1:10 ‹\"a\"› the key “a” is written twice; the last one counts", "{a: 2}"),
    ("{\"a\": 1, b: 2}", "1:10 ‹b› a key in double quotes is expected here", "{a: 1}"),
    ("{\"a\": [1, 2", "1:7 ‹[› this is never closed", "{a: [1, 2]}"),
    ("[1, tru]", "1:5 ‹tru› a value is expected here", "[1, null]"),
    ("[1, 'x']", "1:5 ‹'› a value is expected here", "[1, null]"),
    ("[1}", "1:3 ‹}› this bracket closes nothing that is open here", "[1]"),
    (
      "[01, 1., .5]",
      "1:2 ‹01› no number is written like this¦1:6 ‹1.› no number is written like this¦1:10 ‹.› a value is expected here",
      "[01, 1., null]"
    ),
    ("[\"a\\qb\", 1]", "1:4 ‹\\q› no escape is written like this", "[a\\qb, 1]"),
    ("[\"\\ud800x\"]", "1:3 ‹\\ud800› this escape stands for no character", "[\u{FFFD}x]"),
    ("[\"\\u12\"]", "1:3 ‹\\u12› 4 hexadecimal digits are expected in this escape", "[\u{FFFD}]"),
    ("[\"a\tb\"]", "1:4 ‹\t› a control character must be written as an escape", "[a\tb]"),
    ("[\"open\n]", "1:2 ‹\"open› this string is never closed", "[open]"),
    ("{\"a\" 1}", "1:6 ‹1› a colon is expected behind the key", "{}"),
    ("1 2", "1:3 ‹2› nothing may follow the JSON value", "1"),
    ("", "1:1 ‹› the file is empty, it holds no JSON", ""),
  ])
  func json(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .json)
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    ("a = 1\nb = yes\nc = 3", "2:5 ‹yes› this is no value; text must stand in quotes", "{a: 1, c: 3}"),
    ("a = 1\na = 2", "2:1 ‹a› the key “a” is written twice; the last one counts", "{a: 2}"),
    ("[a]\nx = 1\n[a]\ny = 2", "3:1 ‹[a]› the table “a” is defined twice", "{a: {x: 1, y: 2}}"),
    ("a = 1\n[a.b]\nc = 2", "2:2 ‹a› “a” is something else already, it can be no table here", "{a: 1}"),
    ("[a]\nb.c = 1\n[a.b]\nd = 2", "3:1 ‹[a.b]› the table “b” is defined twice", "{a: {b: {c: 1, d: 2}}}"),
    ("a = { b = 1 }\na.c = 2", "2:1 ‹a› “a” is something else already, it can be no table here", "{a: {b: 1}}"),
    ("[t]\n[[t]]\nx = 1", "2:3 ‹t› “t” is something else already, it can be no table here", "{t: {}}"),
    ("a = \"open\nb = 2", "1:5 ‹\"open› this string is never closed", "{b: 2}"),
    ("a = [1,\n  2\nb = 2\n", "3:1 ‹b› a comma or “]” is expected here", "{b: 2}"),
    ("a = [1,\n  x,\n  3]\nb = 2\n", "2:3 ‹x› this is no value; text must stand in quotes", "{b: 2}"),
    ("a = 1 2\nb = 2", "1:7 ‹2› nothing may follow here", "{a: 1, b: 2}"),
    ("a = 2026-02-29\nb = 2024-02-29", "1:5 ‹2026-02-29› this is no value; text must stand in quotes", "{b: 2024-02-29}"),
    (
      "a = 1__0\nb = 0x_1\nc = 01",
      "1:5 ‹1__0› this is no value; text must stand in quotes¦2:5 ‹0x_1› this is no value; text must stand in quotes¦3:5 ‹01› this is no value; text must stand in quotes",
      "{}"
    ),
    (
      "= 1\n[]\n[a\nb", "1:1 ‹=› a key is expected here¦2:2 ‹]› a key is expected here¦3:3 ‹\n› the header is not closed here",
      "{}"
    ),
    ("a = {b = 1,}", "1:11 ‹,› no comma may stand behind the last item", "{a: {b: 1}}"),
    ("a = '''open", "1:5 ‹'''› this string is never closed", "{}"),
    ("a = \"\\q\"", "1:6 ‹\\q› no escape is written like this", "{}"),
  ])
  func toml(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .toml)
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    ("a: b: c\nd: e", "1:5 ‹:› a mapping may not begin on this line; text with a colon must stand in quotes", "{a: b, d: e}"),
    ("a: 1\nb\nc: 3", "2:1 ‹b› a colon is expected behind the key", "{a: 1, c: 3}"),
    ("a: 1\na: 2", "2:1 ‹a› the key “a” is written twice; the last one counts", "{a: 2}"),
    ("a:\n\tb: 1\nc: 2", "2:1 ‹\t› a tab may not indent a line", "{a: {b: 1}, c: 2}"),
    ("a: *none\nb: 2", "1:4 ‹*none› no anchor “&none” stands above this", "{a: null, b: 2}"),
    ("a: [1, 2\nb: 3", "1:4 ‹[› this bracket is never closed¦2:2 ‹:› a comma is missing before this", "{a: [1, 2 b, {: 3}]}"),
    ("a: [1 , , 2]", "1:9 ‹,› this is out of place here", "{a: [1, 2]}"),
    ("a: [1}\nb: 2", "1:6 ‹}› this bracket does not fit the one that is open", "{a: [1], b: 2}"),
    ("a: \"open\nb: 2", "1:4 ‹\"› this quote is never closed", "{a: open b: 2}"),
    ("a: \"open\n---\nb: 2", "1:4 ‹\"› this quote is not closed before the document ends", "{a: open} --- {b: 2}"),
    (
      "a:\n    b: 1\n  c: 2\nd: 3", "3:3 ‹c› this does not fit into the mapping around it, whose keys are indented differently",
      "{a: {b: 1}, d: 3}"
    ),
    ("- a\nb: 1", "2:1 ‹b› a list entry, which begins with “- ”, is expected here", "[a]"),
    (
      "a: @b\nc: `d",
      "1:4 ‹@› no text may begin with this character, unless in quotes¦2:4 ‹`› no text may begin with this character, unless in quotes",
      "{a: @b, c: `d}"
    ),
    ("a: - b\nc: 1", "1:4 ‹-› a list may not begin on this line", "{a: null, c: 1}"),
    ("a: | text\n  b\n", "1:6 ‹text› the text must begin on the next line", "{a: b\n}"),
    ("? [a, b]\n: 1", "1:3 ‹[a, b]› only plain text can be a key here", "{[a, b]: 1}"),
    ("a: \"\\q\"", "1:5 ‹\\q› no escape is written like this", "{a: \\q}"),
    ("<<: 1\na: 2", "1:1 ‹<<› only mappings can be merged in", "{a: 2}"),
    ("a: ]\nb: 1", "1:4 ‹]› this bracket closes nothing", "{a: null, b: 1}"),
    ("a\nb: 1\n c", "2:2 ‹:› this belongs to nothing above it¦3:2 ‹c› a colon is expected behind the key", "a b"),
    ("& a", "1:1 ‹&› a name is expected behind this", "a"),
  ])
  func yaml(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .yaml)
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    (
      "a = 1\n[b]\nc\n[]\nd = 1\n= 2",
      "1:1 ‹a› a section such as “[name]” is missing above this¦3:1 ‹c› a key and its value are expected here, as “key = value”¦4:1 ‹[]› no section is named like this¦6:1 ‹=› a key is missing before this",
      "{a: 1, b: {d: 1}}"
    ),
    (
      "[a]\nx = 1\n[b]\ny = 2\n[a]\nX = 3",
      "5:1 ‹[a]› the section “a” is written twice¦6:1 ‹X› the key “x” is written twice; the last one counts",
      "{a: {x: 3}, b: {y: 2}}"
    ),
    (
      "a: 1\n[a]\n",
      "1:1 ‹a› a section such as “[name]” is missing above this¦2:1 ‹[a]› the key “a” is written twice; the last one counts",
      "{a: {}}"
    ),
  ])
  func configParser(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .ini(.configParser()))
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    ("[a]\nx = \"open\ny = 2", "2:5 ‹\"open› this value has a quote that is never closed", "{a: {x: open, y: 2}}"),
    (
      "x = 1\n[a \"b]\n[c]\n!\nz z",
      "1:1 ‹x› a section such as “[name]” is missing above this¦2:1 ‹[a \"b]› no section is named like this¦4:1 ‹!› a section or a key is expected here¦5:3 ‹z› “=” is expected behind the key",
      "{x: 1, c: {z: true}}"
    ),
    ("[a]\nx = \\q", "2:5 ‹\\q› no escape is written like this", "{a: {x: \\q}}"),
  ])
  func git(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .ini(.git))
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    (
      "a = 1\nb { c = \"x\" d = 2 }\ne = 3", "2:13 ‹d = 2 › nothing may follow here on the same line",
      "{a: 1, e: 3, b: [{c: x}]}"
    ),
    ("a = \nb = 1", "1:5 ‹\n› a value is expected here", "{a: null, b: 1}"),
    ("a {\n b = 1\n", "1:3 ‹{› this block is never closed", "{a: [{b: 1}]}"),
    ("}\na = 1", "1:1 ‹}› this brace closes nothing", "{a: 1}"),
    ("a = [1, 2\nb = 2", "1:5 ‹[› this bracket is never closed¦2:1 ‹› a comma is missing here", "{a: [1, 2, b = 2]}"),
    ("a = \"open\nb = 2", "1:5 ‹\"› this string is never closed", "{a: open, b: 2}"),
    ("a = <<X\n text\n", "1:5 ‹<<X› this heredoc is never closed", "{a:  text\n}"),
    (
      "a b = 2\n! x\nc = 3", "1:5 ‹= 2› “=” or “{” is expected here¦2:1 ‹! x› an attribute or a block is expected here",
      "{c: 3}"
    ),
    (
      "a = \"\\q\"\na = 1 /* open",
      "1:6 ‹\\q› no escape is written like this¦2:1 ‹a› the key “a” is written twice; the last one counts¦2:7 ‹/*› this comment is never closed",
      "{a: 1}"
    ),
    ("a = { b 1\n c = 2 }", "1:7 ‹b 1› “=” and a value are expected here", "{a: {c: 2}}"),
  ])
  func hcl(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .hcl)
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    ("A='x' y\nB=2", "1:7 ‹y› nothing may follow the value on its line", "{A: x, B: 2}"),
    ("=1\nB=2", "1:1 ‹=1› a name is expected here", "{B: 2}"),
    ("A=\"open\nB=2", "1:3 ‹\"› this quote is never closed", "{A: open\nB=2}"),
    ("A=1\nA=2", "2:1 ‹A› the key “A” is written twice; the last one counts", "{A: 2}"),
    ("'A=1\nB=2", "1:1 ‹'A=1› this quote is never closed", "{B: 2}"),
  ])
  func dotenv(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .dotenv)
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    ("a=1\na=2", "2:1 ‹a› the key “a” is written twice; the last one counts", "{a: 2}"),
    ("a=\\u12\nb=2", "1:3 ‹\\u12› 4 hexadecimal digits are expected in this escape", "{a: \u{FFFD}, b: 2}"),
    ("a=1\\", "", "{a: 1}"),
  ])
  func properties(_ text: String, _ expected: String, _ read: String) {
    let found = problems(text, .properties)
    #expect(found.problems.joined(separator: "¦") == expected)
    #expect(found.read == read)
  }

  @Test(arguments: [
    ("<a><b></a>", "1:5 ‹b› <b> is not closed before </a>", "a(b)"),
    ("<a></b></a>", "1:4 ‹</b>› </b> closes nothing that is open here", "a"),
    ("<a><b>", "1:2 ‹a› <a> is never closed¦1:5 ‹b› <b> is never closed", "a(b)"),
    (
      "<a>x &lt y & &no; </a>",
      "1:6 ‹&› “&” must be written “&amp;”¦1:12 ‹&› “&” must be written “&amp;”¦1:14 ‹&no;› this entity is not known",
      "a(x &lt y & &no; )"
    ),
    (
      "<a b c='1' c='2' d=3 e='<'/>",
      "1:1 ‹<a› this tag is never closed¦1:2 ‹a› <a> is never closed¦1:4 ‹b› the attribute “b” has no value¦"
        + "1:12 ‹c› the attribute “c” is written twice; the last one counts¦1:18 ‹d› the value of “d” must stand in quotes¦"
        + "1:20 ‹3› an attribute is expected here¦1:24 ‹'› this quote is never closed¦1:25 ‹<› “<” must be written “&lt;”",
      "a@c=2@e=(<'/>)"
    ),
    (
      "<a/>x<b/>",
      "1:5 ‹x› no text may stand outside of the root element¦1:7 ‹b› only one element may stand outside of all others", "a"
    ),
    ("<a>1 < 2</a>", "1:6 ‹<› “<” must be written “&lt;”", "a(1 < 2)"),
    ("<a><!-- open</a>", "1:2 ‹a› <a> is never closed¦1:4 ‹<!--› this comment is never closed", "a"),
    ("<a><![CDATA[x", "1:2 ‹a› <a> is never closed¦1:4 ‹<![CDATA[› this CDATA section is never closed", "a(x)"),
    ("<!DOCTYPE a [", "1:1 ‹<!› this declaration is never closed", ""),
    ("  ", "1:1 ‹  › the file holds no element", ""),
    (
      "<?xml version='1.0' encoding='GBK'?><a/>",
      "1:31 ‹GBK› files in “GBK” cannot be read, only those in UTF-8 and ISO-8859-1", "a"
    ),
    (
      "<a>&#0;&#x110000;&#xD800;</a>",
      "1:4 ‹&#0;› this entity is not known¦1:8 ‹&#x110000;› this entity is not known¦1:18 ‹&#xD800;› this entity is not known",
      "a(&#0;&#x110000;&#xD800;)"
    ),
  ])
  func xml(_ text: String, _ expected: String, _ read: String) {
    func brief(_ element: XMLElement) -> String {
      let attributes = element.attributes.map { "@\($0.name)=\($0.value.text)" }.joined()
      let children = element.children.map { child in
        switch child {
        case .element(let inner): brief(inner)
        case .text(let text): text.text
        }
      }
      return element.name + attributes + (children.isEmpty ? "" : "(" + children.joined(separator: ", ") + ")")
    }
    let file = XMLFile(SourceText(text))
    #expect(describe(file.problems, file.text).joined(separator: "¦") == expected)
    #expect((file.root.map(brief) ?? "") == read)
  }

  @Test func bytesThatAreNoUTF8() {
    let bytes = Array("a: caf".utf8) + [0xE9] + Array(" ok\nb: é\n".utf8)
    let file = ConfigFile(SourceText(bytes: bytes), as: .yaml)
    #expect(file.problems == [ConfigProblem("these bytes are not UTF-8", Span(start: 6, end: 7))])
    #expect(file["a"].string == "caf\u{FFFD} ok" && file["b"].string == "é")
    #expect(file["a"].configString?.source(of: 7..<9) == Span(start: 8, end: 10))
  }

  @Test func otherEncodings() {
    for bytes in [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0x61, 0, 0x3A, 0], [0, 0x61, 0, 0x3A]] as [[UInt8]] {
      let file = ConfigFile(SourceText(bytes: bytes), as: .yaml)
      #expect(file.problems.map(\.message) == ["the file is written in UTF-16, only UTF-8 can be read"])
      #expect(file.documents.isEmpty)
    }
  }

  @Test func manyProblemsAreCutShort() {
    let file = ConfigFile(SourceText(String(repeating: "no key\n", count: 1000)), as: .ini(.plain))
    #expect(file.problems.count == 101)
    #expect(file.problems.last?.message == "there are more problems from here on")
  }
}
