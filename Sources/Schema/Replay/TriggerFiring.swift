import SQLSyntax
import SourceText

/// What a statement does to the rows of a relation, so that triggers fire.
struct RowChange {
  /// .insert, .update, .delete or .truncate
  var kind: TokenKind
  var relation: ID<Relation>
  /// Columns that UPDATE sets.
  var columns: [String] = []
  var rows: Reach
  var place: Node
}

/// A trigger that has its event, and waits.
struct DeferredTrigger {
  var function: ID<Routine>
  var relation: ID<Relation>
  var frame: Frame
}

extension Executor {
  /// The triggers that a statement fires, its WITH queries included.
  mutating func fireTriggers(of node: Node, in frame: Frame) {
    guard session.settings.firesTriggers else { return }
    for change in changes(of: node) {
      guard let relation = catalog[change.relation] else { continue }
      if hasYoungLabels, !relation.ruleDefinitions.isEmpty { follow(relation.ruleDefinitions, of: relation, change, in: frame) }
      for trigger in relation.triggers.sorted(by: { $0.name < $1.name }) { fire(trigger, of: relation, change, in: frame) }
    }
  }

  private mutating func fire(_ trigger: Trigger, of owner: Relation, _ change: RowChange, in frame: Frame) {
    guard let function = trigger.function, catalog[function] != nil, trigger.isEnabled else { return }
    let event = trigger.events.first {
      $0.kind == change.kind && ($0.columns.isEmpty || $0.columns.contains(where: change.columns.contains))
    }
    guard event != nil else { return }
    let reach = trigger.isForEachRow ? change.rows : .certain
    guard reach > .never else { return }
    if let condition = trigger.condition { evaluate(condition, of: owner, reach, at: change.place, in: frame) }
    let caller = Event.Caller(kind: .trigger(trigger.name, on: owner.name), place: place(of: change.place))
    let inner = frame.calling(caller, isCertain: reach == .certain && trigger.$condition == nil && !trigger.mayBeGone)
    if trigger.isDeferred {
      session.deferred.append(DeferredTrigger(function: function, relation: change.relation, frame: inner))
    } else {
      run(function, of: change.relation, in: inner)
    }
  }

  /// What rules add to a statement, or put in its place.
  private mutating func follow(_ rules: [String: StoredNode], of owner: Relation, _ change: RowChange, in frame: Frame) {
    for (name, definition) in rules.sorted(by: { $0.key < $1.key }) where owner.rules.contains(name) {
      let rule = definition.node
      guard rule.detail == change.kind else { continue }
      for action in rule.children(.action) {
        let caller = Event.Caller(kind: .rule(name, on: owner.name), place: place(of: change.place))
        var inner = frame.calling(caller, isCertain: rule.child(.where) == nil && action.runsOnce(for: change.place))
        guard inner.callers.count < 16 else { return }
        inner.isStored = true
        inner.variables = Variables(blocks: [
          Variables.Block(types: ["new": .row(change.relation), "old": .row(change.relation)])
        ])
        execute(action, tag: action.commandTag, in: inner)
      }
    }
  }

  /// WHEN of a trigger.
  private mutating func evaluate(_ condition: Node, of owner: Relation, _ reach: Reach, at statement: Node, in frame: Frame) {
    guard hasYoungLabels else { return }
    let columns = owner.columns.map { SQLType.RecordField($0.name, $0.type) }
    let rows = ["old", "new"].map { alias in
      Scope.Item(alias: alias, columns: columns, isComplete: owner.isComplete, mustBeQualified: true)
    }
    let place = statement.child(.target) ?? statement
    var analyzer = analyzer(for: place, in: frame)
    analyzer.reaching(reach) { $0.evaluateStored(condition, Scope(items: rows), at: place) }
    if !analyzer.analysis.uses.isEmpty { tell(statement, statement.commandTag, analyzer.analysis, in: frame) }
    call(analyzer.analysis.calls, in: frame)
  }

