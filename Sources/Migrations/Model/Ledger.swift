/// What a runner does about a history that is not the one it wrote into its table.
public struct Ledger: Sendable {
  /// What becomes of a migration that comes before one that has run already.
  public enum Late: Sendable {
    /// It runs none any more, and says why: "stops: missing migrations before the current version".
    case refused(String)
    /// It never runs, and nobody says so.
    case skipped
    /// It runs now: after what it comes before on a new database.
    case runs
    /// The names of the files do not tell the order.
    case hasNoPlace
    case unknown
  }

  /// What becomes of a change to a migration that has run.
  public enum Edited: Sendable {
    /// It runs none any more, and says why: "stops: the checksum is another".
    case refused(String)
    /// Databases on which it has run never see the change.
    case unnoticed
    case unknown
  }

  public var late: Late
  public var edited: Edited

  public init(late: Late, edited: Edited) {
    self.late = late
    self.edited = edited
  }

  public static let unknown = Ledger(late: .unknown, edited: .unknown)
}
