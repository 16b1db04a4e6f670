import SQLSyntax

/// A table, view, sequence, index or other relation.
public struct Relation: Sendable {
  public enum Kind: Sendable { case table, partitionedTable, foreignTable, view, materializedView, sequence, index }
  /// What the history tells of its rows.
  public enum Rows: Sendable { case none, maybe }

  public var name: ObjectName
  public var kind: Kind
  public var columns: [Column] = []
  /// All its columns are known: the history made it, of parts that are known.
  public var isComplete = true
  public var constraints: [Constraint] = []
  /// Of a table: its indexes, which are relations too.
  public var indexes: [Index] = []
  public var triggers: [Trigger] = []
  public var policies: [String] = []
  public var rules: [String] = []
  /// What it inherits from, or is a partition of.
  public var parents: [ID<Relation>] = []
  public var children: [ID<Relation>] = []
  public var isTemporary = false
  /// Of a temporary table: it is dropped, or emptied, when the transaction commits.
  public var onCommit: TokenKind?
  public var rows = Rows.maybe
  /// Of a view: what it reads. Of an index: its table.
  public var dependsOn: [ID<Relation>] = []
  /// Of a partitioned table: what its partitions' bounds are values of.
  public var partitionKeyTypes: [SQLType] = []
  /// Of a table made OF a type.
  public var rowType: ID<TypeEntry>?
  /// Nil where the history does not make it.
  public var birth: Moment?

  public init(name: ObjectName, kind: Kind, birth: Moment?) {
    self.name = name
    self.kind = kind
    self.birth = birth
  }

  public func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}

public struct Column: Sendable {
  public enum Filling: Sendable { case given, generated, virtual, identity }

  public var name: String
  public var type: SQLType
  public var isNotNull = false
  public var defaultValue: Node?
  /// Of a generated column: its expression is `defaultValue`.
  public var filling = Filling.given

  public init(_ name: String, _ type: SQLType) {
    self.name = name
    self.type = type
  }
}

public struct Constraint: Sendable {
  public enum Kind: Sendable { case check, unique, primaryKey, foreignKey, exclusion, notNull }
  /// As it is written or as PostgreSQL names it.
  public var name: String
  public var kind: Kind
  public var columns: [String] = []
  public var references: ID<Relation>?
  public var referencedColumns: [String] = []
  public var expression: Node?
  public var isValidated = true
  public var birth: Moment?
}

public struct Index: Sendable {
  public var name: String
  /// Plain columns; nil for an expression.
  public var columns: [String?]
  public var isUnique = false
  public var predicate: Node?
  public var birth: Moment?
}

public struct Trigger: Sendable {
  public enum Timing: Sendable { case before, after, insteadOf }
  public var name: String
  public var timing: Timing
  public var isForEachRow: Bool
  public var events: [Event] = []
  public var condition: Node?
  /// The function as the statement names it, and which it was then.
  public var function: ID<Routine>?
  public var isEnabled = true

  public struct Event: Sendable {
    /// .insert, .update, .delete or .truncate
    public var kind: TokenKind
    /// Of UPDATE OF.
    public var columns: [String] = []
  }
}
