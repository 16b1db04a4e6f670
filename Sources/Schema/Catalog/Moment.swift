import SQLSyntax
import SourceText

/// When and where something happens in a run. A class, for whatever the history makes holds one.
public final class Moment: Sendable {
  // As small as may be, for there are many.
  private let transactionNumber: UInt32
  private let jointTransactionNumber: UInt32
  private let migrationIndex: UInt32
  private let subtransactionCount: UInt16
  /// It may not happen, as what stands in a branch.
  public let isMaybe: Bool
  /// The branches it stands in, from the outermost in, that may not be taken. A loop over rows is none: where there are none, nothing
  /// is left to do.
  public let branches: [Int]
  public let place: Place

  /// Number of the transaction, where each migration is deployed alone on top of all before it.
  public var transaction: Int { Int(transactionNumber) }
  /// Number of the transaction, where all migrations are deployed at once.
  public var jointTransaction: Int { Int(jointTransactionNumber) }
  /// Index into the set's migrations.
  public var migration: Int { Int(migrationIndex) }
  /// How many subtransactions are open: savepoints, and PL/pgSQL blocks with an EXCEPTION part.
  public var subtransactions: Int { Int(subtransactionCount) }

  public init(
    transaction: Int, jointTransaction: Int, migration: Int, subtransactions: Int, isMaybe: Bool, branches: [Int] = [],
    place: Place
  ) {
    transactionNumber = UInt32(transaction)
    jointTransactionNumber = UInt32(jointTransaction)
    migrationIndex = UInt32(migration)
    subtransactionCount = UInt16(clamping: subtransactions)
    self.isMaybe = isMaybe
    self.branches = branches
    self.place = place
  }
}
