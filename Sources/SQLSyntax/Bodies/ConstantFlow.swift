import SourceText

/// Follows a body from its first statement to its last and notes which text each EXECUTE will run, as far as that is made of
/// constants: those of the statement itself and of variables that hold a known text when it is reached.
///
/// Where ways join, a variable is known only if it is the same on all of them; in a loop, only if nothing in the loop assigns
/// it, or the same turn did. Time and memory are linear in the body: what a branch changes is undone from a log.
struct ConstantFlow {
  enum Value: Sendable {
    case text(ConstantText)
    case null
    case unknown(DynamicPart)
  }

  private struct Slot {
    var value: Value
    /// How many loops were open when it got this value.
    var loops: Int
  }

  /// Which texts are the same after a variable took them in.
  enum Holding {
    case text
    /// Numbers as PostgreSQL writes them.
    case integer
    case nothing

    init(_ type: Node?) {
      self = .nothing
      guard let type, type.kind == .typeName, type.flags.isEmpty, let name = type.child(.name) else { return }
      guard type.children.allSatisfy({ $0.role == .name }) else { return }
      switch name.sourceText.lowercased() {
      case "text", "varchar", "character varying", "name", "pg_catalog.text", "pg_catalog.varchar": self = .text
      case "int", "integer", "bigint", "smallint", "int4", "int8", "int2": self = .integer
      default: break
      }
    }
  }

  let tree: SyntaxTree
  /// What each `plpgsqlExecute` will run, by the index of its node.
  private(set) var commands: [UInt32: ConstantText] = [:]
  /// A loop over this many constants is followed turn by turn.
  private static let turnLimit = 64
  /// How many more bytes may be put together, so that a text that keeps growing cannot eat all memory.
  var byteBudget: Int
  /// How many more tokens may be looked at again in turns of loops.
  private var turnBudget: Int

  private var slots: [Slot] = []
  /// What the variable of each slot makes of a text that is assigned to it.
  private var holdings: [Holding] = []
  /// The slots a name stands for, the innermost last.
  private var names: [String: [Int]] = [:]
  /// Values that were overwritten, to go back to.
  private var log: [(slot: Int, old: Slot)] = []
  private var loops: [Range<UInt32>] = []
  /// The tokens at which each name is assigned, anywhere in the body.
  private var assignments: [String: [UInt32]] = [:]
  /// Labels of blocks that an EXIT leaves before their end.
  private var exits: Set<String> = []

  /// What the EXECUTEs below this block run.
  static func commands(of block: Node) -> [UInt32: ConstantText] {
    let tree = block.tree
    guard (0..<tree.nodeCount).contains(where: { tree.nodes[$0].kind == .plpgsqlExecute }) else { return [:] }
    var flow = ConstantFlow(tree)
    flow.collectAssignments()
    flow.statement(block)
    return flow.commands
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
    byteBudget = 64 * tree.lexed.extent.count + 8192
    turnBudget = 64 * tree.lexed.count
  }

  // MARK: Variables

  private mutating func collectAssignments() {
    for index in 0..<tree.nodeCount {
      let node = Node(tree: tree, index: UInt32(index))
      switch node.kind {
      case .plpgsqlAssign, .plpgsqlInto, .plpgsqlForInteger, .plpgsqlForRows, .plpgsqlForEach:
        for target in node.children where target.role == .target {
          for name in assignedNames(target) { assignments[name, default: []].append(target.record.firstToken) }
        }
      case .plpgsqlOpen, .plpgsqlAlias:
        // A cursor variable gets the portal's name; an alias may be assigned in its variable's stead.
        for name in node.child(.object).map(assignedNames) ?? [] { assignments[name, default: []].append(0) }
      default: break
      }
    }
    for name in assignments.keys { assignments[name]?.sort() }
  }

