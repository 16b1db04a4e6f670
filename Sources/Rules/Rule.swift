import Migrations
import Schema

/// What a rule tells of itself; `explain`, `rules` and the README are made from it.
public struct RuleInfo: Sendable {
  public enum Family: String, Sendable, CaseIterable { case transaction, ordering, backfill }

  public let id: String
  public let family: Family
  /// What it finds, in one line without a period.
  public let summary: String
  /// Why that hurts.
  public let hazard: String
  /// What to do instead, where the runner has no word of its own.
  public let remedy: String
  /// The gravest it reports.
  public let severity: Severity

  public init(id: String, family: Family, severity: Severity, summary: String, hazard: String, remedy: String) {
    self.id = id
    self.family = family
    self.severity = severity
    self.summary = summary
    self.hazard = hazard
    self.remedy = remedy
  }
}

/// Watches one set of migrations run, and reports what will hurt.
public protocol Rule {
  static var info: RuleInfo { get }
  init(_ subject: Subject)
  mutating func transactionBegins(_ transaction: Transaction, of run: Run, _ findings: inout Findings)
  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings)
  mutating func transactionEnds(_ transaction: Transaction, of run: Run, _ findings: inout Findings)
}

extension Rule {
  public mutating func transactionBegins(_: Transaction, of _: Run, _: inout Findings) {}
  public mutating func runs(_: Event, in _: Names, _: inout Findings) {}
  public mutating func transactionEnds(_: Transaction, of _: Run, _: inout Findings) {}
}

/// What is judged, and for which server.
public struct Subject: Sendable {
  public let set: MigrationSet
  public let postgres: Int

  public init(_ set: MigrationSet, postgres: Int) {
    self.set = set
    self.postgres = postgres
  }
}

/// What the rules have found so far.
public struct Findings: Sendable {
  public private(set) var all: [Finding] = []

  public init() {}

  public mutating func report(_ finding: Finding) { all.append(finding) }
}
