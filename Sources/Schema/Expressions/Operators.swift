import SQLSyntax

extension Analyzer {
  mutating func unaryOperation(_ node: Node, in scope: Scope) -> Typed {
    guard let operand = expression(.operand, of: node, in: scope) else { return Typed(.undetermined, node) }
    switch catalog.base(of: operand.type) {
    case .builtin(let builtin):
      let isSame = node.detail == .minusSign || node.detail == .plusSign || node.operatorSymbol == "@"
      return Typed(isSame ? .builtin(builtin) : .builtin(.other), node)
    case .literal: return Typed(.builtin(.other), node)
    default: return Typed(.undetermined, node)
    }
  }

  mutating func binaryOperation(_ node: Node, in scope: Scope) -> Typed {
    if isEstimated {
      guard let left = operand(.left, of: node, in: scope), let right = operand(.right, of: node, in: scope) else {
        return Typed(.undetermined, node)
      }
      return binaryOperation(left, right, node)
    }
    // A chain, as `a || b || c`, leans to the left: it is walked down and read on the way back, however long it is.
    var chain = [node]
    while let left = chain[chain.count - 1].child(.left), left.kind == .binaryOperation { chain.append(left) }
    guard var left = expression(.left, of: chain[chain.count - 1], in: scope) else { return Typed(.undetermined, node) }
    for node in chain.reversed() {
      guard let right = expression(.right, of: node, in: scope) else { return Typed(.undetermined, node) }
      left = binaryOperation(left, right, node)
    }
    return left
  }

  private mutating func binaryOperation(_ left: Typed, _ right: Typed, _ node: Node) -> Typed {
    let symbol = node.operatorSymbol
    switch symbol {
    case "||": return concatenation(left, right, node)
    case "@>", "<@", "&&", "-|-", "&<", "&>", "<<", ">>", "+", "-", "*":
      // On arrays and ranges: a literal is taken for another of the same type.
      if let type = oneCollection(left, right) {
        let isSame = symbol == "+" || symbol == "-" || symbol == "*"
        return Typed(isSame ? type : .boolean, node)
      }
    default: break
    }
    var typed = Typed(catalog.result(of: symbol, left.type, right.type), node)
    if symbol == "->" || symbol == "->>", case .json(let document)? = known(left), let key = known(right) {
      let member = document.member(key)
      let text: KnownValue = if case .scalar(let text)? = member { .text(text) } else { .null }
      switch (symbol, member) {
      case ("->", let member?): typed.become(.json(member), from: left.origin)
      case ("->>", .array?), ("->>", .object?): break
      default: typed.become(text, from: left.origin)
      }
    }
    return typed
  }

  /// The array or range type that one side of an operator is of, and a literal on the other becomes.
  private mutating func oneCollection(_ left: Typed, _ right: Typed) -> SQLType? {
    for (one, other) in [(left, right), (right, left)] {
      let type = catalog.base(of: one.type)
      guard catalog.element(of: type) != nil || catalog.subtype(of: type) != nil || catalog.range(of: type) != nil else {
        continue
      }
      if other.isLiteral { coerce(other, to: type, .implicit) }
      return type
    }
    return nil
  }

  private mutating func concatenation(_ left: Typed, _ right: Typed, _ node: Node) -> Typed {
    for (one, other) in [(left, right), (right, left)] {
      let type = catalog.base(of: one.type)
      guard case .array = type else { continue }
      if other.isLiteral { coerce(other, to: type, .implicit) }
      return concatenation(left, right, as: type, node)
    }
    let types = [left.type, right.type].map { catalog.base(of: $0) }
    for case .builtin(let builtin) in types {
      switch builtin {
      case .bytea, .jsonb, .bit, .varbit, .textSearchVector, .textSearchQuery:
        return Typed(builtin == .bit ? .builtin(.varbit) : .builtin(builtin), node)
      default: break
      }
    }
    if types.contains(.undetermined), !types.contains(where: { catalog.isText($0) }) { return Typed(.undetermined, node) }
    // Anything else becomes a text beside a text.
    var typed = Typed(.text, node)
    if let first = known(left), let second = known(right) {
      if first == .null || second == .null {
        typed.isNull = true
      } else if let first = first.asText, let second = second.asText, first.utf8.count < TextFunctions.longestText {
        typed.constant = first + second
      }
    }
    return typed
  }

