/// One statement at its place in a run.
public struct Step: Sendable {
  /// Index into the run's migrations.
  public var migration: Int
  public var statement: ScriptStatement
  public var always: Bool { statement.always }
  /// Number of the savepoint the runner itself holds open around it, if it does.
  public var savepoint: Int?
  /// Since the step before it a program has run that nobody can read: a migration in a language that is not followed, or a call
  /// into the application. Any row may hold anything since then, and what was filled may be NULL again; nothing of that is sure.
  public var followsUnreadProgram = false

  public init(migration: Int, statement: ScriptStatement, savepoint: Int? = nil) {
    self.migration = migration
    self.statement = statement
    self.savepoint = savepoint
  }
}

/// Steps that commit together, and why they do.
public struct Transaction: Sendable {
  public enum Reason: String, Sendable {
    /// The runner wraps them.
    case framework
    /// The files say BEGIN.
    case explicit
    /// Several statements in one message.
    case implicit
    /// One statement alone.
    case autocommit
  }
  public enum Ending: Sendable {
    case committed
    case rolledBack
    /// The session ends with the transaction open: nothing of it stays.
    case leftOpen
  }
  public var reason: Reason
  /// In words, for a person.
  public var explanation: String
  public var steps: [Step] = []
  public var ending = Ending.committed
}

/// What one deploy executes: the transactions of a set of migrations, in order.
public struct Run: Sendable {
  public var set: MigrationSet
  public var transactions: [Transaction]
}
