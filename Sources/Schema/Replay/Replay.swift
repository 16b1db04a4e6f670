import Migrations
import SQLSyntax
import SourceText

/// Sees a run go by: each statement with the catalog it meets.
public protocol ReplayObserver {
  /// Before anything of a migration runs.
  mutating func begins(migration: Int, in names: Names)
  mutating func transactionBegins(_ transaction: Transaction, of run: Run)
  /// Before the statement changes the catalog.
  mutating func runs(_ event: Event, in names: Names)
  /// What a statement demanded of rows that may not have it. The statement has changed the catalog.
  mutating func demands(_ demand: Demand, _ event: Event, in names: Names)
  mutating func transactionEnds(_ transaction: Transaction, of run: Run)
  /// After the last migration: a routine's body names what was taken away, or what was never there.
  mutating func leaves(_ routine: ID<Routine>, missing misses: [Miss], in names: Names)
  /// After the last migration.
  mutating func ends(in names: Names)
  /// What is executed there, only the run knows.
  mutating func cannotRead(_ place: Place, because reason: String)
  /// Whether it wants to see uses of labels where no label is younger than the transaction. They take time to find.
  var seesAllUses: Bool { get }
  /// Whether it wants to see names that lead to nothing. They take time to find.
  var seesMisses: Bool { get }
  /// Whether it wants to know what bodies miss that the history leaves behind.
  var seesBodies: Bool { get }
}

extension ReplayObserver {
  public mutating func begins(migration _: Int, in _: Names) {}
  public var seesAllUses: Bool { false }
  public var seesMisses: Bool { false }
  public var seesBodies: Bool { false }
  public mutating func leaves(_: ID<Routine>, missing _: [Miss], in _: Names) {}
  public mutating func ends(in _: Names) {}
  public mutating func demands(_: Demand, _: Event, in _: Names) {}
}

/// Runs a set of migrations into a catalog, once and in order: each migration deployed alone on top of all before it.
public struct Replay<Observer: ReplayObserver> {
  public let set: MigrationSet
  private var executor: Executor<Observer>

  public init(_ set: MigrationSet, postgres: Int, observer: Observer) {
    self.set = set
    executor = Executor(set, postgres: postgres, observer: observer)
  }

  public var observer: Observer {
    get { executor.observer }
    _modify { yield &executor.observer }
  }

  public mutating func run() {
    var joint = set.runsAlone ? nil : JointTransactions(set.run())
    for index in set.migrations.indices {
      executor.catalog.begin(migration: index)
      executor.observer.begins(migration: index, in: executor.names)
      let run = set.run(pending: index..<index + 1)
      for transaction in run.transactions {
        executor.observer.transactionBegins(transaction, of: run)
        executor.begin(transaction)
        let number = executor.transactionCount
        for step in transaction.steps { executor.execute(step, joint: joint?.next() ?? number) }
        executor.end(transaction.ending)
        executor.observer.transactionEnds(transaction, of: run)
      }
      let isFollowedAtOnce = set.migrations.indices.contains(index + 1) && set.migrations[index + 1].isForNewDatabases
      executor.disconnect(before: index + 1, isFollowedAtOnce: isFollowedAtOnce)
    }
    if executor.observer.seesBodies { executor.inspectBodies() }
    executor.observer.ends(in: executor.names)
  }
}

extension MigrationSet {
  /// No transaction of its migrations can reach into the next one, so that it is all the same whether they are deployed together.
  fileprivate var runsAlone: Bool {
    opensSessionPerMigration || migrations.allSatisfy { $0.up.allSatisfy { $0.wrapping == .own } }
  }
}

/// The number of each step's transaction where all migrations run at once.
private struct JointTransactions {
  private let lengths: [Int]
  private var transaction = 0
  private var step = 0

  init(_ run: Run) { lengths = run.transactions.map(\.steps.count) }

  mutating func next() -> Int {
    while transaction < lengths.count, step >= lengths[transaction] {
      transaction += 1
      step = 0
    }
    step += 1
    return transaction
  }
}
