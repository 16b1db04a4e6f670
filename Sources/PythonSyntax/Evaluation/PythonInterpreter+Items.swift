import SourceText

/// `a.b` and `a[b]`.
extension PythonInterpreter {
  func attribute(_ node: PythonNode) -> PythonValue {
    guard let owner = node.child(.value), let name = node.name else { return hole(.unsupported, node) }
    let value = evaluate(owner)
    return isRaising ? value : attribute(value, name, node.place)
  }

  func attribute(_ owner: PythonValue, _ name: String, _ place: Place) -> PythonValue {
    switch owner {
    case .symbol(let symbol):
      if let module = submodule(symbol, name) { return .module(module) }
      return attribute(of: symbol, name, place)
    case .module(let module):
      if let value = module[name] { return value }
      if let submodule = load(module.name + "." + name) { return .module(submodule) }
      return unknown(.unbound, place)
    case .classObject(let object): return attribute(of: object, name, place)
    case .instance(let instance): return attribute(of: instance, name, place)
    case .member(let member): return attribute(of: member, name, place)
    case .unknown(let hole): return attribute(of: hole, name, place)
    case .function(let function), .boundFunction(let function, _):
      return name == "__name__" ? .text(PythonText(function.name.utf8, at: place)) : unknown(.unsupported, place)
    case .builtin(let type) where name == "__name__": return .text(PythonText(type.utf8, at: place))
    default:
      if hasMethod(owner, name) { return .method(owner, name) }
      if owner.isNone, name != "__class__" { return raise("AttributeError", place) }
      if name == "__class__", let type = typeName(of: owner) { return .builtin(type) }
      return unknown(.unsupported, place)
    }
  }

  private func attribute(of symbol: PythonSymbol, _ name: String, _ place: Place) -> PythonValue {
    if let bound = symbol.bound?.variables[name] { return bound }
    let value = self.symbol(.attribute(symbol, name), place)
    guard case .symbol(let result) = value else { return value }
    if result.path == "typing.TYPE_CHECKING" { return .boolean(false) }
    return effects.value(of: result) ?? value
  }

  /// Of one of several values the attribute is one of theirs.
  private func attribute(of hole: PythonHole, _ name: String, _ place: Place) -> PythonValue {
    guard hole.isExhaustive, !hole.alternatives.isEmpty else { return unknown(.unknown(hole), place) }
    return merged(hole.alternatives.filter { !$0.isNone }.map { attribute($0, name, place) }, place)
  }

  private func attribute(of member: PythonEnumMember, _ name: String, _ place: Place) -> PythonValue {
    switch name {
    case "value", "_value_": return member.value
    case "name", "_name_": return .text(PythonText(member.name.utf8, at: place))
    case "__class__": return member.owner.map { .classObject($0) } ?? unknown(.unsupported, place)
    default: break
    }
    if let value = member.owner?[name] {
      guard case .function(let function) = value else { return value }
      return bound(function, to: .member(member), member.owner!, place)
    }
    return member.isText && hasMethod(member.value, name) ? .method(member.value, name) : unknown(.unsupported, place)
  }

  private func attribute(of object: PythonClass, _ name: String, _ place: Place) -> PythonValue {
    guard let value = object[name] else {
      switch name {
      case "__name__", "__qualname__": return .text(PythonText(object.name.utf8, at: place))
      case "__members__" where object.isEnum:
        let members = PythonDictionary(level: doubts.count, graveyard)
        for name in object.order {
          guard case .member(let member)? = object.attributes[name] else { continue }
          put(.member(member), .text(PythonText(name.utf8, at: place)), in: members, place)
        }
        return .dictionary(members)
      // What Django makes of choices.
      case "values" where object.isEnum: return list(object.members.map(\.value))
      case "names" where object.isEnum: return list(object.members.map { .text(PythonText($0.name.utf8, at: place)) })
      default: break
      }
      guard object.hasUnknownBase else { return raise("AttributeError", place) }
      return attribute(of: PythonSymbol(named: "\(object.module.name).\(object.name)", tag: object), name, place)
    }
    if case .function(let function) = value, function.decorators.contains("classmethod") {
      return .boundFunction(function, receiver: [.classObject(object)])
    }
    return value
  }

