import SourceText

/// What a loop runs over.
struct PythonIteration {
  var items: [PythonList.Item]
  var rest: PythonHole?

  var isKnown: Bool { rest == nil && !items.contains { $0.isMaybe } }

  var known: [PythonValue]? { isKnown ? items.map(\.value) : nil }
}

extension PythonInterpreter {
  func iterate(_ value: PythonValue, _ place: Place) -> PythonIteration {
    func known(_ values: [PythonValue]) -> PythonIteration { PythonIteration(items: values.map { PythonList.Item(value: $0) }) }
    switch value {
    case .symbol(let symbol): if let items = effects.items(of: symbol) { return known(items) }
    case .tuple(let items): return known(items)
    case .list(let list), .set(let list): return PythonIteration(items: list.items, rest: list.rest)
    case .dictionary(let dictionary):
      _ = charge(dictionary.entries.count / 8)
      return PythonIteration(
        items: dictionary.entries.map { PythonList.Item(value: $0.key, isMaybe: $0.isMaybe) },
        rest: dictionary.rest?.part(0))
    case .text(let text) where text.isKnown && text.bytes.count <= limits.rounds * 4:
      return known(characters(of: text).map { .text($0) })
    case .bytes(let bytes) where bytes.count <= limits.rounds: return known(bytes.map { .integer(Int($0)) })
    case .classObject(let object) where object.isEnum: return known(object.members.map { .member($0) })
    case .instance(let instance):
      if let iterator = call("__iter__", of: instance, place) {
        guard case .instance = iterator else { return iterate(iterator, place) }
      } else if instance.ofClass.isTuple {
        return known(instance.ofClass.fields.map { instance.attributes[$0.name] ?? .none })
      }
    case .unknown(let hole): return alternatives(hole, place)
    case .none, .integer, .boolean, .float: return PythonIteration(items: [], rest: nothing(raise("TypeError", place)))
    default: break
    }
    uncertainties += 1
    var rest = PythonHole(reason: .outside, place: place)
    rest.symbol = value.symbol
    return PythonIteration(items: [], rest: rest)
  }

  private func nothing(_ value: PythonValue) -> PythonHole? { if case .unknown(let hole) = value { hole } else { nil } }

  /// What is in one of several is maybe there.
  private func alternatives(_ hole: PythonHole, _ place: Place) -> PythonIteration {
    uncertainties += 1
    guard hole.isExhaustive else { return PythonIteration(items: [], rest: hole) }
    var items: [PythonList.Item] = []
    for alternative in hole.alternatives where !alternative.isNone {
      let iteration = iterate(alternative, place)
      guard iteration.rest == nil else { return PythonIteration(items: [], rest: hole) }
      for item in iteration.items where !items.contains(where: { isSame($0.value, item.value) }) {
        items.append(PythonList.Item(value: item.value, isMaybe: true))
      }
    }
    return PythonIteration(items: items)
  }

  /// What a loop's variable is for all the items that nobody knows.
  func anyItem(of rest: PythonHole?, _ place: Place) -> PythonValue {
    if let element = rest?.element { return element }
    var hole = PythonHole(reason: .loop, place: place)
    guard let source = rest?.symbol else { return .unknown(hole) }
    uncertainties += 1
    // The same objects each time.
    if let known = source.item { return .symbol(known) }
    hole.symbol = source
    let value = symbol(.item(source, .unknown(hole)), place)
    if case .symbol(let item) = value {
      item.birth = openBranches
      source.item = item
      itemSources.append(source)
    }
    return value
  }

  func forLoop(_ node: PythonNode) -> Completion {
    guard let source = node.child(.iterable), let target = node.child(.target) else { return .normal }
    let iteration = iterate(evaluate(source), source.place)
    if isRaising { return .raised }
    let body = node.children(.body)
    let outer = (frame.breakLeak, frame.continueLeak)
    (frame.breakLeak, frame.continueLeak) = (nil, nil)
    let doubtCount = doubts.count
    var completion = Completion.normal
    var rounds = 0
    loops.append(PythonLoop(source.place, isUnrolled: true))
    defer { loops.removeLast() }
    for item in iteration.items {
      rounds += 1
      if rounds > limits.rounds || isExhausted {
        if !isExhausted { note(.loopCut, source.place) }
        forget(namesAssigned(in: node), node)
        break
      }
      let round = { [self] in
        assign(item.value, to: target)
        return isRaising ? .raised : follow(body)
      }
      // It is there where what adds it, or yields it, comes to it.
      var doubt = PythonDoubt(reason: .item, place: source.place)
      let outerLoops = loops
      if let way = item.way {
        if way.doubts.allSatisfy({ $0.conditions != nil }) { doubt.conditions = way.doubts.flatMap { $0.conditions! } }
        loops += way.loops.filter { loop in !loops.contains { $0 === loop } }
      }
      defer { loops = outerLoops }
      completion = item.isMaybe ? branches([{ [self] in self.round(round) }], doubt: doubt, areAll: false) : self.round(round)
      if completion != .normal { break }
    }
    if completion == .normal, iteration.rest != nil {
      forget(namesAssigned(in: node), node)
      let rest = iteration.rest?.symbol
      let doubt = PythonDoubt(
        reason: .loop, place: source.place, cause: rest.map { .symbol($0) }, conditions: iteration.rest!.isPart ? nil : [])
      loops[loops.count - 1] = PythonLoop(source.place, source: rest)
      let round = { [self] in
        assign(anyItem(of: iteration.rest, source.place), to: target)
        return self.round { [self] in follow(body) }
      }
      completion = branches([round], doubt: doubt, areAll: false)
    }
    if completion == .broke { loops.last?.mayEnd(nil) }
    return endLoop(node, completion, outer, doubtCount)
  }

