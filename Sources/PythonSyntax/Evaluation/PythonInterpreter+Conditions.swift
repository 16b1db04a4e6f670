import SourceText

/// Truth, equality and order.
extension PythonInterpreter {
  func booleanOperation(_ node: PythonNode) -> PythonValue {
    let operands = node.children(.operand)
    let deciding = node.operator == .or
    var candidates: [PythonValue] = []
    let doubtCount = doubts.count
    var doubt: PythonDoubt?
    for (index, operand) in operands.enumerated() {
      let value = evaluate(operand)
      if isRaising { break }
      let truth = truth(of: value)
      if truth == deciding || index == operands.count - 1 {
        candidates.append(value)
        break
      }
      if truth == nil {
        candidates.append(value)
        doubt = PythonDoubt(reason: .condition, place: operand.place)
        doubts.append(doubt!)
      }
    }
    restoreDoubts(to: doubtCount)
    if let doubt { settleRaise(doubt) }
    if isRaising { return .none }
    return candidates.count == 1 ? candidates[0] : operation(node.operator, candidates, node)
  }

  /// What several values that are not known make together.
  private func operation(_ operation: PythonOperator, _ values: [PythonValue], _ node: PythonNode) -> PythonValue {
    let merged = merged(values, node.place)
    guard case .unknown = merged, values.contains(where: { $0.symbol != nil }) else { return merged }
    return symbol(.operation(operation, values), node.place)
  }

  func conditional(_ node: PythonNode) -> PythonValue {
    guard let condition = node.child(.condition) else { return hole(.unsupported, node) }
    let value = evaluate(condition)
    if isRaising { return value }
    if let truth = truth(of: value) { return child(node, truth ? .value : .otherwise) }
    let doubt = PythonDoubt(reason: .condition, place: condition.place)
    return merged([PythonRole.value, .otherwise].map { role in inDoubt(doubt) { child(node, role) } }, node.place)
  }

  func truth(of value: PythonValue) -> Bool? {
    switch value {
    case .none: return false
    case .boolean(let value): return value
    case .integer(let value): return value != 0
    case .float(let value): return value != 0
    case .text(let text): return text.isKnown ? !text.bytes.isEmpty : text.bytes.count > text.holes.count * 3 ? true : nil
    case .bytes(let bytes): return !bytes.isEmpty
    case .tuple(let items): return !items.isEmpty
    case .list(let list), .set(let list):
      if list.items.contains(where: { !$0.isMaybe }) { return true }
      return list.isKnown ? false : nil
    case .dictionary(let dictionary):
      if dictionary.entries.contains(where: { !$0.isMaybe }) { return true }
      return dictionary.rest == nil && dictionary.entries.isEmpty ? false : nil
    case .symbol: return nil
    case .unknown(let hole):
      guard hole.isExhaustive else { return nil }
      let truths = hole.alternatives.map { truth(of: $0) }
      guard let first = truths.first, truths.allSatisfy({ $0 == first }) else { return nil }
      return first
    case .member(let member): return member.isText || member.isNumber ? truth(of: member.value) : true
    case .instance(let instance):
      let place = instance.ofClass.place
      if let verdict = call("__bool__", of: instance, place) { return truth(of: verdict) }
      if let count = call("__len__", of: instance, place) { return truth(of: count) }
      return instance.ofClass.hasUnknownBase ? nil : true
    default: return true
    }
  }

  func comparison(_ node: PythonNode) -> PythonValue {
    var operation = PythonOperator.none
    var operations: [PythonOperator] = []
    var left: PythonValue?
    var operands: [PythonValue] = []
    var result: Bool? = true
    for child in node.children {
      if child.kind == .operatorName {
        operation = child.operator
        operations.append(operation)
        continue
      }
      let right = evaluate(child)
      if isRaising { return right }
      operands.append(right)
      if let left {
        if case .instance(let instance) = left, operations.count == 1, let name = Self.comparisonMethods[operation],
          let value = call(name, of: instance, node.place, [right])
        {
          return value
        }
        switch compare(operation, left, right) {
        case false?: return .boolean(false)
        case nil: result = nil
        default: break
        }
      }
      left = right
    }
    if let result { return .boolean(result) }
    guard operands.contains(where: { $0.symbol != nil }), let last = operations.last else { return hole(.outside, node) }
    return symbol(.operation(last, operands), node.place)
  }

  private static let comparisonMethods: [PythonOperator: String] = [
    .equal: "__eq__", .notEqual: "__ne__", .less: "__lt__", .lessOrEqual: "__le__", .greater: "__gt__",
    .greaterOrEqual: "__ge__",
  ]

