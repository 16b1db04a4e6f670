// Sequences and their options, which identity columns have too.

extension Parser {
  /// The parser stands behind SEQUENCE.
  mutating func createSequence(_ role: Role, from mark: Mark, flags written: NodeFlags) throws(SyntaxError) {
    let flags = written.union(ifNotExists())
    try relationName(.name)
    if isAtSequenceOption { try sequenceOptions() }
    close(.createSequence, role, from: mark, flags: flags)
  }

  var isAtSequenceOption: Bool {
    switch kind {
    case .as, .cache, .cycle, .increment, .logged, .maxvalue, .minvalue, .owned, .sequence, .start, .restart, .unlogged: true
    case .no: peek() == .cycle || peek() == .maxvalue || peek() == .minvalue
    default: false
    }
  }

  /// One or more.
  mutating func sequenceOptions() throws(SyntaxError) {
    repeat { try sequenceOption(.option) } while isAtSequenceOption
  }

  /// SeqOptElem
  mutating func sequenceOption(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let flags: NodeFlags = take(.no) ? .not : []
    let option = kind
    advance()
    switch option {
    case .cycle: break
    case .maxvalue, .minvalue: if flags.isEmpty { try signedNumber(.value) }
    case _ where !flags.isEmpty: throw unexpected()
    case .logged, .unlogged: break
    case .as: try scalarTypeName(.type)
    case .cache: try signedNumber(.value)
    case .increment:
      _ = take(.by)
      try signedNumber(.value)
    case .start:
      _ = take(.with)
      try signedNumber(.value)
    case .restart:
      if take(.with) || kind.mayBeginNumber { try signedNumber(.value) }
    case .owned:
      try expect(.by)
      let length = dottedNameLength()
      guard length > 0 else { throw unexpected() }
      leaf(.columnReference, .column, tokens: length)
    case .sequence:
      try expect(.name)
      try relationName(.name)
    default: throw unexpected()
    }
    close(.sequenceOption, role, from: mark, detail: option, flags: flags)
  }
}

extension TokenKind {
  var mayBeginNumber: Bool {
    switch self {
    case .integerLiteral, .decimalLiteral, .plusSign, .minusSign, .positional, .hole, .variable: true
    default: false
    }
  }
}
