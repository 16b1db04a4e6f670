import PythonSyntax
import SQLSyntax
import SourceText

/// What a program knows of a statement that it sends: on which way it comes to it, and what stands in its holes.
final class Circumstances {
  let way: PythonWay
  /// By their offsets in the tree's text.
  let values: [UInt32: PythonValue]

  init(_ way: PythonWay, _ values: [UInt32: PythonValue]) {
    self.way = way
    self.values = values
  }

  /// What stands in a hole, or in a literal that is nothing but one.
  func value(of node: Node) -> PythonValue? {
    if let value = values[node.span.start] { return value }
    guard node.kind == .constant || node.kind == .unknownValue else { return nil }
    let inside = values.filter { node.span.contains($0.key) }
    guard inside.count == 1, let first = inside.first, node.span.count == PythonText.holeBytes.count + 2 else { return nil }
    return first.value
  }
}

/// A result of the server's that a program holds, or rows of it.
final class QueryResult {
  /// The SELECT, or what else gives rows.
  let statement: ScriptStatement

  init(_ statement: ScriptStatement) { self.statement = statement }
}

/// Finds out for which rows a program sends a statement.
struct RowSources {
  /// The query that rows come of, where the client knows it: of `session.query(A).all()`.
  var query: (PythonSymbol) -> QueryResult?

  /// Methods of a result that leave its rows as they are.
  private static let passing: Set<String> = [
    "fetchall", "all", "mappings", "scalars", "unique", "tuples", "yield_per", "execution_options", "columns", "fetchmany",
    "partitions", "__iter__", "options", "enable_eagerloads",
  ]

  /// The rows that a symbol holds, and whether each is a single value.
  private struct Origin {
    var result: QueryResult
    var isScalars = false
    /// So many at once.
    var isFetchedInParts = false
  }

  private func origin(of symbol: PythonSymbol) -> Origin? {
    var current = symbol
    var isScalars = false
    var isFetchedInParts = false
    for _ in 0..<40 {
      if let result = current.tag as? QueryResult ?? query(current) {
        if current.callee?.name == "scalars" { isScalars = true }
        return Origin(result: result, isScalars: isScalars, isFetchedInParts: isFetchedInParts)
      }
      guard let callee = current.callee, let receiver = callee.receiver, Self.passing.contains(String(callee.name)) else {
        return nil
      }
      if callee.name == "scalars" { isScalars = true }
      if callee.name == "fetchmany" || callee.name == "partitions" { isFetchedInParts = true }
      current = receiver
    }
    return nil
  }

  // MARK: Rows

  /// The column of the query that a value is, if it is one of the row at hand.
  private func column(_ value: PythonValue, of result: QueryResult) -> String? {
    guard let symbol = value.symbol else { return nil }
    if let isScalars = row(symbol, of: result) { return isScalars ? Self.outputs(of: result).first ?? nil : nil }
    switch symbol.form {
    case .attribute(let base, let name) where row(base, of: result) != nil: return name
    case .item(let base, let index):
      guard row(base, of: result) == false else { return nil }
      if let name = index.string { return name }
      if case .integer(let at) = index {
        let outputs = Self.outputs(of: result)
        return outputs.indices.contains(at) ? outputs[at] : nil
      }
      return nil
    default: return nil
    }
  }

  /// Whether a symbol is a row of a result, and then whether it is a single value.
  private func row(_ symbol: PythonSymbol, of result: QueryResult) -> Bool? {
    if case .attribute(let base, "_mapping") = symbol.form { return row(base, of: result) }
    if case .call(let callee, _) = symbol.form, callee.name == "_asdict", let base = callee.receiver {
      return row(base, of: result)
    }
    guard case .item(let rows, .unknown(let hole)) = symbol.form, hole.reason == .loop, hole.symbol === rows,
      let origin = origin(of: rows),
      origin.result === result
    else { return nil }
    return origin.isScalars
  }

  /// The names of what a SELECT gives, in order; nil where one has none.
  private static func outputs(of result: QueryResult) -> [String?] {
    guard let select = select(result.statement) else { return [] }
    return select.children(.target).map { target in
      if let alias = target.child(.alias) { return alias.identifiers.last }
      guard let value = target.child(.value), value.kind == .columnReference, !value.flags.contains(.special) else {
        return nil
      }
      return value.identifiers.last
    }
  }

