import ApplicationCode
import Migrations
import Schema
import SourceText

/// A migration takes away what code still uses.
struct CodeUsesDroppedSchema: Rule {
  static let info = RuleInfo(
    id: "code-uses-dropped-schema", family: .ordering, severity: .error,
    summary: "a migration drops or renames what code still uses",
    hazard: """
      As soon as the migration has run, every query that names the table, column, label or function fails (42P01, 42703, 22P02, 42883). An ORM names \
      every column that its model declares, whether anybody reads it or not.
      """,
    remedy: """
      Take it out of the code first, deploy that, and drop it in a later release.
      """,
    example: (bad: "model-column", good: "unused-column"),
    unproved:
      "the code is not run. Models are compared with what their own libraries declare, and SQL in strings is prepared on a server (Tests/Judges/code)."
  )

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  private static let mostUses = 12

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    let names = names.forApplication
    var uses: [(miss: Miss, places: [Use])] = []
    var index: [Key: Int] = [:]
    for need in needs where need.isCurrent && need.requirement.confidence == .strong {
      for miss in need.lacks {
        guard let departure = miss.departure, miss.certainty == .certain else { continue }
        let key = Key(departure: departure.moment.place, subject: miss.subject)
        let use = Use(
          place: miss.place ?? need.requirement.place, need: need.requirement.place, speaker: need.requirement.speaker)
        if let known = index[key] {
          uses[known].places.append(use)
        } else {
          index[key] = uses.count
          uses.append((miss, [use]))
        }
      }
    }
    for (miss, places) in uses { findings.report(finding(miss, places, names, &findings)) }
  }

  private struct Use {
    var place: Place
    var need: Place
    var speaker: String
  }

  private struct Key: Hashable {
    var departure: Place
    var subject: Miss.Subject
  }

  private func finding(
    _ miss: Miss, _ uses: [Use], _ names: Names, _ findings: inout Findings
  ) -> Finding {
    let departure = miss.departure!
    let first = uses[0]
    let file = Path.name(first.place.file.name)
    let others = uses.count > 1 ? " and \(uses.count - 1) more" : ""
    let thing = names.describe(miss)
    var finding = Finding(
      Self.info, .error, .likely,
      "\(thing) \(departure.verb), and \(first.speaker) still uses it (\(file) on line \(findings.line(of: first.place))\(others)): PostgreSQL answers \(miss.sqlstate)",
      help: help(departure, thing), sqlstate: miss.sqlstate,
      migration: subject.set.migrations[departure.moment.migration].id, at: departure.moment.place,
      statement: departure.moment.place,
      related: uses.prefix(Self.mostUses).map { Finding.Related("\($0.speaker) uses it here", at: $0.place) })
    finding.needs = uses.map(\.need)
    return finding
  }

  private func help(_ departure: Departure, _ thing: String) -> String {
    switch departure.manner {
    case .dropped: "Take \(thing) out of the code, deploy that, and drop it in a later release."
    case .renamed(let new), .moved(toSchema: let new):
      "Let the code use \(new). As long as the old code runs, it needs the old name: add the new one beside it, and drop the old one in a later release."
    }
  }
}

extension Departure {
  /// "is dropped here", "is renamed to tier here"
  var verb: String {
    switch manner {
    case .dropped: "is dropped here"
    case .renamed(let new): "is renamed to \(new) here"
    case .moved(let schema): "is moved to the schema \(schema) here"
    }
  }
}
