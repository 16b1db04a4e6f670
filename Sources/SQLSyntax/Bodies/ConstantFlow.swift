import SourceText

/// Follows a body from its first statement to its last and notes which text each EXECUTE will run, as far as that is made of
/// constants: those of the statement itself and of variables that hold a known text when it is reached.
///
/// Where ways join, a variable is known only if it is the same on all of them; in a loop, only if nothing in the loop assigns
/// it, or the same turn did. Time and memory are linear in the body: what a branch changes is undone from a log.
struct ConstantFlow {
  typealias Value = ConstantVariables.Value
  typealias Holding = ConstantVariables.Holding
  typealias Name = ConstantVariables.Name

  let tree: SyntaxTree
  /// What each `plpgsqlExecute` will run, by the index of its node.
  private(set) var commands: [UInt32: ConstantText] = [:]
  /// A loop over this many constants is followed turn by turn.
  private static let turnLimit = 64
  /// How many more bytes may be put together, so that a text that keeps growing cannot eat all memory.
  private var byteBudget: Int
  /// How many more tokens may be looked at again in turns of loops.
  private var turnBudget: Int

  private let names: ConstantNames
  private(set) var variables: ConstantVariables
  /// Labels of blocks that an EXIT leaves before their end.
  private var exits: Set<Name> = []
  /// How many EXITs and CONTINUEs were met.
  private var exitCount = 0

  /// What the EXECUTEs below this block run.
  static func commands(of block: Node) -> [UInt32: ConstantText] {
    guard let names = ConstantNames(block.tree) else { return [:] }
    var flow = ConstantFlow(names)
    flow.statement(block)
    return flow.commands
  }

  private init(_ names: ConstantNames) {
    tree = names.tree
    self.names = names
    variables = ConstantVariables(names)
    byteBudget = 64 * tree.lexed.extent.count + 8192
    turnBudget = 64 * tree.lexed.count
  }

  /// Whether so much more may be put together.
  mutating func spend(_ count: Int) -> Bool {
    byteBudget -= count
    return byteBudget >= 0
  }

  // MARK: Ways that join

  private mutating func join(_ outcomes: [[Int: Value]], at span: Span) {
    var budget = byteBudget
    variables.join(outcomes) { left, right in Self.joined(left, right, span, &budget) }
    byteBudget = budget
  }

  private static func joined(_ left: Value, _ right: Value, _ span: Span, _ budget: inout Int) -> Value {
    let hole = DynamicPart(.variable, span)
    switch (left, right) {
    case (.text(let a), .text(let b)):
      if a.bytes == b.bytes { return left }
      budget -= min(a.bytes.count, b.bytes.count)
      guard budget >= 0, let common = a.common(b, hole) else { break }
      return .text(common)
    case (.null, .null): return .null
    default: break
    }
    return .unknown(hole)
  }

  // MARK: Statements

  private mutating func statements(of node: Node) {
    for child in node.children where child.role == .statement { statement(child) }
  }

  private mutating func statement(_ node: Node) {
    switch node.kind {
    case .plpgsqlBlock: block(node)
    case .plpgsqlIf, .plpgsqlCase:
      var outcomes: [[Int: Value]] = node.child(.otherwise) == nil ? [[:]] : []
      for way in node.children where way.kind == .plpgsqlBranch {
        let start = variables.place
        statements(of: way)
        outcomes.append(variables.goBack(to: start))
      }
      join(outcomes, at: node.span)
    case .plpgsqlLoop, .plpgsqlForInteger, .plpgsqlForEach, .plpgsqlForRows: loop(node)
    case .plpgsqlAssign:
      guard let target = node.child(.target), let value = node.child(.value) else { return }
      if variables.matters(target) { variables.assign(target, self.value(of: value)) }
    case .plpgsqlExecute: execute(node)
    case .plpgsqlReturnQuery:
      if let body = node.child(.body), body.kind == .plpgsqlExecute { execute(body) }
    case .plpgsqlOpen:
      if let body = node.child(.body), body.kind == .plpgsqlExecute { execute(body) }
      if let name = node.child(.name) { variables.forget(name) }
    case .plpgsqlSQL, .plpgsqlFetch:
      if let into = node.child(.into) { for target in into.children { variables.forget(target) } }
      arguments(of: node)
    case .plpgsqlDiagnostics:
      for item in node.children { if let target = item.child(.target) { variables.forget(target) } }
    case .plpgsqlExit:
      exitCount += 1
      if let label = node.child(.label) { exits.insert(names.name(Int(label.record.firstToken))) }
    default: break
    }
  }

  /// All turns begin with what is true before the loop, less what is assigned in it. In each turn of a loop over constants the
  /// variable is one of them.
  private mutating func loop(_ node: Node) {
    if let source = node.child(.source), source.kind == .plpgsqlExecute { execute(source) }
    var values = turns(of: node)
    if let turns = values {
      turnBudget -= turns.count * Int(node.record.endToken - node.record.firstToken)
      if turnBudget < 0 { values = nil }
    }
    let targets = node.children(.target)
    let counter = node.kind == .plpgsqlForInteger ? targets.first.map { names.name(Int($0.record.firstToken)) } : nil
    if let counter { variables.declare(counter, .integer, .unknown(DynamicPart(.variable, node.span))) }
    let exitsBefore = exitCount
    var outcomes: [[Int: Value]] = [[:]]
    variables.enterLoop(node)
    for turn in values ?? [nil] {
      let start = variables.place
      for target in targets { if let turn { variables.assign(target, turn) } else { variables.forget(target) } }
      statements(of: node)
      outcomes.append(variables.goBack(to: start))
    }
    variables.leaveLoop()
    if exitCount == exitsBefore { join(outcomes, at: node.span) } else { variables.leave(node, outcomes) }
    if let counter { variables.end(counter) }
  }

