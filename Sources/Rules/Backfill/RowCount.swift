import Migrations
import SQLSyntax
import Schema

/// How many rows a statement goes through, as far as the files tell.
struct RowCount {
  enum Size: Comparable {
    /// As many as the statement itself names, or as are in tables that are known to hold few.
    case few
    case unknown
    /// Every row of the table that it changes.
    case whole
  }

  let names: Names
  let smallTables: TableNames
  /// The migration at hand: what it creates holds what it has put there.
  let migration: Int
  /// Tables made by this migration that an unknown number of rows has gone into.
  let filledTables: Set<ObjectName>
  /// The loops of the body at hand.
  let loops: [Node]

  func size(of change: RowChange, by event: Event) -> Size {
    if event.callers.isEmpty, let rows = event.step.statement.rows { return size(of: rows) }
    let inStatement = size(of: change, commonTables(of: event.node))
    if change.node.kind != .insert, !isLarge(change.table, change.name) { return .few }
    if event.callers.isEmpty {
      return inStatement == .few && event.step.statement.isRepeated(change) ? .unknown : inStatement
    }
    return size(inStatement, inLoopsAround: event.node)
  }

  /// Of a query that fills a new table.
  func isLarge(_ query: Node) -> Bool { isLarge(query: query, [:]) }

  // MARK: Rounds

  private func size(of rows: ScriptStatement.RowSource) -> Size {
    switch rows {
    case .eachRow(let query): isLarge(query: query.root, [:]) ? .unknown : .few
    case .untilNoneIsLeft: .unknown
    }
  }

  /// What a loop does is done again and again, unless it commits in between.
  private func size(_ inRound: Size, inLoopsAround statement: Node) -> Size {
    var size = inRound
    for loop in loops where loop.contains(statement) {
      if !loop.nodes(of: .transaction).isEmpty { return .few }
      if isLong(loop) { size = .unknown }
    }
    return size
  }

  private func isLong(_ loop: Node) -> Bool {
    switch loop.kind {
    case .plpgsqlForInteger: return [.lowerBound, .upperBound].contains { loop.child($0)?.kind != .constant }
    case .plpgsqlForEach: return loop.child(.source)?.kind != .array
    case .plpgsqlForRows:
      guard let source = loop.child(.source), source.kind == .query else { return true }
      return isLarge(query: source, [:])
    default: return true
    }
  }

  // MARK: Statements

  private typealias CommonTables = [String: Node]

  private func commonTables(of statement: Node, _ outer: CommonTables = [:]) -> CommonTables {
    var tables = outer
    for query in statement.child(.with)?.children(.element) ?? [] {
      if let name = query.child(.name)?.firstIdentifier { tables[name] = query.child(.body) }
    }
    return tables
  }

  private func size(of change: RowChange, _ outer: CommonTables) -> Size {
    let node = change.node
    let tables = commonTables(of: node, outer)
    switch node.kind {
    case .insert: return node.child(.source).map { isLarge(query: $0, tables) } == true ? .unknown : .few
    case .merge:
      guard let source = node.child(.source) else { return .few }
      var sources = Sources()
      add(source, to: &sources, tables)
      return sources.isEachFew(self) ? .few : .unknown
    default: break
    }
    var sources = Sources()
    sources.items.append(Source(name: change.name.name, table: change.table, isLarge: isLarge(change.table, change.name)))
    if let alias = node.child(.alias)?.firstIdentifier { sources.items[0].name = alias }
    for source in node.children(node.kind == .update ? .from : .using) { add(source, to: &sources, tables) }
    guard let condition = node.child(.where) else {
      return sources.items.count == 1 ? .whole : sources.isFirstFew(self) ? .few : .unknown
    }
    if condition.kind == .currentOf { return .few }
    sources.add(condition, self) { isLarge(query: $0, tables) }
    if sources.isFirstFew(self) { return .few }
    if condition.kind == .constant, condition.detail == .true { return .whole }
    if condition.kind == .isNull, !condition.flags.contains(.not), let column = condition.child(.operand)?.lastIdentifier,
      isNewAndEmpty(column, of: change.table)
    {
      return .whole
    }
    return .unknown
  }

  /// Whether a query may give many rows, or has to read many.
  private func isLarge(query: Node, _ outer: CommonTables) -> Bool {
    switch query.kind {
    case .query:
      let tables = commonTables(of: query, outer)
      if query.child(.limit)?.child(.value) != nil { return false }
      return query.child(.body).map { isLarge(query: $0, tables) } ?? true
    case .values: return false
    case .select:
      var sources = Sources()
      for source in query.children(.from) { add(source, to: &sources, outer) }
      if let condition = query.child(.where) { sources.add(condition, self) { isLarge(query: $0, outer) } }
      return !sources.isEachFew(self)
    case .tableQuery: return query.child(.from).map { isLarge(relation: $0, outer) } ?? true
    case .setOperation: return [.left, .right].contains { query.child($0).map { isLarge(query: $0, outer) } ?? true }
    case .insert, .update, .delete:
      guard let parts = query.child(.target)?.identifiers else { return true }
      let table = names.relation(parts)
      let change = RowChange(
        node: query, table: table, name: table.flatMap { names.catalog[$0]?.name } ?? names.nameWritten(parts))
      return size(of: change, outer) != .few
    default: return true
    }
  }

