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
    example: (bad: "upper-and-lower", good: "rename-value"),
    unproved: "whether two spellings were meant, no server can say.")
  static let statements: WatchedStatements = .kinds([.alterType, .createEnumType])

  private let subject: Subject
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
        findings.report(finding(label, text, twin.text, related, event))
      }
    case .createEnumType:
      var seen: [String: String] = [:]
      for label in event.node.children(.label) {
        guard let text = label.stringValue else { continue }
        if let twin = seen[Self.folded(text)], twin != text { findings.report(finding(label, text, twin, [], event)) }
        seen[Self.folded(text)] = text
      }
    default: break
    }
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
