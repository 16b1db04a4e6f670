import SQLSyntax
import Schema

/// How a migration fares that is run a second time from its top, after a first run that did a part of it.
struct SecondRun {
  /// A statement was refused: what comes behind it is not run again.
  private(set) var isStopped = false
  /// Tables that it makes or empties before it fills them.
  private var fresh: Set<ObjectName> = []
  /// Names that a DROP … IF EXISTS has made free.
  private var dropped: Set<String> = []

  mutating func stop() { isStopped = true }

  /// Rows go into a table that holds none of those from before.
  func isFresh(_ change: RowChange) -> Bool { fresh.contains(change.name) }

  mutating func note(_ change: RowChange) {
    if change.node.kind == .delete { fresh.insert(change.name) }
  }

  /// Takes in a statement. True if the server refuses it the second time.
  mutating func isStopped(by event: Event, in names: Names) -> Bool {
    let node = event.node
    switch node.kind {
    case .truncate:
      for table in node.children(.table) { fresh.insert(names.nameNow(table.identifiers)) }
    case .drop where node.flags.contains(.ifExists):
      for object in node.children(.object) { if let name = object.lastName { dropped.insert(name) } }
    case .createTable where !node.flags.contains(.ifNotExists), .createTableAs where !node.flags.contains(.ifNotExists):
      if let parts = node.child(.name)?.identifiers { fresh.insert(names.nameWritten(parts)) }
    default: break
    }
    guard !isStopped, !event.moment.isMaybe, event.moment.subtransactions == 0, isRefusedAgain(node) else { return false }
    isStopped = true
    return true
  }

  /// What is there cannot be made again, and what is gone cannot be dropped.
  private mutating func isRefusedAgain(_ node: Node) -> Bool {
    switch node.kind {
    case .createTable, .createTableAs, .createForeignTable, .createIndex, .createView, .createMaterializedView, .createSequence,
      .createSchema, .createFunction, .createTrigger, .createRule, .createPolicy, .createEnumType, .createCompositeType,
      .createRangeType, .createDomain, .createObject, .createStatistics, .createAggregate:
      guard !node.flags.contains(.ifNotExists), !node.flags.contains(.orReplace), !node.flags.contains(.temporary),
        let name = node.lastName
      else { return false }
      return !dropped.contains(name)
    case .drop: return !node.flags.contains(.ifExists)
    case .alterType: return node.children(.action).contains { $0.kind != .addEnumValue || !$0.flags.contains(.ifNotExists) }
    case .alterTable:
      if node.flags.contains(.ifExists), node.children(.action).contains(where: { $0.kind == .renameTo }) { return false }
      return node.children(.action).reduce(false) { isRefusedAgain(action: $1) || $0 }
    default: return false
    }
  }

  private mutating func isRefusedAgain(action: Node) -> Bool {
    switch action.kind {
    case .addColumn:
      guard !action.flags.contains(.ifNotExists), let name = action.child(.definition)?.lastName else { return false }
      return !dropped.contains(name)
    case .addConstraint:
      guard let constraint = action.child(.constraint) else { return false }
      if constraint.kind == .primaryKeyConstraint { return true }
      return constraint.child(.name).map { !dropped.contains($0.lastIdentifier ?? "") } ?? false
    case .dropColumn, .dropConstraint:
      guard action.flags.contains(.ifExists) else { return true }
      if let name = (action.child(.column) ?? action.child(.constraint))?.lastIdentifier { dropped.insert(name) }
      return false
    case .renameColumn, .renameConstraint, .renameTo, .attachPartition, .detachPartition: return true
    default: return false
    }
  }
}

extension Node {
  fileprivate var lastName: String? {
    (kind == .relationName || kind == .qualifiedName ? self : child(.name))?.lastIdentifier
  }
}

extension Names {
  fileprivate func nameNow(_ parts: [String]) -> ObjectName {
    relation(parts).flatMap { catalog[$0]?.name } ?? nameWritten(parts)
  }
}
