// Rewrite rules and row security policies.

extension Parser {
  // MARK: Rules

  /// The parser stands behind RULE.
  mutating func createRule(_ role: Role, from mark: Mark, flags written: NodeFlags) throws(SyntaxError) {
    try name(.name)
    try expect(.as, .on)
    guard let event = take(oneOf: .select, .insert, .update, .delete) else { throw unexpected() }
    try expect(.to)
    try relationName(.table)
    if take(.where) { try expression(.where) }
    try expect(.do)
    var flags = written
    if take(.instead) { flags.formUnion(.special) } else { _ = take(.also) }
    try ruleActions()
    close(.createRule, role, from: mark, detail: event, flags: flags)
  }

  /// NOTHING, a statement, or `(statement; …)`; leaves each statement.
  private mutating func ruleActions() throws(SyntaxError) {
    if take(.nothing) { return }
    guard kind == .leftParen else { return try ruleAction(.action) }
    let start = mark()
    advance()
    var count = 0
    while kind != .rightParen {
      if kind != .semicolon {
        try ruleAction(.action)
        count += 1
      }
      guard take(.semicolon) else { break }
    }
    try expect(.rightParen)
    // `(SELECT …) UNION …`: the parentheses are the query's.
    if count == 1, kind != .endOfStatement {
      rewind(to: start)
      try ruleAction(.action)
    }
  }

  private mutating func ruleAction(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .notify: try notification(role)
    case .merge: throw unexpected()
    default: try queryOrDataChange(role)
    }
  }

  // MARK: Policies

  /// The parser stands behind POLICY.
  mutating func createPolicy(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    try expect(.on)
    try relationName(.table)
    var flags: NodeFlags = []
    if take(.as) {
      guard isWord("permissive") || isWord("restrictive") || kind == .hole else { throw unexpected() }
      if isWord("restrictive") { flags = .special }
      advance()
    }
    var command = TokenKind.endOfStatement
    if take(.for) {
      guard let word = take(oneOf: .all, .select, .insert, .update, .delete) else { throw unexpected() }
      command = word
    }
    try policyConditions()
    close(.createPolicy, role, from: mark, detail: command, flags: flags)
  }

  /// The parser stands behind POLICY.
  mutating func alterPolicy(_ role: Role, from mark: Mark) throws(SyntaxError) {
    let flags = ifExists()
    let names = self.mark()
    try memberReference(.object)
    if !flags.isEmpty || kind == .rename { return try alterObject(role, from: mark, kind: .policy, flags: flags) }
    rewind(to: names)
    try name(.name)
    try expect(.on)
    try relationName(.table)
    try policyConditions()
    close(.alterPolicy, role, from: mark)
  }

  /// `TO role, … USING (…) WITH CHECK (…)`, each if there.
  private mutating func policyConditions() throws(SyntaxError) {
    if take(.to) { try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.role) } }
    if take(.using) { try parenthesizedExpression(.using) }
    if take(.with) {
      try expect(.check)
      try parenthesizedExpression(.check)
    }
  }
}
