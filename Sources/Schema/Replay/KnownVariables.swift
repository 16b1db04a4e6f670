import SQLSyntax

// What variables of PL/pgSQL hold, where that is known.

extension Executor {
  /// `v := 'a'`
  mutating func assign(_ node: Node, in frame: inout Frame) {
    guard let target = node.child(.target), let value = node.child(.value) else { return }
    let type = type(ofTarget: target, in: frame)
    let known = evaluate(value, into: type, in: frame)
    frame.forget(target.assignedNames)
    guard target.kind != .indirection else { return }
    let parts = target.identifiers
    if parts.count == 1 { frame.variables?.assign(parts[0], known) }
  }

  /// SELECT … INTO: a record takes the columns' types, and what is a text becomes what the variable is.
  mutating func assign(_ statement: Node, into: Node, in frame: inout Frame) {
    let targets = into.children(.target)
    guard statement.kind == .query else { return }
    var analyzer = analyzer(for: statement, in: frame)
    let output = analyzer.output(of: statement, in: frame.scope)
    if targets.count == 1, type(ofTarget: targets[0], in: frame).isRow {
      guard let name = targets[0].firstIdentifier, targets[0].identifiers.count == 1 else { return }
      if frame.variables?.type(name) == .undetermined { frame.variables?.retype(name, .record(output.item("").columns)) }
      return
    }
    analyzer.analysis = Analysis()
    for (target, value) in zip(targets, output.values) {
      let type = type(ofTarget: target, in: frame)
      if catalog.isText(value.type) { analyzer.reaching(output.rows) { $0.coerce(value, to: type, .variable) } }
      guard output.rows == .certain, target.kind != .indirection, target.identifiers.count == 1 else { continue }
      frame.variables?.assign(target.identifiers[0], analyzer.known(value, in: type))
    }
    if !analyzer.analysis.uses.isEmpty { tell(statement, .select, analyzer.analysis, in: frame) }
  }

  /// FOREACH over an array that is known, and FOR over rows that are: the values one after the other.
  func valuesOfLoop(_ node: Node, in frame: Frame) -> [KnownValue]? {
    guard let source = node.child(.source), node.children(.target).count == 1, let target = node.child(.target) else {
      return nil
    }
    let type = type(ofTarget: target, in: frame)
    guard catalog.isText(type) else { return nil }
    var analyzer = analyzer(for: source, in: frame)
    var texts: [KnownValue]?
    switch node.kind {
    case .plpgsqlForEach where node.child(.value) == nil:
      if case .texts(let elements)? = analyzer.known(analyzer.expression(source, in: frame.scope)) {
        texts = elements.map { $0.map { .text($0) } ?? .null }
      }
    case .plpgsqlForRows where source.kind == .query:
      let output = analyzer.output(of: source, in: frame.scope)
      guard output.rows == .certain, output.values.count == 1 else { return nil }
      let value = output.values[0]
      guard value.alternatives.areAllThere else { return nil }
      texts = value.alternatives.values.compactMap { analyzer.known($0, in: type) }
      if texts?.count != value.alternatives.values.count { return nil }
    default: break
    }
    guard let texts, texts.count <= Self.longestKnownLoop else { return nil }
    return texts
  }

  private static var longestKnownLoop: Int { 50 }
}

extension Frame {
  /// What is assigned to in a statement, however deep, has another value behind it.
  mutating func forgetAssigned(in node: Node) {
    guard let variables, variables.hasValues else { return }
    forget(node.assignedNames)
  }

  mutating func forget(_ names: Set<String>) {
    if !names.isEmpty { variables?.forget(names) }
  }
}

extension Node {
  /// The names of variables that a part of a body may give other values.
  var assignedNames: Set<String> {
    var names: Set<String> = []
    for node in nodes(where: { $0.mayAssign }) {
      switch node.kind {
      // Its arguments may be parameters that give something back.
      case .call: for reference in node.nodes(of: .columnReference) { names.formUnion(reference.identifiers) }
      default:
        for target in node.children(.target) { names.formUnion(target.targetNames) }
      }
    }
    if role == .target { names.formUnion(targetNames) }
    return names
  }

  private var targetNames: [String] { kind == .indirection ? child(.operand)?.targetNames ?? [] : identifiers }
}

extension NodeKind {
  fileprivate var mayAssign: Bool {
    switch self {
    case .plpgsqlAssign, .plpgsqlInto, .plpgsqlForRows, .plpgsqlForEach, .plpgsqlForInteger, .call: true
    default: false
    }
  }
}
