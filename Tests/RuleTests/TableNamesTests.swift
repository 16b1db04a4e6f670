import Schema
import Testing

@testable import Rules

@Suite("Names of tables in the configuration") struct TableNamesTests {
  @Test(
    "A name is of any schema, and * stands for any letters",
    arguments: [
      ("country", "public", "country", true), ("country", "geo", "country", true), ("country", "public", "countries", false),
      ("geo.country", "geo", "country", true), ("geo.country", "public", "country", false),
      ("ref_*", "public", "ref_", true), ("ref_*", "public", "ref_state", true), ("ref_*", "public", "xref_state", false),
      ("*_type", "public", "account_type", true), ("*_type", "public", "account_types", false),
      ("a*b*c", "public", "aXbYc", true), ("a*b*c", "public", "abc", true), ("a*b*c", "public", "acb", false),
      ("ab*ba", "public", "aba", false), ("geo.*", "geo", "town", true), ("geo.*", "public", "town", false),
      ("Country", "public", "country", false),
    ])
  func fits(_ pattern: String, _ schema: String, _ name: String, _ isMeant: Bool) {
    var names = TableNames()
    let isName = names.add(pattern)
    #expect(isName)
    #expect(names.contains(ObjectName(schema, name)) == isMeant)
  }

  @Test("What names no table", arguments: ["", ".", "a.", ".b", "a.b.c"])
  func mistakes(_ text: String) {
    var names = TableNames()
    let isName = names.add(text)
    #expect(!isName)
  }
}