  private func attribute(of instance: PythonInstance, _ name: String, _ place: Place) -> PythonValue {
    if let own = instance.attributes[name] { return own }
    guard let value = instance.ofClass[name] else {
      if name == "__class__" { return typeObject(of: instance) }
      if name == "__dict__" {
        let result = PythonDictionary(level: doubts.count, graveyard)
        result.rest = PythonHole(reason: .unsupported, place: place)
        return .dictionary(result)
      }
      guard instance.ofClass.hasUnknownBase else { return raise("AttributeError", place) }
      return attribute(
        of: PythonSymbol(named: "\(instance.ofClass.module.name).\(instance.ofClass.name)()", tag: instance), name, place)
    }
    guard case .function(let function) = value else { return value }
    return bound(function, to: .instance(instance), instance.ofClass, place)
  }

  private func bound(_ function: PythonFunction, to receiver: PythonValue, _ object: PythonClass, _ place: Place) -> PythonValue
  {
    let decorators = function.decorators
    if decorators.contains("staticmethod") { return .function(function) }
    if decorators.contains("classmethod") { return .boundFunction(function, receiver: [.classObject(object)]) }
    let isProperty = decorators.contains {
      $0.hasSuffix("property") || $0.hasSuffix(".setter") || $0.hasSuffix(".getter")
    }
    if isProperty { return invoke(function.getter ?? function, [receiver], [], place) }
    return .boundFunction(function, receiver: [receiver])
  }

  func position(_ index: Int, _ count: Int) -> Int? {
    let at = index < 0 ? index + count : index
    return at >= 0 && at < count ? at : nil
  }

  // MARK: Items

  func subscriptValue(_ node: PythonNode) -> PythonValue {
    guard let owner = node.child(.value), let index = node.child(.index) else { return hole(.unsupported, node) }
    let value = evaluate(owner)
    if index.kind == .slice, value.symbol == nil { return slice(value, index, node) }
    let position = index.kind == .slice ? hole(.unsupported, index) : evaluate(index)
    return isRaising ? position : item(value, position, node.place)
  }

  func item(_ value: PythonValue, _ index: PythonValue, _ place: Place) -> PythonValue {
    var index = index
    if case .boolean(let value) = index { index = .integer(value ? 1 : 0) }
    switch (value, index) {
    case (.symbol(let symbol), _):
      let result = self.symbol(.item(symbol, index), place)
      return result.symbol.flatMap { effects.value(of: $0) } ?? result
    case (.tuple(let items), .integer(let at)): return position(at, items.count).map { items[$0] } ?? raise("IndexError", place)
    case (.list(let list), .integer(let at)):
      if list.isKnown { return position(at, list.items.count).map { list.items[$0].value } ?? raise("IndexError", place) }
      if at >= 0, list.items.count > at, list.items[...at].allSatisfy({ !$0.isMaybe }) { return list.items[at].value }
      return unknown(.outside, place)
    case (.text(let text), .integer(let at)) where text.isKnown:
      let offsets = text.characterOffsets
      guard charge(offsets.count / 64), let found = position(at, offsets.count - 1) else { return raise("IndexError", place) }
      return .text(text.slice(offsets[found]..<offsets[found + 1]))
    case (.bytes(let bytes), .integer(let at)):
      return position(at, bytes.count).map { .integer(Int(bytes[$0])) } ?? raise("IndexError", place)
    case (.dictionary(let dictionary), _): return item(of: dictionary, index, place)
    case (.classObject(let object), .text(let name)) where object.isEnum && name.isKnown:
      if case .member(let member)? = object.attributes[name.string] { return .member(member) }
      return raise("KeyError", place)
    // `List[str]` and its like.
    case (.classObject, _), (.builtin, _): return value
    case (.instance(let instance), _):
      return call("__getitem__", of: instance, place, [index]) ?? unknown(.unsupported, place)
    case (.unknown(let hole), _) where hole.isExhaustive && !hole.alternatives.isEmpty:
      return merged(hole.alternatives.filter { !$0.isNone }.map { item($0, index, place) }, place)
    case (.tuple(let items), _): return merged(items, place)
    case (.list(let list), _) where list.isKnown && !list.items.isEmpty: return merged(list.items.map(\.value), place)
    default: return unknown(value, place)
    }
  }

