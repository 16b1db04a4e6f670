import Migrations
import SQLSyntax
import Schema
import SourceText

/// BEGIN, COMMIT or ROLLBACK inside a transaction that the runner manages, or in a body that may not end one.
struct TransactionControlInMigration: Rule {
  static let info = RuleInfo(
    id: "transaction-control-in-migration", family: .transaction, severity: .error,
    summary: "BEGIN, COMMIT or ROLLBACK stands in a transaction that the runner manages",
    hazard: """
      A COMMIT in a file ends the transaction that the runner has opened around it. What follows is no longer undone when something \
      fails, and some runners then stop after the changes have landed and do not record the migration. In a DO block or a procedure \
      PostgreSQL refuses COMMIT (SQLSTATE 2D000) wherever a transaction is open around the call.
      """,
    remedy: "Leave transactions to the runner: take BEGIN and COMMIT out, or split the migration in two.",
    example: (bad: "commit-in-goose", good: "no-transaction-of-goose"))
  static let statements: WatchedStatements = .kinds([.transaction])

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func begins(_ findings: inout Findings) {
    for migration in subject.set.migrations {
      for section in migration.up {
        switch section.wrapping {
        case .own, .shared: judge(section, of: migration, &findings)
        // What the script's own `\set AUTOCOMMIT off` opens is for the script to end.
        case .none, .whenNoneIsOpen: break
        }
      }
    }
  }

  // MARK: In the files

  private func judge(_ section: Section, of migration: Migration, _ findings: inout Findings) {
    let driver = subject.set.driver
    var isOpen = true
    /// The COMMIT or ROLLBACK that nothing has followed yet.
    var last: ScriptStatement?
    /// What it would commit is nothing but labels. Where all pending migrations share a transaction they have no better way to
    /// become usable, and nothing is left half done.
    var commitsOnlyLabels = subject.set.scope == .run && driver.whenCommitFindsNone == nil
    for message in section.messages {
      if !isOpen, driver.reopensAfterCommit {
        isOpen = true
        if let last { report(last, .reopened, migration, &findings) }
        last = nil
      }
      for statement in message.statements {
        switch statement.control {
        case .begin where isOpen: report(statement, .alreadyOpen, migration, &findings)
        case .begin:
          isOpen = true
          if let last { report(last, .reopened, migration, &findings) }
          last = nil
        case .end(isRollback: false) where isOpen && commitsOnlyLabels: isOpen = false
        case .end where isOpen:
          isOpen = statement.root.flags.contains(.special)
          if isOpen { report(statement, .reopened, migration, &findings) } else { last = statement }
        default: commitsOnlyLabels = commitsOnlyLabels && statement.addsLabels
        }
      }
    }
    if let last { report(last, .leftClosed, migration, &findings) }
  }

  private enum Situation {
    /// A BEGIN that changes nothing.
    case alreadyOpen
    /// The transaction ends, and another one follows.
    case reopened
    /// The runner finds no transaction when it wants to commit.
    case leftClosed
  }

  private func report(
    _ statement: ScriptStatement, _ situation: Situation, _ migration: Migration, _ findings: inout Findings
  ) {
    let place = Place(statement.script.file, statement.span)
    let word = statement.word
    let isRollback = statement.control == .end(isRollback: true)
    let failure = subject.set.driver.whenCommitFindsNone
    var severity: Severity
    var message: String
    switch situation {
    case .alreadyOpen:
      severity = .warning
      message = "\(word) changes nothing: \(subject.set.scopeReason), and a transaction is already in progress"
    case .reopened where !isRollback:
      severity = .note
      message = "\(word) commits what came before it: that stays when a later statement fails"
    case .leftClosed where !isRollback && failure != nil:
      severity = .error
      message = "\(word) ends the transaction that \(subject.set.framework.name) opened: \(failure!)"
    case .leftClosed where !isRollback:
      severity = .warning
      message =
        "\(word) ends the transaction that \(subject.set.framework.name) opened: what follows commits statement by statement, and "
        + "what came before it stays when a later statement fails"
    default:
      severity = .error
      message = "\(word) takes back all that came before it, and the migration counts as done"
      if situation == .leftClosed, let failure { message = "\(word) takes back all that came before it: \(failure)" }
    }
    if !statement.always { severity = min(severity, .warning) }
    findings.report(
      Finding(
        Self.info, severity, statement.always ? .certain : .likely, message,
        help: subject.set.remedies.endTransaction, migration: migration.id, at: place, statement: place))
  }

  // MARK: In bodies

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    guard event.node.kind == .transaction, !event.callers.isEmpty, let reason = refusal(event, names) else { return }
    let isSure = !event.moment.isMaybe
    let isCaught = event.isCaught("2D000")
    let related = event.callers.reversed().map { Finding.Related($0.inWords(names), at: $0.place) }
    var finding = Finding(
      Self.info, isSure && !isCaught ? .error : .warning, isSure ? .certain : .likely,
      "PostgreSQL answers 2D000: \(reason)" + (isSure ? "" : ", if this is run") + (isCaught ? Event.caughtClause : ""),
      help: "Take the COMMIT out of the body, or call it alone, outside of any transaction.", sqlstate: "2D000",
      migration: subject.migration(of: event.step), at: event.place, statement: event.place, related: related)
    finding.isCaught = isCaught
    findings.report(finding)
  }

  private func refusal(_ event: Event, _ names: Names) -> String? {
    if event.transaction.reason != .autocommit {
      return "“invalid transaction termination”, for the call stands in a transaction"
    }
    for caller in event.callers {
      switch caller.kind {
      case .trigger: return "“invalid transaction termination”, for a trigger never may"
      case .routine(let name):
        let kinds = names.catalog.routineIDs(name).compactMap { names.catalog[$0]?.kind }
        if !kinds.isEmpty, !kinds.contains(.procedure) { return "“invalid transaction termination”, for a function never may" }
      default: break
      }
    }
    return event.moment.subtransactions > 0 ? "“cannot commit while a subtransaction is active”" : nil
  }
}

extension ScriptStatement {
  /// ALTER TYPE … ADD VALUE and nothing else.
  fileprivate var addsLabels: Bool {
    root.kind == .alterType && root.children(.action).allSatisfy { $0.kind == .addEnumValue }
  }

  enum Control: Equatable {
    case none
    case begin
    case end(isRollback: Bool)
  }

  /// What it does to the transaction it stands in.
  var control: Control {
    let root = root
    guard root.kind == .transaction else { return .none }
    switch root.detail {
    case .begin, .start: return .begin
    case .commit, .end: return .end(isRollback: false)
    default: return .end(isRollback: true)
    }
  }

  /// Its first word.
  var word: String {
    switch root.detail {
    case .begin: "BEGIN"
    case .start: "START TRANSACTION"
    case .commit: "COMMIT"
    case .end: "END"
    case .abort: "ABORT"
    default: "ROLLBACK"
    }
  }
}
