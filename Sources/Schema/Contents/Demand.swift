import SQLSyntax
import SourceText

/// What a statement demands of the rows that are there, and what is known of them.
public struct Demand: Sendable {
  public enum Kind: Sendable {
    case notNull(NotNull)
    case unique
    case check
    case foreignKey
  }

  /// What demands that a column is not NULL.
  public enum NotNull: Sendable {
    /// The column comes with the statement.
    case newColumn
    case setNotNull
    case primaryKey
    /// VALIDATE CONSTRAINT.
    case validation
    case domain
    /// The type changes, and USING gives NULL.
    case conversion
  }

  public enum Verdict: Comparable, Sendable {
    /// Only a row that was given NULL on purpose does not have it.
    case unlikely
    /// Nobody knows whether all rows have it.
    case maybe
    /// The rows that are there do not.
    case violated
  }

  public let kind: Kind
  public let relation: ID<Relation>
  public let columns: [String]
  public let verdict: Verdict
  /// The history itself has put the rows there that do not have it.
  public let isCertain: Bool
  /// What is known of the column that it is about.
  public let contents: Contents?
  /// The part of the statement that demands it.
  public let node: Node
  /// A part of the history that nobody can read may have seen to it.
  public var mayBeMetUnread = false
  /// Of what is validated, or upheld by a name: the constraint.
  public var constraint: String?
  /// Of a foreign key: the table that it refers to.
  public var referenced: ID<Relation>?
}

/// What statements demand.
final class Demands {
  private(set) var all: [Demand] = []

  func add(_ demand: Demand) { all.append(demand) }

  /// What has been demanded since this was asked last.
  func take() -> [Demand] {
    guard !all.isEmpty else { return [] }
    defer { all = [] }
    return all
  }
}

extension Nulls {
  fileprivate var verdict: Demand.Verdict? {
    switch self {
    case .none: nil
    case .unlikely: .unlikely
    case .maybe: .maybe
    case .some: .violated
    }
  }
}

extension Definitions {
  /// What a constraint demands of the rows of a table that was there before it.
  func demand(_ constraint: Node, of id: ID<Relation>, column: String?) {
    guard let table = catalog.outline(of: id), table.rows != .none, table.isTable else { return }
    guard constraint.flags.isDisjoint(with: [.notValid, .notEnforced]) else { return }
    switch constraint.kind {
    case .checkConstraint: if let expression = constraint.child(.expression) { demandTruth(of: expression, id, constraint) }
    case .notNullConstraint: demandNotNull(column ?? self.column(constraint), of: id, .setNotNull, constraint)
    case .primaryKeyConstraint, .uniqueConstraint:
      var plan = key(constraint, column)
      if let index = constraint.child(.index)?.firstIdentifier {
        plan.columns = catalog[id]?.indexes.first { $0.name == index }?.columns ?? []
      }
      if plan.constraint == .primaryKey {
        for column in plan.columns.compactMap(\.self) { demandNotNull(column, of: id, .primaryKey, constraint) }
      }
      if constraint.child(.index) == nil { demandUnique(plan, of: id, constraint) }
    case .exclusionConstraint: demandExclusion(constraint, of: id)
    case .foreignKeyConstraint:
      let columns = column.map { [$0] } ?? constraint.children(.column).compactMap(\.firstIdentifier)
      if let referenced = relation(constraint.child(.references)) {
        demandPartners(columns, of: id, in: referenced, constraint, named: nil)
      }
    default: break
    }
  }

  // MARK: NOT NULL

  func demandNotNull(
    _ column: String, of id: ID<Relation>, _ source: Demand.NotNull, _ node: Node, named constraint: String? = nil
  ) {
    guard let table = catalog[id], table.rows != .none, table.isTable, let verdict = table.nulls(in: column, at: moment).verdict
    else {
      return
    }
    let contents = table.column(column)?.contents
    // Of rows that this migration made, in a way that is not seen through, nobody need doubt.
    if verdict == .maybe, contents == nil, isNew(table) { return }
    var demand = Demand(
      kind: .notNull(source), relation: id, columns: [column], verdict: verdict, isCertain: contents?.isCertain == true,
      contents: contents, node: node, constraint: constraint)
    if case .unread? = contents?.change { demand.mayBeMetUnread = true }
    if contents == nil, catalog.hasRunUnread { demand.mayBeMetUnread = true }
    demands.add(demand)
  }

  /// A column that is new, and has to have a value in each row.
  func demandValue(ofNew name: String, of id: ID<Relation>, _ definition: Node) {
    guard let table = catalog[id], let column = table.column(name), let contents = column.contents else { return }
    guard column.isNotNull || domain(of: column.type)?.isNotNull == true else { return }
    guard let verdict = contents.nulls(at: moment).verdict else { return }
    demands.add(
      Demand(
        kind: .notNull(.newColumn), relation: id, columns: [name], verdict: verdict, isCertain: contents.isCertain,
        contents: contents,
        node: definition))
  }

  // MARK: CHECK

