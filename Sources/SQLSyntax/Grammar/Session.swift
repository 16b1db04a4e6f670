// Everything that neither defines nor changes data: which rule reads it.

extension Parser {
  mutating func sessionStatement(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .set: try setStatement(role)
    case .reset: try resetParameter(role)
    case .show: try showParameter(role)
    case .do: try doStatement(role)
    case .call: try callStatement(role)
    case .prepare: try prepareStatement(role)
    case .execute: try executeStatement(role)
    case .deallocate: try deallocateStatement(role)
    case .explain: try explainStatement(role)
    case .declare: try declareCursor(role)
    case .fetch, .move: try fetchStatement(role)
    case .close: try closeCursor(role)
    case .listen, .notify, .unlisten: try notification(role)
    case .load, .checkpoint, .discard: try serverCommand(role)
    case .lock: try lockTable(role)
    case .truncate: try truncate(role)
    case .copy: try copyStatement(role)
    case .refresh: try refreshMaterializedView(role)
    case .reindex: try reindex(role)
    case .cluster: try cluster(role)
    case .vacuum: try vacuum(role)
    case .analyze, .analyse: try analyze(role)
    case .comment: try commentStatement(role)
    case .security: try securityLabel(role)
    case .grant: try grant(role)
    case .revoke: try revoke(role)
    case .reassign: try reassignOwned(role)
    case .import: try importForeignSchema(role)
    default: throw unexpected()
    }
  }

  /// LISTEN, NOTIFY, UNLISTEN
  mutating func notification(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let command = kind
    advance()
    if command == .unlisten, take(.star) { return close(.notification, role, from: mark, detail: command, flags: .all) }
    try name(.name)
    if command == .notify, take(.comma) { try string(.value) }
    close(.notification, role, from: mark, detail: command)
  }

  /// LOAD, CHECKPOINT, DISCARD
  private mutating func serverCommand(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let command = kind
    advance()
    switch command {
    case .load:
      try string(.value)
      close(.load, role, from: mark)
    case .checkpoint:
      close(.checkpoint, role, from: mark)
    default:
      guard let what = take(oneOf: .all, .plans, .sequences, .temporary, .temp) else { throw unexpected() }
      close(.discard, role, from: mark, detail: what == .temp ? .temporary : what)
    }
  }
}
