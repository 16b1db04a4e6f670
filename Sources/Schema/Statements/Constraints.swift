import SQLSyntax
import SourceText

extension Definitions {
  /// The constraints of a new table's elements, in the order in which PostgreSQL makes them: their names depend on it.
  ///
  /// Those of a table that is made just then are valid, whatever they say.
  func addConstraints(of elements: [Node], to id: ID<Relation>, onlyHere: Bool = false, areValid: Bool = false) {
    var written: [(node: Node, column: String?, pass: Int)] = []
    for element in elements {
      if let pass = Self.pass(of: element.kind) { written.append((element, nil, pass)) }
      guard element.kind == .columnDefinition else { continue }
      for constraint in element.children where constraint.role == .constraint {
        if let pass = Self.pass(of: constraint.kind) { written.append((constraint, name(element), pass)) }
      }
    }
    for pass in 0..<Self.constraintPasses {
      for (node, column, ownPass) in written where ownPass == pass {
        if !areValid { demand(node, of: id, column: column) }
        addConstraint(node, to: id, column: column, onlyHere: onlyHere, isValid: areValid)
      }
    }
  }

  private static let constraintPasses = 5

  private static func pass(of kind: NodeKind) -> Int? {
    switch kind {
    case .checkConstraint: 0
    case .notNullConstraint: 1
    case .primaryKeyConstraint: 2
    case .uniqueConstraint, .exclusionConstraint: 3
    case .foreignKeyConstraint: 4
    default: nil
    }
  }

  /// A constraint of a table, or of the column given.
  func addConstraint(_ node: Node, to id: ID<Relation>, column: String? = nil, onlyHere: Bool = false, isValid: Bool = false) {
    let givenName = node.child(.name)?.firstIdentifier
    let isEnforced = !node.flags.contains(.notEnforced)
    let isValid = (isValid || !node.flags.contains(.notValid)) && isEnforced
    switch node.kind {
    case .checkConstraint:
      addCheck(node, named: givenName, to: id, isValid, isEnforced, onlyHere: onlyHere || node.flags.contains(.noInherit))
    case .notNullConstraint:
      let name = column ?? self.column(node)
      addNotNull(name, named: givenName, to: id, isValid, onlyHere: onlyHere || node.flags.contains(.noInherit))
    case .primaryKeyConstraint, .uniqueConstraint, .exclusionConstraint:
      if let index = node.child(.index)?.firstIdentifier {
        addKey(upheldBy: index, node, named: givenName, to: id)
      } else {
        addKey(key(node, column), named: givenName, to: id, onlyHere: onlyHere)
      }
    case .foreignKeyConstraint: addForeignKey(node, named: givenName, to: id, column, isValid, isEnforced)
    default: break
    }
  }

  // MARK: Checks

  private func addCheck(
    _ node: Node, named givenName: String?, to id: ID<Relation>, _ isValid: Bool, _ isEnforced: Bool, onlyHere: Bool
  ) {
    guard let table = catalog.outline(of: id), let expression = node.child(.expression) else { return }
    let read = columns(in: expression, of: table.columns)
    let name =
      givenName
      ?? freeConstraintName(table.name.schema, table.name.name, read.count == 1 ? read[0] : nil, "check")
    var check = Constraint(name: name, kind: .check)
    check.columns = Few(read)
    check.expression = expression
    check.demandedColumns = read.filter(expression.demandsNotNull)
    check.isValidated = isValid
    check.isEnforced = isEnforced
    check.isNotInherited = node.flags.contains(.noInherit)
    check.birth = moment
    append(check, to: id, calling: expression, onlyHere: onlyHere)
  }

  /// To the children it goes under the same name.
  private func append(_ constraint: Constraint, to id: ID<Relation>, calling expression: Node, onlyHere: Bool) {
    guard let table = catalog.outline(of: id) else { return }
    if let index = position(of: constraint.name, in: id) {
      catalog.change(id) { $0.constraints[index].isLocal = $0.constraints[index].isLocal || constraint.isLocal }
    } else {
      catalog.append(constraint, to: id)
      noteCalls(in: [expression], of: id)
    }
    guard !onlyHere else { return }
    var inherited = constraint
    inherited.isLocal = false
    for child in table.children { append(inherited, to: child, calling: expression, onlyHere: false) }
  }

