import SQLSyntax

extension Definitions {
  /// A column as CREATE TABLE or ADD COLUMN defines it, without what is a constraint of the table.
  func column(defined node: Node, in columns: [Column]) -> Column {
    var column = Column(name(node), node.child(.type).map(names.type(of:)) ?? .undetermined)
    column.birth = moment
    if isSerial(node) {
      column.filling = .sequence
      column.isNotNull = true
    }
    complete(&column, node, columns)
    return column
  }

  /// What the definition of a column says besides its type.
  func complete(_ column: inout Column, _ definition: Node, _ columns: [Column]) {
    for constraint in definition.children where constraint.role == .constraint {
      switch constraint.kind {
      case .notNullConstraint, .primaryKeyConstraint: column.isNotNull = true
      case .nullConstraint: column.isNotNull = false
      case .defaultConstraint:
        column.defaultValue = constraint.child(.expression)?.unlessNull
        column.filling = .given
      case .generatedColumn:
        column.defaultValue = constraint.child(.expression)
        column.filling = constraint.detail == .virtual ? .virtual : .generated
        column.reads = self.columns(in: column.defaultValue, of: columns)
      case .identityColumn:
        column.filling = .identity
        column.isNotNull = true
      default: break
      }
    }
  }

  /// `serial` and its kin are no types.
  private func isSerial(_ definition: Node) -> Bool {
    guard let type = definition.child(.type), type.child(.dimension) == nil, let name = type.child(.name),
      name.record.endToken - name.record.firstToken == 1
    else { return false }
    switch name.firstIdentifier {
    case "serial", "serial4", "bigserial", "serial8", "smallserial", "serial2": return true
    default: return false
    }
  }

  /// Makes the sequences that columns fill themselves from.
  func addSequences(for definitions: [Node], of id: ID<Relation>) {
    let filled = (catalog.columns(of: id) ?? []).filter { $0.filling == .sequence || $0.filling == .identity }
    guard !filled.isEmpty else { return }
    for definition in definitions where definition.kind == .columnDefinition {
      let name = name(definition)
      guard let index = filled.firstIndex(where: { $0.name == name }) else { continue }
      let identity = definition.children.first { $0.kind == .identityColumn }
      if identity != nil || filled[index].filling == .sequence { addSequence(for: name, of: id, identity) }
    }
  }

  func addSequence(for column: String, of id: ID<Relation>, _ identity: Node?) {
    guard let table = catalog.outline(of: id) else { return }
    let written = identity?.children(.option).first { $0.detail == .sequence }?.child(.name)
    let name =
      written.map { names.nameToCreate($0.identifiers) }
      ?? ObjectName(table.name.schema, freeRelationName(table.name.schema, table.name.name, column, "seq"))
    var sequence = Relation(name: name, kind: .sequence, birth: moment)
    sequence.isTemporary = table.isTemporary
    sequence.ownedBy = ColumnReference(relation: id, column: column)
    enter(sequence)
  }
}

extension Node {
  /// NULL as a default is none.
  var unlessNull: Node? { kind == .constant && detail == .null ? nil : self }
}