  private func item(of dictionary: PythonDictionary, _ index: PythonValue, _ place: Place) -> PythonValue {
    guard let key = PythonKey(index) else {
      // A key that is not known finds one of the values.
      return dictionary.rest == nil && !dictionary.entries.isEmpty
        ? merged(dictionary.entries.map(\.value), place) : unknown(index, place)
    }
    if let entry = dictionary.entry(key), dictionary.rest == nil || !entry.isMaybe { return entry.value }
    if dictionary.rest != nil { return unknown(.outside, place) }
    if dictionary.isCounter { return .integer(0) }
    guard let maker = dictionary.makesDefault else { return raise("KeyError", place) }
    let value = apply(maker, [], at: place)
    put(value, index, in: dictionary, place)
    return value
  }

  private func slice(_ value: PythonValue, _ index: PythonNode, _ node: PythonNode) -> PythonValue {
    func bound(_ role: PythonRole) -> (isKnown: Bool, value: Int?) {
      guard let child = index.child(role) else { return (true, nil) }
      switch evaluate(child) {
      case .integer(let value): return (true, value)
      case .none: return (true, nil)
      default: return (false, nil)
      }
    }
    let (lower, upper, step) = (bound(.lower), bound(.upper), bound(.step))
    guard lower.isKnown, upper.isKnown, step.isKnown, step.value != 0 else {
      // Part of what is there, and maybe none of it.
      if case .list(let list) = value {
        let items = list.items.map { PythonList.Item(value: $0.value, isMaybe: true) }
        return .list(PythonList(items, rest: list.rest, level: doubts.count, graveyard))
      }
      return hole(.unsupported, node)
    }
    func indices(_ count: Int) -> [Int] {
      _ = charge(count / 16)
      let step = max(min(step.value ?? 1, count + 1), -count - 1)
      func clamped(_ value: Int, _ low: Int, _ high: Int) -> Int { min(max(value < 0 ? value + count : value, low), high) }
      if step > 0 {
        let first = clamped(lower.value ?? 0, 0, count)
        return Array(stride(from: first, to: max(first, clamped(upper.value ?? count, 0, count)), by: step))
      }
      let first = lower.value.map { clamped($0, -1, count - 1) } ?? count - 1
      return Array(stride(from: first, to: upper.value.map { clamped($0, -1, count - 1) } ?? -1, by: step))
    }
    switch value {
    case .tuple(let items): return .tuple(indices(items.count).map { items[$0] })
    case .list(let list) where list.isKnown: return self.list(indices(list.items.count).map { list.items[$0].value })
    case .bytes(let bytes): return .bytes(indices(bytes.count).map { bytes[$0] })
    case .text(let text) where text.isKnown:
      let offsets = text.isASCII ? nil : text.characterOffsets
      let count = offsets.map { $0.count - 1 } ?? text.bytes.count
      func range(_ at: Int) -> Range<Int> { offsets.map { $0[at]..<$0[at + 1] } ?? at..<at + 1 }
      let wanted = indices(count)
      guard let first = wanted.first, let last = wanted.last else { return .text(PythonText()) }
      if (step.value ?? 1) == 1 { return .text(text.slice(range(first).lowerBound..<range(last).upperBound)) }
      var result = PythonText()
      for at in wanted { result.append(text, range(at)) }
      return .text(result)
    default: return unknown(value, node.place)
    }
  }
}
