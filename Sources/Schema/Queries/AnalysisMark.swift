extension Analysis {
  /// How much was reported up to a moment.
  struct Mark: Equatable {
    var uses: Int
    var calls: Int
  }

  var mark: Mark { Mark(uses: uses.count, calls: calls.count) }

  /// It turns out that what was reported between two marks is evaluated no more surely than this.
  mutating func limit(from start: Mark, to end: Mark, _ reach: Reach) {
    let limitedUses = uses[start.uses..<end.uses].compactMap { $0.limited(to: reach) }
    uses.replaceSubrange(start.uses..<end.uses, with: limitedUses)
    let limitedCalls = calls[start.calls..<end.calls].compactMap { $0.limited(to: reach) }
    calls.replaceSubrange(start.calls..<end.calls, with: limitedCalls)
  }

  /// What of the uses reported since a mark is to be told, and how.
  mutating func keep(from start: Mark, _ change: (LabelUse) -> LabelUse?) {
    let kept = uses[start.uses...].compactMap(change)
    uses.replaceSubrange(start.uses..., with: kept)
  }
}

extension LabelUse {
  fileprivate func limited(to reach: Reach) -> LabelUse? {
    guard manner == .evaluated || manner == .ifReached else { return self }
    switch reach {
    case .certain: return self
    case .maybe: return LabelUse(type: type, label: label, manner: .ifReached, place: place)
    case .never: return nil
    }
  }
}

extension RoutineCall {
  fileprivate func limited(to reach: Reach) -> RoutineCall? {
    switch reach {
    case .certain: return self
    case .maybe:
      var call = self
      call.isCertain = false
      return call
    case .never: return nil
    }
  }
}
