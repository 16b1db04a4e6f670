import SourceText

extension PythonInterpreter {
  func call(_ node: PythonNode) -> PythonValue {
    guard let functionNode = node.child(.function) else { return hole(.unsupported, node) }
    let function = evaluate(functionNode)
    let arguments = arguments(node)
    if isRaising { return .none }
    return apply(function, arguments, at: node.place)
  }

  private func arguments(_ node: PythonNode) -> [PythonArgument] {
    var arguments: [PythonArgument] = []
    for argument in node.children where argument.role == .argument {
      let value: PythonValue
      switch argument.kind {
      case .starred:
        value = child(argument, .value)
        let iteration = iterate(value, argument.place)
        if iteration.isKnown {
          arguments += iteration.items.map { PythonArgument(value: $0.value, place: argument.place) }
        } else {
          arguments.append(PythonArgument(value: value, place: argument.place, isUnpacked: true))
        }
      case .keywordArgument:
        value = child(argument, .value)
        let place = argument.child(.value)?.place ?? argument.place
        if let name = argument.name {
          arguments.append(PythonArgument(name: name, value: value, place: place))
        } else if case .dictionary(let dictionary) = value, dictionary.isKnown {
          for entry in dictionary.entries {
            guard let name = entry.key.string else { continue }
            arguments.append(PythonArgument(name: name, value: entry.value, place: place))
          }
        } else {
          arguments.append(PythonArgument(name: "**", value: value, place: place, isUnpacked: true))
        }
      default:
        value = evaluate(argument)
        arguments.append(PythonArgument(value: value, place: argument.place))
      }
    }
    return arguments
  }

  func apply(_ function: PythonValue, _ arguments: [PythonArgument], at place: Place) -> PythonValue {
    if isRaising || isExhausted { return .unknown(PythonHole(reason: .limit, place: place)) }
    switch function {
    case .symbol(let symbol): return callOutside(symbol, arguments, place)
    case .function(let function): return invoke(function, [], arguments, place)
    case .boundFunction(let function, let receiver): return invoke(function, receiver, arguments, place)
    case .classObject(let object): return instantiate(object, arguments, place)
    case .builtin(let name): return builtin(name, arguments, place)
    case .method(let receiver, let name): return method(receiver, name, arguments, place)
    case .instance(let instance):
      if instance.ofClass === partialClass { return applyPartial(instance, arguments, place) }
      guard let method = instance.ofClass["__call__"], case .function(let function) = method else { break }
      return invoke(function, [.instance(instance)], arguments, place)
    case .unknown(let hole) where !hole.alternatives.isEmpty: return applyOneOf(hole, arguments, place)
    default: break
    }
    note(.unknownCallee, place)
    uncertainties += 1
    if case .unknown(let hole) = function { return .unknown(hole) }
    return .unknown(PythonHole(reason: .outside, place: place))
  }

  /// One of several functions; only the run knows which.
  private func applyOneOf(_ hole: PythonHole, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    var results: [PythonValue?] = []
    let ways = hole.alternatives.map { alternative in
      { [self] in
        results.append(apply(alternative, arguments, at: place))
        return isRaising ? Completion.raised : .normal
      }
    }
    _ = branches(ways, doubt: PythonDoubt(reason: .condition, place: hole.place ?? place), areAll: hole.isExhaustive)
    if !hole.isExhaustive { results.append(.unknown(PythonHole(reason: .outside, place: place))) }
    return merged(results, place)
  }

  private func callOutside(_ symbol: PythonSymbol, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    if let value = libraryCall(symbol.path, arguments, place) { return value }
    uncertainties += 1
    let call = PythonCall(
      callee: symbol, arguments: arguments, place: place, doubts: doubts, enclosing: enclosing, importedModule: importing.last,
      loops: loops)
    return effects.call(call) ?? self.symbol(.call(symbol, arguments), place)
  }

  /// Calls a method that a class of the program has, or nil.
  func call(_ name: String, of instance: PythonInstance, _ place: Place, _ arguments: [PythonValue] = []) -> PythonValue? {
    guard case .function(let function)? = instance.ofClass[name] else { return nil }
    return invoke(function, [.instance(instance)], arguments.map { PythonArgument(value: $0, place: place) }, place)
  }

  // MARK: Functions of the program

  func define(_ node: PythonNode) {
    let name = node.name ?? ""
    var value = PythonValue.function(function(node, name: name))
    for decorator in node.children(.decorator).reversed() { value = decorated(value, by: decorator) }
    bind(name, value)
  }

  /// Decorators of the program are called; what others make of a function is the function.
  private func decorated(_ value: PythonValue, by decorator: PythonNode) -> PythonValue {
    if let path = decorator.dottedPath, ["property", "classmethod", "staticmethod"].contains(path) { return value }
    let function = evaluate(decorator)
    switch function {
    case .function, .boundFunction:
      return apply(function, [PythonArgument(value: value, place: decorator.place)], at: decorator.place)
    default: return value
    }
  }

