import PythonSyntax
import SourceText

/// The labels that an `Enum` of SQLAlchemy sends and understands.
struct SQLAlchemyEnum {
  var name: String
  var members: [LabelNeed.Member]
  /// The type's name; nil where it is no type of its own.
  var type: [String]?
  var isArray = false
}

/// Reads types that are enumerations; all other types are none of its business.
struct SQLAlchemyEnumReader {
  let index: ModuleIndex
  /// The base of all models has a map from Python's types to others.
  var hasTypeMap = false

  private struct Scope {
    var module: ModuleOutline
    var type: ClassOutline?
    /// Parameters of a function that makes the type.
    var given: [String: (node: PythonNode, module: ModuleOutline, type: ClassOutline?)] = [:]
  }

  func read(_ reference: SQLAlchemyTypeReference) -> SQLAlchemyEnum? {
    let scope = Scope(module: reference.module, type: reference.scope)
    if reference.isAnnotation {
      guard !hasTypeMap, case .type(let type)? = meaning(of: reference.node, scope), index.isEnumeration(type) else {
        return nil
      }
      return named(type, usesValues: false, name: type.name.lowercased(), schema: nil)
    }
    return read(reference.node, scope, depth: 0)
  }

  private func meaning(of node: PythonNode, _ scope: Scope) -> ModuleIndex.Meaning? {
    if node.kind == .name, let given = scope.given[node.sourceText] {
      return index.meaning(of: given.node, in: given.module, scope: given.type)
    }
    return index.meaning(of: node, in: scope.module, scope: scope.type)
  }

  private func read(_ node: PythonNode, _ scope: Scope, depth: Int) -> SQLAlchemyEnum? {
    guard depth < 8 else { return nil }
    if node.kind != .call {
      guard case .value(let value, let module)? = meaning(of: node, scope), value.kind == .call else { return nil }
      return read(value, Scope(module: module), depth: depth + 1)
    }
    guard let function = node.child(.function), let callee = meaning(of: function, scope) else { return nil }
    switch callee {
    case .external(let path):
      switch callee.externalName {
      case "Enum", "ENUM":
        guard !path.hasPrefix("enum.") else { return nil }
        return enumeration(node, scope)
      case "ARRAY", "MutableList":
        guard let item = node.positional.first ?? node.keyword("item_type"), var found = read(item, scope, depth: depth + 1)
        else {
          return nil
        }
        found.isArray = true
        return found
      case "with_variant":
        guard let receiver = function.child(.value) else { return nil }
        let isPostgres = node.positional.dropFirst().contains { $0.literalText == "postgresql" }
        return read(isPostgres ? node.positional[0] : receiver, scope, depth: depth + 1)
      default: return nil
      }
    case .function(let definition, let home):
      var inner = Scope(module: home)
      let parameters = definition.children(.parameter)
      for (parameter, argument) in zip(parameters, node.positional) {
        if let name = parameter.name { inner.given[name] = (argument, scope.module, scope.type) }
      }
      for parameter in parameters {
        guard let name = parameter.name, let argument = node.keyword(name) else { continue }
        inner.given[name] = (argument, scope.module, scope.type)
      }
      for value in definition.returnedValues where value.kind == .call {
        if let found = read(value, inner, depth: depth + 1) { return found }
      }
      return nil
    default:
      if function.kind == .attribute, function.name == "with_variant", let receiver = function.child(.value) {
        let isPostgres = node.positional.dropFirst().contains { $0.literalText == "postgresql" }
        return read(isPostgres ? node.positional[0] : receiver, scope, depth: depth + 1)
      }
      return nil
    }
  }

  private func text(_ node: PythonNode?, _ scope: Scope) -> String? {
    guard let node else { return nil }
    if node.kind == .name, let given = scope.given[node.sourceText] {
      return index.text(of: given.node, in: given.module, scope: given.type)
    }
    // `enum.__name__.lower()` of what is given.
    var names: [String: String] = [:]
    for (name, given) in scope.given {
      if case .type(let type)? = index.meaning(of: given.node, in: given.module, scope: given.type) {
        names["\(name).__name__"] = type.name
      } else if let text = index.text(of: given.node, in: given.module, scope: given.type) {
        names[name] = text
      }
    }
    return index.text(of: node, in: scope.module, scope: scope.type, names: names)
  }

