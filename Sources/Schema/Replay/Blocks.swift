import Migrations
import SQLSyntax
import SourceText

/// Whether what follows a statement of PL/pgSQL is come to.
struct Flow {
  /// By RETURN, or an exception.
  var leavesRoutine = Reach.never
  /// By EXIT or CONTINUE; the label where one is named.
  var leavesLoop = Reach.never
  var labels: [String] = []

  var leaves: Reach { max(leavesRoutine, leavesLoop) }

  mutating func join(_ other: Flow) {
    leavesRoutine = max(leavesRoutine, other.leavesRoutine)
    leavesLoop = max(leavesLoop, other.leavesLoop)
    labels += other.labels
  }

  /// What happens in a branch that may not be taken.
  var doubted: Flow {
    var flow = self
    flow.leavesRoutine = min(leavesRoutine, .maybe)
    flow.leavesLoop = min(leavesLoop, .maybe)
    return flow
  }

  /// Behind the loop, or the block, that is left.
  func behind(_ label: String?, isLoop: Bool) -> Flow {
    var flow = self
    flow.labels.removeAll { $0 == label }
    if flow.labels.isEmpty, isLoop || !labels.isEmpty { flow.leavesLoop = .never }
    return flow
  }
}

extension Executor {
  /// A block of PL/pgSQL.
  mutating func run(block node: Node, in frame: Frame) -> Flow {
    guard node.kind == .plpgsqlBlock else { return Flow() }
    var frame = frame
    let label = node.child(.label)?.firstIdentifier
    frame.declare(label)
    for declaration in node.children(.declaration) { declare(declaration, in: &frame) }
    let handlers = node.children(.handler)
    var body = frame
    if !handlers.isEmpty {
      body.subtransactions += 1
      body.caught.add(handlers)
    }
    var flow = run(node.children(.statement), in: &body)
    for handler in handlers {
      var inner = frame
      for statement in node.children(.statement) { inner.forgetAssigned(in: statement) }
      inner.isMaybe = true
      flow.join(run(handler.children(.statement), in: &inner).doubted)
    }
    return flow.behind(label, isLoop: false)
  }

  private mutating func run(_ statements: [Node], in frame: inout Frame) -> Flow {
    var flow = Flow()
    let (isMaybe, branches) = (frame.isMaybe, frame.branches)
    for statement in statements {
      guard flow.leaves < .certain else { break }
      frame.isMaybe = isMaybe || flow.leaves == .maybe
      if flow.leaves == .never { frame.branches = branches }
      flow.join(run(statement, in: &frame))
      if flow.leavesRoutine == .maybe || flow.leavesLoop == .maybe && statement.skipsRows {
        frame.branches.append(newBranch())
      }
    }
    (frame.isMaybe, frame.branches) = (isMaybe, branches)
    return flow
  }

  /// Statements that are a branch: they come to pass as surely as this.
  private mutating func run(branch: Node?, _ reach: Reach, in frame: Frame) -> Flow {
    guard let branch, reach > .never else { return Flow() }
    var frame = frame
    frame.isMaybe = frame.isMaybe || reach == .maybe
    if reach == .maybe, !branch.kind.isLoop, !branch.isForRowsThatNeedIt { frame.branches.append(newBranch()) }
    let flow = run(branch.children(.statement), in: &frame)
    return reach == .maybe ? flow.doubted : flow
  }

  // MARK: Declarations

  private mutating func declare(_ node: Node, in frame: inout Frame) {
    guard let name = node.child(.name)?.firstIdentifier else { return }
    switch node.kind {
    case .plpgsqlVariable:
      let type = node.child(.type).map { self.type(of: $0, in: frame) } ?? .undetermined
      let value = node.child(.default).flatMap { evaluate($0, into: type, in: frame) }
      frame.variables?.declare(name, type, value)
    case .plpgsqlAlias:
      guard let object = node.child(.object) else { return }
      let type = type(ofTarget: object, in: frame)
      frame.variables?.declare(name, type)
      frame.forget(Set(object.identifiers))
    case .plpgsqlCursor:
      guard let query = node.child(.body) else { return }
      let columns = columns(of: query, in: frame)
      frame.variables?.declare(name, .record(columns))
    default: break
    }
  }