  func demand(validating constraint: Constraint, of id: ID<Relation>, _ action: Node) {
    guard catalog.ask(id, \.rows) != Relation.Rows.none else { return }
    switch constraint.kind {
    case .check:
      guard let expression = constraint.expression else { return }
      let given = constraint.demandedColumns
      for column in given { demandNotNull(column, of: id, .validation, action, named: constraint.name) }
      if given.isEmpty { demandTruth(of: expression, id, action, named: constraint.name) }
    case .notNull:
      for column in constraint.columns { demandNotNull(column, of: id, .validation, action, named: constraint.name) }
    case .foreignKey:
      if let referenced = constraint.references {
        demandPartners(Array(constraint.columns), of: id, in: referenced, action, named: constraint.name)
      }
    default: break
    }
  }

  private func demandTruth(of condition: Node, _ id: ID<Relation>, _ node: Node, named constraint: String? = nil) {
    guard let table = catalog[id] else { return }
    let columns = self.columns(in: condition, of: table.columns)
    if let column = columns.first(where: { isRefuted(condition, in: table, whereNull: $0) }) {
      return add(.check, columns, .violated, table.column(column)?.contents, id, node, constraint)
    }
    let written = Truth { name in table.column(name)?.contents?.values.holding ?? .unknown }
    if written.answer(condition) == .no {
      let column = columns.first { table.column($0)?.contents?.values.isTelling == true }
      return add(.check, columns, .violated, column.flatMap { table.column($0)?.contents }, id, node, constraint)
    }
    let doubted = columns.first {
      condition.demandsNotNull($0) && [.maybe, .unlikely].contains(table.nulls(in: $0, at: moment))
    }
    if let doubted { add(.check, columns, .maybe, table.column(doubted)?.contents, id, node, constraint) }
  }

  /// Rows that hold NULL in a column do not fulfil a condition.
  private func isRefuted(_ condition: Node, in table: Relation, whereNull column: String) -> Bool {
    guard table.nulls(in: column, at: moment) == .some else { return false }
    let truth = Truth { name in
      if name == column { return .null }
      return table.column(name)?.contents?.values.holding ?? .unknown
    }
    return truth.answer(condition) == .no
  }

  private func add(
    _ kind: Demand.Kind, _ columns: [String], _ verdict: Demand.Verdict, _ contents: Contents?, _ id: ID<Relation>,
    _ node: Node,
    _ constraint: String?, referenced: ID<Relation>? = nil
  ) {
    let isCertain = verdict == .violated && contents?.isCertain == true
    demands.add(
      Demand(
        kind: kind, relation: id, columns: columns, verdict: verdict, isCertain: isCertain, contents: contents, node: node,
        constraint: constraint, referenced: referenced))
  }

  // MARK: Keys

  func demandUnique(_ plan: IndexPlan, of id: ID<Relation>, _ node: Node) {
    guard plan.isUnique, let table = catalog[id], table.rows != .none, table.isTable else { return }
    let columns = plan.columns.compactMap(\.self)
    let all =
      plan.columns.count == columns.count
      ? columns : columns + plan.expressions.flatMap { self.columns(in: $0, of: table.columns) }
    let contents = all.map { table.column($0)?.contents }
    let nullsAreEqual = node.flags.contains(.nullsNotDistinct)
    if isUpheld(columns, plan, by: table, id, nullsAreEqual) { return }
    if contents.contains(where: { $0?.values.isDistinct == true }) { return }
    if !nullsAreEqual, contents.contains(where: { $0?.isAllNull == true }) { return }
    if let predicate = plan.predicate {
      let truth = Truth { name in table.column(name)?.contents?.values.holding ?? .unknown }
      if [.no, .null].contains(truth.answer(predicate)) { return }
    }
    let isConstant =
      !contents.isEmpty && contents.allSatisfy { $0?.values.isConstant == true || nullsAreEqual && $0?.isAllNull == true }
    if isConstant, plan.predicate == nil, mayHoldTwoRows(table) {
      return add(.unique, all, .violated, contents[0], id, node, nil)
    }
    if isNew(table) && !table.hasCopiedRows || table.deletions.contains(where: { $0.node.removesDuplicates(in: all) }) {
      return
    }
    add(.unique, all, .maybe, contents.first ?? nil, id, node, nil)
  }

  /// All its rows came with this migration, from what stands in it.
  func isNew(_ table: Relation) -> Bool { table.birth.map { $0.migration == moment.migration && !$0.isMaybe } == true }

  /// One row is not like another.
  private func mayHoldTwoRows(_ table: Relation) -> Bool {
    guard isNew(table), !table.hasCopiedRows else { return true }
    let rows = table.insertions.lazy.map { insertion in insertion.node.child(.source)?.child(.body)?.children(.row).count ?? 1 }
    return rows.reduce(0, +) > 1
  }

