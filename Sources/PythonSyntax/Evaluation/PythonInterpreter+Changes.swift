import SourceText

/// What a program does to its values.
extension PythonInterpreter {
  func add(_ value: PythonValue, to list: PythonList, isSet: Bool, isMaybe: Bool = false) {
    let isMaybe = isMaybe || doubts.count > list.level
    if isSet, isUnhashable(value, list.items.isEmpty ? nil : list.items[0].value.place) { return }
    if isSet, let index = index(of: value, in: list) {
      if !isMaybe, list.items[index].isMaybe { list.change { $0[index].isMaybe = false } }
      return
    }
    guard list.items.count < limits.size / 16, value.nesting < 60 else {
      list.rest = list.rest ?? PythonHole(reason: .limit, place: value.place)
      return
    }
    var item = PythonList.Item(value: value, isMaybe: isMaybe)
    if isMaybe, doubts.count > list.level {
      item.way = PythonWay(
        place: value.place ?? module.tree.root.place, doubts: Array(doubts[list.level...]), loops: loops)
    }
    list.append(item)
  }

  private func isUnhashable(_ value: PythonValue, _ place: Place?) -> Bool {
    switch value {
    case .list, .dictionary, .set:
      _ = raise("TypeError", place ?? module.tree.root.place)
      return true
    default: return false
    }
  }

  private func index(of value: PythonValue, in set: PythonList) -> Int? {
    if let key = PythonKey(value) { return set.index(of: key) }
    _ = charge(set.items.count / 16)
    return set.items.firstIndex { isSame($0.value, value) }
  }

  func extend(_ list: PythonList, with value: PythonValue, _ place: Place, isSet: Bool = false) {
    let iteration = iterate(value, place)
    guard charge(iteration.items.count / 8) else { return }
    for item in iteration.items { add(item.value, to: list, isSet: isSet, isMaybe: item.isMaybe) }
    list.rest = list.rest ?? iteration.rest
  }

  func update(_ dictionary: PythonDictionary, with value: PythonValue, _ place: Place) {
    guard case .dictionary(let other) = value else { return update(dictionary, withPairs: value, place) }
    guard charge(other.entries.count / 8) else { return }
    for entry in other.entries { put(entry.value, entry.key, in: dictionary, place, isMaybe: entry.isMaybe) }
    dictionary.rest = dictionary.rest ?? other.rest
  }

  private func update(_ dictionary: PythonDictionary, withPairs value: PythonValue, _ place: Place) {
    let iteration = iterate(value, place)
    for item in iteration.items {
      let pair = iterate(item.value, place)
      guard charge(1), pair.isKnown, pair.items.count == 2 else {
        dictionary.rest = dictionary.rest ?? PythonHole(reason: .outside, place: place)
        continue
      }
      put(pair.items[1].value, pair.items[0].value, in: dictionary, place, isMaybe: item.isMaybe)
    }
    dictionary.rest = dictionary.rest ?? iteration.rest
  }

  func put(
    _ value: PythonValue, _ key: PythonValue, in dictionary: PythonDictionary, _ place: Place, isMaybe: Bool = false
  ) {
    if isUnhashable(key, place) { return }
    guard let found = PythonKey(key), value.nesting < 60, dictionary.entries.count < limits.size / 16 else {
      dictionary.rest = dictionary.rest ?? PythonHole(reason: .unsupported, place: place)
      return
    }
    let isMaybe = isMaybe || doubts.count > dictionary.level
    var value = value
    if isMaybe, let before = dictionary.entry(found) { value = merged([before.value, value], place) }
    dictionary.set(found, PythonDictionary.Entry(key: key, value: value, isMaybe: isMaybe))
  }

  func setItem(_ index: PythonValue, of owner: PythonValue, to value: PythonValue, _ place: Place) {
    switch owner {
    case .dictionary(let dictionary): put(value, index, in: dictionary, place)
    case .list(let list):
      guard case .integer(let at) = index, list.isKnown, value.nesting < 60 else {
        list.rest = list.rest ?? PythonHole(reason: .unsupported, place: place)
        return
      }
      guard let position = position(at, list.items.count) else {
        _ = raise("IndexError", place)
        return
      }
      let isMaybe = doubts.count > list.level
      list.change { $0[position].value = isMaybe ? merged([$0[position].value, value], place) : value }
    case .instance(let instance): _ = call("__setitem__", of: instance, place, [index, value])
    default: break
    }
  }

  func setAttribute(_ name: String, of owner: PythonValue, to value: PythonValue, _ place: Place) {
    let value = value.nesting < 60 ? value : unknown(.limit, place)
    switch owner {
    case .instance(let instance):
      if case .boundFunction(let setter, _)? = propertySetter(name, of: instance) {
        _ = invoke(setter, [owner], [PythonArgument(value: value, place: place)], place)
        return
      }
      let isMaybe = doubts.count > instance.level
      instance.attributes[name] = isMaybe ? merged([instance.attributes[name], value], place) : value
    case .classObject(let object):
      object.attributes[name] = doubts.isEmpty ? value : merged([object.attributes[name], value], place)
    case .symbol(let symbol):
      if symbol.bound == nil {
        let scope = PythonScope(parent: nil)
        scope.birth = symbol.birth
        symbol.bound = scope
        symbolScopes.append(scope)
      }
      if symbol.bound!.variables[name] == nil {
        // On ways that do not come by here it stays what it was.
        symbol.bound!.variables[name] = self.symbol(.attribute(symbol, name), place)
        symbol.bound!.order.append(name)
      }
      bind(name, value, in: symbol.bound!)
      effects.assign(name, of: symbol, to: value, PythonWay(place: place, doubts: doubts, loops: loops))
    default: break
    }
  }

  private func propertySetter(_ name: String, of instance: PythonInstance) -> PythonValue? {
    guard case .function(let function)? = instance.ofClass[name], function.decorators.contains("\(name).setter") else {
      return nil
    }
    return .boundFunction(function, receiver: [])
  }
}
