import SQLSyntax
import SourceText

/// A routine's body, read once.
struct RoutineBody {
  /// The statement that made the routine: OR REPLACE makes another.
  let definition: StoredNode
  let body: Body?
  /// It does more than read and change rows, or nobody knows what it does.
  let isToBeFollowed: Bool
  /// It changes rows, itself.
  let changesRows: Bool
  /// What it calls, and whose rows it changes: that may have more to it.
  let calls: [[String]]
  let changedTables: [[String]]

  init(_ stored: StoredNode) {
    definition = stored
    let definition = stored.node
    let body = definition.tree.body(of: definition)
    self.body = body
    let statements = body?.statements ?? []
    isToBeFollowed = statements.contains { statement in
      statement.isDynamic || statement.dynamicPart != nil || !statement.tag.onlyTouchesRows
    }
    var calls: Set<[String]> = []
    var tables: Set<[String]> = []
    changesRows = statements.contains { $0.tag.changesRows }
    let roots =
      body?.tree.map { tree in tree.statements.map { tree.root(of: $0) } } ?? [definition.child(.body)].compactMap(\.self)
    for node in roots.flatMap({ $0.nodes(where: \.reachesOut) }) {
      if node.kind == .functionCall {
        if let name = node.child(.name)?.identifiers { calls.insert(name) }
      } else if let target = node.child(.target) {
        tables.insert(target.identifiers)
      }
    }
    self.calls = Array(calls)
    changedTables = Array(tables)
  }

  /// BEGIN ATOMIC … END, or RETURN.
  var stored: Node? { definition.node.child(.body).flatMap { $0.kind == .constant ? nil : $0 } }
}

extension NodeKind {
  fileprivate var reachesOut: Bool {
    switch self {
    case .functionCall, .insert, .update, .delete, .merge: true
    default: false
    }
  }
}

extension CommandTag {
  fileprivate var changesRows: Bool {
    switch self {
    case .insert, .update, .delete, .merge, .truncateTable: true
    default: false
    }
  }

  fileprivate var onlyTouchesRows: Bool {
    switch self {
    case .select, .insert, .update, .delete, .merge: true
    default: false
    }
  }
}

extension Executor {
  /// Deeper than this nothing is followed.
  private static var depthLimit: Int { 16 }

  mutating func executeDo(_ node: Node, in frame: Frame) {
    guard let body = node.tree.body(of: node) else { return }
    let inner = frame.calling(Event.Caller(kind: .doBlock, place: place(of: node)))
    guard let tree = body.tree, body.language == .plpgsql else {
      return observer.cannotRead(place(of: node), because: "a DO block in \(body.language.name)")
    }
    for statement in tree.statements { _ = run(block: tree.root(of: statement), in: inner) }
  }

  mutating func executePrepared(_ node: Node, in frame: Frame) {
    guard let name = node.child(.name)?.firstIdentifier, let body = session.prepared[name]?.child(.body) else { return }
    var inner = frame.calling(Event.Caller(kind: .prepared(name), place: place(of: node)))
    inner.isStored = true
    inner.variables = arguments(of: node, in: frame)
    execute(body, tag: body.commandTag, in: inner)
  }

  /// What EXECUTE gives the parameters of what was prepared.
  private func arguments(of node: Node, in frame: Frame) -> Variables? {
    let arguments = node.children(.argument)
    guard !arguments.isEmpty else { return nil }
    var analyzer = analyzer(for: node, in: frame)
    let types = analyzer.parameterTypes(of: node)
    var variables = Variables(parameters: arguments.indices.map { types[$0 + 1] ?? .undetermined })
    for (index, argument) in arguments.enumerated() {
      let typed = analyzer.expression(argument, in: frame.scope)
      variables.arguments[index + 1] = analyzer.known(typed, in: variables.parameters[index])
    }
    return variables
  }

  mutating func call(_ calls: [RoutineCall], in frame: Frame) {
    for call in calls {
      guard let routine = catalog[call.routine] else { continue }
      let caller = Event.Caller(kind: .routine(routine.name), place: call.place)
      // One that is STRICT is not run for NULL.
      if routine.isStrict, call.arguments.values.contains(.null) { continue }
      run(call.routine, call.arguments, in: frame.calling(caller, isCertain: call.isCertain)) { _ in }
    }
  }

  /// Executes a routine's body; `prepare` adds names to those of its parameters.
  mutating func run(
    _ id: ID<Routine>, _ arguments: [Int: KnownValue] = [:], in frame: Frame, _ prepare: (inout Variables) -> Void
  ) {
    guard let routine = catalog[id], let definition = routine.$definition, routine.kind != .aggregate else { return }
    guard frame.callers.count <= Self.depthLimit, !frame.routines.contains(id) else { return }
    let body = body(of: id, definition)
    var seen: Set<ID<Routine>> = []
    guard inspection != nil || hasYoungLabels || isToBeFollowed(id, &seen) || frame.isInCall && body.changesRows else { return }
    var frame = frame
    frame.routines.append(id)
    frame.result = routine.result
    var variables = Variables(routine, arguments: arguments)
    prepare(&variables)
    frame.variables = variables
    let settings = session.settings
    if let path = routine.searchPath { session.settings.searchPath = path }
    defer { if routine.searchPath != nil { session.settings.searchPath = settings.searchPath } }
    switch (routine.language, body.body?.tree) {
    case (.plpgsql, let tree?): for statement in tree.statements { _ = run(block: tree.root(of: statement), in: frame) }
    case (.sql, let tree?):
      for statement in tree.statements { run(tree.root(of: statement), tag: statement.tag, in: frame) }
    case (.sql, nil): if let stored = body.stored { run(stored: stored, in: frame) }
    default: break
    }
  }