  private func type(of node: Node, in frame: Frame) -> SQLType {
    if node.kind == .plpgsqlRowType {
      return node.child(.name).flatMap { names.relation($0.identifiers) }.map { .row($0) } ?? .undetermined
    }
    if node.flags.contains(.special), let name = node.child(.name), name.identifiers.count == 1,
      let type = frame.variables?.type(name.identifiers[0])
    {
      return type
    }
    let type = names.type(of: node)
    return type == .builtin(.record) ? .undetermined : type
  }

  /// The type of what is assigned to: `v`, `b.v`, `r.a[2]`, `$1`.
  func type(ofTarget target: Node, in frame: Frame) -> SQLType {
    if target.kind == .indirection {
      guard let operand = target.child(.operand) else { return .undetermined }
      var type = type(ofTarget: operand, in: frame)
      for step in target.children.dropFirst() {
        if step.role == .field {
          type = step.firstIdentifier.flatMap { catalog.field($0, of: type) } ?? .undetermined
        } else {
          type = catalog.element(of: type) ?? .undetermined
        }
      }
      return type
    }
    guard let variables = frame.variables else { return .undetermined }
    let parts = target.identifiers
    if parts.count == 1, parts[0].first == "$", let number = Int(parts[0].dropFirst()) {
      return variables.parameters.indices.contains(number - 1) ? variables.parameters[number - 1] : .undetermined
    }
    var fields = parts.dropFirst()
    guard var type = parts.first.flatMap({ variables.type($0) }) ?? variables.type(labelled: parts, &fields) else {
      return .undetermined
    }
    for name in fields { type = catalog.field(name, of: type) ?? .undetermined }
    return type
  }

  private func columns(of query: Node, in frame: Frame) -> [SQLType.RecordField] {
    guard query.kind == .query else { return [] }
    var analyzer = analyzer(for: query, in: frame)
    return analyzer.columns(of: query, in: frame.scope).columns
  }

  // MARK: Statements

  private mutating func run(_ node: Node, in frame: inout Frame) -> Flow {
    if node.kind == .plpgsqlAssign {
      assign(node, in: &frame)
      return Flow()
    }
    let flow = runOther(node, in: &frame)
    frame.forgetAssigned(in: node)
    if let statement = node.child(.statement), let into = node.child(.into) { assign(statement, into: into, in: &frame) }
    return flow
  }

  private mutating func runOther(_ node: Node, in frame: inout Frame) -> Flow {
    budget -= 1
    guard budget > 0 else { return Flow() }
    switch node.kind {
    case .plpgsqlBlock: return run(block: node, in: frame)
    case .plpgsqlIf: return runIf(node, in: frame)
    case .plpgsqlCase: return runCase(node, in: frame)
    case .plpgsqlLoop, .plpgsqlForInteger, .plpgsqlForEach, .plpgsqlForRows: return runLoop(node, in: frame)
    case .plpgsqlSQL:
      guard let statement = node.child(.statement) else { break }
      execute(statement, tag: statement.commandTag, in: frame)
    case .plpgsqlPerform: if let query = node.child(.body) { execute(query, tag: .select, in: frame) }
    case .plpgsqlExecute: runExecute(node, in: frame)
    case .plpgsqlReturn:
      if let value = node.child(.value) { evaluate(value, as: frame.result, in: frame) }
      return Flow(leavesRoutine: .certain)
    case .plpgsqlReturnQuery:
      guard let body = node.child(.body) else { break }
      if body.kind == .plpgsqlExecute { runExecute(body, in: frame) } else { execute(body, tag: body.commandTag, in: frame) }
    case .plpgsqlExit: return runExit(node, in: frame)
    case .plpgsqlRaise:
      evaluateParts(of: node, in: frame)
      if node.raisesException { return Flow(leavesRoutine: .certain) }
    case .plpgsqlOpen:
      if let body = node.child(.body) {
        if body.kind == .plpgsqlExecute { runExecute(body, in: frame) } else { execute(body, tag: .select, in: frame) }
      }
    case .notUnderstood: cannotRead(place(of: node), because: "a part of a body that is not understood")
    default: evaluateParts(of: node, in: frame)
    }
    return Flow()
  }

  /// The expressions that stand in a statement.
  private mutating func evaluateParts(of node: Node, in frame: Frame) {
    for child in node.children {
      guard child.kind != .plpgsqlCondition, child.kind != .constant else { continue }
      switch child.role {
      case .argument, .value, .condition, .message, .test: evaluate(child, in: frame)
      default: break
      }
    }
  }