  /// The names a target may stand for: `r` of `r.a`, but `v` of `label.v`.
  private func assignedNames(_ target: Node) -> [String] {
    let record = target.record
    var names: [String] = []
    var token = Int(record.firstToken)
    while token < Int(record.endToken), names.count < 3, tree.lexed.tokens[token].kind.mayBeLabel {
      names.append(tree.lexed.identifier(at: token))
      guard token + 1 < Int(record.endToken), tree.lexed.tokens[token + 1].kind == .dot else { break }
      token += 2
    }
    return names
  }

  private mutating func declare(_ name: String, _ holding: Holding, _ value: Value) {
    slots.append(Slot(value: .null, loops: loops.count))
    holdings.append(holding)
    slots[slots.count - 1].value = held(value, in: slots.count - 1)
    names[name, default: []].append(slots.count - 1)
  }

  private mutating func set(_ slot: Int, _ value: Value) {
    log.append((slot, slots[slot]))
    slots[slot] = Slot(value: held(value, in: slot), loops: loops.count)
  }

  private func held(_ value: Value, in slot: Int) -> Value {
    guard case .text(let text) = value else { return value }
    switch holdings[slot] {
    case .text: return value
    case .integer where text.isKnown && text.bytes.allSatisfy(Self.isDigit): return value
    default: return .unknown(DynamicPart(.variable, Span(start: 0, end: 0)))
    }
  }

  private mutating func assign(_ target: Node, _ value: Value) {
    let names = assignedNames(target)
    let isWhole = names.count == 1 && target.record.endToken == target.record.firstToken + 1
    for name in names {
      guard let slot = self.names[name]?.last else { continue }
      return set(slot, isWhole ? value : .unknown(DynamicPart(.variable, target.span)))
    }
  }

  private mutating func forget(_ target: Node) {
    assign(target, .unknown(DynamicPart(.variable, target.span)))
  }

  /// What a variable holds here.
  func value(ofVariable node: Node) -> Value {
    let unknown = Value.unknown(DynamicPart(.variable, node.span))
    guard node.record.endToken == node.record.firstToken + 1 else { return unknown }
    let name = tree.lexed.identifier(at: Int(node.record.firstToken))
    guard let index = names[name]?.last else { return unknown }
    let slot = slots[index]
    if slot.loops < loops.count, isAssigned(name, within: loops[slot.loops]) { return unknown }
    if case .unknown = slot.value { return unknown }
    return slot.value
  }

