import SQLSyntax
import SourceText

extension Definitions {
  /// Whether it was added.
  func addColumn(_ definition: Node, to id: ID<Relation>, onlyIfMissing: Bool, onlyHere: Bool) -> Bool {
    guard let table = catalog[id] else { return false }
    var new = column(defined: definition, in: table.columns)
    new.contents = contents(ofNew: new, definition, in: table)
    // Held any longer, the columns would be copied to add one.
    let children = table.children
    if let index = table.columns.position(of: new.name) {
      // One of a table made elsewhere may have been dropped there; otherwise the server refuses.
      guard !onlyIfMissing, mayReplace, table.parents.isEmpty else { return false }
      catalog.change(id) { $0.columns[index] = new }
    } else {
      catalog.append(new, to: id)
    }
    noteCalls(in: [new.defaultValue].compactMap(\.self), of: id)
    new.isLocal = false
    for child in children where !onlyHere { addInherited(new, to: child) }
    return true
  }

  private func addInherited(_ column: Column, to id: ID<Relation>) {
    guard let children = catalog[id]?.children, !catalog.hasColumn(column.name, in: id) else { return }
    catalog.append(column, to: id)
    for child in children { addInherited(column, to: child) }
  }

  /// A column of a table made elsewhere, once it is spoken of.
  func enterColumn(_ name: String, of id: ID<Relation>) {
    guard let relation = catalog[id], !relation.isComplete, !name.isEmpty, relation.column(name) == nil else { return }
    catalog.append(Column(name, .undetermined), to: id)
  }

  func dropColumn(_ action: Node, of id: ID<Relation>, onlyHere: Bool) {
    guard mayDrop else { return }
    dropColumn(column(action), of: id, cascade: action.flags.contains(.cascade), onlyHere: onlyHere)
  }

  private func dropColumn(_ name: String, of id: ID<Relation>, cascade: Bool, onlyHere: Bool) {
    guard let table = catalog[id] else { return }
    catalog.dropColumn(name, of: id, cascade: cascade)
    for child in table.children {
      guard let column = catalog[child]?.column(name), !column.isLocal else { continue }
      let isInheritedFromOthers = catalog[child]?.parents.contains { $0 != id && catalog[$0]?.column(name) != nil } == true
      if isInheritedFromOthers { continue }
      if onlyHere {
        catalog.changeColumn(name, of: child) { $0.isLocal = true }
      } else {
        dropColumn(name, of: child, cascade: cascade, onlyHere: false)
      }
    }
  }

  func setType(_ action: Node, of id: ID<Relation>, onlyHere: Bool) {
    guard let type = action.child(.type).map(names.type(of:)) else { return }
    enterColumn(column(action), of: id)
    convert(action, of: id)
    if domain(of: type)?.isNotNull == true { demandNotNull(column(action), of: id, .domain, action) }
    set(type, of: column(action), of: id, onlyHere: onlyHere)
  }

  private func set(_ type: SQLType, of name: String, of id: ID<Relation>, onlyHere: Bool) {
    catalog.changeColumn(name, of: id) { $0.type = type }
    for child in catalog[id]?.children ?? [] where !onlyHere { set(type, of: name, of: child, onlyHere: false) }
  }

  func dropNotNull(_ name: String, of id: ID<Relation>, onlyHere: Bool) {
    guard mayDrop, let relation = catalog[id] else { return }
    let values = relation.column(name)?.contents?.values ?? .unknown
    catalog.changeColumn(name, of: id) { $0.isNotNull = false }
    if relation.column(name)?.isNotNull == true, relation.rows != .none {
      enter(.madeNullable, .none, values: values, name, of: id)
    }
    if relation.constraints.contains(where: { $0.kind == .notNull && $0.columns == [name] }) {
      catalog.change(id) { relation in relation.constraints.removeAll { $0.kind == .notNull && $0.columns == [name] } }
    }
    for child in relation.children where !onlyHere { dropNotNull(name, of: child, onlyHere: false) }
  }

  /// What changes where a column's values come from.
  func changeFilling(_ action: Node, of id: ID<Relation>, onlyHere: Bool) {
    let name = column(action)
    enterColumn(name, of: id)
    guard let relation = catalog[id] else { return }
    let expression = action.child(.expression)
    let all = relation.columns
    if action.kind == .setDefault, expression?.unlessNull != nil { noteDefault(of: name, id) }
    catalog.changeColumn(name, of: id) { column in
      switch action.kind {
      case .setDefault:
        column.defaultValue = expression?.unlessNull
        if column.filling != .identity { column.filling = .given }
      case .dropDefault:
        column.defaultValue = nil
        if column.filling != .identity { column.filling = .given }
      case .setExpression:
        column.defaultValue = expression
        column.reads = columns(in: expression, of: all)
      case .dropExpression:
        column.defaultValue = nil
        column.filling = .given
        column.reads = []
      case .addIdentity: column.filling = .identity
      case .dropIdentity: if column.filling == .identity { column.filling = .given }
      default: break
      }
    }
    noteCalls(in: [expression].compactMap(\.self), of: id)
    if action.kind == .addIdentity, relation.parents.isEmpty { addSequence(for: name, of: id, action.child(.definition)) }
    if action.kind == .dropIdentity { dropSequence(of: ColumnReference(relation: id, column: name)) }
    // Children but for partitions have no identity of their parent's.
    let isIdentity = action.kind == .addIdentity || action.kind == .dropIdentity
    if isIdentity, relation.kind != .partitionedTable || postgres < 17 { return }
    for child in relation.children where !onlyHere { changeFilling(action, of: child, onlyHere: false) }
  }

  private func dropSequence(of column: ColumnReference) {
    for holder in catalog.references.holders(of: .relation(column.relation)) {
      if case .relation(let id) = holder, catalog[id]?.ownedBy == column { catalog.drop(holder) }
    }
  }
}
