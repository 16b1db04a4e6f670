import Migrations
import SourceText
import Testing

@testable import CommandLine

@Suite struct ConfigurationTests {
  /// A project that holds a configuration and one folder, `db`.
  private struct Project: FileSource {
    let configuration: String

    func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
      let entries = [DirectoryEntry(name: Configuration.fileName, kind: .file), DirectoryEntry(name: "db", kind: .folder)]
      return .success(folder == "." ? entries : [])
    }

    func read(_ path: String) -> Result<SourceText, FileError> {
      .success(SourceText(name: path, configuration))
    }

    func kind(of path: String) -> DirectoryEntry.Kind? {
      switch path {
      case ".", "db": .folder
      case Configuration.fileName: .file
      default: nil
      }
    }
  }

  private func read(_ text: String) throws(Complaint) -> [String: FolderSettings] {
    try Configuration(for: "db", named: nil, in: Migrations.Project(Project(configuration: text))).folders
  }

  @Test func foldersAreNamedFromWhereTheFileLies() throws {
    let folders = try read(
      """
      { // the runner lives elsewhere
        "folders": { "db": { "framework": "goose", "transactions": "run" } },
      }
      """)
    #expect(folders == ["db": FolderSettings(framework: "goose", transactions: .run)])
  }

  @Test func anotherDatabase() throws {
    #expect(try read(#"{"folders": {"db": {"dialect": "sqlite"}}}"#)["db"]?.otherDialect == Dialect.named("sqlite"))
    #expect(try read(#"{"folders": {"db": {"dialect": "postgresql"}}}"#) == ["db": FolderSettings()])
  }

  @Test(arguments: [
    ("{", "this is never closed"),
    ("[]", "an object is expected"),
    (#"{"folder": {}}"#, "unknown key 'folder'; did you mean 'folders'?"),
    (#"{"smalltables": []}"#, "unknown key 'smalltables'; did you mean 'smallTables'?"),
    (
      #"{"smallTables": "countries"}"#,
      #"'smallTables' holds a list of names: "countries", "billing.plans", "ref_*""#
    ),
    (#"{"smallTables": ["countries", 1]}"#, "a string is expected"),
    (
      #"{"smallTables": ["a.b.c"]}"#,
      "'a.b.c' names no table: a name, with its schema before it if need be, and * for any letters"
    ),
    (#"{"folders": 1}"#, "'folders' holds an object: a folder's path, and what counts for it"),
    (#"{"folders": {"gone": {}}}"#, "there is no folder 'gone'"),
    (#"{"folders": {"db": {"framwork": "goose"}}}"#, "unknown key 'framwork'; did you mean 'framework'?"),
    (#"{"folders": {"db": {"framework": "gose"}}}"#, "unknown framework 'gose'; did you mean 'goose'?"),
    (#"{"folders": {"db": {"framework": 1}}}"#, "a string is expected"),
    (
      #"{"folders": {"db": {"transactions": "all"}}}"#,
      "unknown transactions 'all'; known are file, message, run, statement"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(_ text: String, _ message: String) {
    #expect(throws: Complaint(".plimsoll.json:2: \(message)")) { try read("\n" + text) }
  }
}
