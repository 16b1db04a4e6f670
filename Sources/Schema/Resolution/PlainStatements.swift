import SQLSyntax

/// Whether a look at its names tells that a statement misses nothing but what its relations and its types may be: no column that
/// the relations in sight do not have, no functions but those of every database, nothing that may have to be a label. Most are so,
/// and need not be analysed for it.
struct PlainStatement {
  /// What a name in front of a dot leads to, in one sight.
  private struct Item {
    var alias: String
    var source: Source
    var sight: Int
    /// As `excluded`.
    var mustBeQualified = false
  }

  private enum Source {
    case relation(ID<Relation>)
    /// A relation of which nobody knows.
    case unknown
    /// What a query gives, or the columns that the statement itself makes: nobody misses a column of these.
    case rows
  }

  /// A part of the tree, and the sight that its names have.
  private struct Part {
    var first: UInt32
    var sight: Int
  }

  private let names: Names
  private let tree: SyntaxTree
  private let target: Source
  private var items: [Item] = []
  /// By sight: the one around it that is seen as well.
  private var outer: [Int] = []
  private var columns: [(node: UInt32, sight: Int)] = []
  /// Parts that are not left yet, the innermost last.
  private var parts: [Part] = []
  /// `*` may stand for any column.
  private var hasStar = false
  private var hasRows = false

  private static let nothing = -1

  /// False where the names alone do not tell.
  static func isOne(_ statement: Node, _ names: Names) -> Bool {
    let name = statement.child(.target) ?? statement.child(.table)
    var plain = PlainStatement(names, statement.tree, target: name.map { source($0, names) } ?? .unknown)
    return plain.missesNothing(statement, name)
  }

  private init(_ names: Names, _ tree: SyntaxTree, target: Source) {
    self.names = names
    self.tree = tree
    self.target = target
  }

  private mutating func missesNothing(_ statement: Node, _ name: Node?) -> Bool {
    switch statement.kind {
    case .query: break
    case .update, .delete: open(statement, name)
    case .insert:
      // Without a list of columns the values go by their number.
      guard statement.child(.column) != nil || !takesLabels(target) else { return false }
      open(statement, name)
    case .createTable:
      guard statement.child(.parent) == nil, statement.child(.type) == nil, name == nil else { return false }
      open(statement, nil)
    case .createIndex: open(statement, name)
    case .alterTable:
      guard statement.detail != .index, statement.detail != .sequence else { return false }
      open(statement, name)
    default: return false
    }
    guard look(through: statement), !hasStar || !hasRows else { return false }
    return columns.allSatisfy { isThere(statement.tree.node(at: $0.node), from: $0.sight) }
  }

  // MARK: What is in sight

  /// The statement itself, which has a table.
  private mutating func open(_ statement: Node, _ name: Node?) {
    enter(statement, seeing: Self.nothing)
    guard let name else { return }
    add(statement.child(.alias)?.firstIdentifier ?? name.lastIdentifier ?? "", target)
    if statement.child(.conflict) != nil {
      add("excluded", target)
      items[items.count - 1].mustBeQualified = true
    }
  }

  /// A part with a sight of its own.
  private mutating func enter(_ node: Node, seeing sight: Int) {
    outer.append(sight)
    parts.append(Part(first: node.indices.lowerBound, sight: outer.count - 1))
  }

  /// A part that does not see what stands beside it, but only what is around its neighbours.
  private mutating func leaveAside(_ node: Node) {
    let sight = self.sight
    parts.append(Part(first: node.indices.lowerBound, sight: sight == Self.nothing ? sight : outer[sight]))
  }

  private var sight: Int { parts.last?.sight ?? Self.nothing }

  private mutating func add(_ alias: String, _ source: Source) {
    items.append(Item(alias: alias, source: source, sight: sight))
  }

  private static func source(_ name: Node, _ names: Names) -> Source {
    names.relation(name.identifiers).map { .relation($0) } ?? .unknown
  }

  // MARK: Looking

  /// From the end, so that a query is met before what it consists of.
  private mutating func look(through statement: Node) -> Bool {
    for index in statement.indices.reversed() {
      while let part = parts.last, index < part.first { parts.removeLast() }
      guard look(at: index, in: statement) else { return false }
    }
    return true
  }

  private mutating func look(at index: UInt32, in statement: Node) -> Bool {
    let record = tree.record(at: index)
    // Most nodes of a statement are none that are looked at.
    lazy var node = statement.tree.node(at: index)
    switch record.kind {
    case .columnReference:
      if record.flags.contains(.special) { hasStar = true } else { columns.append((index, sight)) }
    case .targetColumn: return node.child(.name)?.firstIdentifier.map { isThere($0, in: target) } ?? false
    case .functionCall: return isOfEveryDatabase(node)
    case .typeName: return isWithoutLabels(node)
    case .query:
      if record.role == .source { leaveAside(node) }
      enter(node, seeing: sight)
    case .select: if record.role != .body { enter(node, seeing: sight) }
    case .withQuery: leaveAside(node)
    case .derivedTable:
      guard !record.flags.contains(.lateral) else { return false }
      addRows(node)
      leaveAside(node)
    case .relation:
      guard let name = node.child(.from), node.child(.columnAlias) == nil else { return false }
      if name.flags.contains(.commonTable) {
        addRows(node)
      } else {
        add(node.child(.alias)?.firstIdentifier ?? name.lastIdentifier ?? "", Self.source(name, names))
      }
    case .joinedTable: return node.child(.using) == nil && !record.flags.contains(.special)
    case .onConflict: return isOverAnIndex(node)
    case .insert, .update, .delete, .merge: return index == statement.index
    // What else gives columns, or takes them from elsewhere.
    case .functionTable, .rowsFrom, .xmlTable, .jsonTable, .tableQuery, .aliasedJoin, .likeClause: return false
    // Expressions are evaluated that stand elsewhere, or made into what the table has.
    case .validateConstraint, .attachPartition, .setExpression: return false
    case .alterColumnType: return node.child(.using) == nil
    case .setDefault:
      return node.child(.column)?.firstIdentifier.map { !takesLabels(target, in: $0) } ?? false
    default: break
    }
    return true
  }

