import SourceText

extension PythonInterpreter {
  func evaluate(_ node: PythonNode) -> PythonValue {
    guard !isRaising, step(node) else { return .unknown(PythonHole(reason: .limit, place: node.place)) }
    depth += 1
    defer { depth -= 1 }
    switch node.kind {
    case .name: return lookup(node.sourceText, node)
    case .integer: return node.integerValue.map { .integer($0) } ?? hole(.limit, node)
    case .float: return Double(node.sourceText).map { .float($0) } ?? hole(.unsupported, node)
    case .true: return .boolean(true)
    case .false: return .boolean(false)
    case .none: return .none
    case .ellipsis: return .ellipsis
    case .string: return .text(literal(node))
    case .bytes: return .bytes(literal(node).bytes)
    case .formattedString: return .text(formatted(node))
    case .tuple:
      let (items, rest) = items(node)
      if rest == nil, !items.contains(where: \.isMaybe) { return tuple(items.map(\.value), node.place) }
      return .list(PythonList(items, rest: rest, level: doubts.count, graveyard))
    case .list:
      let (items, rest) = items(node)
      return .list(PythonList(items, rest: rest, level: doubts.count, graveyard))
    case .set:
      let (items, rest) = items(node)
      let set = PythonList([], rest: rest, level: doubts.count, graveyard)
      for item in items { add(item.value, to: set, isSet: true, isMaybe: item.isMaybe) }
      return .set(set)
    case .dictionary: return dictionary(node)
    case .attribute: return attribute(node)
    case .subscript: return subscriptValue(node)
    case .call: return call(node)
    case .unary: return unary(node)
    case .binary: return binary(node)
    case .booleanOperation: return booleanOperation(node)
    case .comparison: return comparison(node)
    case .conditional: return conditional(node)
    case .lambda: return .function(function(node, name: "<lambda>"))
    case .namedExpression:
      let value = child(node, .value)
      if !isRaising, let target = node.child(.target) {
        var owner = scope
        while owner.isComprehension, let parent = owner.parent { owner = parent }
        bind(target.sourceText, value, in: owner)
      }
      return value
    case .await, .starred: return child(node, .value)
    case .yield:
      if let yields = frame.yields, let source = node.child(.value) { add(evaluate(source), to: yields, isSet: false) }
      return hole(.outside, node)
    case .yieldFrom:
      let source = child(node, .value)
      if let yields = frame.yields { extend(yields, with: source, node.place) }
      return hole(.outside, node)
    case .listComprehension, .setComprehension, .dictionaryComprehension, .generator: return comprehension(node)
    default: return hole(.unsupported, node)
    }
  }

  func child(_ node: PythonNode, _ role: PythonRole) -> PythonValue { node.child(role).map(evaluate) ?? .none }

  // MARK: Displays

  func list(_ values: [PythonValue]) -> PythonValue {
    .list(PythonList(values.map { PythonList.Item(value: $0) }, level: doubts.count, graveyard))
  }

  /// The items of a display, and what else may be in it.
  private func items(_ node: PythonNode) -> (items: [PythonList.Item], rest: PythonHole?) {
    var items: [PythonList.Item] = []
    var rest: PythonHole?
    for item in node.children where item.role == .item {
      let value = evaluate(item)
      guard item.kind == .starred else {
        items.append(PythonList.Item(value: value))
        continue
      }
      let iteration = iterate(value, item.place)
      items += iteration.items
      rest = rest ?? iteration.rest
    }
    return (items, rest)
  }

  private func dictionary(_ node: PythonNode) -> PythonValue {
    let result = PythonDictionary(level: doubts.count, graveyard)
    for entry in node.children where entry.role == .entry {
      guard entry.kind == .dictionaryEntry else {
        update(result, with: child(entry, .value), entry.place)
        continue
      }
      let key = child(entry, .key)
      put(child(entry, .value), key, in: result, entry.place)
    }
    return .dictionary(result)
  }
}