  private func enumeration(_ call: PythonNode, _ scope: Scope) -> SQLAlchemyEnum? {
    if call.keyword("native_enum")?.booleanValue == false { return nil }
    // Who hands on what nobody sees may say anything.
    if call.children.contains(where: { $0.kind == .keywordArgument && $0.name == nil }) { return nil }
    let schema = call.keyword("schema")
    let schemaText = text(schema, scope)
    if let schema, schema.kind != .none, schemaText == nil { return nil }
    var name: String?
    if let written = call.keyword("name") {
      guard let text = text(written, scope) else { return nil }
      name = text
    }
    let arguments = call.children.filter { $0.role == .argument && $0.kind != .keywordArgument }
    if arguments.count == 1, arguments[0].kind != .starred, case .type(let type)? = meaning(of: arguments[0], scope) {
      guard let usesValues = usesValues(call.keyword("values_callable"), scope) else { return nil }
      return named(type, usesValues: usesValues, name: name ?? type.name.lowercased(), schema: schemaText)
    }
    guard let name, let labels = labels(arguments, scope), !labels.isEmpty else { return nil }
    return SQLAlchemyEnum(name: name, members: labels, type: (schemaText.map { [$0] } ?? []) + [name])
  }

  private func labels(_ arguments: [PythonNode], _ scope: Scope) -> [LabelNeed.Member]? {
    var result: [LabelNeed.Member] = []
    for argument in arguments {
      if argument.kind == .starred {
        guard let value = argument.child(.value), let found = unpacked(value, scope, depth: 0) else { return nil }
        result += found
      } else if let text = text(argument, scope) {
        result.append(LabelNeed.Member(text, at: argument.place))
      } else {
        return nil
      }
    }
    return result
  }

  /// `*STATES`, `*[e.value for e in State]`
  private func unpacked(_ node: PythonNode, _ scope: Scope, depth: Int) -> [LabelNeed.Member]? {
    guard depth < 4 else { return nil }
    if let items = node.items { return labels(items, scope) }
    switch node.kind {
    case .listComprehension, .generator, .setComprehension:
      guard let usesValues = usesValues(ofComprehension: node), let clause = node.child(.clause),
        let iterable = clause.child(.iterable), case .type(let type)? = meaning(of: iterable, scope)
      else { return nil }
      return named(type, usesValues: usesValues, name: "", schema: nil)?.members
    case .name, .attribute:
      guard case .value(let value, let module)? = meaning(of: node, scope),
        value.items != nil || value.kind == .listComprehension
      else { return nil }
      return unpacked(value, Scope(module: module), depth: depth + 1)
    default: return nil
    }
  }

  /// Whether values are sent, or names; nil if nobody knows.
  private func usesValues(_ node: PythonNode?, _ scope: Scope, depth: Int = 0) -> Bool? {
    guard let node, node.kind != .none else { return false }
    guard depth < 4 else { return nil }
    switch node.kind {
    case .lambda: return node.child(.body).flatMap(usesValues(ofComprehension:))
    case .name, .attribute:
      switch meaning(of: node, scope) {
      case .function(let function, _)?:
        let values = function.returnedValues
        return values.count == 1 ? usesValues(ofComprehension: values[0]) : nil
      case .value(let value, let module)?: return usesValues(value, Scope(module: module), depth: depth + 1)
      default: return nil
      }
    default: return nil
    }
  }

  /// `[e.value for e in enum]`, `list(map(lambda e: e.value, enum))`
  private func usesValues(ofComprehension node: PythonNode) -> Bool? {
    switch node.kind {
    case .listComprehension, .generator, .setComprehension:
      guard let clause = node.child(.clause), let target = clause.child(.target)?.sourceText, clause.child(.condition) == nil,
        var element = node.child(.element)
      else { return nil }
      // `str(e.value)`
      if element.kind == .call, element.child(.function)?.sourceText == "str", let inner = element.positional.first {
        element = inner
      }
      if let inner = clause.child(.iterable), inner.sourceText.hasSuffix("__members__") { return nil }
      return Self.part(of: element, named: target)
    case .call:
      if node.child(.function)?.sourceText == "list" || node.child(.function)?.sourceText == "tuple" {
        return node.positional.first.flatMap(usesValues(ofComprehension:))
      }
      if node.child(.function)?.sourceText == "map", let function = node.positional.first, function.kind == .lambda,
        let parameter = function.child(.parameter)?.name, let body = function.child(.body)
      {
        return Self.part(of: body, named: parameter)
      }
      return nil
    default: return nil
    }
  }

  private static func part(of element: PythonNode, named name: String) -> Bool? {
    switch element.dottedPath {
    case "\(name).value"?: true
    case "\(name).name"?: false
    default: nil
    }
  }

  private func named(_ type: ClassOutline, usesValues: Bool, name: String, schema: String?) -> SQLAlchemyEnum? {
    guard let members = index.members(of: type) else { return nil }
    var labels: [LabelNeed.Member] = []
    for member in members where !member.isAlias {
      guard let label = usesValues ? member.value : member.name else { return nil }
      labels.append(LabelNeed.Member(label, at: member.place))
    }
    return SQLAlchemyEnum(name: type.name, members: labels, type: (schema.map { [$0] } ?? []) + [name])
  }
}
