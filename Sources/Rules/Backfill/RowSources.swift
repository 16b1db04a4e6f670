import SQLSyntax
import Schema

/// What stands in a FROM.
struct Source {
  /// What the conditions call it.
  var name: String
  /// Nil for a query, and for a table that the history has not made.
  var table: ID<Relation>?
  var isLarge: Bool
}

/// The tables that a statement joins, and what ties their rows to values that it names.
struct Sources {
  var items: [Source] = []
  /// Columns that are equal to something, or between two values.
  private var ties: [Tie] = []

  private struct Tie {
    var column: Column
    /// Of what it is tied to: the columns that it is made of.
    var references: [Node]
    /// It is tied by a query that may give many rows.
    var isLarge = false
  }

  private struct Column {
    var item: Int
    var name: String
  }

  /// Takes in a condition that all rows fulfil.
  mutating func add(_ condition: Node, _ count: RowCount, isLarge: (Node) -> Bool) {
    var bounds: [(node: Node, isLower: Bool, value: Node)] = []
    for part in condition.kind == .and ? condition.children(.operand) : [condition] {
      switch part.kind {
      case .comparison:
        guard let left = part.child(.left), let right = part.child(.right) else { continue }
        switch part.detail {
        case .equalSign:
          tie(left, to: [right], count, isLarge)
          tie(right, to: [left], count, isLarge)
        case .lessThan, .lessEqual: bounds += [(left, false, right), (right, true, left)]
        case .greaterThan, .greaterEqual: bounds += [(left, true, right), (right, false, left)]
        default: break
        }
      case .inList where !part.flags.contains(.not):
        guard let operand = part.child(.operand) else { continue }
        for column in operand.kind == .row ? operand.children(.value) : [operand] {
          tie(column, to: part.children(.value), count, isLarge)
        }
      case .inQuery where !part.flags.contains(.not):
        if let operand = part.child(.operand), let body = part.child(.body) { tie(operand, to: [body], count, isLarge) }
      case .quantifiedComparison where part.detail == .equalSign && !part.flags.contains(.all):
        if let left = part.child(.left), let right = part.child(.right) { tie(left, to: [right], count, isLarge) }
      case .between where !part.flags.contains(.not):
        guard let operand = part.child(.operand), let low = part.child(.lowerBound), let high = part.child(.upperBound) else {
          continue
        }
        tie(operand, to: [low, high], count, isLarge)
      case .or: addAlternatives(part, count, isLarge)
      default: break
      }
    }
    // `id > 100 AND id <= 200`
    for lower in bounds where lower.isLower {
      let upper = bounds.first {
        !$0.isLower && $0.node.kind == .columnReference && $0.node.identifiers == lower.node.identifiers
      }
      if lower.node.kind == .columnReference, let upper { tie(lower.node, to: [lower.value, upper.value], count, isLarge) }
    }
  }

  /// `id = 1 OR id = 2`
  private mutating func addAlternatives(_ condition: Node, _ count: RowCount, _ isLarge: (Node) -> Bool) {
    var column: Node?
    var values: [Node] = []
    for part in condition.children(.operand) {
      guard part.kind == .comparison, part.detail == .equalSign, let left = part.child(.left), let right = part.child(.right),
        left.kind == .columnReference, column.map({ $0.identifiers == left.identifiers }) ?? true
      else { return }
      column = left
      values.append(right)
    }
    if let column { tie(column, to: values, count, isLarge) }
  }

  private mutating func tie(_ node: Node, to values: [Node], _ count: RowCount, _ isLarge: (Node) -> Bool) {
    guard let column = column(node, count) else { return }
    var tie = Tie(column: column, references: [])
    for value in values {
      if value.kind == .query {
        tie.isLarge = tie.isLarge || isLarge(value)
        continue
      }
      for part in value.nodes(where: { $0 == .columnReference || $0 == .query || $0 == .functionCall }) {
        switch part.kind {
        case .columnReference: tie.references.append(part)
        // A query that stands for one value gives one; that of ANY (ARRAY(SELECT …)) as many as it finds.
        case .query: if value.kind != .subquery, isLarge(part) { tie.isLarge = true }
        default: break
        }
      }
      // What a query of its own reads is not the row's.
      if value.kind == .subquery || value.kind == .arrayQuery { tie.references = [] }
    }
    ties.append(tie)
  }

  /// The column of a table that a reference means; nil for a variable, and for what is no column.
  private func column(_ node: Node, _ count: RowCount) -> Column? {
    guard node.kind == .columnReference else { return nil }
    let parts = node.identifiers
    guard let name = parts.last else { return nil }
    if parts.count > 1 {
      return items.firstIndex { $0.name == parts[parts.count - 2] }.map { Column(item: $0, name: name) }
    }
    for (index, item) in items.enumerated() {
      if let table = item.table, count.names.catalog.hasColumn(name, in: table) { return Column(item: index, name: name) }
    }
    let open = items.indices.filter { index in
      guard let table = items[index].table.flatMap({ count.names.catalog[$0] }) else { return true }
      return !table.isComplete || name == "ctid"
    }
    return open.count == 1 ? Column(item: open[0], name: name) : nil
  }

  // MARK: What follows

  func isFirstFew(_ count: RowCount) -> Bool { !large(count).contains(0) }

  func isEachFew(_ count: RowCount) -> Bool { large(count).isEmpty }

  /// Those that may give many rows: of a table whose key is tied to values of those that give few there are few rows as well.
  private func large(_ count: RowCount) -> [Int] {
    var large = items.indices.filter { items[$0].isLarge }
    var isNews = true
    while isNews, !large.isEmpty {
      isNews = false
      for index in large {
        var tied: [String] = []
        for tie in ties where tie.column.item == index && !tie.isLarge {
          let isFew = tie.references.allSatisfy { reference in
            column(reference, count).map { !large.contains($0.item) } ?? true
          }
          if isFew { tied.append(tie.column.name) }
        }
        guard !tied.isEmpty, hasKey(in: tied, items[index], count) else { continue }
        large.removeAll { $0 == index }
        isNews = true
      }
    }
    return large
  }

  /// Whether columns hold a key. Of a table that nobody knows `id` is one.
  private func hasKey(in columns: [String], _ item: Source, _ count: RowCount) -> Bool {
    if columns.contains("ctid") { return true }
    guard let table = item.table.flatMap({ count.names.catalog[$0] }) else { return columns.contains("id") }
    let hasIndex = table.indexes.contains { index in
      index.isUnique && index.$predicate == nil && index.columns.allSatisfy { $0.map(columns.contains) ?? false }
    }
    return hasIndex || (!table.isComplete && columns.contains("id"))
  }
}
