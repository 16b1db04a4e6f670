/// Knows one migration runner: its files, their order, and what it sends to the server in which transaction.
///
/// A reader is stateless. `recognise` is asked about every folder of a project, so it looks at names first and opens a file
/// only when a name gives reason to.
public protocol MigrationReader: Sendable {
  var framework: Framework { get }

  /// Whether this very folder is where the runner would be pointed at, and why.
  func recognise(_ folder: Folder) -> Recognition?

  /// Lists the migrations in the order of the runner. Nothing in a folder makes it fail: what cannot be read is a remark.
  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet

  /// What a person can write so that this runner does what PostgreSQL wants, where a transaction takes in so much.
  func remedies(in scope: TransactionScope) -> Remedies

  /// What it does about migrations that come late, or that have changed since they ran.
  var ledger: Ledger { get }

  /// How its migrations say what elsewhere is said in SQL.
  var spelling: Spelling { get }

  /// That it is used says that there are migrations; else it runs whatever SQL there is.
  var runsOnlyMigrations: Bool { get }
}

extension MigrationReader {
  var spelling: Spelling { .sql }

  var ledger: Ledger { .unknown }

  var runsOnlyMigrations: Bool { true }

  /// The set with what its runner allows.
  func set(of folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = read(folder, recognition)
    set.remedies = remedies(in: set.scope)
    set.spelling = spelling
    if !set.isRunnerDoubtful { set.ledger = ledger }
    return set
  }
}

/// Why a folder is a runner's.
public struct Recognition: Sendable {
  public enum Strength: Int, Sendable, Comparable {
    /// The files could be of this runner.
    case possible
    /// Their shape is this runner's.
    case likely
    /// A configuration file or a mark inside a file names it.
    case certain

    public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }
  public var strength: Strength
  /// The folders below belong to it too, so that nobody else is asked about them. A reader that knows better says false here and
  /// names the folders in the set.
  public var coversFoldersBelow: Bool
  /// "supabase/config.toml stands beside it"
  public var evidence: String

  public init(_ strength: Strength, _ evidence: String, coversFoldersBelow: Bool? = nil) {
    self.strength = strength
    self.coversFoldersBelow = coversFoldersBelow ?? (strength > .possible)
    self.evidence = evidence
  }
}
