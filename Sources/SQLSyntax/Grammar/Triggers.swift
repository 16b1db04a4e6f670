// Triggers and event triggers.

extension Parser {
  /// The parser stands behind TRIGGER.
  mutating func createTrigger(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    try name(.name)
    guard let time = take(oneOf: .before, .after, .instead) else { throw unexpected() }
    if time == .instead { try expect(.of) }
    try triggerEvents()
    try expect(.on)
    try relationName(.table)
    if take(.referencing) {
      repeat { try transitionTable(.alias) } while kind == .new || kind == .old
    }
    if kind == .for {
      let option = self.mark()
      advance()
      _ = take(.each)
      guard let level = take(oneOf: .row, .statement) else { throw unexpected() }
      close(.option, .option, from: option, detail: level)
    }
    try triggerAction()
    close(.createTrigger, role, from: mark, detail: time, flags: flags)
  }

  /// The parser stands behind CONSTRAINT TRIGGER.
  mutating func createConstraintTrigger(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    try expect(.after)
    try triggerEvents()
    try expect(.on)
    try relationName(.table)
    if take(.from) { try relationName(.references) }
    let deferral = try constraintAttributes(allowing: .deferrable)
    let option = self.mark()
    try expect(.for, .each)
    try expect(.row)
    close(.option, .option, from: option, detail: .row)
    try triggerAction()
    close(.createTrigger, role, from: mark, detail: .after, flags: deferral.union(.special))
  }

  /// `INSERT OR UPDATE OF a, b`, none of them twice; leaves each.
  private mutating func triggerEvents() throws(SyntaxError) {
    var earlier: [TokenKind] = []
    repeat {
      guard !earlier.contains(kind) else { throw unexpected() }
      earlier.append(kind)
      let mark = mark()
      guard let event = take(oneOf: .insert, .update, .delete, .truncate) else { throw unexpected() }
      if event == .update, take(.of) {
        try commaSeparated { parser throws(SyntaxError) in try parser.name(.column) }
      }
      close(.triggerEvent, .event, from: mark, detail: event)
    } while take(.or)
  }

  /// `NEW TABLE AS t`
  private mutating func transitionTable(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    guard let which = take(oneOf: .new, .old), let what = take(oneOf: .table, .row) else { throw unexpected() }
    _ = take(.as)
    try name(.name)
    close(.transitionTable, role, from: mark, detail: which, flags: what == .row ? .special : [])
  }

  /// `WHEN (…) EXECUTE FUNCTION f (a, 'b', 1)`
  private mutating func triggerAction() throws(SyntaxError) {
    if take(.when) { try parenthesizedExpression(.when) }
    try expect(.execute)
    guard take(.function) || take(.procedure) else { throw unexpected() }
    try functionName(.function)
    try expect(.leftParen)
    if kind != .rightParen {
      try commaSeparated { parser throws(SyntaxError) in try parser.triggerArgument(.argument) }
    }
    try expect(.rightParen)
  }

  private mutating func triggerArgument(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .integerLiteral, .decimalLiteral, .positional: try signedNumber(role)
    case _ where kind.isString || kind == .hole || kind == .variable: try string(role)
    default: try label(role)
    }
  }

  // MARK: Event triggers

  /// The parser stands behind EVENT TRIGGER.
  mutating func createEventTrigger(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    try expect(.on)
    try label(.event)
    if take(.when) {
      repeat {
        let condition = self.mark()
        try name(.name)
        try expect(.in)
        try parenthesized { parser throws(SyntaxError) in try parser.string(.value) }
        close(.option, .condition, from: condition)
      } while take(.and)
    }
    try expect(.execute)
    guard take(.function) || take(.procedure) else { throw unexpected() }
    try functionName(.function)
    try expect(.leftParen, .rightParen)
    close(.createObject, role, from: mark, detail: .event)
  }

  /// The parser stands behind EVENT TRIGGER.
  mutating func alterEventTrigger(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    guard kind == .enable || kind == .disable else { return try alterObject(role, from: mark, kind: .event) }
    let action = self.mark()
    var state = kind
    advance()
    if state == .enable, let when = take(oneOf: .always, .replica) { state = when }
    close(.objectChange, .action, from: action, detail: state)
    close(.alterObject, role, from: mark, detail: .event)
  }
}
