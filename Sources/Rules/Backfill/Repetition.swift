import Migrations
import SQLSyntax
import Schema

/// What comes of a change of rows when it is run a second time.
enum Repetition {
  /// The rows are there twice.
  case doubles
  /// PostgreSQL refuses it, for the key is there.
  case isRefused(by: String)
  /// A value that is made of itself changes once more.
  case accumulates(column: String)

  /// Nil where the second run does nothing more, or nobody can tell.
  init?(_ change: RowChange, by event: Event, in names: Names) {
    let found: Repetition? =
      switch change.node.kind {
      case .insert: Self.insert(change, event, names)
      case .update: Self.update(change.node, change.node.child(.where), names.columnType(of: change))
      case .merge:
        change.node.children(.when).lazy.compactMap { branch in
          branch.detail == .update ? Self.update(branch, branch.child(.condition), names.columnType(of: change)) : nil
        }.first
      default: nil
      }
    guard let found else { return nil }
    self = found
  }

  // MARK: UPDATE

  /// `SET x = x + 1`, unless the WHERE leaves out rows that are done.
  private static func update(_ node: Node, _ condition: Node?, _ type: (String) -> SQLType?) -> Repetition? {
    var assigned: Set<String> = []
    var accumulated: String?
    for assignment in node.children where assignment.role == .assignment {
      for column in assignment.children(.column) {
        guard let name = column.child(.name)?.firstIdentifier else { continue }
        assigned.insert(name)
        if let value = assignment.child(.value), accumulated == nil, value.accumulates(name, type(name)) { accumulated = name }
      }
    }
    guard let accumulated else { return nil }
    return condition?.mayLeaveOutRowsDone(assigned) == true ? nil : .accumulates(column: accumulated)
  }

  // MARK: INSERT

  private static func insert(_ change: RowChange, _ event: Event, _ names: Names) -> Repetition? {
    guard let table = change.table.flatMap({ names.catalog[$0] }), table.isTable, table.isComplete, !table.isTemporary,
      !table.triggers.contains(where: { $0.timing == .before && $0.isForEachRow })
    else { return nil }
    let keys = Keys(of: change, table, event)
    if let conflict = change.node.child(.conflict) {
      if conflict.detail == .update {
        let type = { (column: String) in table.column(column)?.type }
        return update(conflict, conflict.child(.where), type)
      }
      return keys.areNeverMet ? .doubles : nil
    }
    guard let source = change.node.child(.source) else { return keys.verdict }
    if source.child(.body)?.kind != .values || event.node.child(.with) != nil, isGuarded(source, change, event, names) {
      return nil
    }
    return keys.verdict
  }

  /// The query looks whether the rows are there, or takes its rows away.
  private static func isGuarded(_ source: Node, _ change: RowChange, _ event: Event, _ names: Names) -> Bool {
    func isTarget(_ name: Node) -> Bool {
      !name.flags.contains(.commonTable)
        && (names.relation(name.identifiers) ?? change.table) == change.table && name.lastIdentifier == change.name.name
    }
    let hasMoved = [event.node, change.node].contains { statement in
      statement.child(.with)?.children(.element).contains { [.delete, .update].contains($0.child(.body)?.kind) } ?? false
    }
    if hasMoved { return true }
    for part in source.nodes(where: { $0 == .select || $0 == .setOperation }) {
      if part.kind == .setOperation {
        if part.detail == .except, part.child(.right)?.nodes(of: .relationName).contains(where: isTarget) == true {
          return true
        }
        continue
      }
      guard let condition = part.child(.where) else { continue }
      if condition.nodes(of: .relationName).contains(where: isTarget) { return true }
      let joins = part.children(.from).flatMap { $0.nodes(of: .joinedTable) }.filter {
        $0.detail != .inner && $0.detail != .cross
      }
      if joins.contains(where: { $0.nodes(of: .relationName).contains(where: isTarget) }),
        condition.nodes(of: .isNull).contains(where: { !$0.flags.contains(.not) })
      {
        return true
      }
    }
    return false
  }
}

extension Names {
  fileprivate func columnType(of change: RowChange) -> (String) -> SQLType? {
    { column in change.table.flatMap { catalog[$0] }?.column(column)?.type }
  }
}

/// The unique keys of a table that an INSERT may meet a second time.
private struct Keys {
  /// The first that the same rows meet again.
  private var met: String?
  /// Some may be met, and nobody can tell.
  private var isDoubtful = false

  var verdict: Repetition? { met.map { .isRefused(by: $0) } ?? (isDoubtful ? nil : .doubles) }
  var areNeverMet: Bool { met == nil && !isDoubtful }

  private enum Sameness { case same, new, unknown }

  init(of change: RowChange, _ table: Relation, _ event: Event) {
    let written = change.node.children(.column).compactMap { $0.child(.name)?.firstIdentifier }
    let columns = written.isEmpty ? table.columns.map(\.name) : written
    let values = Self.values(change.node)
    for index in table.indexes where index.isUnique {
      guard index.$predicate == nil, index.expressions.isEmpty else {
        isDoubtful = true
        continue
      }
      let key = index.columns.map { column -> Sameness in
        guard let column else { return .unknown }
        guard let position = columns.firstIndex(of: column), let values, position < values.count else {
          return values == nil && columns.contains(column) ? .unknown : Self.filling(of: column, table)
        }
        return Self.sameness(of: values[position], column, table)
      }
      if key.contains(.new) { continue }
      if key.contains(.unknown) { isDoubtful = true } else { met = met ?? index.name }
    }
    if table.constraints.contains(where: { $0.kind == .exclusion }) { isDoubtful = true }
  }

