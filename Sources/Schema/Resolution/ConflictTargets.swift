import Migrations
import SQLSyntax
import SourceText

/// A set of columns and expressions that a unique index keeps rows apart by.
public struct UniqueKey: Sendable {
  public var name: String
  public var columns: [String]
  public var expressions: [Node]
  /// Rows for which this is not true are not kept apart.
  public var predicate: Node?
  /// It may wait for the end of the transaction, and ON CONFLICT does not.
  public var isDeferrable: Bool
}

extension Catalog {
  /// What keeps the rows of a table apart.
  public func uniqueKeys(of id: ID<Relation>) -> [UniqueKey] {
    guard let relation = self[id] else { return [] }
    return relation.indexes.filter(\.isUnique).map { index in
      let constraint = relation.constraints.first { $0.index == index.relation }
      return UniqueKey(
        name: index.name, columns: index.columns.compactMap(\.self), expressions: index.expressions.map(\.node),
        predicate: index.predicate,
        isDeferrable: constraint?.isDeferrable ?? false)
    }
  }

  /// Whether it is known of all unique indexes of a table.
  func knowsUniqueKeys(of id: ID<Relation>) -> Bool {
    guard let relation = self[id], relation.isComplete, relation.birth != nil, relation.isTable, relation.kind != .foreignTable
    else { return false }
    // One of which the index was made elsewhere may be over any columns.
    return !relation.constraints.contains { [.unique, .primaryKey].contains($0.kind) && $0.index == nil }
  }
}

extension Names {
  /// Nil where `ON CONFLICT (…)` with just these columns finds a unique index, or may find one of which nobody knows.
  public func miss(ofUniqueKey columns: [String], of id: ID<Relation>, at place: Place? = nil) -> Miss? {
    let wanted = Set(columns)
    guard catalog.knowsUniqueKeys(of: id) else { return nil }
    let isThere = catalog.uniqueKeys(of: id).contains { key in
      key.expressions.isEmpty && key.isAlwaysTrue && Set(key.columns) == wanted
    }
    return isThere ? nil : missingKey(columns, of: id, at: place)
  }

  fileprivate func missingKey(_ wanted: [String], of id: ID<Relation>, at place: Place?) -> Miss {
    var miss = Miss(.uniqueKey(wanted, of: id), catalog.mayHoldMore ? .unknown : .certain, "42P10", at: place)
    // The constraint, or the index, that was over these columns.
    miss.departure = catalog.formerKey(over: Set(wanted), of: id)
    return miss
  }
}

extension Catalog {
  func formerKey(over columns: Set<String>, of id: ID<Relation>) -> Departure? { departures.keys[id]?[columns] }

  /// Before an index is taken away.
  func noteDeparture(ofKey index: Index, of id: ID<Relation>) {
    guard index.isUnique, index.expressions.isEmpty, index.$predicate == nil, let relation = self[id] else { return }
    guard let departure = departure(.dropped, index.birth, relation.name) else { return }
    let old = departures.keys[id]
    departures.keys[id, default: [:]][Set(index.columns.compactMap(\.self))] = departure
    noteUndo { $0.departures.keys[id] = old }
  }
}

