import Migrations
import SQLSyntax
import SourceText

/// A table, view, sequence, index or other relation.
public struct Relation: Sendable {
  public enum Kind: Sendable { case table, partitionedTable, foreignTable, view, materializedView, sequence, index }
  /// What the history tells of its rows.
  public enum Rows: Sendable {
    case none, maybe
    /// The history itself has put some there, and taken none away.
    case some
  }

  public var name: ObjectName
  // There are many: what is small stands together, where it takes the least room.
  /// Of a view: what it reads. Of an index: its table.
  public var dependsOn: Few<ID<Relation>> = []
  public var kind: Kind
  /// All its columns are known: the history made it, of parts that are known.
  public var isComplete = true
  /// A query has put rows into it.
  var hasCopiedRows = false
  /// A partition for the rows that no other takes.
  var isDefaultPartition = false
  public var isTemporary = false
  /// Of a temporary table: it is dropped, or emptied, when the transaction commits.
  public var onCommit: TokenKind?
  public var rows = Rows.maybe
  public var columns: [Column] = []
  public var constraints: [Constraint] = []
  /// Of a table: its indexes, which are relations too.
  public var indexes: [Index] = []
  public var triggers: [Trigger] = []
  /// INSERT … VALUES and DELETE statements that the history runs on it.
  var insertions: [StoredNode] = []
  var deletions: [StoredNode] = []
  /// What it inherits from, or is a partition of.
  public var parents: [ID<Relation>] = []
  public var children: [ID<Relation>] = []
  /// Nil where the history does not make it.
  public var birth: Moment?
  /// Of a sequence: the column that it is dropped with.
  public var ownedBy: ColumnReference?
  private var seldom = Seldom<SeldomParts>()

  public init(name: ObjectName, kind: Kind, birth: Moment?) {
    self.name = name
    self.kind = kind
    self.birth = birth
  }

  public func column(_ name: String) -> Column? { columns.position(of: name).map { columns[$0] } }

  /// It holds rows itself.
  public var isTable: Bool { kind == .table || kind == .partitionedTable || kind == .foreignTable }

  var isView: Bool { kind == .view || kind == .materializedView }
}

/// Rows of a table, written down in another one.
struct Choice: Sendable {
  var table: ID<Relation>
  /// The query that chose them.
  var query: StoredNode
}

/// What few relations have.
private struct SeldomParts: Sendable {
  var policies: [String] = []
  var rules: [String] = []
  var statistics: [StoredNode] = []
  var ruleDefinitions: [String: StoredNode] = [:]
  var ruleTargets: [ID<Relation>] = []
  var partitionKeyTypes: [SQLType] = []
  var uses = Uses()
  var choice: Choice?
  var rowType: ID<TypeEntry>?
}

extension Relation {
  private var parts: SeldomParts {
    get { seldom.value ?? SeldomParts() }
    set { seldom.value = newValue }
  }

  public var policies: [String] {
    get { seldom.value?.policies ?? [] }
    set { parts.policies = newValue }
  }

  public var rules: [String] {
    get { seldom.value?.rules ?? [] }
    set { parts.rules = newValue }
  }

  /// Expressions that ANALYZE computes for its rows.
  var statistics: [StoredNode] {
    get { seldom.value?.statistics ?? [] }
    set { parts.statistics = newValue }
  }

  /// The CREATE RULE statements of its rules, by their names.
  var ruleDefinitions: [String: StoredNode] {
    get { seldom.value?.ruleDefinitions ?? [:] }
    set { parts.ruleDefinitions = newValue }
  }

  /// What its rules insert into.
  var ruleTargets: [ID<Relation>] {
    get { seldom.value?.ruleTargets ?? [] }
    set { parts.ruleTargets = newValue }
  }

  /// Of a partitioned table: what its partitions' bounds are values of.
  public var partitionKeyTypes: [SQLType] {
    get { seldom.value?.partitionKeyTypes ?? [] }
    set { parts.partitionKeyTypes = newValue }
  }

  /// What it falls with besides that: of a view all that its query names, of a table what its expressions call.
  var uses: Uses {
    get { seldom.value?.uses ?? Uses() }
    set { parts.uses = newValue }
  }

  /// Of a table made by a query that picked rows of another one.
  var choice: Choice? {
    get { seldom.value?.choice }
    set { parts.choice = newValue }
  }

  /// Of a table made OF a type.
  public var rowType: ID<TypeEntry>? {
    get { seldom.value?.rowType }
    set { parts.rowType = newValue }
  }
}

/// What is still asked for while parts are added to a relation. Who held all of it would make each addition copy all the parts.
struct RelationOutline {
  var name: ObjectName
  var kind: Relation.Kind
  var isTable: Bool
  var isTemporary: Bool
  var columns: [Column]
  var parents: [ID<Relation>]
  var children: [ID<Relation>]
  var rows: Relation.Rows

  var isView: Bool { kind == .view || kind == .materializedView }

