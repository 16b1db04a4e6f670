import ApplicationCode
import Migrations
import Schema
import SourceText

/// A change holds a migration, and code that works only behind it or only before it.
struct CodeShipsWithItsMigration: Rule {
  static let info = RuleInfo(
    id: "code-ships-with-its-migration", family: .ordering, severity: .error,
    summary: "a migration and the code that hangs on it go out in one change",
    hazard: """
      A deploy is no single moment: for seconds or minutes there is new code on the old schema, or old code on the new one, and every query that \
      names what is not there yet, or not there any more, fails. What is added must be there before the code; what is dropped must be out of \
      the code before.
      """,
    remedy: """
      Two releases: what is added goes out before the code that needs it (migration, then the backfill, then the code); what is dropped goes out after \
      the code that needed it.
      """,
    example: (bad: "column-and-code", good: "migration-first"),
    unproved: "which of the two goes first; only that the new code fails on the old schema.")

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  private static let mostUses = 12

  /// What one statement of the change gives or takes, and the code that hangs on it.
  private struct Bond {
    var miss: Miss
    var moment: Moment
    var needs: [CodeNeed]
  }

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    guard !subject.pending.isEmpty else { return }
    let names = names.forApplication
    var given: [Bond] = []
    var taken: [Bond] = []
    var current: Set<Miss.Subject> = []
    // Of another name a rule of its own tells.
    let renamings = Set(names.catalog.renames.map(\.departure.moment.place))
    for need in needs where need.isCurrent { current.formUnion(need.lacks.map(\.subject)) }
    for need in needs where need.requirement.confidence == .strong {
      switch need.age {
      case .changed where need.lacks.isEmpty:
        for miss in need.lackedBefore ?? [] {
          guard let birth = names.birth(of: miss), subject.pending.contains(birth.migration),
            !renamings.contains(birth.place)
          else { continue }
          add(need, miss, birth, to: &given)
        }
      case .former where need.lackedBefore?.isEmpty ?? false:
        for miss in need.lacks where miss.certainty == .certain && !current.contains(miss.subject) {
          guard let departure = miss.departure, departure.manner == .dropped,
            subject.pending.contains(departure.moment.migration)
          else { continue }
          add(need, miss, departure.moment, to: &taken)
        }
      default: break
      }
    }
    for bond in given { findings.report(expand(bond, names, &findings)) }
    for bond in taken { findings.report(contract(bond, names, &findings)) }
  }

  private func add(_ need: CodeNeed, _ miss: Miss, _ moment: Moment, to bonds: inout [Bond]) {
    let known = bonds.firstIndex { $0.moment.place == moment.place && $0.miss.subject == miss.subject }
    if let known { bonds[known].needs.append(need) } else { bonds.append(Bond(miss: miss, moment: moment, needs: [need])) }
  }

  // MARK: Expand

  private func expand(_ bond: Bond, _ names: Names, _ findings: inout Findings) -> Finding {
    let need = bond.needs[0]
    let thing = names.describe(bond.miss)
    let migration = subject.set.migrations[bond.moment.migration]
    let order = subject.deployOrder
    let backfill = needsBackfill(bond, names) ? " → backfill" : ""
    var related = [Finding.Related("the migration of the same change makes it here", at: bond.moment.place)]
    related += bond.needs.dropFirst().prefix(Self.mostUses).map {
      Finding.Related("used here as well", at: $0.requirement.place)
    }
    related += order.related
    return Finding(
      Self.info, order.severity(rightIf: .migrationFirst), .likely,
      "\(need.requirement.speaker) needs \(thing), which \(Path.name(migration.file)) of the same change makes: until that has run, it fails with \(bond.miss.sqlstate); \(order.words)",
      help:
        "The order that works: migration \(migration.id)\(backfill) → code. Deploy the migration in a release of its own, before the code that needs it.",
      sqlstate: bond.miss.sqlstate, migration: migration.id, at: need.requirement.place, statement: need.requirement.place,
      related: related)
  }

  /// The code breaks on a NULL, and the rows that are there have one.
  private func needsBackfill(_ bond: Bond, _ names: Names) -> Bool {
    guard case .column(let name, let id) = bond.miss.subject, let column = names.catalog[id]?.column(name) else { return false }
    let breaks = bond.needs.contains {
      if case .column(let need) = $0.requirement.need { need.nulls == .breakIt } else { false }
    }
    return breaks && !column.isNotNull && !column.isFilled
  }

  // MARK: Contract

  private func contract(_ bond: Bond, _ names: Names, _ findings: inout Findings) -> Finding {
    let need = bond.needs[0]
    let thing = names.describe(bond.miss)
    let migration = subject.set.migrations[bond.moment.migration]
    let order = subject.deployOrder
    let reference = subject.changes?.reference ?? "the last release"
    return Finding(
      Self.info, order.severity(rightIf: .codeFirst), .likely,
      "\(thing) is dropped in the change that takes it out of the code: as long as the old code runs (\(need.whereabouts(&findings)) at \(reference)), it fails with \(bond.miss.sqlstate); \(order.words)",
      help:
        "The order that works: code → migration \(migration.id). Deploy the code that no longer needs \(thing), and drop it in the release after.",
      sqlstate: bond.miss.sqlstate, migration: migration.id, at: bond.moment.place, statement: bond.moment.place,
      related: bond.needs.prefix(Self.mostUses).map {
        Finding.Related("\($0.requirement.speaker) used it here, at \(reference)", at: $0.requirement.place)
      } + order.related)
  }
}

extension Names {
  /// What made a thing that was missing before.
  fileprivate func birth(of miss: Miss) -> Moment? {
    switch miss.subject {
    case .relation(let parts): relation(parts).flatMap { catalog[$0]?.birth }
    case .column(let name, let id): catalog[id]?.column(name)?.birth
    case .routine(let parts): routines(parts).compactMap { catalog[$0]?.birth }.max { $0.migration < $1.migration }
    case .type(let parts): type(parts).flatMap { catalog[$0]?.birth }
    case .label(let text, let id): label(text, of: id)?.addition
    case .uniqueKey(let columns, let id):
      catalog[id]?.indexes.first { $0.isUnique && Set($0.columns) == Set(columns) }?.birth
    case .constraint(let name, let id), .arbiter(let name, let id): catalog[id]?.constraints.first { $0.name == name }?.birth
    }
  }

  private func label(_ text: String, of id: ID<TypeEntry>) -> EnumLabel? {
    guard case .enumeration(let enumeration)? = catalog[id]?.kind else { return nil }
    return enumeration.label(text)
  }
}
