import SQLSyntax

extension Catalog {
  /// Drops an object with all that is a part of it; with CASCADE what depends on it as well. Without CASCADE nothing does, or the
  /// server would refuse.
  func drop(_ object: ObjectID, cascade: Bool = false) {
    var dropping = Dropping(self, cascade: cascade)
    dropping.drop(object)
    dropping.finish()
  }

  func dropColumn(_ name: String, of id: ID<Relation>, cascade: Bool = false) {
    var dropping = Dropping(self, cascade: cascade)
    dropping.dropColumn(name, of: id)
    dropping.finish()
  }

  func dropConstraint(_ name: String, of id: ID<Relation>, cascade: Bool = false) {
    var dropping = Dropping(self, cascade: cascade)
    dropping.dropConstraint(name, of: id)
    dropping.finish()
  }

  func dropAttribute(_ name: String, of id: ID<TypeEntry>) {
    change(id) { type in
      guard case .composite(let columns) = type.kind else { return }
      type.kind = .composite(columns.filter { $0.name != name })
    }
  }
}

/// One DROP. What falls with an object waits its turn: chains of views may be long.
private struct Dropping {
  let catalog: Catalog
  let cascade: Bool
  private var pending: [ObjectID] = []

  init(_ catalog: Catalog, cascade: Bool) {
    self.catalog = catalog
    self.cascade = cascade
  }

  mutating func drop(_ object: ObjectID) { pending.append(object) }

  mutating func finish() {
    while let object = pending.popLast() {
      switch object {
      case .type(let id): drop(id)
      case .relation(let id): drop(id)
      case .routine(let id): drop(id)
      }
    }
  }

  // MARK: Types

  private mutating func drop(_ id: ID<TypeEntry>) {
    guard catalog[id] != nil else { return }
    catalog.remove(id)
    for holder in catalog.references.holders(of: .type(id)) {
      if case .type(let other) = holder, case .multirange(of: .defined(id)) = catalog[other]?.kind { drop(holder) }
      if case .routine(let routine) = holder, catalog[routine]?.constructs == id { drop(holder) }
    }
    if cascade { dropHolders(of: .type(id)) { $0.mentions(id) } }
  }

  /// Columns, routines and types that are of a type, and views that speak of it.
  private mutating func dropHolders(of object: ObjectID, _ isOfIt: (SQLType) -> Bool) {
    for holder in catalog.references.holders(of: object) {
      switch holder {
      case .relation(let id): dropFromRelation(id, object, isOfIt)
      case .routine(let id):
        guard let routine = catalog[id] else { continue }
        if isOfIt(routine.result) || routine.parameters.contains(where: { isOfIt($0.type) }) { drop(holder) }
      case .type(let id):
        switch catalog[id]?.kind {
        case .composite(let columns):
          for column in columns where isOfIt(column.type) { catalog.dropAttribute(column.name, of: id) }
        case .domain(let domain): if isOfIt(domain.base) { drop(holder) }
        case .range(let subtype): if isOfIt(subtype) { drop(holder) }
        case .multirange(let range): if isOfIt(range) { drop(holder) }
        case .enumeration, .base, .foreign, nil: break
        }
      }
    }
  }

  private mutating func dropFromRelation(_ id: ID<Relation>, _ object: ObjectID, _ isOfIt: (SQLType) -> Bool) {
    guard let relation = catalog[id] else { return }
    let columns = relation.columns.filter { isOfIt($0.type) }
    if case .type(let type) = object, relation.rowType == type || (relation.isView && relation.uses.types.contains(type)) {
      return drop(.relation(id))
    }
    if relation.isView {
      if !columns.isEmpty { drop(.relation(id)) }
      return
    }
    for column in columns { dropColumn(column.name, of: id) }
  }

  // MARK: Relations

  private mutating func drop(_ id: ID<Relation>) {
    guard let relation = catalog[id] else { return }
    catalog.remove(id)
    for index in relation.indexes { catalog.remove(index.relation) }
    for parent in relation.parents { catalog.removeChild(id, of: parent) }
    if relation.kind == .index, let table = relation.dependsOn.first { forget(index: id, of: table) }
    if relation.kind == .sequence, let owner = relation.ownedBy { stopFilling(owner) }
    for child in relation.children where relation.kind == .partitionedTable || relation.kind == .index || cascade {
      drop(.relation(child))
    }
    for holder in catalog.references.holders(of: .relation(id)) {
      guard case .relation(let other) = holder, let dependent = catalog[other] else { continue }
      if dependent.ownedBy?.relation == id { drop(holder) }
      guard cascade else { continue }
      if dependent.isView, dependent.dependsOn.contains(id) { drop(holder) }
      for constraint in dependent.constraints where constraint.references == id { dropConstraint(constraint.name, of: other) }
    }
    if cascade { dropHolders(of: .relation(id)) { $0.mentions(id) } }
  }

  private func stopFilling(_ owner: ColumnReference) {
    guard catalog[owner.relation]?.column(owner.column)?.filling == .sequence else { return }
    catalog.changeColumn(owner.column, of: owner.relation) { $0.filling = .given }
  }

