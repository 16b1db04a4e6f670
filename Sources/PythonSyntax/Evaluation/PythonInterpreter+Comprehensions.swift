import SourceText

extension PythonInterpreter {
  func comprehension(_ node: PythonNode) -> PythonValue {
    let outer = scope
    scope = PythonScope(parent: outer)
    scope.isComprehension = true
    defer { scope = outer }
    let clauses = node.children(.clause)
    if node.kind == .dictionaryComprehension {
      let result = PythonDictionary(level: doubts.count, graveyard)
      var others = RestOfItems()
      let rest = runClauses(clauses[...]) { [self] isRest in
        let key = child(node, .key)
        let value = child(node, .value)
        if isRaising { return }
        if isRest, clauses.count == 1 {
          others = RestOfItems(tuple([key, value], node.place), isPart: isUnderCondition)
        } else {
          put(value, key, in: result, node.place)
        }
      }
      result.rest = result.rest ?? rest.map(others.described)
      return .dictionary(result)
    }
    let result = PythonList([], level: doubts.count, graveyard)
    let isSet = node.kind == .setComprehension
    var others = RestOfItems()
    let rest = runClauses(clauses[...]) { [self] isRest in
      let value = child(node, .element)
      if isRaising { return }
      if isRest, clauses.count == 1, value.nesting < 60 {
        others = RestOfItems(value, isPart: isUnderCondition)
      } else {
        add(value, to: result, isSet: isSet)
      }
    }
    result.rest = result.rest ?? rest.map(others.described)
    return isSet ? .set(result) : .list(result)
  }

  private var isUnderCondition: Bool { doubts.last?.reason == .condition }

  /// What becomes of the items that nobody knows.
  private struct RestOfItems {
    var element: PythonValue?
    var isPart = false

    init() {}

    init(_ element: PythonValue, isPart: Bool) {
      self.element = element
      self.isPart = isPart
    }

    func described(_ rest: PythonHole) -> PythonHole {
      var rest = rest
      rest.element = element
      if isPart { rest.isPart = true }
      return rest
    }
  }

  /// Runs the body for each combination; a hole if there may be more than were seen.
  private func runClauses(
    _ clauses: ArraySlice<PythonNode>, isFirst: Bool = true, isRest: Bool = false, _ body: (_ isRest: Bool) -> Void
  ) -> PythonHole? {
    guard let clause = clauses.first else {
      body(isRest)
      return nil
    }
    guard let source = clause.child(.iterable), let target = clause.child(.target), step(clause) else { return nil }
    let iteration = iterate(isFirst ? evaluate(source, inParentOf: scope) : evaluate(source), source.place)
    if isRaising { return nil }
    var rest: PythonHole?
    for (index, item) in iteration.items.enumerated() {
      if isRaising { return nil }
      if isExhausted || index >= limits.rounds {
        if !isExhausted { note(.loopCut, source.place) }
        return PythonHole(reason: .limit, place: source.place)
      }
      let doubt = item.isMaybe ? PythonDoubt(reason: .item, place: source.place) : nil
      if let hole = round(item.value, target, clause, clauses.dropFirst(), doubt, isRest: false, body) { rest = hole }
    }
    guard let unknown = iteration.rest else { return rest }
    // What becomes of unknown items is seen once, for what it calls; what it yields is one item of many.
    let doubt = PythonDoubt(
      reason: .loop, place: source.place, cause: unknown.symbol.map { .symbol($0) }, conditions: unknown.isPart ? nil : [])
    _ = round(anyItem(of: unknown, source.place), target, clause, clauses.dropFirst(), doubt, isRest: true, body)
    return unknown
  }

  /// The first iterable belongs to what is around the comprehension.
  private func evaluate(_ node: PythonNode, inParentOf inner: PythonScope) -> PythonValue {
    scope = inner.parent ?? inner
    defer { scope = inner }
    return evaluate(node)
  }

  private func round(
    _ item: PythonValue, _ target: PythonNode, _ clause: PythonNode, _ others: ArraySlice<PythonNode>, _ doubt: PythonDoubt?,
    isRest: Bool, _ body: (_ isRest: Bool) -> Void
  ) -> PythonHole? {
    let doubtCount = doubts.count
    if let doubt { doubts.append(doubt) }
    assign(item, to: target)
    var rest: PythonHole?
    if holds(clause) { rest = runClauses(others, isFirst: false, isRest: isRest, body) }
    let own = doubts.count > doubtCount ? doubts[doubtCount] : nil
    restoreDoubts(to: doubtCount)
    if let own { settleRaise(own) }
    return rest
  }

  private func holds(_ clause: PythonNode) -> Bool {
    for condition in clause.children where condition.role == .condition {
      switch truth(of: evaluate(condition)) {
      case false?: return false
      case nil: doubts.append(PythonDoubt(reason: .condition, place: condition.place))
      default: break
      }
    }
    return !isRaising
  }
}
