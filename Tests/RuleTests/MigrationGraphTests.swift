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
}
