import Migrations
import SQLSyntax
import Schema
import SourceText

/// A statement that gives rows another label, or takes them away.
struct LabelMove {
  /// Which rows it is about, by the label that they have.
  enum Labels {
    case all
    case only(Set<String>)
    case allBut(Set<String>)

    func contains(_ label: String) -> Bool {
      switch self {
      case .all: true
      case .only(let labels): labels.contains(label)
      case .allBut(let labels): !labels.contains(label)
      }
    }
  }

  var relation: ID<Relation>
  /// Nil for rows that go.
  var column: String?
  var labels: Labels
  /// Not only those of them that fulfil another condition.
  var isWhole: Bool
  /// The label that they get, where it is one, and where it is written.
  var target: (label: String, node: Node)?
  /// Of a CASE: which labels it makes of which.
  var mapping: [String: String] = [:]
  var migration: Int
  var place: Place

  func isAbout(_ column: String, _ label: String) -> Bool { (self.column ?? column) == column && labels.contains(label) }
}

extension LabelMove {
  /// What a statement does to the labels of its table, before it changes the catalog.
  static func moves(of event: Event, in names: Names) -> [LabelMove] {
    let node = event.node
    switch node.kind {
    case .update, .delete, .merge, .query: break
    case .truncate:
      return node.children(.table).compactMap { names.relation($0.identifiers) }.map { id in
        LabelMove(relation: id, labels: .all, isWhole: true, migration: event.step.migration, place: event.place)
      }
    default: return []
    }
    let changes = node.kind == .query ? node.child(.with).map { $0.nodes(where: \.changesLabels) } ?? [] : [node]
    return changes.flatMap { moves(of: $0, event, names) }
  }

  private static func moves(of change: Node, _ event: Event, _ names: Names) -> [LabelMove] {
    guard let target = change.child(.target), let id = names.relation(target.identifiers) else { return [] }
    let migration = event.step.migration
    func move(_ column: String?, _ rows: (labels: Labels, isWhole: Bool)) -> LabelMove {
      LabelMove(
        relation: id, column: column, labels: rows.labels, isWhole: rows.isWhole, migration: migration, place: event.place)
    }
    if change.kind == .merge {
      let columns = change.nodes(of: .assignment).flatMap(\.assignedColumns)
      return columns.map { move($0, (.all, true)) }
    }
    // A loop, or a program that goes from row to row, comes to all that it looks for.
    let isLoop = !event.callers.isEmpty || event.hasHoles || event.step.statement.rows != nil
    if change.kind == .delete {
      let columns = names.catalog[id]?.columns.map(\.name) ?? []
      return columns.map { column in
        var rows = LabelMove.rows(change.child(.where), column, isJoined: change.child(.using) != nil)
        if isLoop { rows.isWhole = true }
        return move(column, rows)
      }
    }
    return change.children(.assignment).flatMap { assignment in
      assignment.assignedColumns.map { column in
        var rows = LabelMove.rows(change.child(.where), column, isJoined: change.child(.from) != nil)
        if isLoop { rows.isWhole = true }
        var move = move(column, rows)
        guard assignment.assignedColumns.count == 1, let value = assignment.child(.value)?.withoutCasts else { return move }
        if let label = value.stringValue { move.target = (label, value) }
        move.mapping = value.labelMapping(of: column)
        return move
      }
    }
  }

  /// Which rows a WHERE chooses, by their labels in a column.
  private static func rows(_ condition: Node?, _ column: String, isJoined: Bool) -> (labels: Labels, isWhole: Bool) {
    guard let condition else { return (.all, !isJoined) }
    var labels = Labels.all
    var isWhole = !isJoined
    for part in condition.kind == .and ? condition.children(.operand) : [condition] {
      if let found = part.labels(of: column) {
        labels = found
      } else if let query = part.queryOfRows {
        let found = rows(query.child(.where), column, isJoined: query.children(.from).count > 1)
        labels = found.labels
        isWhole = isWhole && found.isWhole
      } else if !part.isNotNullTest(of: column) {
        isWhole = false
      }
    }
    return (labels, isWhole)
  }
}

extension NodeKind {
  fileprivate var changesLabels: Bool { self == .update || self == .delete || self == .merge }
}

extension Node {
  /// `'a'::t`, `CAST('a' AS t)`: what is cast.
  var withoutCasts: Node {
    var node = self
    while node.kind == .cast, let value = node.child(.value) { node = value }
    return node
  }

  fileprivate func isColumn(_ column: String) -> Bool {
    let node = withoutCasts
    return node.kind == .columnReference && node.lastIdentifier == column
  }

  fileprivate func isNotNullTest(of column: String) -> Bool {
    kind == .isNull && flags.contains(.not) && child(.operand)?.isColumn(column) == true
  }

  /// `id IN (SELECT id FROM t WHERE …)`: the SELECT, where nothing cuts it short.
  fileprivate var queryOfRows: Node? {
    guard kind == .inQuery, !flags.contains(.not), let query = child(.body), query.child(.limit) == nil,
      query.child(.offset) == nil,
      let select = query.child(.body), select.kind == .select, select.child(.groupBy) == nil
    else { return nil }
    return select.child(.from)?.kind == .relation ? select : nil
  }

  /// The labels of a column for which a condition is true, where it is about nothing else.
  fileprivate func labels(of column: String) -> LabelMove.Labels? {
    switch kind {
    case .comparison:
      guard let left = child(.left), let right = child(.right) else { return nil }
      let (side, other) = left.isColumn(column) ? (left, right) : (right, left)
      guard side.isColumn(column) else { return nil }
      let value = other.withoutCasts
      guard let label = value.stringValue else { return value.kind == .unknownValue ? .all : nil }
      return detail == .equalSign ? .only([label]) : detail == .notEqual ? .allBut([label]) : nil
    case .isDistinctFrom:
      guard let left = child(.left), left.isColumn(column), let label = child(.right)?.withoutCasts.stringValue else {
        return nil
      }
      return flags.contains(.not) ? .only([label]) : .allBut([label])
    case .inList:
      guard let operand = child(.operand), operand.isColumn(column) else { return nil }
      let labels = Set(children(.value).compactMap { $0.withoutCasts.stringValue })
      return flags.contains(.not) ? .allBut(labels) : .only(labels)
    case .quantifiedComparison:
      guard let left = child(.left), left.isColumn(column), detail == .equalSign, !flags.contains(.all),
        let array = child(.right)?.withoutCasts
      else { return nil }
      return array.kind == .array ? .only(Set(array.children(.value).compactMap { $0.withoutCasts.stringValue })) : .all
    case .or:
      var labels: Set<String> = []
      for operand in children(.operand) {
        guard case .only(let found)? = operand.labels(of: column) else { return nil }
        labels.formUnion(found)
      }
      return .only(labels)
    default: return nil
    }
  }

  /// `CASE c WHEN 'a' THEN 'b' …`, `CASE WHEN c = 'a' THEN 'b' …`: of which label it makes which.
  func labelMapping(of column: String) -> [String: String] {
    guard kind == .caseExpression else { return [:] }
    let isSimple = child(.operand)?.isColumn(column) ?? false
    guard isSimple || child(.operand) == nil else { return [:] }
    var mapping: [String: String] = [:]
    for branch in children(.when) {
      guard let condition = branch.child(.condition), let result = branch.child(.result)?.withoutCasts.stringValue else {
        continue
      }
      if isSimple {
        if let label = condition.withoutCasts.stringValue { mapping[label] = result }
      } else if case .only(let labels)? = condition.labels(of: column) {
        for label in labels { mapping[label] = result }
      }
    }
    return mapping
  }
}