  /// The table of an index that is dropped, with the constraint that it upheld.
  private func forget(index: ID<Relation>, of table: ID<Relation>) {
    catalog.noteFormerKey(index, of: table)
    catalog.change(table) { table in
      table.indexes.removeAll { $0.relation == index }
      table.constraints.removeAll { $0.index == index }
    }
  }

  // MARK: Parts of relations

  mutating func dropColumn(_ name: String, of id: ID<Relation>) {
    guard let relation = catalog[id] else { return }
    catalog.noteDeparture(ofColumn: name, of: id)
    let indexes = relation.indexes.filter { $0.columns.contains(name) || $0.included.contains(name) || $0.reads.contains(name) }
    let constraints = relation.constraints.filter { $0.columns.contains(name) }
    let generated = relation.columns.filter { $0.name != name && $0.reads.contains(name) }.map(\.name)
    for constraint in constraints where constraint.index != nil { dropConstraint(constraint.name, of: id) }
    for index in indexes {
      catalog.noteDeparture(ofKey: index, of: id)
      catalog.remove(index.relation)
    }
    catalog.change(id) { relation in
      relation.columns.removeAll { $0.name == name }
      relation.constraints.removeAll { $0.columns.contains(name) }
      relation.indexes.removeAll { index in indexes.contains { $0.relation == index.relation } }
      if cascade {
        relation.triggers.removeAll { $0.reads.contains(name) || $0.events.contains { $0.columns.contains(name) } }
      }
    }
    for holder in catalog.references.holders(of: .relation(id)) {
      guard case .relation(let other) = holder, let dependent = catalog[other] else { continue }
      if dependent.ownedBy == ColumnReference(relation: id, column: name) { drop(holder) }
      if cascade, dependent.isView, dependent.uses.columns[id]?.contains(name) == true { drop(holder) }
    }
    guard cascade else { return }
    for column in generated { dropColumn(column, of: id) }
  }

  mutating func dropConstraint(_ name: String, of id: ID<Relation>) {
    guard let constraint = catalog[id]?.constraints.first(where: { $0.name == name }) else { return }
    catalog.noteDeparture(ofConstraint: name, of: id)
    if let index = constraint.index { catalog.noteFormerKey(index, of: id) }
    catalog.change(id) { relation in
      relation.constraints.removeAll { $0.name == name }
      relation.indexes.removeAll { $0.relation == constraint.index }
    }
    guard let index = constraint.index else { return }
    catalog.remove(index)
    guard cascade else { return }
    for holder in catalog.references.holders(of: .relation(id)) {
      guard case .relation(let other) = holder, let dependent = catalog[other] else { continue }
      for key in dependent.constraints where key.references == id && key.referencedColumns == constraint.columns {
        dropConstraint(key.name, of: other)
      }
    }
  }

  // MARK: Routines

  private mutating func drop(_ id: ID<Routine>) {
    guard let routine = catalog[id] else { return }
    catalog.remove(id)
    guard cascade else { return }
    for holder in catalog.references.holders(of: .routine(id)) {
      guard case .relation(let other) = holder, let relation = catalog[other] else { continue }
      if relation.isView, relation.uses.routines.contains(id) {
        drop(holder)
      } else {
        dropParts(of: other, relation, calling: id, named: routine.name.name)
      }
    }
  }

  private mutating func dropParts(of id: ID<Relation>, _ relation: Relation, calling routine: ID<Routine>, named name: String) {
    catalog.change(id) { relation in relation.triggers.removeAll { $0.function == routine } }
    guard relation.uses.routines.contains(routine) else { return }
    for constraint in relation.constraints where constraint.expression?.calls(name) == true {
      dropConstraint(constraint.name, of: id)
    }
    for index in relation.indexes
    where (index.expressions + [index.$predicate].compactMap(\.self)).contains(where: { $0.node.calls(name) }) {
      drop(.relation(index.relation))
    }
    for column in relation.columns where column.defaultValue?.calls(name) == true {
      if column.filling == .given {
        catalog.changeColumn(column.name, of: id) { $0.defaultValue = nil }
      } else {
        dropColumn(column.name, of: id)
      }
    }
  }
}

extension Node {
  fileprivate func calls(_ name: String) -> Bool {
    nodes(of: .functionCall).contains { $0.child(.name)?.lastIdentifier == name }
  }
}

extension SQLType {
  func mentions(_ id: ID<TypeEntry>) -> Bool {
    switch self {
    case .defined(let type): type == id
    case .array(let element): element.mentions(id)
    case .record(let fields): fields.contains { $0.type.mentions(id) }
    case .literal, .undetermined, .builtin, .row: false
    }
  }

  func mentions(_ id: ID<Relation>) -> Bool {
    switch self {
    case .row(let relation): relation == id
    case .array(let element): element.mentions(id)
    case .record(let fields): fields.contains { $0.type.mentions(id) }
    case .literal, .undetermined, .builtin, .defined: false
    }
  }
}
