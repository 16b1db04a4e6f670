import SourceText

/// Doubts, and what becomes of variables where ways part and meet again.
extension PythonInterpreter {
  /// Something may have been left: all behind it is in doubt, to the end of the function, the loop or the `try`.
  func leak(_ completion: Completion, _ doubt: PythonDoubt) {
    let conditions = doubt.conditions.flatMap { $0.count == 1 ? $0 : nil }
    var left = PythonDoubt(reason: .left, place: doubt.place, cause: doubt.cause)
    left.conditions = conditions.map { [PythonCondition(value: $0[0].value, holds: !$0[0].holds)] }
    let leak = Leak(doubt: left, index: doubts.count)
    switch completion {
    case .broke: loops.last?.mayEnd(conditions)
    case .returned: for loop in loops[frame.loopCount...] { loop.mayEnd(conditions) }
    case .continued, .raised, .normal: break
    }
    func open(_ former: inout Leak?) {
      if let known = former {
        // It may have been left before: now for more reasons.
        let both = known.doubt.conditions.flatMap { first in left.conditions.map { first + $0 } }
        former!.doubt.conditions = both
        if doubts.indices.contains(known.index), doubts[known.index].reason == .left { doubts[known.index].conditions = both }
        return
      }
      former = leak
      doubts.append(leak.doubt)
    }
    switch completion {
    case .broke: open(&frame.breakLeak)
    case .continued: open(&frame.continueLeak)
    case .raised: open(&frame.raiseLeak)
    case .returned, .normal: open(&frame.returnLeak)
    }
  }

  /// Forgets the doubts since then, but for those that outlast a branch.
  func restoreDoubts(to count: Int) {
    guard doubts.count > count else { return }
    doubts.removeSubrange(count...)
    func keep(_ leak: inout Leak?) {
      guard let kept = leak, kept.index >= count else { return }
      leak?.index = doubts.count
      doubts.append(kept.doubt)
    }
    keep(&frame.returnLeak)
    keep(&frame.raiseLeak)
    keep(&frame.breakLeak)
    keep(&frame.continueLeak)
  }

  /// Evaluates what may not be reached. An exception on that way is no more certain than the way is.
  func inDoubt(_ doubt: PythonDoubt, _ body: () -> PythonValue) -> PythonValue {
    if isRaising { return body() }
    let doubtCount = doubts.count
    doubts.append(doubt)
    let value = body()
    restoreDoubts(to: doubtCount)
    settleRaise(doubt)
    return value
  }

  /// What was raised on a way that may not be taken is not raised for certain.
  func settleRaise(_ doubt: PythonDoubt) {
    guard isRaising else { return }
    raised = nil
    if openTries > 0 { leak(.raised, doubt) }
  }

  private struct Variable: Hashable {
    var scope: ObjectIdentifier
    var name: String
  }

  private struct Change {
    var scope: PythonScope
    var value: PythonValue?
  }

  /// Follows several ways of which the run takes one, or none if they are not all there are.
  func branches(_ ways: [() -> Completion], doubt: PythonDoubt, areAll: Bool) -> Completion {
    var ends: [[Variable: Change]] = []
    var order: [(variable: Variable, scope: PythonScope)] = []
    var left: [(completion: Completion, raised: (value: PythonValue, place: Place)?, doubt: PythonDoubt)] = []
    for (index, way) in ways.enumerated() {
      let doubtCount = doubts.count
      let mark = journal.count
      var doubt = doubt
      // Of two ways the second is taken where the first is not.
      if index > 0 {
        doubt.conditions = doubt.conditions.flatMap {
          $0.count == 1 && index == 1 ? [PythonCondition(value: $0[0].value, holds: !$0[0].holds)] : nil
        }
      }
      doubts.append(doubt)
      openBranches += 1
      let completion = way()
      openBranches -= 1
      restoreDoubts(to: doubtCount)
      // What is bound on something that came into being on this way stays so.
      let kept = journal[mark...].filter { $0.scope.birth <= openBranches }
      if kept.count < journal.count - mark { journal.replaceSubrange(mark..., with: kept) }
      var changes: [Variable: Change] = [:]
      for entry in journal[mark...] {
        let variable = Variable(scope: ObjectIdentifier(entry.scope), name: entry.name)
        if changes[variable] == nil { order.append((variable, entry.scope)) }
        changes[variable] = Change(scope: entry.scope, value: entry.scope.variables[entry.name])
      }
      for entry in journal[mark...].reversed() { entry.scope.variables[entry.name] = entry.before }
      journal.removeSubrange(mark...)
      if completion == .normal { ends.append(changes) } else { left.append((completion, raised, doubt)) }
      raised = nil
    }
    let isEnd = areAll && ends.isEmpty
    // Of several ways to leave, the one behind which most is still to come.
    let rank: [Completion] = [.continued, .broke, .returned, .raised]
    left.sort { rank.firstIndex(of: $0.completion)! < rank.firstIndex(of: $1.completion)! }
    if !isEnd { merge(ends, order, isUnchangedToo: !areAll, doubt.place) }
    for (completion, _, doubt) in left.dropFirst(isEnd ? 1 : 0) where completion != .raised || openTries > 0 {
      if isEnd, completion == left[0].completion { continue }
      leak(completion, doubt)
    }
    guard isEnd, let first = left.first else { return .normal }
    raised = first.raised
    return first.completion
  }

