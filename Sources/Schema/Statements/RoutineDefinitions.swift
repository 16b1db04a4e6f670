import SQLSyntax

extension Definitions {
  func createFunction(_ node: Node) {
    guard let name = node.child(.name) else { return }
    var routine = Routine(
      name: names.nameToCreate(name.identifiers), kind: node.detail == .procedure ? .procedure : .function,
      result: .undetermined)
    routine.parameters = node.children(.parameter).map(parameter)
    let columns = node.children(.column).map { column in
      Routine.Parameter(name: column.child(.name)?.firstIdentifier, type: type(column), mode: .table)
    }
    routine.parameters += columns
    routine.result = result(of: routine, node.child(.returns).map(names.type(of:)))
    routine.returnsSet = !columns.isEmpty || node.child(.returns)?.flags.contains(.setOf) == true
    routine.language = language(of: node)
    routine.definition = node
    routine.birth = moment
    for option in node.children(.option) { apply(option, to: &routine) }
    enter(routine, mayReplaceAnyhow: node.flags.contains(.orReplace))
  }

  private func enter(_ routine: Routine, mayReplaceAnyhow: Bool) {
    let known = catalog.routineIDs(routine.name).first { catalog[$0]?.hasSameInputs(as: routine) == true }
    guard let known else {
      catalog.add(routine)
      return
    }
    guard mayReplaceAnyhow || mayReplace else { return }
    catalog.change(known) { old in
      let birth = old.birth
      old = routine
      old.birth = birth
    }
  }

  private func type(_ parameter: Node) -> SQLType { parameter.child(.type).map(names.type(of:)) ?? .undetermined }

  private func parameter(_ node: Node) -> Routine.Parameter {
    var parameter = Routine.Parameter(name: node.child(.name)?.firstIdentifier, type: type(node))
    switch node.detail {
    case .out: parameter.mode = .output
    case .inout: parameter.mode = .both
    case .variadic: parameter.mode = .variadic
    default: break
    }
    parameter.defaultValue = node.child(.default)
    parameter.typeName = typeName(node, parameter.type)
    return parameter
  }

  /// What tells types apart that are all the same to the catalog.
  private func typeName(_ parameter: Node, _ type: SQLType) -> String? {
    guard type == .builtin(.other) || type == .array(of: .builtin(.other)) else { return nil }
    return parameter.child(.type)?.child(.name)?.lastIdentifier
  }

  /// What a call gives: what is returned, or what the output parameters are together.
  private func result(of routine: Routine, _ returned: SQLType?) -> SQLType {
    let outputs = routine.parameters.filter { $0.mode == .output || $0.mode == .both || $0.mode == .table }
    if outputs.isEmpty { return returned ?? .builtin(.void) }
    // A function of one output parameter gives that; a procedure always gives a row.
    if outputs.count == 1, routine.kind == .function { return outputs[0].type }
    return .record(
      outputs.enumerated().map { index, output in SQLType.RecordField(output.name ?? "column\(index + 1)", output.type) })
  }

  private func language(of node: Node) -> Routine.Language {
    guard let written = node.child(.language) else {
      // Only SQL may be written as RETURN or BEGIN ATOMIC, and there the word may be left out.
      return node.child(.body)?.kind == .constant ? .other : .sql
    }
    switch written.stringValue?.lowercased() ?? written.firstIdentifier {
    case "sql": return .sql
    case "plpgsql": return .plpgsql
    default: return .other
    }
  }

  private func apply(_ option: Node, to routine: inout Routine) {
    switch option.kind {
    case .routineOption:
      switch option.detail {
      case .immutable: routine.volatility = .immutable
      case .stable: routine.volatility = .stable
      case .volatile: routine.volatility = .volatile
      case .strict: routine.isStrict = true
      case .called: routine.isStrict = false
      default: break
      }
    case .setParameter where option.detail == .current || option.isAboutSearchPath:
      guard option.isAboutSearchPath else { return }
      routine.searchPath =
        option.detail == .current ? names.settings.searchPath : SettingValue.words(option.children(.value))
    case .resetParameter where option.flags.contains(.all) || option.isAboutSearchPath: routine.searchPath = nil
    default: break
    }
  }

