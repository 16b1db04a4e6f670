import Migrations
import SQLSyntax
import Schema
import SourceText

/// A change of rows that is run a second time when the run fails behind it, or whenever its file changes.
struct BackfillNotRepeatable: Rule {
  static let info = RuleInfo(
    id: "backfill-not-repeatable", family: .backfill, severity: .warning,
    summary: "rows are changed as must not happen twice, where a run may be repeated",
    hazard: """
      Where statements commit one by one, a run that fails or is interrupted leaves behind what it has done. The runner has not recorded \
      the migration, and begins at its top the next time: rows are inserted twice, prices multiplied twice, words appended twice. The \
      same is true of files that a runner runs again whenever they change.
      """,
    remedy: """
      Keep the change in one transaction with the rest of the migration, or in a migration of its own. Where that cannot be, let it look \
      whether it is done: ON CONFLICT over a unique key, WHERE NOT EXISTS, a WHERE that leaves out rows that are done.
      """,
    example: (bad: "multiplied-twice", good: "guarded"))
  static let statements: WatchedStatements = .all
  static let followsTransactions = true

  private let subject: Subject
  private var migration = -1
  /// Changes that have not committed yet, or that nothing has followed yet.
  private var candidates: [Candidate] = []
  private var again = SecondRun()
  /// All of the migration is one transaction: a run that fails leaves nothing behind.
  private var isWhole = false

  private struct Candidate {
    var transaction: Int
    var repetition: Repetition
    var change: RowChange
    var event: Event
    var name: String
  }

  init(_ subject: Subject) { self.subject = subject }

  mutating func transactionBegins(_ transaction: Transaction, of run: Run, _: inout Findings) {
    isWhole = run.transactions.count == 1 && transaction.reason != .autocommit
  }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    if event.moment.migration != migration {
      migration = event.moment.migration
      candidates = []
      again = SecondRun()
    }
    if isWhole, subject.set.migrations[migration].rerun == nil { return }
    follow(event, &findings)
    judge(event, names)
    if again.isStopped(by: event, in: names) {
      // A transaction that is refused the second time leaves nothing behind.
      candidates.removeAll { $0.transaction == event.moment.transaction }
    }
  }

  mutating func transactionEnds(_ transaction: Transaction, of _: Run, _ findings: inout Findings) {
    guard migration >= 0 else { return }
    if transaction.ending != .committed { candidates = [] }
    guard let rerun = subject.set.migrations[migration].rerun else { return }
    for candidate in candidates { findings.report(finding(candidate, "\(rerun)", isRerun: true, nil)) }
    candidates = []
  }

  // MARK: Judging

  private mutating func judge(_ event: Event, _ names: Names) {
    // What stands in a branch may have looked whether it is done.
    guard !event.moment.isMaybe, event.step.statement.certainty != .maybe else { return }
    for change in event.rowChanges(in: names) {
      defer { again.note(change) }
      guard !again.isStopped, !again.isFresh(change), let repetition = Repetition(change, by: event, in: names) else {
        continue
      }
      candidates.append(
        Candidate(
          transaction: event.moment.transaction, repetition: repetition, change: change, event: event,
          name: names.display(change.name)))
    }
  }

  /// Something comes behind changes that have committed.
  private mutating func follow(_ event: Event, _ findings: inout Findings) {
    guard !candidates.isEmpty, subject.set.migrations[migration].rerun == nil else { return }
    let isCommit = event.node.kind == .transaction && [.commit, .end].contains(event.node.detail) && !event.callers.isEmpty
    if event.node.kind.isHarmless, !isCommit { return }
    // Those that are waiting are all of one transaction.
    guard isCommit || candidates[0].transaction != event.moment.transaction else { return }
    for candidate in candidates {
      let place = event.place
      let next =
        isCommit
        ? "the COMMIT \(findings.whereabouts(of: place, from: candidate.event.place)) keeps it when the run fails behind it"
        : "it has committed when the \(event.tag) \(findings.whereabouts(of: place, from: candidate.event.place)) comes: "
          + "if the run fails there or later, it is repeated from the top"
      findings.report(
        finding(
          candidate, next, isRerun: false, Finding.Related(isCommit ? "it commits here" : "the run may fail here", at: place)))
      if case .isRefused = candidate.repetition { again.stop() }
    }
    candidates = []
  }

  // MARK: Saying so

  private func finding(_ candidate: Candidate, _ reason: String, isRerun: Bool, _ related: Finding.Related?) -> Finding {
    let event = candidate.event
    let word = candidate.change.word
    var severity = Severity.warning
    let message: String
    let help: String
    switch candidate.repetition {
    case .doubles:
      message = "nothing keeps this \(word) from adding the same rows to \(candidate.name) twice: \(reason)"
      help =
        "Write ON CONFLICT DO NOTHING behind it, with a unique key over what tells the rows apart; or INSERT … SELECT … WHERE NOT EXISTS "
        + "(…)."
    case .isRefused(let key):
      severity = isRerun ? .warning : .note
      message =
        "a second run of this \(word) is refused, for \(quotedIdentifier(key)) holds its key already (23505): \(reason)"
      help = "Write ON CONFLICT DO NOTHING behind it."
    case .accumulates(let column):
      message =
        "\(quotedIdentifier(column)) of \(candidate.name) is made of what it was, and a second run changes it once more: \(reason)"
      help = "Let a WHERE leave out the rows that are done, by the value or by a column that marks them."
    }
    var finding = Finding(
      Self.info, severity, .likely, message, help: help + (isRerun ? "" : " Or keep it in one transaction with what follows."),
      migration: subject.migration(of: event.step), at: event.place, statement: event.place,
      related: related.map { [$0] } ?? [])
    finding.related += event.callers.reversed().map {
      Finding.Related("it is executed from here", at: $0.place)
    }
    return finding
  }
}

extension NodeKind {
  /// It changes nothing but the session, or what the planner knows, and does not fail.
  fileprivate var isHarmless: Bool {
    switch self {
    case .transaction, .setParameter, .resetParameter, .setTransaction, .setConstraints, .savepoint, .show, .vacuum, .comment:
      true
    default: false
    }
  }
}
