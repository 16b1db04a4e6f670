import SQLSyntax

// What statements that change rows do to what the columns hold.

extension Definitions {
  func update(_ statement: Node, of id: ID<Relation>) {
    guard let table = catalog[id], table.rows != .none, let target = statement.child(.target) else { return }
    let nullness = nullness(of: statement, target)
    for (name, value) in statement.assignedValues {
      guard let column = table.column(name) else { continue }
      let coverage = coverage(of: name, in: id, statement, nullness)
      let answer = value.map(nullness.answer) ?? .maybe
      write(column, of: id, table, coverage.answer(statement), answer, value, coverage.condition(of: statement), nullness)
    }
    for child in table.children where !target.flags.contains(.only) { update(statement, of: child) }
  }

  private func write(
    _ column: Column, of id: ID<Relation>, _ table: Relation, _ coverage: Coverage.Answer, _ answer: Nullness.Answer,
    _ value: Node?,
    _ condition: Node?, _ nullness: Nullness
  ) {
    let was = table.nulls(in: column.name, at: moment)
    // There is no such row.
    if was == .none, condition?.demandsNull(column.name) == true { return }
    let isEveryRow = condition == nil || column.contents.map(\.isAllNull) == true
    var values = Contents.Values.unknown
    if let value, answer != .always {
      if separates(value, in: table), coverage == .all || column.contents == nil {
        values = .distinct
      } else if coverage == .all, isEveryRow, answer == .never {
        values = constant(value)
      }
    }
    let (nulls, change): (Nulls, Contents.Change)
    switch (answer, coverage) {
    case (.never, .all): (nulls, change) = (.none, .filled)
    case (.never, .unseen): (nulls, change) = (min(was, .maybe), .unread)
    case (.never, _):
      let isWhole = column.contents.map { $0.isCompleted(by: condition) } == true && condition.map(nullness.answer) == .never
      (nulls, change) = isWhole ? (.none, .filled) : (min(was, .maybe), .filledInPart(condition?.stored))
    case (.always, .all) where condition != nil: return
    case (.always, .all): (nulls, change) = (.some, .emptied)
    case (.always, _): (nulls, change) = (max(was, .maybe), .emptied)
    case (.maybe, .all): (nulls, change) = (.maybe, .filledWithMaybeNull(value?.stored))
    case (.maybe, _): (nulls, change) = (was == .none ? .maybe : min(was, .maybe), .filledInPart(condition?.stored))
    }
    if nulls == .none, was == .none, column.contents == nil, !values.isTelling { return }
    enter(change, nulls, values: values, isCertain: table.rows == .some && nulls == .some, column.name, of: id)
  }

  // MARK: New rows

  func insert(_ statement: Node, into id: ID<Relation>) {
    guard let table = catalog[id], table.isTable else { return }
    let query = statement.child(.source)
    let isSure = statement.insertedRows == .certain && statement.child(.conflict) == nil && !table.mayRefuseRows
    defer {
      if let query { noteCopy(query, of: statement, into: id, table) }
      if let conflict = statement.child(.conflict), conflict.detail == .update { update(conflict, into: id) }
    }
    guard table.columns.contains(where: { $0.isChanged(byRowsOf: table, isSure) }) else { return }
    let nullness = nullness(of: statement)
    var answers: [Nullness.Answer?] = []
    if let query { answers = nullness.given(by: query) }
    let targets = statement.insertedColumns(of: table)
    arrive(in: id, table, isSure: isSure) { name in
      guard let index = targets.firstIndex(of: name), query != nil, index < answers.count || answers.isEmpty else { return nil }
      return answers.isEmpty ? .maybe : answers[index]
    }
  }

  /// ON CONFLICT DO UPDATE, and the branches of MERGE.
  private func update(_ change: Node, into id: ID<Relation>) {
    guard let table = catalog[id] else { return }
    let nullness = Nullness(names, at: moment, in: source)
    for (name, value) in change.assignedValues {
      guard let column = table.column(name) else { continue }
      write(column, of: id, table, .part, value.map(nullness.answer) ?? .maybe, value, change.child(.where), nullness)
    }
  }

