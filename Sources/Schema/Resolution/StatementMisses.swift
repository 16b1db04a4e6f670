import Migrations
import SQLSyntax
import SourceText

extension Names {
  /// The names in a statement that lead to nothing, in the order in which it is read. The catalog stays as it is.
  public func misses(in statement: ScriptStatement, postgres: Int) -> [Miss] {
    misses(in: statement.root, of: statement.script, postgres: postgres)
  }

  /// The same of a statement in a body.
  public func misses(in node: Node, of script: Script, postgres: Int) -> [Miss] {
    var analyzer = Analyzer(self, script: script, postgres: postgres)
    return analyzer.misses(in: node, Scope())
  }
}

extension Executor {
  /// Of a statement that is about to run.
  func misses(in node: Node, _ frame: Frame) -> [Miss] {
    // BEGIN and COMMIT name nothing.
    if node.kind == .transaction { return [] }
    var analyzer = analyzer(for: node, in: frame)
    return analyzer.misses(in: node, frame.scope)
  }
}

extension Analyzer {
  mutating func misses(in node: Node, _ scope: Scope) -> [Miss] {
    let mark = catalog.mark
    defer { if catalog.mark != mark { catalog.rollback(to: mark) } }
    let collector = MissCollector()
    self.collector = collector
    noteMisses(ofStatement: node, in: scope)
    return collector.misses
  }

  mutating func noteMisses(ofStatement node: Node, in scope: Scope) {
    noteMissingRelations(in: node)
    // Before analysis enters those that are unknown.
    noteMissingTypes(in: node)
    noteMisses(ofDefinition: node)
    if looksAtNamesFirst, scope.variables == nil, scope.items.isEmpty, PlainStatement.isOne(node, names) { return }
    analyse(node, in: scope)
    noteMissingLabels()
  }
}

extension Analyzer {
  /// Relations that a query, or what holds one, names.
  func noteMissingRelations(in statement: Node) {
    for relation in statement.tree.relations(below: statement) where statement.kind.needs(relation.node, in: statement) {
      guard !relation.node.hasHole,
        var miss = names.missWithoutSimilarNames(ofRelation: relation.parts, at: place(of: relation.node))
      else { continue }
      if statement.kind == .drop, statement.detail == .index { miss.sqlstate = "42704" }
      collector?.add(miss)
    }
  }

  fileprivate func noteMissingTypes(in statement: Node) {
    guard !statement.kind.definesTypes, !mayPassOver(statement) else { return }
    for index in statement.indices {
      let record = statement.tree.record(at: index)
      guard record.kind == .typeName, !record.flags.contains(.special) else { continue }
      let type = statement.tree.node(at: index)
      guard let name = type.child(.name), BuiltinType.spoken(name) == nil, !name.hasHole else { continue }
      if let miss = names.miss(ofType: name.identifiers, at: place(of: type)) { collector?.add(miss) }
    }
  }

  /// IF EXISTS: what is not there is passed over, with all that the statement says of it.
  private func mayPassOver(_ statement: Node) -> Bool {
    guard statement.flags.contains(.ifExists) else { return false }
    if statement.kind == .drop { return true }
    return statement.kind == .alterTable && statement.child(.table).flatMap { names.relation($0.identifiers) } == nil
  }

  fileprivate func noteMissingLabels() {
    for use in analysis.uses {
      guard let type = use.type, let label = use.label, use.manner == .analysed || use.manner == .evaluated else { continue }
      if let miss = names.miss(ofLabel: label, of: type, at: use.place) { collector?.add(miss) }
    }
  }

  // MARK: Columns

  /// What a column reference names, if nothing that is in scope has it or may have it.
  func noteMiss(of node: Node, in scope: Scope) {
    guard let collector, !node.hasHole else { return }
    let parts = node.identifiers
    guard let name = parts.last else { return }
    let relations: [ID<Relation>]
    if parts.count == 1 {
      relations = scope.relationsLacking(name, names)
    } else {
      // `t.f` is `f(t)` where t has no such column.
      guard names.routines([name]).isEmpty, BuiltinRoutine([name]) == nil else { return }
      relations = scope.relationLacking(parts, names).map { [$0] } ?? []
    }
    let found = relations.compactMap { names.miss(ofColumn: name, of: $0, at: place(of: node)) }
    // If any of them has it under another name of FROM, it is another mistake.
    guard found.count == relations.count, let first = found.first else { return }
    collector.add(found.first { $0.departure != nil } ?? found.first { !$0.similar.isEmpty } ?? first)
  }

