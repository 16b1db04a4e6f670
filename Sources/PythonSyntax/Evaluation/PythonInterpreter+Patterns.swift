import SourceText

/// `match` and its patterns.
extension PythonInterpreter {
  func match(_ node: PythonNode) -> Completion {
    guard let subjectNode = node.child(.subject) else { return .normal }
    let subject = evaluate(subjectNode)
    if isRaising { return .raised }
    var ways: [() -> Completion] = []
    let doubt = PythonDoubt(reason: .condition, place: subjectNode.place)
    for arm in node.children(.case) {
      guard let pattern = arm.child(.pattern) else { continue }
      guard charge(1) else { return .normal }
      var captures: [(name: String, value: PythonValue)] = []
      var truth = matches(pattern, subject, &captures)
      if truth == false { continue }
      let bindings = captures
      let body = { [self] in
        for (name, value) in bindings { bind(name, value) }
        return follow(arm.children(.body))
      }
      guard let condition = arm.child(.guard) else {
        ways.append(body)
        if truth == true { return ways.count == 1 ? body() : branches(ways, doubt: doubt, areAll: true) }
        continue
      }
      // The guard sees what the pattern binds.
      for (name, value) in bindings { bind(name, value) }
      let verdict = evaluate(condition)
      if isRaising { return .raised }
      switch self.truth(of: verdict) {
      case false?: continue
      case nil: truth = nil
      default: break
      }
      ways.append(body)
      if truth == true { return ways.count == 1 ? body() : branches(ways, doubt: doubt, areAll: true) }
    }
    return ways.isEmpty ? .normal : branches(ways, doubt: doubt, areAll: false)
  }

  /// Whether a value is what a pattern describes, and what it names; nil where only the run knows.
  private func matches(
    _ pattern: PythonNode, _ subject: PythonValue, _ captures: inout [(name: String, value: PythonValue)]
  ) -> Bool? {
    switch pattern.kind {
    case .valuePattern:
      guard let source = pattern.child(.value) else { return nil }
      let value = evaluate(source)
      switch value {
      case .none, .boolean: return compare(.is, subject, value)
      default: return compare(.equal, subject, value)
      }
    case .capturePattern:
      let inner = pattern.child(.pattern).map { matches($0, subject, &captures) } ?? true
      if inner != false, let name = pattern.name { captures.append((name, subject)) }
      return inner
    case .orPattern:
      var isUnknown = false
      for item in pattern.children(.item) {
        var own = captures
        switch matches(item, subject, &own) {
        case true? where !isUnknown:
          captures = own
          return true
        case false?: break
        default:
          isUnknown = true
          for (name, value) in own.dropFirst(captures.count) { captures.append((name, merged([value, nil], pattern.place))) }
        }
      }
      return isUnknown ? nil : false
    case .sequencePattern: return matchesSequence(pattern, subject, &captures)
    case .mappingPattern: return matchesMapping(pattern, subject, &captures)
    case .classPattern: return matchesClass(pattern, subject, &captures)
    default: return unknownMatch(pattern, &captures)
    }
  }

  private func unknownMatch(_ pattern: PythonNode, _ captures: inout [(name: String, value: PythonValue)]) -> Bool? {
    var open = [pattern]
    while let next = open.popLast() {
      let isNamed = [.capturePattern, .starPattern, .mappingPattern].contains(next.kind)
      if isNamed, let name = next.name { captures.append((name, hole(.outside, next))) }
      for child in next.children where child.role == .pattern || child.role == .item { open.append(child) }
    }
    return nil
  }

  private func matchesSequence(
    _ pattern: PythonNode, _ subject: PythonValue, _ captures: inout [(name: String, value: PythonValue)]
  ) -> Bool? {
    let parts = pattern.children(.item)
    switch subject {
    case .tuple, .list: break
    case .symbol, .unknown: return unknownMatch(pattern, &captures)
    case .instance(let instance):
      if !instance.ofClass.hasUnknownBase { return false }
      if !instance.ofClass.isTuple { return unknownMatch(pattern, &captures) }
    default: return false
    }
    guard let items = iterate(subject, pattern.place).known else { return unknownMatch(pattern, &captures) }
    let star = parts.firstIndex { $0.kind == .starPattern }
    guard star == nil ? items.count == parts.count : items.count >= parts.count - 1 else { return false }
    let extra = items.count - parts.count + 1
    var result: Bool? = true
    var at = 0
    for (index, part) in parts.enumerated() {
      if index == star {
        if let name = part.name { captures.append((name, list(Array(items[at..<at + extra])))) }
        at += extra
        continue
      }
      switch matches(part, items[at], &captures) {
      case false?: return false
      case nil: result = nil
      default: break
      }
      at += 1
    }
    return result
  }

  private func matchesMapping(
    _ pattern: PythonNode, _ subject: PythonValue, _ captures: inout [(name: String, value: PythonValue)]
  ) -> Bool? {
    guard case .dictionary(let dictionary) = subject else {
      if case .symbol = subject { return unknownMatch(pattern, &captures) }
      if case .unknown = subject { return unknownMatch(pattern, &captures) }
      return false
    }
    guard dictionary.isKnown else { return unknownMatch(pattern, &captures) }
    var result: Bool? = true
    var used: Set<PythonKey> = []
    for (keyNode, part) in zip(pattern.children(.key), pattern.children(.pattern)) {
      guard let key = PythonKey(evaluate(keyNode)) else { return unknownMatch(pattern, &captures) }
      guard let entry = dictionary.entry(key) else { return false }
      used.insert(key)
      switch matches(part, entry.value, &captures) {
      case false?: return false
      case nil: result = nil
      default: break
      }
    }
    if let name = pattern.name {
      let rest = PythonDictionary(level: doubts.count, graveyard)
      for entry in dictionary.entries {
        if let key = PythonKey(entry.key), !used.contains(key) { rest.set(key, entry) }
      }
      captures.append((name, .dictionary(rest)))
    }
    return result
  }

  private func matchesClass(
    _ pattern: PythonNode, _ subject: PythonValue, _ captures: inout [(name: String, value: PythonValue)]
  ) -> Bool? {
    guard let source = pattern.child(.type) else { return unknownMatch(pattern, &captures) }
    let type = evaluate(source)
    guard let isInstance = isInstance(subject, type) else { return unknownMatch(pattern, &captures) }
    if !isInstance { return false }
    var result: Bool? = true
    for (index, item) in pattern.children(.item).enumerated() {
      let value: PythonValue
      let part: PythonNode
      if item.kind == .keywordPattern {
        guard let name = item.name, let inner = item.child(.pattern) else { return unknownMatch(pattern, &captures) }
        guard let has = hasAttribute(subject, name) else { return unknownMatch(pattern, &captures) }
        if !has { return false }
        (value, part) = (attribute(subject, name, item.place), inner)
      } else if case .builtin = type, index == 0 {
        (value, part) = (subject, item)
      } else if case .instance(let instance) = subject, index < instance.ofClass.fields.count {
        (value, part) = (instance.attributes[instance.ofClass.fields[index].name] ?? .none, item)
      } else {
        return unknownMatch(pattern, &captures)
      }
      switch matches(part, value, &captures) {
      case false?: return false
      case nil: result = nil
      default: break
      }
    }
    return result
  }
}
