// BEGIN, COMMIT, ROLLBACK, savepoints and prepared transactions.

extension Parser {
  /// BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, ABORT, SAVEPOINT, RELEASE, PREPARE TRANSACTION and their forms.
  mutating func transactionStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let first = kind
    advance()
    switch first {
    case .savepoint:
      try name(.name)
      close(.savepoint, role, from: mark, detail: first)
    case .release:
      skipSavepointWord()
      try name(.name)
      close(.savepoint, role, from: mark, detail: first)
    case .prepare:
      try expect(.transaction)
      try string(.value)
      close(.preparedTransaction, role, from: mark, detail: first)
    case .commit where kind == .prepared, .rollback where kind == .prepared:
      advance()
      try string(.value)
      close(.preparedTransaction, role, from: mark, detail: first)
    case .begin, .start:
      if first == .start { try expect(.transaction) } else if !take(.transaction) { _ = take(.work) }
      try transactionModes()
      close(.transaction, role, from: mark, detail: first)
    default:
      if !take(.transaction) { _ = take(.work) }
      if first == .rollback, take(.to) {
        skipSavepointWord()
        try name(.name)
        close(.savepoint, role, from: mark, detail: first)
        return
      }
      var flags: NodeFlags = []
      if take(.and) {
        if !take(.no) { flags = .special }
        try expect(.chain)
      }
      close(.transaction, role, from: mark, detail: first, flags: flags)
    }
  }

  /// SAVEPOINT, unless it is the savepoint's name.
  private mutating func skipSavepointWord() {
    if kind == .savepoint, peek().mayNameColumn { advance() }
  }

  /// `ISOLATION LEVEL SERIALIZABLE, READ ONLY DEFERRABLE`, if there; whether there were any.
  @discardableResult
  mutating func transactionModes() throws(SyntaxError) -> Bool {
    guard isAtTransactionMode else { return false }
    repeat {
      try transactionMode(.option)
    } while take(.comma) || isAtTransactionMode
    return true
  }

  private var isAtTransactionMode: Bool { kind == .isolation || kind == .read || kind == .deferrable || kind == .not }

  private mutating func transactionMode(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var mode = kind
    advance()
    switch mode {
    case .isolation:
      try expect(.level)
      mode = kind
      advance()
      if mode == .repeatable {
        try expect(.read)
      } else if mode == .read {
        guard let level = take(oneOf: .committed, .uncommitted) else { throw unexpected() }
        mode = level
      } else if mode != .serializable {
        throw unexpected()
      }
    case .read:
      guard let access = take(oneOf: .only, .write) else { throw unexpected() }
      mode = access
    case .not:
      try expect(.deferrable)
      return close(.transactionMode, role, from: mark, detail: .deferrable, flags: .not)
    case .deferrable: break
    default: throw unexpected()
    }
    close(.transactionMode, role, from: mark, detail: mode)
  }
}
