import SQLSyntax

extension Definitions {
  /// The type of this name. One that the history has not made is entered as foreign.
  func typeEvenIfForeign(_ parts: [String]) -> ID<TypeEntry> {
    if let known = names.type(parts) { return known }
    return catalog.add(TypeEntry(name: names.nameToCreate(parts), kind: .foreign, birth: nil))
  }

  private func enter(_ node: Node, _ kind: TypeEntry.Kind) -> ID<TypeEntry>? {
    guard let name = node.child(.name) else { return nil }
    return enter(TypeEntry(name: names.nameToCreate(name.identifiers), kind: kind, birth: moment))
  }

  func createEnumType(_ node: Node) {
    let labels = node.children(.label)
    let texts = labels.compactMap(\.stringValue)
    let enumeration = Enumeration(labels: texts.map { EnumLabel(text: $0) }, isComplete: texts.count == labels.count)
    _ = enter(node, .enumeration(enumeration))
  }

  func createCompositeType(_ node: Node) {
    _ = enter(node, .composite(node.children(.element).map { column(defined: $0, in: []) }))
  }

  func createBaseType(_ node: Node) { _ = enter(node, .base) }

  // MARK: Ranges

  func createRangeType(_ node: Node) {
    guard let written = node.child(.name)?.identifiers, let options = node.child(.option) else { return }
    func option(_ name: String) -> Node? {
      options.children(.option).first { $0.child(.name)?.identifiers == [name] }?.child(.value)
    }
    let name = names.nameToCreate(written)
    let subtype = option("subtype").flatMap { $0.kind == .typeName ? names.type(of: $0) : nil } ?? .undetermined
    guard let range = enter(TypeEntry(name: name, kind: .range(subtype: subtype), birth: moment)) else { return }
    let multirangeName =
      option("multirange_type_name").flatMap { $0.child(.name)?.identifiers }
      .map { $0.count > 1 ? names.nameToCreate($0) : ObjectName(name.schema, $0[0]) }
      ?? ObjectName(name.schema, Self.multirangeName(name.name))
    let kind = TypeEntry.Kind.multirange(of: .defined(range))
    guard let multirange = enter(TypeEntry(name: multirangeName, kind: kind, birth: moment)) else { return }
    addConstructors(range, name, [[subtype, subtype], [subtype, subtype, .text]])
    addConstructors(multirange, multirangeName, [[], [.defined(range)]])
    let variadic = Routine.Parameter(type: .array(of: .defined(range)), mode: .variadic)
    addConstructor(multirange, multirangeName, [variadic])
  }

  private func addConstructors(_ type: ID<TypeEntry>, _ name: ObjectName, _ signatures: [[SQLType]]) {
    for signature in signatures { addConstructor(type, name, signature.map { Routine.Parameter(type: $0) }) }
  }

  private func addConstructor(_ type: ID<TypeEntry>, _ name: ObjectName, _ parameters: [Routine.Parameter]) {
    var routine = Routine(name: name, kind: .function, result: .defined(type))
    routine.parameters = parameters
    routine.constructs = type
    routine.volatility = .immutable
    if case .multirange = catalog[type]?.kind { routine.isStrict = true }
    routine.birth = moment
    catalog.add(routine)
  }

  // MARK: ALTER TYPE

  func alterType(_ node: Node) {
    guard let parts = node.child(.name)?.identifiers else { return }
    // A table's row type is altered as its table.
    if names.type(parts) == nil, names.relation(parts) != nil { return }
    let id = typeEvenIfForeign(parts)
    for action in node.children(.action) { apply(action, to: id) }
  }

  private func apply(_ action: Node, to id: ID<TypeEntry>) {
    switch action.kind {
    case .addEnumValue: addLabel(action, to: id)
    case .renameEnumValue: renameLabel(action, of: id)
    case .renameTo:
      if let schema = catalog[id]?.name.schema { rename(id, to: ObjectName(schema, name(action, .newName))) }
    case .setSchema:
      if let old = catalog[id]?.name.name { rename(id, to: ObjectName(name(action, .schema), old)) }
    case .addColumn, .dropColumn, .alterColumnType, .renameColumn: alterAttributes(action, of: id)
    default: break
    }
  }

  private func alterAttributes(_ action: Node, of id: ID<TypeEntry>) {
    if action.kind == .dropColumn, !mayDrop { return }
    let type = action.child(.type).map(names.type(of:)) ?? .undetermined
    let added = action.child(.definition).map { column(defined: $0, in: []) }
    let (old, new) = (column(action), name(action, .newName))
    func alter(_ columns: inout [Column]) {
      if let added { columns.append(added) }
      if action.kind == .dropColumn { columns.removeAll { $0.name == old } }
      for index in columns.indices where columns[index].name == old {
        if action.kind == .alterColumnType { columns[index].type = type }
        if action.kind == .renameColumn { columns[index].name = new }
      }
    }
    catalog.change(id) { type in
      guard case .composite(var columns) = type.kind else { return }
      alter(&columns)
      type.kind = .composite(columns)
    }
    guard action.flags.contains(.cascade) else { return }
    for holder in catalog.references.holders(of: .type(id)) {
      guard case .relation(let table) = holder, catalog[table]?.rowType == id else { continue }
      switch action.kind {
      case .dropColumn: catalog.dropColumn(old, of: table)
      case .renameColumn: renameColumn(old, of: table, to: new)
      default: catalog.change(table) { alter(&$0.columns) }
      }
    }
  }

  // MARK: Labels

  private func addLabel(_ action: Node, to id: ID<TypeEntry>) {
    guard let text = action.child(.label)?.stringValue else { return }
    becomeEnumeration(id)
    if let known = catalog.position(of: text, in: id) {
      return addAgain(known, to: id, action.flags.contains(.ifNotExists))
    }
    guard let count = catalog.labelCount(of: id) else { return }
    var label = EnumLabel(text: text, addition: moment)
    label.mayBeOlder = action.flags.contains(.ifNotExists) && !catalog.isComplete(id)
    let neighbour = action.child(.neighbour)?.stringValue.flatMap { catalog.position(of: $0, in: id) }
    let place = neighbour.map { action.detail == .before ? $0 : $0 + 1 } ?? count
    catalog.insert(label, at: place, into: id)
  }

  /// A label that may not be there is added once more.
  private func addAgain(_ index: Int, to id: ID<TypeEntry>, _ isOnlyIfMissing: Bool) {
    guard !moment.isMaybe else { return }
    catalog.changeLabel(index, of: id) { label in
      guard label.addition?.isMaybe == true else { return }
      label.addition = moment
      label.mayBeOlder = isOnlyIfMissing
    }
  }

  private func renameLabel(_ action: Node, of id: ID<TypeEntry>) {
    guard let old = action.child(.label)?.stringValue, let new = action.child(.newName)?.stringValue else { return }
    becomeEnumeration(id)
    guard let count = catalog.labelCount(of: id), catalog.position(of: new, in: id) == nil else { return }
    if let index = catalog.position(of: old, in: id) {
      catalog.noteDeparture(ofLabel: old, of: id, renamedTo: new)
      catalog.changeLabel(index, of: id) { $0.text = new }
    } else if !catalog.isComplete(id) {
      catalog.insert(EnumLabel(text: new), at: count, into: id)
    }
  }

  /// A type that nobody knew anything of turns out to be an enumeration.
  private func becomeEnumeration(_ id: ID<TypeEntry>) {
    guard case .foreign = catalog[id]?.kind else { return }
    catalog.change(id) { $0.kind = .enumeration(Enumeration(isComplete: false)) }
  }
}
