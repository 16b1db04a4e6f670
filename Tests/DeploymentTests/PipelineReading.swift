import CommandLine
import Migrations
import SourceText
import TestSupport

@testable import CommandLine
@testable import Deployment

/// Reads the pipelines of files that a test writes down.
enum PipelineReading {
  /// A migration of goose, so that there is something to deploy.
  static let migration = ["db/migrations/1_a.sql": "-- +goose Up\nCREATE TABLE a (b int);\n"]

  static func pipelines(_ files: [String: String], migrations: [String: String] = migration) -> (Pipelines, MigrationSet) {
    let folder = TemporaryFolder()
    for (name, text) in files.merging(migrations, uniquingKeysWith: { $1 }) { folder.write(name, text) }
    let project = Project(DiskFiles())
    let set = Discovery(project).find(at: folder.path).sets[0]
    return (Pipelines(around: set, top: Pipelines.top(of: set, named: folder.path, in: project), in: project), set)
  }

  static func text(_ files: [String: String]) -> String { PipelineText.text(of: pipelines(files).0) }

  /// What a shell script does on a server, a command each.
  static func script(_ text: String, with files: [String: String] = [:]) -> [String] {
    let folder = TemporaryFolder()
    for (name, text) in files { folder.write(name, text) }
    let reader = CommandReader(Project(DiskFiles()))
    let file = SourceText(name: folder.path + "/deploy.sh", text)
    return reader.events(of: ShellText(file), in: Scene(in: folder.path, .server)).map(PipelineText.text)
  }

  /// The commands of a script, word for word; what may not run has a `?` behind it.
  static func commands(_ text: String) -> [String] {
    commands(ShellReader.read(ShellText(SourceText(text))))
  }

  private static func commands(_ items: [ShellItem]) -> [String] {
    items.flatMap { item -> [String] in
      switch item {
      case .command(let command):
        return [command.words.map(\.string).joined(separator: " ") + (command.isCertain ? "" : "?")]
      case .function(let name, let body): return ["\(name)()"] + commands(body)
      }
    }
  }
}
