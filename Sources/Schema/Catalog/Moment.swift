import SQLSyntax
import SourceText

/// When and where something happens in a run.
public struct Moment: Sendable {
  /// Number of the transaction, where each migration is deployed alone on top of all before it.
  public var transaction: Int
  /// Number of the transaction, where all migrations are deployed at once.
  public var jointTransaction: Int
  /// Index into the set's migrations.
  public var migration: Int
  /// How many subtransactions are open: savepoints, and PL/pgSQL blocks with an EXCEPTION part.
  public var subtransactions: Int
  /// It may not happen, as what stands in a branch.
  public var isMaybe: Bool
  /// The branches it stands in, from the outermost in, that may not be taken. A loop over rows is none: where there are none, nothing
  /// is left to do.
  public var branches: [Int]
  public var place: Place

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