  init(_ relation: Relation) {
    name = relation.name
    kind = relation.kind
    isTable = relation.isTable
    isTemporary = relation.isTemporary
    columns = relation.columns
    parents = relation.parents
    children = relation.children
    rows = relation.rows
  }

  /// Who has what a partitioned table has.
  var partitions: [ID<Relation>] { kind == .partitionedTable ? children : [] }
}

/// What a relation cannot be without.
struct Uses: Sendable {
  /// Columns that a query reads, by relation; those of all its relations are in `dependsOn`.
  var columns: [ID<Relation>: Set<String>] = [:]
  var types: Set<ID<TypeEntry>> = []
  var routines: Set<ID<Routine>> = []
}

public struct ColumnReference: Hashable, Sendable {
  public var relation: ID<Relation>
  public var column: String
}

public struct Column: Sendable {
  /// What gives a value where a row brings none: DEFAULT or nothing, an expression, or a sequence of its own, as of `serial`.
  public enum Filling: Sendable { case given, generated, virtual, identity, sequence }

  public var name: String
  public var type: SQLType
  @Stored public var defaultValue: Node?
  public var isNotNull = false
  /// Of a generated column: its expression is `defaultValue`.
  public var filling = Filling.given
  /// The table itself says it; else only what it inherits from does.
  public var isLocal = true
  /// Other columns that its expression reads.
  var reads: [String] = []
  /// What the rows of its table hold in it; nil where there is nothing to tell.
  public internal(set) var contents: Contents?
  /// When it came to its table under its name; nil where it came with the table.
  public var birth: Moment?

  /// Rows get a value that is not NULL even where they bring none.
  public var isFilled: Bool { $defaultValue != nil || filling == .identity || filling == .sequence }

  public init(_ name: String, _ type: SQLType) {
    self.name = name
    self.type = type
  }
}

extension [Column] {
  /// Where the column of a name is. None is taken out of the list to look at it.
  func position(of name: String) -> Int? {
    for index in indices where self[index].name == name { return index }
    return nil
  }
}

public struct Constraint: Sendable {
  public enum Kind: Sendable { case check, unique, primaryKey, foreignKey, exclusion, notNull }
  /// As it is written or as PostgreSQL names it.
  public var name: String
  @Stored public var expression: Node?
  // There are many: what is small stands beside what leaves room for it.
  public var kind: Kind
  public var isValidated = true
  /// False for NOT ENFORCED: nobody checks rows, neither old nor new.
  public var isEnforced = true
  public var isLocal = true
  public var references: ID<Relation>?
  /// A branch that may have been taken drops it.
  var mayBeGone = false
  /// Its check may wait for the end of the transaction.
  public var isDeferrable = false
  /// Children do not have it.
  public var isNotInherited = false
  /// Of a check: those that its expression reads.
  public var columns: Few<String> = []
  public var referencedColumns: Few<String> = []
  /// Of a check: those that it demands not to be NULL.
  var demandedColumns: [String] = []
  public var birth: Moment?
  /// Of what a unique index upholds: that index.
  public var index: ID<Relation>?
}

public struct Index: Sendable {
  public var name: String
  /// The index as a relation.
  public var relation: ID<Relation>
  public var isUnique = false
  /// Plain columns; nil for an expression.
  public var columns: Few<String?>
  /// The names in `keyNames`, if they are others than those of its columns.
  private var otherKeyNames: [String] = []
  /// Columns that it only carries along.
  public var included: [String] = []
  /// Nodes of the keys that are no plain columns.
  public var expressions: [StoredNode] = []
  /// Columns that its expressions and its predicate read.
  var reads: [String] = []
  @Stored public var predicate: Node?
  public var birth: Moment?

  init(name: String, relation: ID<Relation>, columns: Few<String?>) {
    self.name = name
    self.relation = relation
    self.columns = columns
  }

  /// What a name that is chosen for an index like it is made of.
  var keyNames: [String] {
    get { otherKeyNames.isEmpty ? columnNames : otherKeyNames }
    set { otherKeyNames = newValue == columnNames ? [] : newValue }
  }

  private var columnNames: [String] { columns.compactMap(\.self) + included }
}

public struct Trigger: Sendable {
  public enum Timing: Sendable { case before, after, insteadOf }
  public var name: String
  public var timing: Timing
  public var isForEachRow: Bool
  public var events: [Event] = []
  @Stored public var condition: Node?
  /// The function as the statement names it, and which it was then.
  public var function: ID<Routine>?
  public var isEnabled = true
  /// A branch that may have been taken drops it.
  var mayBeGone = false
  /// It waits for the end of the transaction.
  public var isDeferred = false
  /// It came with the trigger of a partitioned table.
  public var isLocal = true
  /// Columns that its condition reads.
  var reads: [String] = []

  public struct Event: Sendable {
    /// .insert, .update, .delete or .truncate
    public var kind: TokenKind
    /// Of UPDATE OF.
    public var columns: [String] = []
  }
}
