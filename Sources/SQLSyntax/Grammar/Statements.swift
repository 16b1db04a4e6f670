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
    case .prepare where peek() != .transaction: try sessionStatement(role)
    case .begin, .start, .commit, .end, .rollback, .abort, .savepoint, .release, .prepare: try transactionStatement(role)
    default: try sessionStatement(role)
    }
  }
}