  /// Of the first row; nil where they cannot be told apart.
  private static func values(_ insert: Node) -> [Node]? {
    guard let source = insert.child(.source) else { return [] }
    guard let body = source.child(.body) else { return nil }
    switch body.kind {
    case .values: return body.child(.row)?.children(.value)
    case .select:
      let targets = body.children(.target).map { $0.child(.value) ?? $0 }
      let hasStar = targets.contains { ($0.kind == .columnReference || $0.kind == .indirection) && $0.flags.contains(.special) }
      return hasStar ? nil : targets
    default: return nil
    }
  }

  private static func sameness(of value: Node, _ column: String, _ table: Relation) -> Sameness {
    if value.kind == .constant, value.detail == .default { return filling(of: column, table) }
    // NULL is equal to nothing.
    if value.kind == .constant, value.detail == .null { return .new }
    return sameness(of: value)
  }

  private static func sameness(of value: Node) -> Sameness {
    var sameness = Sameness.same
    for part in value.nodes(where: { $0 == .functionCall || $0 == .unknownValue || $0 == .specialFunction || $0 == .query }) {
      switch part.kind {
      case .functionCall:
        guard let name = part.child(.name)?.lastIdentifier else { continue }
        if generators.contains(name) { return .new }
        if !known.contains(name) { sameness = .unknown }
      case .specialFunction where times.contains(part.detail): return .new
      case .unknownValue, .query: sameness = .unknown
      default: break
      }
    }
    return sameness
  }

  /// Of a column that gets no value.
  private static func filling(of column: String, _ table: Relation) -> Sameness {
    guard let column = table.column(column) else { return .unknown }
    switch column.filling {
    case .identity, .sequence: return .new
    case .generated, .virtual: return .unknown
    case .given: return column.defaultValue.map { sameness(of: $0) } ?? .new
    }
  }

  private static let generators: Set = [
    "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "nextval", "random",
    "gen_random_bytes", "now", "clock_timestamp", "statement_timestamp", "transaction_timestamp", "txid_current",
  ]
  /// The same for the same row.
  private static let known: Set = [
    "lower", "upper", "trim", "btrim", "ltrim", "rtrim", "concat", "concat_ws", "format", "md5", "replace", "substr",
    "substring",
    "left", "right", "split_part", "coalesce", "abs", "round", "unnest", "generate_series", "to_char", "date_trunc",
  ]
  private static let times: Set<TokenKind> = [
    .currentDate, .currentTime, .currentTimestamp, .localtime, .localtimestamp,
  ]
}

extension Node {
  /// A value for a column that is another one each time, because it is made of the column.
  fileprivate func accumulates(_ column: String, _ type: SQLType?) -> Bool {
    switch kind {
    case .binaryOperation:
      guard let left = child(.left), let right = child(.right) else { return false }
      if left.accumulates(column, type) || right.accumulates(column, type) { return true }
      guard left.mentions(column) || right.mentions(column) else { return false }
      switch detail {
      case .plusSign, .minusSign, .star, .slash, .caret: return true
      // Of two JSON objects it replaces what is there.
      case .symbol where child(.operator)?.sourceText == "||":
        return type?.isJSON ?? [left, right].contains { $0.stringValue?.first == "{" } ? false : true
      default: return false
      }
    case .unaryOperation: return detail == .minusSign && mentions(column)
    case .not: return mentions(column)
    case .functionCall:
      guard let name = child(.name)?.lastIdentifier, mentions(column) else { return false }
      if Self.accumulating.contains(name) { return true }
      return children(.argument).contains { $0.accumulates(column, type) }
    case .cast: return child(.value)?.accumulates(column, type) ?? false
    case .specialFunction: return children(.argument).contains { $0.accumulates(column, type) }
    case .caseExpression:
      // A CASE that looks at the column may pass over values that are done.
      let conditions = children(.when).compactMap { $0.child(.condition) } + [child(.operand)].compactMap(\.self)
      if conditions.contains(where: { $0.mentions(column) }) { return false }
      return (children(.when).compactMap { $0.child(.result) } + [child(.otherwise)].compactMap(\.self)).contains {
        $0.accumulates(column, type)
      }
    default: return false
    }
  }

  private static let accumulating: Set = [
    "array_append", "array_prepend", "array_cat", "concat", "concat_ws", "md5", "sha256", "sha512", "encode", "crypt",
    "reverse",
    "repeat", "quote_literal", "quote_ident",
  ]

  fileprivate func mentions(_ column: String) -> Bool {
    nodes(of: .columnReference).contains { $0.lastIdentifier == column }
  }

  /// A condition that may be false of rows that are done: it looks at a column that is given a value, and not only whether there is
  /// one.
  fileprivate func mayLeaveOutRowsDone(_ columns: Set<String>) -> Bool {
    if kind == .and { return children(.operand).contains { $0.mayLeaveOutRowsDone(columns) } }
    if kind == .isNull, flags.contains(.not) { return false }
    return nodes(of: .columnReference).contains { $0.lastIdentifier.map(columns.contains) ?? false }
  }
}

extension SQLType {
  /// Nil where nobody knows.
  fileprivate var isJSON: Bool? {
    switch self {
    case .builtin(.json), .builtin(.jsonb): true
    case .undetermined: nil
    default: false
    }
  }
}
