import Foundation
import Reports
import Rules
import TestSupport
import Testing

/// Files and parts of files that are made from the rules and their fixtures. `UPDATE_GENERATED=1 swift test --filter
/// GeneratedFileTests` writes them anew.
@Suite("Generated files", .enabled(if: RuleFixtureTests.isStrict)) struct GeneratedFileTests {
  static let updates = ProcessInfo.processInfo.environment["UPDATE_GENERATED"] != nil

  private func compare(_ path: String, _ generated: String) throws {
    if Self.updates, Repository.text(of: path) != generated {
      try generated.write(toFile: Repository.root + "/" + path, atomically: true, encoding: .utf8)
    }
    #expect(Repository.text(of: path) == generated, "\(path) is not what the rules say; UPDATE_GENERATED=1 writes it anew")
  }

  @Test("The examples that explain shows are the fixtures")
  func examples() throws {
    var text = "// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.\n\nextension RuleExample {\n"
    text += "  /// By rule.\n  public static let all: [String: RuleExample] = [\n"
    for info in RuleCatalog.infos {
      text += "    \"\(info.id)\": RuleExample(\n"
      text += "      bad: #\"\"\"\n\(try Self.literal("bad", info.example.bad, info))        \"\"\"#,\n"
      text += "      good: #\"\"\"\n\(try Self.literal("good", info.example.good, info))        \"\"\"#),\n"
    }
    text += "  ]\n}\n"
    try compare("Sources/Reports/RuleExamples.swift", text)
  }

  /// The lines of a fixture as they stand in a string literal. Of an expectation the marks stay, and the SQLSTATE.
  private static func literal(_ kind: String, _ name: String, _ info: RuleInfo) throws -> String {
    let path = "Fixtures/rules/\(info.id)/\(kind)/\(name).sql"
    let fixture = try RuleFixture.read(path)
    let marked = Set(fixture.expectations.map(\.fixtureLine))
    var text = ""
    for (index, line) in Repository.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = line
      if marked.contains(index + 1), let carets = line.lastIndex(of: "^") {
        let sqlstate = fixture.expectations.first { $0.fixtureLine == index + 1 }?.sqlstate
        line = line[...carets] + (sqlstate.map { " " + $0 } ?? "")
      }
      text += line.isEmpty ? "\n" : "        \(line)\n"
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  @Test("The README's table of rules is what they say of themselves")
  func table() throws {
    let readme = Repository.text(of: "README.md")
    let (begin, end) = ("<!-- rules: begin -->\n", "<!-- rules: end -->")
    let before = try #require(readme.range(of: begin))
    let after = try #require(readme.range(of: end))
    let table = RuleList.markdown(RuleCatalog.infos)
    try compare("README.md", readme[..<before.upperBound] + table + readme[after.lowerBound...])
  }
}
