import SQLSyntax

/// A loop around a statement of a body.
enum Loop {
  /// Over the rows of a query: the statement runs for each of them.
  case rows(Node)
  /// Again and again, for stretches of keys or until nothing is left to do.
  case batches
}

/// Which rows of its table an UPDATE or DELETE comes to, of those that hold NULL in a column.
struct Coverage {
  enum Answer: Comparable {
    /// A condition, or a join, leaves some out.
    case part
    /// Those that fulfil a condition which only the run knows.
    case unseen
    /// Some of them, of which a condition picks a number or a stretch of keys: all, if it is done until none is left.
    case batch
    case all
  }

  let nullness: Nullness
  let target: ID<Relation>
  let alias: String
  let column: String
  let loops: [Loop]

  /// Of a statement with its WHERE, FROM and WITH.
  func answer(_ statement: Node) -> Answer {
    let condition = statement.child(.where)
    let others = statement.children(.from) + statement.children(.using)
    var answer: Answer
    if others.isEmpty, condition?.isUnknown == true { return .unseen }
    if others.isEmpty {
      answer = condition.map(reaches) ?? .all
    } else {
      answer = joined(others, condition, statement.child(.with))
    }
    if answer == .batch, loops.contains(where: repeats) { answer = .all }
    return answer
  }

  /// A loop that does one stretch after the other.
  private func repeats(_ loop: Loop) -> Bool {
    switch loop {
    case .batches: true
    case .rows(let query): !reads(query)
    }
  }

  /// What chooses the rows: in a loop over rows of the table, each by its key, it is the condition of the loop's query.
  func condition(of statement: Node) -> Node? {
    guard let own = statement.child(.where), own.kind == .comparison, own.detail == .equalSign,
      let left = own.child(.left), let right = own.child(.right), isKey(left) != isKey(right), let query = rowsOfLoop
    else { return statement.child(.where) }
    return query.child(.body)?.child(.where) ?? own
  }

  // MARK: Conditions

  /// Whether all rows with NULL in the column fulfil a condition.
  private func reaches(_ condition: Node) -> Answer {
    switch condition.kind {
    case .and: return condition.children(.operand).map(reaches).min() ?? .all
    case .or: return condition.children(.operand).map(reaches).max() ?? .part
    case .constant: return condition.detail == .true ? .all : .part
    case .isNull:
      guard let operand = condition.child(.operand) else { return .part }
      if isOurs(operand) { return condition.flags.contains(.not) ? .part : .all }
      if condition.flags.contains(.not) { return nullness.answer(operand) == .never ? .all : .part }
      return isNewToo(operand) ? .all : .part
    case .not:
      guard let operand = condition.child(.operand) else { return .part }
      let saysNull = operand.kind == .isNull && operand.flags.contains(.not) && operand.child(.operand).map(isOurs) == true
      return saysNull ? .all : .part
    case .isDistinctFrom:
      guard let left = condition.child(.left), let right = condition.child(.right) else { return .part }
      if condition.flags.contains(.not) { return isOurs(left) && right.isNullConstant ? .all : .part }
      // NULL is distinct from every value.
      return isOurs(left) && nullness.answer(right) == .never ? .all : .part
    case .isTest:
      return condition.child(.operand).map(isOurs) == true && condition.flags.contains(.not) != (condition.detail == .unknown)
        ? .all : .part
    case .comparison: return comparison(condition)
    case .between, .inList: return condition.child(.operand).map(isKey) == true && hangsOnTheRun(condition) ? .batch : .part
    case .inQuery:
      guard !condition.flags.contains(.not), let operand = condition.child(.operand), isKey(operand),
        let query = condition.child(.body)
      else { return .part }
      return selected(by: query)
    case .quantifiedComparison:
      guard condition.child(.left).map(isKey) == true, let array = condition.child(.right) else { return .part }
      if array.kind == .arrayQuery, let query = array.child(.body) { return selected(by: query) }
      if array.kind == .query { return selected(by: array) }
      return hangsOnTheRun(array) ? .batch : .part
    default: return .part
    }
  }

  private func comparison(_ condition: Node) -> Answer {
    guard let left = condition.child(.left), let right = condition.child(.right) else { return .part }
    if condition.detail == .equalSign {
      if left.kind == .constant, right.kind == .constant { return left.sourceText == right.sourceText ? .all : .part }
      // `coalesce(c, '') = ''`
      if left.kind == .specialFunction, left.detail == .coalesce {
        let arguments = left.children(.argument)
        return arguments.count == 2 && isOurs(arguments[0]) && arguments[1].sourceText == right.sourceText ? .all : .part
      }
      if left.kind == .columnReference, left.identifiers == right.identifiers {
        return nullness.answer(left) == .never ? .all : .part
      }
      if isKey(left), let rows = rowsOfLoop, !isKey(right) { return selected(by: rows) }
      if isKey(right), let rows = rowsOfLoop, !isKey(left) { return selected(by: rows) }
      return .part
    }
    // `id > last_id`
    return isKey(left) && hangsOnTheRun(right) || isKey(right) && hangsOnTheRun(left) ? .batch : .part
  }

  /// The query whose rows the innermost loop goes over, if that reads the table.
  private var rowsOfLoop: Node? {
    for loop in loops.reversed() {
      if case .rows(let query) = loop, reads(query) { return query }
    }
    return nil
  }

  private func reads(_ query: Node) -> Bool {
    guard let body = query.child(.body), body.kind == .select, let from = body.children(.from).first else { return false }
    return relation(of: from) == target
  }

