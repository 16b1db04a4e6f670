import SQLSyntax
import SourceText
import Testing

@testable import Migrations

/// How transactions open and close, written as one letter a statement and one bracket a transaction.
@Suite struct SessionTests {
  /// `f[…]` framework, `e[…]` explicit, `i[…]` implicit, `a[…]` autocommit; `~` behind a bracket: rolled back, `!`: left open.
  private func shape(
    _ wrapping: Wrapping, _ messages: [String], driver: Driver = .plain, then next: (Wrapping, [String])? = nil
  ) -> String {
    var set = MigrationSet(
      Framework("test"), root: ".", evidence: "", scope: .file, scopeReason: "wrapped", driver: driver)
    for (wrapping, messages) in [(wrapping, messages)] + (next.map { [$0] } ?? []) {
      let section = Section(wrapping, messages.map { Message(Script(SourceText($0)).statements) })
      set.migrations.append(Migration(id: "\(set.migrations.count)", file: "x", up: [section]))
    }
    return set.run().transactions.map { transaction in
      let ending =
        switch transaction.ending {
        case .committed: ""
        case .rolledBack: "~"
        case .leftOpen: "!"
        }
      let steps = transaction.steps.map { String($0.statement.sql.prefix(1)) }.joined()
      return "\(transaction.reason.rawValue.prefix(1))[\(steps)]\(ending)"
    }.joined(separator: " ")
  }

  @Test func statementsAloneCommitAlone() {
    #expect(shape(.none, ["ANALYZE", "VACUUM"]) == "a[A] a[V]")
  }

  @Test func aMessageOfSeveralIsOneTransaction() {
    #expect(shape(.none, ["ANALYZE; VACUUM"]) == "i[AV]")
  }

  @Test func aCommitInAMessageCutsIt() {
    #expect(shape(.none, ["ANALYZE; COMMIT; VACUUM; REINDEX TABLE t"]) == "i[AC] i[VR]")
  }

  @Test func aBeginInAMessageTakesInWhatStoodBefore() {
    #expect(shape(.none, ["ANALYZE; BEGIN; VACUUM; COMMIT; REINDEX TABLE t"]) == "e[ABVC] i[R]")
  }

  @Test func aBeginReachesOverMessages() {
    #expect(shape(.none, ["BEGIN", "ANALYZE", "COMMIT", "VACUUM"]) == "e[BAC] a[V]")
  }

  @Test func whatIsLeftOpenIsGone() {
    #expect(shape(.none, ["BEGIN", "ANALYZE"]) == "e[BA]!")
  }

  @Test func rollback() {
    #expect(shape(.none, ["BEGIN", "ANALYZE", "ROLLBACK", "VACUUM"]) == "e[BAR]~ a[V]")
  }

  @Test func rollbackToKeepsTheTransaction() {
    #expect(shape(.none, ["BEGIN", "SAVEPOINT s", "ROLLBACK TO s", "COMMIT"]) == "e[BSRC]")
  }

  @Test func commitAndChainOpensTheNext() {
    #expect(shape(.none, ["BEGIN", "ANALYZE", "COMMIT AND CHAIN", "VACUUM", "COMMIT"]) == "e[BAC] e[VC]")
  }

  @Test func theRunnerWraps() {
    #expect(shape(.own, ["ANALYZE", "VACUUM"]) == "f[AV]")
  }

  @Test func aCommitInsideEndsTheRunnersTransaction() {
    #expect(shape(.own, ["ANALYZE", "COMMIT", "VACUUM", "ANALYZE"]) == "f[AC] a[V] a[A]")
  }

  @Test func aDriverMayOpenItAgain() {
    let driver = Driver(reopensAfterCommit: true)
    #expect(shape(.own, ["ANALYZE", "COMMIT", "VACUUM", "ANALYZE"], driver: driver) == "f[AC] f[VA]")
    #expect(shape(.own, ["COMMIT", "ANALYZE", "VACUUM"], driver: driver) == "f[C] f[AV]")
  }

  @Test func commitAndBeginInside() {
    #expect(shape(.own, ["ANALYZE", "COMMIT", "BEGIN", "VACUUM"]) == "f[AC] e[BV]")
  }

  @Test func sharedTransactionsReachOverMigrations() {
    #expect(shape(.shared, ["ANALYZE"], then: (.shared, ["VACUUM"])) == "f[AV]")
    #expect(shape(.shared, ["ANALYZE"], then: (.none, ["VACUUM"])) == "f[A] a[V]")
    #expect(shape(.own, ["ANALYZE"], then: (.own, ["VACUUM"])) == "f[A] f[V]")
  }
}

/// Programs that nobody can read, between what can be read.
@Suite struct UnreadProgramTests {
  private func set(_ migrations: [[Message]]) -> MigrationSet {
    var set = MigrationSet(
      Framework("test"), root: ".", evidence: "", scope: .statement, scopeReason: "", driver: .plain)
    for (index, messages) in migrations.enumerated() {
      set.migrations.append(Migration(id: "\(index)", file: "\(index)", up: [Section(.none, messages)]))
    }
    return set
  }

  private func sql(_ text: String) -> Message { Message(Script(SourceText(text)).statements) }

  private func marks(_ run: Run) -> [String] {
    run.transactions.flatMap(\.steps).map { ($0.followsUnreadProgram ? "!" : "") + $0.statement.sql }
  }

  @Test func theStatementBehindOneSaysSo() {
    let set = set([[sql("ANALYZE"), .unread, sql("VACUUM")], [sql("CHECKPOINT")]])
    #expect(marks(set.run()) == ["ANALYZE", "!VACUUM", "CHECKPOINT"])
  }

  @Test func oneMigrationKnowsOfTheOneBefore() {
    let set = set([[sql("ANALYZE"), .unread], [], [sql("VACUUM"), sql("CHECKPOINT")], [sql("ANALYZE")]])
    #expect(marks(set.run(pending: 2..<3)) == ["!VACUUM", "CHECKPOINT"])
    #expect(marks(set.run(pending: 3..<4)) == ["ANALYZE"])
  }

  @Test(arguments: [TransactionScope.statement, .message, .file, .run])
  func theUsersWordOnTransactionsChangesNothing(_ scope: TransactionScope) {
    let set = set([[sql("ANALYZE")], [.unread], [sql("VACUUM")]]).forced(to: scope, by: "the test")
    #expect(marks(set.run(pending: 2..<3)) == ["!VACUUM"])
    #expect(marks(set.run()).last == "!VACUUM")
  }

  @Test func aProgramAmongTheFilesStandsBeforeTheNext() {
    var set = set([[sql("ANALYZE")], [sql("VACUUM")]])
    for index in set.migrations.indices { set.migrations[index].file = "migrations/\([9, 11][index])_x.sql" }
    set.runsUnreadProgram(named: "10_fill.go")
    #expect(marks(set.run()) == ["ANALYZE", "!VACUUM"])
  }
}
