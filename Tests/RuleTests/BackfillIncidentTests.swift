import Migrations
import Rules
import SourceText
import TestSupport
import Testing

@testable import CommandLine

/// The incidents with columns that rows had no value for, as the Alembic projects that they happened in.
@Suite("Columns that rows had no value for") struct BackfillIncidentTests {
  private func findings(_ project: String) throws -> [Finding] {
    let folder = Repository.root + "/Fixtures/incidents/" + project
    let set = try #require(Discovery(Project(DiskFiles())).find(at: folder).sets.first)
    #expect(set.framework.id == "alembic")
    #expect(set.remarks.isEmpty)
    let check = Check(set, postgres: 15)
    #expect(check.notAnalysed.isEmpty)
    return check.findings
  }

  private func summary(_ finding: Finding) -> String {
    func place(_ place: Place) -> String {
      let name = place.file.name.split(separator: "/").last.map { String($0.prefix(12)) } ?? ""
      return "\(name):\(LineIndex(place.file).line(of: place.span.start))"
    }
    let related = finding.related.map { " < \(place($0.place))" }.joined()
    return "\(finding.severity.rawValue) \(finding.rule.id) \(place(finding.place))\(related)"
  }

  @Test("A required column of the model that comes without a default of the server's is an error, and with one it is not")
  func requiredModelColumn() throws {
    #expect(
      try findings("2-required-model-column/broken").map(summary) == ["error required-column-without-default 7b42e8d6c1f0:16"])
    #expect(try findings("2-required-model-column/mended").isEmpty)
  }

  @Test("A column that only a script fills is an error where it becomes required, and the script is named")
  func backfillInScripts() throws {
    let found = try findings("5-backfill-in-scripts/broken")
    #expect(
      found.map(summary) == [
        "error not-null-without-backfill b83e5d10f6a4:16 < ee4f9c4fb5b3:16 < backfill_pla:30"
      ])
    #expect(
      found.first?.message.contains(
        "backfill_plan_subscription_subscriber_id.py writes it, but nothing says that it runs before")
        == true)
  }

  @Test("Where a revision fills the rows, or says which script does, all is well", arguments: ["mended", "declared"])
  func backfilled(_ project: String) throws {
    #expect(try findings("5-backfill-in-scripts/" + project).isEmpty)
  }

  @Test("All of it may run at once, too")
  func togetherWithWhatComesBefore() throws {
    let folder = Repository.root + "/Fixtures/incidents/5-backfill-in-scripts/mended"
    let set = try #require(Discovery(Project(DiskFiles())).find(at: folder).sets.first).forced(to: .run, by: "the test")
    #expect(Check(set, postgres: 15).findings.allSatisfy { $0.severity == .note })
  }
}
