import Migrations
import SQLSyntax
import Schema

/// What to do about a change of rows that takes long, as the runner at hand allows it.
struct LockHelp {
  let subject: Subject
  let event: Event
  let names: Names

  /// So that the lock is given back before the rows are changed, or taken behind that.
  func apart(_ change: RowChange, from held: HeldLocks.Held, canComeFirst: Bool) -> String {
    if held.lock.cause.kind == .truncate, held.nameNow(in: names) == change.name {
      return
        "Write DELETE in the place of TRUNCATE: others then read the old rows until the new ones are there. Or fill a new table, and "
        + "rename the two at the end."
    }
    let first = canComeFirst ? "Put the \(change.word) before the \(held.command), or " : ""
    let way = canComeFirst ? Self.lowered(separation(change)) : separation(change)
    return first + way + " " + smallTables(change)
  }

  private func separation(_ change: RowChange) -> String {
    let word = change.word
    if event.transaction.reason == .explicit { return "Write COMMIT; before the \(word), and let it commit by itself." }
    if let way = subject.set.remedies.backfillApart { return way }
    switch subject.set.scope {
    case .run:
      return
        "Move the \(word) into a migration of its own, and deploy it after this one: those deployed together share a transaction."
    case .file, .message:
      return "Move the \(word) into a migration of its own behind this one, which has a transaction of its own."
    case .statement: return "Send the \(word) by itself, behind the transaction."
    }
  }

  /// A whole table in one statement.
  func batches(_ change: RowChange) -> String {
    "Where it holds many rows, change a few thousand at a time by ranges of the key, and commit each batch. "
      + smallTables(change)
  }

  private func smallTables(_ change: RowChange) -> String {
    // Of what is inserted it is the tables read that count.
    let hasSources = change.node.kind == .insert || change.node.kind == .merge
    let tables = hasSources ? "what is read holds few rows" : "\(names.display(change.name)) holds few rows"
    return "If \(tables), name the table under smallTables in .plimsoll.json."
  }

  private static func lowered(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
