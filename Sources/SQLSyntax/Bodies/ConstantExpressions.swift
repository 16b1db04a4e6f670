import SourceText

// What an expression is worth, if it is made of constants.

extension ConstantFlow {
  mutating func value(of node: Node, depth: Int = 0) -> Value {
    guard depth < 200 else { return .unknown(DynamicPart(.size, node.span)) }
    switch node.kind {
    case .constant: return constant(node)
    case .columnReference: return variables.value(of: node)
    case .unknownValue: return .unknown(DynamicPart(node.detail == .positional ? .variable : .placeholder, node.span))
    case .binaryOperation where node.isConcatenation: return concatenation(node, depth: depth + 1)
    case .cast:
      guard let value = node.child(.value), Holding(node.child(.type)) == .text else { break }
      return self.value(of: value, depth: depth + 1)
    case .collate:
      guard let operand = node.child(.operand) else { break }
      return value(of: operand, depth: depth + 1)
    case .functionCall: return call(node, depth: depth + 1)
    case .specialFunction where node.detail == .coalesce:
      for argument in node.children where argument.role == .argument {
        let value = value(of: argument, depth: depth + 1)
        if case .null = value { continue }
        return value
      }
      return .null
    case .query, .subquery, .select: return .unknown(DynamicPart(.query, node.span))
    default: break
    }
    return .unknown(DynamicPart(.result, node.span))
  }

