import SourceText

/// What the variables of a PL/pgSQL body hold at the place that has been reached.
struct ConstantVariables {
  enum Value: Sendable {
    case text(ConstantText)
    case null
    case unknown(DynamicPart)
  }

  /// Which texts are the same after a variable took them in.
  enum Holding {
    case text
    /// Numbers as PostgreSQL writes them.
    case integer
    case nothing
  }

  /// A name as a number, folded as PostgreSQL folds it.
  typealias Name = UInt64

  private struct State {
    var value: Value
    /// How many loops were open when it got this value.
    var loops: Int
  }

  private struct Variable {
    var name: Name
    var holding: Holding
  }

  private let names: ConstantNames
  /// By slot.
  private var variables: [Variable] = []
  private var states: [State] = []
  /// The slots a name stands for, the innermost last.
  private var slots: [Name: [Int]] = [:]
  /// States that were overwritten, to go back to.
  private var log: [(slot: Int, old: State)] = []
  /// The tokens of the loops that are open.
  private var loops: [Range<UInt32>] = []

  init(_ names: ConstantNames) { self.names = names }

  // MARK: Declaring and assigning

  /// Begins a name's scope. `end(name)` ends it.
  mutating func declare(_ name: Name, _ holding: Holding, _ value: Value) {
    guard names.matter(name) else { return }
    variables.append(Variable(name: name, holding: holding))
    states.append(State(value: .null, loops: loops.count))
    states[states.count - 1].value = held(value, in: states.count - 1)
    slots[name, default: []].append(states.count - 1)
  }

  mutating func end(_ name: Name) {
    guard names.matter(name) else { return }
    slots[name]?.removeLast()
  }

  /// From here on nothing is known of a variable: it has two names.
  mutating func giveUp(_ name: Name) {
    guard let slot = slots[name]?.last else { return }
    variables[slot].holding = .nothing
    states[slot].value = .unknown(DynamicPart(.variable, Span(start: 0, end: 0)))
  }

  private mutating func set(_ slot: Int, _ value: Value) {
    log.append((slot, states[slot]))
    states[slot] = State(value: held(value, in: slot), loops: loops.count)
  }

  private func held(_ value: Value, in slot: Int) -> Value {
    guard case .text(let text) = value else { return value }
    switch variables[slot].holding {
    case .text: return value
    case .integer where text.isKnown && text.bytes.allSatisfy(ConstantFlow.isDigit): return value
    default: return .unknown(DynamicPart(.variable, Span(start: 0, end: 0)))
    }
  }

  /// Whether it matters what is assigned to this target.
  func matters(_ target: Node) -> Bool { names.ofTarget(target).contains { slots[$0]?.last != nil } }

  mutating func assign(_ target: Node, _ value: Value) {
    let isWhole = target.record.endToken == target.record.firstToken + 1
    for name in names.ofTarget(target) {
      guard let slot = slots[name]?.last else { continue }
      return set(slot, isWhole ? value : .unknown(DynamicPart(.variable, target.span)))
    }
  }

  mutating func forget(_ target: Node) {
    assign(target, .unknown(DynamicPart(.variable, target.span)))
  }

  mutating func forget(_ name: Name, at span: Span) {
    if let slot = slots[name]?.last { set(slot, .unknown(DynamicPart(.variable, span))) }
  }

  // MARK: Reading

  /// What a variable holds here.
  func value(of node: Node) -> Value {
    let unknown = Value.unknown(DynamicPart(.variable, node.span))
    guard node.record.endToken == node.record.firstToken + 1 else { return unknown }
    guard let slot = slots[names.name(Int(node.record.firstToken))]?.last else { return unknown }
    let state = states[slot]
    let loop = state.loops < loops.count ? loops[state.loops] : nil
    switch state.value {
    case .unknown: return unknown
    case .null: return loop.map { names.isAssigned(variables[slot].name, in: $0) } == true ? unknown : .null
    case .text(let text):
      guard let loop, names.isAssigned(variables[slot].name, in: loop) else { return state.value }
      return afterTurns(text, slot, of: loop, node.span)
    }
  }

  /// What earlier turns of a loop have made of a text: more of it, if all they do is append.
  private func afterTurns(_ text: ConstantText, _ slot: Int, of loop: Range<UInt32>, _ span: Span) -> Value {
    let hole = DynamicPart(.variable, span)
    guard !names.isReplaced(variables[slot].name, in: loop) else { return .unknown(hole) }
    var text = text
    text.append(ConstantText(hole: hole))
    return .text(text)
  }

  // MARK: Ways that part and join

  mutating func enterLoop(_ loop: Node) { loops.append(loop.record.firstToken..<loop.record.endToken) }

  mutating func leaveLoop() { loops.removeLast() }

  typealias Place = Int

  /// A place to go back to.
  var place: Place { log.count }

  /// Goes back to a place: the values of the slots that were changed since.
  mutating func goBack(to place: Place) -> [Int: Value] {
    var changed: [Int: Value] = [:]
    while log.count > place {
      let (slot, old) = log.removeLast()
      if changed[slot] == nil { changed[slot] = states[slot].value }
      states[slot] = old
    }
    return changed
  }

  /// Goes on behind ways that all began here, with what is true on each.
  mutating func join(_ outcomes: [[Int: Value]], _ joined: (Value, Value) -> Value) {
    var changed: [Int: (value: Value, count: Int)] = [:]
    for outcome in outcomes {
      for (slot, value) in outcome {
        guard let seen = changed[slot] else {
          changed[slot] = (value, 1)
          continue
        }
        changed[slot] = (joined(seen.value, value), seen.count + 1)
      }
    }
    for (slot, end) in changed.sorted(by: { $0.key < $1.key }) {
      set(slot, end.count == outcomes.count ? end.value : joined(end.value, states[slot].value))
    }
  }

  /// These may have any value now.
  mutating func forget(_ slots: some Sequence<Int>, at span: Span) {
    for slot in slots.sorted() { set(slot, .unknown(DynamicPart(.variable, span))) }
  }

  /// Goes on behind a loop that may have been left in the midst of a turn.
  mutating func leave(_ loop: Node, _ outcomes: [[Int: Value]]) {
    let range = loop.record.firstToken..<loop.record.endToken
    for slot in Set(outcomes.flatMap(\.keys)).sorted() {
      if case .text(let text) = states[slot].value {
        set(slot, afterTurns(text, slot, of: range, loop.span))
      } else {
        set(slot, .unknown(DynamicPart(.variable, loop.span)))
      }
    }
  }
}

extension ConstantVariables.Holding {
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
