// CREATE: which rule reads what is created.

extension Parser {
  mutating func createStatement(_ role: Role) throws(SyntaxError) {
    try createOther(role, from: mark())
  }
}