  func position(of constraint: String, in id: ID<Relation>) -> Int? {
    catalog.ask(id) { table in table.constraints.firstIndex { $0.name == constraint } } ?? nil
  }

  /// Routines that a table's expressions call.
  func noteCalls(in expressions: [Node], of id: ID<Relation>) {
    var called: Set<ID<Routine>> = []
    for expression in expressions { called.formUnion(routines(in: expression)) }
    guard !called.isEmpty, catalog.ask(id, { called.isSubset(of: $0.uses.routines) }) == false else { return }
    catalog.change(id) { $0.uses.routines.formUnion(called) }
  }

  // MARK: NOT NULL

  func addNotNull(
    _ column: String, named givenName: String?, to id: ID<Relation>, _ isValid: Bool = true, onlyHere: Bool,
    isLocal: Bool = true
  ) {
    guard let table = catalog.outline(of: id) else { return }
    if table.columns.contains(where: { $0.name == column && !$0.isNotNull }) {
      catalog.changeColumn(column, of: id) { $0.isNotNull = true }
    }
    // Before 18 it is no constraint of its own.
    if postgres >= 18, table.isTable, !hasNotNull(on: column, of: id) {
      let name = givenName ?? freeConstraintName(table.name.schema, table.name.name, column, "not_null")
      var constraint = Constraint(name: name, kind: .notNull, columns: [column])
      constraint.isLocal = isLocal
      constraint.isValidated = isValid
      constraint.birth = moment
      catalog.append(constraint, to: id)
    }
    guard !onlyHere else { return }
    for child in table.children {
      addNotNull(column, named: givenName, to: child, isValid, onlyHere: false, isLocal: false)
    }
  }

  private func hasNotNull(on column: String, of id: ID<Relation>) -> Bool {
    catalog.ask(id) { $0.constraints.contains { $0.kind == .notNull && $0.columns == [column] } } ?? true
  }

  // MARK: Foreign keys

  private func addForeignKey(
    _ node: Node, named givenName: String?, to id: ID<Relation>, _ column: String?, _ isValid: Bool, _ isEnforced: Bool
  ) {
    guard let table = catalog.outline(of: id) else { return }
    var key = Constraint(name: "", kind: .foreignKey)
    key.columns = column.map { [$0] } ?? Few(node.children(.column).compactMap(\.firstIdentifier))
    key.references = relation(node.child(.references))
    key.referencedColumns = Few(node.children(.referencedColumn).compactMap(\.firstIdentifier))
    if key.referencedColumns.isEmpty, let referenced = key.references {
      key.referencedColumns = catalog[referenced]?.constraints.first { $0.kind == .primaryKey }?.columns ?? []
    }
    key.isValidated = isValid
    key.isEnforced = isEnforced
    key.birth = moment
    key.name = givenName ?? freeConstraintName(table.name.schema, table.name.name, Self.joined(key.columns), "fkey")
    addForeignKey(key, to: id)
  }

  /// Partitions have it under the same name, unless that is taken.
  func addForeignKey(_ key: Constraint, to id: ID<Relation>) {
    guard let table = catalog.outline(of: id) else { return }
    var key = key
    if !key.isLocal {
      let isThere = catalog.ask(id) { table in
        table.constraints.contains {
          $0.kind == .foreignKey && $0.columns == key.columns && $0.references == key.references
        }
      }
      if isThere == true { return }
      if position(of: key.name, in: id) != nil {
        key.name = freeConstraintName(table.name.schema, table.name.name, Self.joined(key.columns), "fkey")
      }
    }
    catalog.append(key, to: id)
    key.isLocal = false
    for partition in table.partitions { addForeignKey(key, to: partition) }
  }
}
