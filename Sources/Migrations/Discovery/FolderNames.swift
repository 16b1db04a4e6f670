/// What the names of folders tell of the SQL in them.
enum FolderNames {
  /// Why migrations in such a folder are not the project's own; nil where nothing says so.
  static func aside(_ name: String) -> Discovered.LeftOut.Reason? {
    let words = words(of: name)
    // A folder named for something else as well is about that: `test-runs` may be a service.
    guard words.allSatisfy({ tests.contains($0) || examples.contains($0) || ordinary.contains($0) }) else { return nil }
    if words.contains(where: tests.contains) { return .test }
    return words.contains(where: examples.contains) ? .example : nil
  }

  private static let tests: Set<String> = [
    "test", "tests", "testing", "testdata", "testutil", "testutils", "testkit", "testsupport", "migratest", "spec", "specs",
    "e2e",
    "fixture", "fixtures", "mock", "mocks", "stub", "stubs", "snapshots", "benchmark", "benchmarks",
  ]
  private static let examples: Set<String> = ["example", "examples", "sample", "samples", "demo", "demos", "doc", "docs"]
  private static let ordinary: Set<String> = [
    "integration", "functional", "unit", "migration", "migrations", "sql", "db", "database", "data", "schema", "files",
    "helpers",
    "resources", "acceptance",
  ]

  /// `migrations_old`, `legacy`: a folder of migrations that is kept, and not run any more.
  static func isOld(_ name: String) -> Bool { words(of: name).contains(where: old.contains) }

  private static let old: Set<String> = [
    "old", "moved", "archive", "archived", "archives", "backup", "bak", "legacy", "disabled", "unused", "deprecated",
    "obsolete",
  ]

  /// Whether SQL files that no runner claims are migrations, as the name of their folder and of the one around it say. Nil where
  /// the names say nothing.
  static func isOfMigrations(_ name: String, in parent: String) -> Bool? {
    let name = name.lowercased()
    // What the schema shall be; the migrations are made from it.
    if name == "schemas", parent == "supabase" { return false }
    if ["queries", "query", "seeds", "seed"].contains(name) || name.hasBytes("initdb") || name.hasBytes("docker-init") {
      return false
    }
    if marks.contains(where: { name.hasBytes($0) }) { return true }
    let isOfPostgres = words(of: name).allSatisfy { $0.hasPrefix("postgres") || $0 == "pg" || $0 == "sql" || $0 == "up" }
    return isOfPostgres && parent.lowercased().hasBytes("migrat") ? true : nil
  }

  private static let marks: [StaticString] = ["migrat", "versioned", "upgrade", "patch", "changes", "updates"]

  private static func words(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Folders in which nobody keeps migrations of his own: other people's work, and what tools write.
  static func isSkipped(_ name: String) -> Bool {
    name.utf8.first == UInt8(ascii: ".") || Discovery.skippedFolders.contains(name)
  }
}

extension Folder {
  /// Whether half of its SQL files begin with a number, as migrations do.
  var hasNumberedSQL: Bool {
    let numbered = sqlFiles.count { $0.name.leadingDigits != nil || $0.name.hasVersion }
    return numbered > 0 && numbered * 2 >= sqlFiles.count
  }
}

extension String {
  /// `V0001.name.sql`
  fileprivate var hasVersion: Bool {
    guard utf8.first == UInt8(ascii: "V"), let (_, rest) = String(dropFirst()).leadingDigits else { return false }
    return rest.first == UInt8(ascii: ".") && !rest.elementsEqual(".sql".utf8)
  }
}
