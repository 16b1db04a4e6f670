// LOCK, TRUNCATE, REFRESH, REINDEX, CLUSTER, VACUUM and ANALYZE.

extension Parser {
  mutating func lockTable(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    _ = take(.table)
    try commaSeparated { parser throws(SyntaxError) in try parser.inheritedRelationName(.table) }
    if take(.in) {
      try lockMode(.option)
      try expect(.mode)
    }
    close(.lockTable, role, from: mark, flags: take(.nowait) ? .special : [])
  }

  /// lock_type
  private mutating func lockMode(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var mode = kind
    var flags: NodeFlags = []
    advance()
    switch mode {
    case .access, .row:
      if take(.exclusive) { flags = .special } else { try expect(.share) }
    case .share:
      if take(.row, .exclusive) {
        flags = .special
      } else if take(.update, .exclusive) {
        mode = .update
      }
    case .exclusive: break
    default: throw unexpected()
    }
    close(.lockMode, role, from: mark, detail: mode, flags: flags)
  }

  mutating func truncate(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    _ = take(.table)
    try commaSeparated { parser throws(SyntaxError) in try parser.inheritedRelationName(.table) }
    var flags: NodeFlags = []
    if take(.restart, .identity) { flags = .special } else { _ = take(.continue, .identity) }
    close(.truncate, role, from: mark, flags: flags.union(dropBehavior()))
  }

  mutating func refreshMaterializedView(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try expect(.materialized, .view)
    let flags: NodeFlags = take(.concurrently) ? .concurrently : []
    try relationName(.table)
    let data = try withData()
    close(.refreshMaterializedView, role, from: mark, flags: flags.union(data))
  }

  mutating func reindex(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if kind == .leftParen { try utilityOptions() }
    guard let what = take(oneOf: .index, .table, .schema, .system, .database) else { throw unexpected() }
    let flags: NodeFlags = take(.concurrently) ? .concurrently : []
    switch what {
    case .index: try relationName(.index)
    case .table: try relationName(.table)
    case .schema: try name(.name)
    default: if kind.mayNameColumn { try name(.name) }
    }
    close(.reindex, role, from: mark, detail: what, flags: flags)
  }

  mutating func cluster(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    let hasOptions = kind == .leftParen
    if hasOptions { try utilityOptions() } else if kind == .verbose { optionWord() }
    if kind.mayNameColumn {
      if !hasOptions, peek() == .on {
        try name(.index)
        advance()
        try relationName(.table)
      } else {
        try relationName(.table)
        if take(.using) { try name(.index) }
      }
    }
    close(.cluster, role, from: mark)
  }

  mutating func vacuum(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if kind == .leftParen {
      try utilityOptions()
    } else {
      if kind == .full { optionWord() }
      if kind == .freeze { optionWord() }
      if kind == .verbose { optionWord() }
      if kind == .analyze || kind == .analyse { optionWord() }
    }
    try vacuumTargets()
    close(.vacuum, role, from: mark, detail: .vacuum)
  }

  mutating func analyze(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if kind == .leftParen { try utilityOptions() } else if kind == .verbose { optionWord() }
    try vacuumTargets()
    close(.vacuum, role, from: mark, detail: .analyze)
  }

  /// `t, s.u (a, b)`, if there.
  private mutating func vacuumTargets() throws(SyntaxError) {
    guard !isAtEndOfStatement else { return }
    try commaSeparated { parser throws(SyntaxError) in
      let mark = parser.mark()
      try parser.inheritedRelationName(.table)
      if parser.kind == .leftParen {
        try parser.parenthesized { parser throws(SyntaxError) in try parser.name(.column) }
      }
      parser.close(.vacuumTarget, .element, from: mark)
    }
  }
}
