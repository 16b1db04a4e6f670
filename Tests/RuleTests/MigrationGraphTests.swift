import Migrations
import Rules
import TestSupport
import Testing

@testable import CommandLine

@Suite("Broken chains of migrations") struct MigrationGraphTests {
  @Test("A journal that names what is not there, and one out of its time")
  func drizzle() throws {
    let folder = TemporaryFolder()
    let journal = """
      {"version": "7", "dialect": "postgresql", "entries": [
      {"idx": 0, "when": 1000, "tag": "0000_a"},
      {"idx": 1, "when": 3000, "tag": "0001_b"},
      {"idx": 2, "when": 2000, "tag": "0002_c"},
      {"idx": 3, "when": 4000, "tag": "0003_d"}]}
      """
    folder.write("drizzle/meta/_journal.json", journal)
    for name in ["0000_a", "0001_b", "0002_c"] { folder.write("drizzle/\(name).sql", "SELECT 1;\n") }
    let found = Discovery(Project(DiskFiles())).find(at: folder.path)
    let findings = Check(try #require(found.sets.first), postgres: 15).findings.filter {
      $0.rule.id == "migration-graph-broken"
    }
    #expect(findings.map(\.severity) == [.warning, .error])
    #expect(findings[0].message.contains("0002_c has an earlier “when” than 0001_b"))
    #expect(findings[1].message.contains("the journal names 0003_d"))
  }

  @Test(
    "A program in Go that does not know golang-migrate may have another runner for files of such names",
    arguments: [
      (["go.mod": "module shop\n"], Severity.warning),
      (["go.mod": "require github.com/golang-migrate/migrate/v4 v4.18.1\n"], .error),
      (["go.mod": "module shop\n", "Makefile": "up:\n\tmigrate -path db -database $(URL) up\n"], .error), ([:], .error),
    ])
  func otherRunner(_ files: [String: String], _ severity: Severity) throws {
    let folder = TemporaryFolder()
    for (name, text) in files { folder.write(name, text) }
    for name in ["1_a.up.sql", "1_b.up.sql"] { folder.write("db/\(name)", "SELECT 1;\n") }
    let found = Discovery(Project(DiskFiles())).find(at: folder.path + "/db")
    let set = try #require(found.sets.first)
    if case .unknown = set.ledger.late { #expect(severity == .warning) } else { #expect(severity == .error) }
    let finding = try #require(Check(set, postgres: 15).findings.first)
    #expect(finding.rule.id == "migration-graph-broken")
    #expect(finding.severity == severity)
    #expect(finding.message.hasSuffix("if that is what runs them") == (severity == .warning))
  }
}
