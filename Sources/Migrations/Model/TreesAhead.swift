import SQLSyntax
import SourceText

/// Makes the trees of scripts that are about to run, so that who runs them finds them there.
public struct TreesAhead {
  private let set: MigrationSet
  /// Runs something beside what calls it.
  private let beside: (@escaping @Sendable () -> Void) -> Void
  /// The migrations before it are at hand, or have run.
  private var end = 0
  /// When this one begins it is time for more.
  private var next = 0

  /// So much text is made trees of at a time. Twice that must find room among the recent ones.
  private static let portion = FleetingTree.room / 4

  public init(_ set: MigrationSet, beside: @escaping (@escaping @Sendable () -> Void) -> Void) {
    self.set = set
    self.beside = beside
  }

  public mutating func begins(migration: Int) {
    guard migration >= next else { return }
    next = end
    var scripts: [Script] = []
    var bytes = 0
    while end < set.migrations.count, bytes < Self.portion {
      var last: Script?
      for message in set.migrations[end].up.lazy.flatMap(\.messages) {
        for statement in message.statements where statement.script !== last {
          last = statement.script
          guard !statement.script.hasTree else { continue }
          scripts.append(statement.script)
          bytes += statement.script.text.count
        }
      }
      end += 1
    }
    if !scripts.isEmpty { beside { [scripts] in for script in scripts { _ = script.tree } } }
  }
}
