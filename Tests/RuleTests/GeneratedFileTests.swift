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
    let file = Repository.root + "/" + path
    let present = try? String(contentsOfFile: file, encoding: .utf8)
    if Self.updates, present != generated { return try generated.write(toFile: file, atomically: true, encoding: .utf8) }
    #expect(present == generated, "\(path) is not what the rules say; UPDATE_GENERATED=1 writes it anew")
  }

  @Test("The examples that explain shows are the fixtures, and what is said of them", arguments: RuleCatalog.infos.map(\.id))
  func example(_ id: String) throws {
    let info = RuleCatalog.info(id)!
    let name = Self.name(of: id)
    var text = Self.mark + "extension RuleExample {\n  static let \(name) = RuleExample(\n"
    text += "    bad: #\"\"\"\n\(try Self.literal("bad", info.example.bad, info))      \"\"\"#,\n"
    text += "    said: #\"\"\"\n\(Self.indented(try Self.said(of: info)))      \"\"\"#,\n"
    text += "    good: #\"\"\"\n\(try Self.literal("good", info.example.good, info))      \"\"\"#)\n}\n"
    try compare("Sources/Reports/Examples/\(name.prefix(1).uppercased() + name.dropFirst()).swift", text)
  }

  @Test("Every example is in the list")
  func examples() throws {
    var text =
      Self.mark + "extension RuleExample {\n  static func of(_ info: RuleInfo) -> RuleExample? {\n    switch info.id {\n"
    for info in RuleCatalog.infos { text += "    case \"\(info.id)\": \(Self.name(of: info.id))\n" }
    text += "    default: nil\n    }\n  }\n}\n"
    text = text.replacingOccurrences(of: Self.mark, with: Self.mark + "import Rules\n\n").replacingOccurrences(
      of: "  static func", with: "  public static func")
    try compare("Sources/Reports/Examples/AllExamples.swift", text)
  }

  private static let mark = "// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.\n\n"

  /// `deployBeforeMigrate` for `deploy-before-migrate`.
  private static func name(of id: String) -> String {
    let words = id.split(separator: "-")
    return words[0] + words.dropFirst().map(\.capitalized).joined()
  }

  /// The first finding of the rule in its bad example, as `check` shows it.
  private static func said(of info: RuleInfo) throws -> String {
    let fixture = try RuleFixture.read("Fixtures/rules/\(info.id)/bad/\(info.example.bad).sql")
    var report = try FixtureCheck.report(fixture, fixture.majors.lowerBound)
    report.findings = Array(report.findings.filter { $0.rule.id == info.id }.prefix(1))
    #expect(report.findings.count == 1, "\(info.id) finds nothing in its example")
    let text = ReportFormat.text.render(report, ReportFormat.Layout(width: 96, isQuiet: true))
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private static func indented(_ text: String) -> String {
    var text = text
    while text.hasSuffix("\n") { text.removeLast() }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "\n" : "      \($0)\n" }.joined()
  }

  @Test("Each rule has its page beside its cases", arguments: RuleCatalog.infos.map(\.id))
  func pages(_ id: String) throws {
    let info = RuleCatalog.info(id)!
    let cases = ["bad", "good"].flatMap { kind in
      RuleFixture.all(in: "Fixtures/rules/\(id)/\(kind)").sorted().map { path in
        let name = String(path.split(separator: "/").last!.dropLast(4))
        return "[\(kind)/\(name)](\(kind)/\(name).sql): " + Self.story(of: Repository.text(of: path))
      }
    }
    #expect(cases.allSatisfy { !$0.hasSuffix(": ") }, "a case of \(id) does not say what happens")
    try compare("Fixtures/rules/\(id)/README.md", RulePage(info, RuleExample.of(info)).markdown(cases: cases))
  }

  /// The sentences at the top of a fixture, without its settings.
  private static func story(of text: String) -> String {
    let comments = text.split(separator: "\n").prefix { $0.hasPrefix("--") }.map { $0.drop { $0 == "-" || $0 == " " } }
    return comments.prefix { line in
      !["file: ", "added: ", "was: ", "framework: ", "transactions: ", "postgres: ", "rows: ", "elsewhere: "].contains {
        line.hasPrefix($0)
      }
    }.joined(separator: " ")
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
      text += line.isEmpty ? "\n" : "      \(line)\n"
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
    let text = String(decoding: ReportFormat.text.render(report).bytes, as: UTF8.self)
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

  @Test("The README's configuration is the example that its reader is held against")
  func configuration() throws {
    try compare(
      "README.md", part: "configuration", "```jsonc\n" + Repository.text(of: "Fixtures/schemas/config.example.json") + "```\n")
  }

  @Test("The README's table of rules is what they say of themselves")
  func table() throws {
    try compare("README.md", part: "rules", RuleList.markdown(RuleCatalog.infos))
  }
}
