import PythonSyntax
import SourceText

extension PythonNode {
  /// The text of a string literal.
  var literalText: String? {
    guard kind == .string else { return nil }
    var bytes: [UInt8] = []
    for case .text(let text) in stringPieces { bytes += text.bytes }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The arguments of a call that have no name, up to one that is unpacked.
  var positional: [PythonNode] {
    var result: [PythonNode] = []
    for argument in children where argument.role == .argument && argument.kind != .keywordArgument {
      if argument.kind == .starred { break }
      result.append(argument)
    }
    return result
  }

  func keyword(_ name: String) -> PythonNode? {
    for argument in children where argument.kind == .keywordArgument && argument.name == name { return argument.child(.value) }
    return nil
  }

  /// `*args` or `**kwargs` stands among the arguments.
  var hasUnpackedArguments: Bool {
    children.contains { $0.role == .argument && ($0.kind == .starred || $0.kind == .keywordArgument && $0.name == nil) }
  }

  /// The items of a list, a tuple or a set.
  var items: [PythonNode]? {
    kind == .list || kind == .tuple || kind == .set ? children(.item) : nil
  }

  var booleanValue: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The value that a dictionary written out has for a key.
  func entry(_ key: String) -> PythonNode? {
    guard kind == .dictionary else { return nil }
    for entry in children where entry.kind == .dictionaryEntry && entry.child(.key)?.literalText == key {
      return entry.child(.value)
    }
    return nil
  }

  /// What a function gives back: the values of its RETURN statements, not those of functions within.
  var returnedValues: [PythonNode] {
    var result: [PythonNode] = []
    var open: [PythonNode] = children(.body).reversed()
    while let node = open.popLast() {
      switch node.kind {
      case .returnStatement: if let value = node.child(.value) { result.append(value) }
      case .ifStatement, .elseIf, .tryStatement, .exceptHandler, .with, .forStatement, .whileStatement:
        for child in node.children.reversed() where [.body, .elseIf, .otherwise, .handler, .finally].contains(child.role) {
          open.append(child)
        }
      default: break
      }
    }
    return result
  }
}

extension ModuleIndex {
  /// The text that an expression always has. `names` are variables that are known, such as `cls.__name__`.
  func text(
    of node: PythonNode, in module: ModuleOutline, scope: ClassOutline? = nil, names: [String: String] = [:], depth: Int = 0
  ) -> String? {
    guard depth < 12 else { return nil }
    func again(_ node: PythonNode?) -> String? {
      node.flatMap { text(of: $0, in: module, scope: scope, names: names, depth: depth + 1) }
    }
    switch node.kind {
    case .string: return node.literalText
    case .formattedString:
      var result = ""
      for piece in node.stringPieces {
        switch piece {
        case .text(let text): result += String(decoding: text.bytes, as: UTF8.self)
        case .replacement(let replacement):
          guard replacement.conversion == nil, replacement.child(.formatSpecification) == nil,
            let value = again(replacement.child(.value))
          else { return nil }
          result += value
        }
      }
      return result
    case .binary where node.operator == .add:
      guard let left = again(node.child(.left)), let right = again(node.child(.right)) else { return nil }
      return left + right
    case .name, .attribute:
      if let path = node.dottedPath, let known = names[path] { return known }
      if node.kind == .attribute, let owner = node.child(.value) {
        // A member of an enumeration.
        if node.name == "value", let found = again(owner) { return found }
        if node.name == "__tablename__" || node.name == "__name__",
          case .type(let type)? = meaning(of: owner, in: module, scope: scope)
        {
          if node.name == "__name__" { return type.name }
          return type.attribute("__tablename__")?.value.flatMap { text(of: $0, in: type.module, scope: type, depth: depth + 1) }
        }
      }
      if case .value(let value, let other)? = meaning(of: node, in: module, scope: scope),
        value.index != node.index || other !== module
      {
        return text(of: value, in: other, depth: depth + 1)
      }
      return nil
    case .call: return text(ofCall: node, in: module, scope: scope, names: names, depth: depth)
    default: return nil
    }
  }

  private func text(
    ofCall node: PythonNode, in module: ModuleOutline, scope: ClassOutline?, names: [String: String], depth: Int
  ) -> String? {
    func again(_ node: PythonNode?) -> String? {
      node.flatMap { text(of: $0, in: module, scope: scope, names: names, depth: depth + 1) }
    }
    guard let function = node.child(.function) else { return nil }
    let arguments = node.positional
    if function.kind == .attribute, let receiver = function.child(.value), let name = function.name {
      if name == "sub", arguments.count == 2, let pattern = compiledPattern(receiver, in: module) {
        return CamelCase.substituted(pattern, again(arguments[0]), in: again(arguments[1]))
      }
      if let subject = again(receiver) {
        return TextMethods.result(of: name, on: subject, arguments.map { again($0) })
      }
    }
    switch meaning(of: function, in: module, scope: scope) {
    case .external("re.sub")? where arguments.count == 3:
      return CamelCase.substituted(again(arguments[0]), again(arguments[1]), in: again(arguments[2]))
    case .external("inflection.underscore")? where arguments.count == 1:
      return again(arguments[0]).map(CamelCase.underscored)
    case .function(let definition, let home)?:
      var given: [String: String] = [:]
      for (parameter, argument) in zip(definition.children(.parameter), arguments) {
        if let name = parameter.name { given[name] = again(argument) }
      }
      return text(returnedBy: definition, in: home, names: given, depth: depth + 1)
    default: return nil
    }
  }

  /// What a function that goes straight to its end gives back.
  func text(returnedBy function: PythonNode, in module: ModuleOutline, names: [String: String], depth: Int = 0) -> String? {
    var names = names
    guard function.returnedValues.count == 1 else { return nil }
    for statement in function.children(.body) {
      switch statement.kind {
      case .assignment:
        guard let target = statement.child(.target), target.kind == .name, let value = statement.child(.value) else { continue }
        names[target.sourceText] = text(of: value, in: module, names: names, depth: depth + 1)
      case .returnStatement: return statement.child(.value).flatMap { text(of: $0, in: module, names: names, depth: depth + 1) }
      case .expressionStatement, .pass, .importFrom, .importStatement: continue
      default: return nil
      }
    }
    return nil
  }

  /// The pattern of `re.compile(…)`.
  private func compiledPattern(_ node: PythonNode, in module: ModuleOutline) -> String? {
    guard case .value(let call, let home)? = meaning(of: node, in: module),
      case .external("re.compile")? = callee(of: call, in: home)
    else { return nil }
    return call.positional.first.flatMap { text(of: $0, in: home) }
  }
}