  func merge(_ statement: Node, into id: ID<Relation>) {
    for branch in statement.children(.when) {
      switch branch.detail {
      case .update: update(branch, into: id)
      case .insert:
        guard let table = catalog[id] else { continue }
        let columns = branch.children(.column).map { $0.child(.name)?.firstIdentifier ?? "" }
        let targets = columns.isEmpty ? table.columns.map(\.name) : columns
        let isGiven = !branch.flags.contains(.all)
        arrive(in: id, table, isSure: false) { isGiven && targets.contains($0) ? .maybe : nil }
      default: break
      }
    }
  }

  func copy(_ statement: Node, into id: ID<Relation>) {
    guard let table = catalog[id] else { return }
    let written = statement.children(.column).compactMap { $0.firstIdentifier }
    arrive(in: id, table, isSure: false) { written.isEmpty || written.contains($0) ? .maybe : nil }
  }

  /// Rows come; `answer` says whether they bring NULL in a column, and nothing where they bring no value at all.
  private func arrive(in id: ID<Relation>, _ table: Relation, isSure: Bool, _ answer: (String) -> Nullness.Answer?) {
    for column in table.columns where column.isChanged(byRowsOf: table, isSure) {
      let isLeftToDefault = answer(column.name) == nil
      let given = answer(column.name) ?? (column.isFilled ? .never : column.filling == .given ? .always : .maybe)
      let isDistinct = isLeftToDefault && column.isDistinctByDefault
      if table.rows == .none {
        if column.isNotNull, column.contents == nil, !isDistinct { continue }
        let nulls: Nulls = given == .never ? .none : given == .always ? .some : .maybe
        enter(
          .inserted, nulls, values: isDistinct ? .distinct : .unknown, isCertain: isSure, column.name, of: id, isFirst: true)
        continue
      }
      let was = table.nulls(in: column.name, at: moment)
      var nulls = was
      if given == .maybe { nulls = max(was, .maybe) }
      if given == .always { nulls = isSure ? .some : max(was, .maybe) }
      let values = column.contents?.values ?? .unknown
      let staysSame = if case .distinct = values { isDistinct } else { !values.isTelling || values.isNull && given == .always }
      let isCertain = column.contents?.isCertain == true || given == .always && isSure
      if nulls == was, staysSame, isCertain == (column.contents?.isCertain ?? false) { continue }
      enter(.inserted, nulls, values: staysSame ? values : .unknown, isCertain: isCertain, column.name, of: id)
    }
  }

  // MARK: Rows that go

  func delete(_ statement: Node, from id: ID<Relation>) {
    guard let table = catalog[id], let target = statement.child(.target) else { return }
    guard let condition = statement.child(.where) else {
      if statement.children(.using).isEmpty, mayDrop, !table.mayRefuseRows,
        !target.flags.contains(.only) || table.children.isEmpty
      {
        empty(id)
      }
      return
    }
    if table.rows == .some { catalog.setRows(.maybe, of: id) }
    forgetDuplicates(statement, of: id, table)
    let nullness = nullness(of: statement, target)
    let asked = Set(condition.nodes(of: .isNull).compactMap { $0.child(.operand)?.lastIdentifier })
    for column in table.columns where asked.contains(column.name) {
      guard coverage(of: column.name, in: id, statement, nullness).answer(statement) == .all else { continue }
      // No row had been given a value.
      if column.contents?.isAllNull == true, mayDrop { return empty(id) }
      enter(.nullsDeleted, .none, values: column.contents?.values ?? .unknown, column.name, of: id)
    }
  }

  /// Of rows that were alike in a column it may leave one.
  private func forgetDuplicates(_ statement: Node, of id: ID<Relation>, _ table: Relation) {
    for column in table.columns {
      guard let contents = column.contents, contents.constant != nil, statement.removesDuplicates(in: [column.name]) else {
        continue
      }
      enter(contents.change, contents.nulls(at: moment), column.name, of: id)
    }
  }

  /// The table has no rows any more.
  func empty(_ id: ID<Relation>) {
    catalog.setRows(.none, of: id)
    guard let table = catalog[id] else { return }
    for index in table.columns.indices where table.columns[index].contents != nil {
      catalog.setContents(nil, column: index, of: id)
    }
  }

