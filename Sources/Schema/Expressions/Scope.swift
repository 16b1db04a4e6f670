import SQLSyntax

/// What names mean at a place of a statement.
struct Scope: Sendable {
  /// Something in FROM, or the target of a statement.
  struct Item: Sendable {
    /// What columns are qualified with.
    var alias: String
    /// Of a relation without an alias.
    var schema: String?
    var columns: [SQLType.RecordField]
    /// There is no other column than these.
    var isComplete: Bool
    var relation: ID<Relation>?
    /// The type of the columns that are not known.
    var otherColumns = SQLType.undetermined
    /// Of columns whose values the statement itself writes down: the texts of which one is the column's.
    var texts: [String: Alternatives] = [:]
    /// Of a WITH query: how sure it is that there is a row.
    var rows = Reach.maybe
    /// It may be named only with its alias, as OLD and NEW.
    var mustBeQualified = false
  }

  var items: [Item] = []
  /// The scopes of the queries around this one, the nearest first.
  var outer: [[Item]] = []
  /// Names of WITH queries and what they give.
  var commonTables: [String: Item] = [:]
  /// Variables and parameters of the routine that the statement is in. Nil where there is none.
  var variables: Variables?
}

/// Whether the server comes to evaluate what it has analysed.
enum Reach: Comparable {
  /// The statement is not run, as in PREPARE, in a view's definition or under EXPLAIN.
  case never
  /// For a row that may be there, in a branch that may be taken.
  case maybe
  case certain
}
