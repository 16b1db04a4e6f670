import Foundation
import TestSupport
import Testing

@testable import Schema

/// Each script under Fixtures/schema leads to the catalog that is written beside it. That a server comes to the same, the judge of
/// the catalog proves. `REWRITE_EXPECTED=1 swift test --filter DefinitionFixtureTests` writes them anew.
@Suite("Definitions in fixtures") struct DefinitionFixtureTests {
  @Test("A script makes the catalog written beside it", arguments: Repository.files(in: "Fixtures/schema", ending: ".sql"))
  func catalog(_ path: String) throws {
    let dump = ScriptRun(Repository.text(of: path)).catalog.dump
    let expectation = path.dropLast(".sql".count) + ".expected.txt"
    if ProcessInfo.processInfo.environment["REWRITE_EXPECTED"] != nil {
      try Data(dump.utf8).write(to: URL(fileURLWithPath: Repository.root + "/" + expectation))
    }
    let expected = Repository.text(of: String(expectation))
    #expect(dump == expected, "\(firstDifference(dump, expected))")
  }

  private func firstDifference(_ dump: String, _ expected: String) -> String {
    let lines = dump.split(separator: "\n", omittingEmptySubsequences: false)
    let others = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, other) in zip(lines, others) where line != other { return "\(line)\nwhere expected is\n\(other)" }
    return "one has more lines than the other"
  }
}
