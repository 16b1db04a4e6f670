import Migrations
import SQLSyntax
import Schema
import SourceText

/// NOT NULL over a column in which rows may hold NULL.
struct NotNullWithoutBackfill: Rule {
  static let info = RuleInfo(
    id: "not-null-without-backfill", family: .backfill, severity: .error,
    summary: "a column becomes NOT NULL while rows may hold NULL in it",
    hazard: """
      SET NOT NULL, PRIMARY KEY and VALIDATE of CHECK (c IS NOT NULL) look at every row, and one NULL is enough for PostgreSQL to refuse \
      (23502, or 23514 for a check). A default does not help: it is given to rows to come, not to those that are there. On an empty \
      database all of it passes.
      """,
    remedy: "Fill the rows that hold NULL (UPDATE … SET c = … WHERE c IS NULL) before the column becomes NOT NULL.",
    example: (bad: "never-filled", good: "filled"))
  static let statements: WatchedStatements = .kinds([.update])

  private let subject: Subject
  /// What may be filled later, by which the finding would be more to the point.
  private var pending: [Pending] = []

  private struct Pending {
    var relation: ID<Relation>
    var column: String
    var migration: Int
    var finding: Finding
    var isFilledLater = false
  }

  init(_ subject: Subject) { self.subject = subject }

  // MARK: The constraint

  mutating func meets(_ demand: Demand, _ event: Event, in names: Names, _ findings: inout Findings) {
    guard case .notNull(let source) = demand.kind, !demand.isAboutNewColumn(event), let column = demand.columns.first,
      let table = names.display(tableOf: demand), let name = names.catalog[demand.relation]?.name
    else { return }
    // What an unread program did is not analysed, and not missing.
    if demand.mayBeMetUnread { return }
    let place = event.place(of: demand.node)
    var link = link(demand, place, names, &findings)
    let declaration = subject.backfills.declared(at: event, table: name, column: column)
    if let declaration {
      guard let complaint = declaration.complaint(column) else { return }
      link.related.append(Finding.Related("this says who fills it", at: declaration.place))
      link.message += "; \(complaint)"
    } else if let script = subject.backfills.scripts(writing: name, column).first {
      link.message += "; \(Path.name(script.file.name)) writes it, but nothing says that it runs before"
      link.related.append(Finding.Related("a script writes \(column) here", at: script))
    }
    let sqlstate = source.sqlstate
    let finding = Finding(
      Self.info, demand.severity(event), demand.confidence,
      "\(names.display(columnOf: demand)) \(source.inWords), but \(link.message): PostgreSQL answers \(sqlstate) "
        + condition(demand, column, table, event),
      help: help(demand, column, table), sqlstate: sqlstate, migration: subject.migration(of: event.step), at: place,
      statement: event.place, related: link.related + event.callersInWords(names))
    pending.append(Pending(relation: demand.relation, column: column, migration: event.step.migration, finding: finding))
  }

  private func condition(_ demand: Demand, _ column: String, _ table: String, _ event: Event) -> String {
    if demand.verdict == .violated { return demand.condition(table, event) }
    return "if \(event.moment.isMaybe ? "this is run and " : "")a row of \(table) holds NULL in \(column)"
  }

  private func help(_ demand: Demand, _ column: String, _ table: String) -> String {
    let fill = subject.set.spelling.statement("UPDATE \(table) SET \(column) = … WHERE \(column) IS NULL")
    return "Fill the rows first: \(fill)"
  }

  // MARK: The missing link

  private typealias Link = (message: String, related: [Finding.Related])

