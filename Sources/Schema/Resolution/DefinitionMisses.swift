import SQLSyntax

// What statements need that define, change or drop something: the tables, columns, constraints and routines that they name.

extension Analyzer {
  func noteMisses(ofDefinition statement: Node) {
    switch statement.kind {
    case .alterTable: alterTableMisses(statement)
    case .createTable, .createForeignTable: noteReferences(in: statement, of: statement.child(.name))
    case .createIndex: indexMisses(statement)
    case .createTrigger: triggerMisses(statement)
    case .alterType: alterTypeMisses(statement)
    case .drop where !statement.flags.contains(.ifExists): dropMisses(statement)
    default: break
    }
  }

  private func relation(_ name: Node?) -> ID<Relation>? { name.flatMap { names.relation($0.identifiers) } }

  // MARK: ALTER TABLE

  private func alterTableMisses(_ statement: Node) {
    guard let table = statement.child(.table) else { return }
    let actions = statement.children(.action)
    let added = actions.compactMap { $0.kind == .addColumn ? $0.child(.definition)?.child(.name)?.firstIdentifier : nil }
    noteReferences(in: statement, of: table)
    guard let id = relation(table), statement.detail != .index, statement.detail != .sequence else { return }
    func isOld(_ name: Node?) -> Bool { name?.firstIdentifier.map { !added.contains($0) } ?? false }
    for action in actions where !action.flags.contains(.ifExists) {
      for part in [action, action.child(.constraint)].compactMap(\.self) {
        for column in part.children where column.role == .column && isOld(column) { noteMiss(ofColumn: column, of: id) }
      }
      switch action.kind {
      case .dropConstraint, .validateConstraint, .renameConstraint, .alterConstraint:
        noteMiss(ofConstraint: action.child(.constraint), of: id)
      default: break
      }
    }
  }

  private func noteMiss(ofConstraint name: Node?, of id: ID<Relation>) {
    guard let name, !name.hasHole, let text = name.firstIdentifier, let relation = catalog[id] else { return }
    guard !relation.constraints.contains(where: { $0.name == text }),
      let departure = catalog.departure(ofConstraint: text, of: id)
    else { return }
    // Which name PostgreSQL has chosen for one is not worth a bet; one that was taken away is gone.
    var miss = Miss(.constraint(text, of: id), names.isSure(departure) ? .certain : .unknown, "42704", at: place(of: name))
    miss.departure = departure
    if case .renamed(let new) = departure.manner { miss.successor = .name(new) }
    collector?.add(miss)
  }

  /// Tables that foreign keys lead to, and the columns in them.
  private func noteReferences(in statement: Node, of table: Node?) {
    for key in statement.nodes(of: .foreignKeyConstraint) {
      guard let referenced = key.child(.references), let id = relation(referenced) else { continue }
      // A table that refers to itself may not be there yet, nor all its columns.
      guard table.map({ relation($0) != id }) ?? true else { continue }
      for column in key.children(.referencedColumn) { noteMiss(ofColumn: column, of: id) }
    }
  }

  // MARK: Others

  private func indexMisses(_ statement: Node) {
    guard let id = relation(statement.child(.table)) else { return }
    if let name = statement.child(.name)?.lastIdentifier, let schema = catalog[id]?.name.schema,
      statement.flags.contains(.ifNotExists), catalog.relationID(ObjectName(schema, name)) != nil
    {
      return
    }
    for element in statement.children where element.role == .element || element.role == .include {
      noteMiss(ofColumn: element.child(.column), of: id)
    }
  }

  private func triggerMisses(_ statement: Node) {
    if let id = relation(statement.child(.table)) {
      for event in statement.children where event.role == .event {
        for column in event.children where column.role == .column { noteMiss(ofColumn: column, of: id) }
      }
    }
    guard let function = statement.child(.function), !function.hasHole else { return }
    noteMiss(ofRoutine: function, byName: function.identifiers) { $0.inputs.isEmpty }
  }

  private func alterTypeMisses(_ statement: Node) {
    guard let name = statement.child(.name), !name.hasHole else { return }
    if let miss = names.miss(ofType: name.identifiers, at: place(of: name)) { return collector?.add(miss) ?? () }
    guard let type = names.type(name.identifiers) else { return }
    for action in statement.children(.action) {
      let label = action.kind == .renameEnumValue ? action.child(.label) : action.child(.neighbour)
      guard let label, let text = label.stringValue, var miss = names.miss(ofLabel: text, of: type, at: place(of: label)) else {
        continue
      }
      miss.sqlstate = "22023"
      collector?.add(miss)
    }
  }

  private func dropMisses(_ statement: Node) {
    for object in statement.children(.object) where !object.hasHole {
      switch statement.detail {
      case .type, .domain:
        guard let name = object.child(.name) else { continue }
        if let miss = names.miss(ofType: name.identifiers, at: place(of: object)) { collector?.add(miss) }
      case .function, .procedure, .routine, .aggregate:
        guard let name = object.child(.name) else { continue }
        let wanted = Definitions.parameters(of: object, names)
        noteMiss(ofRoutine: object, byName: name.identifiers) { routine in
          !object.flags.contains(.special) || routine.inputs.map(\.type) == wanted || routine.parameters.map(\.type) == wanted
        }
      default: break
      }
    }
  }

  /// A routine that is named, not called.
  private func noteMiss(ofRoutine node: Node, byName name: [String], _ isMeant: (Routine) -> Bool) {
    guard !name.nameSystemObject, !names.routines(name).contains(where: { catalog[$0].map(isMeant) ?? false }) else { return }
    if name.count == 1, BuiltinRoutineNames.contains(name[0]) || BuiltinRoutine(name) != nil { return }
    var miss = Miss(.routine(name), .unknown, "42883", at: place(of: node))
    if let gone = names.departures(ofRoutine: name).last(where: { isMeant($0.routine) }) {
      miss.departure = gone.departure
      if case .renamed(let new) = gone.departure.manner { miss.successor = .name(new) }
      if names.isSure(gone.departure) { miss.certainty = .certain }
    }
    collector?.add(miss)
  }
}

extension NodeKind {
  /// Whether such a statement cannot do without a relation that it names.
  func needs(_ relation: Node, in statement: Node) -> Bool {
    switch self {
    case .query, .insert, .update, .delete, .merge, .copy, .explain, .prepare, .declareCursor, .call: relation.role != .into
    case .createTableAs, .createView, .createMaterializedView: relation.role != .name && relation.role != .into
    case .createTable, .createForeignTable:
      // A table may refer to itself.
      relation.role != .name && relation.lastIdentifier != statement.child(.name)?.lastIdentifier
    // A column may become an identity, and its sequence get a name.
    case .alterTable where relation.role == .name: false
    case .alterTable, .alterSequence: !statement.flags.contains(.ifExists) || relation.role == .references
    case .drop: !statement.flags.contains(.ifExists)
    case .createIndex, .createTrigger, .createPolicy, .alterPolicy, .createRule, .createStatistics, .truncate, .lockTable,
      .refreshMaterializedView, .comment, .grant, .revoke:
      relation.role != .name
    default: false
    }
  }
}
