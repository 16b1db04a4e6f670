import SQLSyntax

// ALTER TABLE. Its actions are not done in the order in which they are written: USING sees the table as it was, the rest sees it
// with the columns that the statement leaves it with.

extension Analyzer {
  mutating func alterTable(_ statement: Node) {
    guard let name = statement.child(.table), statement.detail != .index, statement.detail != .sequence else { return }
    let table = table(named: name, in: Scope())
    let actions = statement.children(.action)
    let before = Scope(items: table.items)
    var after = before
    for action in actions { after.items[0].become(action, names) }
    for action in actions { alter(action, before, after, rows: table.rows, name) }
  }

  private mutating func alter(_ action: Node, _ before: Scope, _ after: Scope, rows: Reach, _ table: Node) {
    switch action.kind {
    case .alterColumnType:
      guard let type = action.child(.type), let using = action.child(.using) else { return }
      reaching(rows) { $0.assign(using, to: $0.names.type(of: type), in: before) }
    case .addColumn: addColumn(action, before, after, rows: rows)
    case .setDefault:
      guard let column = action.child(.column)?.firstIdentifier else { return }
      storing { $0.columnDefault(action, of: column, in: after.items[0]) }
    case .setExpression:
      guard let column = action.child(.column)?.firstIdentifier else { return }
      reaching(rows) { $0.generated(action, column: column, in: after) }
    case .addConstraint:
      guard let constraint = action.child(.constraint) else { return }
      let isLater = !constraint.flags.isDisjoint(with: [.notValid, .notEnforced])
      reaching(isLater ? .never : rows) { $0.constraint(constraint, in: after) }
    case .validateConstraint: validate(action, after, rows: rows)
    case .attachPartition:
      if let bounds = action.child(.bounds) { partitionBounds(bounds, of: table) }
    default: break
    }
  }

  private mutating func addColumn(_ action: Node, _ before: Scope, _ after: Scope, rows: Reach) {
    guard let definition = action.child(.definition), let name = definition.child(.name)?.firstIdentifier else { return }
    if action.flags.contains(.ifNotExists), before.items[0].columns.contains(where: { $0.name == name }) { return }
    let type = after.items[0].type(of: name)
    if !definition.children.contains(where: { $0.kind == .defaultConstraint || $0.kind == .generatedColumn }),
      case .defined(let id) = type, case .domain(let domain)? = catalog[id]?.kind, let value = domain.defaultValue
    {
      let isForEachRow = isChecked(type) || isVolatile(value)
      reaching(isForEachRow ? rows : .certain) { $0.evaluateStored(value, Scope(), at: definition) }
    }
    for constraint in definition.children where constraint.role == .constraint {
      switch constraint.kind {
      case .defaultConstraint:
        // One value for all rows is computed even if there are none; but not of a domain that has to be checked for each.
        let isForEachRow =
          constraint.child(.expression).map(isVolatile) == true || isChecked(after.items[0].type(of: name))
        let reach: Reach = isForEachRow ? rows : .certain
        reaching(reach) { $0.columnDefault(constraint, of: name, in: after.items[0]) }
      case .generatedColumn: reaching(rows) { $0.generated(constraint, column: name, in: after) }
      default:
        let isLater = constraint.flags.contains(.notEnforced)
        reaching(isLater ? .never : rows) { $0.constraint(constraint, in: after) }
      }
    }
  }

  private mutating func validate(_ action: Node, _ after: Scope, rows: Reach) {
    guard let name = action.child(.constraint)?.firstIdentifier, let id = after.items[0].relation else { return }
    guard let constraint = catalog[id]?.constraints.first(where: { $0.name == name }), !constraint.isValidated else { return }
    guard let expression = constraint.expression else { return }
    reaching(rows) { $0.evaluateStored(expression, after, at: action) }
  }

  private func isChecked(_ type: SQLType) -> Bool {
    guard case .defined(let id) = type, case .domain(let domain)? = catalog[id]?.kind else { return false }
    return domain.isNotNull || !domain.checks.isEmpty || isChecked(domain.base)
  }

  private func isVolatile(_ expression: Node) -> Bool {
    expression.nodes(of: .functionCall).contains { call in
      guard let name = call.child(.name)?.identifiers, let last = name.last else { return false }
      let routines = names.routines(name)
      if routines.isEmpty { return Self.volatileFunctions.contains(last) }
      return routines.contains { catalog[$0]?.volatility == .volatile }
    }
  }

  private static let volatileFunctions: Set<String> = [
    "clock_timestamp", "currval", "gen_random_uuid", "lastval", "nextval", "random", "random_normal", "setval", "timeofday",
    "uuid_generate_v1", "uuid_generate_v4", "uuidv4", "uuidv7",
  ]
}

extension Scope.Item {
  /// Does what an action does to the columns.
  fileprivate mutating func become(_ action: Node, _ names: Names) {
    switch action.kind {
    case .addColumn:
      guard let definition = action.child(.definition), let type = definition.child(.type) else { return }
      guard let name = definition.child(.name)?.firstIdentifier else { return }
      if action.flags.contains(.ifNotExists), columns.contains(where: { $0.name == name }) { return }
      // The column of that name is dropped, or the statement fails.
      columns.removeAll { $0.name == name }
      columns.append(SQLType.RecordField(name, names.type(of: type)))
    case .alterColumnType:
      guard let name = action.child(.column)?.firstIdentifier, let type = action.child(.type) else { return }
      let field = SQLType.RecordField(name, names.type(of: type))
      if let index = columns.firstIndex(where: { $0.name == name }) {
        columns[index] = field
      } else if !isComplete {
        columns.append(field)
      }
    default: break
    }
  }
}