extension Analyzer {
  /// The unique index that ON CONFLICT infers, and the columns that it names.
  func noteMisses(ofConflict conflict: Node, _ table: ChangedTable) {
    guard let collector, let id = table.item.relation,
      !conflict.children.contains(where: { $0.role != .assignment && $0.hasHole })
    else { return }
    if let name = conflict.child(.constraint) { return noteMiss(ofConstraint: name, conflict, of: id) }
    let elements = conflict.children(.conflictTarget)
    guard let first = elements.first, let last = elements.last else { return }
    let before = collector.misses.count
    for element in elements { noteMiss(ofColumn: element.child(.column), of: id) }
    guard collector.misses.count == before, catalog.knowsUniqueKeys(of: id) else { return }
    let target = ConflictTarget(elements, condition: conflict.child(.condition))
    let keys = catalog.uniqueKeys(of: id)
    let span = Span(start: first.fileSpan.start, end: last.fileSpan.end)
    let place = Place(script.file, script.fileSpan(span))
    let fitting = keys.filter { target.infers($0) }
    if fitting.isEmpty {
      collector.add(names.missingKey(elements.map(\.conflictColumn), of: id, at: place))
    } else if fitting.allSatisfy(\.isDeferrable) {
      // Found when the statement is planned, and refused when a row comes.
      var miss = names.missingKey(elements.map(\.conflictColumn), of: id, at: place)
      miss.sqlstate = "55000"
      collector.add(miss)
    }
  }

  private func noteMiss(ofConstraint name: Node, _ conflict: Node, of id: ID<Relation>) {
    guard let text = name.firstIdentifier, catalog.knowsUniqueKeys(of: id), let relation = catalog[id] else { return }
    let constraint = relation.constraints.first { $0.name == text }
    // An index that upholds no constraint is none.
    var sqlstate = "42704"
    if let constraint {
      let isWaiting = constraint.isDeferrable
      guard constraint.index == nil || isWaiting || constraint.kind == .exclusion && conflict.detail == .update else { return }
      sqlstate = constraint.index != nil && isWaiting && constraint.kind != .exclusion ? "55000" : "42809"
    }
    var miss = Miss(.arbiter(text, of: id), catalog.mayHoldMore ? .unknown : .certain, sqlstate, at: place(of: name))
    if constraint == nil {
      miss.departure = catalog.departure(ofConstraint: text, of: id)
      if case .renamed(let new)? = miss.departure?.manner { miss.successor = .name(new) }
      miss.similar = SimilarNames.of(text, among: relation.constraints.lazy.filter { $0.index != nil }.map(\.name))
    }
    collector?.add(miss)
  }
}

/// What stands behind ON CONFLICT, as PostgreSQL looks for an index with it.
private struct ConflictTarget {
  private var columns: Set<String>
  private var expressions: [Node]
  private var condition: Node?
  /// An operator class or a collation is named: only some indexes have it.
  private var isChoosy: Bool

  init(_ elements: [Node], condition: Node?) {
    columns = Set(elements.compactMap { $0.child(.column)?.firstIdentifier })
    expressions = elements.compactMap { $0.child(.expression) }
    isChoosy = elements.contains { $0.child(.collation) != nil || $0.child(.operatorClass) != nil }
    self.condition = condition
  }

  /// Whether PostgreSQL takes this index, or may take it where nobody can tell.
  func infers(_ key: UniqueKey) -> Bool {
    guard Set(key.columns) == columns, expressions.isEmpty == key.expressions.isEmpty else { return false }
    // Two ways to write one expression are too many to know them all.
    let isAnybodysGuess = !expressions.isEmpty && Set(expressions.map(\.readColumns)) == Set(key.expressions.map(\.readColumns))
    guard expressions.isEmpty || isAnybodysGuess else { return false }
    guard let predicate = key.predicate, !key.isAlwaysTrue else { return true }
    guard let condition else { return false }
    return !Set(predicate.readColumns).isDisjoint(with: condition.readColumns) || predicate.readColumns.isEmpty
  }
}

extension UniqueKey {
  /// It keeps all rows apart.
  fileprivate var isAlwaysTrue: Bool { predicate == nil || predicate?.detail == .true && predicate?.kind == .constant }
}

extension Node {
  /// The columns that an expression reads.
  fileprivate var readColumns: Set<String> { Set(nodes(of: .columnReference).compactMap { $0.lastIdentifier }) }

  /// A part of a conflict target, as a message calls it.
  fileprivate var conflictColumn: String { child(.column)?.firstIdentifier ?? (child(.expression) ?? self).sourceText }
}
