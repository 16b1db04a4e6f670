import SourceText

/// `pgTable("users", { … })`, or a view.
struct DrizzleTable {
  /// The schema first, if it has one.
  var name: [String]
  var isView: Bool
  /// Where its name is written.
  var place: (path: String, span: Span)
  var columns: [DrizzleColumn]

  /// Nil where its name is worked out when the program runs.
  init?(_ maker: DrizzleSchema.Maker, isView: Bool, reader: DrizzleSchema) {
    guard let first = maker.arguments.first.map(reader.modules.whereWritten), let written = reader.modules.string(first),
      !written.isEmpty
    else { return nil }
    var stored = written
    if let naming = maker.naming {
      guard case .value(let function) = reader.modules.outcome(of: naming), let body = function.expression.function,
        body.results.count == 1, let made = reader.modules.string(reader.modules.call(body, in: function.scope, [first]))
      else { return nil }
      stored = made
    }
    name = maker.schema.map { [$0, stored] } ?? [stored]
    self.isView = isView
    place = (first.scope.path, first.expression.span)
    columns = maker.arguments.count > 1 ? reader.columns(of: maker.arguments[1]) : []
  }
}

struct DrizzleColumn {
  /// As the program calls it.
  var key: String
  var name: String
  var place: (path: String, span: Span)
  var isRequired: Bool
  /// Whether it is known what makes it.
  var isSure: Bool
  var enumeration: DrizzleEnum?
}

/// `pgEnum("mood", ["sad", "ok"])`
struct DrizzleEnum {
  var type: [String]
  var place: (path: String, span: Span)
  var labels: [(text: String, path: String, span: Span)]

  init?(_ maker: DrizzleSchema.Maker, _ modules: JavaScriptModules) {
    guard maker.arguments.count > 1, let first = maker.arguments.first, let name = modules.string(first) else { return nil }
    let list = maker.arguments[1]
    guard let values = modules.elements(of: list) ?? modules.properties(of: list)?.map(\.value) else { return nil }
    labels = []
    for value in values {
      guard let text = modules.string(value) else { return nil }
      labels.append((text, value.scope.path, value.expression.span))
    }
    type = maker.schema.map { [$0, name] } ?? [name]
    place = (first.scope.path, first.expression.span)
  }
}

extension DrizzleSchema {
  /// The columns in `{ id: serial().primaryKey(), ...timestamps }`, or in what a function gives back that is told the builders.
  func columns(of value: JavaScriptValue) -> [DrizzleColumn] {
    guard case .value(let known) = modules.outcome(of: value) else { return [] }
    var object = known
    var builders: String?
    if let function = known.expression.function {
      guard function.results.count == 1 else { return [] }
      object = known.with(function.results[0])
      builders = function.parameters.first?.name
    }
    var columns: [DrizzleColumn] = []
    for (key, value) in modules.properties(of: object) ?? [] {
      modules.beginQuestion()
      guard let build = build(value, builders: builders, depth: 0) else { continue }
      let place =
        build.name.map { ($0.scope.path, $0.expression.span) } ?? (value.scope.path, key.span)
      let name = build.name.flatMap { modules.string($0) } ?? casing(for: value.scope.path)?.name(of: key.text) ?? key.text
      columns.removeAll { $0.key == key.text || $0.name == name }
      columns.append(
        DrizzleColumn(
          key: key.text, name: name, place: place, isRequired: build.isRequired, isSure: build.isSure,
          enumeration: build.enumeration))
    }
    return columns
  }

  /// What a chain of calls makes of a column.
  private struct Build {
    /// The string that names the column.
    var name: JavaScriptValue?
    var isRequired = false
    var isSure = true
    var enumeration: DrizzleEnum?
  }

  private static let requiring: Set<String> = [
    "notNull", "primaryKey", "generatedAlwaysAsIdentity", "generatedByDefaultAsIdentity",
  ]

  private func build(_ value: JavaScriptValue, builders: String?, depth: Int) -> Build? {
    guard depth < 12 else { return nil }
    guard case .call(let callee, let given) = value.expression.shape else {
      guard case .value(let other) = modules.outcome(of: value), case .call = other.expression.shape else { return nil }
      return build(other, builders: builders, depth: depth + 1)
    }
    let arguments = given.map { value.with($0) }
    guard case .member(let receiver, let method) = callee.shape else {
      return build(calling: value.with(callee), arguments, builders: builders, depth: depth)
    }
    if let name = receiver.name, name == builders, value.scope.bindings[name] == nil {
      return ready(Build(isRequired: Self.isSerial(method.text)), arguments)
    }
    switch modules.outcome(of: value.with(callee)) {
    case .value(let other):
      if case .member = other.expression.shape { break }
      // `columns.id()` of the project's own.
      return build(calling: value.with(callee), arguments, builders: builders, depth: depth)
    case .foreign: return build(calling: value.with(callee), arguments, builders: builders, depth: depth)
    case .module, .unknown: break
    }
    var build = build(value.with(receiver), builders: builders, depth: depth)
    if Self.requiring.contains(method.text) { build?.isRequired = true }
    return build
  }

  private func build(calling callee: JavaScriptValue, _ arguments: [JavaScriptValue], builders: String?, depth: Int) -> Build? {
    switch modules.outcome(of: callee) {
    case .foreign(let module, let name):
      guard let name else { return nil }
      // Others than Drizzle make columns, too, of types that it does not know.
      return ready(Build(isRequired: Self.isSerial(name), isSure: Self.isDrizzle(module)), arguments)
    case .value(let called):
      if let function = called.expression.function {
        guard function.results.count == 1 else { return Build(isSure: false) }
        return build(modules.call(function, in: called.scope, arguments), builders: builders, depth: depth + 1)
      }
      switch maker(of: called) {
      case let maker? where maker.function == "pgEnum": return ready(Build(enumeration: DrizzleEnum(maker, modules)), arguments)
      case let maker? where maker.function == "customType": return ready(Build(), arguments)
      default: return ready(Build(isSure: false), arguments)
      }
    case .module, .unknown: return ready(Build(isSure: false), arguments)
    }
  }

  private static func isSerial(_ builder: String) -> Bool { ["serial", "bigserial", "smallserial"].contains(builder) }

  /// A first argument that is a string names the column.
  private func ready(_ build: Build, _ arguments: [JavaScriptValue]) -> Build {
    var build = build
    if let first = arguments.first, modules.string(first) != nil { build.name = modules.whereWritten(first) }
    return build
  }
}