  /// Nil where only the run knows.
  func compare(_ operation: PythonOperator, _ left: PythonValue, _ right: PythonValue) -> Bool? {
    guard charge(1) else { return nil }
    switch operation {
    case .equal: return isEqual(left, right)
    case .notEqual: return isEqual(left, right).map { !$0 }
    case .is, .isNot:
      let isSame: Bool? =
        switch (left, right) {
        case (.symbol, _), (_, .symbol): nil
        case (.unknown(let hole), let other), (let other, .unknown(let hole)): isOne(hole) { self.isSame($0, other) }
        default: self.isSame(left, right)
        }
      return isSame.map { $0 == (operation == .is) }
    case .in: return contains(right, left)
    case .notIn: return contains(right, left).map { !$0 }
    default: return compareOrder(operation, left, right)
    }
  }

  /// What holds of every alternative, if these are all.
  private func isOne(_ hole: PythonHole, _ holds: (PythonValue) -> Bool?) -> Bool? {
    guard hole.isExhaustive, let first = hole.alternatives.first, let verdict = holds(first) else { return nil }
    return hole.alternatives.dropFirst().allSatisfy { $0.symbol == nil && holds($0) == verdict } && first.symbol == nil
      ? verdict : nil
  }

  private func compareOrder(_ operation: PythonOperator, _ left: PythonValue, _ right: PythonValue) -> Bool? {
    switch (left, right) {
    case (.text(let a), .text(let b)) where a.isKnown && b.isKnown:
      return order(operation, isLess: a.bytes.lexicographicallyPrecedes(b.bytes), isEqual: a.bytes == b.bytes)
    case (.bytes(let a), .bytes(let b)): return order(operation, isLess: a.lexicographicallyPrecedes(b), isEqual: a == b)
    case (.member(let member), _) where member.isText || member.isNumber: return compareOrder(operation, member.value, right)
    case (_, .member(let member)) where member.isText || member.isNumber: return compareOrder(operation, left, member.value)
    case (.tuple, .tuple), (.list, .list):
      guard let a = left.items, let b = right.items else { return nil }
      for (first, second) in zip(a, b) {
        guard let isEqual = isEqual(first, second) else { return nil }
        if !isEqual { return compare(operation, first, second) }
      }
      return order(operation, isLess: a.count < b.count, isEqual: a.count == b.count)
    case (.set(let a), .set(let b)):
      let (isBelow, isAbove) = (isSubset(a, b), isSubset(b, a))
      switch operation {
      case .lessOrEqual: return isBelow
      case .greaterOrEqual: return isAbove
      case .less: return isBelow.flatMap { below in isAbove.map { below && !$0 } }
      default: return isAbove.flatMap { above in isBelow.map { above && !$0 } }
      }
    case (.instance(let instance), _):
      guard let name = Self.comparisonMethods[operation] else { return nil }
      return call(name, of: instance, instance.ofClass.place, [right]).flatMap { truth(of: $0) }
    case (.integer(let a), .integer(let b)): return order(operation, isLess: a < b, isEqual: a == b)
    default:
      guard let a = number(left), let b = number(right) else {
        if isPlain(left), isPlain(right) { _ = raise("TypeError", module.tree.root.place) }
        return nil
      }
      if a.isNaN || b.isNaN { return false }
      return order(operation, isLess: a < b, isEqual: a == b)
    }
  }

  /// It is known, and of a type of Python's own.
  private func isPlain(_ value: PythonValue) -> Bool {
    switch value {
    case .none, .boolean, .integer, .float, .bytes, .tuple, .list, .set, .dictionary: true
    case .text(let text): text.isKnown
    default: false
    }
  }

  private func order(_ operation: PythonOperator, isLess: Bool, isEqual: Bool) -> Bool {
    switch operation {
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: !isLess && !isEqual
    default: !isLess
    }
  }

  func number(_ value: PythonValue) -> Double? {
    switch value {
    case .boolean(let value): value ? 1 : 0
    case .integer(let value): Double(value)
    case .float(let value): value
    case .member(let member): member.isNumber ? number(member.value) : nil
    default: nil
    }
  }

