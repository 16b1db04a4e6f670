import SQLSyntax

// FROM: what is read, under which names.

/// Something in FROM, be it a join of several.
struct FromTable {
  /// What its columns can be qualified with.
  var items: [Scope.Item]
  /// What `*` stands for.
  var star: Scope.Item
  /// How sure it is that there is a row.
  var rows: Reach

  var item: Scope.Item { star }

  init(_ item: Scope.Item, rows: Reach) {
    items = [item]
    star = item
    self.rows = rows
  }

  /// Its rows may be left out, where those of the other side of a join find none that fit.
  mutating func forgetRows() {
    for index in items.indices { items[index].forgetRows() }
    star.forgetRows()
  }

  init(items: [Scope.Item], star: Scope.Item, rows: Reach) {
    self.items = items
    self.star = star
    self.rows = rows
  }
}

extension Scope.Item {
  fileprivate mutating func forgetRows() {
    for name in texts.keys { texts[name]?.areAllThere = false }
  }

  /// A list of column names behind an alias renames the first columns.
  mutating func rename(_ names: [String]) {
    for (index, name) in names.enumerated() {
      if index < columns.count {
        texts[name] = texts.removeValue(forKey: columns[index].name)
        columns[index].name = name
      } else if !isComplete {
        columns.append(SQLType.RecordField(name, .undetermined))
      }
    }
  }
}

extension Analyzer {
  /// Several things in FROM, each seen by those behind it that may look aside. They are added to the scope.
  mutating func from(_ nodes: [Node], in scope: inout Scope, readsAll: Bool) -> (star: Scope.Item, rows: Reach) {
    var star = Scope.Item(alias: "", columns: [], isComplete: true)
    var rows = Reach.certain
    let isAlone = nodes.count == 1 && readsAll
    for node in nodes {
      let table = fromTable(node, in: scope, isAlone: isAlone)
      scope.items += table.items
      star.columns += table.star.columns
      star.texts.merge(table.star.texts) { first, _ in first }
      star.isComplete = star.isComplete && table.star.isComplete
      rows = min(rows, table.rows)
    }
    return (star, rows)
  }

  /// One element of FROM. `scope` holds those before it. What it computes is evaluated for sure only if nothing is beside it.
  mutating func fromTable(_ node: Node, in scope: Scope, isAlone: Bool) -> FromTable {
    switch node.kind {
    case .relation: return relation(node, in: scope)
    case .joinedTable: return join(node, in: scope)
    case .aliasedJoin:
      guard let source = node.child(.source) else { return .unknown }
      let table = fromTable(source, in: scope, isAlone: false)
      return FromTable(node.named(table.star), rows: table.rows)
    case .derivedTable:
      guard let body = node.child(.body) else { return .unknown }
      var scope = scope
      if !node.flags.contains(.lateral) { scope.items = [] }
      // Nobody computes a column that is not read.
      let output = reaching(isAlone || body.child(.body)?.kind == .values ? .certain : .maybe) {
        $0.output(of: body, in: scope)
      }
      return FromTable(node.named(output.item("")), rows: output.rows)
    case .functionTable, .rowsFrom:
      return reaching(isAlone ? .certain : .maybe) { $0.functionTable(node, in: scope) }
    case .xmlTable, .jsonTable:
      return reaching(isAlone ? .certain : .maybe) { $0.documentTable(node, in: scope) }
    default: return .unknown
    }
  }

  // MARK: Relations

  private mutating func relation(_ node: Node, in scope: Scope) -> FromTable {
    guard let name = node.child(.from) else { return .unknown }
    if let sample = node.child(.option) {
      for argument in sample.children where argument.role != .name { _ = expression(argument, in: scope) }
    }
    let table = table(named: name, in: scope)
    var item = node.named(table.item)
    if node.child(.alias) != nil { item.schema = nil }
    return FromTable(item, rows: node.child(.option) == nil ? table.rows : min(table.rows, .maybe))
  }

  /// A relation, or a WITH query, by its name.
  func table(named name: Node, in scope: Scope) -> FromTable {
    let parts = name.identifiers
    let alias = parts.last ?? ""
    if name.flags.contains(.commonTable) {
      guard var item = scope.commonTables[alias] else { return .unknown }
      item.alias = alias
      return FromTable(item, rows: item.rows)
    }
    guard let id = names.relation(parts), let relation = catalog[id] else {
      var item = Scope.Item(alias: alias, columns: [], isComplete: false)
      if parts.count > 1 { item.schema = parts[parts.count - 2] }
      if parts.nameSystemObject { item.otherColumns = .builtin(.other) }
      return FromTable(item, rows: .maybe)
    }
    return FromTable(item(of: id, relation), rows: rows(of: id, isOnly: name.flags.contains(.only)))
  }

