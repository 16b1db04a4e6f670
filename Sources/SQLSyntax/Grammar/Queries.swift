// SELECT, VALUES, TABLE, WITH and the set operations.

extension Parser {
  /// A query, or with WITH in front perhaps an INSERT, UPDATE, DELETE or MERGE.
  mutating func queryOrWithStatement(_ role: Role) throws(SyntaxError) {
    throw unexpected()
  }

  /// A query; parentheses around it are part of it.
  mutating func query(_ role: Role) throws(SyntaxError) {
    throw unexpected()
  }
}