  private func isAssigned(_ name: String, within range: Range<UInt32>) -> Bool {
    guard let places = assignments[name] else { return false }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] < range.upperBound
  }

  // MARK: Ways that part and join

  /// The slots changed since the log had this length, with the values they have now; they get their old ones back.
  private mutating func undo(to length: Int) -> [Int: Value] {
    var changed: [Int: Value] = [:]
    while log.count > length {
      let (slot, old) = log.removeLast()
      if changed[slot] == nil { changed[slot] = slots[slot].value }
      slots[slot] = old
    }
    return changed
  }

  /// Takes each way from here, and goes on with what is true behind all of them.
  private mutating func branch(_ ways: [Node], orNone: Bool, _ take: (inout ConstantFlow, Node) -> Void) {
    var outcomes: [[Int: Value]] = orNone ? [[:]] : []
    for way in ways {
      let start = log.count
      take(&self, way)
      outcomes.append(undo(to: start))
    }
    join(outcomes)
  }

  private mutating func join(_ outcomes: [[Int: Value]]) {
    var changed: [Int: (value: Value, count: Int)] = [:]
    for outcome in outcomes {
      for (slot, value) in outcome {
        guard let seen = changed[slot] else {
          changed[slot] = (value, 1)
          continue
        }
        changed[slot] = (Self.joined(seen.value, value), seen.count + 1)
      }
    }
    for (slot, end) in changed {
      set(slot, end.count == outcomes.count ? end.value : Self.joined(end.value, slots[slot].value))
    }
  }

  private static func joined(_ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.text(let a), .text(let b)) where a.bytes == b.bytes && a.isKnown && b.isKnown: left
    case (.null, .null): left
    default: .unknown(DynamicPart(.variable, Span(start: 0, end: 0)))
    }
  }

  // MARK: Statements

  private mutating func statements(of node: Node) {
    for child in node.children where child.role == .statement { statement(child) }
  }

  private mutating func statement(_ node: Node) {
    switch node.kind {
    case .plpgsqlBlock: block(node)
    case .plpgsqlIf, .plpgsqlCase:
      let hasElse = node.child(.otherwise) != nil
      let ways = node.children.filter { $0.kind == .plpgsqlBranch }
      branch(ways, orNone: !hasElse) { flow, way in flow.statements(of: way) }
    case .plpgsqlLoop, .plpgsqlForInteger, .plpgsqlForEach, .plpgsqlForRows: loop(node)
    case .plpgsqlAssign:
      guard let target = node.child(.target), let value = node.child(.value) else { return }
      assign(target, self.value(of: value))
    case .plpgsqlExecute: execute(node)
    case .plpgsqlReturnQuery:
      if let body = node.child(.body), body.kind == .plpgsqlExecute { execute(body) }
    case .plpgsqlOpen:
      if let body = node.child(.body), body.kind == .plpgsqlExecute { execute(body) }
      if let name = node.child(.name) { forget(name) }
    case .plpgsqlSQL, .plpgsqlFetch:
      if let into = node.child(.into) { for target in into.children { forget(target) } }
      arguments(of: node)
    case .plpgsqlDiagnostics:
      for item in node.children { if let target = item.child(.target) { forget(target) } }
    case .plpgsqlExit:
      if let label = node.child(.label) { exits.formUnion(label.identifiers) }
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
    let counter = node.kind == .plpgsqlForInteger ? targets.first?.identifiers.first : nil
    if let counter { declare(counter, .integer, .unknown(DynamicPart(.variable, node.span))) }
    var outcomes: [[Int: Value]] = [[:]]
    loops.append(node.record.firstToken..<node.record.endToken)
    for turn in values ?? [nil] {
      let start = log.count
      for target in targets { if let turn { assign(target, turn) } else { forget(target) } }
      statements(of: node)
      outcomes.append(undo(to: start))
    }
    loops.removeLast()
    join(outcomes)
    if let counter { names[counter]?.removeLast() }
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
      guard tree.lexed.tokens[token].kind.mayBeLabel, let slot = names[tree.lexed.identifier(at: token)]?.last else { continue }
      set(slot, .unknown(DynamicPart(.variable, statement.span)))
    }
  }

  private mutating func block(_ node: Node) {
    let start = log.count
    var declared: [String] = []
    for declaration in node.children where declaration.role == .declaration {
      guard let name = declaration.child(.name)?.identifiers.first else { continue }
      let holding = declaration.kind == .plpgsqlVariable ? Holding(declaration.child(.type)) : .nothing
      declare(name, holding, initialValue(declaration))
      declared.append(name)
    }
    let handlers = node.children(.handler)
    statements(of: node)
    if !handlers.isEmpty {
      let end = undo(to: start)
      // An error may come between any two statements: in a handler all that they assign is unknown.
      for slot in end.keys.sorted() { set(slot, .unknown(DynamicPart(.variable, node.span))) }
      let handled = log.count
      var outcomes: [[Int: Value]] = []
      for handler in handlers {
        statements(of: handler)
        var outcome = undo(to: handled)
        for slot in end.keys where outcome[slot] == nil { outcome[slot] = slots[slot].value }
        outcomes.append(outcome)
      }
      _ = undo(to: start)
      join([end] + outcomes)
    }
    if let label = node.child(.label)?.identifiers.first, exits.contains(label) {
      for slot in undo(to: start).keys.sorted() { set(slot, .unknown(DynamicPart(.variable, node.span))) }
    }
    for name in declared { names[name]?.removeLast() }
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
    if let into = node.child(.into) { for target in into.children { forget(target) } }
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