  /// A column of a relation that is written or listed by its name.
  func noteMiss(ofColumn name: Node?, of relation: ID<Relation>?) {
    guard let collector, let name, let relation, !name.hasHole, let text = name.firstIdentifier else { return }
    if let miss = names.miss(ofColumn: text, of: relation, at: place(of: name)) { collector.add(miss) }
  }

  /// USING: both sides must have each of the columns.
  func noteMisses(ofShared list: Node, in sides: [Scope.Item]) {
    guard collector != nil else { return }
    for name in list.children {
      for side in sides where !side.columns.contains(where: { $0.name == name.firstIdentifier }) {
        noteMiss(ofColumn: name, of: side.relation)
      }
    }
  }

  // MARK: Routines

  func noteMiss(ofRoutine name: [String], _ arguments: CallArguments, _ node: Node) {
    guard let collector, let nameNode = node.child(.name), !nameNode.hasHole, !node.flags.contains(.special) else { return }
    guard !name.nameSystemObject, !(name.count == 1 && BuiltinRoutineNames.contains(name[0])) else { return }
    let types = arguments.types
    // `f(t)` may be a column.
    if types.count == 1, types[0] == .undetermined || catalog.isComposite(types[0]) { return }
    let overloads = names.routines(name).compactMap { id in catalog[id].map { (id, $0) } }
    let fitting = overloads.compactMap { $1.signature($0, for: arguments) }
    guard !fitting.contains(where: { catalog.fit(types, $0.parameters) != .no }) else { return }
    var miss = Miss(.routine(name), .unknown, "42883", at: place(of: nameNode))
    let gone = names.departures(ofRoutine: name).last { $0.routine.signature(ID(index: 0), for: arguments) != nil }
    miss.departure = gone?.departure
    if case .renamed(let new)? = gone?.departure.manner { miss.successor = .name(new) }
    let isTold = overloads.isEmpty ? gone.map { names.isSure($0.departure) } ?? false : !catalog.mayHoldMore
    if isTold, fitting.isEmpty || types.allSatisfy(\.isKnownToAll) { miss.certainty = .certain }
    collector.add(miss)
  }
}

extension Scope {
  /// The relations in which a name without a qualifier is looked for, if nothing has it and nothing else may.
  fileprivate func relationsLacking(_ name: String, _ names: Names) -> [ID<Relation>] {
    var lacking: [ID<Relation>] = []
    for level in [items] + outer {
      for item in level where !item.mustBeQualified {
        guard item.lacks(name, names) else { return [] }
        if let relation = item.relation { lacking.append(relation) }
      }
    }
    let isRow = ([items] + outer).contains { $0.contains { $0.alias == name } }
    if isRow || variables?.mayHold(name) == true { return [] }
    return lacking
  }

  fileprivate func relationLacking(_ parts: [String], _ names: Names) -> ID<Relation>? {
    guard let name = parts.last, parts.count <= 3 else { return nil }
    if let item = item(Array(parts.dropLast())) { return item.lacks(name, names) ? item.relation : nil }
    guard parts.count == 2, let variables else { return nil }
    // A field of a record that is a row of a table, as NEW.
    guard case .row(let id)? = variables.type(parts[0]), names.catalog[id]?.isComplete == true else { return nil }
    return id
  }
}

extension Scope.Item {
  /// Surely has no such column.
  fileprivate func lacks(_ name: String, _ names: Names) -> Bool {
    if columns.contains(where: { $0.name == name }) { return false }
    if relation != nil, Column.isOfTheSystem(name) { return false }
    if isComplete { return true }
    return relation.flatMap { names.catalog.departure(ofColumn: name, of: $0) }.map(names.isSure) ?? false
  }
}

extension Variables {
  fileprivate func mayHold(_ name: String) -> Bool { type(name) != nil || Self.special.contains(name) }

  /// What every block of PL/pgSQL, or every trigger's function, has.
  private static let special: Set<String> = [
    "found", "sqlstate", "sqlerrm", "new", "old", "tg_name", "tg_when", "tg_level", "tg_op", "tg_relid", "tg_relname",
    "tg_table_name", "tg_table_schema", "tg_nargs", "tg_argv", "tg_event", "tg_tag",
  ]
}

extension SQLType {
  /// A type of which it is known what else it may become.
  fileprivate var isKnownToAll: Bool {
    switch self {
    case .literal: true
    case .builtin(let type): type != .other && type != .record
    default: false
    }
  }
}

extension Node {
  /// Whether a part of it only the run knows.
  var hasHole: Bool {
    (Int(record.firstToken)..<Int(record.endToken)).contains { tree.lexed.containsHole(at: $0) }
  }
}

extension NodeKind {
  fileprivate var definesTypes: Bool {
    switch self {
    case .createBaseType, .createCompositeType, .createRangeType, .createEnumType: true
    default: false
    }
  }
}
