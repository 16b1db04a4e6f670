import Migrations
import SQLSyntax
import Schema
import SourceText

/// A label takes the place of another one, and rows keep the old one.
struct EnumLabelReplacedWithoutDataMigration: Rule {
  static let info = RuleInfo(
    id: "enum-label-replaced-without-data-migration", family: .backfill, severity: .warning,
    summary: "a label takes the place of another one, and rows keep the old one",
    hazard: """
      A new label changes no row. What looks for the new one does not find the rows that have the old one, and code that knows only \
      the new one cannot read them. A type may be used by many tables: it is not enough to move the rows of the one that comes to mind.
      """,
    remedy: """
      ALTER TYPE … RENAME VALUE changes a label in all rows, defaults and indexes at once. Where both have to be there for a while, move \
      the rows of every column of the type with UPDATE once the new label is committed, and change the defaults.
      """,
    example: (bad: "one-table-forgotten", good: "rename-value"))
  static let statements: WatchedStatements = .all

  private let subject: Subject
  private var unread = UnreadWork()
  private var replacements: [LabelReplacement] = []
  /// What gives rows other labels, once there is a reason to look.
  private var moves: [LabelMove] = []
  /// Columns that are younger than their table, by the migration that adds them.
  private var births: [ID<Relation>: [String: Int]] = [:]
  /// There are enums.
  private var mayMatter = false

  init(_ subject: Subject) { self.subject = subject }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    let node = event.node
    switch node.kind {
    case .createEnumType: mayMatter = true
    case .alterType: addLabels(event, names)
    case .alterTable: if mayMatter { alter(event, names, &findings) }
    default: break
    }
    guard mayMatter else { return }
    unread.note(event, in: names)
    for move in LabelMove.moves(of: event, in: names) { note(move, event, names) }
  }

  // MARK: Labels

  private mutating func addLabels(_ event: Event, _ names: Names) {
    guard let name = event.node.child(.name), let id = names.type(name.identifiers),
      case .enumeration(let enumeration)? = names.catalog[id]?.kind
    else { return }
    mayMatter = true
    for action in event.node.children where action.kind == .addEnumValue {
      guard let node = action.child(.label), let label = node.stringValue, !enumeration.has(label) else { continue }
      let spelling = LabelSpelling(label)
      guard let twin = enumeration.labels.first(where: { spelling.isThat(of: $0.text) }) else { continue }
      replacements.append(
        LabelReplacement(
          type: id, old: twin.text, new: label, isTwin: true, moment: event.moment,
          event: event,
          migration: subject.migration(of: event.step), place: event.place(of: node)))
    }
  }

  /// Rows that move from one label to another that has been added for it: then all other rows are to move, too.
  private mutating func note(_ move: LabelMove, _ event: Event, _ names: Names) {
    if move.column == nil, !replacements.isEmpty { moves.append(move) }
    guard let column = move.column, let held = names.catalog[move.relation]?.column(column)?.type,
      let (type, labels, _) = names.catalog.enumeration(of: held)
    else { return }
    moves.append(move)
    guard move.isWhole, let (new, node) = move.target, case .only(let olds) = move.labels,
      let addition = labels.label(new)?.addition, event.step.migration - addition.migration <= Self.memory
    else { return }
    for old in olds.sorted() where old != new && labels.has(old) {
      if replacements.contains(where: { $0.type == type && $0.old == old && $0.new == new }) { continue }
      replacements.append(
        LabelReplacement(
          type: type, old: old, new: new, isTwin: false, moment: addition, event: event,
          migration: subject.migration(of: event.step), place: event.place(of: node)))
    }
  }

  /// A label that is older than so many migrations was not added for the rows that get it.
  private static let memory = 3

  // MARK: Columns

  private mutating func alter(_ event: Event, _ names: Names, _ findings: inout Findings) {
    guard let id = event.node.child(.table).flatMap({ names.relation($0.identifiers) }) else { return }
    for action in event.node.children(.action) {
      switch action.kind {
      case .addColumn:
        guard let name = action.child(.definition)?.child(.name)?.firstIdentifier else { continue }
        births[id, default: [:]][name] = event.step.migration
      case .renameColumn: rename(action, of: id)
      case .alterColumnType: change(action, of: id, event, names, &findings)
      default: break
      }
    }
  }

  private mutating func rename(_ action: Node, of id: ID<Relation>) {
    guard let old = action.child(.column)?.firstIdentifier, let new = action.child(.newName)?.firstIdentifier else {
      return
    }
    for index in moves.indices where moves[index].relation == id && moves[index].column == old { moves[index].column = new }
    if let birth = births[id]?.removeValue(forKey: old) { births[id]![new] = birth }
  }

  private mutating func change(
    _ action: Node, of id: ID<Relation>, _ event: Event, _ names: Names, _ findings: inout Findings
  ) {
    guard let name = action.child(.column)?.firstIdentifier else { return }
    // What has another type since then was given its values by USING.
    moves.append(
      LabelMove(
        relation: id, column: name, labels: .all, isWhole: true, migration: event.step.migration, place: event.place))
    guard let change = EnumTypeChange(action, of: id, event, names), unread.last < event.step.migration else { return }
    let lost = change.lostLabels.filter { label in
      !moves.dropLast().contains { $0.relation == id && $0.isWhole && $0.isAbout(name, label) && $0.target?.label != label }
    }
    if !lost.isEmpty { findings.report(change.finding(lost, event, names, subject)) }
  }

  // MARK: The end

  mutating func ends(in names: Names, _ findings: inout Findings) {
    guard !replacements.isEmpty else { return }
    let newest = NewestMigrations(subject.set)
    var columns: [ID<TypeEntry>: [EnumColumn]] = [:]
    for replacement in replacements where unread.last < replacement.moment.migration {
      guard case .enumeration(let labels)? = names.catalog[replacement.type]?.kind, labels.has(replacement.old),
        labels.has(replacement.new)
      else { continue }
      let held = columns[replacement.type] ?? names.catalog.columns(of: replacement.type)
      columns[replacement.type] = held
      let fates = held.compactMap { fate(of: $0, replacement) }
      let isNewest = newest.contains(replacement.moment.migration)
      if let finding = replacement.finding(fates, isNewest: isNewest, names) { findings.report(finding) }
    }
  }

  /// What becomes of a column's rows; nil where they never had the old label.
  private func fate(of held: EnumColumn, _ replacement: LabelReplacement) -> LabelReplacement.Fate? {
    let (table, column) = (held.table, held.column)
    guard table.rows != .none, table.birth.map({ $0.migration < replacement.moment.migration }) ?? true else { return nil }
    if let birth = births[held.relation]?[column.name], birth >= replacement.moment.migration { return nil }
    let own = moves.filter {
      $0.relation == held.relation && $0.migration >= replacement.moment.migration && $0.isAbout(column.name, replacement.old)
        && $0.target?.label != replacement.old
    }
    let keepsDefault = column.defaultValue?.withoutCasts.stringValue == replacement.old
    let whole = own.first { $0.isWhole }
    if whole == nil, subject.backfills.declared(at: replacement.event, table: table.name, column: column.name)?.holds == true {
      return nil
    }
    return LabelReplacement.Fate(
      table: table, column: column.name, kind: whole != nil ? .moved : own.isEmpty ? .kept : .movedInPart,
      move: (whole ?? own.first)?.place, keepsDefault: keepsDefault)
  }
}
