/// What a person can write so that a runner does what PostgreSQL wants of it; sentences, each true for this runner.
public struct Remedies: Sendable, Hashable {
  /// So that one statement commits before another comes: ADD VALUE before the use of the label.
  public var commitBetween: String
  /// So that a statement runs outside of any transaction.
  public var runAlone: String
  /// In place of a COMMIT in a migration that the runner wraps.
  public var endTransaction: String

  public init(commitBetween: String, runAlone: String, endTransaction: String) {
    self.commitBetween = commitBetween
    self.runAlone = runAlone
    self.endTransaction = endTransaction
  }

  /// What needs no knowledge of the runner.
  public static let general = Remedies(
    commitBetween: "Deploy the ALTER TYPE … ADD VALUE first, and what uses the label in a later deploy.",
    runAlone: "Run the statement by itself, outside of any transaction.",
    endTransaction:
      "Take it out and leave the transaction to the runner; what must commit earlier goes into a migration of its own.")
}
