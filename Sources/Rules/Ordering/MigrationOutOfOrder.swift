import Migrations
import SQLSyntax
import Schema
import SourceText

/// A migration needs what is there only later, or no more.
struct MigrationOutOfOrder: Rule {
  static let info = RuleInfo(
    id: "migration-out-of-order", family: .ordering, severity: .error,
    summary: "a migration needs what only a later one creates, or an earlier one took away",
    hazard: """
      Migrations run in the order of the runner, not in that in which they were written. A statement that names a table or a column which \
      is not there yet, or is there no more, is refused (SQLSTATE 42P01, 42703, 42883 …): on each database that runs the history from \
      its beginning, as every test, every new colleague and every restore does.
      """,
    remedy: "Let what creates a thing run before what uses it, and what takes it away after its last use.",
    example: (bad: "table-created-later", good: "table-created-before"))
  static let statements: WatchedStatements = .all

  private let subject: Subject
  /// What may turn out to be created later.
  private var open: [Open] = []
  /// Their names; one may be there that none of them has any more.
  private var openNames: Set<String> = []
  /// What the migration at hand has missed so far.
  private var seen: Set<Miss.Subject> = []
  private var migration = -1

  private struct Open {
    var missing: Missing
    var migration: Int
    var place: Place
    var statement: Place
    var callers: [Finding.Related]
  }

  /// What many statements may miss alike.
  private final class Missing: Sendable {
    let miss: Miss
    let settings: Settings

    init(_ miss: Miss, _ settings: Settings) {
      self.miss = miss
      self.settings = settings
    }

    func isLike(_ other: Miss, _ settings: Settings) -> Bool {
      miss.certainty == other.certainty && miss.sqlstate == other.sqlstate && miss.similar == other.similar
        && self.settings == settings
    }
  }

  /// Of each subject what was missed last.
  private var missing: [Miss.Subject: Missing] = [:]

  private mutating func missing(_ miss: Miss, _ settings: Settings) -> Missing {
    if let known = missing[miss.subject], known.isLike(miss, settings) { return known }
    let new = Missing(miss, settings)
    missing[miss.subject] = new
    return new
  }

  init(_ subject: Subject) { self.subject = subject }

