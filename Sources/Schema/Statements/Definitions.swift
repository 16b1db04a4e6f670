import Migrations
import SQLSyntax

/// Does to the catalog what a statement says.
struct Definitions {
  let names: Names
  let moment: Moment
  let postgres: Int
  /// What variables mean where the statement stands in a body.
  let scope: Scope
  /// The loops around it.
  let loops: [Loop]
  /// What it demands of the rows that are there.
  let demands: Demands
  /// The statement of the run that it is, or stands in.
  let source: ScriptStatement?
  /// Of a statement in a WITH that changes rows: the one that is sent.
  var enclosing: Node?

  init(
    _ names: Names, moment: Moment, postgres: Int, scope: Scope = Scope(), loops: [Loop] = [], demands: Demands = Demands(),
    source: ScriptStatement? = nil
  ) {
    self.names = names
    self.moment = moment
    self.postgres = postgres
    self.scope = scope
    self.loops = loops
    self.demands = demands
    self.source = source
  }

  var catalog: Catalog { names.catalog }

  func apply(_ statement: Node) {
    switch statement.kind {
    case .createTable, .createForeignTable: createTable(statement)
    case .createTableAs: createTableAs(statement)
    case .query:
      query(statement)
      writes(statement)
    case .createIndex: createIndex(statement)
    case .createStatistics: createStatistics(statement)
    case .createView, .createMaterializedView: createView(statement)
    case .createSequence: createSequence(statement)
    case .alterSequence: alterSequence(statement)
    case .alterTable: alterTable(statement)
    case .createSchema: createSchema(statement)
    case .createEnumType: createEnumType(statement)
    case .createCompositeType: createCompositeType(statement)
    case .createRangeType: createRangeType(statement)
    case .createBaseType: createBaseType(statement)
    case .createDomain: createDomain(statement)
    case .alterType: alterType(statement)
    case .alterDomain: alterDomain(statement)
    case .createFunction: createFunction(statement)
    case .createAggregate: createAggregate(statement)
    case .createTrigger: createTrigger(statement)
    case .createPolicy: createPolicy(statement)
    case .createRule: createRule(statement)
    case .importForeignSchema: importForeignSchema(statement)
    case .alterObject: alterObject(statement)
    case .drop: drop(statement)
    case .insert, .update, .delete, .merge, .copy, .truncate: changeRows(statement)
    case .explain: break
    default: break
    }
  }

  // MARK: What is there already

  /// Whether a definition puts an object in the place of one with its name. The server would have refused it, so the old one is
  /// gone by ways that the history does not show; unless the refusal may have been caught, or the statement may not have run.
  var mayReplace: Bool { !moment.isMaybe && moment.subtransactions == 0 }

  /// What may not happen takes nothing away.
  var mayDrop: Bool { !moment.isMaybe }

  func relation(_ node: Node?) -> ID<Relation>? { node.flatMap { names.relation($0.identifiers) } }

  /// The relation of this name. One that the history has not made is entered with what is said of it.
  func relationEvenIfForeign(_ node: Node?, _ kind: Relation.Kind = .table) -> ID<Relation>? {
    guard let node else { return nil }
    if let known = relation(node) { return known }
    var foreign = Relation(name: names.nameToCreate(node.identifiers), kind: kind, birth: nil)
    foreign.isComplete = false
    return catalog.add(foreign)
  }

  /// Enters a relation, in the place of one that only was spoken of.
  @discardableResult
  func enter(_ relation: Relation) -> ID<Relation>? {
    // Who spoke of a type of this name meant its rows.
    if let type = catalog.typeID(relation.name), case .foreign = catalog[type]?.kind { catalog.remove(type) }
    guard let old = catalog.relationID(relation.name), let known = catalog[old] else { return catalog.add(relation) }
    if known.birth == nil {
      catalog.change(old) { $0 = relation }
      return old
    }
    guard mayReplace else { return nil }
    catalog.drop(.relation(old))
    return catalog.add(relation)
  }

  @discardableResult
  func enter(_ type: TypeEntry) -> ID<TypeEntry>? {
    guard let old = catalog.typeID(type.name), let known = catalog[old] else { return catalog.add(type) }
    guard known.birth == nil || mayReplace else { return nil }
    catalog.change(old) { $0 = type }
    return old
  }

  // MARK: Parts of statements

  func name(_ node: Node, _ role: Role = .name) -> String { node.child(role)?.lastIdentifier ?? "" }

  func column(_ node: Node) -> String { node.child(.column)?.firstIdentifier ?? "" }

  /// The columns of a relation that an expression names, in the relation's order.
  func columns(in expression: Node?, of columns: [Column]) -> [String] {
    guard let expression else { return [] }
    let named = expression.nodes(of: .columnReference).compactMap { $0.lastIdentifier }
    if named.isEmpty { return [] }
    // To look through a few takes less time than to look them up.
    if named.count <= 4 { return columns.lazy.map(\.name).filter { named.contains($0) } }
    return columns.map(\.name).filter(Set(named).contains)
  }

  /// Routines of the history that an expression calls.
  func routines(in node: Node?) -> Set<ID<Routine>> {
    guard let node else { return [] }
    var found: Set<ID<Routine>> = []
    for call in node.nodes(of: .functionCall) {
      guard let name = call.child(.name)?.identifiers, names.hasRoutine(name) else { continue }
      let overloads = names.routines(name)
      // Which of several is meant, only its arguments would tell.
      if overloads.count == 1 { found.insert(overloads[0]) }
    }
    return found
  }

  func analyzer(for node: Node) -> Analyzer {
    // Places are not asked for.
    Analyzer(names, script: Script(file: node.tree.text, tree: node.tree), postgres: postgres)
  }
}
