import SourceText

/// Methods of values that the interpreter itself knows.
extension PythonInterpreter {
  static let listMethods: Set<String> = [
    "append", "extend", "insert", "pop", "remove", "clear", "index", "count", "sort", "reverse", "copy",
  ]
  static let setMethods: Set<String> = [
    "add", "update", "discard", "remove", "pop", "clear", "copy", "union", "intersection", "difference",
    "symmetric_difference", "issubset", "issuperset", "isdisjoint", "intersection_update", "difference_update",
    "symmetric_difference_update",
  ]
  static let dictionaryMethods: Set<String> = [
    "get", "items", "keys", "values", "pop", "popitem", "setdefault", "update", "copy", "clear", "fromkeys", "most_common",
    "elements", "total",
  ]

  func hasMethod(_ value: PythonValue, _ name: String) -> Bool {
    switch value {
    case .text: Self.textMethods.contains(name)
    case .list: Self.listMethods.contains(name) || name == "send" || name == "close"
    case .tuple: name == "index" || name == "count"
    case .set: Self.setMethods.contains(name)
    case .dictionary: Self.dictionaryMethods.contains(name)
    case .bytes: name == "decode"
    case .builtin(let type): type == "dict" && name == "fromkeys" || type == "str" && Self.textMethods.contains(name)
    default: false
    }
  }

  func method(_ receiver: PythonValue, _ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    if arguments.contains(where: \.isUnpacked), name != "format" { return unknown(.outside, place) }
    switch receiver {
    case .text(let text): return textMethod(text, name, arguments, place)
    case .member(let member): return method(member.value, name, arguments, place)
    case .tuple(let items):
      return listMethod(PythonList(items.map { .init(value: $0) }, level: doubts.count, graveyard), name, arguments, place)
    case .list(let list): return listMethod(list, name, arguments, place)
    case .set(let set): return setMethod(set, name, arguments, place)
    case .dictionary(let dictionary): return dictionaryMethod(dictionary, name, arguments, place)
    case .bytes(let bytes) where name == "decode": return .text(PythonText(bytes, at: place))
    case .builtin("dict") where name == "fromkeys":
      let result = PythonDictionary(level: doubts.count, graveyard)
      let iteration = iterate(arguments[position: 0]?.value ?? .none, place)
      result.rest = iteration.rest
      for item in iteration.items {
        put(arguments[position: 1]?.value ?? .none, item.value, in: result, place, isMaybe: item.isMaybe)
      }
      return .dictionary(result)
    case .instance(let instance) where name == "__init__":
      if isException(instance.ofClass, "BaseException") {
        instance.attributes["args"] = tuple(arguments.filter { $0.name == nil }.map(\.value), place)
      }
      return .none
    case .builtin("str"):
      // `str.upper`, as a function.
      if name == "maketrans" { return translationTable(arguments, place) }
      guard let own = arguments.first?.value.text else { break }
      return textMethod(own, name, Array(arguments.dropFirst()), place)
    default: break
    }
    return unknown(.unsupported, place)
  }

  /// Whether what is done to something of that level is in doubt.
  private func isDoubtful(_ level: Int) -> Bool { doubts.count > level }

  // MARK: Lists

  private func listMethod(_ list: PythonList, _ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    let first = arguments[position: 0]?.value
    let isDoubtful = isDoubtful(list.level)
    switch name {
    case "append":
      guard let first else { break }
      add(first, to: list, isSet: false)
      return .none
    case "extend":
      guard let first else { break }
      extend(list, with: first, place)
      return .none
    case "insert":
      guard case .integer(let index)? = first, let value = arguments[position: 1]?.value, charge(list.items.count / 64) else {
        break
      }
      let count = list.items.count
      let at = min(max(index < 0 ? index + count : index, 0), count)
      list.change { $0.insert(PythonList.Item(value: value, isMaybe: isDoubtful), at: at) }
      return .none
    case "pop": return popped(list, first, place)
    case "remove":
      guard let first else { break }
      return remove(first, from: list, orRaise: true, place)
    case "clear":
      if isDoubtful {
        list.change { items in for index in items.indices { items[index].isMaybe = true } }
      } else {
        list.change { $0 = [] }
        list.rest = nil
      }
      return .none
    case "index":
      guard let first, list.isKnown else { break }
      for (index, item) in list.items.enumerated() {
        guard charge(1), let isFound = isEqual(item.value, first) else { return unknown(.outside, place) }
        if isFound { return .integer(index) }
      }
      return raise("ValueError", place)
    case "count":
      guard let first, list.isKnown else { break }
      let verdicts = list.items.map { isEqual($0.value, first) }
      return verdicts.contains(nil) ? unknown(.outside, place) : .integer(verdicts.count { $0 == true })
    case "sort":
      if !isDoubtful { sort(list, key: arguments[named: "key"]?.value, reverse: arguments[named: "reverse"]?.value, place) }
      return .none
    case "reverse":
      if !isDoubtful { list.change { $0.reverse() } }
      return .none
    case "copy": return .list(PythonList(list.items, rest: list.rest, level: doubts.count, graveyard))
    case "send", "close": return unknown(.unsupported, place)
    default: break
    }
    return unknown(first ?? .none, place)
  }

