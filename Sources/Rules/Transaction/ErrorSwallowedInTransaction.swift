import Migrations
import SQLSyntax
import Schema
import SourceText

/// psql, or a program that catches it, goes on behind an error inside a transaction, where the server refuses everything.
struct ErrorSwallowedInTransaction: Rule {
  static let info = RuleInfo(
    id: "error-swallowed-in-transaction", family: .transaction, severity: .error,
    summary: "a script goes on behind an error in a transaction that can only be rolled back",
    hazard: """
      After an error PostgreSQL refuses every statement up to the ROLLBACK (SQLSTATE 25P02), and a COMMIT rolls back. With \
      ON_ERROR_STOP off psql passes over all that: the script ends, nothing of the transaction stays, and the exit status says that all \
      is well. A program that catches the error and goes on gets 25P02 for whatever it sends next.
      """,
    remedy: """
      Set ON_ERROR_STOP, so that psql stops at the error. Where an error is expected, put a SAVEPOINT before the statement and ROLLBACK \
      TO behind it (begin_nested() in SQLAlchemy), or catch it in a DO block with an EXCEPTION part.
      """,
    example: (bad: "after-vacuum", good: "savepoint-around-what-may-fail"))
  static let statements: WatchedStatements = .all
  static let followsTransactions = true

  private let subject: Subject
  /// How many findings there were when the rules had judged the event before this one.
  private var known = 0
  /// The statement that aborted the transaction at hand.
  private var failure: Failure?
  private var isReported = false
  /// Handlers that were spoken of.
  private var rescues: Set<ScriptStatement.Rescue> = []

  private struct Failure {
    var place: Place
    /// What catches it in a program; nil for psql.
    var rescue: ScriptStatement.Rescue?
  }

  init(_ subject: Subject) { self.subject = subject }

  mutating func transactionBegins(_ transaction: Transaction, of run: Run, _ findings: inout Findings) {
    failure = nil
    isReported = false
    known = findings.all.count
  }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    defer { known = findings.all.count }
    guard event.transaction.reason != .autocommit else { return }
    let statement = event.step.statement
    let place = Place(statement.script.file, statement.span)
    if let failure {
      guard failure.place != place, event.callers.isEmpty else { return }
      goOn(behind: failure, event, &findings)
    } else if findings.all[known...].contains(where: \.isRefusal) {
      if let rescue = statement.rescue, !isInSavepoint(event) {
        failure = Failure(place: place, rescue: rescue)
      } else if !statement.stopsAtErrors {
        failure = Failure(place: place)
      }
    } else if let rescue = statement.rescue, event.callers.isEmpty, !isInSavepoint(event), statement.control == .none {
      warn(rescue, place, event, &findings)
    }
  }

  private func isInSavepoint(_ event: Event) -> Bool { event.moment.subtransactions > 0 }

  /// Nothing says that it fails, but somebody expects it.
  private mutating func warn(
    _ rescue: ScriptStatement.Rescue, _ place: Place, _ event: Event, _ findings: inout Findings
  ) {
    guard event.node.kind != .savepoint, rescues.insert(rescue).inserted else { return }
    let handler = findings.whereabouts(of: rescue.place, from: place)
    findings.report(
      Finding(
        Self.info, .warning, .likely,
        "an error here is caught \(handler), but it aborts the transaction: if this fails, PostgreSQL answers 25P02, “current "
          + "transaction is aborted”, to all that comes behind it",
        help: subject.set.remedies.surviveError ?? Self.info.remedy, sqlstate: "25P02",
        migration: subject.migration(of: event.step), at: event.place,
        statement: event.place, related: [Finding.Related("it is caught here", at: rescue.place)]))
  }

  /// The next statement of an aborted transaction.
  private mutating func goOn(behind failure: Failure, _ event: Event, _ findings: inout Findings) {
    switch event.step.statement.control {
    case .end(let isRollback):
      self.failure = nil
      guard !isRollback, !isReported else { return }
      report(
        "an error has aborted the transaction, and \(passer(failure)) over it: this \(event.step.statement.word) rolls back",
        nil,
        behind: failure, event, &findings)
    case _ where event.node.kind == .savepoint && event.node.detail == .rollback: self.failure = nil
    case _ where !isReported:
      report(
        "an error has aborted the transaction, and \(passer(failure)) over it: from here on PostgreSQL answers 25P02, “current transaction "
          + "is aborted, commands ignored until end of transaction block”", "25P02", behind: failure, event, &findings)
    default: break
    }
  }

  private func passer(_ failure: Failure) -> String { failure.rescue == nil ? "psql passes" : "the program passes" }

  private mutating func report(
    _ message: String, _ sqlstate: String?, behind failure: Failure, _ event: Event, _ findings: inout Findings
  ) {
    isReported = true
    let isSure = event.step.always
    let help = failure.rescue == nil ? Self.info.remedy : subject.set.remedies.surviveError ?? Self.info.remedy
    findings.report(
      Finding(
        Self.info, isSure ? .error : .warning, isSure ? .certain : .likely, message, help: help, sqlstate: sqlstate,
        migration: subject.migration(of: event.step), at: event.place, statement: event.place,
        related: [Finding.Related("this fails", at: failure.place)]
          + (failure.rescue.map { [Finding.Related("it is caught here", at: $0.place)] } ?? [])))
  }
}

extension Finding {
  /// The server is sure to refuse the statement.
  fileprivate var isRefusal: Bool { severity == .error && confidence == .certain && sqlstate != nil }
}

extension ScriptStatement {
  /// Whether psql stops at an error in it, as far as the script itself tells: `\set ON_ERROR_STOP off`.
  fileprivate var stopsAtErrors: Bool {
    var stops = true
    for command in script.tree.lexed.psqlCommands where command.token <= Int(statement.firstToken) {
      let words = script.tree.text[command.span].split(whereSeparator: \.isWhitespace)
      guard words.count >= 2, words[1] == "ON_ERROR_STOP" else { continue }
      switch words[0] {
      case "\\set": stops = words.count > 2 && !["off", "0", "false", "no"].contains(words[2].lowercased())
      case "\\unset": stops = false
      default: break
      }
    }
    return stops
  }
}
