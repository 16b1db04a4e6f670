import Testing

@testable import Reports

@Suite("JSON") struct JSONWriterTests {
  private func json(_ fill: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    fill(&writer)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }

  @Test("Commas stand between values, and nowhere else")
  func commas() {
    let text = json { json in
      json.array { json in
        json.object { _ in }
        json.array { _ in }
        json.object { json in
          json.key("a")
          json.value(1)
          json.key("b")
          json.array { json in
            json.value(true)
            json.value(false)
            json.null()
          }
          json.key("c")
          json.object { json in
            json.key("d")
            json.value("e")
          }
        }
        json.value(-2)
      }
    }
    #expect(text == #"[{},[],{"a":1,"b":[true,false,null],"c":{"d":"e"}},-2]"#)
  }

  @Test("Documents on lines of their own have no comma between them")
  func lines() {
    let text = json { json in
      for _ in 0..<2 {
        json.array { $0.value(1) }
        json.endLine()
      }
    }
    #expect(text == "[1]\n[1]\n")
  }

  @Test(
    "Strings are escaped where JSON asks for it",
    arguments: [
      ("", #""""#), ("plain", #""plain""#), (#"a"b\c/"#, #""a\"b\\c/""#), ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
      ("\u{0}\u{1F}\u{1B}", #""\u0000\u001f\u001b""#), ("ö漢😀\u{7F}", "\"ö漢😀\u{7F}\""),
    ])
  func strings(_ value: String, _ expected: String) {
    #expect(json { $0.value(value) } == expected)
  }
}
