import SQLSyntax
import SourceText

/// When and where something happens in a run. A class, for whatever the history makes holds one.
public final class Moment: Sendable {
  /// Number of the transaction, where each migration is deployed alone on top of all before it.
  public let transaction: Int
  /// Number of the transaction, where all migrations are deployed at once.
  public let jointTransaction: Int
  /// Index into the set's migrations.
  public let migration: Int
  /// How many subtransactions are open: savepoints, and PL/pgSQL blocks with an EXCEPTION part.
  public let subtransactions: Int
  /// It may not happen, as what stands in a branch.
  public let isMaybe: Bool
  /// The branches it stands in, from the outermost in, that may not be taken. A loop over rows is none: where there are none, nothing
  /// is left to do.
  public let branches: [Int]
  public let place: Place

  public init(
    transaction: Int, jointTransaction: Int, migration: Int, subtransactions: Int, isMaybe: Bool, branches: [Int] = [],
    place: Place
  ) {
    self.transaction = transaction
    self.jointTransaction = jointTransaction
    self.migration = migration
    self.subtransactions = subtransactions
    self.isMaybe = isMaybe
    self.branches = branches
    self.place = place
  }
}
