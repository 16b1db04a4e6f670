import SourceText

extension PythonInterpreter {
  func follow(_ statements: some Sequence<PythonNode>) -> Completion {
    for statement in statements {
      let completion = follow(statement)
      if completion != .normal { return completion }
      if isExhausted {
        reportLimit(statement.place)
        break
      }
    }
    return .normal
  }

  func follow(_ node: PythonNode) -> Completion {
    guard step(node) else { return .normal }
    depth += 1
    defer { depth -= 1 }
    switch node.kind {
    case .expressionStatement: _ = value(node)
    case .assignment:
      let value = value(node)
      for target in node.children where target.role == .target && !isRaising { assign(value, to: target) }
    case .augmentedAssignment: augment(node)
    case .annotatedAssignment: annotate(node)
    case .returnStatement:
      let value = value(node)
      if isRaising { return .raised }
      frame.returns.append(value)
      return .returned
    case .raise: return raiseStatement(node)
    case .breakStatement: return .broke
    case .continueStatement: return .continued
    case .delete: for target in node.children(.target) { delete(target) }
    case .assert:
      if let condition = node.child(.condition), truth(of: evaluate(condition)) == false, !isRaising {
        _ = raise("AssertionError", node.place)
      }
    case .global: for name in node.children(.name) { scope.elsewhere[name.sourceText] = module.scope }
    case .nonlocal: for name in node.children(.name) { bindNonlocal(name.sourceText) }
    case .importStatement: importModules(node)
    case .importFrom: importNames(node)
    case .typeAlias: bind(node.name ?? "", hole(.unsupported, node))
    case .ifStatement: return ifStatement(node)
    case .whileStatement: return whileLoop(node)
    case .forStatement: return forLoop(node)
    case .with: return with(node)
    case .tryStatement: return tryStatement(node)
    case .match: return match(node)
    case .functionDefinition: define(node)
    case .classDefinition: defineClass(node)
    case .notUnderstood: note(.notUnderstood, node.place)
    default: break
    }
    return isRaising ? .raised : .normal
  }

  /// What stands as `value` in a statement.
  private func value(_ node: PythonNode) -> PythonValue { node.child(.value).map(evaluate) ?? .none }

  // MARK: Conditions

  private func ifStatement(_ node: PythonNode) -> Completion {
    var arms: [PythonNode] = [node]
    arms += node.children(.elseIf)
    return followArms(arms[...], otherwise: node.children(.otherwise))
  }

  /// The first arm whose condition holds; those that may hold, and what comes behind them, as branches.
  private func followArms(_ arms: ArraySlice<PythonNode>, otherwise: [PythonNode]) -> Completion {
    var ways: [() -> Completion] = []
    var place: Place?
    var cause: PythonValue?
    var isSettled = false
    for arm in arms {
      guard let condition = arm.child(.condition) else { continue }
      let verdict = evaluate(condition)
      if isRaising {
        // Only if none of those before holds, of which one may.
        guard let place else { return .raised }
        settleRaise(PythonDoubt(reason: .condition, place: place))
        break
      }
      let truth = truth(of: verdict)
      if truth == false { continue }
      let way = { [self] in follow(arm.children(.body)) }
      if truth == true {
        guard let place else { return way() }
        ways.append(way)
        return branches(ways, doubt: PythonDoubt(reason: .condition, place: place), areAll: true)
      }
      cause = place == nil ? verdict : nil
      place = place ?? condition.place
      ways.append(way)
    }
    guard let place else { return follow(otherwise) }
    if !otherwise.isEmpty, !isSettled {
      ways.append { [self] in follow(otherwise) }
      isSettled = true
    }
    let conditions = cause.map { [PythonCondition(value: $0, holds: true)] }
    return branches(
      ways, doubt: PythonDoubt(reason: .condition, place: place, cause: cause, conditions: conditions), areAll: isSettled)
  }

  // MARK: With

  private func with(_ node: PythonNode) -> Completion {
    var contexts: [(value: PythonValue, place: Place)] = []
    var suppressing: PythonTry?
    let doubtCount = doubts.count
    let outerLeak = frame.raiseLeak
    let certainty = uncertainties
    for item in node.children(.item) {
      guard let source = item.child(.value) else { continue }
      let context = evaluate(source)
      if isRaising { break }
      let entered = effects.enter(context, source.place) ?? entered(context, source.place)
      if let target = item.child(.target) { assign(entered, to: target) }
      contexts.append((context, source.place))
      enclosing.append(.with(context, source.place))
      if let symbol = context.symbol, symbol.callee?.path == "contextlib.suppress" {
        let handler = PythonTry.Handler(place: source.place, types: symbol.arguments.map(\.value), swallows: true)
        suppressing = PythonTry(place: source.place, handlers: [handler])
      }
    }
    if let suppressing {
      enclosing.append(.tryBlock(suppressing))
      openTries += 1
      frame.raiseLeak = nil
    }
    var completion = isRaising ? Completion.raised : follow(node.children(.body))
    if let suppressing {
      openTries -= 1
      enclosing.removeLast()
      frame.raiseLeak = outerLeak
      restoreDoubts(to: doubtCount)
      if completion == .raised {
        raised = nil
        completion = .normal
      } else if completion != .normal, uncertainties != certainty {
        leak(completion, PythonDoubt(reason: .exception, place: suppressing.place))
        completion = .normal
      }
    }
    let pending = raised
    raised = nil
    for (context, place) in contexts.reversed() {
      enclosing.removeLast()
      if case .instance(let instance) = context { _ = call("__exit__", of: instance, place, [.none, .none, .none]) }
      effects.leave(context, place)
    }
    raised = pending ?? raised
    return isRaising ? .raised : completion
  }

