import SourceText

/// An expression and what the names in it stand for.
struct JavaScriptValue {
  var expression: JavaScriptExpression
  var scope: JavaScriptScope

  func with(_ expression: JavaScriptExpression) -> JavaScriptValue { JavaScriptValue(expression: expression, scope: scope) }
}

final class JavaScriptScope {
  /// The file.
  let path: String
  /// Parameters of functions that are called.
  let bindings: [String: JavaScriptValue]

  init(_ path: String, bindings: [String: JavaScriptValue] = [:]) {
    self.path = path
    self.bindings = bindings
  }
}

extension JavaScriptModules {
  /// What is left of an expression once names are followed, functions of the project called, and properties looked up.
  enum Outcome {
    case value(JavaScriptValue)
    case module(path: String)
    case foreign(module: String, name: String?)
    case unknown
  }

  private static let deepest = 48

  func outcome(of value: JavaScriptValue, depth: Int = 0) -> Outcome {
    guard depth < Self.deepest, takesStep() else { return .unknown }
    switch value.expression.shape {
    case .name(let name):
      if let bound = value.scope.bindings[name] { return outcome(of: bound, depth: depth + 1) }
      return outcome(of: meaning(of: name, in: value.scope.path), depth)
    case .member(let receiver, let name):
      switch outcome(of: value.with(receiver), depth: depth + 1) {
      case .module(let path): return outcome(of: export(name.text, of: path), depth)
      case .foreign(let module, let outer):
        return .foreign(module: module, name: outer.map { "\($0).\(name.text)" } ?? name.text)
      case .value(let object):
        guard case .object = object.expression.shape else { return .value(value) }
        guard let property = property(name.text, of: object, depth: depth + 1) else { return .unknown }
        return outcome(of: property, depth: depth + 1)
      case .unknown: return .value(value)
      }
    case .call(let callee, let arguments):
      guard case .value(let called) = outcome(of: value.with(callee), depth: depth + 1),
        let function = called.expression.function, function.results.count == 1
      else { return .value(value) }
      return outcome(of: call(function, in: called.scope, arguments.map { value.with($0) }), depth: depth + 1)
    case .unknown: return .unknown
    default: return .value(value)
    }
  }

  private func outcome(of meaning: Meaning, _ depth: Int) -> Outcome {
    switch meaning {
    case .value(let expression, let path):
      return outcome(of: JavaScriptValue(expression: expression, scope: JavaScriptScope(path)), depth: depth + 1)
    case .module(let path): return .module(path: path)
    case .foreign(let module, let name): return .foreign(module: module, name: name)
    case .unknown: return .unknown
    }
  }

  /// What a function with one result gives back for these arguments.
  func call(_ function: JavaScriptFunction, in scope: JavaScriptScope, _ arguments: [JavaScriptValue]) -> JavaScriptValue {
    var bindings = scope.bindings
    for (index, parameter) in function.parameters.enumerated() {
      guard let name = parameter.name else { continue }
      let standard = parameter.standard ?? JavaScriptExpression(.unknown, Span(start: 0, end: 0))
      bindings[name] = index < arguments.count ? arguments[index] : JavaScriptValue(expression: standard, scope: scope)
    }
    return JavaScriptValue(expression: function.results[0], scope: JavaScriptScope(scope.path, bindings: bindings))
  }

  private func property(_ name: String, of object: JavaScriptValue, depth: Int) -> JavaScriptValue? {
    properties(of: object, depth: depth)?.last { $0.key.text == name }?.value
  }

  /// The properties of an object, those that are spread into it included; nil where it is no object that anybody could know.
  func properties(of value: JavaScriptValue, depth: Int = 0) -> [(key: JavaScriptName, value: JavaScriptValue)]? {
    guard depth < Self.deepest, case .value(let object) = outcome(of: value, depth: depth),
      case .object(let properties) = object.expression.shape
    else { return nil }
    var found: [(key: JavaScriptName, value: JavaScriptValue)] = []
    for property in properties {
      if property.isSpread {
        found += self.properties(of: object.with(property.value), depth: depth + 1) ?? []
      } else if let key = property.key {
        found.append((key, object.with(property.value)))
      }
      if found.count > 10_000 { break }
    }
    return found
  }

  /// The literal that a name leads to, or the expression itself.
  func whereWritten(_ value: JavaScriptValue) -> JavaScriptValue {
    if case .value(let known) = outcome(of: value), known.expression.string != nil { known } else { value }
  }

  /// The text of a constant string.
  func string(_ value: JavaScriptValue, depth: Int = 0) -> String? {
    guard depth < Self.deepest, case .value(let known) = outcome(of: value, depth: depth) else { return nil }
    switch known.expression.shape {
    case .string(let string): return string
    case .template(let pieces):
      var text = ""
      for piece in pieces {
        guard let part = string(known.with(piece), depth: depth + 1) else { return nil }
        text += part
      }
      return text
    case .sum(let left, let right):
      guard let left = string(known.with(left), depth: depth + 1), let right = string(known.with(right), depth: depth + 1)
      else { return nil }
      return left + right
    default: return nil
    }
  }

  /// The elements of an array of the program: `["a", ...others]`, `Object.values(E)`; nil where nobody knows them all.
  func elements(of value: JavaScriptValue, depth: Int = 0) -> [JavaScriptValue]? {
    guard depth < Self.deepest, case .value(let known) = outcome(of: value, depth: depth) else { return nil }
    switch known.expression.shape {
    case .array(let elements):
      var found: [JavaScriptValue] = []
      for element in elements {
        if case .spread(let inner) = element.shape {
          guard let more = self.elements(of: known.with(inner), depth: depth + 1) else { return nil }
          found += more
        } else {
          found.append(known.with(element))
        }
      }
      return found
    case .call(let callee, let arguments):
      guard case .member(let receiver, let name) = callee.shape, receiver.name == "Object", let first = arguments.first,
        name.text == "values" || name.text == "keys" || name.text == "freeze"
      else { return nil }
      if name.text == "freeze" { return self.elements(of: known.with(first), depth: depth + 1) }
      return properties(of: known.with(first), depth: depth + 1)?.map { key, value in
        name.text == "values" ? value : known.with(JavaScriptExpression(.string(key.text), key.span))
      }
    default: return nil
    }
  }
}