  mutating func begins(_ findings: inout Findings) { ReleasedHistory(subject)?.report(&findings) }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    forgetGuarded(event, names)
    guard !event.moment.isMaybe else { return }
    if migration != event.step.migration {
      migration = event.step.migration
      seen.removeAll(keepingCapacity: true)
    }
    for miss in event.misses where miss.isAboutSchema && !event.isCaught(miss.sqlstate) {
      guard seen.insert(miss.subject).inserted else { continue }
      if let departure = miss.departure {
        if miss.certainty == .certain { report(miss, departure, event, names, &findings) }
      } else {
        if let name = miss.subject.name { openNames.insert(name) }
        open.appendClosely(
          Open(
            missing: missing(miss, names.settings), migration: event.step.migration,
            place: miss.place ?? event.place,
            statement: event.place, callers: event.callersInWords(names)))
      }
    }
  }

  /// Who creates a thing only if it is missing reckons with it being there.
  private mutating func forgetGuarded(_ event: Event, _ names: Names) {
    guard !open.isEmpty else { return }
    let node = event.node
    if node.flags.contains(.ifNotExists), let name = node.child(.name)?.lastIdentifier { forget(name) }
    guard node.kind == .alterTable else { return }
    for action in node.children where action.kind == .addColumn && action.flags.contains(.ifNotExists) {
      if let name = action.child(.definition)?.child(.name)?.firstIdentifier { forget(name) }
    }
  }

  private mutating func forget(_ name: String) {
    if openNames.remove(name) != nil { open.removeAll { $0.missing.miss.subject.name == name } }
  }

  private func report(
    _ miss: Miss, _ departure: Departure, _ event: Event, _ names: Names, _ findings: inout Findings
  ) {
    let place = miss.place ?? event.place
    let spot = findings.whereabouts(of: departure.moment.place, from: place)
    let help =
      miss.successor.map { "Write \(names.display($0)) here, or let this run before the change." }
      ?? "Take this out, or let it run before what takes the thing away."
    let order = Order(departure.moment.migration, event.step.migration, of: subject.set)
    findings.report(
      Finding(
        Self.info, order.severity, order.isKnown ? .certain : .likely,
        "\(names.describe(miss)) is there no more: it was \(departure.inWords) \(spot); PostgreSQL answers \(miss.sqlstate)"
          + order.condition,
        help: help + order.help, sqlstate: miss.sqlstate, migration: subject.migration(of: event.step), at: place,
        statement: event.place,
        related: [Finding.Related("it was \(departure.inWords) here", at: departure.moment.place)] + event.callersInWords(names)
      ))
  }

  /// Nobody asks a body when something is taken away that it reads.
  mutating func meets(_ misses: [Miss], inBodyOf id: ID<Routine>, in names: Names, _ findings: inout Findings) {
    guard let routine = names.catalog[id] else { return }
    let name = names.display(routine.name)
    for miss in misses where miss.certainty == .certain {
      guard let departure = miss.departure, let reading = miss.place else { continue }
      let help =
        miss.successor.map { "Replace the function in the same migration: it has to name \(names.display($0)) from then on." }
        ?? "Replace the function by one that does without it, or drop it, before the thing is taken away."
      let reader = subject.set.migrations.firstIndex { $0.file == reading.file.name } ?? departure.moment.migration
      let order = Order(reader, departure.moment.migration, of: subject.set)
      findings.report(
        Finding(
          Self.info, .warning, order.isKnown ? .certain : .likely,
          "the body of \(name) still names \(names.describe(miss)), which was \(departure.inWords) here: the next call that "
            + "comes to it is answered with \(miss.sqlstate)" + order.condition,
          help: help + order.help, sqlstate: miss.sqlstate, migration: subject.set.migrations[departure.moment.migration].id,
          at: departure.moment.place, statement: departure.moment.place,
          related: [Finding.Related("\(name) names it here", at: reading)]))
    }
  }

  mutating func ends(in last: Names, _ findings: inout Findings) {
    for entry in open {
      let miss = entry.missing.miss
      let names = Names(last.catalog, entry.missing.settings)
      guard let creation = names.creation(of: miss.subject) else {
        if miss.certainty == .certain { report(neverCreated: entry, names, &findings) }
        continue
      }
      guard !creation.isMaybe else { continue }
      let spot = findings.whereabouts(of: creation.place, from: entry.place)
      let order = Order(entry.migration, creation.migration, of: subject.set)
      findings.report(
        Finding(
          Self.info, order.severity, order.isKnown && miss.certainty == .certain ? .certain : .likely,
          "\(names.describe(miss)) is not there yet: it is created only \(spot); PostgreSQL answers "
            + miss.sqlstate + order.condition,
          help: "Let what creates it run first, or move what needs it behind that." + order.help, sqlstate: miss.sqlstate,
          migration: subject.set.migrations[entry.migration].id, at: entry.place, statement: entry.statement,
          related: [Finding.Related("it is created only here", at: creation.place)] + entry.callers))
    }
  }

  /// A column, a label or an overload that the history never has.
  private func report(neverCreated entry: Open, _ names: Names, _ findings: inout Findings) {
    let miss = entry.missing.miss
    let similar = miss.similar.first.map { "Did you mean \(names.display(.name($0)))? " } ?? ""
    findings.report(
      Finding(
        Self.info, .warning, .likely,
        "no migration creates \(names.describe(miss)): PostgreSQL answers \(miss.sqlstate) unless it was added by "
          + "other means",
        help: similar + "Create it in a migration before this one.", sqlstate: miss.sqlstate,
        migration: subject.set.migrations[entry.migration].id, at: entry.place, statement: entry.statement,
        related: entry.callers))
  }
}

/// Whether one migration runs before another, and what a finding says where nobody knows.
private struct Order {
  let isKnown: Bool

  init(_ first: Int, _ second: Int, of set: MigrationSet) { isKnown = set.isOrderKnown(of: first, and: second) }

  var severity: Severity { isKnown ? .error : .warning }

  var condition: String { isKnown ? "" : ", if the files run in the order of their names, which is only assumed" }

  var help: String {
    isKnown ? "" : " If they run in another order, number them, or say in .plimsoll.json which runner runs them."
  }
}

extension Names {
  /// When something that was missing has come; nil where it never came, or went again.
  fileprivate func creation(of subject: Miss.Subject) -> Moment? {
    switch subject {
    case .relation(let parts):
      guard departure(ofRelation: parts) == nil else { return nil }
      return relation(parts).flatMap { catalog[$0]?.birth }
    case .type(let parts):
      guard departure(ofType: parts) == nil else { return nil }
      return type(parts).flatMap { catalog[$0]?.birth }
    case .column(let name, let id):
      guard catalog.departure(ofColumn: name, of: id) == nil else { return nil }
      return catalog[id]?.column(name)?.birth
    case .routine(let parts):
      guard departures(ofRoutine: parts).isEmpty else { return nil }
      return routines(parts).first.flatMap { catalog[$0]?.birth }
    case .label(let label, let id):
      guard case .enumeration(let enumeration)? = catalog[id]?.kind else { return nil }
      return enumeration.label(label)?.addition
    case .uniqueKey, .constraint, .arbiter: return nil
    }
  }
}

extension Miss {
  /// Another rule speaks of keys.
  fileprivate var isAboutSchema: Bool {
    switch subject {
    case .uniqueKey, .arbiter: false
    default: true
    }
  }
}

extension Miss.Subject {
  fileprivate var name: String? {
    switch self {
    case .relation(let parts), .routine(let parts), .type(let parts): parts.last
    case .column(let name, _), .constraint(let name, _), .label(let name, _): name
    case .uniqueKey, .arbiter: nil
    }
  }
}
