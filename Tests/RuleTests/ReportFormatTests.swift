import Foundation
import Migrations
import Reports
import Rules
import SourceText
import TestSupport
import Testing

@testable import CommandLine

/// What `check` reports of every fixture of the rules, in every format that a program reads, against what the format allows.
@Suite("Formats of check") struct ReportFormatTests {
  private func text(_ format: ReportFormat, _ report: CheckReport) -> String {
    String(decoding: format.render(report).bytes, as: UTF8.self)
  }

  static func halfSuppressed(_ report: CheckReport) -> CheckReport {
    var report = report
    for index in report.findings.indices.reversed() where index % 2 == 0 {
      var finding = report.findings.remove(at: index)
      finding.suppression =
        index % 4 == 0
        ? Suppression(.baseline, reason: "was there before") : Suppression(.comment, reason: "by hand", at: finding.place)
      report.suppressed.append(finding)
    }
    return report
  }

  /// A few fixtures of each rule are reported as they are, and once more with every other finding suppressed; the soak takes all.
  @Test("Every format is what it may be", arguments: RuleFixture.folders)
  func formats(_ folder: String) throws {
    let schemas: [(ReportFormat, JSONSchema)] = [
      (.json, try JSONSchema(named: "check")), (.sarif, try JSONSchema(named: "sarif")),
      (.gitlab, try JSONSchema(named: "gitlab-code-quality")),
    ]
    for path in RuleFixture.all(in: folder).prefix(4) {
      let fixture = try RuleFixture.read(path)
      let report = try FixtureCheck.report(fixture, fixture.majors.upperBound)
      for report in report.findings.isEmpty ? [report] : [report, Self.halfSuppressed(report)] {
        for (format, schema) in schemas {
          let document = text(format, report)
          #expect(try schema.problems(of: document) == [], "\(path) as \(format)")
          #expect(document.utf8.firstIndex(of: 10) == document.utf8.indices.last, "\(path) as \(format)")
          if format == .sarif { try checkSARIF(document, report, path) }
        }
        try checkJUnit(text(.junit, report), report, path)
        checkAnnotations(text(.github, report), report, path)
      }
    }
  }

  /// Rules are named by number, and links lead to related places.
  private func checkSARIF(_ document: String, _ report: CheckReport, _ path: String) throws {
    let log = try #require(try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == report.findings.count + report.suppressed.count, "\(path)")
    for result in results {
      #expect(rules[result["ruleIndex"] as! Int]["id"] as! String == result["ruleId"] as! String)
      let message = (result["message"] as! [String: String])["text"]!
      let related = result["relatedLocations"] as? [[String: Any]] ?? []
      for place in related { #expect(message.contains("](\(place["id"]!))"), "\(path)") }
      #expect((result["suppressions"] == nil) == report.suppressed.isEmpty, "\(path)")
    }
    let suppressed = results.filter { !(($0["suppressions"] as? [Any]) ?? []).isEmpty }
    #expect(suppressed.count == report.suppressed.count, "\(path)")
  }

  /// It is XML, and counts what it holds.
  private func checkJUnit(_ document: String, _ report: CheckReport, _ path: String) throws {
    let xml = XMLText(document)
    #expect(xml.problem == nil, "\(path)")
    let root = try #require(xml.elements.first)
    #expect(root.name == "testsuites")
    for (attribute, element) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped"), ("tests", "testcase")] {
      let count = xml.elements.count { $0.name == element }
      #expect(root.attributes[attribute] == "\(count)", "\(path): \(attribute)")
      let sum = xml.elements.filter { $0.name == "testsuite" }.reduce(0) { $0 + Int($1.attributes[attribute]!)! }
      #expect(sum == count, "\(path): \(attribute)")
    }
    let failures = report.findings.filter { $0.severity > .note }
    #expect(xml.elements.filter { $0.name == "failure" }.count == failures.count, "\(path)")
    let suites = xml.elements.filter { $0.name == "testsuite" }.map { $0.attributes["name"]! }
    #expect(Set(suites).count == suites.count, "\(path)")
  }

  /// An annotation is one line, and none is lost without a word.
  private func checkAnnotations(_ document: String, _ report: CheckReport, _ path: String) {
    let lines = document.split(separator: "\n")
    let commands = lines.filter { $0.hasPrefix("::") }
    for (severity, command) in [(Severity.error, "error"), (.warning, "warning"), (.note, "notice")] {
      #expect(commands.count { $0.hasPrefix("::\(command) file=") } == min(10, report.count(severity)), "\(path)")
    }
    #expect(lines.count <= commands.count + 1)
    if commands.count < report.findings.count { #expect(lines.last?.hasPrefix("plimsoll: ") == true, "\(path)") }
  }

  @Test("Nothing differs from one run to the next", arguments: RuleFixture.folders)
  func stable(_ folder: String) throws {
    let path = try #require(RuleFixture.all(in: folder).first { $0.contains("/bad/") } ?? RuleFixture.all(in: folder).first)
    let fixture = try RuleFixture.read(path)
    let (first, second) = try (FixtureCheck.report(fixture, 17), FixtureCheck.report(fixture, 17))
    for format in ReportFormat.allCases where format != .text { #expect(text(format, first) == text(format, second)) }
  }
}