  private mutating func run(_ function: ID<Routine>, of relation: ID<Relation>, in frame: Frame) {
    run(function, in: frame) { variables in
      variables.blocks.append(Variables.Block(types: ["new": .row(relation), "old": .row(relation)]))
    }
  }

  /// What waited for the end of the transaction, or for SET CONSTRAINTS … IMMEDIATE: the statement that they fire at, if it is
  /// written down.
  mutating func fireDeferredTriggers(at statement: Node? = nil) {
    while !session.deferred.isEmpty {
      var trigger = session.deferred.removeFirst()
      if let statement { trigger.frame.callers[trigger.frame.callers.count - 1].place = place(of: statement) }
      run(trigger.function, of: trigger.relation, in: trigger.frame)
    }
  }

  private func changes(of node: Node) -> [RowChange] {
    switch node.kind {
    case .truncate:
      return node.children(.table).compactMap { table in
        names.relation(table.identifiers).map { RowChange(kind: .truncate, relation: $0, rows: .never, place: node) }
      }
    case .copy where node.detail == .from:
      guard let target = node.child(.target), let relation = names.relation(target.identifiers) else { return [] }
      return [
        RowChange(
          kind: .insert, relation: relation, rows: node.copiedRows.map { $0.count == 0 ? .never : .certain } ?? .maybe,
          place: node
        )
      ]
    case .query, .insert, .update, .delete, .merge:
      var found = change(of: node)
      if let with = node.child(.with) {
        for element in with.children(.element) { if let body = element.child(.body) { found += changes(of: body) } }
      }
      return found
    default: return []
    }
  }

  /// Of one INSERT, UPDATE, DELETE or MERGE.
  private func change(of node: Node) -> [RowChange] {
    guard let target = node.child(.target), node.kind != .query, let relation = names.relation(target.identifiers),
      catalog.ask(relation, { !$0.triggers.isEmpty || !$0.ruleDefinitions.isEmpty }) == true
    else { return [] }
    let existing: Reach = catalog[relation]?.rows == Relation.Rows.none ? .never : .maybe
    switch node.kind {
    case .insert:
      var found = [RowChange(kind: .insert, relation: relation, rows: node.insertedRows, place: node)]
      if let conflict = node.child(.conflict), conflict.detail == .update {
        found.append(
          RowChange(kind: .update, relation: relation, columns: conflict.assignedColumns, rows: existing, place: node))
      }
      return found
    case .update:
      return [RowChange(kind: .update, relation: relation, columns: node.assignedColumns, rows: existing, place: node)]
    case .delete: return [RowChange(kind: .delete, relation: relation, rows: existing, place: node)]
    default:
      return node.children(.when).filter { $0.detail != .nothing }.map { branch in
        RowChange(
          kind: branch.detail, relation: relation, columns: branch.assignedColumns,
          rows: branch.detail == .insert ? .maybe : existing, place: node)
      }
    }
  }
}

extension Node {
  /// Of an action of a rule: no row is needed for it to run.
  fileprivate func runsOnce(for change: Node) -> Bool {
    if change.kind == .insert { return change.insertedRows == .certain }
    guard change.child(.where) == nil, change.children(.from).isEmpty, change.children(.using).isEmpty else { return false }
    return !nodes(of: .columnReference).contains { ["old", "new"].contains($0.firstIdentifier) }
  }

  /// Of an INSERT: VALUES gives rows for sure, and so does a SELECT of nothing but values.
  var insertedRows: Reach {
    guard let query = child(.source) else { return .certain }
    guard query.child(.limit) == nil, query.child(.offset) == nil, let body = query.child(.body) else { return .maybe }
    switch body.kind {
    case .values: return .certain
    case .select: return body.child(.from) == nil && body.child(.where) == nil && body.child(.having) == nil ? .certain : .maybe
    default: return .maybe
    }
  }

  fileprivate var assignedColumns: [String] {
    children(.assignment).flatMap { $0.children(.column) }.compactMap { $0.child(.name)?.firstIdentifier }
  }
}
