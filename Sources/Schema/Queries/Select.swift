import SQLSyntax

// SELECT: its list, conditions, groups and order.

extension Analyzer {
  /// A SELECT. `query` holds its ORDER BY, if it has one.
  mutating func select(_ select: Node, of query: Node?, in scope: Scope, keepsLiterals: Bool) -> Output {
    var scope = scope
    let sources = select.children(.from)
    let source = from(sources, in: &scope, readsAll: select.readsAllOfItsSource)
    var rows = source.rows
    let isGrouped = select.child(.groupBy) != nil || select.child(.having) != nil
    let hasAggregate = rows != .certain && !isGrouped && self.hasAggregate(select)
    if let condition = select.child(.where) {
      self.condition(condition, in: scope, rows: rows)
      rows = min(rows, condition.truth)
    }
    // An aggregate without groups gives its one row also of nothing.
    let reachOfList: Reach = hasAggregate ? max(rows, .maybe) : rows
    var output = reaching(isGrouped ? min(rows, .maybe) : reachOfList) { $0.selectList(select, source.star, in: scope) }
    output.rows = hasAggregate ? .certain : isGrouped ? min(rows, .maybe) : rows
    if output.rows == .certain, mayGiveNoRow(select, output) { output.rows = .maybe }
    reaching(min(rows, .maybe)) { $0.groupsAndWindows(select, &output, in: scope) }
    reaching(reachOfList) { $0.order(by: query?.children(.orderBy) ?? [], &output, in: scope) }
    distinct(select, &output, in: scope)
    if !keepsLiterals { output.settleLiterals() }
    return output
  }

  /// A condition on rows that are there as surely as `rows`.
  mutating func condition(_ node: Node, in scope: Scope, rows: Reach) {
    // The planner drops what can never be true.
    if node.truth == .never { return storing { $0.condition(node, in: scope) } }
    let before = isPlanned
    // Where no partition can have a row there is nothing to estimate.
    isPlanned = before && !scope.items.contains { $0.relation.map(hasNoPartition) ?? false }
    defer { isPlanned = before }
    reaching(rows) { $0.condition(node, in: scope) }
  }

  private func hasNoPartition(_ relation: ID<Relation>) -> Bool {
    guard let relation = catalog.outline(of: relation) else { return false }
    return relation.kind == .partitionedTable && relation.partitions.isEmpty
  }

  // MARK: The list

  mutating func selectList(_ node: Node, _ star: Scope.Item, in scope: Scope) -> Output {
    var output = Output()
    for target in node.children where target.role == .target {
      guard let value = target.child(.value) else { continue }
      if value.isPlainStar {
        output.add(star, value)
      } else if value.endsInStar {
        let expanded = expand(value, in: scope)
        output.isComplete = output.isComplete && expanded.isComplete
        for (name, value) in zip(expanded.names, expanded.values) { output.add(name, value) }
      } else {
        let name = target.child(.alias)?.firstIdentifier ?? value.columnName
        output.add(name, expression(value, in: scope))
      }
    }
    return output
  }

  /// `t.*`, `(x).*`
  mutating func expand(_ node: Node, in scope: Scope) -> Output {
    var output = Output()
    if node.kind == .columnReference {
      let qualifier = Array(node.identifiers.dropLast())
      if qualifier.isEmpty {
        for item in scope.items where !item.mustBeQualified { output.add(item, node) }
        return output
      }
      if let item = scope.item(qualifier) {
        output.add(item, node)
        return output
      }
    }
    let row = expression(node, in: scope)
    guard let fields = catalog.fields(of: row.type) else {
      output.isComplete = false
      return output
    }
    for field in fields { output.add(field.name, Typed(field.type, node)) }
    return output
  }

  // MARK: Groups, windows, order

  private mutating func groupsAndWindows(_ select: Node, _ output: inout Output, in scope: Scope) {
    for child in select.children {
      switch child.role {
      case .groupBy: group(by: child, &output, in: scope)
      case .having: condition(child, in: scope)
      case .window: window(child, in: scope)
      default: break
      }
    }
  }

  private mutating func group(by node: Node, _ output: inout Output, in scope: Scope) {
    guard node.kind != .groupingSet else {
      for child in node.children where child.role == .value { group(by: child, &output, in: scope) }
      return
    }
    // A name means a column of FROM first.
    if node.kind == .columnReference, scope.hasColumn(node.identifiers) { return }
    if let index = output.index(of: node) { return output.settleLiteral(at: index) }
    _ = expression(node, in: scope)
  }