  func function(_ node: PythonNode, name: String) -> PythonFunction {
    var defaults: [String: PythonValue] = [:]
    for parameter in node.children where parameter.role == .parameter {
      guard let source = parameter.child(.defaultValue), let name = parameter.name else { continue }
      let value = evaluate(source)
      defaults[name] = value.nesting < 50 ? value : hole(.limit, source)
    }
    let decorators = node.children(.decorator).map { decorator in
      (decorator.kind == .call ? decorator.child(.function) : decorator)?.dottedPath ?? ""
    }
    if scope !== module.scope { capture(scope) }
    var getter: PythonFunction?
    if decorators.contains("\(name).setter"), case .function(let before)? = scope.variables[name] {
      getter = before.getter ?? before
    }
    return PythonFunction(
      node: node, name: name, scope: scope, module: module, defaults: defaults, decorators: decorators,
      isGenerator: hasYield(node), getter: getter)
  }

  private func hasYield(_ node: PythonNode) -> Bool {
    var open: [PythonNode] = []
    for child in node.children where child.role == .body { open.append(child) }
    while let next = open.popLast() {
      switch next.kind {
      case .yield, .yieldFrom: return true
      case .functionDefinition, .classDefinition, .lambda, .name, .string: continue
      default: for child in next.children { open.append(child) }
      }
    }
    return false
  }

  func invoke(
    _ function: PythonFunction, _ receiver: [PythonValue], _ arguments: [PythonArgument], _ place: Place
  ) -> PythonValue {
    guard step(function.node) else { return unknown(.limit, place) }
    if let learned = learnedBeforeEndless(function) {
      if learned == nil || learned != effects.learned { note(.loopCut, place) }
      return unknown(.limit, place)
    }
    depth += 1
    active.append((function, doubts.count, effects.learned))
    defer { active.removeLast() }
    let outer = (scope, frame, module, doubts.count)
    scope = PythonScope(parent: function.scope)
    bindParameters(function, receiver.map { PythonArgument(value: $0, place: place) } + arguments)
    frame = Frame()
    frame.function = function
    frame.loopCount = loops.count
    if let first = receiver.first { frame.method = method(function, of: first) }
    module = function.module
    let result: PythonValue
    if function.node.kind == .lambda {
      result = child(function.node, .body)
    } else {
      if function.isGenerator { frame.yields = PythonList([], level: doubts.count, graveyard) }
      let completion = follow(function.node.children(.body))
      if let yields = frame.yields {
        result = .list(yields)
      } else {
        var returns: [PythonValue?] = frame.returns
        if completion == .normal { returns.append(PythonValue.none) }
        result = isRaising ? .none : merged(returns, place)
      }
    }
    let inner = frame
    (scope, frame, module) = (outer.0, outer.1, outer.2)
    depth -= 1
    // What may have been raised outlasts the call, if something of the callers catches it.
    if openTries > 0, frame.raiseLeak == nil { frame.raiseLeak = inner.raiseLeak }
    restoreDoubts(to: outer.3)
    return result
  }

  /// Where a function calls itself again and again, each time only if something holds that nobody knows, what the client knew before:
  /// more of that tells nothing new.
  private func learnedBeforeEndless(_ function: PythonFunction) -> Int?? {
    let own = active.filter { $0.function === function }.suffix(3)
    let depths = own.map(\.doubts) + [doubts.count]
    return own.count == 3 && zip(depths, depths.dropFirst()).allSatisfy(<) ? .some(own.first!.learned) : nil
  }

  private func method(_ function: PythonFunction, of receiver: PythonValue) -> (owner: PythonClass, receiver: PythonValue)? {
    let object: PythonClass
    switch receiver {
    case .instance(let instance): object = instance.ofClass
    case .classObject(let own): object = own
    default: return nil
    }
    let owner = object.ancestors.first {
      if case .function(let own)? = $0.attributes[function.name] { own === function } else { false }
    }
    return (owner ?? object, receiver)
  }

  private func bindParameters(_ function: PythonFunction, _ arguments: [PythonArgument]) {
    var positional = arguments.filter { $0.name == nil }[...]
    var named: [PythonArgument] = arguments.filter { $0.name != nil && !$0.isUnpacked }
    let isOpen = arguments.contains { $0.isUnpacked }
    for parameter in function.node.children where parameter.role == .parameter {
      guard let name = parameter.name else { continue }
      var value: PythonValue
      switch parameter.parameterKind {
      case .variadic:
        if positional.contains(where: \.isUnpacked) {
          value = .list(PythonList([], level: doubts.count, graveyard))
          for argument in positional {
            if case .list(let list) = value {
              if argument.isUnpacked {
                extend(list, with: argument.value, argument.place)
              } else {
                add(argument.value, to: list, isSet: false)
              }
            }
          }
        } else {
          value = tuple(positional.map(\.value), parameter.place)
        }
        positional = []
      case .keywords:
        let rest = PythonDictionary(level: doubts.count, graveyard)
        for argument in named {
          let key = PythonValue.text(PythonText((argument.name ?? "").utf8, at: argument.place))
          put(argument.value, key, in: rest, argument.place)
        }
        for argument in arguments where argument.isUnpacked && argument.name != nil {
          update(rest, with: argument.value, argument.place)
        }
        value = .dictionary(rest)
      default:
        if parameter.parameterKind != .keywordOnly, let next = positional.first, !next.isUnpacked {
          value = next.value
          positional = positional.dropFirst()
        } else if let index = named.firstIndex(where: { $0.name == name }) {
          value = named.remove(at: index).value
        } else if let standard = function.defaults[name], !isOpen {
          value = standard
        } else {
          value = unknown(.argument, parameter.place)
        }
      }
      bind(name, value)
    }
  }
}
