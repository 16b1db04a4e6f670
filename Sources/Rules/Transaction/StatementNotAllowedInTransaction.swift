import Migrations
import SQLSyntax
import Schema
import SourceText

/// A statement that has to stand alone stands in a transaction.
struct StatementNotAllowedInTransaction: Rule {
  static let info = RuleInfo(
    id: "statement-not-allowed-in-transaction", family: .transaction, severity: .error,
    summary: "a statement that PostgreSQL runs only outside of a transaction stands in one",
    hazard: """
      CREATE INDEX CONCURRENTLY, VACUUM, CREATE DATABASE and their like commit by themselves, so PostgreSQL refuses them (SQLSTATE \
      25001) in a transaction block, in a function or DO block, and in a message of several statements, which it makes one \
      transaction although nobody wrote BEGIN.
      """,
    remedy: "Send the statement alone, outside of any transaction.",
    example: (bad: "create-index-concurrently", good: "goose-no-transaction"))
  static let statements: WatchedStatements = .all
  static let followsTransactions = true

  private let subject: Subject
  private var begin: Place?

  init(_ subject: Subject) { self.subject = subject }

  mutating func transactionBegins(_ transaction: Transaction, of run: Run, _ findings: inout Findings) {
    begin = nil
  }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    if event.callers.isEmpty, event.node.kind == .transaction, begin == nil { begin = event.place }
    let isInBody = !event.callers.isEmpty
    guard isInBody || event.transaction.reason != .autocommit,
      let ban = TransactionBlockBan(event.node, in: names, event.moment, postgres: subject.postgres)
    else { return }
    let isSure = ban.condition == nil && !event.moment.isMaybe
    var related = event.callers.reversed().map { Finding.Related($0.inWords(names), at: $0.place) }
    if !isInBody, event.transaction.reason == .explicit, let begin {
      related.append(Finding.Related("the transaction begins here", at: begin))
    }
    var message = "PostgreSQL answers 25001, “\(ban.name) \(answer(isInBody))”: \(reason(event))"
    if let condition = ban.condition { message += ", \(condition)" }
    if event.moment.isMaybe { message += ", if this is run" }
    let isCaught = event.isCaught("25001")
    if isCaught { message += Event.caughtClause }
    var finding = Finding(
      Self.info, isSure && !isCaught ? .error : .warning, isSure ? .certain : .likely, message, help: help(event),
      sqlstate: "25001", migration: subject.migration(of: event.step), at: event.place, statement: event.place,
      related: related)
    finding.isCaught = isCaught
    findings.report(finding)
  }

  private func answer(_ isInBody: Bool) -> String {
    isInBody ? "cannot be executed from a function" : "cannot run inside a transaction block"
  }

  private func reason(_ event: Event) -> String {
    guard event.callers.isEmpty else { return "a body always runs in a transaction" }
    return event.transaction.reason == .explicit ? "BEGIN has opened a transaction" : event.transaction.explanation
  }

  private func help(_ event: Event) -> String {
    guard event.callers.isEmpty else { return "Take the statement out of the body, and send it alone." }
    if event.transaction.reason == .explicit {
      return "End the transaction before the statement: write COMMIT; before it and BEGIN; behind it."
    }
    return subject.set.remedies.runAlone
  }
}
