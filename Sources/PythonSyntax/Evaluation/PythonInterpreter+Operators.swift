import SourceText

extension PythonInterpreter {
  func unary(_ node: PythonNode) -> PythonValue {
    let value = child(node, .operand)
    if node.operator == .not, let truth = truth(of: value) { return .boolean(!truth) }
    if isRaising { return value }
    switch (node.operator, value) {
    case (_, .boolean(let value)) where node.operator != .not:
      return .integer(
        node.operator == .minus ? (value ? -1 : 0) : node.operator == .invert ? (value ? -2 : -1) : (value ? 1 : 0))
    case (.minus, .integer(let value)): return value == .min ? hole(.limit, node) : .integer(-value)
    case (.minus, .float(let value)): return .float(-value)
    case (.plus, .integer), (.plus, .float): return value
    case (.invert, .integer(let value)): return .integer(~value)
    case (_, .symbol), (.not, .list), (.not, .set), (.not, .dictionary):
      return symbol(.operation(node.operator, [value]), node.place)
    default: return unknown(value, node.place)
    }
  }

  /// Long sums are deep on their left side, which is walked without recursion.
  func binary(_ node: PythonNode) -> PythonValue {
    var pending: [PythonNode] = []
    var first = node
    while first.kind == .binary, let left = first.child(.left) {
      pending.append(first)
      first = left
    }
    var value = evaluate(first)
    for operation in pending.reversed() {
      let right = child(operation, .right)
      if isRaising { return value }
      value = operate(
        operation.operator, value, right, operation.place, operation.child(.left)?.place, operation.child(.right)?.place)
    }
    return value
  }

  func operate(
    _ operation: PythonOperator, _ left: PythonValue, _ right: PythonValue, _ place: Place, _ leftPlace: Place? = nil,
    _ rightPlace: Place? = nil
  ) -> PythonValue {
    switch (operation, left, right) {
    case (.add, .text(let a), .text(let b)):
      guard a.bytes.count + b.bytes.count <= limits.size, charge(a.weight + b.weight) else {
        return unknown(.limit, place)
      }
      var result = a
      result.append(b)
      return .text(result)
    // Only text can be added to text: what is not known is a hole in it.
    case (.add, .text, .unknown), (.add, .unknown, .text), (.add, .text, .symbol), (.add, .symbol, .text):
      var result = text(of: left, leftPlace ?? place)
      result.append(text(of: right, rightPlace ?? place))
      return result.bytes.count <= limits.size && charge(result.weight) ? .text(result) : unknown(.limit, place)
    case (.remainder, .text(let format), _): return .text(percentFormatted(format, right, place))
    case (_, .member(let member), _) where member.isText || member.isNumber:
      return operate(operation, member.value, right, place, leftPlace, rightPlace)
    case (_, _, .member(let member)) where member.isText || member.isNumber:
      return operate(operation, left, member.value, place, leftPlace, rightPlace)
    case (_, .boolean(let a), .boolean(let b)) where [.bitAnd, .bitOr, .bitXor].contains(operation):
      return .boolean(operation == .bitAnd ? a && b : operation == .bitOr ? a || b : a != b)
    case (_, .boolean(let a), _): return operate(operation, .integer(a ? 1 : 0), right, place, leftPlace, rightPlace)
    case (_, _, .boolean(let b)) where left.symbol == nil:
      return operate(operation, left, .integer(b ? 1 : 0), place, leftPlace, rightPlace)
    case (.multiply, _, .integer(let count)) where isSequence(left): return repeated(left, count, place)
    case (.multiply, .integer(let count), _) where isSequence(right): return repeated(right, count, place)
    case (.add, .tuple(let a), .tuple(let b)): return charge((a.count + b.count) / 8) ? .tuple(a + b) : unknown(.limit, place)
    case (.add, .bytes(let a), .bytes(let b)) where a.count + b.count <= limits.size: return .bytes(a + b)
    case (.add, .list(let a), .list), (.add, .list(let a), .unknown), (.add, .list(let a), .symbol):
      guard charge(a.items.count / 8) else { return unknown(.limit, place) }
      let result = PythonList(a.items, rest: a.rest, level: doubts.count, graveyard)
      extend(result, with: right, place)
      return .list(result)
    case (.add, .unknown, .list(let b)), (.add, .symbol, .list(let b)):
      let result = PythonList([], level: doubts.count, graveyard)
      extend(result, with: left, place)
      for item in b.items { result.append(item) }
      result.rest = result.rest ?? b.rest
      return .list(result)
    case (.bitOr, .dictionary(let a), .dictionary):
      let result = PythonDictionary(level: doubts.count, graveyard)
      update(result, with: .dictionary(a), place)
      update(result, with: right, place)
      return .dictionary(result)
    case (_, .set(let a), .set(let b)): return setOperation(operation, a, b, place)
    case (_, .integer(let a), .integer(let b)): return arithmetic(operation, a, b, place)
    case (_, .instance(let instance), _):
      if let name = Self.operatorMethods[operation], let value = call("__\(name)__", of: instance, place, [right]) {
        return value
      }
      return unknown(.unsupported, place)
    case (_, _, .instance(let instance)):
      if let name = Self.operatorMethods[operation], let value = call("__r\(name)__", of: instance, place, [left]) {
        return value
      }
      return unknown(.unsupported, place)
    case (_, .symbol, _), (_, _, .symbol): return symbol(.operation(operation, [left, right]), place)
    default:
      guard let a = number(left), let b = number(right) else { return unknownOperation(left, right, place) }
      return arithmetic(operation, a, b, place)
    }
  }

