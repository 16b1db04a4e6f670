import SQLSyntax

// UNION, INTERSECT, EXCEPT and VALUES: where columns of several sources become one.

extension Analyzer {
  /// The branches are read pair by pair, as they are nested. A chain of them may be as deep as it is long.
  mutating func setOperation(_ operation: Node, in scope: Scope) -> Output {
    var rights: [(operation: Node, branch: Node)] = []
    var leftmost = operation
    while leftmost.kind == .setOperation, let left = leftmost.child(.left), let right = leftmost.child(.right) {
      rights.append((leftmost, right))
      leftmost = left
    }
    var output = branch(leftmost, in: scope)
    while let (operation, right) = rights.popLast() {
      combine(&output, branch(right, in: scope), operation)
    }
    return output
  }

  /// One branch. Its literals keep waiting for a type unless it is VALUES or a set operation of its own.
  private mutating func branch(_ node: Node, in scope: Scope) -> Output {
    node.kind == .query
      ? output(of: node, in: scope, keepsLiterals: true)
      : queryBody(node, of: nil, in: scope, keepsLiterals: true)
  }

  private func rows(combinedBy operation: Node, _ left: Reach, _ right: Reach) -> Reach {
    switch operation.detail {
    case .union: max(left, right)
    default: min(left, .maybe)
    }
  }

  private mutating func combine(_ output: inout Output, _ right: Output, _ operation: Node) {
    let areAllThere = operation.detail == .union && output.rows == .certain && right.rows == .certain
    output.rows = rows(combinedBy: operation, output.rows, right.rows)
    guard output.isComplete, right.isComplete else {
      output.isComplete = false
      output.values = output.values.map { Typed(.undetermined, $0.node) }
      return
    }
    for index in 0..<min(output.values.count, right.values.count) {
      let type = unify([output.values[index], right.values[index]])
      output.values[index].become(type, with: right.values[index], areAllThere)
    }
  }

  // MARK: VALUES

  /// VALUES as a query: each column has the type that its values have together.
  mutating func values(_ values: Node, in scope: Scope) -> Output {
    var columns: [[Typed]] = []
    var isComplete = true
    for row in values.children where row.role == .row {
      guard row.kind == .row else {
        isComplete = false
        continue
      }
      for (index, value) in rowValues(row, in: scope).enumerated() {
        if index == columns.count { columns.append([]) }
        columns[index].append(value)
      }
    }
    var output = Output(isComplete: isComplete)
    for (index, column) in columns.enumerated() {
      var value = Typed(unify(column), column[0].node)
      let texts = column.map(\.texts)
      if !texts.contains(where: \.isEmpty) {
        value.alternatives = Alternatives(values: texts.flatMap(\.values), areAllThere: texts.allSatisfy(\.areAllThere))
      }
      output.add("column\(index + 1)", value)
    }
    return output
  }

  /// The values of a row, `t.*` written out.
  mutating func rowValues(_ row: Node, in scope: Scope) -> [Typed] {
    var values: [Typed] = []
    for value in row.children where value.role == .value {
      if value.endsInStar {
        values += expand(value, in: scope).values
      } else {
        values.append(expression(value, in: scope))
      }
    }
    return values
  }
}

extension Typed {
  /// What it is a text of: itself, if it is a literal or comes from one.
  var texts: Alternatives {
    if !alternatives.isEmpty { return alternatives }
    return constant != nil || isNull ? Alternatives(values: [self], areAllThere: true) : Alternatives()
  }

  /// A value that is either this or another.
  fileprivate mutating func become(_ type: SQLType, with other: Typed, _ areAllThere: Bool) {
    let (own, others) = (texts, other.texts)
    alternatives = Alternatives()
    if !own.isEmpty, !others.isEmpty {
      alternatives.values = own.values + others.values
      alternatives.areAllThere = areAllThere && own.areAllThere && others.areAllThere
    }
    isNull = false
    self.type = type
    constant = nil
    literal = nil
    parts = []
  }
}
