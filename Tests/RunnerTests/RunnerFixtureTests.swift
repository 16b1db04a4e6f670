import Foundation
import Migrations
import SourceText
import Testing

@testable import CommandLine

/// Every folder `Fixtures/runners/<framework>/<case>`, `Fixtures/alembic/<case>` and `Fixtures/django/<case>` is a small project;
/// `expected.txt` in it is what `plimsoll timeline` shows there. With UPDATE_GENERATED set it is written anew.
@Suite struct RunnerFixtureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    /// Below `Fixtures`.
    var path: String
    var folder: String { "\(fixtures)/\(path)" }
    var testDescription: String { path }
  }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Fixtures").standardizedFileURL.path

  static let cases: [Case] = {
    func folders(in path: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: "\(fixtures)/\(path)")) ?? []).sorted().map { "\(path)/\($0)" }
    }
    let kinds = folders(in: "runners") + ["alembic", "django"]
    return kinds.flatMap(folders(in:)).filter { !$0.hasSuffix(".md") }.map { Case(path: $0) }
  }()

  @Test func thereAreCases() {
    #expect(!Self.cases.isEmpty)
  }

  /// Who replays a timeline has to know how often a program sends a statement, and what it cannot send.
  @Test(arguments: [
    ("alembic/rows-that-may-be-there", #""loop":{"over":"SELECT id FROM person"}"#),
    ("django/run-python", #""filledHoles":[0]"#),
  ])
  func loopsAndHoles(_ path: String, _ part: String) throws {
    let console = RecordingConsole()
    let arguments = try ParsedArguments(["--format", "json"][...], of: .timeline)
    _ = try TimelineCommand(arguments, console, files: FilesBelow("\(Self.fixtures)/\(path)")).run()
    #expect(String(decoding: console.output, as: UTF8.self).contains(part))
  }

  @Test(arguments: cases) func timeline(_ fixture: Case) throws {
    let expectedPath = fixture.folder + "/expected.txt"
    let console = RecordingConsole()
    var arguments = ["--color", "never"]
    let extra = fixture.folder + "/arguments.txt"
    if let given = try? String(contentsOfFile: extra, encoding: .utf8) {
      arguments += given.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    let command = try TimelineCommand(
      ParsedArguments(arguments[...], of: .timeline), console, files: FilesBelow(fixture.folder))
    _ = try command.run()
    let shown = String(decoding: console.output, as: UTF8.self)
    if ProcessInfo.processInfo.environment["UPDATE_GENERATED"] != nil {
      try shown.write(toFile: expectedPath, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOfFile: expectedPath, encoding: .utf8)
    #expect(
      shown.split(separator: "\n", omittingEmptySubsequences: false)
        == expected.split(separator: "\n", omittingEmptySubsequences: false), "\(expectedPath)")
  }
}

/// The disk as it looks from a folder; what the cases expect is left out.
private struct FilesBelow: FileSource {
  private let root: String
  private let disk = DiskFiles()

  init(_ root: String) { self.root = root }

  private func onDisk(_ path: String) -> String { path == "." ? root : root + "/" + path }

  /// Above the case's folder there is nothing.
  private func isOutside(_ path: String) -> Bool { path == ".." || path.hasPrefix("../") || path.hasPrefix("/") }

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    guard !isOutside(folder) else { return .failure(FileError(path: folder, reason: "outside")) }
    return disk.list(onDisk(folder)).map { entries in
      entries.filter { folder != "." || ($0.name != "expected.txt" && $0.name != "arguments.txt") }
    }.mapError { FileError(path: folder, reason: $0.reason) }
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    disk.read(onDisk(path)).map { SourceText(name: path, bytes: $0.bytes) }.mapError {
      FileError(path: path, reason: $0.reason)
    }
  }

  func kind(of path: String) -> DirectoryEntry.Kind? { isOutside(path) ? nil : disk.kind(of: onDisk(path)) }
}

private final class RecordingConsole: Console {
  private(set) var output: [UInt8] = []
  let isTerminal = false
  let width = 80
  let isErrorTerminal = false
  let errorWidth = 80

  func write(_ bytes: [UInt8]) { output += bytes }
  func writeError(_ bytes: [UInt8]) {}
  func readStandardInput(name: String) -> SourceText { SourceText(name: name, "") }
  func environment(_ name: String) -> String? { nil }
}
