// Expressions with PostgreSQL's precedence.

extension Parser {
  /// a_expr
  mutating func expression(_ role: Role) throws(SyntaxError) {
    throw unexpected()
  }
}
