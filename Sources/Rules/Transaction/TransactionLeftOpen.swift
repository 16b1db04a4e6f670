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
    example: (bad: "begin-without-commit", good: "begin-and-commit"))

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func transactionEnds(_ transaction: Transaction, of run: Run, _ findings: inout Findings) {
    switch transaction.ending {
    case .leftOpen:
      guard transaction.steps.last?.statement.root.kind != .preparedTransaction,
        let begin = transaction.steps.first(where: { $0.statement.control == .begin }) ?? transaction.steps.first
      else { return }
      report(
        begin, .error, "this transaction is never ended: when the connection closes, nothing of it stays",
        help: "Write COMMIT; behind the last statement that belongs to it.", &findings)
    case .committed, .rolledBack:
      guard transaction.steps.count == 1, transaction.reason == .autocommit, case .end = transaction.steps[0].statement.control
      else { return }
      report(
        transaction.steps[0], .warning,
        "\(transaction.steps[0].statement.word) where no transaction is open: each statement before it has committed by itself",
        help: "Take it out, or write BEGIN; before the first statement that belongs together with the others.", &findings)
    }
  }

  private func report(
    _ step: Step, _ severity: Severity, _ message: String, help: String, _ findings: inout Findings
  ) {
    let place = Place(step.statement.script.file, step.statement.span)
    findings.report(
      Finding(
        Self.info, step.always ? severity : .warning, step.always ? .certain : .likely, message, help: help,
        migration: subject.migration(of: step), at: place, statement: place))
  }
}
