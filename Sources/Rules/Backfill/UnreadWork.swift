import Migrations
import SQLSyntax
import Schema

/// What runs and nobody can read: it may read and write any row.
struct UnreadWork {
  /// The last migration in which something of that sort ran.
  private(set) var last = -1

  /// Before the event changes the catalog.
  mutating func note(_ event: Event, in names: Names) {
    let migration = event.step.migration
    if event.step.followsUnreadProgram { last = migration }
    let node = event.node
    switch node.kind {
    case .doStatement:
      let body = node.tree.body(of: node)
      if body?.tree == nil || body?.statements.contains(where: { $0.dynamicPart != nil }) != false { last = migration }
    case .call: last = migration
    case .query:
      let calls = node.nodes(of: .functionCall).contains { call in
        call.child(.name).map { names.hasRoutine($0.identifiers) } ?? false
      }
      if calls { last = migration }
    default: break
    }
  }
}
