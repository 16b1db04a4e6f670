import PythonSyntax
import SourceText

/// The rows that a loop of a function for RunPython runs over, and what is asked of the one at hand.
struct DjangoRows {
  private let query: DjangoQuery
  private let row: PythonSymbol?
  private let state: DjangoState
  private let context: DjangoContext
  /// The statement that chooses the rows by itself.
  private let writing: Place?

  init(_ query: DjangoQuery, _ row: PythonSymbol?, _ state: DjangoState, _ context: DjangoContext, writing: Place? = nil) {
    self.query = query
    self.row = row
    self.state = state
    self.context = context
    self.writing = writing
  }

  /// What `values_list("a", "b")` lists, or `values("a")`.
  static func listed(by source: PythonSymbol) -> [String]? {
    var current = source
    for _ in 0..<40 {
      switch current.form {
      case .item(let base, _): current = base
      case .call(let callee, let arguments):
        if callee.name == "values_list" || callee.name == "values" {
          return arguments.filter { $0.name == nil }.map { $0.value.string ?? "" }
        }
        guard let receiver = callee.receiver else { return nil }
        current = receiver
      default: return nil
      }
    }
    return nil
  }

  // MARK: Conditions

  /// What has to be so of a row, as SQL; nil where the way there is not understood.
  func conditions(on way: PythonWay) -> [String]? {
    var conditions: [String] = []
    for doubt in way.doubts {
      guard let asked = doubt.conditions else { return nil }
      if doubt.reason == .loop, asked.isEmpty {
        guard let source = doubt.cause?.symbol, source === query.loopedOver else { return nil }
        continue
      }
      for condition in asked where !emptiness.isTold(by: condition.value, holds: !condition.holds) {
        guard let sql = self.condition(condition.value, holds: condition.holds) else { return nil }
        conditions.append(sql)
      }
    }
    return conditions
  }

  private func condition(_ value: PythonValue, holds: Bool) -> String? {
    if let name = attribute(value) { return truth(of: name, holds: holds) }
    guard let symbol = value.symbol, case .operation(let sign, let values) = symbol.form else { return nil }
    let expressions = DjangoExpressions(model: query.model, state: state)
    switch sign {
    case .not where values.count == 1: return condition(values[0], holds: !holds)
    case .and where holds, .or where !holds:
      let parts = values.map { condition($0, holds: holds) }
      return parts.contains(nil) ? nil : parts.compactMap { $0 }.joined(separator: " AND ")
    case .or where holds, .and where !holds:
      let parts = values.map { condition($0, holds: holds) }
      return parts.contains(nil) ? nil : "(" + parts.compactMap { $0.map { "(\($0))" } }.joined(separator: " OR ") + ")"
    case .is, .equal, .isNot, .notEqual:
      guard values.count == 2, let name = attribute(values[0]), let field = query.model.fieldOrAttribute(name) else {
        return nil
      }
      let isEqual = (sign == .is || sign == .equal) == holds
      let column = DjangoNames.quoted(field.column)
      if values[1].isNone { return isEqual ? "\(column) IS NULL" : "\(column) IS NOT NULL" }
      let sql = expressions.filter(name, values[1])
      guard sql != DjangoNames.hole else { return nil }
      if isEqual { return sql }
      return field.isNullable ? "(NOT (\(sql)) OR \(column) IS NULL)" : "NOT (\(sql))"
    default: return nil
    }
  }

  /// What is empty is taken for nothing: NULL, or text that may not be NULL and is empty.
  private func truth(of name: String, holds: Bool) -> String? {
    guard let field = query.model.fieldOrAttribute(name) else { return nil }
    let column = DjangoNames.quoted(field.column)
    let isFlag = field.type.base == "BooleanField" || field.type.base == "NullBooleanField"
    if isFlag { return holds ? column : field.isNullable ? "\(column) IS NOT TRUE" : "NOT \(column)" }
    if field.type.allowsEmptyText {
      if holds { return "\(column) <> ''" }
      return field.isNullable ? "(\(column) IS NULL OR \(column) = '')" : "\(column) = ''"
    }
    guard field.isForeignKey || ["DateField", "DateTimeField", "TimeField", "UUIDField"].contains(field.type.base) else {
      return holds ? nil : field.isNullable ? "\(column) IS NULL" : nil
    }
    return "\(column) IS \(holds ? "NOT " : "")NULL"
  }

  /// A field of the row at hand, as it was read.
  private func attribute(_ value: PythonValue) -> String? {
    guard let symbol = value.symbol, let row, case .attribute(let base, let name) = symbol.form, base === row else {
      return nil
    }
    return name
  }

  // MARK: Loops

  /// Whether the loops around it come to every row.
  func isWhole(_ way: PythonWay, isPart: Bool) -> Bool {
    guard way.loops.allSatisfy({ $0.source == nil || $0.isWhole }) else { return false }
    let repeats = way.loops.filter(\.isRepetition)
    return repeats.isEmpty ? !isPart : repeats.allSatisfy { emptiness.ends($0) }
  }

  private var emptiness: RowEmptiness { RowEmptiness(isRows: isRows, isCount: isCount) }

  private func isRows(_ value: PythonValue) -> Bool {
    if let symbol = value.symbol ?? value.unknownItems?.symbol {
      if symbol === query.loopedOver { return true }
      if case .call(let callee, _) = symbol.form, ["exists", "first"].contains(callee.name), let owner = callee.receiver {
        return isSame(owner)
      }
      return DjangoQuery(symbol, state, context)?.extent == .rows && isSame(symbol)
    }
    return false
  }

  private func isCount(_ value: PythonValue) -> Bool {
    guard let symbol = value.symbol, case .call(let callee, _) = symbol.form, let owner = callee.receiver else { return false }
    if callee.name == "count" { return isSame(owner) }
    // What the statement itself says of how many rows it has changed.
    return ["update", "delete"].contains(callee.name) && symbol.place == writing
  }

  /// The same rows, but for how many at once.
  private func isSame(_ rows: PythonSymbol) -> Bool {
    guard let other = DjangoQuery(rows, state, context) else { return false }
    return other.model.key == query.model.key && other.conditions == query.conditions
  }
}

extension PythonValue {
  /// The lists that it may be.
  var lists: [PythonList] {
    switch self {
    case .list(let list): [list]
    case .unknown(let hole): hole.isExhaustive ? hole.alternatives.flatMap(\.lists) : []
    default: []
    }
  }
}