  /// A routine has been made, by this statement. What only triggers call, no statement calls by itself.
  mutating func noteRoutine(_ definition: Node) {
    if definition.returnsTrigger {
      if hasCallableRoutines { noteTriggerFunction(definition) }
      return
    }
    noteCallable(definition)
    guard !hasCallableRoutines else { return }
    // While there were none, nothing hung on what functions of triggers do.
    hasCallableRoutines = true
    for id in catalog.routines where !hasRoutinesToFollow && !hasTriggersToFollow {
      if let known = catalog[id]?.definition, known.returnsTrigger { noteTriggerFunction(known) }
    }
  }

  private mutating func noteCallable(_ definition: Node) {
    guard !hasRoutinesToFollow else { return }
    let body = RoutineBody(definition.stored)
    if body.changesRows { hasRoutinesThatWrite = true }
    hasRoutinesToFollow = body.isToBeFollowed
  }

  private mutating func noteTriggerFunction(_ definition: Node) {
    guard !hasRoutinesToFollow, !hasTriggersToFollow else { return }
    hasTriggersToFollow = RoutineBody(definition.stored).isToBeFollowed
  }

  /// Whether more may come of a call than rows that are read and changed: of the routine itself, or of what it calls and fires.
  private mutating func isToBeFollowed(_ id: ID<Routine>, _ seen: inout Set<ID<Routine>>) -> Bool {
    guard seen.count < 100, seen.insert(id).inserted, let definition = catalog[id]?.$definition else { return false }
    let body = body(of: id, definition)
    if body.isToBeFollowed { return true }
    for name in body.calls {
      for other in names.routines(name) where isToBeFollowed(other, &seen) { return true }
    }
    for name in body.changedTables {
      guard let table = names.relation(name), let triggers = catalog.ask(table, { $0.triggers.compactMap(\.function) }) else {
        continue
      }
      for function in triggers where isToBeFollowed(function, &seen) { return true }
    }
    return false
  }

  private mutating func body(of id: ID<Routine>, _ definition: StoredNode) -> RoutineBody {
    if let known = bodies[id], known.definition == definition { return known }
    let body = RoutineBody(definition)
    bodies[id] = body
    return body
  }

  private mutating func run(stored: Node, in frame: Frame) {
    var frame = frame
    frame.isStored = true
    if stored.kind == .routineReturn { return run(stored, tag: .select, in: frame) }
    for statement in stored.children(.statement) { run(statement, tag: statement.commandTag, in: frame) }
  }

  /// A statement of a body.
  mutating func run(_ node: Node, tag: CommandTag, in frame: Frame) {
    budget -= 1
    guard budget > 0 else { return }
    if node.kind == .routineReturn {
      if let value = node.child(.value) { evaluate(value, in: frame) }
    } else {
      execute(node, tag: tag, in: frame)
    }
  }

  /// An expression that is evaluated by itself.
  @discardableResult
  mutating func evaluate(_ node: Node, as type: SQLType? = nil, in frame: Frame) -> SQLType {
    evaluated(node, as: type, in: frame).type
  }

  /// What a variable of a type holds when an expression has been put into it, if that is known.
  mutating func evaluate(_ node: Node, into type: SQLType, in frame: Frame) -> KnownValue? {
    evaluated(node, as: type, in: frame).value
  }

  private mutating func evaluated(
    _ node: Node, as type: SQLType?, in frame: Frame
  ) -> (type: SQLType, value: KnownValue?) {
    if node.kind == .query {
      execute(node, tag: .select, in: frame)
      return (.undetermined, nil)
    }
    var analyzer = analyzer(for: node, in: frame)
    if inspection != nil { analyzer.collector = MissCollector() }
    var typed = analyzer.expression(node, in: frame.scope)
    let found = (type: typed.type, value: type.flatMap { analyzer.known(typed, in: $0) })
    if let type {
      // What has no type yet is a text here, and becomes the other when it is assigned.
      if typed.type == .literal { typed.type = .text }
      analyzer.coerce(typed, to: type, .explicit)
    }
    if inspection != nil {
      noteMisses(of: analyzer, in: frame)
      return found
    }
    let analysis = analyzer.analysis
    if !analysis.uses.isEmpty { tell(node, .select, analysis, in: frame) }
    call(analysis.calls, in: frame)
    return found
  }
}

extension Node {
  fileprivate var returnsTrigger: Bool {
    let type = child(.returns)?.child(.name)?.lastIdentifier
    return type == "trigger" || type == "event_trigger"
  }
}

extension Body.Language {
  fileprivate var name: String {
    switch self {
    case .plpgsql: "plpgsql"
    case .sql: "sql"
    case .other(let name): name
    }
  }
}