  /// Another unique index says it already.
  private func isUpheld(_ columns: [String], _ plan: IndexPlan, by table: Relation, _ id: ID<Relation>, _ nullsAreEqual: Bool)
    -> Bool
  {
    if catalog.formerKeys(of: id).contains(where: { Set($0).isSubset(of: columns) }) { return true }
    return table.indexes.contains { index in
      index.isUnique && (!nullsAreEqual || index.columns.allSatisfy { table.nulls(in: $0 ?? "", at: moment) == .none })
        && index.columns.allSatisfy { $0.map(columns.contains) == true }
        && (index.predicate == nil || index.predicate?.sourceText == plan.predicate?.sourceText)
    }
  }

  /// EXCLUDE over nothing but `=` is a unique key.
  private func demandExclusion(_ constraint: Node, of id: ID<Relation>) {
    guard let table = catalog[id], constraint.child(.where) == nil else { return }
    let elements = constraint.children(.element)
    let columns = elements.compactMap { $0.child(.column)?.firstIdentifier }
    guard columns.count == elements.count, elements.allSatisfy({ ["=", "&&"].contains($0.child(.operator)?.sourceText) }) else {
      return
    }
    let contents = columns.map { table.column($0)?.contents }
    if contents.allSatisfy({ $0?.values.isConstant == true }) {
      add(.check, columns, .violated, contents[0], id, constraint, nil)
    }
  }

  // MARK: Foreign keys

  private func demandPartners(
    _ columns: [String], of id: ID<Relation>, in referenced: ID<Relation>, _ node: Node, named: String?
  ) {
    guard let table = catalog[id], let other = catalog[referenced], referenced != id, other.isTable else { return }
    let contents = columns.map { table.column($0)?.contents }
    if contents.contains(where: { $0?.isAllNull == true }) { return }
    if other.rows == .none {
      let isGiven = columns.allSatisfy { table.nulls(in: $0, at: moment) <= .unlikely }
      return add(
        .foreignKey, columns, isGiven ? .violated : .maybe, contents.first ?? nil, id, node, named, referenced: referenced)
    }
    guard columns.count == 1, case .constant(let value)? = contents[0]?.values,
      let constant = Truth(holding: { _ in .unknown }).known(value.node), constant != .null
    else { return }
    if other.insertions.contains(where: { $0.node.writes(constant) }) { return }
    add(.foreignKey, columns, constant.isNoKey ? .violated : .maybe, contents[0], id, node, named, referenced: referenced)
  }

  // MARK: Domains

  func domain(of type: SQLType) -> Domain? {
    guard case .defined(let id) = type, case .domain(let domain)? = catalog[id]?.kind else { return nil }
    return domain
  }

  /// ALTER DOMAIN looks at every column of the domain.
  func demand(_ action: Node, ofColumnsOf domain: ID<TypeEntry>) {
    for case .relation(let id) in catalog.references.holders(of: .type(domain)) {
      guard let table = catalog[id], table.isTable, table.rows != .none else { continue }
      for column in table.columns where column.type == .defined(domain) {
        if action.kind == .setNotNull { demandNotNull(column.name, of: id, .domain, action) }
        guard action.kind == .addConstraint, let check = action.child(.constraint), !check.flags.contains(.notValid),
          let condition = check.child(.expression)
        else { continue }
        let truth = Truth { _ in
          table.nulls(in: column.name, at: moment) == .some ? .null : column.contents?.values.holding ?? .unknown
        }
        if truth.answer(condition) == .no { add(.check, [column.name], .violated, column.contents, id, check, nil) }
      }
    }
  }
}

extension Contents.Values {
  fileprivate var isDistinct: Bool { if case .distinct = self { true } else { false } }
  fileprivate var isConstant: Bool { if case .constant = self { true } else { false } }

  fileprivate var holding: Truth.Holding {
    switch self {
    case .null: .null
    case .constant(let value): .value(value.node)
    case .unknown, .distinct: .unknown
    }
  }
}

extension Truth.Value {
  /// What stands for none, and no sequence or generator gives.
  fileprivate var isNoKey: Bool {
    switch self {
    case .number(let number): number <= 0
    case .text(let text): text.isEmpty || text == "00000000-0000-0000-0000-000000000000" || Double(text).map { $0 <= 0 } == true
    case .truth, .null: false
    }
  }
}

extension Node {
  /// Of an INSERT: this value stands in it.
  fileprivate func writes(_ value: Truth.Value) -> Bool {
    let truth = Truth { _ in .unknown }
    return nodes(of: .constant).contains { constant in
      guard let known = truth.known(constant) else { return false }
      return known == value || known.asText == value.asText && known.asText != nil
    }
  }

  /// Of a DELETE: it tells rows apart by one of these columns, or by which of several they are.
  func removesDuplicates(in columns: [String]) -> Bool {
    guard child(.where) != nil || !children(.using).isEmpty else { return true }
    let named = nodes(of: .columnReference).contains {
      $0.lastIdentifier.map { columns.contains($0) || $0 == "ctid" } == true
    }
    return named || nodes(of: .functionCall).contains { ["row_number", "rank"].contains($0.child(.name)?.lastIdentifier) }
  }
}

extension Truth.Value {
  fileprivate var asText: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : nil
    case .null, .truth: nil
    }
  }
}
