import ApplicationCode
import Foundation
import SourceText
import TestSupport
import Testing

/// `Fixtures/code`: small projects, and beside each what its code needs.
@Suite("Fixtures of code") struct CodeFixtureTests {
  static let cases = Repository.files(in: "Fixtures/code", ending: "/needs.txt").map { String($0.dropLast("/needs.txt".count)) }

  @Test("What the code needs is what is written down", arguments: cases)
  func needs(_ folder: String) throws {
    let files = Repository.files(in: folder, ending: "").filter { !$0.hasSuffix("/needs.txt") && Self.isFile($0) }
    let sources = files.map { path in
      CodeFile(SourceText(name: String(path.dropFirst(folder.utf8.count + 1)), bytes: Repository.bytes(of: path)))
    }
    let found = NeedsText.of(sources).map { $0 + "\n" }.joined()
    if ProcessInfo.processInfo.environment["UPDATE_GENERATED"] != nil {
      try found.write(toFile: "\(Repository.root)/\(folder)/needs.txt", atomically: true, encoding: .utf8)
    }
    #expect(found == Repository.text(of: folder + "/needs.txt"), "\(folder)")
  }

  @Test("There are fixtures") func some() { #expect(Self.cases.count >= 5) }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: "\(Repository.root)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
  }
}
