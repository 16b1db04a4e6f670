import ApplicationCode
import Migrations
import SQLSyntax
import Schema
import SourceText

/// A place nobody looked into, so that nobody believes it was checked.
public struct NotAnalysed: Sendable {
  public var reason: String
  public var place: Place

  public init(_ reason: String, at place: Place) {
    self.reason = reason
    self.place = place
  }
}

/// All rules on one set of migrations.
public struct Check: Sendable {
  /// By file, place and rule.
  public let findings: [Finding]
  public let notAnalysed: [NotAnalysed]
  /// Where code needs something that these migrations have made.
  public let metNeeds: Set<Place>

  public init(_ set: MigrationSet, postgres: Int) { self.init(Subject(set, postgres: postgres)) }

  /// `beside` runs what nobody has to wait for.
  public init(
    _ subject: Subject, rules: [any Rule.Type] = RuleCatalog.all,
    beside: @escaping (@escaping @Sendable () -> Void) -> Void = { $0() }
  ) {
    let seen = Self.replay(subject, rules, beside)
    metNeeds = Set(seen.needs.lazy.filter(\.isMet).map(\.requirement.place))
    notAnalysed = Self.inOrder(Self.notUnderstood(in: subject.set) + seen.notAnalysed)
    let ordered = Self.inOrder(seen.findings.all)
    findings = Fingerprint.mark(ordered)
  }

  private static func replay(
    _ subject: Subject, _ rules: [any Rule.Type], _ beside: @escaping (@escaping @Sendable () -> Void) -> Void
  ) -> Watch.Seen {
    var replay = Replay(
      subject.set, postgres: subject.postgres, observer: Watch(rules, subject, TreesAhead(subject.set, beside: beside)))
    replay.run()
    let seen = replay.observer.handOver()
    let leftovers = Leftovers(replay)
    beside { leftovers.free() }
    return seen
  }

  /// The catalog and the rules' notes, which nobody looks at any more. They take much room, and time to free.
  private final class Leftovers: @unchecked Sendable {
    private var replay: Replay<Watch>?

    init(_ replay: consuming Replay<Watch>) { self.replay = replay }

    func free() { replay = nil }
  }

  /// Of what one rule finds at one place the gravest stays: a body that runs twice is one mistake.
  private static func inOrder(_ found: consuming [Finding]) -> [Finding] {
    // Of what is alike, the one that was reported later comes later.
    found.sort(by: isBefore)
    var kept: [Finding] = []
    kept.reserveCapacity(found.count)
    for var finding in found {
      if let last = kept.last, last.rule === finding.rule, last.place == finding.place {
        kept.removeLast()
        let (gravest, other) = last.weight >= finding.weight ? (last, finding) : (finding, last)
        finding = gravest
        finding.add(related: other.related)
      }
      kept.append(finding)
    }
    return kept
  }

  private static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    let (place, other) = (left.place, right.place)
    if place.file !== other.file, place.file.name != other.file.name { return place.file.name < other.file.name }
    if place.span.start != other.span.start { return place.span.start < other.span.start }
    if place.span.end != other.span.end { return place.span.end < other.span.end }
    return left.rule.id < right.rule.id
  }

  private static func inOrder(_ places: [NotAnalysed]) -> [NotAnalysed] {
    var seen: Set<Place> = []
    return places.filter { seen.insert($0.place).inserted }.sorted { left, right in
      if left.place.file.name != right.place.file.name { return left.place.file.name < right.place.file.name }
      return left.place.span.start < right.place.span.start
    }
  }

  /// Statements of which only the command is known.
  private static func notUnderstood(in set: MigrationSet) -> [NotAnalysed] {
    var found: [NotAnalysed] = []
    for section in set.migrations.lazy.flatMap(\.up) {
      for statement in section.messages.lazy.flatMap(\.statements) where !statement.isUnderstood {
        found.append(
          NotAnalysed("this statement is not understood", at: Place(statement.script.file, statement.span)))
      }
    }
    return found
  }
}

extension Finding {
  private static let longestList = 12

  /// What else leads to the same mistake.
  fileprivate mutating func add(related others: [Related]) {
    for other in others where related.count < Self.longestList {
      if !related.contains(where: { $0.place == other.place }) { related.append(other) }
    }
  }

  fileprivate var weight: Int {
    let severity = Severity.allCases.firstIndex(of: severity)!
    return 2 * severity + (confidence == .certain ? 1 : 0)
  }
}

/// Lets every rule see the run go by.
private struct Watch: ReplayObserver {
  private var rules: [any Rule]
  /// Which of them want to see statements of a kind, once one has come by.
  private var watchers: [[Int]?] = []
  private let followers: [Int]
  private var seen = Seen()
  private var code: CodeJudgement?
  private let passes: (@Sendable (_ migrations: Int) -> Void)?
  private let count: Int
  private var trees: TreesAhead

  struct Seen {
    var findings = Findings()
    var needs: [CodeNeed] = []
    var notAnalysed: [NotAnalysed] = []
  }

  init(_ rules: [any Rule.Type], _ subject: Subject, _ trees: TreesAhead) {
    self.rules = rules.map { $0.init(subject) }
    followers = rules.indices.filter { rules[$0].followsTransactions }
    code = CodeJudgement(subject)
    passes = subject.passes
    count = subject.set.migrations.count
    self.trees = trees
    for index in rules.indices { self.rules[index].begins(&seen.findings) }
  }

  mutating func begins(migration: Int, in names: Names) {
    passes?(migration)
    trees.begins(migration: migration)
    code?.begins(migration: migration, in: names)
  }

  mutating func transactionBegins(_ transaction: Transaction, of run: Run) {
    for index in followers { rules[index].transactionBegins(transaction, of: run, &seen.findings) }
  }

  mutating func runs(_ event: Event, in names: Names) {
    for index in watchers(of: event.node.kind) { rules[index].runs(event, in: names, &seen.findings) }
  }

  private mutating func watchers(of kind: NodeKind) -> [Int] {
    let number = Int(kind.rawValue)
    if number < watchers.count, let known = watchers[number] { return known }
    let found = rules.indices.filter { type(of: rules[$0]).statements.include(kind) }
    while watchers.count <= number { watchers.append(nil) }
    watchers[number] = found
    return found
  }

  mutating func demands(_ demand: Demand, _ event: Event, in names: Names) {
    for index in rules.indices { rules[index].meets(demand, event, in: names, &seen.findings) }
  }

  mutating func transactionEnds(_ transaction: Transaction, of run: Run) {
    for index in followers { rules[index].transactionEnds(transaction, of: run, &seen.findings) }
  }

  var seesMisses: Bool { true }
  var seesBodies: Bool { true }

  mutating func leaves(_ routine: ID<Routine>, missing misses: [Miss], in names: Names) {
    for index in rules.indices { rules[index].meets(misses, inBodyOf: routine, in: names, &seen.findings) }
  }

  mutating func ends(in names: Names) {
    passes?(count)
    if let code {
      seen.needs = code.ends(in: names)
      for index in rules.indices { rules[index].judges(seen.needs, in: names, &seen.findings) }
    }
    for index in rules.indices { rules[index].ends(in: names, &seen.findings) }
  }

  /// Leaves nothing here, where it would share what is about to change.
  mutating func handOver() -> Seen {
    defer { seen = Seen() }
    return seen
  }

  mutating func cannotRead(_ place: Place, because reason: String) {
    seen.notAnalysed.append(NotAnalysed(reason, at: place))
  }
}
