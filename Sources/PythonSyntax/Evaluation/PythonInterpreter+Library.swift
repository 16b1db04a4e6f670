import SourceText

/// Functions of the standard library that do nothing but compute.
extension PythonInterpreter {
  func libraryCall(_ path: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue? {
    let first = arguments[position: 0]?.value ?? arguments[named: "text"]?.value
    switch path {
    case "textwrap.dedent":
      guard let text = first?.text, charge(text.bytes.count / 64) else { return nil }
      return .text(text.dedented())
    case "textwrap.indent":
      guard let text = first?.text, let prefix = (arguments[position: 1] ?? arguments[named: "prefix"])?.value.text,
        arguments.count == 2
      else { return nil }
      return .text(indented(text, prefix))
    case "inspect.cleandoc":
      guard let text = first?.text, charge(text.bytes.count / 64) else { return nil }
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
    case "functools.partial", "functools.lru_cache", "functools.cache": return nil
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
