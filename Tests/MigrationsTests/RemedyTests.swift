import Testing

@testable import Migrations

/// What each runner is advised to do.
@Suite("Remedies") struct RemedyTests {
  static let frameworks = allReaders.map(\.framework.id)

  private func remedies(_ id: String, _ scope: TransactionScope) -> Remedies {
    allReaders.first { $0.framework.id == id }!.remedies(in: scope)
  }

  @Test("Every runner has words of its own for a label that must be committed first", arguments: frameworks)
  func own(_ id: String) {
    for scope in [TransactionScope.file, .run] {
      let advice = remedies(id, scope)
      #expect(advice.commitBetween.hasSuffix(".") || advice.commitBetween.hasSuffix(".)"))
      #expect(advice.runAlone.hasSuffix("."))
      #expect(advice.endTransaction.hasSuffix("."))
      // Of plain SQL in one transaction nobody knows more than the general.
      if id != "plain" { #expect(advice.commitBetween != Remedies.general.commitBetween) }
    }
  }

  @Test(
    "A second file is no advice where all pending files share a transaction",
    arguments: [
      "flyway", "refinery", "atlas", "prisma", "drizzle", "yandex-pgmigrate", "node-pg-migrate", "dbup", "psql", "plain",
    ])
  func runScope(_ id: String) {
    let (file, run) = (remedies(id, .file), remedies(id, .run))
    #expect(file.commitBetween != run.commitBetween)
    #expect(run.endTransaction == Remedies.inEarlierDeploy)
  }

  @Test(
    "A mark that leaves a file one message is not offered as the way out",
    arguments: ["dbmate", "sqlx", "diesel", "hasura", "postgres-migrations", "aerich"])
  func uselessMarks(_ id: String) {
    #expect(remedies(id, .file).commitBetween.contains("does not help"))
  }

  @Test(
    "The mark that lets each statement commit is the one the runner reads",
    arguments: [
      ("goose", "-- +goose NO TRANSACTION"), ("sql-migrate", "-- +migrate Up notransaction"),
      ("tern", "---- tern: disable-tx ----"), ("atlas", "-- atlas:txmode none"), ("bytebase", "-- txn-mode = off"),
      ("yoyo", "-- transactional: false"), ("pogo", "-- transaction: false"), ("bun", "--bun:split"),
      ("liquibase", "changeset"), ("alembic", "autocommit_block()"), ("rails", "disable_ddl_transaction!"),
      ("knex", "exports.config = { transaction: false }"), ("mikro-orm", "isTransactional()"),
      ("laravel", "$withinTransaction = false"), ("ef-core", "suppressTransaction: true"),
    ])
  func marks(_ id: String, _ mark: String) {
    #expect(remedies(id, .file).commitBetween.contains(mark))
  }

  @Test("Nobody is told to write COMMIT; where the runner then loses the migration")
  func commit() {
    for reader in allReaders where reader.framework.id != "sqitch" {
      for scope in [TransactionScope.file, .run] {
        #expect(!reader.remedies(in: scope).commitBetween.contains("COMMIT;"), "\(reader.framework.id)")
      }
    }
  }

  @Test("The user's own word that all files share a transaction takes advice for single files back")
  func forced() {
    var set = MigrationSet(
      Framework("goose"), root: ".", evidence: "", scope: .file, scopeReason: "", driver: .plain)
    set.remedies = remedies("goose", .file)
    #expect(set.forced(to: .run, by: "--transactions").remedies == .general)
    #expect(set.forced(to: .message, by: "--transactions").remedies == set.remedies)
  }
}
