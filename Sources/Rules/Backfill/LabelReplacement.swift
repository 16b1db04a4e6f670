import Migrations
import SQLSyntax
import Schema
import SourceText

/// A label that is meant to take the place of another one.
struct LabelReplacement {
  var type: ID<TypeEntry>
  var old: String
  var new: String
  /// They are spelt alike; else an UPDATE shows what is meant.
  var isTwin: Bool
  /// When the new label came.
  var moment: Moment
  /// What shows that it is meant.
  var event: Event
  /// Of the finding.
  var migration: String
  var place: Place

  /// What becomes of the rows of one column.
  struct Fate {
    enum Kind { case kept, movedInPart, moved }
    var table: Relation
    var column: String
    var kind: Kind
    var move: Place?
    var keepsDefault: Bool

    func name(_ names: Names) -> String { names.display(table.name) + "." + quotedIdentifier(column) }
  }

  /// Nil where no row is left behind.
  func finding(_ fates: [Fate], isNewest: Bool, _ names: Names) -> Finding? {
    let kept = fates.filter { $0.kind == .kept }
    let partial = fates.filter { $0.kind == .movedInPart }
    let moved = fates.filter { $0.kind == .moved }
    let defaults = fates.filter { $0.keepsDefault && $0.kind != .kept }
    guard !kept.isEmpty || !partial.isEmpty || !defaults.isEmpty, let type = names.catalog[type] else { return nil }
    // An UPDATE of the only column that there is says nothing of others.
    if !isTwin, kept.isEmpty, partial.isEmpty { return nil }
    let hasMoves = !moved.isEmpty || !partial.isEmpty
    func list(_ fates: [Fate]) -> String { Self.list(fates.map { $0.name(names) }) }
    var message = "'\(new)' takes the place of '\(old)' in \(names.display(type))"
    if !hasMoves {
      message =
        "'\(new)' seems to take the place of '\(old)' in \(names.display(type)), and no rows move to it: those of \(list(kept)) keep "
        + "'\(old)'"
    } else {
      if !moved.isEmpty { message += "; the rows of \(list(moved)) move to it" }
      if !kept.isEmpty { message += "\(moved.isEmpty ? ";" : ", but") those of \(list(kept)) do not" }
      if !partial.isEmpty {
        message += "\(moved.isEmpty || !kept.isEmpty ? ";" : ", but") those of \(list(partial)) do so only in part"
      }
    }
    if !defaults.isEmpty { message += "; the default of \(list(defaults)) is still '\(old)'" }
    var related: [Finding.Related] = []
    for fate in moved + partial {
      guard let place = fate.move, !related.contains(where: { $0.place == place }), place != event.place else { continue }
      related.append(Finding.Related("rows of \(fate.name(names)) are changed here", at: place))
    }
    if !isTwin { related.append(Finding.Related("'\(new)' is added here", at: moment.place)) }
    for fate in kept + partial {
      if let birth = fate.table.birth {
        related.append(Finding.Related("\(fate.name(names)) keeps rows with '\(old)'", at: birth.place))
      }
    }
    return Finding(
      EnumLabelReplacedWithoutDataMigration.info, isNewest && !hasMoves ? .note : .warning, .likely, message,
      help: help(kept + partial, defaults, names), migration: migration, at: place, statement: event.place, related: related)
  }

  private func help(_ left: [Fate], _ defaults: [Fate], _ names: Names) -> String {
    let (old, new) = (Self.quoted(old), Self.quoted(new))
    guard let first = left.first else {
      let column =
        defaults.first.map { "ALTER TABLE \(names.display($0.table.name)) ALTER COLUMN \(quotedIdentifier($0.column))" } ?? ""
      return "Give new rows the new label, too: \(column) SET DEFAULT \(new)."
    }
    let column = quotedIdentifier(first.column)
    let change =
      switch first.table.column(first.column)?.type {
      case .array?: "\(column) = array_replace(\(column), \(old), \(new)) WHERE \(old) = ANY (\(column))"
      default: "\(column) = \(new) WHERE \(column) = \(old)"
      }
    let others = left.count > 1 ? ", and so for the others" : ""
    return
      "ALTER TYPE … RENAME VALUE in place of ADD VALUE changes all rows at once. Otherwise move them when the label is committed: UPDATE "
      + "\(names.display(first.table.name)) SET \(change)\(others)."
  }

  private static func quoted(_ label: String) -> String {
    "'" + String(label.flatMap { $0 == "'" ? ["'", "'"] : [$0] }) + "'"
  }

  static func list(_ names: [String]) -> String {
    names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}

/// A label without what people write in different ways: case, blanks, hyphens and underscores.
struct LabelSpelling {
  private let letters: [UInt8]

  init(_ label: String) { letters = Array(Self.letters(of: label)) }

  /// There may be many labels, and most differ in their first letters.
  func isThat(of label: String) -> Bool { Self.letters(of: label).elementsEqual(letters) }

  private static func letters(of label: String) -> some Sequence<UInt8> {
    // What is not ASCII has its small letters elsewhere.
    let label = label.utf8.allSatisfy { $0 < 0x80 } ? label : label.lowercased()
    return label.utf8.lazy.filter { !isSeparator($0) }.map { isCapital($0) ? $0 | 0x20 : $0 }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
}