  /// Nil where only the run knows.
  func isEqual(_ left: PythonValue, _ right: PythonValue) -> Bool? {
    guard charge(1) else { return nil }
    switch (left, right) {
    case (.unknown(let hole), let other), (let other, .unknown(let hole)):
      return isOne(hole) { if case .unknown = $0 { nil } else { isEqual($0, other) } }
    case (.symbol, _), (_, .symbol): return nil
    case (.instance(let instance), let other), (let other, .instance(let instance)):
      if let verdict = call("__eq__", of: instance, instance.ofClass.place, [other]) { return truth(of: verdict) }
      return isEqual(instance, other)
    case (.text(let a), .text(let b)):
      if a.isKnown, b.isKnown { return a.bytes == b.bytes }
      // What stands before the first hole may already differ.
      let count = min(a.holes.first?.offset ?? a.bytes.count, b.holes.first?.offset ?? b.bytes.count)
      return a.bytes.prefix(count).elementsEqual(b.bytes.prefix(count)) ? nil : false
    case (.member(let member), let other), (let other, .member(let member)):
      if case .member(let second) = other {
        return member === second || (member.isText || member.isNumber) && isEqual(member.value, second.value) == true
      }
      return member.isText || member.isNumber ? isEqual(member.value, other) : false
    case (.tuple(let a), .tuple(let b)): return areEqual(a, b)
    case (.list(let a), .list(let b)):
      return a === b ? true : a.isKnown && b.isKnown ? areEqual(a.items.map(\.value), b.items.map(\.value)) : nil
    case (.set(let a), .set(let b)):
      if a === b { return true }
      return isSubset(a, b).flatMap { below in isSubset(b, a).map { $0 && below } }
    case (.dictionary(let a), .dictionary(let b)): return a === b ? true : areEqual(a, b)
    case (.integer(let a), .integer(let b)): return a == b
    default:
      if let a = number(left), let b = number(right) { return a == b }
      return isSame(left, right)
    }
  }

  /// Instances of a dataclass are equal if their fields are.
  private func isEqual(_ instance: PythonInstance, _ other: PythonValue) -> Bool? {
    guard case .instance(let second) = other else { return instance.ofClass.hasUnknownBase ? nil : false }
    if instance === second { return true }
    if instance.ofClass.hasUnknownBase { return nil }
    guard instance.ofClass.isDataclass else { return false }
    guard instance.ofClass === second.ofClass else { return false }
    let names = instance.ofClass.fields.map(\.name)
    return areEqual(names.map { instance.attributes[$0] ?? .none }, names.map { second.attributes[$0] ?? .none })
  }

  private func areEqual(_ left: PythonDictionary, _ right: PythonDictionary) -> Bool? {
    guard left.isKnown, right.isKnown else { return nil }
    guard left.entries.count == right.entries.count else { return false }
    var result: Bool? = true
    for entry in left.entries {
      guard let key = PythonKey(entry.key) else { return nil }
      guard let other = right.entry(key) else { return false }
      switch isEqual(entry.value, other.value) {
      case false?: return false
      case nil: result = nil
      default: break
      }
    }
    return result
  }

  private func areEqual(_ left: [PythonValue], _ right: [PythonValue]) -> Bool? {
    guard left.count == right.count else { return false }
    var result: Bool? = true
    for (a, b) in zip(left, right) {
      switch isEqual(a, b) {
      case false?: return false
      case nil: result = nil
      default: break
      }
    }
    return result
  }

  private func contains(_ container: PythonValue, _ value: PythonValue) -> Bool? {
    switch container {
    case .text(let text):
      guard let part = value.text, part.isKnown else { return nil }
      if part.bytes.isEmpty || text.firstRange(of: part.bytes) != nil { return true }
      return text.isKnown ? false : nil
    case .dictionary(let dictionary):
      guard let key = PythonKey(value), value.symbol == nil else {
        return dictionary.isKnown && dictionary.entries.isEmpty ? false : nil
      }
      if let entry = dictionary.entry(key) { return entry.isMaybe ? nil : true }
      return dictionary.rest == nil ? false : nil
    case .set(let set):
      if set.rest == nil, value.symbol == nil, let key = PythonKey(value),
        !set.items.contains(where: { PythonKey($0.value) == nil || $0.value.symbol != nil })
      {
        guard let index = set.index(of: key) else { return false }
        return set.items[index].isMaybe ? nil : true
      }
      return contains(set.items, set.rest, value)
    case .tuple(let items): return contains(items.map { PythonList.Item(value: $0) }, nil, value)
    case .list(let list): return contains(list.items, list.rest, value)
    case .classObject(let object) where object.isEnum:
      return contains(
        object.members.flatMap { [PythonList.Item(value: .member($0)), PythonList.Item(value: $0.value)] }, nil, value)
    case .instance(let instance):
      return call("__contains__", of: instance, instance.ofClass.place, [value]).flatMap { truth(of: $0) }
    default: return nil
    }
  }

  private func contains(_ items: [PythonList.Item], _ rest: PythonHole?, _ value: PythonValue) -> Bool? {
    var isUnknown = rest != nil
    for item in items {
      switch isEqual(item.value, value) {
      case true? where !item.isMaybe: return true
      case false?: break
      default: isUnknown = true
      }
    }
    return isUnknown ? nil : false
  }
}
