// Which rule reads a statement, by its first word.

extension Parser {
  /// Any statement.
  mutating func anyStatement(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .select, .values, .with, .table, .leftParen: try queryOrWithStatement(role)
    case .insert: try insert(role, from: mark())
    case .update: try update(role, from: mark())
    case .delete: try delete(role, from: mark())
    case .merge: try merge(role, from: mark())
    case .create: try createStatement(role)
    case .alter: try alterStatement(role)
    case .drop: try dropStatement(role)
    // A prepared statement may be called "transaction" as well.
    case .prepare where peek() != .transaction || peek(2) == .as || peek(2) == .leftParen: try sessionStatement(role)
    case .begin, .start, .commit, .end, .rollback, .abort, .savepoint, .release, .prepare: try transactionStatement(role)
    default: try sessionStatement(role)
    }
  }

  /// PreparableStmt: a query or a change of data.
  mutating func queryOrDataChange(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .insert: try insert(role, from: mark())
    case .update: try update(role, from: mark())
    case .delete: try delete(role, from: mark())
    case .merge: try merge(role, from: mark())
    default: try queryOrWithStatement(role)
    }
  }

  /// Whether the statement ends here, or the part of it that may be a statement of its own.
  var isAtEndOfStatement: Bool { kind == .endOfStatement || kind == .semicolon || kind == .rightParen }
}
