import SQLSyntax

extension ScriptStatement {
  /// Whether psql with AUTOCOMMIT off sends BEGIN before it where no transaction is open: it spares what opens or ends one
  /// itself, and what must not stand in one.
  var isBegunByPsql: Bool {
    let root = root
    let isConcurrent = root.flags.contains(.concurrently)
    return switch root.kind {
    case .transaction, .preparedTransaction, .alterSystem: false
    case .vacuum: root.detail != .vacuum
    case .cluster: root.child(.table) != nil
    case .discard: root.detail != .all
    case .createIndex: !isConcurrent
    case .createObject: root.detail != .database && root.detail != .tablespace
    case .drop, .reindex: !isConcurrent && ![.database, .system, .tablespace].contains(root.detail)
    default: true
    }
  }
}
