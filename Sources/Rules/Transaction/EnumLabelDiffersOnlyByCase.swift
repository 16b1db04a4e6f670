import Migrations
import SQLSyntax
import Schema
import SourceText

/// A label that a person takes for another one of the same type.
struct EnumLabelDiffersOnlyByCase: Rule {
  static let info = RuleInfo(
    id: "enum-label-differs-only-by-case", family: .transaction, severity: .warning,
    summary: "a label differs from another of its enum only by case or by blanks",
    hazard: """
      Labels are compared byte by byte: 'Done', 'done' and 'done ' are three values, and what looks for one does not find the others. \
      A label cannot be dropped, so the mistake stays once it has been committed.
      """,
    remedy: """
      Use the label that is there. If it is the one that is misspelt, ALTER TYPE … RENAME VALUE mends it, for all rows at once.
      """,
    example: (bad: "upper-and-lower", good: "rename-value"))

  private let subject: Subject
  /// Labels that were added beside one that they look like. What becomes of the rows, only the rest of the run tells.
  private var twins: [Twin] = []
  private var moves: [Move] = []

  private struct Twin {
    var type: ID<TypeEntry>
    var finding: Finding
    var moment: Moment
  }

  /// An UPDATE of a column.
  private struct Move {
    var relation: ID<Relation>
    var column: String
    var place: Place
  }

  init(_ subject: Subject) { self.subject = subject }

  mutating func runs(_ event: Event, in names: Names, _ findings: inout Findings) {
    switch event.node.kind {
    case .alterType:
      guard let name = event.node.child(.name), let id = names.type(name.identifiers),
        case .enumeration(let enumeration)? = names.catalog[id]?.kind
      else { return }
      for action in event.node.children {
        guard let label = action.newLabel, let text = label.stringValue else { continue }
        let old = action.kind == .renameEnumValue ? action.child(.label)?.stringValue : nil
        let twin = enumeration.labels.first {
          $0.text != text && $0.text != old && Self.folded($0.text) == Self.folded(text)
        }
        guard let twin, enumeration.label(text) == nil else { continue }
        var related: [Finding.Related] = []
        if let addition = twin.addition { related.append(Finding.Related("'\(twin.text)' is added here", at: addition.place)) }
        let finding = finding(label, text, twin.text, related, event)
        if action.kind == .addEnumValue {
          twins.append(Twin(type: id, finding: finding, moment: event.moment))
        } else {
          findings.report(finding)
        }
      }
    case .createEnumType:
      var seen: [String: String] = [:]
      for label in event.node.children(.label) {
        guard let text = label.stringValue else { continue }
        if let twin = seen[Self.folded(text)], twin != text { findings.report(finding(label, text, twin, [], event)) }
        seen[Self.folded(text)] = text
      }
    default: if !twins.isEmpty { note(event, names) }
    }
  }

  private mutating func note(_ event: Event, _ names: Names) {
    for update in event.node.nodes(of: .update) {
      guard let target = update.child(.target), let relation = names.relation(target.identifiers) else { continue }
      for column in update.children(.assignment).flatMap({ $0.children(.column) }) {
        guard let name = column.child(.name)?.identifiers.first else { continue }
        moves.append(Move(relation: relation, column: name, place: event.place))
      }
    }
  }

  mutating func ends(in names: Names, _ findings: inout Findings) {
    for twin in twins { findings.report(withForgottenRows(twin, names)) }
  }

  /// Where the rows of one column move to the new labels, those of all others of the type are meant to.
  private func withForgottenRows(_ twin: Twin, _ names: Names) -> Finding {
    var finding = twin.finding
    var moved: [(name: String, place: Place)] = []
    var forgotten: [(name: String, place: Place?)] = []
    guard !moves.isEmpty else { return finding }
    for id in names.catalog.relations {
      guard let relation = names.catalog[id], relation.isTable, relation.parents.isEmpty else { continue }
      if let birth = relation.birth, birth.transaction > twin.moment.transaction { continue }
      for column in relation.columns where column.type == .defined(twin.type) {
        let name = "\(relation.name.name).\(column.name)"
        if let move = moves.first(where: { $0.relation == id && $0.column == column.name }) {
          moved.append((name, move.place))
        } else {
          forgotten.append((name, relation.birth?.place))
        }
      }
    }
    guard let first = moved.first, !forgotten.isEmpty else { return finding }
    finding.message += "; the rows of \(first.name) are changed, but not those of \(Self.list(forgotten.map(\.name)))"
    finding.related.append(Finding.Related("rows are changed here", at: first.place))
    for (name, place) in forgotten {
      if let place { finding.related.append(Finding.Related("\(name) keeps its rows", at: place)) }
    }
    return finding
  }

  private static func list(_ names: [String]) -> String {
    names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  private func finding(
    _ label: Node, _ text: String, _ twin: String, _ related: [Finding.Related], _ event: Event
  ) -> Finding {
    let isBlanks = text.lowercased() == twin.lowercased() ? false : true
    return Finding(
      Self.info, .warning, .certain,
      "the enum has the label '\(twin)', and '\(text)' differs from it only by \(isBlanks ? "blanks" : "case"): they are two values",
      help: Self.info.remedy, migration: subject.migration(of: event.step), at: event.place(of: label), statement: event.place,
      related: related)
  }

  private static func folded(_ label: String) -> String {
    var scalars = Substring(label.lowercased()).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}

extension Node {
  /// The label that the type has when the action is done.
  fileprivate var newLabel: Node? {
    switch kind {
    case .addEnumValue: child(.label)
    case .renameEnumValue: child(.newName)
    default: nil
    }
  }
}