  private func popped(_ list: PythonList, _ index: PythonValue?, _ place: Place) -> PythonValue {
    guard list.isKnown, charge(list.items.count / 64) else { return unknown(.outside, place) }
    var at = list.items.count - 1
    if let index {
      guard case .integer(let value) = index else { return unknown(index, place) }
      guard let found = position(value, list.items.count) else { return raise("IndexError", place) }
      at = found
    }
    guard at >= 0 else { return raise("IndexError", place) }
    let value = list.items[at].value
    let isDoubtful = isDoubtful(list.level)
    list.change { items in if isDoubtful { items[at].isMaybe = true } else { items.remove(at: at) } }
    return value
  }

  private func remove(_ value: PythonValue, from list: PythonList, orRaise: Bool, _ place: Place) -> PythonValue {
    guard charge(list.items.count / 16) else { return unknown(.limit, place) }
    for (index, item) in list.items.enumerated() {
      guard let isFound = isEqual(item.value, value) else {
        list.change { items in for at in index..<items.count { items[at].isMaybe = true } }
        uncertainties += 1
        return .none
      }
      guard isFound else { continue }
      let isDoubtful = isDoubtful(list.level)
      list.change { items in if isDoubtful { items[index].isMaybe = true } else { items.remove(at: index) } }
      return .none
    }
    if orRaise, list.rest == nil { return raise("ValueError", place) }
    return .none
  }

  // MARK: Sets

  private func setMethod(_ set: PythonList, _ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    let first = arguments[position: 0]?.value
    switch name {
    case "add":
      guard let first else { break }
      add(first, to: set, isSet: true)
      return .none
    case "update":
      for argument in arguments { extend(set, with: argument.value, place, isSet: true) }
      return .none
    case "discard", "remove":
      guard let first else { break }
      if !set.items.contains(where: { isEqual($0.value, first) != false }), set.rest == nil {
        return name == "remove" ? raise("KeyError", place) : .none
      }
      return remove(first, from: set, orRaise: false, place)
    case "clear", "copy":
      if name == "copy" { return .set(PythonList(set.items, rest: set.rest, level: doubts.count, graveyard)) }
      return listMethod(set, name, arguments, place)
    case "pop": return set.items.count == 1 ? popped(set, nil, place) : unknown(.outside, place)
    case "union", "intersection", "difference", "symmetric_difference":
      var result = set
      let operation: PythonOperator =
        name == "union" ? .bitOr : name == "intersection" ? .bitAnd : name == "difference" ? .subtract : .bitXor
      for argument in arguments {
        guard case .set(let combined) = setOperation(operation, result, asSet(argument.value, place), place) else { break }
        result = combined
      }
      return .set(result === set ? PythonList(set.items, rest: set.rest, level: doubts.count, graveyard) : result)
    case "issubset", "issuperset", "isdisjoint":
      guard let first else { break }
      let other = asSet(first, place)
      let verdict =
        name == "issubset"
        ? isSubset(set, other)
        : name == "issuperset" ? isSubset(other, set) : isSubset(set, other, wanted: false)
      return verdict.map { .boolean($0) } ?? unknown(.outside, place)
    case "intersection_update", "difference_update", "symmetric_difference_update":
      guard let first, !isDoubtful(set.level) else { break }
      let operation: PythonOperator = name.hasPrefix("i") ? .bitAnd : name.hasPrefix("d") ? .subtract : .bitXor
      guard case .set(let result) = setOperation(operation, set, asSet(first, place), place) else { break }
      set.change { $0 = result.items }
      set.rest = result.rest
      return .none
    default: break
    }
    return unknown(first ?? .none, place)
  }

