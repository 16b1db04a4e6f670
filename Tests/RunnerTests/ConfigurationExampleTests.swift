import Foundation
import Migrations
import SourceText
import TestSupport
import Testing

@testable import CommandLine

/// The example that stands in the README.
@Suite("Example of a configuration") struct ConfigurationExampleTests {
  private static let path = "Fixtures/schemas/config.example.json"

  /// A project that has every folder.
  private struct AnyFolder: FileSource {
    func list(_ folder: String) -> Result<[DirectoryEntry], FileError> { .success([]) }
    func read(_ path: String) -> Result<SourceText, FileError> { .failure(FileError(path: path, reason: "no file")) }
    func kind(of path: String) -> DirectoryEntry.Kind? { .folder }
  }

  @Test("It holds every key there is, and each is read")
  func allKeys() throws {
    let text = SourceText(name: Self.path, Repository.text(of: Self.path))
    let configuration = try Configuration(text, at: Project(AnyFolder()).folder("."))
    for key in Configuration.keys where key.name != "$schema" {
      #expect(Repository.text(of: Self.path).contains("\n  \"\(key.name)\": "), "\(key.name)")
    }
    for key in FolderSettings.keys { #expect(Repository.text(of: Self.path).contains("\"\(key.name)\": "), "\(key.name)") }
    #expect(configuration.folders.count == 2 && configuration.overrides.count == 1 && configuration.postgres == 16)
  }

  @Test("The README shows this one")
  func readme() throws {
    let readme = Repository.text(of: "README.md")
    guard let begin = readme.range(of: "<!-- configuration: begin -->\n") else { return }
    let end = try #require(readme.range(of: "<!-- configuration: end -->"))
    #expect(readme[begin.upperBound..<end.lowerBound] == "```jsonc\n\(Repository.text(of: Self.path))```\n")
  }
}
