import SQLSyntax

/// Names that a PL/pgSQL block or a SQL function gives to values.
struct Variables: Sendable {
  struct Block: Sendable {
    /// Of a routine its name.
    var label: String?
    var types: [String: SQLType]
    /// Of variables that have one value for sure.
    var values: [String: KnownValue] = [:]
  }

  /// From the outermost in.
  var blocks: [Block] = []
  /// The types of $1, $2 …
  var parameters: [SQLType] = []
  /// The values of those of them that have one for sure.
  var arguments: [Int: KnownValue] = [:]

  /// The variable of this name in the innermost block that has it.
  func type(_ name: String) -> SQLType? { block(with: name)?.types[name] }

  func type(_ label: String, _ name: String) -> SQLType? { block(label)?.types[name] }

  func value(_ name: String) -> KnownValue? { block(with: name)?.values[name] }

  func value(_ label: String, _ name: String) -> KnownValue? { block(label)?.values[name] }

  var hasValues: Bool { !arguments.isEmpty || blocks.contains { !$0.values.isEmpty } }

  private func block(with name: String) -> Block? { blocks.last { $0.types[name] != nil } }

  private func block(_ label: String) -> Block? { blocks.last { $0.label == label } }

  /// Declares a name in the innermost block.
  mutating func declare(_ name: String, _ type: SQLType, _ value: KnownValue? = nil) {
    guard !blocks.isEmpty else { return }
    blocks[blocks.count - 1].types[name] = type
    blocks[blocks.count - 1].values[name] = value
  }

  /// Gives a record the fields of what is put into it.
  mutating func retype(_ name: String, _ type: SQLType) {
    guard let index = blocks.lastIndex(where: { $0.types[name] != nil }) else { return declare(name, type) }
    blocks[index].types[name] = type
  }

  mutating func assign(_ name: String, _ value: KnownValue?) {
    guard let index = blocks.lastIndex(where: { $0.types[name] != nil }) else { return }
    blocks[index].values[name] = value
  }

  /// Nobody knows any more what variables of these names hold, in whichever block.
  mutating func forget(_ names: Set<String>) {
    guard !names.isEmpty else { return }
    for index in blocks.indices {
      for name in names { blocks[index].values[name] = nil }
    }
    // A parameter goes by its number as well.
    arguments = [:]
    if names.contains(where: { $0.first == "$" }), !blocks.isEmpty { blocks[0].values = [:] }
  }
}

extension Variables {
  /// The names of a routine's parameters, also behind its own name.
  init(_ routine: Routine, arguments: [Int: KnownValue]) {
    var block = Block(label: routine.name.name, types: [:])
    for parameter in routine.parameters {
      if let name = parameter.name { block.types[name] = parameter.type }
    }
    let inputs = routine.inputs
    for (index, value) in arguments {
      if let name = inputs[index].name { block.values[name] = value }
      self.arguments[index + 1] = value
    }
    blocks = [block]
    parameters = inputs.map(\.type)
  }
}

extension Analyzer {
  /// What a variable of a type holds after a value was put into it.
  func known(_ typed: Typed, in type: SQLType) -> KnownValue? {
    // A literal is read as the type; any other type but these may change it.
    if typed.isLiteral, let text = typed.constant { return known(text, as: type).flatMap { kept($0, type) } }
    return known(typed).flatMap { kept($0, type) }
  }

  private func kept(_ value: KnownValue, _ type: SQLType) -> KnownValue? {
    switch (value, type) {
    case (.null, _): value
    case (.text, .builtin(.text)), (.text, .builtin(.varchar)): value
    case (.integer(let number), .builtin(.text)), (.integer(let number), .builtin(.varchar)): .text(String(number))
    case (.texts, .array(of: .builtin(.text))), (.texts, .array(of: .builtin(.varchar))): value
    default: nil
    }
  }

  /// What a routine's parameters hold when it is called so, by their numbers among its inputs.
  func values(of routine: Routine, calledWith arguments: CallArguments) -> [Int: KnownValue] {
    let inputs = routine.inputs
    let positional = arguments.values.count - arguments.names.count
    let isSpread = !arguments.isVariadic && inputs.last?.mode == .variadic
    var values: [Int: KnownValue] = [:]
    var isGiven = [Bool](repeating: false, count: inputs.count)
    for (number, argument) in arguments.values.enumerated() {
      let index =
        number < positional ? number : inputs.firstIndex { $0.name == arguments.names[number - positional] } ?? inputs.count
      if isSpread, index >= inputs.count - 1 { continue }
      guard index < inputs.count else { continue }
      isGiven[index] = true
      values[index] = known(argument, in: inputs[index].type)
    }
    if isSpread, let last = inputs.indices.last, positional > last {
      isGiven[last] = true
      values[last] = known(elements: Array(arguments.values[last..<positional])).flatMap { kept($0, inputs[last].type) }
    }
    for (index, parameter) in inputs.enumerated() where !isGiven[index] {
      guard let text = parameter.defaultValue?.stringValue else { continue }
      values[index] = known(text, as: parameter.type).flatMap { kept($0, parameter.type) }
    }
    return values
  }
}
