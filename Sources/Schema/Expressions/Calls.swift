import SQLSyntax

/// The arguments of a call.
struct CallArguments {
  var values: [Typed] = []
  /// Of the last of them that are written `name => value`.
  var names: [String] = []
  /// The last one stands for all elements of a VARIADIC parameter.
  var isVariadic = false

  var types: [SQLType] { values.map(\.type) }
}

extension Analyzer {
  /// `f(a, b => c) FILTER (WHERE d) OVER w`
  mutating func functionCall(_ node: Node, in scope: Scope) -> Typed {
    guard let name = node.child(.name)?.identifiers else { return Typed(.undetermined, node) }
    var arguments = CallArguments()
    let start = analysis.mark
    arguments.isVariadic = node.flags.contains(.variadic)
    for child in node.children {
      switch child.role {
      case .argument:
        if child.kind == .namedArgument, let name = child.child(.name) { arguments.names += name.identifiers }
        arguments.values.append(argument(child, of: name, in: scope))
      case .orderBy:
        let typed = expression(child, in: scope)
        if node.detail == .within { arguments.values.append(typed) }
      case .filter: reaching(.maybe) { $0.predicate(child, in: scope) }
      case .over: window(child, in: scope)
      default: break
      }
    }
    if node.detail == .within, let last = name.last, EnumOrder.hypothetical.contains(last) {
      return hypotheticalCall(node, last, arguments)
    }
    let end = analysis.mark
    let typed = call(name, arguments, node)
    // A function in SQL may be replaced by its body, and that may not want all arguments.
    if start != end, let id = typed.routine, catalog[id]?.language == .sql { analysis.limit(from: start, to: end, .maybe) }
    return typed
  }

  /// The planner looks at an array to estimate how many rows `unnest` makes of it.
  private mutating func argument(_ node: Node, of name: [String], in scope: Scope) -> Typed {
    guard name.last == "unnest", node.isFixed else { return expression(node, in: scope) }
    return planning { $0.expression(node, in: scope) }
  }

  /// `(PARTITION BY a ORDER BY b ROWS …)`, behind OVER or in WINDOW; or only the name of one.
  mutating func window(_ node: Node, in scope: Scope) {
    for child in node.children {
      switch child.role {
      case .partitionBy, .orderBy: _ = expression(child, in: scope)
      case .frame:
        for bound in child.children { expression(.value, of: bound, in: scope) }
      default: break
      }
    }
  }

  // MARK: Which one is called

  private mutating func call(_ name: [String], _ arguments: CallArguments, _ node: Node) -> Typed {
    let types = arguments.types
    let builtin = BuiltinRoutine(name)
    var candidates = builtin?.signatures(arguments) ?? []
    for id in names.routines(name) {
      if let signature = catalog[id]?.signature(id, for: arguments) { candidates.append(signature) }
    }
    if let type = names.type(name) {
      // A lone literal is cast rather than given to a function of the type's name.
      if types == [.literal], let typed = conversion(name, arguments, node) { return typed }
      candidates += catalog.constructors(of: type, types)
    }
    switch candidates.isEmpty ? .none : Overloads(catalog, types).choose(from: candidates) {
    case .one(let signature):
      // One of pg_catalog that takes texts comes before any that a literal has to be read for.
      if signature.routine != nil, signature.parameters != types, types.contains(.literal), let type = builtin?.result {
        var typed = Typed(type, node)
        if let last = name.last { typed.compute(last, arguments.values, self) }
        return typed
      }
      return call(signature, name, arguments, node)
    case .several(let signatures): return callOne(of: signatures, arguments, node)
    case .none: break
    }
    if let typed = conversion(name, arguments, node) { return typed }
    if builtin == nil { noteMiss(ofRoutine: name, arguments, node) }
    var typed = Typed(builtin?.result(of: types) ?? .undetermined, node)
    if builtin != nil, let last = name.last { typed.compute(last, arguments.values, self) }
    return typed
  }

  private mutating func call(_ signature: Signature, _ name: [String], _ arguments: CallArguments, _ node: Node) -> Typed {
    let types = arguments.types
    var parameters = signature.parameters
    var result = signature.result
    if result.isPolymorphic || parameters.contains(where: \.isPolymorphic),
      let substitution = Substitution(catalog, arguments: types, parameters: parameters)
    {
      parameters = parameters.map { substitution.type(for: $0, catalog) }
      result = substitution.type(for: result, catalog)
    }
    for (value, type) in zip(arguments.values, parameters) { coerce(value, to: type, .implicit) }
    var typed = Typed(result, node)
    if let routine = signature.routine {
      typed.routine = routine
      reportCall(of: routine, arguments, node)
    } else if let last = name.last {
      evaluateBuiltin(last, arguments.values, result, node)
      typed.compute(last, arguments.values, self)
    }
    return typed
  }

