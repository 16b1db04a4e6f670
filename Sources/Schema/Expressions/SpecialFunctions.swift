import SQLSyntax

extension Analyzer {
  /// COALESCE, CURRENT_DATE, EXTRACT … and all else that SQL calls with words of its own.
  mutating func specialFunction(_ node: Node, in scope: Scope) -> Typed {
    switch node.detail {
    case .coalesce: return oneOf(argumentsOf: node, isLazy: true, in: scope)
    case .greatest, .least: return oneOf(argumentsOf: node, isLazy: false, in: scope)
    case .nullif: return nullIf(node, in: scope)
    case .treat:
      // It calls a function of the type's name.
      expression(.argument, of: node, in: scope)
      return Typed(.undetermined, node)
    default: break
    }
    let arguments = analyseParts(of: node, in: scope)
    if let returns = node.child(.returns) { return Typed(jsonResult(names.type(of: returns), node, in: scope), node) }
    var typed = Typed(result(of: node.detail, arguments.map(\.type)), node)
    let values = arguments.compactMap(known)
    if values.count == arguments.count, let (name, values) = node.textFunction(values),
      let subject = arguments.first(where: { known($0) == values.first })
    {
      typed.compute(name, values, from: subject.origin, self)
    }
    return typed
  }

  /// All expressions in it; its arguments.
  private mutating func analyseParts(of node: Node, in scope: Scope) -> [Typed] {
    var arguments: [Typed] = []
    for child in node.children {
      switch child.role {
      case .argument: arguments.append(expression(child, in: scope))
      case .element, .parameter:
        // A target, or a member with a name and a value.
        if child.kind == .jsonMember { expression(.name, of: child, in: scope) }
        expression(.value, of: child, in: scope)
      case .orderBy: _ = expression(child, in: scope)
      case .source: _ = columns(of: child, in: scope)
      case .filter: reaching(.maybe) { $0.predicate(child, in: scope) }
      case .over: window(child, in: scope)
      default: break
      }
    }
    return arguments
  }

  /// RETURNING of the functions of JSON: what they find becomes a value of that type when they run, a DEFAULT at once.
  private mutating func jsonResult(_ type: SQLType, _ node: Node, in scope: Scope) -> SQLType {
    for behavior in node.children(.otherwise) {
      if let value = expression(.value, of: behavior, in: scope) { coerce(value, to: type, .assignment) }
    }
    if node.detail == .jsonValue || node.detail == .jsonQuery, mannerWhenRun != nil {
      for id in catalog.enums(in: type) {
        report(LabelUse(type: id, label: nil, manner: .ifReached, place: place(of: node)))
      }
    }
    return type
  }

  private func result(of word: TokenKind, _ arguments: [SQLType]) -> SQLType {
    switch word {
    case .currentDate: .builtin(.date)
    case .currentTime: .builtin(.timeWithZone)
    case .currentTimestamp: .builtin(.timestampWithZone)
    case .localtime: .builtin(.time)
    case .localtimestamp: .builtin(.timestamp)
    case .currentRole, .currentUser, .sessionUser, .systemUser, .user, .currentCatalog, .currentSchema: .builtin(.name)
    case .extract: .builtin(.numeric)
    case .position, .grouping: .builtin(.integer)
    case .overlay, .substring, .trim:
      arguments.first.flatMap { type in
        if case .builtin(let builtin) = catalog.base(of: type), builtin == .bytea || builtin == .bit { return type }
        return nil
      } ?? .text
    case .normalize, .collation, .mergeAction, .xmlserialize, .jsonValue, .jsonSerialize: .text
    case .xmlconcat, .xmlelement, .xmlforest, .xmlparse, .xmlpi, .xmlroot: .builtin(.xml)
    case .xmlexists, .jsonExists: .boolean
    case .json, .jsonArray, .jsonArrayagg, .jsonObject, .jsonObjectagg, .jsonScalar: .builtin(.json)
    case .jsonQuery: .builtin(.jsonb)
    default: .builtin(.other)
    }
  }
}

extension Node {
  /// The function of texts that the words stand for, with its arguments in the order that it takes them in.
  fileprivate func textFunction(_ arguments: [KnownValue]) -> (name: String, arguments: [KnownValue])? {
    let words = children(.option).map(\.detail)
    switch (detail, arguments.count) {
    case (.trim, 1...2):
      let name = words.contains(.leading) ? "ltrim" : words.contains(.trailing) ? "rtrim" : "btrim"
      // `TRIM(a FROM b)` writes last what is trimmed.
      return (name, words.contains(.from) ? arguments.reversed() : arguments)
    case (.overlay, _): return ("overlay", arguments)
    case (.substring, 2) where words == [.for]: return ("substring", [arguments[0], .integer(1), arguments[1]])
    case (.substring, 3) where words == [.for, .from]: return ("substring", [arguments[0], arguments[2], arguments[1]])
    case (.substring, _) where words.isEmpty || words.first == .from: return ("substring", arguments)
    default: return nil
    }
  }
}
