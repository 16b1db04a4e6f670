import SQLSyntax

/// A lock that others wait for, who read or write rows. Weaker ones only keep schemas as they are.
public enum LockMode: Int, Sendable, Comparable, CaseIterable {
  case share, shareRowExclusive, exclusive, accessExclusive

  public static func < (left: LockMode, right: LockMode) -> Bool { left.rawValue < right.rawValue }

  /// As PostgreSQL writes it.
  public var name: String {
    switch self {
    case .share: "SHARE"
    case .shareRowExclusive: "SHARE ROW EXCLUSIVE"
    case .exclusive: "EXCLUSIVE"
    case .accessExclusive: "ACCESS EXCLUSIVE"
    }
  }

  /// Who reads waits, and not only who writes.
  public var blocksReaders: Bool { self == .accessExclusive }
}

/// A lock that a transaction takes with a statement, and holds until it ends.
public struct TableLock: Sendable {
  /// Nil where the history says nothing else of the table.
  public var table: ID<Relation>?
  public var name: ObjectName
  public var mode: LockMode
  /// The part of the statement that takes it.
  public var cause: Node
}

extension Node {
  /// What an action of ALTER TABLE takes on the table that it alters; nil for what nobody waits for who reads or writes.
  var lockOnTable: LockMode? {
    switch kind {
    case .validateConstraint, .setStatistics, .setCluster, .dependsOnExtension: nil
    case .setOptions, .resetOptions: child(.column) == nil && needsExclusiveLock ? .accessExclusive : nil
    case .setTriggerState: .shareRowExclusive
    case .addConstraint: child(.constraint)?.kind == .foreignKeyConstraint ? .shareRowExclusive : .accessExclusive
    // The partition is locked, not the table that gets it.
    case .attachPartition: nil
    case .detachPartition: flags.contains(.concurrently) ? nil : .accessExclusive
    default: .accessExclusive
    }
  }

  /// Options of tables that change how queries read them; all others are for VACUUM and for new rows.
  private var needsExclusiveLock: Bool {
    child(.option)?.children(.option).contains { $0.child(.name)?.lastIdentifier == "user_catalog_table" } ?? false
  }

  /// Of an action of ALTER TABLE: it is done to the children as well.
  var reachesChildren: Bool {
    switch kind {
    case .addColumn, .dropColumn, .setDefault, .dropDefault, .setNotNull, .dropNotNull, .setExpression, .dropExpression,
      .alterColumnType, .addConstraint, .dropConstraint, .renameColumn, .renameConstraint, .setStorage, .setTriggerState:
      true
    default: false
    }
  }

  /// Of LOCK TABLE, which without a mode takes the strongest.
  var requestedLock: LockMode? {
    guard let mode = child(.option) else { return .accessExclusive }
    let isStronger = mode.flags.contains(.special)
    return switch mode.detail {
    case .access: isStronger ? .accessExclusive : nil
    case .share: isStronger ? .shareRowExclusive : .share
    case .exclusive: .exclusive
    default: nil
    }
  }
}
