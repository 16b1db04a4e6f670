import SourceText

/// Functions of the standard library that do nothing but compute.
extension PythonInterpreter {
  func libraryCall(_ path: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue? {
    let first = arguments[position: 0]?.value ?? arguments[named: "text"]?.value
    switch path {
    case "textwrap.dedent":
      guard let text = first?.text, charge(text.weight) else { return nil }
      return .text(text.dedented())
    case "textwrap.indent":
      guard let text = first?.text, let prefix = (arguments[position: 1] ?? arguments[named: "prefix"])?.value.text,
        arguments.count == 2
      else { return nil }
      return .text(indented(text, prefix))
    case "inspect.cleandoc":
      guard let text = first?.text, charge(text.weight) else { return nil }
      return .text(text.cleaned())
    case "itertools.chain", "itertools.chain.from_iterable":
      let result = PythonList([], level: doubts.count, graveyard)
      var parts = arguments.map(\.value)
      if path != "itertools.chain" {
        guard let first else { return nil }
        let iteration = iterate(first, place)
        result.rest = iteration.rest
        parts = iteration.items.map(\.value)
      }
      for part in parts { extend(result, with: part, place) }
      return .list(result)
    case "itertools.product": return product(arguments, place)
    case "enum.auto": return arguments.isEmpty ? .builtin("enum.auto") : nil
    case "collections.OrderedDict": return builtin("dict", arguments, place)
    case "collections.defaultdict":
      guard case .dictionary(let result) = builtin("dict", Array(arguments.dropFirst()), place) else { return nil }
      result.makesDefault = first
      return .dictionary(result)
    case "typing.cast": return arguments[position: 1]?.value
    case "functools.wraps", "functools.lru_cache", "functools.total_ordering":
      // What they make of a function does what the function does.
      if path == "functools.lru_cache", case .function? = first { return first }
      return .builtin("functools.wraps")
    case "functools.cache", "functools.cached_property": return first
    case "functools.partial": return first.map { partial($0, Array(arguments.dropFirst()), place) }
    case "functools.reduce":
      guard let first, let over = arguments[position: 1]?.value else { return nil }
      return folded(first, over, arguments[position: 2]?.value, place)
    case "dataclasses.field": return symbol(.call(PythonSymbol(named: path), arguments), place)
    case "collections.Counter": return counter(first, place)
    case "itertools.islice", "itertools.combinations", "itertools.zip_longest", "itertools.repeat", "itertools.pairwise":
      return iterated(path, arguments, place)
    case "operator.itemgetter", "operator.attrgetter": return nil
    case "copy.copy", "copy.deepcopy":
      guard let first else { return nil }
      return copied(first, isDeep: path == "copy.deepcopy", depth: 0)
    case "types.SimpleNamespace":
      let instance = PythonInstance(plainClass, level: doubts.count, graveyard)
      for argument in arguments {
        if let name = argument.name, !argument.isUnpacked { instance.attributes[name] = argument.value }
      }
      return .instance(instance)
    default: return nil
    }
  }

  private func indented(_ text: PythonText, _ prefix: PythonText) -> PythonText {
    var result = PythonText()
    for line in text.splitLines(keepsEnds: true) {
      if !line.bytes.allSatisfy(PythonText.isBlank) { result.append(prefix) }
      result.append(line)
    }
    return result
  }

  private func product(_ arguments: [PythonArgument], _ place: Place) -> PythonValue? {
    var rows: [[PythonValue]] = [[]]
    for argument in arguments {
      guard argument.name == nil else { return nil }
      let iteration = iterate(argument.value, place)
      guard iteration.isKnown, charge(rows.count * iteration.items.count), rows.count * iteration.items.count <= limits.rounds
      else { return nil }
      rows = rows.flatMap { row in iteration.items.map { row + [$0.value] } }
    }
    return list(rows.map { .tuple($0) })
  }

  private func partial(_ function: PythonValue, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    let instance = PythonInstance(partialClass, level: doubts.count, graveyard)
    let keywords = PythonDictionary(level: doubts.count, graveyard)
    for argument in arguments {
      if let name = argument.name { put(argument.value, .text(PythonText(name.utf8, at: argument.place)), in: keywords, place) }
    }
    instance.attributes["func"] = function.nesting < 50 ? function : unknown(.limit, place)
    instance.attributes["args"] = tuple(arguments.filter { $0.name == nil }.map(\.value), place)
    instance.attributes["keywords"] = .dictionary(keywords)
    return .instance(instance)
  }

  /// Calls what `functools.partial` has made.
  func applyPartial(_ instance: PythonInstance, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    guard let function = instance.attributes["func"], case .dictionary(let keywords)? = instance.attributes["keywords"] else {
      return unknown(.unsupported, place)
    }
    var all = (instance.attributes["args"]?.items ?? []).map { PythonArgument(value: $0, place: $0.place ?? place) }
    all += arguments.filter { $0.name == nil }
    let given = arguments.filter { $0.name != nil }
    for entry in keywords.entries {
      guard let name = entry.key.string, given[named: name] == nil else { continue }
      all.append(PythonArgument(name: name, value: entry.value, place: entry.value.place ?? place))
    }
    guard step(module.tree.root) else { return .unknown(PythonHole(reason: .limit, place: place)) }
    depth += 1
    defer { depth -= 1 }
    return apply(function, all + given, at: place)
  }

  private func folded(_ function: PythonValue, _ over: PythonValue, _ start: PythonValue?, _ place: Place) -> PythonValue? {
    let iteration = iterate(over, place)
    guard iteration.isKnown else { return nil }
    var items = iteration.items.map(\.value)[...]
    guard var result = start ?? items.popFirst() else { return raise("TypeError", place) }
    for item in items {
      guard charge(1), !isRaising else { return unknown(.limit, place) }
      result = apply(
        function, [PythonArgument(value: result, place: place), PythonArgument(value: item, place: place)], at: place)
    }
    return result
  }

  private func counter(_ value: PythonValue?, _ place: Place) -> PythonValue {
    let result = PythonDictionary(level: doubts.count, graveyard)
    result.isCounter = true
    guard let value else { return .dictionary(result) }
    if case .dictionary = value {
      update(result, with: value, place)
      return .dictionary(result)
    }
    let iteration = iterate(value, place)
    result.rest = iteration.rest
    for item in iteration.items {
      guard !item.isMaybe, let key = PythonKey(item.value) else {
        result.rest = PythonHole(reason: .outside, place: place)
        continue
      }
      var count = 0
      if case .integer(let before)? = result.entry(key)?.value { count = before }
      put(.integer(count + 1), item.value, in: result, place)
    }
    return .dictionary(result)
  }

  private func iterated(_ path: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue? {
    guard let first = arguments[position: 0]?.value else { return nil }
    var numbers: [Int] = []
    for argument in arguments.dropFirst() {
      if case .integer(let number) = argument.value, argument.name == nil { numbers.append(number) }
    }
    if path == "itertools.repeat" {
      guard let count = numbers.first, count <= limits.rounds else { return nil }
      return list(Array(repeating: first, count: max(count, 0)))
    }
    if path == "itertools.zip_longest" { return zippedLongest(arguments, place) }
    guard let items = iterate(first, place).known, charge(items.count) else { return nil }
    switch path {
    case "itertools.pairwise": return list(zip(items, items.dropFirst()).map { .tuple([$0, $1]) })
    case "itertools.islice":
      guard numbers.count == arguments.count - 1, (1...2).contains(numbers.count), numbers.allSatisfy({ $0 >= 0 }) else {
        return nil
      }
      let end = min(numbers[numbers.count - 1], items.count)
      return list(Array(items[min(numbers.count == 2 ? numbers[0] : 0, end)..<end]))
    default:
      guard numbers.first == 2, items.count < 100 else { return nil }
      return list(items.indices.flatMap { a in items[(a + 1)...].map { .tuple([items[a], $0]) } })
    }
  }

  private func zippedLongest(_ arguments: [PythonArgument], _ place: Place) -> PythonValue? {
    let columns = arguments.filter { $0.name == nil }.map { iterate($0.value, place).known }
    guard !columns.contains(where: { $0 == nil }), charge(columns.count) else { return nil }
    let fill = arguments[named: "fillvalue"]?.value ?? PythonValue.none
    let count = columns.map { $0!.count }.max() ?? 0
    return list((0..<count).map { row in .tuple(columns.map { row < $0!.count ? $0![row] : fill }) })
  }

  private func copied(_ value: PythonValue, isDeep: Bool, depth: Int) -> PythonValue? {
    guard depth < 20, charge(1) else { return nil }
    func inner(_ value: PythonValue) -> PythonValue? { isDeep ? copied(value, isDeep: true, depth: depth + 1) : value }
    switch value {
    case .list(let list), .set(let list):
      let items = list.items.compactMap { item in inner(item.value).map { PythonList.Item(value: $0, isMaybe: item.isMaybe) } }
      guard items.count == list.items.count else { return nil }
      let copy = PythonList(items, rest: list.rest, level: doubts.count, graveyard)
      if case .set = value { return .set(copy) }
      return .list(copy)
    case .dictionary(let dictionary):
      let copy = PythonDictionary(level: doubts.count, graveyard)
      for entry in dictionary.entries {
        guard let key = PythonKey(entry.key), let value = inner(entry.value) else { return nil }
        copy.set(key, PythonDictionary.Entry(key: entry.key, value: value, isMaybe: entry.isMaybe))
      }
      (copy.rest, copy.makesDefault, copy.isCounter) = (dictionary.rest, dictionary.makesDefault, dictionary.isCounter)
      return .dictionary(copy)
    case .tuple(let items):
      let copies = items.compactMap(inner)
      return copies.count == items.count ? .tuple(copies) : nil
    case .instance(let instance):
      let copy = PythonInstance(instance.ofClass, level: doubts.count, graveyard)
      for (name, value) in instance.attributes {
        guard let value = inner(value) else { return nil }
        copy.attributes[name] = value
      }
      return .instance(copy)
    default: return value
    }
  }
}
