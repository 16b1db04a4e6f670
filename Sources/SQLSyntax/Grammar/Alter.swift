// ALTER: which rule reads what is altered.

extension Parser {
  mutating func alterStatement(_ role: Role) throws(SyntaxError) {
    try alterOther(role, from: mark())
  }
}