  private mutating func addRows(_ node: Node) {
    hasRows = true
    add(node.child(.alias)?.firstIdentifier ?? node.child(.from)?.lastIdentifier ?? "", .rows)
  }

  private func isOfEveryDatabase(_ call: Node) -> Bool {
    guard let name = call.child(.name)?.identifiers, name.count == 1 else { return false }
    return BuiltinRoutineNames.contains(name[0]) && !names.hasRoutine(name[0])
  }

  /// A literal may be none of the labels of an enum.
  private func isWithoutLabels(_ type: Node) -> Bool {
    guard let name = type.child(.name) else { return true }
    if BuiltinType.spoken(name) != nil { return true }
    let parts = name.identifiers
    if BuiltinType.named(parts) != nil { return true }
    guard !type.flags.contains(.special), parts.last?.utf8.first != UInt8(ascii: "_") else { return false }
    if let id = names.type(parts) { return names.catalog.isForeign(id) }
    return names.relation(parts) == nil
  }

  // MARK: Columns

  private enum Presence { case there, lacking, unknown, labels }

  private func presence(of name: String, in id: ID<Relation>) -> Presence {
    let catalog = names.catalog
    guard let columns = catalog.columns(of: id) else { return .lacking }
    if let index = columns.position(of: name) {
      return catalog.mayTakeLabels(columns[index].type) ? .labels : .there
    }
    // Of a relation that nobody knows any name may be one.
    let isOpen = catalog.ask(id) { !$0.isComplete } == true
    return isOpen && catalog.departure(ofColumn: name, of: id) == nil ? .unknown : .lacking
  }

  private func isThere(_ name: String, in source: Source) -> Bool {
    guard case .relation(let id) = source else { return true }
    let presence = presence(of: name, in: id)
    return presence == .there || presence == .unknown
  }

  private func isThere(_ reference: Node, from sight: Int) -> Bool {
    let record = reference.record
    if record.endToken - record.firstToken == 1, let name = reference.firstIdentifier { return isThere(name, from: sight) }
    let parts = reference.identifiers
    switch parts.count {
    case 1: return isThere(parts[0], from: sight)
    case 2:
      var sight = sight
      while sight != Self.nothing {
        if let item = items.first(where: { $0.sight == sight && $0.alias == parts[0] }) {
          return isThere(parts[1], in: item.source)
        }
        sight = outer[sight]
      }
      return false
    default: return false
    }
  }

  private func isThere(_ name: String, from sight: Int) -> Bool {
    var sight = sight
    var isLackingSomewhere = false
    while sight != Self.nothing {
      var mayBeThere = false
      for item in items where item.sight == sight && !item.mustBeQualified {
        switch item.source {
        case .rows: break
        case .unknown: mayBeThere = true
        case .relation(let id):
          switch presence(of: name, in: id) {
          case .there: return true
          case .labels: return false
          case .unknown: mayBeThere = true
          case .lacking: isLackingSomewhere = true
          }
        }
      }
      if mayBeThere { return true }
      sight = outer[sight]
    }
    return !isLackingSomewhere
  }

  private func takesLabels(_ source: Source, in column: String? = nil) -> Bool {
    guard case .relation(let id) = source else { return false }
    let catalog = names.catalog
    return catalog.columns(of: id)?.contains { (column == nil || $0.name == column) && catalog.mayTakeLabels($0.type) } ?? true
  }

  /// Whether ON CONFLICT names just the columns of an index that keeps rows apart at once, or nothing.
  private func isOverAnIndex(_ conflict: Node) -> Bool {
    var columns: [String] = []
    for child in conflict.children {
      switch child.role {
      case .conflictTarget:
        guard let name = child.child(.column), child.indices.count == 2 else { return false }
        columns.append(name.firstIdentifier ?? "")
      case .condition, .constraint: return false
      default: break
      }
    }
    guard !columns.isEmpty, case .relation(let id) = target else { return true }
    return names.catalog.ask(id) { table in
      table.indexes.contains { index in
        index.isUnique && index.$predicate == nil && index.columns.count == columns.count
          && columns.allSatisfy { index.columns.contains($0) }
          && !table.constraints.contains { $0.index == index.relation && $0.isDeferrable }
      }
    } ?? false
  }
}

extension Catalog {
  /// Whether a literal for it may have to be a label of an enum that is known.
  fileprivate func mayTakeLabels(_ type: SQLType) -> Bool {
    switch base(of: type) {
    case .builtin, .undetermined: false
    case .array(let element): mayTakeLabels(element)
    case .defined(let id):
      switch self[id]?.kind {
      case .foreign, .base, nil: false
      default: true
      }
    default: true
    }
  }

  /// The history speaks of it and does not make it.
  fileprivate func isForeign(_ id: ID<TypeEntry>) -> Bool {
    if case .foreign? = self[id]?.kind { true } else { false }
  }
}
