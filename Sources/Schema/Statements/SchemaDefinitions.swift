import SQLSyntax

extension Definitions {
  func createSchema(_ node: Node) {
    guard let name = (node.child(.name) ?? node.child(.owner))?.firstIdentifier else { return }
    if catalog.hasSchema(name) != true { catalog.setSchema(name, exists: true) }
    // What is made in it without a schema's name goes there.
    var settings = names.settings
    settings.searchPath.insert(name, at: 0)
    let inside = Definitions(Names(catalog, settings), moment: moment, postgres: postgres, scope: scope)
    let elements = node.children(.element)
    let order: [NodeKind] = [.createSequence, .createTable, .createView, .createIndex, .createTrigger]
    for kind in order { for element in elements where element.kind == kind { inside.apply(element) } }
  }

  func renameSchema(_ old: String, to new: String) {
    catalog.setSchema(old, exists: false)
    catalog.setSchema(new, exists: true)
    for member in catalog.references.members(of: old) {
      switch member {
      case .type(let id): if catalog[id]?.name.schema == old { catalog.change(id) { $0.name.schema = new } }
      case .relation(let id): if catalog[id]?.name.schema == old { catalog.change(id) { $0.name.schema = new } }
      case .routine(let id): if catalog[id]?.name.schema == old { catalog.change(id) { $0.name.schema = new } }
      }
    }
  }

  func dropSchema(_ name: String, cascade: Bool) {
    catalog.setSchema(name, exists: false)
    guard cascade else { return }
    for member in catalog.references.members(of: name) where catalog.schema(of: member) == name {
      catalog.drop(member, cascade: true)
    }
  }

  /// The tables come from elsewhere; which columns they have, only the other server knows.
  func importForeignSchema(_ node: Node) {
    guard node.detail == .limit, let schema = node.child(.target)?.firstIdentifier else { return }
    for table in node.children(.table) {
      guard let name = table.lastIdentifier, catalog.relationID(ObjectName(schema, name)) == nil else { continue }
      var foreign = Relation(name: ObjectName(schema, name), kind: .foreignTable, birth: moment)
      foreign.isComplete = false
      catalog.add(foreign)
    }
  }
}