  private func asSet(_ value: PythonValue, _ place: Place) -> PythonList {
    if case .set(let set) = value { return set }
    let result = PythonList([], level: doubts.count, graveyard)
    extend(result, with: value, place, isSet: true)
    return result
  }

  /// Whether every item of one is in the other, or none, if not wanted.
  func isSubset(_ set: PythonList, _ other: PythonList, wanted: Bool = true) -> Bool? {
    var result: Bool? = set.rest == nil ? true : nil
    for item in set.items {
      let isThere = compare(.in, item.value, .set(other))
      if let isThere, isThere != wanted, !item.isMaybe { return false }
      if isThere != wanted { result = nil }
    }
    return result
  }

  // MARK: Dictionaries

  private func dictionaryMethod(
    _ dictionary: PythonDictionary, _ name: String, _ arguments: [PythonArgument], _ place: Place
  ) -> PythonValue {
    let first = arguments[position: 0]?.value
    let second = arguments[position: 1]?.value
    func listed(part: Int? = nil, _ value: (PythonDictionary.Entry) -> PythonValue) -> PythonList {
      _ = charge(dictionary.entries.count / 8)
      let items = dictionary.entries.map { PythonList.Item(value: value($0), isMaybe: $0.isMaybe) }
      let rest = dictionary.rest.map { rest in part.map { rest.part($0) } ?? rest }
      return PythonList(items, rest: rest, level: doubts.count, graveyard)
    }
    switch name {
    case "items": return .list(listed { tuple([$0.key, $0.value], place) })
    case "keys": return .set(listed(part: 0, \.key))
    case "values": return .list(listed(part: 1, \.value))
    case "copy":
      let result = PythonDictionary(level: doubts.count, graveyard)
      update(result, with: .dictionary(dictionary), place)
      (result.makesDefault, result.isCounter) = (dictionary.makesDefault, dictionary.isCounter)
      return .dictionary(result)
    case "get":
      guard let first else { break }
      return get(first, of: dictionary, standard: second ?? PythonValue.none, place)
    case "setdefault":
      guard let first else { break }
      let before = get(first, of: dictionary, standard: second ?? PythonValue.none, place)
      if compare(.in, first, .dictionary(dictionary)) != true { setItem(first, of: .dictionary(dictionary), to: before, place) }
      return before
    case "pop":
      guard let first, charge(dictionary.entries.count / 16) else { break }
      guard let key = PythonKey(first) else {
        dictionary.doubtAll()
        return unknown(first, place)
      }
      if dictionary.entry(key) == nil, dictionary.rest == nil { return second ?? raise("KeyError", place) }
      let value = get(first, of: dictionary, standard: second, place)
      if isDoubtful(dictionary.level) { dictionary.doubt(key) } else { dictionary.remove(key) }
      return value
    case "popitem":
      guard dictionary.isKnown, !isDoubtful(dictionary.level), let last = dictionary.entries.last, let key = PythonKey(last.key)
      else { break }
      dictionary.remove(key)
      return .tuple([last.key, last.value])
    case "update":
      if let first { update(dictionary, with: first, place) }
      for argument in arguments {
        guard let name = argument.name else { continue }
        put(argument.value, .text(PythonText(name.utf8, at: argument.place)), in: dictionary, place)
      }
      return .none
    case "clear":
      if isDoubtful(dictionary.level) { dictionary.doubtAll() } else { dictionary.removeAll() }
      return .none
    default: break
    }
    return unknown(first ?? .none, place)
  }

  private func get(_ key: PythonValue, of dictionary: PythonDictionary, standard: PythonValue?, _ place: Place) -> PythonValue {
    guard let found = PythonKey(key) else {
      return dictionary.rest == nil ? merged(dictionary.entries.map(\.value) + [standard], place) : unknown(key, place)
    }
    if let entry = dictionary.entry(found) {
      return entry.isMaybe ? merged([entry.value, standard], place) : entry.value
    }
    return dictionary.rest == nil ? standard ?? .none : unknown(.outside, place)
  }
}
