import Migrations
import Rules
import SourceText
import TestSupport
import Testing

@testable import CommandLine

/// The incident with an enum, as the Alembic project that it happened in.
@Suite("The enum in one transaction") struct AlembicIncidentTests {
  private func findings(_ project: String) throws -> [String] {
    let folder = Repository.root + "/Fixtures/incidents/enum-in-one-transaction/" + project
    let found = Discovery(Project(DiskFiles())).find(at: folder)
    let set = try #require(found.sets.first)
    #expect(set.framework.id == "alembic")
    #expect(set.remarks.isEmpty)
    return Check(set, postgres: 15).findings.map { finding in
      let lines = LineIndex(finding.place.file)
      var text = "\(finding.severity.rawValue) \(finding.rule.id) \(Self.place(finding.place, lines))"
      for related in finding.related { text += " < \(Self.place(related.place, LineIndex(related.place.file)))" }
      return text
    }
  }

  private static func place(_ place: Place, _ lines: LineIndex) -> String {
    let name = place.file.name.split(separator: "/").last.map { String($0.prefix(12)) } ?? ""
    return "\(name):\(lines.line(of: place.span.start))"
  }

  @Test("Labels that are added and used in one revision are an error where they are used")
  func broken() throws {
    #expect(
      try findings("broken") == [
        "warning enum-label-differs-only-by-case 900f713316c0:36",
        "warning enum-label-replaced-without-data-migration 900f713316c0:36 < 900f713316c0:44 < 1f0c7a3b5d20:26 < 1f0c7a3b5d20:33",
        "error enum-value-used-before-commit 900f713316c0:44 < 900f713316c0:36",
      ])
  }

  @Test("The tables whose rows were forgotten are named")
  func forgottenRows() throws {
    let folder = Repository.root + "/Fixtures/incidents/enum-in-one-transaction/broken"
    let set = try #require(Discovery(Project(DiskFiles())).find(at: folder).sets.first)
    let finding = try #require(Check(set, postgres: 15).findings.first { $0.rule.family == .backfill })
    #expect(
      finding.message.hasSuffix(
        "the rows of \"user\".plan move to it, but those of plan_configurations.plan and subscription_history.plan do not; "
          + "the default of \"user\".plan is still 'FREE'"))
  }

  @Test("Two revisions with a COMMIT between them are fine but for the spelling")
  func mended() throws {
    #expect(try findings("mended") == ["warning enum-label-differs-only-by-case 6d160a319b2c:18"])
  }

  @Test("Two revisions alone share one transaction")
  func split() throws {
    #expect(
      try findings("split-without-commit") == [
        "warning enum-value-used-before-commit 5572c099bcd1:20 < 6d160a319b2c:18",
        "warning enum-value-used-before-commit 5572c099bcd1:21 < 6d160a319b2c:18",
        "warning enum-label-differs-only-by-case 6d160a319b2c:18",
      ])
  }
}
