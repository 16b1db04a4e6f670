/// Something that can be called: what it wants and what it gives, the parameters as the call at hand fills them.
struct Signature {
  /// One for each argument of the call, in the order of the arguments.
  var parameters: [SQLType]
  var result: SQLType
  /// Of the catalog; nil for one of pg_catalog.
  var routine: ID<Routine>?
  /// Values of parameters that the call leaves out.
  var defaults = 0
  /// Its last parameters are elements of a VARIADIC one.
  var isSpread = false
}

/// Chooses between overloads as PostgreSQL does.
struct Overloads {
  enum Choice {
    case one(Signature)
    /// Which of these it is hangs on a type that nobody knows.
    case several([Signature])
    case none
  }

  let catalog: Catalog
  let arguments: [SQLType]

  /// The arguments without domains.
  private let bases: [SQLType]

  init(_ catalog: Catalog, _ arguments: [SQLType]) {
    self.catalog = catalog
    self.arguments = arguments
    bases = arguments.map { catalog.base(of: $0) }
  }

  /// `candidates` in the order in which the search path leads to them.
  func choose(from candidates: [Signature]) -> Choice {
    let candidates = withoutHidden(candidates)
    if let exact = candidates.first(where: { $0.parameters == arguments }), !arguments.contains(.undetermined) {
      return .one(exact)
    }
    let fitting = candidates.filter { catalog.fit(arguments, $0.parameters) != .no }
    guard fitting.count > 1 else { return fitting.first.map { .one($0) } ?? .none }
    if arguments.contains(where: { $0 == .undetermined || catalog.isForeign($0) }) { return .several(fitting) }
    if let best = best(of: fitting) { return .one(best) }
    // PostgreSQL finds no best one either, or we know too little of a type.
    return arguments.contains(.builtin(.other)) ? .several(fitting) : .none
  }

  /// Of those that take the same the first one hides the others; one that takes as many as given hides one that is spread or
  /// that fills in defaults.
  private func withoutHidden(_ candidates: [Signature]) -> [Signature] {
    guard candidates.count > 1 else { return candidates }
    var kept: [[SQLType]: Signature] = [:]
    var order: [[SQLType]] = []
    for candidate in candidates {
      if let other = kept[candidate.parameters] {
        let isBetter = (candidate.isSpread ? 1 : 0, candidate.defaults) < (other.isSpread ? 1 : 0, other.defaults)
        if isBetter { kept[candidate.parameters] = candidate }
      } else {
        kept[candidate.parameters] = candidate
        order.append(candidate.parameters)
      }
    }
    return order.compactMap { kept[$0] }
  }

  private func best(of candidates: [Signature]) -> Signature? {
    let exact = most(candidates) { parameter, index in parameter == bases[index] }
    if exact.count == 1 { return exact[0] }
    let preferred = most(exact) { parameter, index in
      parameter == bases[index]
        || (isPreferred(parameter) && catalog.category(of: parameter) == catalog.category(of: bases[index]))
    }
    if preferred.count == 1 { return preferred[0] }
    let unknown = arguments.indices.filter { arguments[$0] == .literal }
    guard !unknown.isEmpty else { return nil }
    let byCategory = byCategory(preferred, of: unknown)
    if byCategory.count == 1 { return byCategory[0] }
    // If all that is known is of one type, the rest may be of it too.
    let known = Set(bases.filter { $0 != .literal })
    guard known.count == 1, let type = known.first else { return nil }
    let assumed = [SQLType](repeating: type, count: arguments.count)
    let fitting = byCategory.filter { catalog.fit(assumed, $0.parameters) == .yes }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Those of which the most parameters, but for literals, are as wanted.
  private func most(_ candidates: [Signature], _ isWanted: (SQLType, Int) -> Bool) -> [Signature] {
    let counts = candidates.map { candidate in
      arguments.indices.count { arguments[$0] != .literal && isWanted(candidate.parameters[$0], $0) }
    }
    let highest = counts.max() ?? 0
    return zip(candidates, counts).filter { $0.1 == highest }.map(\.0)
  }

  private func isPreferred(_ type: SQLType) -> Bool { catalog.isPreferred(type) }

  /// A literal goes for a text if any of them takes one there, else for the category that all of them have there.
  private func byCategory(_ candidates: [Signature], of literals: [Int]) -> [Signature] {
    var wanted: [(index: Int, category: TypeCategory, hasPreferred: Bool)] = []
    for index in literals {
      let categories = candidates.map { catalog.category(of: $0.parameters[index]) }
      guard let first = categories[0] else { return candidates }
      let category = categories.contains(.string) ? .string : first
      guard category == .string || categories.allSatisfy({ $0 == category }) else { return candidates }
      let hasPreferred = candidates.contains {
        catalog.category(of: $0.parameters[index]) == category && isPreferred($0.parameters[index])
      }
      wanted.append((index, category, hasPreferred))
    }
    let kept = candidates.filter { candidate in
      wanted.allSatisfy { index, category, hasPreferred in
        let parameter = candidate.parameters[index]
        return catalog.category(of: parameter) == category && (!hasPreferred || isPreferred(parameter))
      }
    }
    return kept.isEmpty ? candidates : kept
  }
}
