import Foundation
import TestSupport
import Testing

@testable import CommandLine

@Suite("Files by name") struct NamedFilesTests {
  private let folder = TemporaryFolder()

  init() {
    folder.write(".plimsoll.json", "{}")
    folder.write("db/migrations/0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);\n")
    folder.write("db/migrations/0002_left.sql", CheckCommandTests.grave)
    folder.write("README.md", "# A project\n")
    folder.write("app/ages.py", "QUERY = \"SELECT age FROM users\"\n")
    folder.write("app/ids.py", "QUERY = \"SELECT id FROM users\"\n")
    folder.write("queries/names.sql", "-- name: Names :many\nSELECT name FROM users;\n")
  }

  private func rules(_ files: String...) throws -> [String] {
    let run = Run(["check", "--format", "json"] + files.map { folder.path + "/" + $0 })
    #expect(run.status == .success || run.status == .findings)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    return try #require(report["findings"] as? [[String: Any]]).map { $0["rule"] as! String }
  }

  @Test("What is neither migration nor code is passed over")
  func neither() throws {
    #expect(try rules("README.md").isEmpty)
    #expect(try rules("README.md", "db/migrations/0002_left.sql") == ["transaction-left-open"])
  }

  @Test("Code is judged with the migrations around it, and only what touches it is shown")
  func code() throws {
    #expect(try rules("app/ages.py") == ["code-needs-missing-schema"])
    #expect(try rules("app/ids.py").isEmpty)
    #expect(try rules("app/ids.py", "db/migrations/0001_users.sql").isEmpty)
    #expect(
      try rules("app/ages.py", "db/migrations/0002_left.sql").sorted() == [
        "code-needs-missing-schema", "transaction-left-open",
      ])
  }

  @Test("A file of queries is code, and no migration")
  func queries() throws {
    #expect(try rules("queries/names.sql") == ["code-needs-missing-schema"])
  }

  @Test("A pipeline is judged with the migrations that it runs")
  func pipeline() throws {
    folder.write(
      ".github/workflows/deploy.yml",
      """
      on: {push: {branches: [main]}}
      jobs:
        deploy:
          runs-on: ubuntu-latest
          steps:
            - run: flyctl deploy
            - run: psql "$DATABASE_URL" -f db/migrations/0001_users.sql

      """)
    #expect(try rules(".github/workflows/deploy.yml") == ["deploy-before-migrate"])
    #expect(try rules("app/ids.py").isEmpty)
  }

  @Test("What is wrong elsewhere does not stand in the way of a file that has nothing to do with it")
  func problemsElsewhere() throws {
    folder.write("db/migrations/0003.sql", "\\i missing.sql\n")
    #expect(try rules("README.md").isEmpty)
    #expect(Run(["check", folder.path + "/db/migrations/0001_users.sql"]).status == .unusable)
  }

  @Test("What is pending is said in one way")
  func pending() {
    #expect(
      Run(["check", "--staged", "--since", "main"]).complaint?.hasPrefix("--since and --staged exclude each other") == true)
    #expect(Run(["check", "--staged", "-"]).complaint == "--staged reads git's index, and '-' is not in it")
  }
}