  // MARK: Aggregates

  func createAggregate(_ node: Node) {
    guard let name = node.child(.name), let options = node.child(.option) else { return }
    func option(_ name: String) -> Node? {
      options.children(.option).first { $0.child(.name)?.identifiers == [name] }?.child(.value)
    }
    func type(_ option: Node?) -> SQLType? { option.flatMap { $0.kind == .typeName ? names.type(of: $0) : nil } }
    // Long ago they had other names.
    let state = type(option("stype") ?? option("stype1")) ?? .undetermined
    var result = state
    if let final = (option("finalfunc") ?? option("finalfunc1"))?.child(.name)?.identifiers {
      result = names.routines(final).first.flatMap { catalog[$0]?.result } ?? .undetermined
      // What it is then depends on the state.
      if case .builtin(let builtin) = result, builtin.rawValue.hasPrefix("any") { result = .undetermined }
    }
    var aggregate = Routine(name: names.nameToCreate(name.identifiers), kind: .aggregate, result: result)
    aggregate.parameters = (node.children(.parameter) + node.children(.orderBy)).map(parameter)
    if let base = option("basetype"), base.stringValue?.lowercased() != "any", let input = type(base), input != .undetermined {
      aggregate.parameters = [Routine.Parameter(type: input)]
    }
    aggregate.definition = node
    aggregate.birth = moment
    enter(aggregate, mayReplaceAnyhow: node.flags.contains(.orReplace))
  }

  // MARK: Naming one

  /// The routine that DROP, ALTER and their like name: with its inputs, or without where the name has one only.
  func routine(_ reference: Node, _ kind: TokenKind) -> ID<Routine>? {
    guard let name = reference.child(.name) else { return nil }
    let candidates = names.routines(name.identifiers).filter { catalog[$0]?.isOf(kind) == true }
    if candidates.isEmpty { return nil }
    guard reference.flags.contains(.special) else {
      // One that is hidden by a schema before its own is not meant.
      let schema = candidates.first.flatMap { catalog[$0]?.name.schema }
      let seen = candidates.filter { catalog[$0]?.name.schema == schema }
      return seen.count == 1 ? seen[0] : nil
    }
    var wanted = Routine(name: ObjectName("", ""), kind: .function, result: .undetermined)
    wanted.parameters = parameters(of: reference)
    let byInputs = candidates.first { catalog[$0]?.hasSameInputs(as: wanted) == true }
    // Of a procedure all parameters may be named, as inputs.
    return byInputs ?? candidates.first { catalog[$0]?.parameters.map(\.type) == wanted.parameters.map(\.type) }
  }

  /// The types that a reference to a routine lists.
  static func parameters(of reference: Node, _ names: Names) -> [SQLType] {
    (reference.children(.parameter) + reference.children(.orderBy)).filter { $0.detail != .out }
      .map { $0.child(.type).map(names.type(of:)) ?? .undetermined }
  }

  func parameters(of reference: Node) -> [Routine.Parameter] {
    (reference.children(.parameter) + reference.children(.orderBy)).map(parameter)
  }

  func alterRoutine(_ node: Node, _ reference: Node) {
    guard let id = routine(reference, node.detail), let known = catalog[id] else { return }
    for action in node.children(.action) {
      switch action.kind {
      case .renameTo: rename(id, to: ObjectName(known.name.schema, name(action, .newName)))
      case .setSchema: rename(id, to: ObjectName(name(action, .schema), known.name.name))
      default: catalog.change(id) { apply(action, to: &$0) }
      }
    }
  }
}

extension Routine {
  fileprivate func hasSameInputs(as other: Routine) -> Bool {
    let (own, others) = (inputs, other.inputs)
    return own.count == others.count
      && zip(own, others).allSatisfy { $0.type == $1.type && $0.typeName == $1.typeName }
  }

  fileprivate func isOf(_ word: TokenKind) -> Bool {
    switch word {
    case .procedure: kind == .procedure
    case .aggregate: kind == .aggregate
    case .function: kind == .function || kind == .aggregate
    default: true
    }
  }
}

extension Node {
  var isAboutSearchPath: Bool { detail == .schema || child(.name)?.lastIdentifier == "search_path" }
}
