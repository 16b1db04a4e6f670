import Foundation
import TestSupport
import Testing

@Suite("README") struct ReadmeTests {
  static let readme = Repository.text(of: "README.md")

  /// The lines of its blocks of commands.
  static let commands = readme.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
    .flatMap { $0.element.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() }.map {
      $0.trimmingCharacters(in: .whitespaces)
    }

  @Test("Its commands name files that are there")
  func commandsExist() {
    #expect(Self.commands.contains("swift test"))
    #expect(Self.commands.contains { $0.hasPrefix("swift run plimsoll parse Fixtures/") })
    for command in Self.commands {
      for word in command.split(separator: " ")
      where word.hasPrefix("Fixtures/") || word.hasPrefix("Tests/") || word.hasPrefix(".ci/") {
        let path = word.withoutPosition
        #expect(FileManager.default.fileExists(atPath: Repository.root + "/" + path), "\(command)")
      }
    }
  }

  @Test("Every path it names leads somewhere")
  func paths() {
    for word in Self.readme.split(whereSeparator: { " `()|\n,;".contains($0) }) {
      let path = word.withoutPosition.trimmingCharacters(in: CharacterSet(charactersIn: ".:"))
      guard ["Sources/", "Tests/", "Fixtures/"].contains(where: { path.hasPrefix($0) }), !path.contains("*") else { continue }
      #expect(FileManager.default.fileExists(atPath: Repository.root + "/" + path), "\(path)")
    }
  }

  @Test("It explains every floor", arguments: FloorTests.allowed.keys.sorted())
  func floors(_ floor: String) {
    #expect(Self.readme.contains("| `\(floor)` |"))
  }
}

extension StringProtocol {
  /// `a.sql` of `a.sql:3:18`.
  fileprivate var withoutPosition: String { String(prefix { $0 != ":" }) }
}
