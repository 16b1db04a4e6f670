import Foundation
import Migrations
import SQLSyntax
import SourceText
import TestSupport
import Testing

@testable import Schema

/// Each case under Fixtures/locks takes the locks that stand below it. That a server takes these and no others, judge_locks.py
/// measures.
@Suite("Locks of statements") struct LockFixtureTests {
  static let files = Repository.files(in: "Fixtures/locks", ending: ".sql").filter { !$0.hasSuffix("start.sql") }

  @Test("A statement takes the locks that its fixture says", arguments: files, [15, 18])
  func locks(_ path: String, _ postgres: Int) {
    let start = Repository.text(of: "Fixtures/locks/start.sql")
    for (line, text) in Self.cases(in: Repository.text(of: path)) {
      let lines = text.split(separator: "\n")
      let expected = lines.filter { $0.hasPrefix("--> ") }.map { String($0.dropFirst(4)) }
      let sql = lines.filter { !$0.hasPrefix("-->") }.joined(separator: "\n")
      let taken = Self.locks(of: sql, after: start, postgres)
      guard taken != expected else { continue }
      Issue.record(
        "on PostgreSQL \(postgres): \(taken)",
        sourceLocation: SourceLocation(fileID: path, filePath: Repository.root + "/" + path, line: line, column: 1))
    }
  }

  private static func cases(in text: String) -> [(line: Int, text: String)] {
    var line = 1
    return text.components(separatedBy: "\n\n").map { part in
      defer { line += part.split(separator: "\n", omittingEmptySubsequences: false).count + 1 }
      return (line, part)
    }
  }

  private static func locks(of sql: String, after start: String, _ postgres: Int) -> [String] {
    var set = MigrationSet(.plain, root: ".", evidence: "a test", scope: .file, scopeReason: "a test", driver: .plain)
    for (name, text) in [("start", start), ("case", sql)] {
      let script = Script(SourceText(name: name, text))
      set.migrations.append(Migration(id: name, file: name, up: [Section(.own, statementsOf: script)]))
    }
    var replay = Replay(set, postgres: postgres, observer: Watch())
    replay.run()
    return replay.observer.locks
  }

  private struct Watch: ReplayObserver {
    private(set) var locks: [String] = []

    mutating func transactionBegins(_: Transaction, of _: Run) {}
    mutating func transactionEnds(_: Transaction, of _: Run) {}
    mutating func cannotRead(_: Place, because _: String) {}

    mutating func runs(_ event: Event, in names: Names) {
      guard event.moment.migration == 1 else { return }
      locks += names.locks(takenBy: event.node).sorted { $0.inWords < $1.inWords }.map { $0.mode.name + " " + $0.inWords }
    }
  }
}

extension TableLock {
  fileprivate var inWords: String { name.schema == "public" ? name.name : name.schema + "." + name.name }
}
