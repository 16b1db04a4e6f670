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
    example: (bad: "on-error-stop-off", good: "savepoint"))

  private let subject: Subject
  /// How many findings the other rules had when the statement before this one had been judged.
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
    guard event.callers.isEmpty, event.transaction.reason != .autocommit, !event.step.statement.stopsAtErrors else { return }
    if let failure {
      switch event.node.kind {
      case .transaction: self.failure = nil
      case .savepoint where event.node.detail == .rollback: self.failure = nil
      case _ where !isReported:
        isReported = true
        findings.report(
          Finding(
            Self.info, .error, .certain,
            "an error has aborted the transaction, and psql passes over it: PostgreSQL answers 25P02, “current transaction is aborted, "
              + "commands ignored until end of transaction block”, from here on", help: Self.info.remedy, sqlstate: "25P02",
            migration: subject.migration(of: event.step), at: event.place, statement: event.place,
            related: [Finding.Related("this fails", at: failure)]))
      default: break
      }
      return
    }
    let fresh = findings.all[min(known, findings.all.count)...]
    if fresh.contains(where: { $0.severity == .error && $0.confidence == .certain && $0.sqlstate != nil }) {
      failure = event.place
    }
  }
}

extension ScriptStatement {
  /// Whether psql stops at an error in it, as far as `\set ON_ERROR_STOP` in the script itself tells.
  var stopsAtErrors: Bool {
    var stops = true
    for command in script.tree.lexed.psqlCommands where command.token <= Int(statement.firstToken) {
      let words = script.tree.text[command.span].split(whereSeparator: \.isWhitespace)
      guard words.count >= 2, words[0] == "\\set", words[1] == "ON_ERROR_STOP" else { continue }
      stops = words.count > 2 && !["off", "0", "false", "no"].contains(words[2].lowercased())
    }
    return stops
  }
}
