import Foundation
import Migrations
import Platform
import Reports
import Rules
import TestSupport
import Testing

@testable import CommandLine

/// A small project in every format, as `Fixtures/reports` has it. `UPDATE_GENERATED=1 swift test --filter ReportFixtureTests`
/// writes it anew.
@Suite("Fixtures of the reports", .serialized) struct ReportFixtureTests {
  private static let updates = ProcessInfo.processInfo.environment["UPDATE_GENERATED"] != nil

  static func report() throws -> CheckReport {
    let root = "Fixtures/reports/shop/"
    let files = Repository.files(in: "Fixtures/reports/shop", ending: ".sql").map {
      (String($0.dropFirst(root.count)), Repository.text(of: $0))
    }
    var checking = Checking(
      Project(ProjectInMemory(Dictionary(uniqueKeysWithValues: files))), Checking.Options(postgres: 17))
    try checking.check(["."])
    var report = checking.report
    report.milliseconds = 2
    // One is known already.
    let known = try #require(report.findings.firstIndex { $0.rule.id == "enum-label-differs-only-by-case" })
    var finding = report.findings.remove(at: known)
    finding.suppression = Suppression(.baseline, reason: "in the baseline")
    report.suppressed = [finding]
    return report
  }

  /// SARIF also holds the page of each rule, which has its own tests.
  private static func withoutPages(_ sarif: String) throws -> String {
    let begin = try #require(sarif.range(of: "\"rules\":["))
    let end = try #require(sarif.range(of: "]}},\"invocations\":"))
    return String(sarif[..<begin.upperBound] + sarif[end.lowerBound...])
  }

  @Test("A long report goes out in parts, which are the whole", arguments: ReportFormat.allCases)
  func inParts(_ format: ReportFormat) throws {
    var report = try Self.report()
    report.findings = Array(repeatElement(report.findings, count: 200).joined())
    report.files = (0..<2000).map { "db/\($0).sql" }
    let parts = Locked<[[UInt8]]>([])
    let rest = format.render(report, into: OutputBuffer { part in parts.access { $0.append(part) } }).bytes
    let whole = format.render(report).bytes
    #expect(Array(parts.access { $0 }.joined()) + rest == whole)
    // What GitHub shows is never long.
    #expect(parts.access { $0.count } >= (format == .github ? 0 : 2))
    #expect(parts.access { $0.allSatisfy { $0.count < 1 << 18 } } && rest.count < 1 << 18)
  }

  @Test(
    "Each format says of the shop what is written down",
    arguments: zip(
      ReportFormat.allCases,
      ["check.txt", "check.json", "check.sarif", "check.github.txt", "check.gitlab.json", "check.junit.xml"]))
  func expected(_ format: ReportFormat, _ name: String) throws {
    var text = String(decoding: format.render(try Self.report()).bytes, as: UTF8.self)
    if format == .sarif { text = try Self.withoutPages(text) }
    let path = "Fixtures/reports/expected/" + name
    if Self.updates { try text.write(toFile: Repository.root + "/" + path, atomically: true, encoding: .utf8) }
    #expect(Repository.text(of: path) == text, "\(path) is out of date; UPDATE_GENERATED=1 writes it anew")
  }

  @Test("Columns of SARIF count UTF-16, those of JSON characters")
  func columns() throws {
    let report = try Self.report()
    let sarif = String(decoding: ReportFormat.sarif.render(report).bytes, as: UTF8.self)
    let json = String(decoding: ReportFormat.json.render(report).bytes, as: UTF8.self)
    // Behind a ship, which is one character and two code units.
    #expect(sarif.contains("\"startLine\":4,\"startColumn\":41,\"endLine\":4,\"endColumn\":47"))
    #expect(json.contains("\"line\":4,\"column\":40,\"endLine\":4,\"endColumn\":46"))
  }
}