  // MARK: What an expression makes of all rows

  func constant(_ expression: Node) -> Contents.Values {
    let hangsOnMore = !expression.nodes { [.columnReference, .query, .unknownValue, .functionCall].contains($0) }.isEmpty
    // With a hole in it, it may be another text each time.
    return expression.isTemplate || hangsOnMore && !expression.isTheSameForAllRows ? .unknown : .constant(expression.stored)
  }

  /// It may tell rows apart that were alike: it is made of a key, of their number, by chance, or row by row.
  private func separates(_ value: Node, in table: Relation) -> Bool {
    if case .rows? = loops.last,
      !value.nodes(where: { $0 == .unknownValue || $0 == .columnReference }).isEmpty
        || value.isTemplate
    {
      return true
    }
    return value.nodes { $0 == .columnReference || $0 == .functionCall }.contains { part in
      part.kind == .functionCall
        ? part.givesAnotherValueEachTime
          || ["random", "row_number", "gen_random_bytes"].contains(part.child(.name)?.lastIdentifier)
        : part.lastIdentifier.map { table.isUnique($0) || ["rn", "row_number", "rownum"].contains($0) } == true
    }
  }

  /// With what the WITHs give that it stands in, or begins with.
  private func nullness(of statement: Node) -> Nullness {
    var nullness = Nullness(names, at: moment, in: source)
    if let enclosing, enclosing.index != statement.index {
      for with in enclosing.nodes(of: .with).reversed() where with.contains(statement) { nullness.add(with: with) }
    }
    nullness.add(with: statement.child(.with))
    return nullness
  }

  func nullness(of statement: Node, _ target: Node) -> Nullness {
    var nullness = nullness(of: statement)
    nullness.add(target: target, alias: statement.child(.alias))
    nullness.add(from: statement.children(.from) + statement.children(.using))
    return nullness
  }

  private func coverage(of column: String, in id: ID<Relation>, _ statement: Node, _ nullness: Nullness) -> Coverage {
    let alias = statement.child(.alias)?.firstIdentifier ?? statement.child(.target)?.lastIdentifier ?? ""
    return Coverage(nullness: nullness, target: id, alias: alias, column: column, loops: loops)
  }

  /// Something has happened to what a column holds.
  func enter(
    _ change: Contents.Change, _ nulls: Nulls, values: Contents.Values = .unknown, isCertain: Bool = false, _ column: String,
    of id: ID<Relation>, isFirst: Bool = false
  ) {
    guard let table = catalog[id], let index = table.columns.position(of: column) else { return }
    let was = isFirst ? nulls : table.nulls(in: column, at: moment)
    let contents = Contents(
      change, nulls, values: values, isCertain: isCertain, at: moment, after: isFirst ? nil : table.columns[index].contents,
      was: was)
    catalog.setContents(contents, column: index, of: id)
  }
}

extension Nullness {
  /// The values that an INSERT takes from its source, by their positions.
  func given(by source: Node) -> [Answer?] {
    guard let body = source.child(.body), body.kind == .values else { return output(of: source).map { $0.answer } }
    let rows = body.children(.row).map { $0.children(.value) }
    var answers: [Answer?] = []
    for index in rows.first?.indices ?? 0..<0 {
      let values = rows.compactMap { index < $0.count ? $0[index] : nil }
      // DEFAULT is no value.
      if values.allSatisfy({ $0.kind == .constant && $0.detail == .default }) {
        answers.append(nil)
      } else {
        let all = values.map(answer)
        answers.append(all.contains(.always) ? .always : all.contains(.maybe) ? .maybe : .never)
      }
    }
    return answers
  }
}

extension Contents {
  /// It was added, and nothing has been written.
  public var isAllNull: Bool { values.isNull }

  /// With an UPDATE before, whose condition is the opposite of this one.
  func isCompleted(by condition: Node?) -> Bool {
    guard let condition else { return false }
    return story.contains { earlier in
      if case .filledInPart(let other?) = earlier.change { return other.node.isOpposite(of: condition) }
      return false
    }
  }
}

