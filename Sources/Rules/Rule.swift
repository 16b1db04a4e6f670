import ApplicationCode
import Deployment
import Migrations
import SQLSyntax
import Schema
import SourceText

/// What a rule tells of itself; `explain`, `rules` and the README are made from it.
public final class RuleInfo: Sendable {
  public enum Family: String, Sendable, CaseIterable { case transaction, ordering, backfill }

  public let id: String
  public let family: Family
  /// What it finds, in one line without a period.
  public let summary: String
  /// Why that hurts.
  public let hazard: String
  /// What to do instead, where the runner has no word of its own.
  public let remedy: String
  /// The gravest it reports.
  public let severity: Severity
  /// The fixtures that `explain` shows: a migration it objects to, and one that does the same safely.
  public let example: (bad: String, good: String)
  /// Which of its claims no server was asked about; nil where there is none.
  public let unproved: String?

  public init(
    id: String, family: Family, severity: Severity, summary: String, hazard: String, remedy: String,
    example: (bad: String, good: String), unproved: String? = nil
  ) {
    self.id = id
    self.family = family
    self.severity = severity
    self.example = example
    self.summary = summary
    self.hazard = hazard
    self.remedy = remedy
    self.unproved = unproved
  }
}

/// Watches one set of migrations run, and reports what will hurt.
public protocol Rule: Sendable {
  static var info: RuleInfo { get }
  /// The statements that `runs` is called for.
  static var statements: WatchedStatements { get }
  /// Whether it wants to know where transactions begin and end.
  static var followsTransactions: Bool { get }
  init(_ subject: Subject)
  /// Before anything runs: what can be told of the files as they lie there.
  mutating func begins(_ findings: inout Findings)
  mutating func transactionBegins(_ transaction: Transaction, of run: Run, _ findings: inout Findings)
  /// Before one of its statements changes the catalog.
  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings)
  /// A statement demands something of the rows that are there, which they may not have. It has changed the catalog.
  mutating func meets(_ demand: Demand, _ event: Event, in names: Names, _ findings: inout Findings)
  mutating func transactionEnds(_ transaction: Transaction, of run: Run, _ findings: inout Findings)
  /// After everything has run: what the code needs, by file and place. It is called only where there is code.
  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings)
  /// After everything has run: a routine's body names what is not there.
  mutating func meets(_ misses: [Miss], inBodyOf routine: ID<Routine>, in names: Names, _ findings: inout Findings)
  /// After everything has run: the catalog is the last one.
  mutating func ends(in names: Names, _ findings: inout Findings)
}

/// Most rules have to do with few statements, and there are many.
public enum WatchedStatements: Sendable {
  case none, all
  case kinds(Set<NodeKind>)

  func include(_ kind: NodeKind) -> Bool {
    switch self {
    case .none: false
    case .all: true
    case .kinds(let kinds): kinds.contains(kind)
    }
  }
}

extension Rule {
  public static var statements: WatchedStatements { .none }
  public static var followsTransactions: Bool { false }
  public mutating func begins(_: inout Findings) {}
  public mutating func transactionBegins(_: Transaction, of _: Run, _: inout Findings) {}
  public mutating func runs(_: Event, in _: Names, _: inout Findings) {}
  public mutating func meets(_: Demand, _: Event, in _: Names, _: inout Findings) {}
  public mutating func transactionEnds(_: Transaction, of _: Run, _: inout Findings) {}
  public mutating func judges(_: [CodeNeed], in _: Names, _: inout Findings) {}
  public mutating func meets(_: [Miss], inBodyOf _: ID<Routine>, in _: Names, _: inout Findings) {}
  public mutating func ends(in _: Names, _: inout Findings) {}
}

/// What is judged, and for which server.
public struct Subject: Sendable {
  public let set: MigrationSet
  public let postgres: Int
  /// What else than the migrations fills columns.
  let backfills: Backfills
  /// Tables that a statement goes through in no time, as the project says.
  public let smallTables: TableNames
  /// The code that uses the schema, if there is any.
  public var code: CodeOfSet?
  /// What the project's pipelines do; nil where nobody has looked for any.
  public var pipelines: Pipelines?
  /// Called as each migration begins to run, and behind the last one: so many have run.
  public var passes: (@Sendable (_ migrations: Int) -> Void)?
  /// What is about to be deployed; nil where nobody said since when.
  public var changes: FileChanges? {
    didSet { pending = changes.map { Set(set.pending(since: $0)) } ?? [] }
  }
  /// Which of the migrations are about to be deployed, as far as anybody said.
  public private(set) var pending: Set<Int> = []

  public init(_ set: MigrationSet, postgres: Int, smallTables: TableNames = TableNames()) {
    self.set = set
    self.postgres = postgres
    backfills = Backfills(set)
    self.smallTables = smallTables
  }

  /// As the runner records the migration of a step.
  func migration(of step: Step) -> String { set.migrations[step.migration].id }
}

/// The application code around one set of migrations.
public struct CodeOfSet: Sendable {
  public var now: Application
  /// What of it is not as it was: as it was then. Nil where nobody said when.
  public var before: Application?

  public init(now: Application, before: Application? = nil) {
    self.now = now
    self.before = before
  }
}
