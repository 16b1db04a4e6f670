import Testing

/// Expects the tree of an expression, which PostgreSQL would read in `SELECT expression`.
func expectExpression(_ sql: String, _ expected: String, at location: SourceLocation = #_sourceLocation) {
  expectTree("SELECT \(sql)", "(query body:(select target:(target value:\(expected))))", at: location)
}