extension Contents.Values {
  var isNull: Bool { if case .null = self { true } else { false } }
  var isTelling: Bool { if case .unknown = self { false } else { true } }
}

extension Relation {
  /// A trigger or a rule may keep rows away, or change them.
  var mayRefuseRows: Bool { !ruleDefinitions.isEmpty || triggers.contains { $0.timing == .before && $0.isEnabled } }
}

extension Column {
  /// What is known of it may be another thing once rows have come.
  fileprivate func isChanged(byRowsOf table: Relation, _ isSure: Bool) -> Bool {
    if contents != nil { return true }
    if table.rows == .none { return !isNotNull || isDistinctByDefault }
    return !isNotNull && (isSure || isFilled)
  }

  /// Rows that bring no value get another one each.
  var isDistinctByDefault: Bool {
    filling == .identity || filling == .sequence || defaultValue?.givesAnotherValueEachTime == true
  }
}

extension Node {
  /// Of an INSERT: where its values go.
  func insertedColumns(of table: Relation) -> [String] {
    let written = children(.column).map { $0.child(.name)?.firstIdentifier ?? "" }
    return written.isEmpty ? table.columns.map(\.name) : written
  }

  /// `gen_random_uuid()`, `nextval('s')`
  var givesAnotherValueEachTime: Bool {
    if kind == .cast { return child(.value)?.givesAnotherValueEachTime == true }
    guard kind == .functionCall, let name = child(.name)?.lastIdentifier else { return false }
    return ["gen_random_uuid", "nextval", "uuid_generate_v1", "uuid_generate_v4", "uuidv4", "uuidv7"].contains(name)
  }

  /// A text with a hole in it.
  fileprivate var isTemplate: Bool { kind == .constant && detail.isString && stringValue == nil }

  /// Only rows that hold NULL in a column fulfil it.
  fileprivate func demandsNull(_ column: String) -> Bool {
    switch kind {
    case .and: children.contains { $0.role == .operand && $0.demandsNull(column) }
    case .isNull: !flags.contains(.not) && child(.operand)?.isColumn(column) == true
    default: false
    }
  }

  /// `now()` stands still while a statement runs.
  fileprivate var isTheSameForAllRows: Bool {
    kind == .functionCall && ["now", "transaction_timestamp", "statement_timestamp"].contains(child(.name)?.lastIdentifier)
  }

  /// What an UPDATE gives to each column; nil where it is not to be seen.
  var assignedValues: [(column: String, value: Node?)] {
    children(.assignment).flatMap { assignment -> [(column: String, value: Node?)] in
      let columns = assignment.children(.column)
      let value = assignment.child(.value)
      // Of a part of a value nobody can tell.
      let names = columns.map {
        $0.child(.subscript) == nil && $0.child(.field) == nil ? $0.child(.name)?.firstIdentifier ?? "" : ""
      }
      guard assignment.flags.contains(.special) else { return names.map { ($0, value) } }
      let parts = value?.kind == .row ? value!.children(.value) : []
      return names.enumerated().map { ($1, $0 < parts.count ? parts[$0] : nil) }
    }
  }

  /// `a = 1` and `a <> 1`, `x` and `NOT x`, `a IS NULL` and `a IS NOT NULL`.
  func isOpposite(of other: Node) -> Bool {
    if kind == .not, let operand = child(.operand) { return operand.sourceText == other.sourceText }
    if other.kind == .not, let operand = other.child(.operand) { return operand.sourceText == sourceText }
    if kind == .isNull, other.kind == .isNull {
      return flags.contains(.not) != other.flags.contains(.not)
        && child(.operand)?.sourceText == other.child(.operand)?.sourceText
    }
    guard kind == .comparison, other.kind == .comparison else { return false }
    let pairs: [TokenKind: TokenKind] = [
      .equalSign: .notEqual, .notEqual: .equalSign, .lessThan: .greaterEqual, .greaterEqual: .lessThan,
      .greaterThan: .lessEqual,
      .lessEqual: .greaterThan,
    ]
    return pairs[detail] == other.detail && child(.left)?.sourceText == other.child(.left)?.sourceText
      && child(.right)?.sourceText == other.child(.right)?.sourceText
  }
}
