import SQLSyntax

/// What a condition comes to for rows of which something is known.
struct Truth {
  enum Answer: Equatable { case yes, no, null, unknown }
  /// What a column holds.
  enum Holding {
    case null
    case value(Node)
    case unknown
  }

  let holding: (String) -> Holding

  func answer(_ node: Node) -> Answer {
    switch node.kind {
    case .constant:
      switch node.detail {
      case .true: return .yes
      case .false: return .no
      case .null: return .null
      default: return .unknown
      }
    case .columnReference: return known(node).map(asTruth) ?? .unknown
    case .not: return negated(node.child(.operand).map(answer) ?? .unknown)
    case .and:
      let answers = node.children(.operand).map(answer)
      if answers.contains(.no) { return .no }
      return answers.contains(.unknown) ? .unknown : answers.contains(.null) ? .null : .yes
    case .or:
      let answers = node.children(.operand).map(answer)
      if answers.contains(.yes) { return .yes }
      return answers.contains(.unknown) ? .unknown : answers.contains(.null) ? .null : .no
    case .isNull:
      guard let value = node.child(.operand).flatMap(known) else { return .unknown }
      return (value == .null) != node.flags.contains(.not) ? .yes : .no
    case .comparison: return comparison(node)
    case .inList:
      guard let operand = node.child(.operand).flatMap(known) else { return .unknown }
      let answers = node.children(.value).map { known($0).map { compare(operand, $0, .equalSign) } ?? .unknown }
      let found: Answer =
        answers.contains(.yes) ? .yes : answers.contains(.unknown) ? .unknown : answers.contains(.null) ? .null : .no
      return node.flags.contains(.not) ? negated(found) : found
    case .quantifiedComparison:
      guard node.detail == .equalSign, !node.flags.contains(.all), let left = node.child(.left).flatMap(known),
        let array = node.child(.right)?.arrayElements
      else { return .unknown }
      let answers = array.map { known($0).map { compare(left, $0, .equalSign) } ?? .unknown }
      return answers.contains(.yes) ? .yes : answers.contains(.unknown) ? .unknown : answers.contains(.null) ? .null : .no
    case .between:
      guard let operand = node.child(.operand).flatMap(known), let low = node.child(.lowerBound).flatMap(known),
        let high = node.child(.upperBound).flatMap(known), !node.flags.contains(.symmetric)
      else { return .unknown }
      let sides = [compare(operand, low, .greaterEqual), compare(operand, high, .lessEqual)]
      let found: Answer = sides.contains(.no) ? .no : sides.contains(.unknown) ? .unknown : sides.contains(.null) ? .null : .yes
      return node.flags.contains(.not) ? negated(found) : found
    default: return .unknown
    }
  }

  private func comparison(_ node: Node) -> Answer {
    guard let left = node.child(.left).flatMap(known), let right = node.child(.right).flatMap(known) else { return .unknown }
    return compare(left, right, node.detail)
  }

  private func negated(_ answer: Answer) -> Answer { answer == .yes ? .no : answer == .no ? .yes : answer }

  private func asTruth(_ value: Value) -> Answer {
    switch value {
    case .null: .null
    case .truth(let truth): truth ? .yes : .no
    default: .unknown
    }
  }

  // MARK: Values

  enum Value: Equatable {
    case null
    case number(Double)
    case text(String)
    case truth(Bool)
  }

  func known(_ node: Node) -> Value? {
    switch node.kind {
    case .columnReference:
      guard !node.flags.contains(.special), let name = node.lastIdentifier else { return nil }
      switch holding(name) {
      case .null: return .null
      // It sees no column.
      case .value(let value): return Truth { _ in .unknown }.known(value)
      case .unknown: return nil
      }
    case .constant:
      if let text = node.stringValue { return .text(text) }
      switch node.detail {
      case .null: return .null
      case .true: return .truth(true)
      case .false: return .truth(false)
      case .integerLiteral, .decimalLiteral: return Double(node.sourceText.filter { $0 != "_" }).map { .number($0) }
      default: return nil
      }
    case .unaryOperation where node.detail == .minusSign:
      if case .number(let number)? = node.child(.operand).flatMap(known) { return .number(-number) }
      return nil
    case .cast: return node.child(.value).flatMap(known)
    case .collate: return node.child(.operand).flatMap(known)
    case .functionCall: return call(node)
    default: return nil
    }
  }

  private func call(_ node: Node) -> Value? {
    let arguments = node.children(.argument)
    guard arguments.count == 1, let value = known(arguments[0]), let name = node.child(.name)?.lastIdentifier else {
      return nil
    }
    guard case .text(let text) = value else { return value == .null ? .null : nil }
    switch name {
    case "length", "char_length", "character_length": return .number(Double(text.unicodeScalars.count))
    case "btrim": return .text(String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    case "lower" where text.utf8.allSatisfy { $0 < 0x80 }: return .text(text.lowercased())
    case "upper" where text.utf8.allSatisfy { $0 < 0x80 }: return .text(text.uppercased())
    default: return nil
    }
  }

  private func compare(_ left: Value, _ right: Value, _ sign: TokenKind) -> Answer {
    if left == .null || right == .null { return .null }
    switch (left, right) {
    case (.number(let left), .number(let right)): return holds(sign, left < right, left == right)
    case (.number(let left), .text(let text)): return Double(text).map { holds(sign, left < $0, left == $0) } ?? .unknown
    case (.text(let text), .number(let right)): return Double(text).map { holds(sign, $0 < right, $0 == right) } ?? .unknown
    case (.truth(let left), .truth(let right)): return holds(sign, !left && right, left == right)
    case (.text(let left), .text(let right)):
      // How texts are ordered hangs on the collation, and whether they are equal on the type.
      guard sign == .equalSign || sign == .notEqual else { return .unknown }
      if left == right { return sign == .equalSign ? .yes : .no }
      guard left.isWord, right.isWord, left.lowercased() != right.lowercased() else { return .unknown }
      return sign == .equalSign ? .no : .yes
    default: return .unknown
    }
  }

  private func holds(_ sign: TokenKind, _ isLess: Bool, _ isEqual: Bool) -> Answer {
    let holds: Bool? =
      switch sign {
      case .equalSign: isEqual
      case .notEqual: !isEqual
      case .lessThan: isLess
      case .lessEqual: isLess || isEqual
      case .greaterThan: !isLess && !isEqual
      case .greaterEqual: !isLess
      default: nil
      }
    return holds.map { $0 ? .yes : .no } ?? .unknown
  }
}

extension String {
  /// It is no number, date or document that can be written in several ways.
  fileprivate var isWord: Bool {
    utf8.first.map { $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) } ?? true
  }
}

extension Node {
  /// Of `ARRAY['a', 'b']`, also with a cast around it.
  fileprivate var arrayElements: [Node]? {
    if kind == .cast { return child(.value)?.arrayElements }
    return kind == .array ? children(.value) : nil
  }
}