  private static func select(_ statement: ScriptStatement) -> Node? {
    guard statement.root.kind == .query, let body = statement.root.child(.body), body.kind == .select else { return nil }
    return body
  }

  // MARK: Reading

  /// Nil where it is not understood, or where there is nothing to say.
  func rows(of statement: ScriptStatement, _ circumstances: Circumstances) -> ScriptStatement.RowSource? {
    let way = circumstances.way
    let repeats = way.loops.filter(\.isRepetition)
    var result = loopedOver(way)
    if result == nil { result = listed(statement, circumstances) }
    guard let result else {
      // Sent again and again until it says itself that nothing is left.
      let emptiness = emptiness(of: nil, statement)
      guard !repeats.isEmpty, way.doubts.allSatisfy({ emptiness.isTold(by: $0) }),
        repeats.allSatisfy({ emptiness.ends($0) })
      else { return nil }
      return .untilNoneIsLeft
    }
    let emptiness = emptiness(of: result, nil)
    guard way.loops.allSatisfy({ $0.source == nil || $0.isWhole }), repeats.allSatisfy({ emptiness.ends($0) }) else {
      return nil
    }
    var conditions: [String] = []
    for doubt in way.doubts {
      if emptiness.isTold(by: doubt) { continue }
      guard let asked = doubt.conditions?.map({ condition($0.value, holds: $0.holds, of: result) }), !asked.contains(nil) else {
        return nil
      }
      conditions += asked.compactMap { $0 }
    }
    guard let own = ownConditions(of: statement, circumstances, result) else { return nil }
    conditions += own
    guard var query = Self.narrowed(result.statement, conditions) else { return nil }
    let isFetchedInParts = way.loops.contains { $0.source.flatMap { origin(of: $0)?.isFetchedInParts } ?? false }
    if isFetchedInParts, repeats.isEmpty { return nil }
    if !repeats.isEmpty { query.rows = .untilNoneIsLeft }
    return .eachRow(of: query)
  }

  /// What the one loop over rows runs over.
  private func loopedOver(_ way: PythonWay) -> QueryResult? {
    let loops = way.loops.filter { $0.source != nil }
    // A loop over a batch of rows runs over rows, too.
    let found = loops.map { $0.source.flatMap { origin(of: $0)?.result } }
    guard let first = found.first, let result = first else { return nil }
    return found.allSatisfy { $0 === result } ? result : nil
  }

  /// `… WHERE id = ANY(ids)`, where the ids are a list made of rows.
  private func listed(_ statement: ScriptStatement, _ circumstances: Circumstances) -> QueryResult? {
    guard let condition = statement.root.child(.where) else { return nil }
    for operand in Self.operands(of: condition) {
      let values = [operand.child(.right)].compactMap { $0 } + operand.children(.value)
      guard [.inList, .quantifiedComparison].contains(operand.kind), values.count == 1,
        let rest = circumstances.value(of: values[0])?.unknownItems, !rest.isPart, let source = rest.symbol
      else { continue }
      return origin(of: source)?.result
    }
    return nil
  }

  private static func operands(of condition: Node) -> [Node] {
    condition.kind == .and ? condition.children(.operand).flatMap { operands(of: $0) } : [condition]
  }

  /// The WHERE of the statement names the row at hand; what else it asks for. Nil where it names none.
  private func ownConditions(of statement: ScriptStatement, _ circumstances: Circumstances, _ result: QueryResult) -> [String]?
  {
    let root = statement.root
    if root.kind == .insert { return [] }
    guard root.kind == .update || root.kind == .delete, root.child(.from) == nil, root.child(.using) == nil,
      let condition = root.child(.where)
    else { return nil }
    var others: [String] = []
    var isNamed = false
    for operand in Self.operands(of: condition) {
      if namesRow(operand, circumstances, result) {
        isNamed = true
      } else if circumstances.values.keys.contains(where: { operand.span.contains($0) }) {
        return nil
      } else {
        others.append("(\(operand.sourceText))")
      }
    }
    return isNamed ? others : nil
  }