  private func relation(of from: Node) -> ID<Relation>? {
    from.kind == .relation ? from.child(.from).flatMap { nullness.names.relation($0.identifiers) } : nil
  }

  /// Of rows of the same table that a query picks by their keys.
  private func selected(by query: Node) -> Answer {
    guard let body = query.child(.body), body.kind == .select, body.child(.groupBy) == nil, body.child(.having) == nil else {
      return .part
    }
    let sources = body.children(.from)
    guard sources.count == 1, relation(of: sources[0]) == target else { return .part }
    var answer = Answer.all
    if let condition = body.child(.where) {
      let alias = sources[0].child(.alias)?.firstIdentifier ?? sources[0].child(.from)?.lastIdentifier ?? ""
      var inner = nullness
      inner.sources = [Nullness.Source(alias: alias, relation: target)]
      answer = Coverage(nullness: inner, target: target, alias: alias, column: column, loops: []).reaches(condition)
    }
    return query.child(.limit) == nil ? answer : min(answer, .batch)
  }

  // MARK: Joins

  /// FROM and USING: a row that finds no partner is left out.
  private func joined(_ others: [Node], _ condition: Node?, _ with: Node?) -> Answer {
    guard others.count == 1, let condition else { return .part }
    let conjuncts = condition.kind == .and ? condition.children(.operand) : [condition]
    var links: [Node] = []
    var rest: [Node] = []
    for conjunct in conjuncts { if isLink(conjunct) { links.append(conjunct) } else { rest.append(conjunct) } }
    guard let link = links.first else { return .part }
    let own = rest.map(reaches).min() ?? .all
    // `FROM (SELECT id FROM t WHERE c IS NULL LIMIT 1000) s WHERE s.id = t.id`, also by way of WITH.
    if let query = query(behind: others[0], with), link.operandsAreKeys(isKey), reads(query) {
      return min(own, selected(by: query))
    }
    guard let other = relation(of: others[0]), links.count == 1, leads(link, to: other) else { return .part }
    return own
  }

  /// `t.x = o.y`
  private func isLink(_ node: Node) -> Bool {
    guard node.kind == .comparison, node.detail == .equalSign, let left = node.child(.left), let right = node.child(.right),
      left.kind == .columnReference, right.kind == .columnReference
    else { return false }
    return isOwn(left) != isOwn(right)
  }

  private func query(behind from: Node, _ with: Node?) -> Node? {
    if from.kind == .derivedTable { return from.child(.body) }
    guard from.kind == .relation, let name = from.child(.from)?.identifiers, name.count == 1 else { return nil }
    let element = with?.children(.element).first { $0.child(.name)?.identifiers == name }
    return element?.child(.body).flatMap { $0.kind == .query ? $0 : nil }
  }

  /// A foreign key that is never NULL: each row has its partner.
  private func leads(_ link: Node, to other: ID<Relation>) -> Bool {
    guard let left = link.child(.left), let right = link.child(.right) else { return false }
    let (own, theirs) = isOwn(left) ? (left, right) : (right, left)
    guard let column = own.lastIdentifier, let key = theirs.lastIdentifier, nullness.answer(own) == .never else {
      return false
    }
    return nullness.names.catalog.ask(target) { $0.refers(by: column, to: other, key) } == true
  }

  // MARK: Columns

  private func isOwn(_ node: Node) -> Bool {
    let parts = node.identifiers
    if parts.count > 1 { return parts[parts.count - 2] == alias }
    return parts[0] == "ctid" || nullness.names.catalog.hasColumn(parts[0], in: target)
  }

  /// A column that came as this one did, and has not been filled either.
  private func isNewToo(_ node: Node) -> Bool {
    guard node.kind == .columnReference, isOwn(node), let name = node.lastIdentifier else { return false }
    return nullness.names.catalog.ask(target) { $0.column(name)?.contents?.isAllNull == true } == true
  }

  private func isOurs(_ node: Node) -> Bool { node.isColumn(column) && isOwn(node) }

  /// What tells rows apart: a column of a unique key, or where the row lies.
  private func isKey(_ node: Node) -> Bool {
    guard node.kind == .columnReference, let name = node.lastIdentifier, isOwn(node) else { return false }
    return name == "ctid" || nullness.names.catalog.ask(target) { $0.isUnique(name) || !$0.isComplete && name == "id" } == true
  }

  /// It is another value each time.
  private func hangsOnTheRun(_ node: Node) -> Bool {
    node.nodes { $0 == .columnReference || $0 == .unknownValue || $0 == .subquery }.contains { !isKey($0) }
  }
}

extension Relation {
  /// A valid foreign key leads from a column to a key of another table.
  func refers(by column: String, to other: ID<Relation>, _ key: String) -> Bool {
    constraints.contains {
      $0.kind == .foreignKey && $0.isValidated && $0.references == other && $0.columns == [column]
        && $0.referencedColumns == [key]
    }
  }

  /// A column by which each row is found alone.
  func isUnique(_ column: String) -> Bool {
    indexes.contains { $0.isUnique && $0.columns == [column] && $0.$predicate == nil }
  }
}

extension Node {
  /// A condition that only the run knows, as a whole.
  fileprivate var isUnknown: Bool { kind == .unknownValue || kind == .not && child(.operand)?.kind == .unknownValue }

  /// Both sides of a comparison end in a column that is a key of the table.
  fileprivate func operandsAreKeys(_ isKey: (Node) -> Bool) -> Bool {
    guard let left = child(.left), let right = child(.right) else { return false }
    return (isKey(left) || isKey(right)) && left.lastIdentifier == right.lastIdentifier
  }
}
