import Migrations
import SQLSyntax
import Schema
import SourceText

/// A column that becomes of another enum, whose values come from its own.
struct EnumTypeChange {
  /// Labels of the old type that USING makes nothing of.
  let lostLabels: [String]
  /// For them it gives NULL; else it fails.
  private let givesNull: Bool
  private let action: Node
  private let table: Relation
  private let column: Column
  private let typeName: String

  /// Nil where not all labels of both types are known, or nobody can tell what USING makes of them.
  init?(_ action: Node, of id: ID<Relation>, _ event: Event, _ names: Names) {
    guard let table = names.catalog[id], table.rows != .none, let name = action.child(.column)?.firstIdentifier,
      let column = table.column(name), let using = action.child(.using), let written = action.child(.type)?.child(.name),
      let newType = names.type(written.identifiers), case .enumeration(let new)? = names.catalog[newType]?.kind, new.isComplete,
      let (oldType, old, _) = names.catalog.enumeration(of: column.type), old.isComplete, oldType != newType
    else { return nil }
    if table.birth?.migration == event.step.migration { return nil }
    self.action = action
    self.table = table
    self.column = column
    typeName = names.catalog[newType].map(names.display) ?? ""
    let value = using.withoutCasts
    let isOwn = value.kind == .columnReference && value.lastIdentifier == name
    if isOwn {
      lostLabels = old.labels.map(\.text).filter { !new.has($0) }
      givesNull = false
    } else if value.kind == .caseExpression {
      let mapping = value.labelMapping(of: name)
      guard mapping.count == value.children(.when).count else { return nil }
      let rest = old.labels.map(\.text).filter { mapping[$0] == nil }
      if let otherwise = value.child(.otherwise)?.withoutCasts, otherwise.kind != .constant || otherwise.detail != .null {
        guard otherwise.kind == .columnReference, otherwise.lastIdentifier == name else { return nil }
        lostLabels = rest.filter { !new.has($0) }
        givesNull = false
      } else {
        lostLabels = rest
        givesNull = true
      }
    } else {
      return nil
    }
  }

  func finding(_ lost: [String], _ event: Event, _ names: Names, _ subject: Subject) -> Finding {
    let holder = names.display(table.name) + "." + quotedIdentifier(column.name)
    let labels = LabelReplacement.list(lost.map { "'\($0)'" })
    let one = lost.count == 1
    let isRefused = !givesNull || column.isNotNull
    let message =
      givesNull
      ? "USING makes nothing of \(labels): rows of \(holder) that have \(one ? "it" : "one of them") "
        + (column.isNotNull ? "make it fail with 23502" : "lose their value")
      : "\(typeName) has \(one ? "no label" : "none of the labels") \(labels), and nothing moves the rows of \(holder) that have \(one ? "it" : "one of them"): with such "
        + "a row the statement fails with 22P02"
    return Finding(
      EnumLabelReplacedWithoutDataMigration.info, .warning, .likely, message,
      help:
        "Give these rows another label before, with an UPDATE of its own; or let USING map them: CASE \(quotedIdentifier(column.name))::text "
        + "WHEN '\(lost[0])' THEN '…' ELSE \(quotedIdentifier(column.name))::text END::\(typeName).",
      sqlstate: !isRefused ? nil : givesNull ? "23502" : "22P02", migration: subject.migration(of: event.step),
      at: event.place(of: action), statement: event.place)
  }
}
