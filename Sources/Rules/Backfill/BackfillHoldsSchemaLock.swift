import Migrations
import SQLSyntax
import Schema
import SourceText

/// Rows are changed, and nobody knows how many, while the transaction keeps others from a table.
struct BackfillHoldsSchemaLock: Rule {
  static let info = RuleInfo(
    id: "backfill-holds-schema-lock", family: .backfill, severity: .warning,
    summary: "rows are backfilled while the transaction holds a lock that readers wait for",
    hazard: """
      ALTER TABLE and its like take ACCESS EXCLUSIVE, mostly for a moment. But a lock is held until the transaction ends: if an UPDATE \
      of a large table comes behind it, every query on the locked table waits for minutes or hours, connections pile up, and the \
      application stands still. An UPDATE of a whole table in one statement is a burden by itself: it locks all rows until it commits, \
      and leaves as many dead ones behind.
      """,
    remedy: """
      Change the schema in one transaction and the rows in another one behind it, best in batches that commit. What does not need the \
      new schema can also stand before the ALTER TABLE. Tables that hold few rows can be named in .plimsoll.json as smallTables.
      """,
    example: (bad: "update-behind-add-column", good: "two-migrations"))
  static let statements: WatchedStatements = .all
  static let followsTransactions = true

  private let subject: Subject
  private var locks = HeldLocks()
  private var loops = Loops()
  private var migration = -1
  private var filledTables: Set<ObjectName> = []
  /// What is found in the transaction at hand.
  private var delay: Delay?

  /// Changes of rows that make others wait: one finding for all of a transaction.
  private struct Delay {
    var transaction: Int
    var finding: Finding
    var mode: LockMode
  }

