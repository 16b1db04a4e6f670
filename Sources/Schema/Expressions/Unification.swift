import SQLSyntax

extension Analyzer {
  /// The type that several expressions become together, in CASE, COALESCE, ARRAY, VALUES and UNION; each is coerced to it.
  mutating func unify(_ expressions: [Typed]) -> SQLType {
    let type = catalog.commonType(expressions.map(\.type)) ?? .undetermined
    guard type == .undetermined else {
      for expression in expressions { coerce(expression, to: type, .implicit) }
      return type
    }
    guard expressions.contains(where: \.isUnknownColumn) else { return type }
    for expression in expressions where expression.isLiteral {
      if let text = expression.constant { readPerhaps(text, at: expression.origin) }
    }
    return type
  }
}

extension Catalog {
  /// The type that values of these become together, as PostgreSQL selects it. Nil where there is none; undetermined where it
  /// hangs on a type that nobody knows.
  func commonType(_ types: [SQLType]) -> SQLType? {
    guard let first = types.first else { return .text }
    if first != .literal, !types.contains(where: { $0 != first }) { return first }
    var chosen = SQLType.literal
    var isDetermined = true
    for type in types {
      let type = base(of: type)
      if type == .undetermined { isDetermined = false }
      if type == .literal || type == .undetermined || type == chosen { continue }
      if chosen == .literal {
        chosen = type
        continue
      }
      guard let category = category(of: chosen), let other = self.category(of: type) else { return .undetermined }
      guard category == other else { return nil }
      if !isPreferred(chosen), fit(chosen, type) != .no, fit(type, chosen) == .no { chosen = type }
    }
    if chosen == .literal { return isDetermined ? .text : .undetermined }
    return chosen
  }

  /// Whether a value may stand where one of another type is wanted.
  enum Fit: Comparable { case no, perhaps, yes }

  /// Implicitly, as the argument of an operator or a function.
  func fit(_ source: SQLType, _ target: SQLType) -> Fit {
    if source == target { return source == .builtin(.other) || source == .undetermined ? .perhaps : .yes }
    switch (source, target) {
    case (.literal, _): return .yes
    case (.undetermined, _), (_, .undetermined), (_, .literal): return .perhaps
    default: break
    }
    let source = base(of: source)
    let target = base(of: target)
    if source == target { return .yes }
    switch (source, target) {
    case (.builtin(let from), .builtin(let to)):
      if from == .other || to == .other { return .perhaps }
      return from.isImplicitly(to) ? .yes : .no
    case (.array(let from), .array(let to)): return fit(from, to)
    case (_, .builtin(.record)): return isComposite(source) ? .yes : .no
    case (.row(let id), .row(let parent)): return inherits(id, from: parent) ? .yes : .no
    case (.record, _) where isComposite(target): return .yes
    case (.builtin(.record), _) where isComposite(target): return .perhaps
    case (.defined, _) where isForeign(source), (_, .defined) where isForeign(target): return .perhaps
    default: return .no
    }
  }

  private func inherits(_ id: ID<Relation>, from parent: ID<Relation>) -> Bool {
    var seen: Set<ID<Relation>> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      if next == parent { return true }
      for ancestor in self[next]?.parents ?? [] where seen.insert(ancestor).inserted { waiting.append(ancestor) }
    }
    return false
  }
}
