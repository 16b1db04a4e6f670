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
      _ = take(.savepoint)
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
        _ = take(.savepoint)
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

  /// `ISOLATION LEVEL SERIALIZABLE, READ ONLY DEFERRABLE`, if there.
  mutating func transactionModes() throws(SyntaxError) {
    while true {
      let mark = mark()
      switch kind {
      case .isolation:
        advance()
        try expect(.level)
        if !take(.repeatable, .read), !take(.serializable) {
          try expect(.read)
          guard take(.committed) || take(.uncommitted) else { throw unexpected() }
        }
      case .read:
        advance()
        guard take(.only) || take(.write) else { throw unexpected() }
      case .deferrable: advance()
      case .not: try expect(.not, .deferrable)
      default: return
      }
      close(.transactionMode, .option, from: mark)
      _ = take(.comma)
    }
  }
}