  init(_ subject: Subject) { self.subject = subject }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    if event.moment.migration != migration {
      migration = event.moment.migration
      filledTables = []
    }
    if let delay, delay.transaction != event.moment.transaction { flush(&findings) }
    locks.enter(event.moment)
    judge(event, names, &findings)
    locks.note(event, in: names)
    noteContents(event, names)
  }

  mutating func transactionEnds(_: Transaction, of _: Run, _ findings: inout Findings) { flush(&findings) }

  private mutating func flush(_ findings: inout Findings) {
    if let delay { findings.report(delay.finding) }
    delay = nil
  }

  // MARK: Judging

  private mutating func judge(_ event: Event, _ names: Names, _ findings: inout Findings) {
    guard !event.isPlainInsert else { return }
    let changes = event.rowChanges(in: names)
    guard !changes.isEmpty else { return }
    let count = rowCount(event, names)
    for change in changes {
      let size = count.size(of: change, by: event)
      guard size > .few else { continue }
      if change.node.kind == .insert || change.node.kind == .merge { filledTables.insert(change.name) }
      if let delay, let strongest = locks.strongest, delay.mode >= strongest {
        alsoDelays(change, event, names)
        continue
      }
      let held = locks.held(in: names) { !subject.smallTables.contains($0) }
      if let strongest = held.map(\.mode).max() {
        delays(held.filter { $0.mode == strongest }, strongest, change, event, names, &findings)
      } else if let lock = locks.heldTogether(with: event, on: change) {
        report(together(lock, change, event, names, &findings), event, &findings)
      } else if size == .whole, change.node.kind == .update, !count.isNew(change.table) {
        report(whole(change, event, names), event, &findings)
      }
    }
  }

  private mutating func rowCount(_ event: Event, _ names: Names) -> RowCount {
    RowCount(
      names: names, smallTables: subject.smallTables, migration: migration, filledTables: filledTables,
      loops: loops.around(event))
  }

  private func report(_ finding: Finding, _ event: Event, _ findings: inout Findings) {
    // A transaction in which readers wait is told of once.
    if let delay, delay.mode.blocksReaders { return }
    findings.report(finding)
  }

  private mutating func delays(
    _ held: [HeldLocks.Held], _ mode: LockMode, _ change: RowChange, _ event: Event, _ names: Names, _ findings: inout Findings
  ) {
    let place = event.place
    if let delay, delay.mode >= mode { return alsoDelays(change, event, names) }
    // The table that is changed itself comes first.
    let sorted = held.filter { $0.lock.name == change.name } + held.filter { $0.lock.name != change.name }
    let tables = sorted.map { names.display($0.nameNow(in: names)) }
    let taker = "the \(sorted[0].command) \(findings.whereabouts(of: sorted[0].moment.place, from: place))"
    let rows = tables[0] == names.display(change.name) ? "it" : tables[0]
    let other =
      tables.count == 1 ? "" : tables.count == 2 ? ", and on \(tables[1])" : ", and on \(tables.count - 1) other tables"
    let who = mode.blocksReaders ? "reads" : "writes to"
    var finding = finding(
      mode.blocksReaders ? .warning : .note,
      "\(change.word) of an unknown number of rows \(change.preposition) \(names.display(change.name)): since \(taker) the transaction holds "
        + "\(mode.name) on \(rows)\(other), so whoever \(who) \(tables[0]) waits until all is done",
      help: LockHelp(subject: subject, event: event, names: names).apart(
        change, from: sorted[0], canComeFirst: !locks.isNeeded(by: change, event, in: names)), event)
    finding.related = zip(sorted, tables).prefix(6).map {
      Finding.Related("\(mode.name) on \($1) is taken here", at: $0.place)
    }
    finding.related += event.callers.reversed().map { Finding.Related($0.inWords(names), at: $0.place) }
    delay = Delay(transaction: event.moment.transaction, finding: finding, mode: mode)
  }

  private static let longestList = 12

  /// One more change behind the same locks.
  private mutating func alsoDelays(_ change: RowChange, _ event: Event, _ names: Names) {
    guard let count = delay?.finding.related.count, count < Self.longestList else { return }
    let other = "so does this \(change.word) \(change.preposition) \(names.display(change.name))"
    delay?.finding.related.append(Finding.Related(other, at: event.place))
  }

  private func together(
    _ held: HeldLocks.Held, _ change: RowChange, _ event: Event, _ names: Names, _ findings: inout Findings
  ) -> Finding {
    let table = names.display(change.name)
    let taker = "the \(held.command) \(findings.whereabouts(of: held.moment.place, from: event.place))"
    var finding = finding(
      .note,
      "\(change.word) of an unknown number of rows \(change.preposition) \(table): when both are deployed together, the transaction holds "
        + "\(held.mode.name) on it since \(taker), and whoever reads \(table) waits until all is done",
      help: subject.set.remedies.deployedApart, event)
    finding.deployment = .together
    finding.related = [Finding.Related("\(held.mode.name) on \(table) is taken here", at: held.place)]
    return finding
  }

  private func whole(_ change: RowChange, _ event: Event, _ names: Names) -> Finding {
    let table = names.display(change.name)
    return finding(
      .note,
      "this UPDATE writes every row of \(table) anew in one go: whoever updates one of them waits until it commits, and the table "
        + "may grow to twice its size",
      help: LockHelp(subject: subject, event: event, names: names).batches(change), event)
  }

  private func finding(_ severity: Severity, _ message: String, help: String, _ event: Event) -> Finding {
    Finding(
      Self.info, severity, .likely, message, help: help, migration: subject.migration(of: event.step), at: event.place,
      statement: event.place)
  }

  // MARK: What the migration has made

  private mutating func noteContents(_ event: Event, _ names: Names) {
    let node = event.node
    switch node.kind {
    case .createTableAs:
      guard let parts = node.child(.name)?.identifiers, let body = node.child(.body), !node.flags.contains(.noData) else {
        return
      }
      if rowCount(event, names).isLarge(body) {
        filledTables.insert(
          node.flags.contains(.temporary) ? ObjectName("pg_temp", parts.last ?? "") : names.nameWritten(parts))
      }
    case .copy:
      if node.detail == .from, let parts = node.child(.target)?.identifiers {
        filledTables.insert(names.relation(parts).flatMap { names.catalog[$0]?.name } ?? names.nameWritten(parts))
      }
    default: break
    }
  }
}

extension Event {
  /// Rows that are written out: most statements of a history that has many are of this kind.
  fileprivate var isPlainInsert: Bool {
    node.kind == .insert && node.child(.with) == nil && node.child(.source)?.child(.body)?.kind == .values
      && step.statement.certainty != .ifRowsAreThere && step.statement.rows == nil && callers.isEmpty
  }
}