  private func add(_ source: Node, to sources: inout Sources, _ tables: CommonTables) {
    let alias = source.child(.alias)?.firstIdentifier
    switch source.kind {
    case .relation:
      guard let name = source.child(.from) else { return }
      let table = name.flags.contains(.commonTable) ? nil : names.relation(name.identifiers)
      sources.items.append(
        Source(name: alias ?? name.lastIdentifier ?? "", table: table, isLarge: isLarge(relation: name, tables)))
    case .derivedTable:
      let gives = source.child(.body).map { isLarge(query: $0, tables) } ?? true
      sources.items.append(Source(name: alias ?? "", table: nil, isLarge: gives))
    case .joinedTable:
      for side in [Role.left, .right] { if let side = source.child(side) { add(side, to: &sources, tables) } }
      if let condition = source.child(.condition) { sources.add(condition, self) { isLarge(query: $0, tables) } }
    case .aliasedJoin: if let join = source.child(.source) { add(join, to: &sources, tables) }
    // Functions give what they are given.
    default: sources.items.append(Source(name: alias ?? "", table: nil, isLarge: false))
    }
  }

  /// This migration has added it, and filled it nowhere.
  private func isNewAndEmpty(_ column: String, of table: ID<Relation>?) -> Bool {
    guard let contents = table.flatMap({ names.catalog[$0]?.column(column)?.contents }) else { return false }
    return contents.isAllNull && contents.moment.migration == migration
  }

  // MARK: Tables

  private func isLarge(relation name: Node, _ tables: CommonTables) -> Bool {
    let parts = name.identifiers
    if name.flags.contains(.commonTable), let body = parts.last.flatMap({ tables[$0] }) {
      var others = tables
      // What a recursive query reads of itself is no more than what it begins with.
      others[parts[parts.count - 1]] = nil
      return isLarge(query: body, others)
    }
    if name.flags.contains(.commonTable) { return false }
    let table = names.relation(parts)
    return isLarge(table, table.flatMap { names.catalog[$0]?.name } ?? names.nameWritten(parts))
  }

  /// This migration makes it: nobody else uses it yet.
  func isNew(_ table: ID<Relation>?) -> Bool {
    guard let relation = table.flatMap({ names.catalog[$0] }) else { return false }
    return relation.isTemporary || relation.birth?.migration == migration
  }

  /// Tables that frameworks make and that hold as many rows as there are models, sites or migrations.
  private static let smallEverywhere: Set = [
    "alembic_version", "auth_permission", "django_content_type", "django_migrations", "django_site", "flyway_schema_history",
    "goose_db_version", "schema_migrations",
  ]

  func isLarge(_ table: ID<Relation>?, _ name: ObjectName) -> Bool {
    let isOfServer = ["pg_catalog", "information_schema"].contains(name.schema) || name.name.hasPrefix("pg_")
    guard !isOfServer, !Self.smallEverywhere.contains(name.name), !smallTables.contains(name) else { return false }
    guard let table, let relation = names.catalog[table] else { return true }
    switch relation.kind {
    case .sequence, .index: return false
    case .view, .materializedView:
      return relation.dependsOn.isEmpty
        || relation.dependsOn.contains { isLarge($0, names.catalog[$0]?.name ?? relation.name) }
    case .table, .partitionedTable, .foreignTable: break
    }
    guard relation.rows != .none else { return false }
    return !isNew(table) || filledTables.contains(relation.name)
  }
}

extension ScriptStatement {
  /// A program sends it for rows that it has read, with values of theirs.
  fileprivate func isRepeated(_ change: RowChange) -> Bool {
    // SQL that is written in no file stands for what a program does.
    guard script.origin != nil, certainty != .always else { return false }
    if change.node.kind == .insert { return certainty == .ifRowsAreThere }
    return !change.node.nodes(of: .unknownValue).isEmpty
  }
}

/// The loops in the body that an event is of. A body with many statements is looked through once.
struct Loops {
  private var tree: SyntaxTree?
  private var found: [Node] = []

  mutating func around(_ event: Event) -> [Node] {
    guard !event.callers.isEmpty else { return [] }
    if tree !== event.node.tree {
      tree = event.node.tree
      found = event.node.tree.statements.flatMap { statement in
        event.node.tree.root(of: statement).nodes(where: \.isLoop)
      }
    }
    return found
  }
}
