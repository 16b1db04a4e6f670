import ApplicationCode
import Migrations
import SQLSyntax
import Schema
import SourceText

/// Members of an enumeration in the code, and labels of a type, that are not the same.
struct CodeDisagreesWithEnum: Rule {
  static let info = RuleInfo(
    id: "code-disagrees-with-enum", family: .ordering, severity: .error,
    summary: "members of an enumeration in the code are not the labels of its type",
    hazard: """
      What is sent to the server for a member must be a label of the type, letter by letter: otherwise PostgreSQL answers 22P02, when a row is \
      written and when one is looked for. The other way round, code that knows not all labels fails when it reads a row that holds \
      another one. SQLAlchemy sends the names of the members, not their values, unless values_callable says otherwise.
      """,
    remedy: """
      Add the labels with ALTER TYPE … ADD VALUE in a migration that is deployed before the code, or give the members the labels that the type \
      has. Where rows hold a label that the code no longer knows, move them first.
      """,
    example: (bad: "names-for-values", good: "values-callable"),
    unproved: "the code is not run; which labels an enumeration sends is compared with SQLAlchemy itself (Tests/Judges/code).")
  static let statements: WatchedStatements = .kinds([.update, .delete, .merge, .query, .truncate])

  private let subject: Subject
  /// What takes rows away from labels.
  private var moves: [LabelMove] = []

  init(_ subject: Subject) { self.subject = subject }

  private var hasLabels: Bool {
    subject.code?.now.requirements.contains { if case .labels = $0.need { true } else { false } } ?? false
  }

  mutating func runs(_ event: Event, in names: Names, _: inout Findings) {
    switch event.node.kind {
    case .update, .delete, .merge, .query, .truncate: if hasLabels { moves += LabelMove.moves(of: event, in: names) }
    default: return
    }
  }

  mutating func judges(_ needs: [CodeNeed], in names: Names, _ findings: inout Findings) {
    let names = names.forApplication
    for need in needs where need.isCurrent && !need.requirement.isTest {
      guard case .labels(let labels) = need.requirement.need else { continue }
      for type in types(of: labels, names) { compare(labels, need, type, names, &findings) }
    }
  }

  /// The types of the columns that hold it, as they are; without any, the type of that name.
  private func types(of labels: LabelNeed, _ names: Names) -> [ID<TypeEntry>] {
    var found: [ID<TypeEntry>] = []
    for column in labels.columns {
      for relation in names.relations(column.table) {
        guard let held = names.catalog[relation]?.column(column.column)?.type,
          let (type, _, _) = names.catalog.enumeration(of: held), !found.contains(type)
        else { continue }
        found.append(type)
      }
    }
    if found.isEmpty, labels.columns.isEmpty, let name = labels.type, let type = names.type(name) { found = [type] }
    return found.filter { type in
      guard let entry = names.catalog[type], entry.birth != nil, case .enumeration(let labels) = entry.kind else {
        return false
      }
      return labels.isComplete
    }
  }

  private func compare(
    _ labels: LabelNeed, _ need: CodeNeed, _ type: ID<TypeEntry>, _ names: Names, _ findings: inout Findings
  ) {
    guard let entry = names.catalog[type], case .enumeration(let enumeration) = entry.kind else { return }
    let lacking = labels.members.filter { !enumeration.has($0.label) }
    if let first = lacking.first, let miss = names.miss(ofLabel: first.label, of: type), miss.certainty == .certain {
      findings.report(missing(lacking, miss, labels, need, entry, names))
    }
    guard labels.isClosed else { return }
    let known = Set(labels.members.map(\.label))
    let others = enumeration.labels.filter { !known.contains($0.text) && mayBeHeld($0.text, type, labels, names) }
    // Where the two have nothing in common, that has been said.
    guard !others.isEmpty, lacking.count < labels.members.count else { return }
    findings.report(unknown(others, labels, need, type, entry, names))
  }

