import SourceText
import Testing

@testable import ConfigText

@Suite("Values") struct ValueTests {
  @Test func pathsNeedNoQuestionMarks() {
    let file = ConfigFile(SourceText("a: {b: [1, {c: yes}], d: text, e: 2.5, f: true, g: }"), as: .yaml)
    #expect(file["a"]["b"][1]["c"].string == "yes")
    #expect(file["a"]["b"][1]["c"].flag == true)
    #expect(file["a"]["b"][1]["c"].bool == nil)
    #expect(file["a"]["b"][0].int == 1)
    #expect(file["a"]["b"][7]["c"].string == nil)
    #expect(file["a"]["none"]["c"].array == nil)
    #expect(file["a"]["e"].number == "2.5")
    #expect(file["a"]["e"].int == nil)
    #expect(file["a"]["e"].scalarText == "2.5")
    #expect(file["a"]["f"].scalarText == "true")
    #expect(file["a"]["g"]?.isNull == true)
    #expect(file["a"].table?.keys == ["b", "d", "e", "f", "g"])
    #expect(file["a"]["d"].strings.map(\.text) == ["text"])
    #expect(ConfigFile(SourceText("[a, 1, b]"), as: .yaml).root.strings.map(\.text) == ["a", "b"])
  }

  @Test(arguments: [
    ("false", false), ("OFF", false), ("'no'", false), ("0", false), ("True", true), ("y", true), ("on", true), ("1", true),
    ("maybe", nil), ("2", nil), ("", nil),
  ])
  func flags(_ text: String, _ expected: Bool?) {
    #expect(ConfigFile(SourceText("a: \(text)"), as: .yaml)["a"].flag == expected)
  }

  @Test(arguments: [
    ("12", 12), ("-1_000", -1000), ("+3", 3), ("0x1F", 31), ("0o17", 15), ("0b101", 5), ("010", 10), ("1.0", nil), ("inf", nil),
    ("99999999999999999999", nil), ("-", nil), ("0x", nil), ("-9223372036854775808", Int.min),
  ])
  func integers(_ text: String, _ expected: Int?) {
    #expect(NumberText.integer(text) == expected)
  }

  @Test func tablesOfManyKeys() {
    let text = (0..<100).map { "k\($0) = \($0)" }.joined(separator: "\n") + "\nk50 = 5000\n"
    let file = ConfigFile(SourceText(text), as: .properties)
    #expect(file["k99"].string == "99")
    #expect(file["k50"].string == "5000")
    #expect(file["k100"] == nil)
    #expect(file.root.table?.entries.count == 100)
    #expect(file.problems.map(\.message) == ["the key “k50” is written twice; the last one counts"])
    #expect(file.root.table?.keys[50] == "k50")
  }

  @Test func blocksOfHCL() throws {
    let text = SourceText("env \"a\" {\n x = 1\n}\nenv \"b\" {\n}\ndata \"sql\" \"q\" {}\nplain {\n y = 2\n}\nplain {}\n")
    let root = ConfigFile(text, as: .hcl).root
    #expect(root.blocks("env", labels: 1).map { $0.labels.map(\.text) } == [["a"], ["b"]])
    #expect(root.blocks("env", labels: 1).first?.body["x"].int == 1)
    #expect(root.blocks("data", labels: 2).first?.labels.map(\.text) == ["sql", "q"])
    #expect(root.blocks("plain").map { $0.body["y"].int } == [2, nil])
    #expect(root.blocks("none").isEmpty)
  }

  @Test func elementsOfXML() throws {
    let root = try #require(XMLFile(SourceText("<a x='1' x:y='2'><p:b/>t<b z=''>u</b><c/></a>")).root)
    #expect(root["x"] == "1" && root["x:y"] == "2" && root["y"] == nil)
    #expect(root.elements("b").map(\.name) == ["p:b", "b"])
    #expect(root.element("c")?.localName == "c")
    #expect(root.elements("b")[1].text.text == "u")
    #expect(root.text.text == "t")
    #expect(root.element("c")?.text.text == "")
  }

  @Test func latin1() throws {
    let properties = ConfigFile(SourceText(bytes: Array("a=caf".utf8) + [0xE9]), as: .properties)
    #expect(properties.problems.isEmpty && properties["a"].string == "café")
    let xml = XMLFile(
      SourceText(bytes: Array("<?xml version='1.0' encoding='ISO-8859-1'?><a b='".utf8) + [0xE9] + Array("'/>".utf8)))
    #expect(xml.problems.isEmpty)
    #expect(xml.root?["b"] == "é")
  }

  @Test func interpolationStopsSomewhere() {
    let circle = "[a]\nx = %(y)s%(y)s\ny = %(x)s%(x)s\nz = %(nothing)s %(unclosed 100%\n"
    let file = ConfigFile(SourceText(circle), as: .ini(.configParser()))
    #expect(file["a"]["z"].string == "%(nothing)s %(unclosed 100%")
    #expect(file["a"]["x"].string?.contains("%(") == true)
  }
}