  private func merge(
    _ ends: [[Variable: Change]], _ order: [(variable: Variable, scope: PythonScope)], isUnchangedToo: Bool, _ place: Place
  ) {
    var done: Set<Variable> = []
    for (variable, scope) in order where done.insert(variable).inserted {
      let before = scope.variables[variable.name]
      var values = ends.map { end in end[variable].map(\.value) ?? before }
      if ends.allSatisfy({ $0[variable] == nil }) { continue }
      if isUnchangedToo { values.append(before) }
      if openBranches > 0 { journal.append(JournalEntry(scope: scope, name: variable.name, before: before)) }
      if values.allSatisfy({ $0 == nil }) {
        scope.variables[variable.name] = nil
        continue
      }
      if before == nil, !scope.order.contains(variable.name) { scope.order.append(variable.name) }
      scope.variables[variable.name] = merged(values, place)
    }
  }

  /// One value for several; nil is one that is not bound.
  func merged(_ values: [PythonValue?], _ place: Place) -> PythonValue {
    let bound = values.compactMap { $0 }
    guard let first = bound.first else { return unknown(.unbound, place) }
    if bound.dropFirst().allSatisfy({ isSame($0, first) }) { return first }
    uncertainties += 1
    var hole = PythonHole(reason: .branch, place: place)
    hole.isExhaustive = true
    for value in bound {
      var those = [value]
      if case .unknown(let inner) = value {
        those = inner.alternatives
        if !inner.isExhaustive {
          hole.isExhaustive = false
          if those.isEmpty { (hole.reason, hole.place) = (inner.reason, inner.place) }
        }
      }
      for one in those where !hole.alternatives.contains(where: { isSame($0, one) }) {
        if hole.alternatives.count < 16, one.nesting < 8 {
          hole.alternatives.append(one)
        } else {
          hole.isExhaustive = false
        }
      }
    }
    if !hole.alternatives.isEmpty { hole.reason = .branch }
    return .unknown(hole)
  }

  /// Whether two values are surely one and the same.
  func isSame(_ left: PythonValue, _ right: PythonValue) -> Bool {
    guard charge(1) else { return false }
    return switch (left, right) {
    case (.none, .none), (.ellipsis, .ellipsis): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.text(let a), .text(let b)): a.isKnown && b.isKnown && a.bytes == b.bytes
    case (.bytes(let a), .bytes(let b)): a == b
    case (.tuple(let a), .tuple(let b)): a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
    case (.list(let a), .list(let b)), (.set(let a), .set(let b)): a === b
    case (.dictionary(let a), .dictionary(let b)): a === b
    case (.function(let a), .function(let b)): a === b
    case (.classObject(let a), .classObject(let b)): a === b
    case (.instance(let a), .instance(let b)): a === b
    case (.member(let a), .member(let b)): a === b
    case (.module(let a), .module(let b)): a === b
    case (.builtin(let a), .builtin(let b)): a == b
    case (.symbol(let a), .symbol(let b)): a === b || isSameName(a, b)
    default: false
    }
  }

  /// A module, or what stands in one, is the same wherever it is named.
  private func isSameName(_ left: PythonSymbol, _ right: PythonSymbol) -> Bool {
    var (a, b) = (left, right)
    while true {
      switch (a.form, b.form) {
      case (.named, .named): return a.path == b.path && !a.path.isEmpty && a.tag == nil && b.tag == nil
      case (.attribute(let first, let name), .attribute(let second, let other)):
        if name != other { return false }
        (a, b) = (first, second)
      default: return a === b
      }
    }
  }
}
