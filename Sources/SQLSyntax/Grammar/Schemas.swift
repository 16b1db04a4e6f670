// CREATE SCHEMA with what is created inside.

extension Parser {
  /// The parser stands behind SCHEMA.
  mutating func createSchema(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifNotExists()
    let hasName = kind.mayNameColumn
    if hasName { try name(.name) }
    if kind == .authorization || !hasName {
      try expect(.authorization)
      try roleName(.owner)
    }
    while kind == .create || kind == .grant {
      // PostgreSQL takes no elements here.
      guard !flags.contains(.ifNotExists) else { throw unexpected() }
      if kind == .grant {
        try sessionStatement(.element)
      } else {
        guard mayCreateInSchema else { throw unexpected() }
        try createStatement(.element)
      }
    }
    close(.createSchema, role, from: mark, flags: flags)
  }

  /// Whether a CREATE is of a kind that may be part of CREATE SCHEMA; its object is among the next few words.
  private var mayCreateInSchema: Bool {
    for distance in 1...5 {
      switch peek(distance) {
      case .table, .index, .sequence, .trigger, .view: return peek(distance - 1) != .foreign && peek(distance - 1) != .event
      case .or, .replace, .local, .global, .temporary, .temp, .unlogged, .recursive, .unique, .constraint: continue
      default: return false
      }
    }
    return false
  }
}
