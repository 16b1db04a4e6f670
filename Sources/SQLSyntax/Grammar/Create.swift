// CREATE: which rule reads what is created.

extension Parser {
  mutating func createStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var distance = 1
    var flags: NodeFlags = []
    if peek() == .or, peek(2) == .replace {
      flags = .orReplace
      distance = 3
    }
    flags.formUnion(persistence(at: &distance))
    let created = peek(distance)
    if created == .view || (created == .recursive && peek(distance + 1) == .view) {
      if created == .recursive {
        flags.formUnion(.recursive)
        distance += 1
      }
      advance(by: distance + 1)
      return try createView(role, from: mark, flags: flags)
    }
    if flags.isEmpty || flags.isDisjoint(with: .orReplace) {
      switch created {
      case .table:
        advance(by: distance + 1)
        return try createTable(role, from: mark, flags: flags)
      case .sequence:
        advance(by: distance + 1)
        return try createSequence(role, from: mark, flags: flags)
      case .materialized where !flags.contains(.temporary):
        advance(by: distance + 1)
        return try createMaterializedView(role, from: mark, flags: flags)
      default: break
      }
    }
    guard flags.isEmpty else { return try createOther(role, from: mark) }
    switch created {
    case .index, .unique:
      advance()
      try createIndex(role, from: mark)
    case .foreign where peek(2) == .table:
      advance(by: 3)
      try createForeignTable(role, from: mark)
    case .type:
      advance(by: 2)
      try createType(role, from: mark)
    case .domain:
      advance(by: 2)
      try createDomain(role, from: mark)
    case .schema:
      advance(by: 2)
      try createSchema(role, from: mark)
    case .statistics:
      advance(by: 2)
      try createStatistics(role, from: mark)
    default: try createOther(role, from: mark)
    }
  }

  /// OptTemp: `[LOCAL | GLOBAL] TEMP[ORARY]` or UNLOGGED, so many tokens ahead; counts them.
  private func persistence(at distance: inout Int) -> NodeFlags {
    var length = 0
    if peek(distance) == .local || peek(distance) == .global { length = 1 }
    switch peek(distance + length) {
    case .temporary, .temp:
      distance += length + 1
      return .temporary
    case .unlogged where length == 0:
      distance += 1
      return .unlogged
    default: return []
    }
  }
}
