import Migrations
import SQLSyntax
import Schema
import SourceText

/// One column that takes the place of another, and how sure that is.
struct ColumnReplacement {
  let likeness: NameLikeness
  let severity: Severity
  private let isRequired: Bool
  private let isSameKind: Bool
  private let isSameMigration: Bool

  /// Nil where it takes no place, or computes its values.
  init?(
    _ old: DroppedColumn, _ new: AddedColumn, in table: Relation, _ catalog: Catalog, isOnly: Bool, isSameMigration: Bool
  ) {
    guard let column = table.column(new.name), !old.column.isComputed, !column.isComputed else { return nil }
    let isRenamedFor = old.formerName == new.name
    likeness = isRenamedFor ? .same : NameLikeness(old.name, new.name, of: table.name.name)
    isRequired = new.isRequired
    self.isSameMigration = isSameMigration
    let kinship = catalog.kinship(old.column.type, column.type)
    isSameKind = kinship != .none
    let reference = table.reference(of: new.name)
    let isSameReference = reference != nil && reference == old.reference
    let isSameKey = !old.keys.isEmpty && !Set(old.keys).isDisjoint(with: table.keys(of: new.name))
    let takesRole = isSameReference || isSameKey
    let isDemanded = column.isNotNull && old.column.isNotNull
    var severity: Severity?
    if isSameMigration {
      severity =
        switch likeness {
        case .same: .error
        case .spelling: kinship != .none || isDemanded || takesRole ? .error : .warning
        case .ending: kinship != .none ? .error : .warning
        case .part: takesRole || isDemanded && kinship == .same ? .error : kinship != .none ? .warning : nil
        case .none: isOnly && takesRole && kinship == .same ? .warning : nil
        }
    } else {
      severity = likeness >= .ending && likeness < .same && kinship != .none ? .warning : nil
    }
    guard var severity else { return nil }
    // Of a table made elsewhere nobody knows what the column held; and what is refused loses nothing.
    if table.birth == nil || old.column.type == .undetermined || isRequired { severity = min(severity, .warning) }
    self.severity = severity
  }

  // MARK: Saying so

  func finding(
    _ old: DroppedColumn, _ new: AddedColumn, of table: Relation, _ names: Names, _ subject: Subject, _ findings: inout Findings
  ) -> Finding {
    let (from, to) = (quotedIdentifier(old.name), quotedIdentifier(new.name))
    let holder = names.display(table.name)
    let added = findings.whereabouts(of: new.place, from: old.place)
    var message =
      old.name == new.name
      ? "\(from) of \(holder) is dropped and added anew \(added)"
      : "\(to), which is added \(added), \(severity == .error ? "takes" : "seems to take") the place of \(from) of \(holder)"
    message += ", and nothing carries its values over: "
    message +=
      isRequired
      ? "PostgreSQL refuses that while there are rows, and they are lost when it is made to pass" : "they are lost"
    let spelling = subject.set.spelling
    let help =
      likeness == .same
      ? spelling.changingType(of: to, of: holder, to: new.plainType)
      : isSameKind ? spelling.renamingColumn(of: holder, from: from, to: to) : spelling.copyingColumn(of: holder, to: to)
    return Finding(
      ColumnReplacedWithoutCopy.info, severity, .likely, message,
      help: help, migration: old.migration, at: old.place,
      statement: old.event.place,
      related: [Finding.Related("\(to) is added here", at: new.place)] + scripts(new, of: table, to, subject))
  }

  /// What may have filled it between the migrations.
  private func scripts(_ new: AddedColumn, of table: Relation, _ column: String, _ subject: Subject) -> [Finding.Related] {
    guard !isSameMigration else { return [] }
    return subject.backfills.scripts(writing: table.name, new.name).prefix(1).map {
      Finding.Related("this writes \(column), and nothing says when it runs", at: $0)
    }
  }
}

extension AddedColumn {
  /// As ALTER TYPE takes it: `serial` is none.
  fileprivate var plainType: String {
    switch writtenType.lowercased() {
    case "serial", "serial4": "integer"
    case "bigserial", "serial8": "bigint"
    case "smallserial", "serial2": "smallint"
    default: writtenType
    }
  }
}

extension Column {
  /// Its values come from elsewhere and can be had again.
  fileprivate var isComputed: Bool {
    filling == .generated || filling == .virtual || type == .builtin(.textSearchVector)
  }
}

/// Whether the values of one type may be those of another.
enum TypeKinship { case none, alike, same }

extension Catalog {
  func kinship(_ left: SQLType, _ right: SQLType) -> TypeKinship {
    let (left, right) = (base(of: left), base(of: right))
    if left == right { return .same }
    if case .array(let first) = left, case .array(let second) = right {
      return kinship(first, second) == .none ? .none : .alike
    }
    switch (left, right) {
    case (.undetermined, _), (_, .undetermined): return .alike
    default: break
    }
    guard let first = sort(of: left), let second = sort(of: right) else { return .none }
    return first == second ? .alike : .none
  }

  private func base(of type: SQLType) -> SQLType {
    guard case .defined(let id) = type, case .domain(let domain)? = self[id]?.kind else { return type }
    return base(of: domain.base)
  }

  private enum Sort { case words, number, moment, truth, document }

  private func sort(of type: SQLType) -> Sort? {
    switch type {
    case .builtin(let builtin):
      switch builtin {
      case .text, .varchar, .character, .name, .uuid: .words
      case .smallint, .integer, .bigint, .numeric, .real, .double, .money: .number
      case .date, .time, .timeWithZone, .timestamp, .timestampWithZone: .moment
      case .boolean: .truth
      case .json, .jsonb: .document
      default: nil
      }
    // An enum is a text of which not all is allowed.
    case .defined(let id): if case .enumeration? = self[id]?.kind { .words } else { nil }
    default: nil
    }
  }
}
