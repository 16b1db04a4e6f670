import Migrations
import SourceText
import Testing

@testable import CommandLine

/// A project that holds a configuration and two folders, `db` and `db/legacy`.
struct ConfiguredProject: FileSource {
  let configuration: String

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    switch folder {
    case ".":
      .success([DirectoryEntry(name: Configuration.fileName, kind: .file), DirectoryEntry(name: "db", kind: .folder)])
    case "db": .success([DirectoryEntry(name: "legacy", kind: .folder)])
    default: .success([])
    }
  }

  func read(_ path: String) -> Result<SourceText, FileError> { .success(SourceText(name: path, configuration)) }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    switch path {
    case ".", "db", "db/legacy": .folder
    case Configuration.fileName: .file
    default: nil
    }
  }

  static func read(_ text: String) throws(Complaint) -> Configuration {
    var configurations = Configurations(Project(ConfiguredProject(configuration: text)), named: nil)
    return try configurations.configuration(for: "db")
  }
}

@Suite("Configuration") struct ConfigurationTests {
  private func read(_ text: String) throws(Complaint) -> Configuration { try ConfiguredProject.read(text) }

  private func complaint(_ text: String) -> [String] {
    do throws(Complaint) {
      _ = try read(text)
      return []
    } catch { return error.messages }
  }

  @Test("Folders are named from where the file lies")
  func folders() throws {
    let configuration = try read(
      """
      { // the runner lives elsewhere
        "folders": { "db": { "framework": "goose", "transactions": "run" } },
      }
      """)
    #expect(configuration.folders == [Standpoint.absolute("db"): FolderSettings(framework: "goose", transactions: .run)])
  }