  private mutating func runIf(_ node: Node, in frame: Frame) -> Flow {
    var flow = Flow()
    // How surely the next branch is come to.
    var reach = Reach.certain
    var isLeft = true
    for branch in node.children(.when) {
      guard reach > .never else { break }
      let condition = branch.child(.condition)
      if let condition {
        var around = frame
        around.isMaybe = frame.isMaybe || reach == .maybe
        evaluate(condition, in: around)
      }
      let isTrue = condition.flatMap(Guards(names: names).truth)
      let taken: Reach = isTrue == true ? reach : isTrue == false ? .never : .maybe
      let inner = run(branch: branch, taken, in: frame)
      isLeft = isLeft && (taken == .never || inner.leavesRoutine > .never)
      flow.join(inner)
      if isTrue == true { reach = .never } else if isTrue == nil { reach = .maybe }
    }
    flow.join(run(branch: node.child(.otherwise), reach, in: frame))
    return flow
  }

  private mutating func runCase(_ node: Node, in frame: Frame) -> Flow {
    var flow = Flow()
    let test = node.child(.test)
    let type = test.map { evaluate($0, in: frame) }
    for branch in node.children(.when) {
      for condition in branch.children(.condition) { evaluate(condition, as: type, in: frame) }
      flow.join(run(branch: branch, .maybe, in: frame))
    }
    flow.join(run(branch: node.child(.otherwise), .maybe, in: frame))
    return flow
  }

  private mutating func runLoop(_ node: Node, in frame: Frame) -> Flow {
    var frame = frame
    let label = node.child(.label)?.firstIdentifier
    frame.declare(label)
    frame.forgetAssigned(in: node)
    var reach = Reach.maybe
    var isRepeated = false
    frame.loops.append(node.child(.source).flatMap { $0.kind == .query ? .rows($0) : nil } ?? .batches)
    switch node.kind {
    case .plpgsqlLoop:
      if let condition = node.child(.condition) { evaluate(condition, in: frame) } else { reach = .certain }
      if node.child(.condition)?.truth == true { reach = .certain }
    case .plpgsqlForInteger:
      for role in [Role.lowerBound, .upperBound, .offset] { if let bound = node.child(role) { evaluate(bound, in: frame) } }
      if let name = node.child(.target)?.firstIdentifier { frame.variables?.declare(name, .builtin(.integer)) }
      if let low = node.child(.lowerBound)?.integer, let high = node.child(.upperBound)?.integer {
        let isDescending = node.flags.contains(.descending)
        reach = (isDescending ? high <= low : low <= high) ? .certain : .never
        isRepeated = low != high
      }
    case .plpgsqlForEach:
      guard let source = node.child(.source) else { break }
      evaluate(source, in: frame)
      if source.kind == .array { reach = source.child(.value) == nil ? .never : .certain }
    default: reach = runSource(of: node, in: &frame)
    }
    guard let name = node.child(.target)?.firstIdentifier, let values = valuesOfLoop(node, in: frame) else {
      // A label can be added only once: with a handler around, what the block did is undone the second time.
      if isRepeated, frame.subtransactions > 0, !node.nodes(of: .addEnumValue).isEmpty { frame.isMaybe = true }
      return run(branch: node, reach, in: frame).behind(label, isLoop: true)
    }
    var flow = Flow()
    let mayContinue = node.nodes(of: .plpgsqlExit).contains { $0.detail == .continue }
    for value in values where flow.leavesRoutine < .certain && (flow.leavesLoop < .certain || mayContinue) {
      frame.variables?.assign(name, value)
      flow.join(run(branch: node, flow.leaves == .never ? .certain : .maybe, in: frame))
    }
    return flow.behind(label, isLoop: true)
  }

  /// The rows that a FOR goes over.
  private mutating func runSource(of node: Node, in frame: inout Frame) -> Reach {
    guard let source = node.child(.source) else { return .maybe }
    if source.kind == .plpgsqlExecute {
      runExecute(source, in: frame)
      return .maybe
    }
    guard source.kind != .plpgsqlCursorUse else { return .maybe }
    execute(source, tag: source.commandTag, in: frame)
    let targets = node.children(.target)
    let columns = columns(of: source, in: frame)
    if targets.count == 1, let name = targets[0].firstIdentifier, type(ofTarget: targets[0], in: frame).isRow {
      frame.variables?.retype(name, .record(columns))
    }
    return source.child(.body)?.kind == .values ? .certain : .maybe
  }