  /// One of several, and nobody knows which.
  private mutating func callOne(of signatures: [Signature], _ arguments: CallArguments, _ node: Node) -> Typed {
    for (index, value) in arguments.values.enumerated() {
      let type = signatures[0].parameters[index]
      guard signatures.allSatisfy({ $0.parameters[index] == type }) else { continue }
      coerce(value, to: type, .implicit)
    }
    reaching(.maybe) { analyzer in
      for signature in signatures {
        if let routine = signature.routine { analyzer.reportCall(of: routine, nil, node) }
      }
    }
    let result = signatures[0].result
    let isOne = !result.isPolymorphic && signatures.allSatisfy { $0.result == result }
    return Typed(isOne ? result : .undetermined, node)
  }

  /// `mood('x')` is a cast where there is no function of that name; `name(row)` a field.
  private mutating func conversion(_ name: [String], _ arguments: CallArguments, _ node: Node) -> Typed? {
    guard arguments.values.count == 1, arguments.names.isEmpty else { return nil }
    let value = arguments.values[0]
    if name.count == 1, catalog.isComposite(value.type), let field = catalog.field(name[0], of: value.type) {
      return Typed(field, node)
    }
    guard let type = BuiltinType.named(name) ?? names.type(name).map({ .defined($0) }) else { return nil }
    coerce(value, to: type, .explicit, by: node)
    var typed = Typed(type, node, constant: catalog.isText(type) || catalog.isEnumeration(type) ? value.constant : nil)
    typed.literal = value.origin
    return typed
  }

  private mutating func reportCall(of id: ID<Routine>, _ arguments: CallArguments?, _ node: Node) {
    guard let routine = catalog[id] else { return }
    var reach = reach
    if let reachWhenRun {
      // The planner evaluates nothing that is volatile.
      if routine.volatility == .volatile { reach = reachWhenRun }
    } else if isPlanned, routine.volatility == .immutable, node.isFixed {
      reach = .certain
    }
    guard reach != .never else { return }
    report(
      RoutineCall(
        routine: id, isCertain: reach == .certain, place: place(of: node),
        arguments: arguments.map { values(of: routine, calledWith: $0) } ?? [:]))
  }

  /// `rank('x') WITHIN GROUP (ORDER BY a)`: the arguments are taken for values of what is sorted by.
  private mutating func hypotheticalCall(_ node: Node, _ name: String, _ arguments: CallArguments) -> Typed {
    let half = arguments.values.count / 2
    for (argument, sorted) in zip(arguments.values[..<half], arguments.values[half...]) { _ = unify([argument, sorted]) }
    return Typed(BuiltinRoutine([name])?.result ?? .undetermined, node)
  }
}

private enum EnumOrder {
  static let hypothetical: Set<String> = ["rank", "dense_rank", "percent_rank", "cume_dist"]
}

extension Routine {
  /// As a call with these arguments fills it; nil where it does not fit them in number or name.
  func signature(_ id: ID<Routine>, for arguments: CallArguments) -> Signature? {
    let parameters = kind == .procedure ? self.parameters.filter { $0.mode != .table } : inputs
    let positional = arguments.values.count - arguments.names.count
    let isSpread = !arguments.isVariadic && parameters.last?.mode == .variadic
    var types: [SQLType] = []
    var isFilled = [Bool](repeating: false, count: parameters.count)
    for index in 0..<positional {
      if isSpread, index >= parameters.count - 1 {
        types.append(parameters[parameters.count - 1].type.spread)
        isFilled[parameters.count - 1] = true
      } else {
        guard index < parameters.count else { return nil }
        types.append(parameters[index].type)
        isFilled[index] = true
      }
    }
    for name in arguments.names {
      guard let index = parameters.firstIndex(where: { $0.name == name }), !isFilled[index] else { return nil }
      types.append(parameters[index].type)
      isFilled[index] = true
    }
    let missing = parameters.indices.filter { !isFilled[$0] }
    guard missing.allSatisfy({ parameters[$0].$defaultValue != nil }) else { return nil }
    return Signature(parameters: types, result: result, routine: id, defaults: missing.count, isSpread: isSpread)
  }
}

extension SQLType {
  /// The type of one of the arguments that an array is made of.
  fileprivate var spread: SQLType {
    switch self {
    case .array(let element): element
    case .builtin(.anyArray): .builtin(.anyElement)
    case .builtin(.anyCompatibleArray): .builtin(.anyCompatible)
    default: .undetermined
    }
  }
}

extension Catalog {
  /// The functions that PostgreSQL makes with a range type, of its name.
  fileprivate func constructors(of id: ID<TypeEntry>, _ arguments: [SQLType]) -> [Signature] {
    let result = SQLType.defined(id)
    switch self[id]?.kind {
    case .range(let subtype):
      return [[subtype, subtype], [subtype, subtype, .text]].filter { $0.count == arguments.count }.map {
        Signature(parameters: $0, result: result)
      }
    case .multirange(let range):
      return [Signature(parameters: [SQLType](repeating: range, count: arguments.count), result: result)]
    default: return []
    }
  }
}
