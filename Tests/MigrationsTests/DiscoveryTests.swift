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

  @Test func scriptsForPsqlAreMigrationsWhereThereIsNothingBetter() {
    let scripts = [
      "supabase/seed.sql": "SELECT 1;", "supabase/config.toml": "project_id = \"x\"",
      ".github/workflows/ci.yml": "run: psql -f supabase/seed.sql", "supabase/schemas/1_b.sql": "SELECT 1;",
    ]
    let migrations = ["supabase/migrations/20240101000000_a.sql": "SELECT 1;"]
    #expect(roots(find(scripts.merging(migrations) { $1 })) == ["supabase supabase/migrations"])
    #expect(roots(find(scripts)) == ["psql supabase"])
  }

  @Test(
    "What lies in tests and examples is left out unless somebody names it",
    arguments: [
      "testdata", "__fixtures__", "test/sql", "tests/integration", "examples", "docs", "stub", "e2e",
    ])
  func testsAndExamples(_ folder: String) {
    let files = ["\(folder)/db/1_x.sql": gooseFile, "db/1_x.sql": gooseFile]
    let found = find(files)
    #expect(roots(found) == ["goose db"])
    #expect(found.leftOut.map(\.folder) == ["\(folder)/db"])
    #expect(found.leftOutRemarks.map(\.kind) == [.setAside])
    #expect(roots(find(files, at: folder)) == ["goose \(folder)/db"])
  }

  @Test(
    "A folder that is named for something else as well is the project's own",
    arguments: [
      "test-runs", "contest", "sample-store", "legacy", "spectator",
    ])
  func ownNames(_ folder: String) { #expect(roots(find(["\(folder)/db/1_x.sql": gooseFile])) == ["goose \(folder)/db"]) }

  @Test("Migrations that were put away are left out", arguments: ["migrations_old", "legacy", "migrations.bak", "archive"])
  func putAway(_ name: String) {
    let found = find(["db/\(name)/1_x.sql": gooseFile, "db/migrations/1_x.sql": gooseFile])
    #expect(roots(found) == ["goose db/migrations"])
    #expect(found.leftOut == [Discovered.LeftOut(reason: .old, folder: "db/\(name)")])
    let alone = find(["db/\(name)/1_x.sql": gooseFile])
    #expect(roots(alone) == ["goose db/\(name)"] && alone.leftOut.isEmpty)
  }

  @Test("What git ignores is not deployed, and told where it is named for migrations")
  func ignored() {
    let files = [
      ".git/HEAD": "", ".gitignore": "build/\n/gen-migrations\n", "api/.gitignore": "tmp", "db/1_x.sql": gooseFile,
      "build/db/1_x.sql": gooseFile, "gen-migrations/1_x.sql": gooseFile, "api/tmp/1_x.sql": gooseFile,
      "api/gen-migrations/1_x.sql": gooseFile,
    ]
    let found = find(files)
    #expect(roots(found) == ["goose api/gen-migrations", "goose db"])
    #expect(found.leftOut == [Discovered.LeftOut(reason: .ignored, folder: "gen-migrations")])
    #expect(roots(find(files, at: "build")) == ["goose build/db"])
    #expect(roots(find(files, at: "api")) == ["goose api/gen-migrations"])
  }

  @Test("Worktrees are the same project once more, and clones another one")
  func otherCheckouts() {
    let found = find([
      ".git/HEAD": "", "db/1_x.sql": gooseFile, "trees/a/.git": "gitdir: /p/.git/worktrees/a\n",
      "trees/a/db/1_x.sql": gooseFile,
      "clone/.git/HEAD": "", "clone/db/1_x.sql": gooseFile, "module/.git": "gitdir: ../.git/modules/m\n",
      "module/db/1_x.sql": gooseFile,
    ])
    #expect(roots(found) == ["goose db", "goose module/db"])
    #expect(found.leftOut == [Discovered.LeftOut(reason: .elsewhere, folder: "clone/db")])
  }

  @Test("A folder of several repositories holds several projects")
  func severalRepositories() {
    let found = find(["a/.git/HEAD": "", "a/db/1_x.sql": gooseFile, "b/.git/HEAD": "", "b/db/1_x.sql": gooseFile])
    #expect(roots(found) == ["goose a/db", "goose b/db"])
  }

  @Test("SQL that lies loose at the top of a repository is no migration, but where its folder is named it is")
  func looseSQL() {
    let files = ["project/.git/HEAD": "", "project/schema.sql": "SELECT 1;", "other/schema.sql": "SELECT 1;"]
    let found = find(files, at: "project")
    #expect(found.sets.isEmpty)
    #expect(found.leftOutRemarks.map(\.file) == ["project"])
    #expect(roots(find(files, at: "other")) == ["plain other"])
    #expect(roots(find(["schema.sql": "SELECT 1;"])) == ["plain ."])
  }

  @Test("Hidden folders, and what makes a container's new database, are no migrations")
  func hiddenFolders() {
    #expect(find([".devcontainer/db/1_x.sql": gooseFile, ".github/workflows/1_x.sql": gooseFile]).sets.isEmpty)
    #expect(find(["db/docker-entrypoint-initdb.d/1_x.sql": "SELECT 1;"]).sets.isEmpty)
  }

  @Test("A folder for PostgreSQL beside those of other databases takes its name from the one above")
  func folderForPostgres() {
    let found = find([
      "migrations/mysql/a.sql": "SELECT 1;", "migrations/postgres/a.sql": "SELECT 1;", "sql/postgres/a.sql": "SELECT 1;",
    ])
    #expect(roots(found) == ["plain migrations/postgres"])
  }

  @Test("Versions with what makes a new database beside them are one set")
  func versionsWithLatest() {
    let found = find([
      "migration/postgres/LATEST.sql": "SELECT 1;", "migration/postgres/0.9/1_a.sql": "SELECT 1;",
      "migration/postgres/0.10/1_a.sql": "SELECT 1;",
    ])
    #expect(found.sets.map { $0.migrations.map(\.id) } == [["0.9/1_a.sql", "0.10/1_a.sql"]])
  }

  @Test("SQL that lies among the migrations of a runner is for them to use")
  func partsOfMigrations() {
    let found = find(["db/1_x.sql": gooseFile, "db/sql/2_y.sql": "SELECT 1;", "other/sql/2_y.sql": "SELECT 1;"])
    #expect(roots(found) == ["goose db", "plain other/sql"])
  }

  @Test("What is excluded is not looked at, also where it is named")
  func excluded() {
    var excluded = PathPatterns()
    #expect(excluded.add("legacy/**") == nil)
    let files = ["legacy/db/1_x.sql": gooseFile, "db/1_x.sql": gooseFile]
    func find(_ path: String) -> Discovered {
      Discovery(Project(FilesInMemory(files)), choices: FolderChoices(excluded: excluded)).find(at: path)
    }
    #expect(roots(find(".")) == ["goose db"])
    #expect(find("legacy/db").sets.isEmpty)
    #expect(find("legacy/db").remarks.map(\.kind) == [.setAside])
  }

  @Test("A folder that the configuration names is taken wherever it lies")
  func namedByConfiguration() {
    let files = ["vendor/x/1_x.sql": "SELECT 1;", "tests/db/1_x.sql": gooseFile]
    let choices = FolderChoices(settings: ["/vendor/x": FolderSettings(framework: "goose"), "/tests/db": FolderSettings()])
    let found = Discovery(Project(FilesInMemory(files)), choices: choices).find(at: ".")
    #expect(Set(roots(found)) == ["goose vendor/x", "goose tests/db"])
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