  private mutating func runExit(_ node: Node, in frame: Frame) -> Flow {
    let condition = node.child(.condition)
    if let condition { evaluate(condition, in: frame) }
    let reach: Reach = condition == nil || condition?.truth == true ? .certain : .maybe
    return Flow(leavesLoop: reach, labels: node.child(.label).map(\.identifiers) ?? [])
  }

  // MARK: INTO and EXECUTE

  private mutating func runExecute(_ node: Node, in frame: Frame) {
    var parameters = Variables()
    var analyzer = analyzer(for: node, in: frame)
    for (index, value) in node.children(.using).enumerated() {
      evaluate(value, in: frame)
      let typed = analyzer.expression(value, in: frame.scope)
      let type = typed.isLiteral ? .text : typed.type
      parameters.parameters.append(type)
      parameters.arguments[index + 1] = analyzer.known(typed, in: type)
    }
    if let value = node.child(.value) { evaluate(value, in: frame) }
    var inner = frame
    // The text knows nothing of the block it is executed in.
    inner.variables = parameters.parameters.isEmpty ? nil : parameters
    switch node.tree.executedSQL(of: node) {
    case .statements(let tree)?:
      for statement in tree.statements { run(tree.root(of: statement), tag: statement.tag, in: inner) }
    case .dynamic(let part, let partial)?:
      guard inspection == nil else { return }
      let script = script(of: node)
      observer.cannotRead(Place(script.file, script.fileSpan(part.span)), because: part.reason.inWords)
      catalog.hasRunUnknownStatements = true
      inner.isMaybe = true
      for statement in partial?.statements ?? [] { run(partial!.root(of: statement), tag: statement.tag, in: inner) }
    case nil: cannotRead(place(of: node), because: "nested too deeply")
    }
  }
}

extension DynamicPart.Reason {
  fileprivate var inWords: String {
    switch self {
    case .variable: "only the run knows what is executed: it depends on a variable"
    case .result: "only the run knows what is executed: it depends on the result of a function"
    case .query: "only the run knows what is executed: it depends on the result of a query"
    case .placeholder: "only the run knows what is executed: it depends on a placeholder"
    case .null: "what is executed may be NULL"
    case .size: "what is executed is too long to follow"
    }
  }
}

extension Node {
  /// A CONTINUE in it leaves rows out; an EXIT ends the loop.
  fileprivate var skipsRows: Bool { nodes(of: .plpgsqlExit).contains { $0.detail == .continue } }

  /// `IF EXISTS (SELECT … FROM t WHERE c IS NULL) THEN`
  fileprivate var isForRowsThatNeedIt: Bool {
    guard let condition = child(.condition), condition.kind == .exists, let select = condition.child(.body)?.child(.body),
      select.kind == .select
    else { return false }
    guard let filter = select.child(.where) else { return !select.children(.from).isEmpty }
    return filter.kind == .isNull && !filter.flags.contains(.not)
  }
}

extension Frame {
  /// A block or a loop opens, which has names of its own.
  fileprivate mutating func declare(_ label: String?) {
    var variables = variables ?? Variables()
    variables.blocks.append(Variables.Block(label: label, types: [:]))
    self.variables = variables
  }
}

extension Variables {
  /// `b.v`: the variable of the block with this label, and what follows it.
  fileprivate func type(labelled parts: [String], _ rest: inout ArraySlice<String>) -> SQLType? {
    guard parts.count > 1, let type = type(parts[0], parts[1]) else { return nil }
    rest = parts.dropFirst(2)
    return type
  }
}

extension SQLType {
  var isRow: Bool {
    switch self {
    case .undetermined, .row, .record: true
    default: false
    }
  }
}

extension Node {
  /// Of a condition that is TRUE or FALSE as it stands.
  fileprivate var truth: Bool? {
    guard kind == .constant else { return nil }
    return detail == .true ? true : detail == .false ? false : nil
  }

  fileprivate var integer: Int? { kind == .constant && detail == .integerLiteral ? Int(sourceText) : nil }

  /// RAISE without a level is an exception, and one without anything is the one being handled.
  fileprivate var raisesException: Bool {
    guard let level = child(.option) else { return true }
    return level.sourceText.lowercased() == "exception"
  }
}
