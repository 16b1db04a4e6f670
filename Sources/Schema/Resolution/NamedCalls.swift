import SourceText

// What is missing of a function that is called by its name and the names of its arguments, as clients of PostgREST do.

extension Names {
  /// Nil where a routine of that name takes them, or may take them. Where nobody knows the arguments, any will do.
  public func miss(ofCall parts: [String], with arguments: [String]?, andMaybeMore: Bool, at place: Place? = nil) -> Miss? {
    let overloads = routines(parts).compactMap { catalog[$0] }
    if overloads.contains(where: { $0.takes(arguments, andMaybeMore: andMaybeMore) }) { return nil }
    let former = departures(ofRoutine: parts)
    let gone =
      former.last { $0.routine.takes(arguments, andMaybeMore: andMaybeMore) } ?? (overloads.isEmpty ? former.last : nil)
    if overloads.isEmpty, gone == nil, BuiltinRoutine(parts) != nil || parts.nameSystemObject { return nil }
    // Whose history makes no function has made them elsewhere.
    let isKnown = !overloads.isEmpty || gone.map { isSure($0.departure) } ?? !catalog.routines.isEmpty
    var miss = Miss(.routine(parts), isKnown && !catalog.mayHoldMore ? .certain : .unknown, "42883", at: place)
    miss.departure = gone?.departure
    miss.similar =
      overloads.isEmpty
      ? SimilarNames.of(parts.last ?? "", among: catalog.routines.lazy.compactMap { catalog[$0]?.name.name })
      : overloads.map(\.signature)
    return miss
  }
}

extension Routine {
  /// Whether a call with arguments of these names can mean it.
  fileprivate func takes(_ arguments: [String]?, andMaybeMore: Bool) -> Bool {
    guard let arguments else { return true }
    guard arguments.allSatisfy({ name in inputs.contains { $0.name == name } }) else { return false }
    return andMaybeMore
      || inputs.allSatisfy { $0.$defaultValue != nil || $0.mode == .variadic || arguments.contains($0.name ?? "") }
  }

  /// `pay(p_order, p_note = …)`
  fileprivate var signature: String {
    let parameters = inputs.map { ($0.name ?? "…") + ($0.$defaultValue == nil ? "" : " = …") }
    return "\(name.name)(\(parameters.joined(separator: ", ")))"
  }
}
