// What stands behind the type of a column or a domain: constraints, DEFAULT, GENERATED, COLLATE.

extension Parser {
  /// ColQualList: leaves the constraints and the collation.
  mutating func columnConstraints() throws(SyntaxError) {
    var hasCollation = false
    var hasConstraint = false
    while true {
      let mark = mark()
      switch kind {
      case .not where peek() == .deferrable || peek() == .enforced, .deferrable, .initially, .enforced:
        try attributeOfLast(hasConstraint)
        continue
      case .collate:
        guard !hasCollation else { throw unexpected() }
        hasCollation = true
        advance()
        try qualifiedName(.collation)
        hasConstraint = false
        continue
      case .constraint:
        advance()
        try name(.name)
      default: break
      }
      guard try columnConstraint(from: mark) else {
        if at > mark.token { throw unexpected() }
        return
      }
      hasConstraint = true
    }
  }

  /// ColConstraintElem, if there is one.
  private mutating func columnConstraint(from mark: Mark) throws(SyntaxError) -> Bool {
    switch kind {
    case .not:
      advance()
      try expect(.null)
      close(.notNullConstraint, .constraint, from: mark, flags: take(.no, .inherit) ? .noInherit : [])
    case .null:
      advance()
      close(.nullConstraint, .constraint, from: mark)
    case .default:
      advance()
      try restrictedExpression(.expression)
      close(.defaultConstraint, .constraint, from: mark)
    case .unique:
      advance()
      let flags = try nullsDistinct()
      try keyStorage()
      close(.uniqueConstraint, .constraint, from: mark, flags: flags)
    case .primary:
      advance()
      try expect(.key)
      try keyStorage()
      close(.primaryKeyConstraint, .constraint, from: mark)
    case .check:
      advance()
      try checkCondition()
      close(.checkConstraint, .constraint, from: mark, flags: take(.no, .inherit) ? .noInherit : [])
    case .references:
      try references(isTableConstraint: false, from: mark)
    case .generated:
      try generated(from: mark)
    default: return false
    }
    return true
  }

  /// GENERATED ALWAYS AS (…) or GENERATED … AS IDENTITY.
  private mutating func generated(from mark: Mark) throws(SyntaxError) {
    advance()
    let isAlways = try generatedWhen()
    try expect(.as)
    if kind == .identity {
      advance()
      try parenthesizedSequenceOptions()
      close(.identityColumn, .constraint, from: mark, detail: isAlways ? .always : .default)
      return
    }
    guard isAlways else { throw unexpected() }
    try parenthesizedExpression(.expression)
    let isStored = take(.stored)
    if !isStored { _ = take(.virtual) }
    close(.generatedColumn, .constraint, from: mark, detail: isStored ? .stored : .virtual)
  }

  /// `ALWAYS` or `BY DEFAULT`
  mutating func generatedWhen() throws(SyntaxError) -> Bool {
    if take(.always) { return true }
    try expect(.by, .default)
    return false
  }

  /// `(option …)` behind IDENTITY, if there.
  mutating func parenthesizedSequenceOptions() throws(SyntaxError) {
    guard take(.leftParen) else { return }
    try sequenceOptions()
    try expect(.rightParen)
  }

  /// `[NOT] DEFERRABLE`, `INITIALLY …`, `[NOT] ENFORCED`: flags of the constraint left last, or a node where there is none.
  private mutating func attributeOfLast(_ hasConstraint: Bool) throws(SyntaxError) {
    if hasConstraint {
      switch kind {
      case .deferrable:
        advance()
        addFlags(.deferrable)
      case .initially:
        advance()
        if take(.deferred) { addFlags([.deferrable, .initiallyDeferred]) } else { try expect(.immediate) }
      case .enforced: advance()
      default:
        advance()
        if kind == .enforced { addFlags(.notEnforced) }
        advance()
      }
      extendLast()
    } else {
      try constraintAttribute(.constraint)
    }
  }
}