  func whileLoop(_ node: PythonNode) -> Completion {
    guard let condition = node.child(.condition) else { return .normal }
    let body = node.children(.body)
    let outer = (frame.breakLeak, frame.continueLeak)
    (frame.breakLeak, frame.continueLeak) = (nil, nil)
    let doubtCount = doubts.count
    var completion = Completion.normal
    var rounds = 0
    let loop = PythonLoop(condition.place)
    loops.append(loop)
    defer { loops.removeLast() }
    rounds: while true {
      let verdict = evaluate(condition)
      if isRaising {
        completion = .raised
        break
      }
      switch truth(of: verdict) {
      case false?: break rounds
      case true? where rounds < limits.rounds && !isExhausted:
        completion = round { [self] in follow(body) }
        if completion == .broke { loop.mayEnd(nil) }
        rounds += 1
        if completion != .normal { break rounds }
        if frame.breakLeak != nil || frame.returnLeak.map({ $0.index >= doubtCount }) == true {
          // It may have ended here; each further round does the same with values that nobody knows.
          forget(namesAssigned(in: node), node)
          break rounds
        }
      case true?:
        if !isExhausted { note(.loopCut, condition.place) }
        forget(namesAssigned(in: node), node)
        break rounds
      case nil:
        // What the condition itself binds is what it has just been.
        forget(namesAssigned(in: node).subtracting(namesAssigned(in: condition)), node)
        loop.mayEnd([PythonCondition(value: verdict, holds: false)])
        var doubt = PythonDoubt(reason: .loop, place: condition.place)
        doubt.conditions = [PythonCondition(value: verdict, holds: true)]
        completion = branches([{ [self] in round { [self] in follow(body) } }], doubt: doubt, areAll: false)
        break rounds
      }
    }
    return endLoop(node, completion, outer, doubtCount)
  }

  /// One round: a `continue` that may have been taken holds to its end.
  private func round(_ body: () -> Completion) -> Completion {
    let completion = body()
    if frame.continueLeak != nil {
      let count = frame.continueLeak!.index
      frame.continueLeak = nil
      restoreDoubts(to: count)
    }
    return completion == .continued ? .normal : completion
  }

  private func endLoop(
    _ node: PythonNode, _ completion: Completion, _ outer: (Leak?, Leak?), _ doubtCount: Int
  ) -> Completion {
    let mayHaveBroken = frame.breakLeak != nil
    (frame.breakLeak, frame.continueLeak) = outer
    restoreDoubts(to: doubtCount)
    if completion == .broke { return .normal }
    if completion == .normal || completion == .continued {
      let otherwise = node.children(.otherwise)
      if otherwise.isEmpty { return .normal }
      if !mayHaveBroken { return follow(otherwise) }
      return branches(
        [{ [self] in follow(otherwise) }], doubt: PythonDoubt(reason: .left, place: node.place), areAll: false)
    }
    return completion
  }

  /// What a loop assigns is not known between its rounds.
  private func forget(_ names: Set<String>, _ node: PythonNode) {
    for name in names.sorted() {
      let owner = scope.elsewhere[name] ?? scope
      guard let before = owner.variables[name] else { continue }
      switch before {
      case .list, .set, .dictionary, .function, .classObject, .module: continue
      default: bind(name, hole(.loop, node))
      }
    }
  }

  /// Names that are bound somewhere in a statement.
  func namesAssigned(in node: PythonNode) -> Set<String> {
    var names: Set<String> = []
    if node.kind == .namedExpression, let target = node.child(.target) { collectTargets(target, &names) }
    var open = [node]
    while let next = open.popLast() {
      for child in next.children {
        if child.role == .target { collectTargets(child, &names) }
        switch child.kind {
        case .functionDefinition, .classDefinition, .lambda: continue
        default: open.append(child)
        }
      }
    }
    return names
  }

  private func collectTargets(_ target: PythonNode, _ names: inout Set<String>) {
    switch target.kind {
    case .name: names.insert(target.sourceText)
    case .tuple, .list: for item in target.children(.item) { collectTargets(item, &names) }
    case .starred: if let inner = target.child(.value) { collectTargets(inner, &names) }
    default: break
    }
  }
}
