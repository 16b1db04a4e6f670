import SQLSyntax

// CREATE DOMAIN and ALTER DOMAIN.

extension Analyzer {
  mutating func createDomain(_ statement: Node) {
    guard let type = statement.child(.type).map({ names.type(of: $0) }) else { return }
    storing { analyzer in
      for constraint in statement.children where constraint.role == .constraint {
        analyzer.domainConstraint(constraint, base: type)
      }
    }
  }

  mutating func alterDomain(_ statement: Node) {
    guard let name = statement.child(.name)?.identifiers, let action = statement.child(.action) else { return }
    var base = SQLType.undetermined
    if let id = names.type(name), case .domain(let domain)? = catalog[id]?.kind { base = domain.base }
    switch action.kind {
    case .setDefault: storing { $0.domainConstraint(action, base: base) }
    case .addConstraint:
      guard let constraint = action.child(.constraint) else { return }
      // Columns of the domain may have rows.
      reaching(constraint.flags.contains(.notValid) ? .never : .maybe) { $0.domainConstraint(constraint, base: base) }
    default: break
    }
  }

  private mutating func domainConstraint(_ node: Node, base: SQLType) {
    guard let value = node.child(.expression) else { return }
    switch node.kind {
    case .defaultConstraint, .setDefault: assign(value, to: base, in: Scope())
    case .checkConstraint:
      let item = Scope.Item(alias: "", columns: [SQLType.RecordField("value", base)], isComplete: true)
      truth(of: value, in: Scope(items: [item]))
    default: break
    }
  }
}
