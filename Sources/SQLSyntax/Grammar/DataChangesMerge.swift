// MERGE. A WITH clause has been read before, if there is one; `mark` stands before it.

extension Parser {
  mutating func merge(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try expect(.merge, .into)
    try changedRelation()
    try expect(.using)
    try tableReference(.source)
    try expect(.on)
    try expression(.condition)
    repeat { try mergeBranch() } while kind == .when
    if kind == .returning { try returningClause() }
    close(.merge, role, from: mark)
  }

  /// `WHEN NOT MATCHED BY SOURCE AND a THEN DELETE`
  private mutating func mergeBranch() throws(SyntaxError) {
    let mark = mark()
    try expect(.when)
    var flags: NodeFlags = take(.not) ? .not : []
    try expect(.matched)
    if flags.contains(.not), take(.by) {
      if take(.source) { flags.formUnion(.special) } else { try expect(.target) }
    }
    if take(.and) { try expression(.condition) }
    try expect(.then)
    let isInsert = flags == .not
    let word = kind
    switch word {
    case .do:
      try expect(.do, .nothing)
      return close(.mergeBranch, .when, from: mark, detail: .nothing, flags: flags)
    case .update where !isInsert:
      try expect(.update, .set)
      try assignments()
    case .delete where !isInsert:
      advance()
    case .insert where isInsert:
      advance()
      if try mergeInsert() { flags.formUnion(.all) }
    default: throw unexpected()
    }
    close(.mergeBranch, .when, from: mark, detail: word, flags: flags)
  }

  /// What follows INSERT; true for DEFAULT VALUES.
  private mutating func mergeInsert() throws(SyntaxError) -> Bool {
    if take(.default, .values) { return true }
    if kind == .leftParen { try parenthesized { parser throws(SyntaxError) in try parser.targetColumn() } }
    if kind == .overriding {
      let mark = mark()
      let word = try overriding()
      close(.specialOption, .option, from: mark, detail: word)
    }
    try expect(.values)
    try parenthesized { parser throws(SyntaxError) in try parser.expression(.value) }
    return false
  }
}