  /// What a context manager of the program gives to the block; what it does is followed, as far as the block.
  private func entered(_ context: PythonValue, _ place: Place) -> PythonValue {
    guard case .instance(let instance) = context else { return context }
    return call("__enter__", of: instance, place) ?? context
  }

  // MARK: Assignments

  func assign(_ value: PythonValue, to target: PythonNode) {
    switch target.kind {
    case .name: bind(target.sourceText, value)
    case .tuple, .list: unpack(value, to: target.children(.item), target)
    case .attribute:
      guard let owner = target.child(.value), let name = target.name else { return }
      setAttribute(name, of: evaluate(owner), to: value, target.place)
    case .subscript:
      guard let owner = target.child(.value), let index = target.child(.index) else { return }
      setItem(evaluate(index), of: evaluate(owner), to: value, target.place)
    case .starred: if let inner = target.child(.value) { assign(value, to: inner) }
    default: break
    }
  }

  private func unpack(_ value: PythonValue, to targets: [PythonNode], _ node: PythonNode) {
    let iteration = iterate(value, node.place)
    guard iteration.isKnown else {
      for (index, target) in targets.enumerated() {
        guard let symbol = value.symbol, target.kind != .starred else {
          assign(unknown(value, node.place), to: target)
          continue
        }
        assign(self.symbol(.item(symbol, .integer(index)), node.place), to: target)
      }
      return
    }
    let items = iteration.items.map(\.value)
    let star = targets.firstIndex { $0.kind == .starred }
    guard star == nil ? items.count == targets.count : items.count >= targets.count - 1 else {
      _ = raise("ValueError", node.place)
      return
    }
    let extra = items.count - targets.count + 1
    var at = 0
    for (index, target) in targets.enumerated() {
      if index == star {
        assign(list(Array(items[at..<at + extra])), to: target)
        at += extra
      } else {
        assign(items[at], to: target)
        at += 1
      }
    }
  }

  private func annotate(_ node: PythonNode) {
    guard let target = node.child(.target) else { return }
    let value = node.child(.value).map(evaluate)
    if scope.isClassBody, target.kind == .name {
      frame.fields.append(PythonClass.Field(name: target.sourceText, standard: value, place: node.place))
    }
    if let value, !isRaising { assign(value, to: target) }
  }

  private func augment(_ node: PythonNode) {
    guard let target = node.child(.target), let source = node.child(.value) else { return }
    let before = evaluate(target)
    let operand = evaluate(source)
    if isRaising { return }
    switch (node.operator, before) {
    case (.add, .list(let list)): extend(list, with: operand, node.place)
    case (.bitOr, .set(let set)): extend(set, with: operand, node.place, isSet: true)
    case (.bitOr, .dictionary(let dictionary)): update(dictionary, with: operand, node.place)
    default:
      let value = operate(node.operator, before, operand, node.place, target.place, source.place)
      if !isRaising { assign(value, to: target) }
    }
  }

  private func delete(_ target: PythonNode) {
    switch target.kind {
    case .name: unbind(target.sourceText)
    case .tuple, .list: for item in target.children(.item) { delete(item) }
    case .subscript:
      guard let owner = target.child(.value), let index = target.child(.index), index.kind != .slice else { return }
      let value = evaluate(owner)
      let position = evaluate(index)
      if isRaising { return }
      switch value {
      case .dictionary, .list:
        _ = method(value, "pop", [PythonArgument(value: position, place: target.place)], target.place)
      default: uncertainties += 1
      }
    case .attribute:
      guard let owner = target.child(.value), let name = target.name, case .instance(let instance) = evaluate(owner) else {
        return
      }
      if doubts.count <= instance.level { instance.attributes[name] = nil }
    default: break
    }
  }

  private func bindNonlocal(_ name: String) {
    var candidate = scope.parent
    while let here = candidate {
      if here.variables[name] != nil {
        scope.elsewhere[name] = here
        return
      }
      candidate = here.parent
    }
  }
}