  @Test("A folder may be of another database, or of PostgreSQL although it does not look like it")
  func dialects() throws {
    let other = try read(#"{"folders": {"db": {"dialect": "sqlite"}}}"#)
    #expect(other.folders.values.first?.otherDialect == Dialect.named("sqlite"))
    #expect(try read(#"{"folders": {"db": {"dialect": "postgresql"}}}"#).folders.values.first == FolderSettings())
  }

  @Test("Every key finds its place")
  func allKeys() throws {
    let configuration = try read(
      """
      {
        "$schema": "x.json",
        "postgres": 16,
        "folders": { "db": { "framework": "flyway" } },
        "code": ["db"],
        "exclude": ["legacy"],
        "rules": { "transaction-left-open": "warning", "deploy-before-migrate": "off" },
        "overrides": [{ "paths": ["db/legacy/**"], "rules": { "transaction-left-open": "note" } }],
        "smallTables": ["countries"],
        "failOn": "warning",
        "baseline": "db/baseline.json"
      }
      """)
    #expect(configuration.postgres == 16)
    #expect(configuration.code == ["db"])
    #expect(configuration.exclude.contains(Standpoint.absolute("db/legacy/0001.sql")))
    #expect(configuration.rules == ["transaction-left-open": .warning, "deploy-before-migrate": .off])
    #expect(configuration.overrides.map(\.rules) == [["transaction-left-open": .note]])
    #expect(configuration.failOn == .warning)
    #expect(configuration.baseline == "db/baseline.json")
    #expect(configuration.file == ".plimsoll.json")
  }

  @Test(
    "Mistakes are named with their place",
    arguments: [
      ("{", "1: this is never closed"),
      ("[]", "1: an object is expected"),
      (#"{"folder": {}}"#, "2: unknown key 'folder'; did you mean 'folders'?"),
      (#"{"smalltables": []}"#, "2: unknown key 'smalltables'; did you mean 'smallTables'?"),
      (#"{"smallTables": "countries"}"#, "17: a list of strings is expected"),
      (#"{"smallTables": ["countries", 1]}"#, "31: a string is expected"),
      (
        #"{"smallTables": ["a.b.c"]}"#,
        "18: 'a.b.c' names no table: a name, with its schema before it if need be, and * for any letters"
      ),
      (#"{"folders": 1}"#, "13: an object of objects is expected"),
      (#"{"folders": {"gone": {}}}"#, "14: there is no folder 'gone'"),
      (#"{"folders": {"db": {"framwork": "goose"}}}"#, "21: unknown key 'framwork'; did you mean 'framework'?"),
      (#"{"folders": {"db": {"framework": "gose"}}}"#, "34: unknown value 'gose'; did you mean 'goose'?"),
      (#"{"folders": {"db": {"framework": 1}}}"#, "34: a string is expected"),
      (
        #"{"folders": {"db": {"transactions": "all"}}}"#,
        "37: unknown value 'all'; known are file, message, run, statement"
      ),
      (#"{"postgres": "16"}"#, "14: a whole number is expected"),
      (#"{"postgres": 9}"#, "14: a number from 10 to 18 is expected, not 9"),
      (#"{"postgres": 16.2}"#, "14: a whole number is expected"),
      (#"{"code": ["gone"]}"#, "11: there is no file or folder 'gone'"),
      (
        #"{"rules": {"transaction-left-opn": "off"}}"#,
        "12: unknown rule 'transaction-left-opn'; did you mean 'transaction-left-open'?"
      ),
      (#"{"rules": {"transaction-left-open": "err"}}"#, "37: unknown value 'err'; known are error, note, off, warning"),
      (#"{"rules": {"transaction-left-open": true}}"#, "37: a string is expected"),
      (#"{"overrides": {}}"#, "15: a list of objects is expected"),
      (#"{"overrides": [{"paths": ["a"]}]}"#, "16: the key 'rules' is missing here"),
      (#"{"exclude": ["../x"]}"#, "14: '../x' is no pattern of paths: it does not stay below the folder of this file"),
      (#"{"exclude": ["!x"]}"#, "14: '!x' is no pattern of paths: it cannot be turned around by !"),
      (#"{"exclude": ["./"]}"#, "14: './' is no pattern of paths: it is empty"),
      (#"{"failOn": "info"}"#, "12: unknown value 'info'; known are error, never, note, warning"),
      (#"{"postgres": 15, "postgres": 16}"#, "18: the key “postgres” is written twice; the last one counts"),
      (#"{"rules": null}"#, "11: an object of strings is expected"),
    ])
  func mistakes(_ text: String, _ message: String) {
    #expect(complaint("\n" + text) == [".plimsoll.json:2:" + message])
  }

  @Test("All mistakes are told at once, in the order of the file")
  func allMistakes() {
    let text = """
      {
        "rulez": {},
        "postgres": "new",
        "overrides": [{ "path": [], "rules": { "x": "off" } }]
      }
      """
    #expect(
      complaint(text).map { $0.dropFirst(".plimsoll.json:".count).prefix { $0 != ";" } } == [
        "2:3: unknown key 'rulez'", "3:15: a whole number is expected", "4:17: the key 'paths' is missing here",
        "4:19: unknown key 'path'", "4:42: unknown rule 'x'",
      ])
  }

  @Test("Where the text breaks off nothing is said of what cannot be known")
  func brokenText() {
    #expect(complaint(#"{"folders": {"db": {"framework": }}, "x": 1}"#) == [".plimsoll.json:1:34: a value is expected here"])
    #expect(complaint("") == [".plimsoll.json:1:1: the file is empty, it holds no JSON"])
  }
}

@Suite("Path patterns") struct PathPatternTests {
  @Test(
    "They fit as those of git do",
    arguments: [
      ("legacy", "db/legacy/0001.sql", true), ("legacy", "legacy", true), ("legacy", "db/legacy2/x", false),
      ("/legacy", "db/legacy/x", false), ("db/legacy", "db/legacy/a/b.sql", true), ("db/legacy/", "db/legacy/a", true),
      ("db/legacy/**", "db/legacy/a/b", true), ("db/legacy/**", "db/legacy", true), ("db/*", "db/a/b", true),
      ("db/*.sql", "db/a.sql", true), ("db/*.sql", "db/a/b.sql", false), ("*.sql", "db/a/b.sql", true),
      ("db/000?_*", "db/0001_x.sql", true), ("db/000?_*", "db/0011_x.sql", false), ("**/old/**", "a/b/old/c", true),
      ("**/old", "old/x", true), ("./db", "db/x", true), ("db", "/elsewhere/db", false),
    ])
  func fits(_ pattern: String, _ path: String, _ isIn: Bool) {
    var patterns = PathPatterns(below: "/home/project")
    #expect(patterns.add(pattern) == nil)
    #expect(patterns.contains(path.hasPrefix("/") ? path : "/home/project/" + path) == isIn)
  }

  @Test("Many stars take no time")
  func stars() {
    var patterns = PathPatterns()
    #expect(patterns.add(String(repeating: "*a", count: 60) + "b") == nil)
    #expect(!patterns.contains("/" + String(repeating: "a", count: 200)))
  }
}
