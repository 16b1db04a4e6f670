/// What a person can write so that a runner does what PostgreSQL wants; each a sentence that is true for this runner.
public struct Remedies: Sendable, Hashable {
  /// So that one statement commits before another comes: ADD VALUE before the use of the label.
  public var commitBetween: String
  /// So that a statement runs outside of any transaction.
  public var runAlone: String
  /// In place of a COMMIT in a migration that the runner wraps.
  public var endTransaction: String
  /// So that a program may go on behind an error that it catches; nil where migrations are no programs.
  public var surviveError: String?
  /// So that many rows are not changed under a lock of the same transaction; nil where the reach of transactions tells it.
  public var backfillApart: String?
  /// So that two migrations do not share a transaction.
  public var deployedApart = "Deploy the two one after the other: those deployed together share a transaction."

  init(
    commitBetween: String, runAlone: String, endTransaction: String = inMigrationOfItsOwn, surviveError: String? = nil
  ) {
    self.commitBetween = commitBetween
    self.runAlone = runAlone
    self.endTransaction = endTransaction
    self.surviveError = surviveError
  }

  static let inMigrationOfItsOwn =
    "Take it out and leave the transaction to the runner; what must commit earlier goes into a migration of its own "
    + "before this one."
  static let inEarlierDeploy =
    "Take it out and leave the transaction to the runner; what must commit earlier goes into an earlier deploy."

  /// What needs no knowledge of the runner.
  public static let general = Remedies(
    commitBetween:
      "Put the ALTER TYPE … ADD VALUE into a migration of its own, and deploy it before the one that uses the label.",
    runAlone: "Run the statement by itself, outside of the migrations.", endTransaction: inEarlierDeploy)

  /// For a runner that sends each statement alone: only BEGIN in the files, or several statements in one string, make a transaction.
  static func statementByStatement(_ runAlone: String) -> Remedies {
    Remedies(
      commitBetween:
        "End the transaction before the label is used, or send the ALTER TYPE … ADD VALUE in a call of its own before it.",
      runAlone: runAlone)
  }
}
