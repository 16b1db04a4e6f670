import PythonSyntax

/// Whether something that a program asks says that some rows are none: `not rows`, `len(rows) == 0`, `result.rowcount < 100`.
struct RowEmptiness {
  /// The rows, or the first of them, or a list of them.
  var isRows: (PythonValue) -> Bool
  /// How many they are.
  var isCount: (PythonValue) -> Bool

  /// `holds`: what is asked is so.
  func isTold(by value: PythonValue, holds: Bool) -> Bool {
    if isRows(value) || isCount(value) { return !holds }
    guard let symbol = value.symbol else { return false }
    if case .call(let callee, let arguments) = symbol.form, callee.path == "len" {
      return arguments.first.map { isRows($0.value) } ?? false ? !holds : false
    }
    guard case .operation(let sign, let values) = symbol.form else { return false }
    if sign == .not, values.count == 1 { return isTold(by: values[0], holds: !holds) }
    guard values.count == 2 else { return false }
    if values[1].isNone, isRows(values[0]) { return sign == .is && holds || sign == .isNot && !holds }
    guard counts(values[0]), case .integer(let number) = values[1] else { return false }
    switch sign {
    case .equal, .lessOrEqual: return holds && number == 0
    // Fewer than were asked for.
    case .less: return holds && number > 0
    case .notEqual, .greater: return !holds && number == 0
    case .greaterOrEqual: return !holds && number > 0
    default: return false
    }
  }

  private func counts(_ value: PythonValue) -> Bool {
    if isCount(value) { return true }
    guard let symbol = value.symbol, case .call(let callee, let arguments) = symbol.form, callee.path == "len" else {
      return false
    }
    return arguments.first.map { isRows($0.value) } ?? false
  }

  func isTold(by doubt: PythonDoubt) -> Bool {
    guard let conditions = doubt.conditions else { return false }
    return conditions.allSatisfy { isTold(by: $0.value, holds: !$0.holds) }
  }

  /// A loop that ends only when nothing more is found.
  func ends(_ loop: PythonLoop) -> Bool {
    !loop.hasUnknownExit && !loop.exits.isEmpty && loop.exits.allSatisfy { isTold(by: $0.value, holds: $0.holds) }
  }
}

extension PythonLoop {
  /// It runs over all of what it runs over.
  var isWhole: Bool { isUnrolled || exits.isEmpty && !hasUnknownExit }

  /// A `while` of which only the run knows when it ends.
  var isRepetition: Bool { source == nil && !isUnrolled && (!exits.isEmpty || hasUnknownExit) }
}
