import Foundation
import TestSupport
import Testing

@testable import CommandLine

@Suite("plimsoll init") struct InitCommandTests {
  private func folder(_ files: [String: String]) -> TemporaryFolder {
    let folder = TemporaryFolder()
    for (name, text) in files { folder.write(name, text) }
    return folder
  }

  private static let goose = "-- +goose Up\nSELECT 1;\n"

  @Test("It writes what is worth saying, and tells what it found")
  func found() {
    let folder = folder([
      "db/migrations/00001_a.sql": Self.goose, "db/patches/fix.sql": "SELECT 1;\n", "store/mysql/0001.sql": "SELECT 1;\n",
      "compose.yaml": "services:\n  db:\n    image: postgres:16-alpine\n",
    ])
    let run = Run(["init", folder.path])
    #expect(run.status == .success && run.errors.isEmpty)
    #expect(
      run.output.replacingOccurrences(of: folder.path + "/", with: "") == """
        migrations
          db/migrations: goose, 1 migration: 00001_a.sql has “-- +goose Up”
          db/patches: plain SQL, 1 migration: no runner was recognised
        set aside
          store/mysql: 1 SQL file for MySQL: the folder is named for it
        PostgreSQL 16
          compose.yaml:3 runs the image postgres:16-alpine
        wrote .plimsoll.json

        """)
    let written = folder.read(".plimsoll.json")
    #expect(written.contains("\n  \"postgres\": 16,\n"))
    #expect(written.contains("//   db/migrations: goose, 1 migration: 00001_a.sql has “-- +goose Up”\n"))
    #expect(Run(["check", folder.path]).output.contains("PostgreSQL 16"))
  }

  @Test("It overwrites nothing unless told to")
  func existing() {
    let folder = folder(["db/00001_a.sql": Self.goose, ".plimsoll.json": "{}"])
    #expect(Run(["init", folder.path]).complaint?.contains("is there already: --force overwrites it") == true)
    #expect(folder.read(".plimsoll.json") == "{}")
    let shown = Run(["init", "--dry-run", folder.path])
    #expect(folder.read(".plimsoll.json") == "{}")
    #expect(Run(["init", "--output", "-", folder.path]) == shown)
    #expect(Run(["init", "--force", folder.path]).status == .success)
    #expect(folder.read(".plimsoll.json") == shown.output)
  }

  @Test("It needs a folder with migrations")
  func wrongUsage() {
    let folder = folder(["a.txt": "x"])
    #expect(Run(["init", folder.path]).complaint == "no migrations in '\(folder.path)'")
    #expect(Run(["init", folder.path + "/a.txt"]).complaint == "'\(folder.path)/a.txt' is no folder")
    #expect(Run(["init", folder.path + "/b"]).complaint == "no such folder: '\(folder.path)/b'")
    #expect(Run(["init", folder.path, folder.path]).complaint == "init takes one folder; see 'plimsoll init --help'")
  }

  @Test("Names that would break a line or a string do no harm")
  func oddNames() {
    let folder = folder(["a\nb \"c\"/00001_a.sql": Self.goose])
    #expect(Run(["init", folder.path]).status == .success)
    #expect(Run(["check", folder.path]).status == .success)
  }

  @Test(
    "The version is that of the database that is deployed, else of the oldest image",
    arguments: [
      (["main.tf": "resource \"aws_db_instance\" \"a\" {\n  engine = \"postgres\"\n  engine_version = \"15.4\"\n}\n"], 15),
      (["main.tf": "resource \"google_sql_database_instance\" \"a\" {\n  database_version = \"POSTGRES_14\"\n}\n"], 14),
      (["main.tf": "resource \"aws_db_instance\" \"a\" {\n  engine = \"mysql\"\n  engine_version = \"8.0\"\n}\n"], nil),
      (["render.yaml": "databases:\n  - name: a\n    postgresMajorVersion: \"17\"\n"], 17),
      (["supabase/config.toml": "[db]\nmajor_version = 17\n"], 17),
      ([".gitlab-ci.yml": "test:\n  services:\n    - name: postgres:13.2\n"], 13),
      (
        [
          ".github/workflows/ci.yml": "jobs:\n  t:\n    services:\n      db:\n        image: postgis/postgis:15-3.4\n",
          "docker-compose.yml": "services:\n  db:\n    image: pgvector/pgvector:0.8.0-pg17\n",
        ], 15
      ),
      (
        [
          "docker-compose.yml": "services:\n  db:\n    image: postgres:14\n",
          "infra/db.tf": "resource \"azurerm_postgresql_flexible_server\" \"a\" {\n  version = \"16\"\n}\n",
        ], 16
      ),
      ([".github/workflows/ci.yml": "jobs:\n  t:\n    services:\n      db:\n        image: postgres:${{ matrix.pg }}\n"], nil),
      (["docker-compose.yml": "services:\n  db:\n    image: postgres:latest\n  cache:\n    image: redis:16\n"], nil),
      (["docker-compose.yml": "services:\n  db:\n    image: postgres:9.6\n"], nil),
    ])
  func version(_ files: [String: String], _ major: Int?) {
    let folder = folder(files.merging(["db/00001_a.sql": Self.goose]) { $1 })
    let run = Run(["init", "--dry-run", folder.path])
    #expect(run.output.contains(major.map { "\n  \"postgres\": \($0),\n" } ?? "\n  // \"postgres\": 17,\n"))
  }
}

@Suite("What init writes") struct WrittenConfigurationTests {
  static let projects =
    ["runners", "alembic", "django", "incidents"].flatMap { family in
      Repository.names(in: "Fixtures/" + family).filter { !$0.contains(".") }.flatMap { name -> [String] in
        let folder = "Fixtures/\(family)/\(name)"
        let isGroup = family == "runners" || family == "incidents"
        return isGroup
          ? Repository.names(in: folder).filter { !$0.contains(".") }.prefix(1).map { folder + "/" + $0 } : [folder]
      }
    }

  @Test("It is read without complaint and changes no finding", arguments: projects)
  func changesNothing(_ project: String) throws {
    let path = Repository.root + "/" + project
    let written = Run(["init", "--dry-run", path])
    // Some of them hold nothing to configure, one is configured.
    guard written.status == .success, !Repository.names(in: project).contains(Configuration.fileName) else { return }
    let folder = TemporaryFolder()
    let file = folder.write("written.json", written.output)
    let version =
      written.output.split(separator: "\n").first { $0.hasPrefix("  \"postgres\": ") }
      .map { ["--postgres", String($0.filter(\.isNumber))] } ?? []
    // Of a project that is all migrations the code around would be this whole repository.
    let code = project.hasPrefix("Fixtures/incidents") ? [] : ["--no-code"]
    func check(_ arguments: [String]) -> Run { Run(["check", "--format", "json", path] + code + arguments) }
    #expect(check(["--config", file]) == check(version))
  }
}
