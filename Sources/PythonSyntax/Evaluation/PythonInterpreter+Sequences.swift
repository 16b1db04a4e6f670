import SourceText

/// Builtins that make something of sequences.
extension PythonInterpreter {
  func sequence(_ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    guard let first = arguments[position: 0]?.value else {
      return name == "zip" ? list([]) : unknown(.unsupported, place)
    }
    let result = PythonList([], level: doubts.count, graveyard)
    switch name {
    case "enumerate":
      let iteration = iterate(first, place)
      result.rest = iteration.rest
      if let rest = iteration.rest {
        result.rest!.element = tuple([unknown(.loop, place), anyItem(of: rest, place)], place)
      }
      var number = 0
      if case .integer(let start)? = arguments[position: 1]?.value ?? arguments[named: "start"]?.value { number = start }
      var isCounted = true
      for item in iteration.items {
        if item.isMaybe { isCounted = false }
        let position = isCounted ? PythonValue.integer(number) : unknown(.loop, place)
        result.append(PythonList.Item(value: .tuple([position, item.value]), isMaybe: item.isMaybe))
        number &+= 1
      }
    case "zip":
      let iterations = arguments.filter { $0.name == nil }.map { iterate($0.value, place) }
      result.rest = iterations.lazy.compactMap(\.rest).first
      if result.rest != nil {
        result.rest!.element = tuple(iterations.map { anyItem(of: $0.rest, place) }, place)
        result.rest!.isPart = true
      }
      for index in 0..<(iterations.map(\.items.count).min() ?? 0) {
        let items = iterations.map { $0.items[index] }
        result.append(PythonList.Item(value: .tuple(items.map(\.value)), isMaybe: items.contains(where: \.isMaybe)))
      }
    case "map":
      let iterations = arguments.dropFirst().map { iterate($0.value, place) }
      result.rest = iterations.lazy.compactMap(\.rest).first
      result.rest?.element = nil
      for index in 0..<(iterations.map(\.items.count).min() ?? 0) {
        let items = iterations.map { $0.items[index] }
        let isMaybe = items.contains(where: \.isMaybe)
        let value = maybe(isMaybe, place) { [self] in
          apply(first, items.map { PythonArgument(value: $0.value, place: place) }, at: place)
        }
        result.append(PythonList.Item(value: value, isMaybe: isMaybe))
      }
      if result.rest != nil { callOnce(first, iterations.map(\.rest), place) }
    case "filter":
      let iteration = arguments[position: 1].map { iterate($0.value, place) } ?? PythonIteration(items: [])
      result.rest = iteration.rest
      result.rest?.isPart = true
      for item in iteration.items {
        var verdict = item.value
        if !first.isNone { verdict = apply(first, [PythonArgument(value: item.value, place: place)], at: place) }
        let truth = truth(of: verdict)
        if truth != false { result.append(PythonList.Item(value: item.value, isMaybe: item.isMaybe || truth == nil)) }
      }
    case "reversed":
      let iteration = iterate(first, place)
      for item in iteration.items.reversed() { result.append(item) }
      result.rest = iteration.rest
    default:
      let iteration = iterate(first, place)
      result.rest = iteration.rest
      for item in iteration.items { result.append(item) }
      sort(result, key: arguments[named: "key"]?.value, reverse: arguments[named: "reverse"]?.value, place)
    }
    _ = charge(result.items.count / 4)
    return .list(result)
  }

  private func maybe(_ isMaybe: Bool, _ place: Place, _ body: () -> PythonValue) -> PythonValue {
    guard isMaybe else { return body() }
    let doubtCount = doubts.count
    doubts.append(PythonDoubt(reason: .item, place: place))
    defer { restoreDoubts(to: doubtCount) }
    return body()
  }

  /// For what a function does with items that nobody knows.
  private func callOnce(_ function: PythonValue, _ rests: [PythonHole?], _ place: Place) {
    let doubtCount = doubts.count
    doubts.append(PythonDoubt(reason: .loop, place: place))
    let arguments = rests.map { PythonArgument(value: anyItem(of: $0, place), place: place) }
    _ = apply(function, arguments, at: place)
    restoreDoubts(to: doubtCount)
  }

  /// Sorts in place, and leaves the order where it is not known. Equal items stay as they are.
  func sort(_ list: PythonList, key: PythonValue?, reverse: PythonValue?, _ place: Place) {
    let isReversed = reverse.map { truth(of: $0) } ?? false
    var keyed: [(key: PythonValue, item: PythonList.Item)] = []
    for item in list.items {
      var value = item.value
      if let key, !key.isNone { value = apply(key, [PythonArgument(value: value, place: place)], at: place) }
      keyed.append((value, item))
    }
    guard let isReversed, charge(keyed.count) else { return }
    var isComparable = true
    keyed.sort { left, right in
      let (first, second) = isReversed ? (right.key, left.key) : (left.key, right.key)
      guard isComparable, let isLess = compare(.less, first, second) else {
        isComparable = false
        return false
      }
      return isLess
    }
    if isComparable, !isRaising { list.change { $0 = keyed.map(\.item) } }
  }

  func reduced(_ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    guard let first = arguments[position: 0]?.value else { return unknown(.unsupported, place) }
    let positional = arguments.filter { $0.name == nil }
    switch name {
    case "any", "all":
      let iteration = iterate(first, place)
      var isUnknown = iteration.rest != nil
      for item in iteration.items {
        switch truth(of: item.value) {
        case (name == "any")? where !item.isMaybe: return .boolean(name == "any")
        case (name == "all")?: break
        default: isUnknown = true
        }
      }
      return isUnknown ? unknown(first, place) : .boolean(name == "all")
    case "sum":
      let iteration = iterate(first, place)
      guard iteration.isKnown else { return unknown(first, place) }
      var sum = arguments[position: 1]?.value ?? arguments[named: "start"]?.value ?? .integer(0)
      for item in iteration.items {
        guard charge(1) else { return unknown(.limit, place) }
        sum = operate(.add, sum, item.value, place)
      }
      return sum
    default:
      let iteration =
        positional.count > 1 ? PythonIteration(items: positional.map { .init(value: $0.value) }) : iterate(first, place)
      guard iteration.isKnown else { return unknown(first, place) }
      guard var best = iteration.items.first?.value else {
        return arguments[named: "default"]?.value ?? raise("ValueError", place)
      }
      func rank(_ value: PythonValue) -> PythonValue {
        guard let key = arguments[named: "key"]?.value, !key.isNone else { return value }
        return apply(key, [PythonArgument(value: value, place: place)], at: place)
      }
      var bestRank = rank(best)
      for item in iteration.items.dropFirst() {
        let rank = rank(item.value)
        guard charge(1), let isBetter = name == "min" ? compare(.less, rank, bestRank) : compare(.greater, rank, bestRank)
        else { return merged(iteration.items.map(\.value), place) }
        if isBetter { (best, bestRank) = (item.value, rank) }
      }
      return best
    }
  }

  /// The first item that is left of an iterator.
  func nextItem(_ value: PythonValue, standard: PythonValue?, _ place: Place) -> PythonValue {
    let iteration = iterate(value, place)
    var candidates: [PythonValue] = []
    for (index, item) in iteration.items.enumerated() {
      candidates.append(item.value)
      if item.isMaybe { continue }
      if case .list(let list) = value { list.change { $0.removeSubrange(...index) } }
      return candidates.count == 1 ? item.value : merged(candidates, place)
    }
    if iteration.rest != nil { return unknown(value, place) }
    if candidates.isEmpty { return standard ?? raise("StopIteration", place) }
    return merged(candidates + [standard], place)
  }
}
