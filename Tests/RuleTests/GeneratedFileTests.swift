import Foundation
import Migrations
import Reports
import Rules
import TestSupport
import Testing

@testable import CommandLine

/// Files and parts of files that are made from the rules and their fixtures. `UPDATE_GENERATED=1 swift test --filter
/// GeneratedFileTests` writes them anew.
@Suite("Generated files", .serialized) struct GeneratedFileTests {
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

  @Test("The README's story is what check says")
  func story() throws {
    var checking = Checking(Project(DiskFiles()), Checking.Options(postgres: 15))
    try checking.check([Repository.root + "/Fixtures/runners/goose/default"])
    var report = checking.report
    report.milliseconds = 2
    let text = String(decoding: CheckText.render(report, style: Style(isColored: false)).bytes, as: UTF8.self)
    #expect(!report.findings.isEmpty)
    try compare("README.md", part: "story", "```\n" + text.replacingOccurrences(of: Repository.root + "/", with: "") + "```\n")
  }

  /// Compares what stands between two marks.
  private func compare(_ path: String, part: String, _ generated: String) throws {
    let text = Repository.text(of: path)
    let before = try #require(text.range(of: "<!-- \(part): begin -->\n"))
    let after = try #require(text.range(of: "<!-- \(part): end -->"))
    try compare(path, text[..<before.upperBound] + generated + text[after.lowerBound...])
  }

  @Test("The README's table of rules is what they say of themselves")
  func table() throws {
    try compare("README.md", part: "rules", RuleList.markdown(RuleCatalog.infos))
  }
}
