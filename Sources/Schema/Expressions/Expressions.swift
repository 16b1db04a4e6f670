import SQLSyntax

extension Analyzer {
  /// The type of an expression; everything in it is analysed.
  mutating func expression(_ node: Node, in scope: Scope) -> Typed {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { return Typed(.undetermined, node) }
    return anyExpression(node, in: scope)
  }

  /// Deeper ones are left alone; a server runs out of stack as well.
  private static let depthLimit = 500

  private mutating func anyExpression(_ node: Node, in scope: Scope) -> Typed {
    switch node.kind {
    case .constant: constant(node)
    case .columnReference: columnReference(node, in: scope)
    case .unknownValue: unknownValue(node, in: scope)
    case .indirection: indirection(node, in: scope)
    case .unaryOperation: unaryOperation(node, in: scope)
    case .binaryOperation: binaryOperation(node, in: scope)
    case .comparison, .isDistinctFrom: comparison(node, in: scope)
    case .quantifiedComparison: quantifiedComparison(node, in: scope)
    case .and, .or, .not: logic(node, in: scope)
    case .isNull, .isTest, .isJSON: test(node, in: scope)
    case .like: like(node, in: scope)
    case .between: between(node, in: scope)
    case .inList: inList(node, in: scope)
    case .inQuery: inQuery(node, in: scope)
    case .overlaps: overlaps(node, in: scope)
    case .collate: collate(node, in: scope)
    case .atTimeZone: atTimeZone(node, in: scope)
    case .cast: cast(node, in: scope)
    case .array: array(node, in: scope)
    case .arrayQuery: arrayQuery(node, in: scope)
    case .row: row(node, in: scope)
    case .subquery: subquery(node, in: scope)
    case .query: Typed(columns(of: node, in: scope).columns.first?.type ?? .undetermined, node)
    case .exists: exists(node, in: scope)
    case .caseExpression: caseExpression(node, in: scope)
    case .functionCall: functionCall(node, in: scope)
    case .specialFunction: specialFunction(node, in: scope)
    case .namedArgument, .formattedValue, .sortKey, .target: value(of: node, in: scope)
    case .currentOf: Typed(.boolean, node)
    default: Typed(.undetermined, node)
    }
  }

  /// The child in this role, if it is there.
  @discardableResult
  mutating func expression(_ role: Role, of node: Node, in scope: Scope) -> Typed? {
    guard let child = node.child(role) else { return nil }
    return expression(child, in: scope)
  }

  mutating func expressions(_ role: Role, of node: Node, in scope: Scope) -> [Typed] {
    var typed: [Typed] = []
    for child in node.children where child.role == role { typed.append(expression(child, in: scope)) }
    return typed
  }

  /// An expression that must be true or false.
  mutating func predicate(_ node: Node, in scope: Scope) {
    let typed = expression(node, in: scope)
    coerce(typed, to: .boolean, .implicit)
  }

  private mutating func value(of node: Node, in scope: Scope) -> Typed {
    expression(.value, of: node, in: scope) ?? Typed(.undetermined, node)
  }

  // MARK: Values

  private func constant(_ node: Node) -> Typed {
    switch node.detail {
    case .integerLiteral: Typed(.builtin(node.integerType), node)
    case .decimalLiteral: Typed(.builtin(.numeric), node)
    case .bitString, .hexString: Typed(.builtin(.bit), node)
    case .true, .false: Typed(.boolean, node)
    case .nationalString: Typed(.builtin(.character), node, constant: node.stringValue)
    default: Typed(.literal, node, constant: node.stringValue)
    }
  }

  private func unknownValue(_ node: Node, in scope: Scope) -> Typed {
    switch node.detail {
    case .positional:
      guard let types = scope.variables?.parameters, let number = node.parameterNumber else {
        return Typed(.undetermined, node)
      }
      if number <= types.count {
        var typed = Typed(types[number - 1], node)
        typed.become(scope.variables?.arguments[number], from: node)
        return typed
      }
      guard let inferredParameters else { return Typed(.undetermined, node) }
      return Typed(inferredParameters[number] ?? .literal, node)
    // `:'x'` is a string of which the text is not known.
    case .variable where node.sourceText.utf8.contains(UInt8(ascii: "'")): return Typed(.literal, node)
    default: return Typed(.undetermined, node)
    }
  }

  private mutating func row(_ node: Node, in scope: Scope) -> Typed {
    var parts: [Typed] = []
    for child in node.children(.value) {
      let typed = expression(child, in: scope)
      if child.flags.contains(.special), child.kind == .columnReference || child.kind == .indirection,
        let fields = catalog.fields(of: typed.type)
      {
        parts += fields.map { Typed($0.type, child) }
      } else {
        parts.append(typed)
      }
    }
    var typed = Typed(
      .record(parts.enumerated().map { SQLType.RecordField("f\($0.offset + 1)", $0.element.type) }), node)
    typed.parts = parts
    return typed
  }

  private mutating func array(_ node: Node, in scope: Scope) -> Typed {
    var parts: [Typed] = []
    for child in node.children(.value) { parts.append(expression(child, in: scope)) }
    let element = unify(parts)
    // An array of arrays is an array of more dimensions.
    var typed = Typed(
      parts.first?.node.kind == .array || catalog.element(of: element) != nil ? element : .array(of: element), node)
    typed.parts = parts
    return typed
  }