  /// Whether rows may hold a label: the history has not moved all of them away, and still gives it to new ones.
  private func mayBeHeld(_ label: String, _ type: ID<TypeEntry>, _ need: LabelNeed, _ names: Names) -> Bool {
    names.catalog.columns(of: type).contains { held in
      let isRead =
        need.columns.isEmpty
        || need.columns.contains { $0.column == held.column.name && names.relations($0.table).contains(held.relation) }
      guard isRead, held.table.rows != .none else { return false }
      if held.column.defaultValue?.withoutCasts.stringValue == label { return true }
      return !moves.contains {
        $0.relation == held.relation && $0.isWhole && $0.isAbout(held.column.name, label) && $0.target?.label != label
      }
    }
  }

  // MARK: Findings

  private func missing(
    _ members: [LabelNeed.Member], _ miss: Miss, _ labels: LabelNeed, _ need: CodeNeed, _ entry: TypeEntry, _ names: Names
  ) -> Finding {
    let type = names.display(entry)
    let sent = Self.list(members.map(\.label))
    let suggestion = miss.similar.first.map { " (did you mean '\($0)'?)" } ?? ""
    let what = members.count == 1 ? "\(sent), which is no label of \(type)" : "\(sent), which are no labels of \(type)"
    let place = members[0].place
    var finding = Finding(
      Self.info, need.requirement.confidence == .strong ? .error : .warning, .likely,
      "\(labels.name) sends \(what)\(suggestion): PostgreSQL answers 22P02",
      help: help(for: members, miss, type), sqlstate: "22P02", migration: subject.set.migrations.last?.id ?? "", at: place,
      statement: place)
    finding.related = members.dropFirst().prefix(8).map { Finding.Related("'\($0.label)' is sent here", at: $0.place) }
    if let departure = miss.departure {
      finding.related.append(Finding.Related("the label '\(members[0].label)' is taken away here", at: departure.moment.place))
    } else if let birth = entry.birth {
      finding.related.append(Finding.Related("\(type) is created here", at: birth.place))
    }
    return finding
  }

  private func help(for members: [LabelNeed.Member], _ miss: Miss, _ type: String) -> String {
    if let similar = miss.similar.first, similar.lowercased() == members[0].label.lowercased() {
      return
        "Send the labels as the type has them: SQLAlchemy does so with values_callable=lambda kind: [member.value for member in kind] where the values of the members are the labels. Or rename the labels with ALTER TYPE \(type) RENAME VALUE."
    }
    return
      "Add them with ALTER TYPE \(type) ADD VALUE in a migration that is deployed before this code; or give the members the labels that the type has."
  }

  private func unknown(
    _ others: [EnumLabel], _ labels: LabelNeed, _ need: CodeNeed, _ held: ID<TypeEntry>, _ entry: TypeEntry, _ names: Names
  ) -> Finding {
    let type = names.display(entry)
    let listed = Self.list(others.map(\.text))
    let place = need.requirement.place
    // One that was added later, and that nothing here gives to a row, may wait for code that is still to come.
    let isGiven = others.contains { label in
      label.addition == nil || moves.contains { $0.target?.label == label.text }
        || names.catalog.columns(of: held).contains { $0.column.defaultValue?.withoutCasts.stringValue == label.text }
    }
    var finding = Finding(
      Self.info, isGiven ? .warning : .note, .likely,
      "\(type) has \(others.count == 1 ? "the label" : "the labels") \(listed), of which \(labels.name) knows nothing: if a row holds \(others.count == 1 ? "it" : "one of them"), the code cannot read that row",
      help:
        "Give \(labels.name) a member for \(others.count == 1 ? "it" : "each"); or move the rows away from \(others.count == 1 ? "it" : "them") with UPDATE before this code goes out.",
      migration: subject.set.migrations.last?.id ?? "", at: place, statement: place)
    if let birth = others.lazy.compactMap(\.addition).first ?? entry.birth {
      finding.related.append(Finding.Related("\(type) has it from here", at: birth.place))
    }
    return finding
  }

  private static func list(_ labels: [String]) -> String {
    let shown = labels.prefix(6).map { "'\($0)'" }
    guard labels.count > 1 else { return shown.first ?? "" }
    if labels.count > shown.count { return shown.joined(separator: ", ") + " and \(labels.count - shown.count) more" }
    return shown.dropLast().joined(separator: ", ") + " and " + shown[shown.count - 1]
  }
}
