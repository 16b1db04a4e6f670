import Migrations
import SQLSyntax
import Schema

/// What the server refuses to run inside a transaction block, as its own PreventInTransactionBlock has it.
struct TransactionBlockBan {
  /// The statement as the server's message names it.
  var name: String
  /// It depends on something the files do not tell: when it is refused.
  var condition: String?

  init?(_ node: Node, in names: Names, _ moment: Moment, postgres: Int) {
    guard let (name, condition) = Self.judge(node, names, moment, postgres) else { return nil }
    self.name = name
    self.condition = condition
  }

  private static func judge(
    _ node: Node, _ names: Names, _ moment: Moment, _ postgres: Int
  ) -> (String, condition: String?)? {
    switch node.kind {
    case .createIndex where node.flags.contains(.concurrently): ("CREATE INDEX CONCURRENTLY", nil)
    case .vacuum where node.detail == .vacuum: ("VACUUM", nil)
    case .alterSystem: ("ALTER SYSTEM", nil)
    case .discard where node.detail == .all: ("DISCARD ALL", nil)
    case .reindex: reindex(node, names)
    case .cluster: cluster(node, names, postgres)
    case .alterTable where node.children.contains { $0.kind == .detachPartition && $0.flags.contains(.concurrently) }:
      ("ALTER TABLE ... DETACH CONCURRENTLY", nil)
    case .preparedTransaction where node.detail == .commit: ("COMMIT PREPARED", nil)
    case .preparedTransaction where node.detail == .rollback: ("ROLLBACK PREPARED", nil)
    case .alterType where postgres <= 11: addValue(node, names, moment)
    case .drop: drop(node)
    case .createObject: create(node)
    case .alterObject: alter(node)
    default: nil
    }
  }

  private static func drop(_ node: Node) -> (String, condition: String?)? {
    switch node.detail {
    case .index where node.flags.contains(.concurrently): ("DROP INDEX CONCURRENTLY", nil)
    case .database: ("DROP DATABASE", nil)
    case .tablespace: ("DROP TABLESPACE", nil)
    case .subscription: ("DROP SUBSCRIPTION", "if the subscription has a replication slot")
    default: nil
    }
  }

  private static func create(_ node: Node) -> (String, condition: String?)? {
    switch node.detail {
    case .database: return ("CREATE DATABASE", nil)
    case .tablespace: return ("CREATE TABLESPACE", nil)
    case .subscription:
      let makesSlot = !node.isSwitchedOff("create_slot") && !node.isSwitchedOff("connect")
      return makesSlot ? ("CREATE SUBSCRIPTION ... WITH (create_slot = true)", nil) : nil
    default: return nil
    }
  }

  private static func alter(_ node: Node) -> (String, condition: String?)? {
    let actions = node.children(.action)
    switch node.detail {
    case .database: return actions.contains { $0.kind == .setTablespace } ? ("ALTER DATABASE SET TABLESPACE", nil) : nil
    case .subscription:
      let refreshes = actions.contains { action in
        guard action.kind == .objectChange else { return false }
        if action.detail == .refresh { return true }
        return [.add, .set, .drop].contains(action.detail) && !action.isSwitchedOff("refresh")
      }
      return refreshes ? ("ALTER SUBSCRIPTION ... REFRESH", "if the subscription is enabled") : nil
    default: return nil
    }
  }

  private static func reindex(_ node: Node, _ names: Names) -> (String, condition: String?)? {
    let isConcurrent =
      node.flags.contains(.concurrently) || node.children(.option).contains { $0.hasOption("concurrently") && !$0.isOff }
    switch node.detail {
    case .schema: return ("REINDEX SCHEMA", nil)
    case .system: return ("REINDEX SYSTEM", nil)
    case .database: return ("REINDEX DATABASE", nil)
    case .table:
      if isConcurrent { return ("REINDEX CONCURRENTLY", nil) }
      return node.child(.table)?.isPartitioned(names) == true ? ("REINDEX TABLE", nil) : nil
    default:
      return isConcurrent ? ("REINDEX CONCURRENTLY", nil) : nil
    }
  }

  private static func cluster(_ node: Node, _ names: Names, _ postgres: Int) -> (String, condition: String?)? {
    guard let table = node.child(.table) else { return ("CLUSTER", nil) }
    return postgres >= 15 && table.isPartitioned(names) ? ("CLUSTER", nil) : nil
  }

  /// Up to PostgreSQL 11, but for a type of the same transaction.
  private static func addValue(_ node: Node, _ names: Names, _ moment: Moment) -> (String, condition: String?)? {
    guard node.children.contains(where: { $0.kind == .addEnumValue }), let name = node.child(.name) else { return nil }
    let birth = names.type(name.identifiers).flatMap { names.catalog[$0]?.birth }
    return birth?.transaction == moment.transaction ? nil : ("ALTER TYPE ... ADD", nil)
  }
}

extension Node {
  fileprivate func isPartitioned(_ names: Names) -> Bool {
    names.relation(identifiers).flatMap { names.catalog[$0]?.kind } == .partitionedTable
  }

  fileprivate func hasOption(_ name: String) -> Bool { child(.name)?.identifiers == [name] }

  /// Of an option: it says FALSE, OFF, NO or 0.
  fileprivate var isOff: Bool {
    guard let value = child(.value) else { return false }
    let word = value.stringValue ?? value.sourceText
    return ["false", "off", "no", "0"].contains(word.lowercased())
  }

  /// `WITH (name = false)` somewhere in it.
  fileprivate func isSwitchedOff(_ name: String) -> Bool {
    nodes(of: .option).contains { $0.hasOption(name) && $0.isOff }
  }
}