  /// `ARRAY[…]` that a cast makes an array of this: its elements are cast, each by itself.
  private mutating func array(_ node: Node, of element: SQLType, in scope: Scope) -> [Typed] {
    var parts: [Typed] = []
    for child in node.children(.value) {
      if child.kind == .array {
        parts += array(child, of: element, in: scope)
      } else {
        let typed = expression(child, in: scope)
        coerce(typed, to: element, .explicit)
        parts.append(typed)
      }
    }
    return parts
  }

  private mutating func arrayQuery(_ node: Node, in scope: Scope) -> Typed {
    let element = subquery(node, in: scope)
    guard element.type != .undetermined, catalog.element(of: element.type) == nil else { return Typed(element.type, node) }
    var typed = Typed(.array(of: element.type), node)
    if element.constant != nil {
      typed.parts = [element]
    } else if element.alternatives.areAllThere {
      typed.parts = element.alternatives.values
    }
    return typed
  }

  private mutating func subquery(_ node: Node, in scope: Scope) -> Typed {
    guard let body = node.child(.body) else { return Typed(.undetermined, node) }
    let output = output(of: body, in: scope)
    guard let value = output.values.first else { return Typed(.undetermined, node) }
    var typed = Typed(value.type, node)
    guard catalog.isText(value.type) else { return typed }
    if output.rows == .certain {
      typed.keepText(of: value, as: value.type, catalog)
    } else {
      typed.alternatives = Alternatives(values: [value])
    }
    return typed
  }

  private mutating func exists(_ node: Node, in scope: Scope) -> Typed {
    // What its list says is not evaluated.
    if let body = node.child(.body) {
      stoppingEarly { analyzer in analyzer.reaching(.maybe) { _ = $0.columns(of: body, in: scope) } }
    }
    return Typed(.boolean, node)
  }

  // MARK: Casts

  private mutating func cast(_ node: Node, in scope: Scope) -> Typed {
    guard let value = node.child(.value), let typeName = node.child(.type) else { return Typed(.undetermined, node) }
    let type = names.type(of: typeName)
    var result = Typed(type, node)
    if value.kind == .array, let element = catalog.element(of: type) {
      result.parts = array(value, of: element, in: scope)
      if catalog.isText(element), typeName.child(.typeModifier) == nil, !value.children.contains(where: { $0.kind == .array }) {
        result.become(known(elements: result.parts), from: value)
      }
      return result
    }
    let typed = expression(value, in: scope)
    coerce(typed, to: type, .explicit, by: node)
    result.keepText(of: typed, as: type, catalog)
    if let text = result.constant, let modifier = typeName.child(.typeModifier) {
      result.constant = text.fitted(into: type, modifier)
    }
    return result
  }

  private mutating func collate(_ node: Node, in scope: Scope) -> Typed {
    guard let operand = expression(.operand, of: node, in: scope) else { return Typed(.undetermined, node) }
    // What a literal is cast to goes past the COLLATE.
    var typed = Typed(operand.type, node, constant: operand.constant)
    typed.literal = operand.origin
    return typed
  }

  private mutating func atTimeZone(_ node: Node, in scope: Scope) -> Typed {
    let operand = expression(.operand, of: node, in: scope)
    expression(.zone, of: node, in: scope)
    let type: BuiltinType =
      switch operand.map({ catalog.base(of: $0.type) }) {
      case .builtin(.timestampWithZone)?, .builtin(.date)?, .literal?: .timestamp
      case .builtin(.timestamp)?: .timestampWithZone
      case .builtin(.time)?, .builtin(.timeWithZone)?: .timeWithZone
      default: .other
      }
    return Typed(.builtin(type), node)
  }
}

extension Typed {
  /// A cast to a text, to texts, to an enum or to JSON does not change what is known of a text.
  fileprivate mutating func keepText(of typed: Typed, as type: SQLType, _ catalog: Catalog) {
    let isKept = catalog.isText(catalog.element(of: type) ?? type) || catalog.isEnumeration(type)
    guard isKept || type == .builtin(.json) || type == .builtin(.jsonb) else { return }
    alternatives = typed.alternatives
    isNull = typed.isNull
    guard let text = typed.constant else { return }
    constant = text
    literal = typed.origin
  }
}

extension Node {
  /// Of `$1`: 1.
  var parameterNumber: Int? {
    guard kind == .unknownValue, detail == .positional, let number = Int(sourceText.dropFirst()) else { return nil }
    return number > 0 ? number : nil
  }

  fileprivate var integerType: BuiltinType {
    // Digits may be written in groups, and to other bases.
    let text = sourceText.filter { $0 != "_" }
    let value =
      switch text.prefix(2).lowercased() {
      case "0x": Int64(text.dropFirst(2), radix: 16)
      case "0o": Int64(text.dropFirst(2), radix: 8)
      case "0b": Int64(text.dropFirst(2), radix: 2)
      default: Int64(text)
      }
    guard let value else { return .numeric }
    return value <= Int64(Int32.max) ? .integer : .bigint
  }
}

extension String {
  /// What `varchar(3)` cuts off and `char(3)` fills up.
  fileprivate func fitted(into type: SQLType, _ modifier: Node) -> String {
    guard let length = Int(modifier.sourceText) else { return self }
    let cut = String(String.UnicodeScalarView(unicodeScalars.prefix(length)))
    guard type == .builtin(.character) else { return cut }
    return cut + String(repeating: " ", count: max(0, length - unicodeScalars.count))
  }
}
