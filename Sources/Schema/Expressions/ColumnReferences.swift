import SQLSyntax

extension Analyzer {
  mutating func columnReference(_ node: Node, in scope: Scope) -> Typed {
    var parts = node.identifiers
    if node.flags.contains(.special) {
      parts.removeLast()
      return Typed(scope.wholeRow(parts, catalog) ?? .undetermined, node)
    }
    if collector != nil { noteMiss(of: node, in: scope) }
    var typed = Typed(scope.type(of: parts, catalog) ?? .undetermined, node)
    if catalog.isText(typed.type) { typed.alternatives = scope.texts(of: parts) }
    if let value = scope.value(of: parts) { typed.become(value, from: node) }
    return typed
  }

  /// `a[1].b`, `(x).*`
  mutating func indirection(_ node: Node, in scope: Scope) -> Typed {
    guard let operand = expression(.operand, of: node, in: scope) else { return Typed(.undetermined, node) }
    if let element = element(of: operand, node, in: scope) { return element }
    var type = operand.type
    var subscripts: [Node] = []
    for child in node.children {
      switch child.role {
      case .subscript:
        subscripts.append(child)
        for bound in child.children { _ = expression(bound, in: scope) }
      case .field:
        type = catalog.type(of: type, subscriptedBy: subscripts)
        subscripts = []
        type = catalog.field(child.identifiers[0], of: type) ?? .undetermined
      default: break
      }
    }
    return Typed(catalog.type(of: type, subscriptedBy: subscripts), node)
  }
}

extension Analyzer {
  /// `(ARRAY['a', 'b'])[2]`, of an array that is known.
  private func element(of array: Typed, _ node: Node, in scope: Scope) -> Typed? {
    var steps = node.children.dropFirst().makeIterator()
    guard let step = steps.next(), steps.next() == nil, step.role == .subscript, !step.flags.contains(.special),
      let number = step.children.first(where: { _ in true })?.integerValue,
      case .array(let element) = catalog.base(of: array.type),
      catalog.isText(element), case .texts(let texts)? = known(array)
    else { return nil }
    var typed = Typed(element, node)
    let text = texts.indices.contains(number - 1) ? texts[number - 1] : nil
    let part = array.parts.indices.contains(number - 1) ? array.parts[number - 1] : array
    typed.become(text.map { .text($0) } ?? .null, from: part.origin)
    return typed
  }
}

extension Catalog {
  /// Several subscripts lead to an element of one array; a slice is an array.
  func type(of type: SQLType, subscriptedBy subscripts: [Node]) -> SQLType {
    guard !subscripts.isEmpty else { return type }
    switch base(of: type) {
    case .array(let element): return subscripts.contains { $0.flags.contains(.special) } ? base(of: type) : element
    case .builtin(.jsonb): return .builtin(.jsonb)
    case .builtin, .literal: return .builtin(.other)
    default: return .undetermined
    }
  }
}

extension Scope {
  private var levels: [[Item]] { [items] + outer }

  /// What a name stands for, be it of a column, of a variable or of a whole row. Nil where it is nothing that is known.
  func type(of parts: [String], _ catalog: Catalog) -> SQLType? {
    switch parts.count {
    case 0: nil
    case 1: single(parts[0], catalog)
    default: qualified(parts, catalog)
    }
  }

  /// The texts of which one is the value of a column, if they are known.
  fileprivate func texts(of parts: [String]) -> Alternatives {
    guard let name = parts.last, parts.count <= 2 else { return Alternatives() }
    for level in levels {
      for item in level where parts.count == 2 ? item.alias == parts[0] : !item.mustBeQualified {
        if item.columns.contains(where: { $0.name == name }) { return item.texts[name] ?? Alternatives() }
      }
    }
    return Alternatives()
  }

  /// What a variable or a parameter holds, where a name can mean nothing else.
  fileprivate func value(of parts: [String]) -> KnownValue? {
    guard let variables, variables.hasValues else { return nil }
    switch parts.count {
    case 1:
      let isColumn = levels.contains { level in
        level.contains { !$0.mustBeQualified && (!$0.isComplete || $0.type(parts[0]) != nil) }
      }
      return isColumn ? nil : variables.value(parts[0])
    case 2: return item(parts[0], schema: nil) == nil ? variables.value(parts[0], parts[1]) : nil
    default: return nil
    }
  }

  /// `t.*`
  func wholeRow(_ parts: [String], _ catalog: Catalog) -> SQLType? {
    guard let name = parts.last else { return nil }
    let schema = parts.count > 1 ? parts[parts.count - 2] : nil
    if let item = item(name, schema: schema) { return item.rowType }
    return parts.count == 1 ? variables?.type(name) : variables?.type(parts[0], parts[1])
  }

  private func single(_ name: String, _ catalog: Catalog) -> SQLType? {
    for level in levels {
      /// What a column is that nobody knows of.
      var other: SQLType?
      for item in level where !item.mustBeQualified {
        if let type = item.type(name) { return type }
        if !item.isComplete, other != .undetermined { other = item.otherColumns }
      }
      guard let other else { continue }
      return variables?.type(name) ?? item(name, schema: nil)?.rowType ?? other
    }
    return variables?.type(name) ?? item(name, schema: nil)?.rowType
  }

  private func qualified(_ parts: [String], _ catalog: Catalog) -> SQLType? {
    let name = parts[parts.count - 1]
    let alias = parts[parts.count - 2]
    if let item = item(alias, schema: parts.count > 2 ? parts[parts.count - 3] : nil) {
      return item.type(name) ?? (item.isComplete ? nil : item.otherColumns)
    }
    guard let variables else { return nil }
    if parts.count == 2, let type = variables.type(alias, name) { return type }
    // Fields of a variable, which may have its block's label before it.
    var rest = parts[1...]
    var type = variables.type(parts[0])
    if type == nil, parts.count > 2 {
      type = variables.type(parts[0], parts[1])
      rest = parts[2...]
    }
    for field in rest {
      guard let of = type else { return nil }
      type = catalog.field(field, of: of)
    }
    return type
  }

  private func item(_ alias: String, schema: String?) -> Item? {
    for level in levels {
      for item in level where item.alias == alias && (schema == nil || item.schema == nil || item.schema == schema) {
        return item
      }
    }
    return nil
  }
}

extension Scope.Item {
  fileprivate var rowType: SQLType {
    if let relation { return .row(relation) }
    return isComplete ? .record(columns) : .undetermined
  }

  fileprivate func type(_ name: String) -> SQLType? {
    if let field = columns.first(where: { $0.name == name }) { return field.type }
    guard relation != nil else { return nil }
    switch name {
    case "tableoid": return .builtin(.oid)
    case "ctid", "xmin", "xmax", "cmin", "cmax": return .builtin(.other)
    default: return nil
    }
  }
}
