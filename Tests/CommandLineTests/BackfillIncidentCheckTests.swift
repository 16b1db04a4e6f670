import Foundation
import TestSupport
import Testing

@testable import CommandLine

/// The incident of the order that a checklist knew, as somebody would check the project.
@Suite("Migration, then backfill, then code") struct BackfillIncidentCheckTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      struct Location: Decodable {
        var file: String
        var line: Int
      }
      var rule: String
      var severity: String
      var location: Location
    }
    var findings: [Finding]
  }

  private func findings(_ form: String) throws -> [String] {
    let folder = Repository.root + "/Fixtures/incidents/5-backfill-in-scripts/" + form
    let run = Run(["check", "--format", "json", folder])
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).findings.map { finding in
      "\(finding.severity) \(finding.rule) \(finding.location.file.split(separator: "/").last!.prefix(12)):\(finding.location.line)"
    }
  }

  @Test("What was about to go out: the order of the workflow, and a column that is taken for filled")
  func requiredByCode() throws {
    #expect(
      try findings("required-by-code") == [
        "error deploy-before-migrate deploy.yml:11", "warning code-needs-missing-schema models.py:26",
      ])
  }

  @Test("The column that becomes required before anything fills it, and the order of the workflow")
  func broken() throws {
    #expect(
      try findings("broken") == [
        "error deploy-before-migrate deploy.yml:11", "error not-null-without-backfill b83e5d10f6a4:16",
      ])
  }

  @Test("What was deployed in the end is silent", arguments: ["mended", "declared"])
  func mended(_ form: String) throws { #expect(try findings(form).isEmpty) }
}
