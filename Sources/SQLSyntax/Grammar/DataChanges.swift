// INSERT, UPDATE, DELETE, MERGE. A WITH clause has been read before, if there is one; `mark` stands before it.

extension Parser {
  mutating func insert(_ role: Role, from mark: Mark) throws(SyntaxError) { throw unexpected() }
  mutating func update(_ role: Role, from mark: Mark) throws(SyntaxError) { throw unexpected() }
  mutating func delete(_ role: Role, from mark: Mark) throws(SyntaxError) { throw unexpected() }
  mutating func merge(_ role: Role, from mark: Mark) throws(SyntaxError) { throw unexpected() }
}
