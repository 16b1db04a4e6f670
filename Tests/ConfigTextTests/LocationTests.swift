import SourceText
import Testing

@testable import ConfigText

/// SQL is parsed out of configuration files; what is found in it must point at the file's own lines.
@Suite("Where text is written") struct LocationTests {
  /// The place of a word in a string, as line and column of the file, and the file's text there.
  private func place(of word: String, in string: ConfigString?, _ text: SourceText) throws -> String {
    let string = try #require(string)
    let bytes = Array(string.text.utf8)
    let wanted = Array(word.utf8)
    let offset = try #require((0..<bytes.count).first { bytes[$0...].starts(with: wanted) })
    let span = string.source(of: offset..<offset + wanted.count)
    let position = LineIndex(text).position(of: span.start)
    return "\(position.line):\(position.column) \(text[span])"
  }

  @Test func yamlBlockScalar() throws {
    let text = SourceText(
      """
      changes:
        - sql: |
            ALTER TYPE mood
              ADD VALUE 'new';

            SELECT 'é', 1;
      """)
    let sql = ConfigFile(text, as: .yaml)["changes"][0]["sql"].configString
    #expect(try place(of: "ALTER", in: sql, text) == "3:7 ALTER")
    #expect(try place(of: "ADD VALUE 'new'", in: sql, text) == "4:9 ADD VALUE 'new'")
    #expect(try place(of: "1;", in: sql, text) == "6:19 1;")
    #expect(try place(of: "mood\n  ADD", in: sql, text) == "3:18 mood\n        ADD")
  }

  @Test func yamlFoldedAndQuoted() throws {
    let text = SourceText(
      "a: >-\r\n  SELECT 1\r\n  FROM t\r\nb: \"SELECT\\t\\u0031\r\n  FROM\\\r\n  \\ t\"\r\nc: two\r\n  lines")
    let file = ConfigFile(text, as: .yaml)
    #expect(file.problems.isEmpty)
    #expect(file["a"].string == "SELECT 1 FROM t")
    #expect(try place(of: "FROM t", in: file["a"].configString, text) == "3:3 FROM t")
    #expect(file["b"].string == "SELECT\t1 FROM t")
    #expect(try place(of: "1", in: file["b"].configString, text) == "4:13 \\u0031")
    #expect(try place(of: "FROM t", in: file["b"].configString, text) == "5:3 FROM\\\r\n  \\ t")
    #expect(try place(of: "lines", in: file["c"].configString, text) == "8:3 lines")
  }

  @Test func xmlTextAndCDATA() throws {
    let text = SourceText("<sql>\n  SELECT 1 &lt; 2;<!-- not here -->\n<![CDATA[UPDATE t\n  SET a = 1]]> WHERE b\n</sql>")
    let sql = try #require(XMLFile(text).root).text
    #expect(sql.text == "\n  SELECT 1 < 2;\nUPDATE t\n  SET a = 1 WHERE b\n")
    #expect(try place(of: "1 < 2", in: sql, text) == "2:10 1 &lt; 2")
    #expect(try place(of: "SET a", in: sql, text) == "4:3 SET a")
    #expect(try place(of: "WHERE", in: sql, text) == "4:16 WHERE")
    #expect(try place(of: "1 WHERE", in: sql, text) == "4:11 1]]> WHERE")
  }

  @Test func jsonString() throws {
    let text = SourceText("{\n  \"sql\": \"SELECT \\\"a\\\";\\nDROP TABLE t;\"\n}")
    let sql = ConfigFile(text, as: .json)["sql"].configString
    #expect(try place(of: "\"a\"", in: sql, text) == "2:18 \\\"a\\\"")
    #expect(try place(of: "DROP", in: sql, text) == "2:26 DROP")
  }

  @Test func verbatimTextCanBeReadInPlace() throws {
    let text = SourceText("a: plain words\nb: \"quoted\"\nc: \"tab\\t\"\nd: ''")
    let file = ConfigFile(text, as: .yaml)
    #expect(file["a"].configString?.verbatimSpan.map { text[$0] } == "plain words")
    #expect(file["b"].configString?.verbatimSpan.map { text[$0] } == "quoted")
    #expect(file["c"].configString?.verbatimSpan == nil)
    #expect(file["d"].configString?.verbatimSpan == Span(start: 42, end: 42))
    #expect(file["b"].configString?.sourceText(name: "b").wholeSpan.count == 6)
  }

  @Test func partsOfText() throws {
    let text = SourceText(#"{"locations": " classpath:a ,\tfilesystem:\u0062\u0063, "}"#)
    let locations = try #require(ConfigFile(text, as: .json)["locations"].configString)
    let parts = locations.split(at: UInt8(ascii: ","))
    #expect(parts.map(\.text) == ["classpath:a", "filesystem:bc"])
    #expect(parts.map { text[$0.span] } == ["classpath:a", #"filesystem:\u0062\u0063"#])
    #expect(try place(of: "c", in: parts[1].slice(11..<13), text) == #"1:49 \u0063"#)
    #expect(locations.slice(3..<3).text.isEmpty)
  }

  @Test func replacedText() throws {
    let text = SourceText("{\"sql\": \"CREATE TABLE ${schema}.t\\n(a ${type})\"}")
    let sql = try #require(ConfigFile(text, as: .json)["sql"].configString)
    let filled = sql.replacing([(13..<22, "shop"), (28..<35, "")])
    #expect(filled.text == "CREATE TABLE shop.t\n(a )")
    #expect(try place(of: "shop", in: filled, text) == "1:23 ${schema}")
    #expect(try place(of: ".t", in: filled, text) == "1:32 .t")
    #expect(try place(of: "(a )", in: filled, text) == "1:36 (a ${type})")
    #expect(sql.replacing([]).text == sql.text)
  }

  @Test func interpolatedText() throws {
    let text = SourceText("[alembic]\nlocations = %(here)s/a %(here)s/b\n")
    let file = ConfigFile(text, as: .ini(.configParser(variables: ["here": "/srv"])))
    let locations = file["alembic"]["locations"].configString
    #expect(locations?.text == "/srv/a /srv/b")
    #expect(try place(of: "/b", in: locations, text) == "2:32 /b")
  }

  @Test func spansOfValuesAndKeys() throws {
    let text = SourceText("[a]\nb = { c = [1, 'x'] } # comment\n")
    let file = ConfigFile(text, as: .toml)
    #expect(file["a"]["b"].map { text[$0.span] } == "{ c = [1, 'x'] }")
    #expect(file["a"]["b"]["c"].map { text[$0.span] } == "[1, 'x']")
    #expect(file["a"]["b"]["c"][1].map { text[$0.span] } == "'x'")
    #expect(file["a"].table?.key("b").map { text[$0.span] } == "b")
    #expect(file["a"].map { text[$0.span] } == "[a]\nb = { c = [1, 'x'] }")
    let yaml = SourceText("a:\n  b: [1, 2]\n  c:\n  - x: y\n# end\n")
    let tree = ConfigFile(yaml, as: .yaml)
    #expect(tree["a"].map { yaml[$0.span] } == "b: [1, 2]\n  c:\n  - x: y")
    #expect(tree["a"]["b"].map { yaml[$0.span] } == "[1, 2]")
    #expect(tree["a"]["c"][0].map { yaml[$0.span] } == "x: y")
  }
}
