import SQLSyntax
import SourceText

extension Definitions {
  // MARK: Relations

  func rename(_ id: ID<Relation>, to name: String) {
    guard let relation = catalog[id], makeRoom(for: ObjectName(relation.name.schema, name), of: id) else { return }
    if relation.kind == .index { renameIndex(id, to: name) } else { catalog.change(id) { $0.name.name = name } }
  }

  /// SET SCHEMA: what is a part of a table goes with it.
  func move(_ id: ID<Relation>, to schema: String) {
    guard let relation = catalog[id], makeRoom(for: ObjectName(schema, relation.name.name), of: id) else { return }
    catalog.change(id) { $0.name.schema = schema }
    for index in relation.indexes { catalog.change(index.relation) { $0.name.schema = schema } }
    for holder in catalog.references.holders(of: .relation(id)) {
      guard case .relation(let other) = holder, catalog[other]?.ownedBy?.relation == id else { continue }
      catalog.change(other) { $0.name.schema = schema }
    }
  }

  private func makeRoom(for name: ObjectName, of id: ID<Relation>) -> Bool {
    guard let other = catalog.relationID(name), other != id else { return true }
    guard mayReplace || catalog[other]?.birth == nil else { return false }
    catalog.drop(.relation(other))
    return true
  }

  func renameColumn(_ old: String, of id: ID<Relation>, to new: String) {
    guard let relation = catalog[id] else { return }
    enterColumn(old, of: id)
    catalog.noteDeparture(ofColumn: old, of: id, .renamed(to: new))
    catalog.change(id) { relation in
      relation.renameColumn(old, to: new)
      if let index = relation.columns.position(of: new) { relation.columns[index].birth = moment }
    }
    for holder in catalog.references.holders(of: .relation(id)) {
      guard case .relation(let other) = holder else { continue }
      tell(other, thatColumn: old, of: id, isNow: new)
    }
    for child in relation.children { renameColumn(old, of: child, to: new) }
  }

  private func tell(_ other: ID<Relation>, thatColumn old: String, of id: ID<Relation>, isNow new: String) {
    guard let relation = catalog[other] else { return }
    let owns = relation.ownedBy == ColumnReference(relation: id, column: old)
    let reads = relation.uses.columns[id]?.contains(old) == true
    let refers = relation.constraints.contains { $0.references == id && $0.referencedColumns.contains(old) }
    guard owns || reads || refers else { return }
    catalog.change(other) { relation in
      if owns { relation.ownedBy?.column = new }
      if relation.uses.columns[id]?.remove(old) != nil { relation.uses.columns[id]?.insert(new) }
      for index in relation.constraints.indices where relation.constraints[index].references == id {
        relation.constraints[index].referencedColumns.rename(old, to: new)
      }
    }
  }

  // MARK: Types and routines

  func rename(_ id: ID<TypeEntry>, to name: ObjectName) {
    if let other = catalog.typeID(name), other != id {
      guard mayReplace || catalog[other]?.birth == nil else { return }
      catalog.drop(.type(other))
    }
    if let former = catalog[id]?.name { catalog.storedNames.noteRename(id, from: former) }
    // The multirange type of a range type, and what makes values of them, stay where they are.
    catalog.change(id) { $0.name = name }
  }

  func rename(_ id: ID<Routine>, to name: ObjectName) { catalog.change(id) { $0.name = name } }
}

extension Relation {
  fileprivate mutating func renameColumn(_ old: String, to new: String) {
    for index in columns.indices {
      if columns[index].name == old { columns[index].name = new }
      columns[index].reads.rename(old, to: new)
    }
    for index in constraints.indices {
      constraints[index].columns.rename(old, to: new)
      constraints[index].demandedColumns.rename(old, to: new)
    }
    for index in indexes.indices {
      for key in indexes[index].columns.indices where indexes[index].columns[key] == old { indexes[index].columns[key] = new }
      indexes[index].included.rename(old, to: new)
      indexes[index].reads.rename(old, to: new)
    }
    for index in triggers.indices {
      triggers[index].reads.rename(old, to: new)
      for event in triggers[index].events.indices { triggers[index].events[event].columns.rename(old, to: new) }
    }
  }
}

extension MutableCollection<String> {
  fileprivate mutating func rename(_ old: String, to new: String) {
    for index in indices where self[index] == old { self[index] = new }
  }
}
