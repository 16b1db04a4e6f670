import ApplicationCode
import Migrations
import SQLSyntax
import Schema
import SourceText

/// ON CONFLICT of columns that no unique index is over.
struct ConflictTargetNotUnique: Rule {
  static let info = RuleInfo(
    id: "conflict-target-not-unique", family: .ordering, severity: .error,
    summary: "ON CONFLICT names columns that no unique index is over",
    hazard: """
      An upsert wants a unique index, or a unique constraint, over just the columns that it names: neither more nor fewer, not one that is \
      partial unless its condition is repeated, and none that is deferrable. Where there is none PostgreSQL answers 42P10, for each row, \
      whether it exists already or not.
      """,
    remedy: """
      Create a unique index over just these columns before the statement runs; or name the columns of one that is there.
      """,
    example: (bad: "no-unique-index", good: "unique-indexes"))
  static let statements: WatchedStatements = .all

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    for miss in event.misses where miss.isOfConflict && miss.certainty == .certain && !event.isCaught(miss.sqlstate) {
      findings.report(
        finding(
          miss, names, "", at: miss.place ?? event.place, in: event.place, subject.migration(of: event.step), .certain,
          event.callersInWords(names), &findings))
    }
  }

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    let names = names.forApplication
    for need in needs where need.isCurrent && need.requirement.confidence == .strong {
      for miss in need.lacks where miss.isOfConflict && miss.certainty == .certain {
        var finding = finding(
          miss, names, "\(need.requirement.speaker): ", at: miss.place ?? need.requirement.place, in: need.requirement.place,
          subject.set.migrations.last?.id ?? "", .likely, [], &findings)
        finding.needs = [need.requirement.place]
        findings.report(finding)
      }
    }
  }

  private func finding(
    _ miss: Miss, _ names: Names, _ speaker: String, at place: Place, in statement: Place, _ migration: String,
    _ confidence: Confidence, _ callers: [Finding.Related], _ findings: inout Findings
  ) -> Finding {
    var related = callers
    var end = ""
    if let departure = miss.departure {
      end = " any more (it was \(departure.inWords) \(findings.whereabouts(of: departure.moment.place, from: place)))"
      related.insert(Finding.Related("it was \(departure.inWords) here", at: departure.moment.place), at: 0)
    }
    return Finding(
      Self.info, .error, confidence,
      "\(speaker)ON CONFLICT \(names.reason(miss))\(end): PostgreSQL answers \(miss.sqlstate)", help: names.help(miss),
      sqlstate: miss.sqlstate, migration: migration, at: place, statement: statement, related: related)
  }
}

extension Miss {
  /// ON CONFLICT misses an index, or the constraint that it names.
  fileprivate var isOfConflict: Bool {
    switch subject {
    case .uniqueKey, .arbiter: true
    default: false
    }
  }
}

extension Names {
  fileprivate func reason(_ miss: Miss) -> String {
    switch (miss.subject, miss.sqlstate) {
    case (.uniqueKey, "55000"): "names what a deferrable constraint is over, and ON CONFLICT does not wait"
    case (.uniqueKey(let columns, let id), _):
      partialKey(over: columns, of: id) == nil
        ? "wants \(describe(miss)), and there is none"
        : "wants \(describe(miss)), and the one there is, is partial"
    case (.arbiter, "42704"): "names \(describe(miss)), and there is none\(miss.suggestion)"
    case (.arbiter, "55000"): "names \(describe(miss)), which is deferrable"
    default: "names \(describe(miss)), which is not unique"
    }
  }

  fileprivate func help(_ miss: Miss) -> String {
    guard case .uniqueKey(let columns, let id) = miss.subject else {
      return "Name a unique constraint or a primary key of the table; or the columns in parentheses."
    }
    if miss.sqlstate == "55000" { return "Make the constraint NOT DEFERRABLE, or do without ON CONFLICT." }
    if let predicate = partialKey(over: columns, of: id) {
      return "Repeat the condition of the index: ON CONFLICT (\(columns.joined(separator: ", "))) WHERE \(predicate)."
    }
    let table = catalog[id].map { display($0.name) } ?? "the table"
    let keys = catalog.uniqueKeys(of: id).filter { $0.predicate == nil && $0.expressions.isEmpty }
      .map { "(\($0.columns.joined(separator: ", ")))" }
    let others = keys.isEmpty ? "" : " What is unique now: \(keys.joined(separator: ", "))."
    return "Create it first: CREATE UNIQUE INDEX ON \(table) (\(columns.joined(separator: ", "))).\(others)"
  }

  /// The condition of a unique index over just these columns that leaves rows out.
  private func partialKey(over columns: [String], of id: ID<Relation>) -> String? {
    let wanted = Set(columns)
    return catalog.uniqueKeys(of: id).first { Set($0.columns) == wanted && $0.predicate != nil }?.predicate?.sourceText
  }
}
