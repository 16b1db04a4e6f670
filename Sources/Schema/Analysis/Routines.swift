import SQLSyntax

// CREATE FUNCTION, CREATE PROCEDURE, CREATE AGGREGATE.

extension Analyzer {
  mutating func createFunction(_ statement: Node) {
    storing { analyzer in
      for parameter in statement.children where parameter.role == .parameter {
        guard let value = parameter.child(.default), let type = parameter.child(.type) else { continue }
        analyzer.assign(value, to: analyzer.names.type(of: type), in: Scope())
      }
      analyzer.body(of: statement)
    }
  }

  /// A body in SQL is analysed as the routine is made; in a string only if that is not switched off, and if nothing is polymorphic.
  private mutating func body(of statement: Node) {
    guard let body = statement.child(.body) else { return }
    let variables = variables(of: statement)
    var scope = Scope()
    scope.variables = variables
    switch body.kind {
    case .routineReturn: routineReturn(body, in: scope)
    case .atomicBody:
      for statement in body.children where statement.role == .statement {
        if statement.kind == .routineReturn { routineReturn(statement, in: scope) } else { analyse(statement, in: scope) }
      }
    default:
      guard names.settings.checksFunctionBodies, !variables.parameters.contains(where: \.isPolymorphic) else { return }
      guard let tree = statement.tree.body(of: statement, in: [.sql])?.tree else { return }
      seeing(searchPath(of: statement)) { analyzer in
        for statement in tree.statements {
          let root = tree.root(of: statement)
          guard root.kind.isAnalysedInBody else { continue }
          if analyzer.collector != nil { analyzer.noteMissingRelations(in: root) }
          analyzer.analyse(root, in: scope)
        }
      }
    }
  }

  /// The routine's own, if it has one: its body in a string is read with it.
  private func searchPath(of statement: Node) -> [String]? {
    let option = statement.children(.option).last { $0.kind == .setParameter && $0.isAboutSearchPath }
    guard let option, option.detail != .current else { return nil }
    return SettingValue.words(option.children(.value))
  }

  private mutating func routineReturn(_ node: Node, in scope: Scope) {
    if let value = node.child(.value) { _ = expression(value, in: scope) }
  }

  private func variables(of statement: Node) -> Variables {
    var types: [String: SQLType] = [:]
    var parameters: [SQLType] = []
    for parameter in statement.children where parameter.role == .parameter && parameter.detail != .out {
      let type = parameter.child(.type).map { names.type(of: $0) } ?? .undetermined
      parameters.append(type)
      if let name = parameter.child(.name)?.firstIdentifier { types[name] = type }
    }
    let label = statement.child(.name)?.lastIdentifier
    return Variables(blocks: [Variables.Block(label: label, types: types)], parameters: parameters)
  }

  /// The state that an aggregate begins with is read as the aggregate is made.
  mutating func createAggregate(_ statement: Node) {
    var types: [String: SQLType] = [:]
    var states: [(type: String, value: Node)] = []
    for list in statement.children where list.role == .option {
      for option in list.children where option.kind == .option {
        guard let word = option.child(.name)?.firstIdentifier, let value = option.child(.value) else { continue }
        switch word {
        case "stype", "stype1": if value.kind == .typeName { types["stype"] = names.type(of: value) }
        case "mstype": if value.kind == .typeName { types["mstype"] = names.type(of: value) }
        case "initcond", "initcond1": states.append(("stype", value))
        case "minitcond": states.append(("mstype", value))
        default: break
        }
      }
    }
    for state in states {
      guard let type = types[state.type], let text = state.value.stringValue else { continue }
      coerce(Typed(.literal, state.value, constant: text), to: type, .implicit)
    }
  }
}

extension NodeKind {
  /// What parse analysis looks into; other statements are read when they run.
  fileprivate var isAnalysedInBody: Bool {
    switch self {
    case .query, .insert, .update, .delete, .merge, .createTableAs, .createMaterializedView, .explain, .declareCursor, .call:
      true
    default: false
    }
  }
}