  private func link(_ demand: Demand, _ place: Place, _ names: Names, _ findings: inout Findings) -> Link {
    if case .notNull(.conversion) = demand.kind { return ("USING gives NULL", []) }
    guard let contents = demand.contents else {
      if demand.verdict == .unlikely { return ("has had a default all along, so that only an explicit NULL is in the way", []) }
      return ("has allowed NULL, and nothing fills the rows that hold it", [])
    }
    if let step = contents.story.first(where: { $0.change.isTelling }) {
      let spot = findings.whereabouts(of: step.moment.place, from: place)
      switch step.change {
      case .filledInPart(let condition):
        let rows =
          condition.map { "those that fulfil “\(Self.shortened($0.node.sourceText))”" }
          ?? "those that have a partner in the join"
        return (
          "is filled only in part: the statement \(spot) reaches \(rows)",
          [Finding.Related("fills a part of the rows", at: step.moment.place)]
        )
      case .filledWithMaybeNull(let value):
        let text = value.map { "“\(Self.shortened($0.node.sourceText))”" } ?? "the value"
        return (
          "is filled \(spot) with what may be NULL itself, \(text)", [Finding.Related("may write NULL", at: step.moment.place)]
        )
      case .emptied: return ("is set to NULL \(spot)", [Finding.Related("writes NULL", at: step.moment.place)])
      case .defaultSet:
        let related = [Finding.Related("the default comes here", at: step.moment.place)]
        return ("gets its default only \(spot), for rows to come: those that were there keep NULL", related)
      case .inserted:
        return ("holds NULL in the rows that come \(spot)", [Finding.Related("brings no value", at: step.moment.place)])
      case .madeNullable:
        return ("has allowed NULL since NOT NULL was dropped \(spot)", [Finding.Related("dropped here", at: step.moment.place)])
      case .converted:
        return ("is converted \(spot) by what may give NULL", [Finding.Related("converted here", at: step.moment.place)])
      default: break
      }
    }
    if case .filled = contents.change {
      let spot = findings.whereabouts(of: contents.moment.place, from: place)
      return (
        "is filled \(spot) only if a branch is taken",
        [Finding.Related("fills the rows, if it is run", at: contents.moment.place)]
      )
    }
    guard let birth = contents.story.last, case .added = birth.change else {
      return ("may hold NULL, and nothing fills the rows that do", [])
    }
    let spot = findings.whereabouts(of: birth.moment.place, from: place)
    var link: Link = (
      "was added \(spot) and never filled",
      [Finding.Related("added here, with no value for the rows that are there", at: birth.moment.place)]
    )
    if let (other, contents) = filledInstead(of: demand, since: birth, names) {
      link.message +=
        ": the statement \(findings.whereabouts(of: contents.moment.place, from: place)) fills \(other), another column"
      link.related.append(Finding.Related("this fills \(other)", at: contents.moment.place))
    }
    return link
  }

  /// The statement that was meant to fill it may have filled its neighbour.
  private func filledInstead(of demand: Demand, since birth: Contents, _ names: Names) -> (column: String, Contents)? {
    for column in names.catalog[demand.relation]?.columns ?? [] where column.name != demand.columns.first {
      guard let contents = column.contents, contents.moment.migration >= birth.moment.migration, contents.change.fills,
        contents.moment.place.file !== birth.moment.place.file
          || contents.moment.place.span.start > birth.moment.place.span.start
      else { continue }
      return (column.name, contents)
    }
    return nil
  }

  private static func shortened(_ text: String) -> String {
    // What only the run knows.
    let flat = String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").map { $0 == "\u{FFFC}" ? "…" : $0 })
    return flat.count > 60 ? flat.prefix(57) + "…" : flat
  }

  // MARK: What comes later

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    guard !pending.isEmpty, event.node.kind == .update, let target = event.node.child(.target),
      let relation = names.relation(target.identifiers)
    else { return }
    for index in pending.indices where pending[index].relation == relation && !pending[index].isFilledLater {
      guard event.node.assigns(pending[index].column) else { continue }
      pending[index].isFilledLater = true
      let spot = findings.whereabouts(of: event.place, from: pending[index].finding.place)
      pending[index].finding.message += "; it is filled \(spot), which comes later"
      pending[index].finding.related.append(Finding.Related("the rows are filled only here", at: event.place))
    }
  }

  mutating func ends(in _: Names, _ findings: inout Findings) {
    for entry in pending { findings.report(entry.finding) }
  }
}

extension Demand.NotNull {
  fileprivate var inWords: String {
    switch self {
    case .newColumn, .setNotNull: "becomes NOT NULL"
    case .primaryKey: "becomes part of the primary key"
    case .validation: "is validated not to be NULL"
    case .domain: "is of a domain that is NOT NULL"
    case .conversion: "is NOT NULL and changes its type"
    }
  }

  fileprivate var sqlstate: String { if case .validation = self { "23514" } else { "23502" } }
}

extension Contents.Change {
  /// It tells more of what is missing than that the column was added.
  fileprivate var isTelling: Bool {
    switch self {
    case .filledInPart, .filledWithMaybeNull, .emptied, .defaultSet, .inserted, .madeNullable, .converted: true
    case .added, .defaulted, .filled, .nullsDeleted, .constrained, .unread: false
    }
  }

  fileprivate var fills: Bool {
    switch self {
    case .filled, .filledInPart, .filledWithMaybeNull: true
    default: false
    }
  }
}

extension Node {
  /// Of an UPDATE.
  fileprivate func assigns(_ column: String) -> Bool {
    children(.assignment).contains { $0.children(.column).contains { $0.child(.name)?.firstIdentifier == column } }
  }
}