  /// The values a loop over constants gives its variable; nil for any other loop.
  private mutating func turns(of node: Node) -> [Value?]? {
    if node.kind == .plpgsqlForEach, let source = node.child(.source), source.kind == .array, node.child(.value) == nil {
      let values = source.children(.value)
      guard values.count <= Self.turnLimit, !values.contains(where: { $0.kind == .array }) else { return nil }
      return values.map { value(of: $0) }
    }
    if node.kind == .plpgsqlForInteger, let range = Self.constantRange(of: node) {
      let numbers = node.flags.contains(.descending) ? Array(range.reversed()) : Array(range)
      let span = node.child(.lowerBound)?.span ?? node.span
      return numbers.map { .text(ConstantText("\($0)".utf8, from: span)) }
    }
    return nil
  }

  /// `1..3`, if so few and one by one.
  static func constantRange(of node: Node) -> Range<Int>? {
    guard let first = node.child(.lowerBound), let last = node.child(.upperBound), node.child(.offset) == nil else {
      return nil
    }
    guard first.detail == .integerLiteral, last.detail == .integerLiteral else { return nil }
    guard let first = Int(first.sourceText), let last = Int(last.sourceText) else { return nil }
    let (lower, upper) = node.flags.contains(.descending) ? (last, first) : (first, last)
    guard lower <= upper, upper < Int(Int32.max), upper - lower < turnLimit else { return nil }
    return lower..<upper + 1
  }

  /// CALL gives its OUT arguments back to the variables that are named there.
  private mutating func arguments(of node: Node) {
    guard let statement = node.child(.statement), tree.lexed.tokens[Int(statement.record.firstToken)].kind == .call
    else { return }
    for token in Int(statement.record.firstToken)..<Int(statement.record.endToken) {
      if tree.lexed.tokens[token].kind.mayBeLabel { variables.forget(names.name(token), at: statement.span) }
    }
  }

  private mutating func block(_ node: Node) {
    let start = variables.place
    var declared: [Name] = []
    for declaration in node.children where declaration.role == .declaration {
      guard let token = declaration.child(.name)?.record.firstToken else { continue }
      let name = names.name(Int(token))
      guard names.matter(name) || declaration.kind == .plpgsqlAlias else { continue }
      if declaration.kind == .plpgsqlAlias, let object = declaration.child(.object) {
        variables.giveUp(names.name(Int(object.record.firstToken)))
      }
      let holding = declaration.kind == .plpgsqlVariable ? Holding(declaration.child(.type)) : .nothing
      variables.declare(name, holding, initialValue(declaration))
      declared.append(name)
    }
    let handlers = node.children(.handler)
    statements(of: node)
    if !handlers.isEmpty { self.handlers(handlers, of: node, from: start) }
    if let label = node.child(.label), exits.contains(names.name(Int(label.record.firstToken))) {
      variables.forget(variables.goBack(to: start).keys, at: node.span)
    }
    for name in declared { variables.end(name) }
  }

  /// An error may come between any two statements of a block: in its handlers all that they assign is unknown.
  private mutating func handlers(_ handlers: [Node], of block: Node, from start: ConstantVariables.Place) {
    let end = variables.goBack(to: start)
    variables.forget(end.keys, at: block.span)
    let handled = variables.place
    var outcomes: [[Int: Value]] = [[:]]
    for handler in handlers {
      statements(of: handler)
      let outcome = variables.goBack(to: handled)
      if !Self.leaves(handler) { outcomes.append(outcome) }
    }
    if outcomes.count == 1 {
      // Nothing goes on behind the block but what comes to its end.
      _ = variables.goBack(to: start)
      outcomes = [end]
    }
    join(outcomes, at: block.span)
  }

  /// Whether a handler ends with RETURN or an error.
  private static func leaves(_ handler: Node) -> Bool {
    var last: Node?
    for child in handler.children where child.role == .statement { last = child }
    guard let last else { return false }
    if last.kind == .plpgsqlReturn { return true }
    return last.kind == .plpgsqlRaise && (last.child(.option)?.identifiers.first ?? "exception") == "exception"
  }

  private mutating func initialValue(_ declaration: Node) -> Value {
    guard declaration.kind == .plpgsqlVariable else { return .unknown(DynamicPart(.variable, declaration.span)) }
    guard let value = declaration.child(.default) else { return .null }
    return self.value(of: value)
  }

  private mutating func execute(_ node: Node) {
    guard let command = node.child(.value) else { return }
    let text: ConstantText =
      switch value(of: command) {
      case .text(let text): text
      case .null: ConstantText(hole: DynamicPart(.null, command.span))
      case .unknown(let part): ConstantText(hole: part)
      }
    if let into = node.child(.into) { for target in into.children { variables.forget(target) } }
    if commands[node.index] == nil {
      commands[node.index] = text
    } else if commands[node.index]?.bytes != text.bytes {
      // Another turn of a loop.
      guard spend(text.bytes.count) else {
        commands[node.index]?.note(DynamicPart(.size, command.span))
        return
      }
      commands[node.index]?.append("\n;\n".utf8, from: command.span)
      commands[node.index]?.append(text)
    }
  }
}