  /// A relation without an alias.
  func item(of id: ID<Relation>, _ relation: Relation) -> Scope.Item {
    Scope.Item(
      alias: relation.name.name, schema: relation.name.schema,
      columns: relation.columns.map { SQLType.RecordField($0.name, $0.type) }, isComplete: relation.isComplete, relation: id)
  }

  /// Whether a relation may have rows: a table may that is empty itself, if others inherit from it.
  func rows(of id: ID<Relation>, isOnly: Bool = false) -> Reach {
    guard let relation = catalog[id], relation.rows == .none else { return .maybe }
    if isOnly { return .never }
    return relation.children.allSatisfy { rows(of: $0) == .never } ? .never : .maybe
  }

  // MARK: Joins

  private mutating func join(_ node: Node, in scope: Scope) -> FromTable {
    // A chain of joins leans to the left, as deep as it is long.
    var joins: [Node] = []
    var leftmost = node
    while leftmost.kind == .joinedTable, let left = leftmost.child(.left) {
      joins.append(leftmost)
      leftmost = left
    }
    var table = fromTable(leftmost, in: scope, isAlone: false)
    while let join = joins.popLast() {
      guard let right = join.child(.right) else { continue }
      var inner = scope
      inner.items += table.items
      table = combine(table, fromTable(right, in: inner, isAlone: false), join, in: scope)
    }
    return table
  }

  private mutating func combine(_ left: FromTable, _ right: FromTable, _ join: Node, in scope: Scope) -> FromTable {
    var (left, right) = (left, right)
    if join.detail == .right || join.detail == .full { left.forgetRows() }
    if join.detail == .left || join.detail == .full { right.forgetRows() }
    var table = FromTable(
      items: left.items + right.items, star: left.star, rows: rows(joinedBy: join, left.rows, right.rows))
    table.star.relation = nil
    table.star.isComplete = left.star.isComplete && right.star.isComplete
    let shared = sharedColumns(join, left.star, right.star)
    if let list = join.child(.using) { noteMisses(ofShared: list, in: [left.star, right.star]) }
    if shared.isEmpty {
      table.star.columns = left.star.columns + right.star.columns
    } else {
      let merged = shared.map { SQLType.RecordField($0, mergedType($0, left.star, right.star)) }
      let isMerged = Set(shared)
      table.star.columns =
        merged + left.star.columns.filter { !isMerged.contains($0.name) }
        + right.star.columns.filter { !isMerged.contains($0.name) }
      if let label = join.child(.label)?.firstIdentifier {
        table.items.append(Scope.Item(alias: label, columns: merged, isComplete: true, mustBeQualified: true))
      }
    }
    if let condition = join.child(.condition) {
      var inner = scope
      inner.items += table.items
      self.condition(condition, in: inner, rows: min(left.rows, right.rows))
    }
    return table
  }

  private func mergedType(_ name: String, _ left: Scope.Item, _ right: Scope.Item) -> SQLType {
    left.columns.first { $0.name == name }?.type ?? right.columns.first { $0.name == name }?.type ?? .undetermined
  }

  /// The columns of USING, or those that NATURAL finds on both sides.
  private func sharedColumns(_ join: Node, _ left: Scope.Item, _ right: Scope.Item) -> [String] {
    if let list = join.child(.using) { return list.children.compactMap(\.firstIdentifier) }
    guard join.flags.contains(.special) else { return [] }
    let names = Set(right.columns.map(\.name))
    return left.columns.map(\.name).filter { names.contains($0) }
  }

  private func rows(joinedBy join: Node, _ left: Reach, _ right: Reach) -> Reach {
    switch join.detail {
    case .left: return left
    case .right: return right
    case .full: return max(left, right)
    case .cross: return min(left, right)
    default: return min(left, right, .maybe)
    }
  }
}

extension FromTable {
  static var unknown: FromTable { FromTable(Scope.Item(alias: "", columns: [], isComplete: false), rows: .maybe) }
}

extension Node {
  /// A table under the alias that this node of FROM gives it.
  func named(_ item: Scope.Item) -> Scope.Item {
    var item = item
    if let alias = child(.alias) {
      item.alias = alias.firstIdentifier ?? ""
      // Instead of an alias anything may stand there, as another join.
      if alias.hasHole { item.isComplete = false }
    }
    item.rename(children(.columnAlias).compactMap(\.firstIdentifier))
    return item
  }
}
