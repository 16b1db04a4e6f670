import Migrations
import SQLSyntax
import Schema
import SourceText

/// psql goes on behind an error inside a transaction, where the server refuses everything.
struct ErrorSwallowedInTransaction: Rule {
  static let info = RuleInfo(
    id: "error-swallowed-in-transaction", family: .transaction, severity: .error,
    summary: "a script goes on behind an error in a transaction that can only be rolled back",
    hazard: """
      After an error PostgreSQL refuses every statement up to the ROLLBACK (SQLSTATE 25P02), and a COMMIT rolls back. With \
      ON_ERROR_STOP off psql passes over all that: the script ends, nothing of the transaction stays, and the exit status says that all \
      is well.
      """,
    remedy: """
      Set ON_ERROR_STOP, so that psql stops at the error. Where an error is expected, put a SAVEPOINT before the statement and ROLLBACK \
      TO behind it, or catch it in a DO block with an EXCEPTION part.
      """,
    example: (bad: "after-vacuum", good: "savepoint-around-what-may-fail"))

  private let subject: Subject
  /// How many findings there were when the rules had judged the event before this one.
  private var known = 0
  /// The statement that aborted the transaction at hand.
  private var failure: Place?
  private var isReported = false

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
      guard failure != place, event.callers.isEmpty else { return }
      goOn(behind: failure, event, &findings)
    } else if findings.all[known...].contains(where: \.isRefusal), !statement.stopsAtErrors {
      failure = place
    }
  }

  /// The next statement of an aborted transaction.
  private mutating func goOn(behind failure: Place, _ event: Event, _ findings: inout Findings) {
    switch event.step.statement.control {
    case .end(let isRollback):
      self.failure = nil
      guard !isRollback, !isReported else { return }
      report(
        "an error has aborted the transaction, and psql passes over it: this \(event.step.statement.word) rolls back", nil,
        behind: failure, event, &findings)
    case _ where event.node.kind == .savepoint && event.node.detail == .rollback: self.failure = nil
    case _ where !isReported:
      report(
        "an error has aborted the transaction, and psql passes over it: from here on PostgreSQL answers 25P02, “current transaction "
          + "is aborted, commands ignored until end of transaction block”", "25P02", behind: failure, event, &findings)
    default: break
    }
  }

  private mutating func report(
    _ message: String, _ sqlstate: String?, behind failure: Place, _ event: Event, _ findings: inout Findings
  ) {
    isReported = true
    let isSure = event.step.always
    findings.report(
      Finding(
        Self.info, isSure ? .error : .warning, isSure ? .certain : .likely, message, help: Self.info.remedy, sqlstate: sqlstate,
        migration: subject.migration(of: event.step), at: event.place, statement: event.place,
        related: [Finding.Related("this fails", at: failure)]))
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
