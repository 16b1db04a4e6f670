// DROP of everything.

extension Parser {
  mutating func dropStatement(_ role: Role) throws(SyntaxError) { throw unexpected() }
}
