// CREATE and ALTER of what is neither a relation nor a type nor a routine.

extension Parser {
  /// CREATE of the rest. The parser stands at CREATE.
  mutating func createOther(_ role: Role, from mark: Mark) throws(SyntaxError) { throw unexpected() }

  /// ALTER of the rest. The parser stands at ALTER.
  mutating func alterOther(_ role: Role, from mark: Mark) throws(SyntaxError) { throw unexpected() }
}