  /// Of two arrays, or of one and what becomes an element of it.
  private func concatenation(_ left: Typed, _ right: Typed, as type: SQLType, _ node: Node) -> Typed {
    var typed = Typed(type, node)
    guard let element = catalog.element(of: type), catalog.isText(element) else { return typed }
    let sides = [left, right].map { $0.isLiteral ? $0.constant.flatMap { known($0, as: type) } : known($0) }
    switch (sides[0], sides[1]) {
    case (.texts(let first)?, .texts(let second)?): typed.become(.texts(first + second), from: left.origin)
    case (.texts(let first)?, .text(let last)?): typed.become(.texts(first + [last]), from: left.origin)
    case (.text(let first)?, .texts(let rest)?): typed.become(.texts([first] + rest), from: left.origin)
    default: break
    }
    return typed
  }
}

extension Catalog {
  /// What an operator of pg_catalog gives. No other one than those on arrays and ranges makes an enum or holds one.
  fileprivate func result(of symbol: String, _ left: SQLType, _ right: SQLType) -> SQLType {
    switch symbol {
    case "~", "!~", "~*", "!~*", "~~", "!~~", "~~*", "!~~*", "^@", "@>", "<@", "&&", "@@", "@?", "?", "?|", "?&", "&<", "&>",
      "-|-":
      return .boolean
    case "->>", "#>>": return .text
    case "->", "#>", "#-":
      if case .builtin(let type) = base(of: left), type == .json || type == .jsonb { return .builtin(type) }
      return left == .undetermined ? .undetermined : .builtin(.other)
    case "<->": return .builtin(.double)
    default: break
    }
    switch (base(of: left), base(of: right)) {
    case (.builtin(let left), .builtin(let right)): return .builtin(Self.arithmetic(symbol, left, right))
    case (.builtin(let known), .literal), (.literal, .builtin(let known)):
      return .builtin(known.isNumber ? known : Self.arithmetic(symbol, known, known))
    case (.literal, .literal): return .builtin(.other)
    default: return .undetermined
    }
  }

  private static func arithmetic(_ symbol: String, _ left: BuiltinType, _ right: BuiltinType) -> BuiltinType {
    if left.isNumber, right.isNumber {
      if symbol == "^" {
        return left.numberRank <= 4 && right.numberRank <= 4 && max(left.numberRank, right.numberRank) == 4 ? .numeric : .double
      }
      // real and anything but real is double.
      let higher = left.numberRank >= right.numberRank ? left : right
      return higher == .real && left != right ? .double : higher
    }
    switch (symbol, left, right) {
    case ("+", .date, .smallint), ("+", .date, .integer), ("-", .date, .integer), ("+", .integer, .date): return .date
    case ("-", .date, .date): return .integer
    case ("+", .date, .interval), ("-", .date, .interval), ("+", .date, .time), ("+", .interval, .date): return .timestamp
    case ("-", .timestamp, .timestamp), ("-", .timestampWithZone, .timestampWithZone), ("-", .time, .time),
      ("-", .timestampWithZone, .timestamp), ("-", .timestamp, .timestampWithZone), ("-", .timestamp, .date),
      ("-", .timestampWithZone, .date), ("-", .date, .timestamp), ("-", .date, .timestampWithZone):
      return .interval
    case (_, .timestamp, .interval), (_, .timestampWithZone, .interval), (_, .time, .interval), (_, .timeWithZone, .interval):
      return left
    case (_, .interval, .timestamp), (_, .interval, .timestampWithZone), (_, .interval, .time), (_, .interval, .timeWithZone):
      return right
    case (_, .interval, _) where right == .interval || right.isNumber: return .interval
    case (_, _, .interval) where left.isNumber: return .interval
    case (_, .money, _), (_, _, .money): return left == right && symbol == "/" ? .double : .money
    case ("-", .jsonb, _): return .jsonb
    default: return .other
    }
  }
}

extension Node {
  /// `||`, also of `OPERATOR(pg_catalog.||)`.
  var operatorSymbol: String {
    switch detail {
    case .plusSign: return "+"
    case .minusSign: return "-"
    case .star: return "*"
    case .slash: return "/"
    case .percent: return "%"
    case .caret: return "^"
    default: break
    }
    guard let text = child(.operator)?.sourceText.utf8 else { return "" }
    let symbols = text.reversed().drop { $0 == UInt8(ascii: ")") || $0.isSpace }.prefix {
      $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "(") && !$0.isSpace
    }
    return String(decoding: symbols.reversed(), as: UTF8.self)
  }
}

extension TokenKind {
  /// `=`, `<>`, `<` and their like.
  var isComparison: Bool {
    switch self {
    case .lessThan, .greaterThan, .equalSign, .lessEqual, .greaterEqual, .notEqual: true
    default: false
    }
  }
}