  private mutating func constant(_ node: Node) -> Value {
    let token = Int(node.record.firstToken)
    let unknown = Value.unknown(DynamicPart(.result, node.span))
    switch node.detail {
    case .stringLiteral, .escapeString, .unicodeString, .nationalString, .dollarString:
      var text = ConstantText(tree.lexed.stringContent(at: token))
      guard spend(text.bytes.count) else { return .unknown(DynamicPart(.size, node.span)) }
      if tree.lexed.containsHole(at: token) { text.note(DynamicPart(.placeholder, node.span)) }
      return .text(text)
    case .null: return .null
    case .integerLiteral, .decimalLiteral:
      let digits = tree.text.bytes[Int(node.span.start)..<Int(node.span.end)]
      // Written as PostgreSQL writes it back.
      let isPlain = digits.allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
      guard isPlain, Self.isDigit(digits.last ?? 0), digits.count == 1 || digits.first != UInt8(ascii: "0") else {
        return unknown
      }
      guard digits.first.map(Self.isDigit) == true else { return unknown }
      return .text(ConstantText(digits, from: node.span))
    case .hole, .variable: return .unknown(DynamicPart(.placeholder, node.span))
    default: return unknown
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

  // MARK: Concatenation

  /// `a || b || c`, whose tree is deep on the left.
  private mutating func concatenation(_ node: Node, depth: Int) -> Value {
    var operands: [Node] = []
    var left = node
    while left.isConcatenation, let next = left.child(.left), let right = left.child(.right) {
      operands.append(right)
      left = next
    }
    operands.append(left)
    var result = ConstantText()
    for operand in operands.reversed() {
      switch value(of: operand, depth: depth) {
      case .text(let text):
        guard spend(text.bytes.count) else { return .unknown(DynamicPart(.size, node.span)) }
        result.append(text)
      case .null: return .null
      case .unknown(let part): result.append(ConstantText(hole: part))
      }
    }
    return .text(result)
  }

  // MARK: Functions

  private mutating func call(_ node: Node, depth: Int) -> Value {
    let unknown = Value.unknown(DynamicPart(.result, node.span))
    guard let name = node.child(.name)?.identifiers, name.count == 1 || name.first == "pg_catalog", node.flags.isEmpty else {
      return unknown
    }
    let function = name.last ?? ""
    switch function {
    case "format", "quote_ident", "quote_literal", "quote_nullable", "concat", "concat_ws", "lower", "upper", "chr": break
    default: return unknown
    }
    let nodes = node.children.filter { $0.role == .argument }
    guard let first = nodes.first, !nodes.contains(where: { $0.kind == .namedArgument }) else { return unknown }
    let arguments = nodes.map { argument in
      (value: self.value(of: argument, depth: depth), span: argument.span)
    }
    guard spend(arguments.reduce(0) { $0 + $1.value.count }) else { return .unknown(DynamicPart(.size, node.span)) }
    switch function {
    case "format": return format(arguments, node.span) ?? unknown
    case "concat": return concatenated(arguments[...], separator: nil)
    case "concat_ws": return concatenated(arguments[1...], separator: arguments[0].value)
    default: break
    }
    guard arguments.count == 1 else { return unknown }
    switch (function, arguments[0].value) {
    case ("quote_nullable", .null): return .text(ConstantText("NULL".utf8, from: first.span))
    case (_, .null): return .null
    case (_, .unknown(let part)): return .unknown(part)
    case ("quote_ident", .text(let text)): return .text(text.quotedAsName(from: first.span))
    case ("quote_literal", .text(let text)), ("quote_nullable", .text(let text)):
      return .text(text.quotedAsString(from: first.span))
    case ("chr", .text(let text)):
      guard let code = Int(String(decoding: text.bytes, as: UTF8.self)), 1...127 ~= code else { return unknown }
      return .text(ConstantText([UInt8(code)], from: node.span))
    case ("lower", .text(let text)): return text.isASCII ? .text(text.mapped(Self.lowered)) : unknown
    case ("upper", .text(let text)): return text.isASCII ? .text(text.mapped(Self.raised)) : unknown
    default: return unknown
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func raised(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z") ? byte & ~0x20 : byte
  }

  typealias Argument = (value: Value, span: Span)

  /// concat, concat_ws: NULLs are left out.
  private func concatenated(_ arguments: ArraySlice<Argument>, separator: Value?) -> Value {
    if case .null? = separator { return .null }
    var result = ConstantText()
    var isFirst = true
    for argument in arguments {
      let text: ConstantText
      switch argument.value {
      case .null: continue
      case .text(let known): text = known
      case .unknown(let part): text = ConstantText(hole: part)
      }
      if !isFirst {
        switch separator {
        case .text(let separator)?: result.append(separator)
        case .unknown(let part)?: result.append(ConstantText(hole: part))
        default: break
        }
      }
      result.append(text)
      isFirst = false
    }
    return .text(result)
  }

  // MARK: format

  /// format(): nil where PostgreSQL would answer with an error, or what it will say cannot be told.
  private mutating func format(_ arguments: [Argument], _ span: Span) -> Value? {
    let template: ConstantText
    switch arguments[0].value {
    case .text(let text): template = text
    case .null: return .null
    case .unknown(let part): return .unknown(part)
    }
    var result = ConstantText()
    if !template.isKnown { result.note(template.firstHole) }
    let bytes = template.bytes
    var next = 1
    var at = 0
    var copied = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "%") else {
        at += 1
        continue
      }
      result.append(template, copied..<at)
      guard let field = FormatField(bytes, at + 1) else { return nil }
      at = field.end
      copied = at
      if field.type == UInt8(ascii: "%") {
        result.append(template, at - 1..<at)
        continue
      }
      let index = field.position ?? next
      next = index + 1
      guard index < arguments.count, index > 0 else { return nil }
      guard let text = formatted(arguments[index], as: field.type) else { return nil }
      guard spend(text.bytes.count + field.width) else { return .unknown(DynamicPart(.size, span)) }
      let padding = text.isKnown ? max(field.width - text.characterCount, 0) : 0
      let spaces = repeatElement(UInt8(ascii: " "), count: padding)
      if !field.isLeft { result.append(spaces, from: arguments[index].span) }
      result.append(text)
      if field.isLeft { result.append(spaces, from: arguments[index].span) }
    }
    result.append(template, copied..<bytes.count)
    return .text(result)
  }

  private func formatted(_ argument: Argument, as type: UInt8) -> ConstantText? {
    switch (argument.value, type) {
    case (.unknown(let part), _): ConstantText(hole: part)
    case (.null, UInt8(ascii: "s")): ConstantText()
    case (.null, UInt8(ascii: "L")): ConstantText("NULL".utf8, from: argument.span)
    case (.null, _): nil
    case (.text(let text), UInt8(ascii: "s")): text
    case (.text(let text), UInt8(ascii: "I")): text.quotedAsName(from: argument.span)
    case (.text(let text), _): text.quotedAsString(from: argument.span)
    }
  }
}

extension ConstantFlow.Value {
  var count: Int {
    if case .text(let text) = self { return text.bytes.count }
    return 0
  }
}

/// `%2$-10s` behind its percent sign.
private struct FormatField {
  var position: Int?
  var isLeft = false
  var width = 0
  var type: UInt8
  /// Behind the field.
  var end: Int

  init?(_ bytes: [UInt8], _ start: Int) {
    var at = start
    func number() -> Int? {
      var value: Int?
      while at < bytes.count, ConstantFlow.isDigit(bytes[at]), (value ?? 0) < 100_000 {
        value = (value ?? 0) * 10 + Int(bytes[at] - UInt8(ascii: "0"))
        at += 1
      }
      return value
    }
    if let first = number() {
      if at < bytes.count, bytes[at] == UInt8(ascii: "$") {
        at += 1
        position = first
      } else {
        width = first
      }
    }
    if width == 0 {
      while at < bytes.count, bytes[at] == UInt8(ascii: "-") {
        isLeft = true
        at += 1
      }
      width = number() ?? 0
    }
    guard at < bytes.count else { return nil }
    type = bytes[at]
    end = at + 1
    switch type {
    case UInt8(ascii: "s"), UInt8(ascii: "I"), UInt8(ascii: "L"): break
    case UInt8(ascii: "%") where at == start: break
    default: return nil
    }
  }
}
