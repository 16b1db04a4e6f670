import Migrations
import SQLSyntax
import Schema
import SourceText

/// A BEGIN that nothing ends, or an end without a beginning.
struct TransactionLeftOpen: Rule {
  static let info = RuleInfo(
    id: "transaction-left-open", family: .transaction, severity: .error,
    summary: "a transaction is opened and never ended, or ended where none is open",
    hazard: """
      When the connection closes, PostgreSQL rolls back what was not committed: every statement behind a BEGIN without COMMIT runs \
      without an error, and nothing of it stays. A COMMIT where nothing is open only warns, and shows that what comes before it was \
      not one transaction.
      """,
    remedy: "Write BEGIN and COMMIT in pairs, or leave both to the runner.",
    example: (bad: "begin-without-commit", good: "pairs"))
  static let followsTransactions = true

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func transactionEnds(_ transaction: Transaction, of run: Run, _ findings: inout Findings) {
    switch transaction.reason {
    case .implicit, .autocommit: judgeOutside(transaction, &findings)
    case .framework, .explicit: if transaction.ending == .leftOpen { judgeOpen(transaction, &findings) }
    }
  }

  /// When the connection closed.
  private func judgeOpen(_ transaction: Transaction, _ findings: inout Findings) {
    guard transaction.steps.last?.statement.root.kind != .preparedTransaction, let first = transaction.steps.first else {
      return
    }
    let begin = transaction.steps.first { $0.statement.control == .begin } ?? first
    let opener = transaction.reason == .framework ? transaction.explanation + ", and it" : "this transaction"
    report(
      begin, .error, "\(opener) is never ended: when the connection closes, nothing of it stays",
      help: "Write COMMIT; behind the last statement that belongs to it.", &findings)
  }

  /// Where no BEGIN has opened a transaction.
  private func judgeOutside(_ transaction: Transaction, _ findings: inout Findings) {
    for step in transaction.steps {
      let statement = step.statement
      if statement.root.kind == .savepoint || statement.chains {
        report(
          step, .error,
          "PostgreSQL answers 25P01, “\(statement.command) can only be used in transaction blocks”: nobody wrote BEGIN",
          help: "Write BEGIN; before the first statement that belongs together with the others.", sqlstate: "25P01", &findings)
      } else if case .end = statement.control, transaction.steps.count == 1, transaction.reason == .autocommit {
        report(
          step, .warning, "\(statement.word) where no transaction is open: each statement before it has committed by itself",
          help: "Take it out, or write BEGIN; before the first statement that belongs together with the others.", &findings)
      }
    }
  }

  private func report(
    _ step: Step, _ severity: Severity, _ message: String, help: String, sqlstate: String? = nil, _ findings: inout Findings
  ) {
    let place = Place(step.statement.script.file, step.statement.span)
    findings.report(
      Finding(
        Self.info, step.always ? severity : .warning, step.always ? .certain : .likely, message, help: help,
        sqlstate: sqlstate, migration: subject.migration(of: step), at: place, statement: place))
  }
}

extension ScriptStatement {
  /// COMMIT AND CHAIN, ROLLBACK AND CHAIN.
  fileprivate var chains: Bool {
    guard case .end = control else { return false }
    return root.flags.contains(.special)
  }

  /// As the server names it.
  fileprivate var command: String {
    if chains { return word + " AND CHAIN" }
    switch root.detail {
    case .savepoint: return "SAVEPOINT"
    case .release: return "RELEASE SAVEPOINT"
    default: return "ROLLBACK TO SAVEPOINT"
    }
  }
}
