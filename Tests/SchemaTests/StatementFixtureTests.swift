import Foundation
import TestSupport
import Testing

/// Each case under Fixtures/uses makes values of the new label where it says. That a server refuses it there and only there, the
/// judge of the rules proves. `REWRITE_EXPECTED=1 swift test --filter StatementFixtureTests` writes them anew.
@Suite("Uses of a label in statements") struct StatementFixtureTests {
  /// What an empty line parts from others: comments, statements, and lines that tell what is expected.
  struct Case {
    var line: Int
    var lines: [Substring]

    var sql: String { lines.filter { !$0.hasPrefix("-->") }.joined(separator: "\n") }
    var expected: [String] { lines.filter { $0.hasPrefix("--> ") }.map { String($0.dropFirst(4)) } }
    /// `-- from 17`
    var oldest: Int { lines.compactMap { $0.hasPrefix("-- from ") ? Int($0.dropFirst(8)) : nil }.first ?? 15 }
  }

  static let files = Repository.files(in: "Fixtures/uses", ending: ".sql").filter { !$0.hasSuffix("start.sql") }

  @Test("A statement uses the label where its fixture says", arguments: files)
  func uses(_ path: String) throws {
    let start = Repository.text(of: "Fixtures/uses/start.sql")
    var cases = Self.cases(in: Repository.text(of: path))
    let isRewriting = ProcessInfo.processInfo.environment["REWRITE_EXPECTED"] != nil
    for index in cases.indices {
      for postgres in cases[index].oldest...18 {
        let uses = OpenTransaction(start, postgres: postgres).uses(cases[index].sql)
        if isRewriting { cases[index].lines = cases[index].sql.split(separator: "\n") + uses.map { "--> \($0)" } }
        guard uses != cases[index].expected else { continue }
        Issue.record(
          "on PostgreSQL \(postgres): \(uses)",
          sourceLocation: SourceLocation(
            fileID: path, filePath: Repository.root + "/" + path, line: cases[index].line, column: 1))
      }
    }
    guard isRewriting else { return }
    let text = cases.map { $0.lines.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    try Data(text.utf8).write(to: URL(fileURLWithPath: Repository.root + "/" + path))
  }

  private static func cases(in text: String) -> [Case] {
    var cases: [Case] = []
    var current = Case(line: 1, lines: [])
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.isEmpty else {
        if current.lines.isEmpty { current.line = index + 1 }
        current.lines.append(line)
        continue
      }
      if !current.lines.isEmpty { cases.append(current) }
      current.lines = []
    }
    return cases
  }
}
