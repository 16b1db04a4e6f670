import Migrations
import Schema
import SourceText

/// A label is added to an enum and used in the same transaction.
struct EnumValueUsedBeforeCommit: Rule {
  static let info = RuleInfo(
    id: "enum-value-used-before-commit", family: .transaction, severity: .error,
    summary: "a new enum label is used before the transaction that adds it commits",
    hazard: """
      PostgreSQL refuses every use of a label that ALTER TYPE … ADD VALUE added in a transaction that has not committed yet (SQLSTATE \
      55P04, "unsafe use of new value"). A use is whatever makes the server turn the label into the enum: a row that is written, a \
      comparison, a default, a check, a view, an index predicate, the body of an SQL function, also on an empty table. Where the \
      runner puts all pending files into one transaction, a second file does not help: what worked for each file by itself fails on \
      a fresh database.
      """,
    remedy: """
      Let the ALTER TYPE … ADD VALUE commit before the label is used: two deploys are always safe. Or make a new type with all its \
      labels, and change the columns to it: such labels can be used at once.
      """,
    example: (bad: "update-set", good: "committed-between"))
  static let statements: WatchedStatements = .all

  private let subject: Subject
  private var additions = LabelAdditions()

  init(_ subject: Subject) { self.subject = subject }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    additions.find(in: names)
    // Before PostgreSQL 12 such an ALTER TYPE does not get that far.
    if subject.postgres >= 12 {
      for use in event.uses {
        let verdicts = additions.labels(used: use, by: event, in: names).compactMap { verdict(on: use, of: $0, by: event) }
        guard let verdict = verdicts.max(by: { $0.weight < $1.weight }) else { continue }
        findings.report(finding(verdict, use, event, names, &findings))
      }
    }
    additions.note(event)
  }

  // MARK: Judging

  private struct Verdict {
    var label: LabelAdditions.Label
    var addition: Moment
    var situation: Situation
    var condition: Condition
    var isCaught: Bool
    /// Both migrations are about to be deployed.
    var areBothPending: Bool

    var severity: Severity {
      guard situation == .alone || areBothPending, !isCaught else { return .warning }
      switch condition {
      case .none, .columnIsOfType, .rowsAreThere: return .error
      case .rowHoldsIt, .labelIsNew, .isReached: return .warning
      }
    }

    var confidence: Confidence { condition == .none ? .certain : .likely }

    var weight: Int { (severity == .error ? 2 : 0) + (confidence == .certain ? 1 : 0) }
  }

  /// What has to be deployed for it to fail.
  private enum Situation {
    /// This migration, on top of all before it.
    case alone
    /// Both migrations in one go, also as part of all.
    case together
    /// Both migrations in one go, but not with the one that makes the type.
    case togetherOnExistingType
  }

  /// What else has to be so.
  private enum Condition: Equatable {
    case none
    case columnIsOfType
    case rowHoldsIt
    case labelIsNew
    /// The program runs it only for rows that it has found.
    case rowsAreThere
    case isReached
  }

  private func verdict(on use: LabelUse, of label: LabelAdditions.Label, by event: Event) -> Verdict? {
    guard let addition = label.value.addition, let situation = situation(of: label.type, addition, event.moment) else {
      return nil
    }
    return Verdict(
      label: label, addition: addition, situation: situation,
      condition: condition(use, label, addition, event), isCaught: event.isCaught("55P04"),
      areBothPending: subject.pending.contains(addition.migration) && subject.pending.contains(event.moment.migration))
  }

  private func situation(of type: TypeEntry, _ addition: Moment, _ use: Moment) -> Situation? {
    // From PostgreSQL 17 on the labels of a type that is as young may be used, unless a subtransaction was open.
    let maySparesYoungTypes = subject.postgres >= 17 && addition.subtransactions == 0
    let spares = type.birth.map { maySparesYoungTypes && $0.subtransactions == 0 && !$0.isMaybe } ?? false
    if addition.transaction == use.transaction {
      return spares && type.birth?.transaction == use.transaction ? nil : .alone
    }
    guard addition.jointTransaction == use.jointTransaction else { return nil }
    guard spares, let birth = type.birth, birth.jointTransaction == use.jointTransaction else { return .together }
    return birth.migration == addition.migration ? nil : .togetherOnExistingType
  }

  private func condition(
    _ use: LabelUse, _ label: LabelAdditions.Label, _ addition: Moment, _ event: Event
  ) -> Condition {
    let isForRows = event.step.statement.certainty == .ifRowsAreThere && event.callers.isEmpty && use.manner != .ifReached
    if isForRows, !addition.isMaybe, !label.value.mayBeOlder { return .rowsAreThere }
    if event.moment.isMaybe || addition.isMaybe { return .isReached }
    if use.manner == .ifReached { return .rowHoldsIt }
    if label.value.mayBeOlder { return .labelIsNew }
    return use.manner == .ifOfThisType ? .columnIsOfType : .none
  }

  // MARK: Saying so

  private func finding(
    _ verdict: Verdict, _ use: LabelUse, _ event: Event, _ names: Names, _ findings: inout Findings
  ) -> Finding {
    let type = names.display(verdict.label.type)
    let text = verdict.label.value.text
    let added = findings.whereabouts(of: verdict.addition.place, from: use.place)
    let answer = "unsafe use of new value \"\(text)\" of enum type \(type)"
    let used = "used on line \(findings.line(of: use.place))"
    let message =
      switch verdict.situation {
      case .alone:
        "'\(text)' is added to \(type) \(added) and \(used), before the transaction commits: PostgreSQL answers 55P04, “\(answer)”"
      case .together where verdict.areBothPending, .togetherOnExistingType where verdict.areBothPending:
        "'\(text)' is added to \(type) \(added) and \(used), in one transaction, as both are about to be deployed: PostgreSQL "
          + "answers 55P04, “\(answer)”"
      case .together:
        "'\(text)' is added to \(type) \(added) and \(used), in one transaction on an empty database, or when both are "
          + "deployed together: PostgreSQL then answers 55P04, “\(answer)”"
      case .togetherOnExistingType:
        "'\(text)' is added to \(type) \(added) and \(used), in one transaction when both are deployed together, to a database "
          + "that has the type: PostgreSQL then answers 55P04, “\(answer)”"
      }
    var related = [Finding.Related("'\(text)' is added here", at: verdict.addition.place)]
    related += event.callers.reversed().map { Finding.Related($0.inWords(names), at: $0.place) }
    var finding = Finding(
      Self.info, verdict.severity, verdict.confidence, message + clause(verdict, type), help: help(verdict, event),
      sqlstate: "55P04", migration: subject.migration(of: event.step), at: use.place, statement: event.place,
      related: related)
    finding.deployment = verdict.situation == .alone ? .alone : .together
    finding.isCaught = verdict.isCaught
    return finding
  }

  /// What has to be so besides.
  private func clause(_ verdict: Verdict, _ type: String) -> String {
    var clause =
      switch verdict.condition {
      case .none: ""
      case .columnIsOfType: "; nothing here tells the column's type: if it is \(type)"
      case .rowHoldsIt: "; if a row holds the label"
      case .labelIsNew: "; if the type does not have the label already"
      case .rowsAreThere: "; it is run where the program finds rows"
      case .isReached: "; if this is run"
      }
    if verdict.isCaught { clause += Event.caughtClause }
    return clause
  }

  private func help(_ verdict: Verdict, _ event: Event) -> String {
    if verdict.situation == .alone, event.transaction.reason == .explicit {
      return "End the transaction before the label is used: write COMMIT; and BEGIN; behind the ALTER TYPE."
    }
    return subject.set.remedies.commitBetween
  }
}

extension Event {
  /// What is said of an error besides that a handler catches.
  static let caughtClause = "; the EXCEPTION part around it catches that, and what the block did is undone"
}

extension Event.Caller {
  /// As the message beside the place of the call.
  func inWords(_ names: Names) -> String {
    switch kind {
    case .doBlock: "this DO block is executed here"
    case .routine(let name): "\(names.display(name)) is called here"
    case .rule(let name, let table): "this is what the rule \(name) on \(names.display(table)) waits for"
    case .trigger(let name, let table): "this fires the trigger \(name) on \(names.display(table))"
    case .prepared(let name): "the prepared statement \(name) is executed here"
    }
  }
}
