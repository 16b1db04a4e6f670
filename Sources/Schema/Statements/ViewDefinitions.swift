import SQLSyntax
import SourceText

extension Definitions {
  func createView(_ node: Node) {
    guard let nameNode = node.child(.name), let query = node.child(.body) else { return }
    let isMaterialized = node.kind == .createMaterializedView
    let sources = node.tree.relations(below: query).compactMap { names.relation($0.parts) }
    // A view of what is temporary is temporary itself.
    let isTemporary =
      node.flags.contains(.temporary) || (!isMaterialized && sources.contains { catalog[$0]?.isTemporary == true })
    let name = names.nameToCreate(nameNode.identifiers, isTemporary: isTemporary)
    let old = catalog.relationID(name)
    if node.flags.contains(.ifNotExists), old != nil { return }
    var view = Relation(name: name, kind: isMaterialized ? .materializedView : .view, birth: moment)
    view.isTemporary = name.schema == "pg_temp"
    if isMaterialized { view.rows = node.flags.contains(.noData) ? .none : .maybe }
    (view.columns, view.isComplete) = columns(of: query, named: node.children(.column))
    // A recursive view reads itself.
    let others = sources.filter { $0 != old }
    view.dependsOn = Few(others)
    view.uses = uses(of: query, others)
    guard node.flags.contains(.orReplace), let old, let known = catalog[old], known.kind == .view else {
      enter(view)
      return
    }
    view.triggers = known.triggers
    view.rules = known.rules
    for index in view.columns.indices {
      view.columns[index].defaultValue = known.column(view.columns[index].name)?.defaultValue
    }
    view.birth = known.birth ?? moment
    catalog.change(old) { $0 = view }
  }

  private func uses(of query: Node, _ sources: [ID<Relation>]) -> Uses {
    var uses = Uses()
    let references = query.nodes(of: .columnReference)
    // USING names columns as well.
    let named = Set(references.compactMap { $0.lastIdentifier } + query.nodes(of: .name).flatMap(\.identifiers))
    let isStarred = references.contains { $0.flags.contains(.special) } || query.nodes(of: .tableQuery).isEmpty == false
    for source in sources {
      let columns = catalog[source]?.columns.map(\.name) ?? []
      uses.columns[source] = Set(isStarred ? columns : columns.filter(named.contains))
    }
    for type in query.nodes(of: .typeName) {
      if case .defined(let id) = names.type(of: type).innermost { uses.types.insert(id) }
    }
    uses.routines = routines(in: query)
    return uses
  }
}

extension SQLType {
  /// The element of an array of whatever dimensions.
  fileprivate var innermost: SQLType {
    if case .array(let element) = self { return element.innermost }
    return self
  }
}