  /// A name means a column of the list first.
  private mutating func order(by keys: [Node], _ output: inout Output, in scope: Scope) {
    for key in keys {
      guard let value = key.child(.value) else { continue }
      if let index = output.index(of: value) {
        output.settleLiteral(at: index)
      } else {
        _ = expression(value, in: scope)
      }
    }
  }

  private mutating func distinct(_ select: Node, _ output: inout Output, in scope: Scope) {
    guard select.flags.contains(.distinct) else { return }
    let keys = select.children(.distinctOn)
    if keys.isEmpty { return output.settleLiterals() }
    for key in keys {
      if let index = output.index(of: key) {
        output.settleLiteral(at: index)
      } else {
        reaching(.maybe) { _ = $0.expression(key, in: scope) }
      }
    }
  }

  /// A function in the list gives rows, and perhaps none.
  private func mayGiveNoRow(_ select: Node, _ output: Output) -> Bool {
    select.children(.target).contains { target in
      target.nodes(of: .functionCall).contains { call in
        guard let name = call.child(.name)?.identifiers, let last = name.last else { return false }
        let isSet = Self.sets.contains(last) || names.routines(name).contains { catalog[$0]?.returnsSet == true }
        return isSet && !output.values.contains { $0.alternatives.areAllThere && $0.node.index >= call.index }
      }
    }
  }

  private static let sets: Set<String> = [
    "generate_series", "generate_subscripts", "json_array_elements", "json_array_elements_text", "json_each", "json_each_text",
    "json_object_keys", "jsonb_array_elements", "jsonb_array_elements_text", "jsonb_each", "jsonb_each_text",
    "jsonb_object_keys", "jsonb_path_query", "regexp_matches", "regexp_split_to_table", "string_to_table", "unnest",
  ]

  // MARK: Aggregates

  private func hasAggregate(_ select: Node) -> Bool {
    select.children(.target).contains { target in
      target.nodes(of: .functionCall).contains { isAggregate($0) }
    }
  }

  private func isAggregate(_ call: Node) -> Bool {
    guard call.child(.over) == nil, let name = call.child(.name)?.identifiers, let last = name.last else { return false }
    if Self.aggregates.contains(last) { return true }
    return names.routines(name).contains { catalog[$0]?.kind == .aggregate }
  }

  private static let aggregates: Set<String> = [
    "any_value", "array_agg", "avg", "bit_and", "bit_or", "bit_xor", "bool_and", "bool_or", "corr", "count", "covar_pop",
    "covar_samp", "every", "json_agg", "json_object_agg", "jsonb_agg", "jsonb_object_agg", "max", "min", "mode",
    "percentile_cont", "percentile_disc", "range_agg", "range_intersect_agg", "stddev", "stddev_pop", "stddev_samp",
    "string_agg", "sum", "var_pop", "var_samp", "variance", "xmlagg",
  ]
}

extension Output {
  /// The column that a key of ORDER BY means: by its name, or by its number.
  func index(of key: Node) -> Int? {
    switch key.kind {
    case .constant where key.detail == .integerLiteral:
      guard isComplete, let number = Int(key.sourceText), values.indices.contains(number - 1) else { return nil }
      return number - 1
    case .columnReference:
      let parts = key.identifiers
      return parts.count == 1 ? names.firstIndex(of: parts[0]) : nil
    default: return nil
    }
  }
}

extension Scope {
  /// What FROM calls so, here or around.
  func item(_ qualifier: [String]) -> Item? {
    guard let alias = qualifier.last, qualifier.count <= 2 else { return nil }
    let schema = qualifier.count == 2 ? qualifier[0] : nil
    for items in [items] + outer {
      if let item = items.first(where: { $0.alias == alias && (schema == nil || $0.schema == schema) }) { return item }
    }
    return nil
  }

  fileprivate func hasColumn(_ parts: [String]) -> Bool {
    guard parts.count == 1 else { return true }
    return items.contains { item in item.columns.contains { $0.name == parts[0] } }
  }
}

extension Node {
  var isPlainStar: Bool { kind == .columnReference && flags.contains(.special) && identifiers.count == 1 }

  /// `*`, `t.*`, `(x).*`
  var endsInStar: Bool { (kind == .columnReference || kind == .indirection) && flags.contains(.special) }

  /// Whether a condition lets rows pass, where it says so by itself.
  fileprivate var truth: Reach {
    if kind == .and { return children.lazy.map(\.truth).min() ?? .maybe }
    guard kind == .constant else { return .maybe }
    switch detail {
    case .true: return .certain
    case .false, .null: return .never
    default: return .maybe
    }
  }
}
