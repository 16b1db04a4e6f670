import Testing

@testable import Migrations

@Suite struct DiscoveryTests {
  private func find(
    _ files: [String: String], locked: Set<String> = [], at path: String = ".", framework: String? = nil
  ) -> Discovered {
    Discovery(Project(FilesInMemory(files, locked: locked)), framework: framework).find(at: path)
  }

  private func roots(_ found: Discovered) -> [String] { found.sets.map { "\($0.framework.id) \($0.root)" } }

  private let gooseFile = "-- +goose Up\nSELECT 1;\n"

  @Test func severalSetsOfOneProject() {
    let found = find(["a/db/1_x.sql": gooseFile, "b/migrations/1_x.up.sql": "SELECT 1;", "b/migrations/1_x.down.sql": ""])
    #expect(roots(found) == ["goose a/db", "golang-migrate b/migrations"])
  }

  @Test func aFileIsReadWithItsWholeSet() {
    let found = find(["db/1_x.sql": gooseFile, "db/2_y.sql": gooseFile], at: "db/2_y.sql")
    #expect(found.sets.map(\.migrations.count) == [2])
  }

  @Test func aPartOfASetLeadsToTheSet() {
    let found = find(
      ["sqitch.plan": "%project=x\n\na 2024-01-01T00:00:00Z A <a@example.org>\n", "deploy/a.sql": "SELECT 1;"], at: "deploy")
    #expect(roots(found) == ["sqitch ."])
  }

  @Test func aFolderAboveThatRunsOtherFilesIsNotTheOwner() {
    let found = find(["1_x.sql": gooseFile, "scripts/a.sql": "SELECT 1;"], at: "scripts")
    #expect(roots(found) == ["plain scripts"])
  }

  @Test func scriptsForPsqlDoNotHideMigrationsBelowThem() {
    let found = find([
      "supabase/seed.sql": "SELECT 1;", "supabase/config.toml": "project_id = \"x\"",
      ".github/workflows/ci.yml": "run: psql -f supabase/seed.sql",
      "supabase/migrations/20240101000000_a.sql": "SELECT 1;", "supabase/schemas/1_b.sql": "SELECT 1;",
    ])
    #expect(roots(found) == ["psql supabase", "supabase supabase/migrations"])
  }

  @Test func dependenciesOfTheProjectAreNotItsOwn() {
    #expect(find(["node_modules/x/migrations/1_x.sql": gooseFile, "vendor/y/1_x.sql": gooseFile]).sets.isEmpty)
  }

  @Test func queriesAreNoMigrations() {
    #expect(find(["app/queries/users.sql": "SELECT 1;", "test/setup.sql": "SELECT 1;"]).sets.isEmpty)
    #expect(roots(find(["app/queries/users.sql": "SELECT 1;"], at: "app/queries")) == ["plain app/queries"])
  }

  @Test func foldersOfVersionsAreOneSetInNaturalOrder() {
    let found = find(["schema/v1.10/a.sql": "SELECT 1;", "schema/v1.2/a.sql": "SELECT 1;", "schema/v1.2/b.sql": ""])
    #expect(found.sets.map { $0.migrations.map(\.id) } == [["v1.2/a.sql", "v1.2/b.sql", "v1.10/a.sql"]])
  }

  @Test func theUsersWordCounts() {
    let found = find(["db/1_x.sql": gooseFile], framework: "plain")
    #expect(roots(found) == ["plain db"])
  }

  @Test func whatCannotBeReadIsAProblemAndTheRestIsStillShown() {
    let files = ["db/1_x.sql": gooseFile, "db/2_y.sql": gooseFile, "secret/1_x.sql": gooseFile]
    let found = find(files, locked: ["db/2_y.sql", "secret"])
    #expect(roots(found) == ["goose db"])
    #expect(found.sets.first?.migrations.map(\.id) == ["1"])
    #expect(
      Set(found.remarks) == [
        Remark(.problem, "cannot be read: permission denied", file: "db/2_y.sql"),
        Remark(.problem, "cannot be read: permission denied", file: "secret"),
      ])
  }

  @Test(arguments: [
    ("db/mysql/1_x.sql", "SELECT 1;"), ("migrations-sqlite/1_x.sql", "SELECT 1;"), ("db/1_x.mysql.sql", "SELECT 1;"),
    ("db/1_x.sql", "CREATE TABLE `t` (id int);"), ("db/1_x.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT);"),
    ("db/1_x.sql", "CREATE TABLE t (id int AUTO_INCREMENT) ENGINE=InnoDB;"), ("db/1_x.sql", "PRAGMA foreign_keys = ON;"),
  ])
  func otherDatabasesAreSetAside(_ path: String, _ text: String) {
    let found = find([path: text])
    #expect(found.sets.isEmpty)
    #expect(found.remarks.map(\.kind) == [.setAside])
  }

  @Test(arguments: [
    ("mysql-importer/db/1_x.sql", "SELECT 1;"), ("db/1_x.sql", "-- a `word` in a comment\nSELECT '`';"),
    ("db/1_x.sql", "CREATE TABLE t (id serial);"), ("db/1_x.sql", "SELECT 'x'::text, tinyint FROM t;"),
  ])
  func postgresIsNotSetAside(_ path: String, _ text: String) {
    #expect(find([path: text]).sets.count == 1)
  }
}

@Suite struct PathTests {
  @Test(arguments: [
    ("a/./b//c/", "a/b/c"), ("a/../b", "b"), ("../a", "../a"), ("a/..", "."), ("/a/../..", "/"), ("./x", "x"), ("", "."),
  ])
  func normalized(_ path: String, _ expected: String) { #expect(Path.normalized(path) == expected) }

  @Test(arguments: [("a/b", "a"), ("a", "."), (".", ".."), ("..", "../.."), ("/a", "/"), ("/", "/")])
  func parent(_ path: String, _ expected: String) { #expect(Path.parent(path) == expected) }

  @Test func contains() {
    #expect(Path.contains("a", "a/b") && Path.contains("a", "a") && Path.contains(".", "a") && Path.contains("/", "/a"))
    #expect(!Path.contains("a", "ab") && !Path.contains(".", "../a") && !Path.contains("a/b", "a"))
  }

  @Test func naturalOrderOfNames() {
    let names = ["10_b", "2_a", "1_z", "01_y", "a10", "a9", "b"]
    #expect(names.sorted(by: naturalOrder) == ["01_y", "1_z", "2_a", "10_b", "a9", "a10", "b"])
  }
}
