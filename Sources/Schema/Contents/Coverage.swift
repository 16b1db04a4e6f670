import SQLSyntax
import SourceText

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

  private var nullness: Nullness
  let target: ID<Relation>
  let alias: String
  let column: String
  let loops: [Loop]
  /// No two rows are alike in the columns by which they are chosen.
  private var isDistinct = false

  init(nullness: Nullness, target: ID<Relation>, alias: String, column: String, loops: [Loop]) {
    self.nullness = nullness
    self.target = target
    self.alias = alias
    self.column = column
    self.loops = loops
  }

  /// Of a statement with its WHERE, FROM and WITH.
  func answer(_ statement: Node) -> Answer {
    let condition = statement.child(.where)
    let others = statement.children(.from) + statement.children(.using)
    var answer: Answer
    if others.isEmpty, condition?.isUnknown == true { return .unseen }
    if others.isEmpty {
      answer = condition.map(reaches) ?? .all
    } else {
      answer = joined(others, condition)
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
      guard !condition.flags.contains(.not), let operand = condition.child(.operand), let query = condition.child(.body) else {
        return .part
      }
      return rows(whose: operand, areGivenBy: query)
    case .quantifiedComparison:
      guard let operand = condition.child(.left), let array = condition.child(.right) else { return .part }
      if array.kind == .arrayQuery, let query = array.child(.body) { return rows(whose: operand, areGivenBy: query) }
      if array.kind == .query { return rows(whose: operand, areGivenBy: array) }
      return isKey(operand) && hangsOnTheRun(array) ? .batch : .part
    default: return .part
    }
  }

  /// `id IN (SELECT id FROM t WHERE …)`
  private func rows(whose column: Node, areGivenBy query: Node) -> Answer {
    let targets = query.child(.body)?.children(.target) ?? []
    guard findsItself(column), targets.count == 1, let value = targets[0].child(.value), value.kind == .columnReference,
      value.lastIdentifier == column.lastIdentifier
    else { return .part }
    return selected(by: query)
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
    // `id > last_id`, `(kind, id) > (last_kind, last_id)`
    return keepsCount(left) && hangsOnTheRun(right) || keepsCount(right) && hangsOnTheRun(left) ? .batch : .part
  }

  /// One can go on behind a row without passing over another.
  private func keepsCount(_ node: Node) -> Bool {
    guard node.kind == .row else { return tellsApart(node) }
    let values = node.children(.value)
    return values.contains(where: tellsApart) || isDistinct && values.allSatisfy { $0.kind == .columnReference && isOwn($0) }
  }

  /// A column of a key, or one that numbers the rows.
  private func tellsApart(_ node: Node) -> Bool {
    if isKey(node) { return true }
    guard node.kind == .columnReference, isOwn(node), let name = node.lastIdentifier else { return false }
    let filling = nullness.names.catalog.ask(target) { $0.column(name)?.filling } ?? nil
    return filling == .identity || filling == .sequence
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
    if let (common, inner) = commonQuery(from) { return inner.reads(common) }
    return relation(of: from).map { $0 == target || choice($0) != nil } == true
  }

  /// The query by which a table was made that holds rows of this one, if nothing has written NULL since then.
  private func choice(_ id: ID<Relation>) -> Node? {
    let catalog = nullness.names.catalog
    guard let copy = catalog[id], let choice = copy.choice, choice.table == target, let birth = copy.birth else { return nil }
    let contents = catalog[target]?.column(column)?.contents
    return contents?.hasGotNull(since: birth) == true ? nil : choice.query.node
  }

  /// A query of a WITH, and what is seen in it: not itself, however it is called.
  private func commonQuery(_ from: Node) -> (query: Node, Coverage)? {
    guard from.kind == .relation, let name = from.child(.from)?.identifiers, name.count == 1,
      let query = nullness.commonQueries[name[0]]
    else { return nil }
    var inner = self
    inner.nullness.commonQueries[name[0]] = nil
    return (query, inner)
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
    guard sources.count == 1 else { return .part }
    let answer = chosen(by: body, from: sources[0])
    return query.child(.limit) == nil ? answer : min(answer, .batch)
  }

  private func chosen(by select: Node, from source: Node) -> Answer {
    let condition = select.child(.where)
    if let (common, inner) = commonQuery(source) { return condition == nil ? inner.selected(by: common) : .part }
    guard let table = relation(of: source) else { return .part }
    var answer = Answer.all
    if table != target {
      guard let query = choice(table) else { return .part }
      answer = selected(by: query)
    }
    guard let condition else { return answer }
    let alias = source.child(.alias)?.firstIdentifier ?? source.child(.from)?.lastIdentifier ?? ""
    var inner = nullness
    inner.sources = [Nullness.Source(alias: alias, relation: target)]
    var coverage = Coverage(nullness: inner, target: target, alias: alias, column: column, loops: [])
    coverage.isDistinct = select.flags.contains(.distinct) && select.child(.distinctOn) == nil
    return min(answer, coverage.reaches(condition))
  }

  // MARK: Joins

  /// FROM and USING: a row that finds no partner is left out.
  private func joined(_ others: [Node], _ condition: Node?) -> Answer {
    guard others.count == 1, let condition else { return .part }
    let conjuncts = (condition.kind == .and ? condition.children(.operand) : [condition]).map {
      (node: $0, links: equalities(in: $0))
    }
    let links = conjuncts.flatMap { $0.links ?? [] }
    let own = conjuncts.filter { $0.links == nil }.map { reaches($0.node) }.min() ?? .all
    guard !links.isEmpty else { return .part }
    // `FROM (SELECT id FROM t WHERE c IS NULL LIMIT 1000) s WHERE s.id = t.id`, also by way of WITH.
    if let (query, inner) = query(behind: others[0]), inner.reads(query), links.allSatisfy(leadsToItself) {
      return min(own, inner.selected(by: query))
    }
    guard let other = relation(of: others[0]), links.count == 1, leads(links[0], to: other) else { return .part }
    return own
  }

  /// A column of the table, and what it has to be equal to.
  private typealias Link = (own: Node, their: Node)

  /// `t.x = o.y`, `(t.x, t.z) = (o.y, o.w)`; nil of what is something else.
  private func equalities(in node: Node) -> [Link]? {
    guard node.kind == .comparison, node.detail == .equalSign, let left = node.child(.left), let right = node.child(.right)
    else {
      return nil
    }
    let lefts = left.kind == .row ? left.children(.value) : [left]
    let rights = right.kind == .row ? right.children(.value) : [right]
    guard lefts.count == rights.count, (lefts + rights).allSatisfy({ $0.kind == .columnReference }) else { return nil }
    var links: [Link] = []
    for (left, right) in zip(lefts, rights) {
      guard isOwn(left) != isOwn(right) else { return nil }
      links.append(isOwn(left) ? (left, right) : (right, left))
    }
    return links
  }

  /// Where the other is a row of the same table.
  private func leadsToItself(_ link: Link) -> Bool {
    link.own.lastIdentifier == link.their.lastIdentifier && findsItself(link.own)
  }

  /// Each row is equal to itself by a column that is never NULL.
  private func findsItself(_ node: Node) -> Bool {
    isKey(node) || node.kind == .columnReference && isOwn(node) && nullness.answer(node) == .never
  }

  private func query(behind from: Node) -> (query: Node, Coverage)? {
    if from.kind == .derivedTable { return from.child(.body).map { ($0, self) } }
    return commonQuery(from)
  }

  /// A foreign key that is never NULL: each row has its partner.
  private func leads(_ link: Link, to other: ID<Relation>) -> Bool {
    guard let column = link.own.lastIdentifier, let key = link.their.lastIdentifier, nullness.answer(link.own) == .never else {
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

extension Contents {
  fileprivate func hasGotNull(since start: Moment) -> Bool {
    story.contains { step in
      switch step.change {
      case .added, .emptied, .converted, .filledWithMaybeNull, .unread: step.moment.isAfter(start)
      default: false
      }
    }
  }
}

extension Moment {
  fileprivate func isAfter(_ other: Moment) -> Bool {
    if migration != other.migration { return migration > other.migration }
    return place.file !== other.place.file || place.span.start > other.place.span.start
  }
}

extension Node {
  /// A condition that only the run knows, as a whole.
  fileprivate var isUnknown: Bool { kind == .unknownValue || kind == .not && child(.operand)?.kind == .unknownValue }
}
