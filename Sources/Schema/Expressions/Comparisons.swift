import SQLSyntax

extension Analyzer {
  /// `a = b`, `a IS DISTINCT FROM b`
  mutating func comparison(_ node: Node, in scope: Scope) -> Typed {
    guard let left = operand(.left, of: node, in: scope), let right = node.child(.right) else {
      return Typed(.boolean, node)
    }
    if left.isWrittenRow, right.kind == .subquery, let body = right.child(.body) {
      compare(left, rowsOf: body, in: scope)
    } else {
      let right = operand(right, in: scope)
      compare(left, right)
    }
    return Typed(.boolean, node)
  }

  /// Two values meet in an operator that wants both to be of one type: a literal becomes what the other is.
  mutating func compare(_ left: Typed, _ right: Typed) {
    if left.isWrittenRow, right.isWrittenRow {
      for (left, right) in zip(left.parts, right.parts) { compare(left, right) }
    } else if left.isLiteral {
      meet(left, right)
    } else if right.isLiteral {
      meet(right, left)
    }
  }

  private mutating func meet(_ literal: Typed, _ other: Typed) {
    switch other.type {
    case .literal, .builtin, .row, .record: return
    case .undetermined:
      if other.isUnknownColumn, let text = literal.constant { readPerhaps(text, at: literal.origin) }
    case .array: coerce(literal, to: other.type, .implicit)
    case .defined:
      // There is no operator for a domain over an enum, and a composite is compared as a record, which cannot be read.
      let base = catalog.base(of: other.type)
      if catalog.isComposite(base) || (base != other.type && catalog.isEnumeration(base)) { return }
      coerce(literal, to: base, .implicit)
    }
  }

  /// `(a, b) = (SELECT …)`, `a IN (SELECT …)`
  private mutating func compare(_ left: Typed, rowsOf query: Node, in scope: Scope) {
    let columns = stoppingEarly { $0.columns(of: query, in: scope).columns.map { Typed($0.type, query) } }
    if left.isWrittenRow {
      for (left, right) in zip(left.parts, columns) { compare(left, right) }
    } else if let right = columns.first {
      compare(left, right)
    }
  }

  mutating func between(_ node: Node, in scope: Scope) -> Typed {
    guard let subject = operand(.operand, of: node, in: scope) else { return Typed(.boolean, node) }
    if let lower = operand(.lowerBound, of: node, in: scope) { compare(subject, lower) }
    reaching(.maybe) { analyzer in
      if let upper = analyzer.operand(.upperBound, of: node, in: scope) { analyzer.compare(subject, upper) }
    }
    return Typed(.boolean, node)
  }

  // MARK: IN, ANY, ALL

  mutating func inList(_ node: Node, in scope: Scope) -> Typed {
    guard let subject = operand(.operand, of: node, in: scope) else { return Typed(.boolean, node) }
    let values = node.children(.value).map { operand($0, in: scope) }
    // Values without a column in them are made an array, of the type that they and the operand have in common.
    let fixed = values.filter { !$0.isWrittenRow && !$0.node.hangsOnARow }
    let type = fixed.count > 1 && !subject.isWrittenRow ? catalog.commonType([subject.type] + fixed.map(\.type)) : nil
    guard let type, !catalog.isComposite(type) else {
      for value in values { compare(subject, value) }
      return Typed(.boolean, node)
    }
    if type == .undetermined {
      for value in fixed { compare(subject, value) }
    } else {
      for value in [subject] + fixed { coerce(value, to: type, .implicit) }
    }
    for value in values where value.isWrittenRow || value.node.hangsOnARow { compare(subject, value) }
    return Typed(.boolean, node)
  }

  mutating func inQuery(_ node: Node, in scope: Scope) -> Typed {
    if let operand = operand(.operand, of: node, in: scope), let body = node.child(.body) {
      compare(operand, rowsOf: body, in: scope)
    }
    return Typed(.boolean, node)
  }

  mutating func quantifiedComparison(_ node: Node, in scope: Scope) -> Typed {
    guard let left = operand(.left, of: node, in: scope), let right = node.child(.right) else {
      return Typed(.boolean, node)
    }
    if right.kind == .query {
      compare(left, rowsOf: right, in: scope)
      return Typed(.boolean, node)
    }
    let array = operand(right, in: scope)
    guard node.detail.isComparison else { return Typed(.boolean, node) }
    if array.isLiteral {
      guard let text = array.constant else { return Typed(.boolean, node) }
      if left.isUnknownColumn {
        readPerhaps(text, at: array.origin)
      } else if !left.isLiteral, catalog.base(of: left.type) == left.type, catalog.element(of: left.type) == nil {
        coerce(array, to: .array(of: left.type), .implicit)
      }
    } else if let element = catalog.element(of: array.type) {
      compare(left, Typed(element, right))
    } else if left.isLiteral, array.isUnknownColumn {
      compare(left, array)
    }
    return Typed(.boolean, node)
  }

  // MARK: What is true or false

  mutating func logic(_ node: Node, in scope: Scope) -> Typed {
    for (child, reach) in zip(node.children(.operand), node.reachesOfOperands) {
      reaching(reach) { $0.predicate(child, in: scope) }
    }
    return Typed(.boolean, node)
  }

  mutating func test(_ node: Node, in scope: Scope) -> Typed {
    expression(.operand, of: node, in: scope)
    return Typed(.boolean, node)
  }

  mutating func like(_ node: Node, in scope: Scope) -> Typed {
    for child in node.children { _ = operand(child, in: scope) }
    return Typed(.boolean, node)
  }

  mutating func overlaps(_ node: Node, in scope: Scope) -> Typed {
    expression(.left, of: node, in: scope)
    expression(.right, of: node, in: scope)
    return Typed(.boolean, node)
  }
}
