// ALTER: which rule reads what is altered.

extension Parser {
  mutating func alterStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    switch peek() {
    case .table, .index, .view, .sequence:
      let altered = peek()
      advance(by: 2)
      try alterRelation(altered, role, from: mark)
    case .materialized where peek(2) == .view:
      advance(by: 3)
      try alterRelation(.materialized, role, from: mark)
    case .foreign where peek(2) == .table:
      advance(by: 3)
      try alterRelation(.foreign, role, from: mark)
    case .type:
      advance(by: 2)
      try alterType(role, from: mark)
    case .domain:
      advance(by: 2)
      try alterDomain(role, from: mark)
    case .statistics:
      advance(by: 2)
      try alterStatistics(role, from: mark)
    case .schema:
      advance(by: 2)
      try name(.object)
      try alterObject(role, from: mark, kind: .schema)
    default: try alterOther(role, from: mark)
    }
  }

  /// The parser stands behind STATISTICS.
  private mutating func alterStatistics(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifExists()
    try qualifiedName(.object)
    guard kind == .set, peek() == .statistics else {
      guard flags.isEmpty else { throw unexpected() }
      return try alterObject(role, from: mark, kind: .statistics)
    }
    let action = self.mark()
    advance(by: 2)
    try numberOrDefault(.value)
    close(.setStatistics, .action, from: action)
    close(.alterObject, role, from: mark, detail: .statistics, flags: flags)
  }
}