  /// `id = <row.id>`, `id IN (<ids>)`, or nothing but a hole that the client has made for the row.
  private func namesRow(_ operand: Node, _ circumstances: Circumstances, _ result: QueryResult) -> Bool {
    func isSame(_ column: Node?, _ value: PythonValue?) -> Bool {
      guard let name = column.flatMap({ $0.kind == .columnReference ? $0.identifiers.last : nil }), let value else {
        return false
      }
      return self.column(value, of: result) == name
    }
    switch operand.kind {
    case .unknownValue: return circumstances.value(of: operand)?.symbol.map { row($0, of: result) != nil } ?? false
    case .comparison:
      guard operand.detail == .equalSign, let left = operand.child(.left), let right = operand.child(.right) else {
        return false
      }
      return isSame(left, circumstances.value(of: Self.inner(right)))
        || isSame(right, circumstances.value(of: Self.inner(left)))
    case .inList, .quantifiedComparison:
      let values = [operand.child(.right)].compactMap { $0 } + operand.children(.value)
      guard !operand.flags.contains(.not), values.count == 1, let value = circumstances.value(of: Self.inner(values[0])) else {
        return false
      }
      let column = operand.child(.operand) ?? operand.child(.left)
      return isSame(column, value.unknownItems?.element ?? value)
    default: return false
    }
  }

  /// Without what gives it a type.
  private static func inner(_ node: Node) -> Node {
    node.kind == .cast ? node.child(.value).map(inner) ?? node : node
  }

  // MARK: Conditions

  private func emptiness(of result: QueryResult?, _ statement: ScriptStatement?) -> RowEmptiness {
    RowEmptiness(isRows: { isRows($0, result, statement) }, isCount: { isCount($0, result, statement) })
  }

  private func isRows(_ value: PythonValue, _ result: QueryResult?, _ statement: ScriptStatement?) -> Bool {
    // A list that has been filled in a loop over the rows, for each of them.
    if case .list(let list) = value, list.rest == nil, !list.items.isEmpty {
      return list.items.allSatisfy { item in
        guard let way = item.way, way.doubts.allSatisfy({ $0.reason == .loop && $0.conditions != nil }),
          let origin = way.loops.last?.source.flatMap({ origin(of: $0) })
        else { return false }
        return isWanted(origin.result, result, statement)
      }
    }
    guard let symbol = value.symbol ?? value.unknownItems?.symbol else { return false }
    if let origin = origin(of: symbol), isWanted(origin.result, result, statement) { return true }
    // `.first()`, `.fetchone()`: the first of them.
    guard let callee = symbol.callee, let receiver = callee.receiver,
      ["first", "fetchone", "scalar", "one_or_none"].contains(callee.name), let origin = origin(of: receiver)
    else { return false }
    return isWanted(origin.result, result, statement)
  }

  private func isCount(_ value: PythonValue, _ result: QueryResult?, _ statement: ScriptStatement?) -> Bool {
    guard let symbol = value.symbol else { return false }
    if let counted = counted(symbol) {
      let wanted = result?.statement ?? statement
      return wanted.flatMap(Self.table) == counted
    }
    switch symbol.form {
    case .attribute(let base, "rowcount"):
      return origin(of: base).map { isWanted($0.result, result, statement) } ?? false
    default: return false
    }
  }

  /// `execute("SELECT count(*) FROM t").scalar()`: the table.
  private func counted(_ symbol: PythonSymbol) -> [String]? {
    var current = symbol
    if case .item(let base, .integer(0)) = current.form { current = base }
    guard let callee = current.callee, let receiver = callee.receiver,
      ["scalar", "scalar_one", "scalar_one_or_none", "first", "fetchone", "one"].contains(callee.name),
      let origin = origin(of: receiver) ?? (current.tag as? QueryResult).map({ Origin(result: $0) }),
      let select = Self.select(origin.result.statement), let target = select.children(.target).first?.child(.value),
      target.kind == .functionCall, target.child(.name)?.identifiers.last == "count"
    else { return nil }
    // Rows that are counted by anything else than that something is missing are not all that there are.
    if let condition = select.child(.where), condition.kind != .isNull || condition.flags.contains(.not) { return nil }
    return Self.table(origin.result.statement)
  }

  /// The one table that a statement writes, or reads.
  private static func table(_ statement: ScriptStatement) -> [String]? {
    if let target = statement.root.child(.target), target.kind == .relationName { return target.identifiers }
    guard let from = select(statement)?.children(.from), from.count == 1, from[0].kind == .relation else { return nil }
    return from[0].child(.from)?.identifiers
  }

  private func isWanted(_ found: QueryResult, _ result: QueryResult?, _ statement: ScriptStatement?) -> Bool {
    if let result { return found === result }
    return statement.map { $0.script.tree === found.statement.script.tree && $0.index == found.statement.index } ?? false
  }