  private static let operatorMethods: [PythonOperator: String] = [
    .add: "add", .subtract: "sub", .multiply: "mul", .divide: "truediv", .floorDivide: "floordiv", .remainder: "mod",
    .power: "pow", .bitOr: "or", .bitAnd: "and", .bitXor: "xor", .leftShift: "lshift", .rightShift: "rshift",
    .matrixMultiply: "matmul",
  ]

  private func unknownOperation(_ left: PythonValue, _ right: PythonValue, _ place: Place) -> PythonValue {
    for value in [left, right] { if case .unknown = value { return unknown(value, place) } }
    return raise("TypeError", place)
  }

  private func isSequence(_ value: PythonValue) -> Bool {
    switch value {
    case .text, .tuple, .list, .bytes: true
    default: false
    }
  }

  private func repeated(_ value: PythonValue, _ count: Int, _ place: Place) -> PythonValue {
    let count = max(count, 0)
    func fits(_ size: Int, _ limit: Int) -> Bool {
      let (total, overflow) = size.multipliedReportingOverflow(by: count)
      return !overflow && total <= limit && count <= limit && charge(total / 16)
    }
    switch value {
    case .text(let text):
      guard fits(text.bytes.count, limits.size), charge(text.weight * count) else { return unknown(.limit, place) }
      var result = PythonText()
      for _ in 0..<count { result.append(text) }
      return .text(result)
    case .bytes(let bytes) where fits(bytes.count, limits.size):
      return .bytes(Array(repeatElement(bytes, count: count).joined()))
    case .tuple(let items) where fits(items.count, limits.size / 16):
      return .tuple(Array(repeatElement(items, count: count).joined()))
    case .list(let list) where fits(list.items.count, limits.size / 16):
      let items = Array(repeatElement(list.items, count: count).joined())
      return .list(PythonList(items, rest: list.rest, level: doubts.count, graveyard))
    default: return unknown(.limit, place)
    }
  }

  func setOperation(_ operation: PythonOperator, _ a: PythonList, _ b: PythonList, _ place: Place) -> PythonValue {
    let result = PythonList([], level: doubts.count, graveyard)
    guard charge((a.items.count + b.items.count) / 4) else { return unknown(.limit, place) }
    func keep(_ set: PythonList, where wanted: Bool, _ other: PythonList) {
      for item in set.items {
        let found = compare(.in, item.value, .set(other))
        if found != !wanted { add(item.value, to: result, isSet: true, isMaybe: item.isMaybe || found == nil) }
      }
      if set.rest != nil { result.rest = set.rest }
    }
    switch operation {
    case .bitOr:
      extend(result, with: .set(a), place, isSet: true)
      extend(result, with: .set(b), place, isSet: true)
    case .subtract: keep(a, where: false, b)
    case .bitAnd: keep(a, where: true, b)
    case .bitXor:
      keep(a, where: false, b)
      keep(b, where: false, a)
    default: return unknown(.unsupported, place)
    }
    return .set(result)
  }

  private func arithmetic(_ operation: PythonOperator, _ a: Double, _ b: Double, _ place: Place) -> PythonValue {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide: return b == 0 ? raise("ZeroDivisionError", place) : .float(a / b)
    case .floorDivide: return b == 0 ? raise("ZeroDivisionError", place) : .float((a / b).rounded(.down))
    case .remainder:
      if b == 0 { return raise("ZeroDivisionError", place) }
      let rest = a.truncatingRemainder(dividingBy: b)
      return .float(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    default: return unknown(.unsupported, place)
    }
  }

  private func arithmetic(_ operation: PythonOperator, _ a: Int, _ b: Int, _ place: Place) -> PythonValue {
    func checked(_ result: (partialValue: Int, overflow: Bool)) -> PythonValue {
      result.overflow ? unknown(.limit, place) : .integer(result.partialValue)
    }
    switch operation {
    case .add: return checked(a.addingReportingOverflow(b))
    case .subtract: return checked(a.subtractingReportingOverflow(b))
    case .multiply: return checked(a.multipliedReportingOverflow(by: b))
    case .divide, .floorDivide, .remainder:
      if b == 0 { return raise("ZeroDivisionError", place) }
      if operation == .divide { return .float(Double(a) / Double(b)) }
      if operation == .floorDivide {
        if b == -1 { return checked((0).subtractingReportingOverflow(a)) }
        return .integer(a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0))
      }
      if b == -1 { return .integer(0) }
      let rest = a % b
      return .integer(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    case .power where b >= 0 && b < 64 || b >= 0 && (-1...1).contains(a):
      var result = (partialValue: 1, overflow: false)
      for _ in 0..<(b < 64 ? b : 64 + b % 2) where !result.overflow {
        result = result.partialValue.multipliedReportingOverflow(by: a)
      }
      return checked(result)
    case .bitOr: return .integer(a | b)
    case .bitAnd: return .integer(a & b)
    case .bitXor: return .integer(a ^ b)
    case .leftShift where b >= 0 && b < 32 && a.magnitude < 1 << 30: return .integer(a << b)
    case .rightShift where b >= 0: return .integer(a >> min(b, 63))
    case .leftShift, .rightShift: return b < 0 ? raise("ValueError", place) : unknown(.limit, place)
    case .power: return unknown(.limit, place)
    default: return raise("TypeError", place)
    }
  }
}