  /// What a condition on the row at hand is in SQL. Rows may be left out that it is true of, but none that it is said of is NULL.
  private func condition(_ value: PythonValue, holds: Bool, of result: QueryResult) -> String? {
    if let name = column(value, of: result) { return holds ? nil : "\(SQLNames.quotedIfNeeded(name)) IS NULL" }
    guard let symbol = value.symbol, case .operation(let sign, let values) = symbol.form else { return nil }
    if sign == .not, values.count == 1 { return condition(values[0], holds: !holds, of: result) }
    guard values.count == 2, let name = column(values[0], of: result) else { return nil }
    let column = SQLNames.quotedIfNeeded(name)
    if values[1].isNone {
      switch (sign, holds) {
      case (.is, true), (.equal, true), (.isNot, false), (.notEqual, false): return "\(column) IS NULL"
      case (.is, false), (.equal, false), (.isNot, true), (.notEqual, true): return "\(column) IS NOT NULL"
      default: return nil
      }
    }
    guard let text = values[1].string else { return nil }
    switch (sign, holds) {
    case (.equal, true), (.notEqual, false): return "\(column) = \(sqlLiteral(text))"
    case (.equal, false), (.notEqual, true): return "\(column) IS DISTINCT FROM \(sqlLiteral(text))"
    default: return nil
    }
  }

  /// A node and the parentheses that stand around all of it.
  private static func withParentheses(_ node: Node) -> Span {
    let lexed = node.tree.lexed
    var (first, end) = (Int(node.record.firstToken), Int(node.record.endToken))
    while first > 0, lexed[first - 1].kind == .leftParen { first -= 1 }
    var open = Int(node.record.firstToken) - first
    while open > 0, end < lexed.count, lexed[end].kind == .rightParen { (open, end) = (open - 1, end + 1) }
    return lexed.span(from: UInt32(first), to: UInt32(end))
  }

  /// A SELECT with more in its WHERE.
  private static func narrowed(_ statement: ScriptStatement, _ conditions: [String]) -> ScriptStatement? {
    if conditions.isEmpty { return statement }
    guard let select = select(statement), let from = select.children(.from).last, select.child(.groupBy) == nil else {
      return nil
    }
    let text = statement.script.tree.text
    let whole = statement.statement.span
    let added = conditions.joined(separator: " AND ")
    let sql: String
    if let condition = select.child(.where) {
      let span = withParentheses(condition)
      sql =
        text[Span(start: whole.start, end: span.start)] + "(" + text[span] + ") AND " + added
        + text[Span(start: span.end, end: whole.end)]
    } else {
      sql =
        text[Span(start: whole.start, end: from.span.end)] + " WHERE " + added
        + text[Span(start: from.span.end, end: whole.end)]
    }
    // Parts of it may be written anywhere in the file.
    let span = statement.span
    let place = Span(start: span.start, end: max(span.start, span.end))
    return Script(lowered: sql, at: place, of: statement.script.file).statements.first
  }
}

extension PythonValue {
  /// Of a list, what may be in it that nobody knows.
  var unknownItems: PythonHole? {
    switch self {
    case .list(let list), .set(let list): list.items.isEmpty ? list.rest : nil
    default: nil
    }
  }
}

extension PythonCall {
  /// The items of a list that it is given, and the way on which each comes into it. Those that nobody knows have one in their place if
  /// they are all alike; else they are the rest.
  func items(of value: PythonValue?) -> (items: [(value: PythonValue, way: PythonWay)], rest: PythonHole?)? {
    guard case .list(let list)? = value else { return value?.items.map { items in (items.map { ($0, way) }, nil) } }
    let known = list.items.map { item in
      var way = way
      if let own = item.way {
        way.doubts += own.doubts
        way.loops += own.loops.filter { loop in !way.loops.contains { $0 === loop } }
      }
      return (item.value, way)
    }
    guard let rest = list.rest, let element = rest.element else { return (known, list.rest) }
    return (known + [(element, way(overItemsOf: rest))], nil)
  }

  /// The way to what is done with each of the items of a list that nobody knows.
  func way(overItemsOf rest: PythonHole) -> PythonWay {
    var way = self.way
    let cause = rest.symbol.map { PythonValue.symbol($0) }
    way.doubts.append(PythonDoubt(reason: .loop, place: place, cause: cause, conditions: rest.isPart ? nil : []))
    way.loops.append(PythonLoop(place, source: rest.symbol))
    return way
  }
}
