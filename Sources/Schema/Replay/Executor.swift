import Migrations
import SQLSyntax
import SourceText

/// Does to the catalog what the server does: transactions, savepoints and settings, statements, and the bodies that they execute.
struct Executor<Observer: ReplayObserver> {
  let catalog: Catalog
  let postgres: Int
  var observer: Observer
  var session = Session()
  private let demands = Demands()

  /// The step at hand and its transaction, as deployed alone.
  var step: Step!
  var transaction: Transaction!
  /// Numbers of the transactions at hand. They are the executor's own, for a procedure may commit in the middle of a step.
  private var number = 0
  private var jointNumber = 0
  private var plannedJoint = -1
  /// The joint transaction that last gave an enum a label.
  private var youngLabelsIn = -1
  /// Each branch that may not be taken has a number.
  private var lastBranch = 0

  /// The scripts that steps came from and that are not read as they stand in their files, by the text that they are read in.
  private var scripts: [ObjectIdentifier: Script] = [:]
  /// What is known of routines' bodies, by the routine.
  var bodies: [ID<Routine>: RoutineBody] = [:]
  /// A statement may call a routine that does more than read and change rows.
  var hasRoutinesToFollow = false
  /// A trigger may do more than that, and there are routines that may fire it.
  var hasTriggersToFollow = false
  var hasCallableRoutines = false
  /// A query may call a routine that changes rows.
  var hasRoutinesThatWrite = false
  /// How many more statements in bodies this step may execute.
  var budget = 0
  /// While a body is only looked into: what it misses.
  var inspection: MissCollector?

  init(_ set: MigrationSet, postgres: Int, observer: Observer) {
    catalog = Catalog(set)
    self.postgres = postgres
    self.observer = observer
  }

  // MARK: Transactions

  var transactionCount: Int { number }

  mutating func begin(_ transaction: Transaction) {
    self.transaction = transaction
    number += 1
    session.begin()
  }

  mutating func end(_ ending: Transaction.Ending) {
    if ending == .rolledBack { catalog.rollback(to: 0) } else { fireDeferredTriggers() }
    session.end(isRolledBack: ending == .rolledBack)
    catalog.commit()
  }

  /// `next`: the migration that comes then.
  mutating func disconnect(before next: Int, isFollowedAtOnce: Bool) {
    catalog.disconnect(before: next, isFollowedAtOnce: isFollowedAtOnce)
    session = Session()
  }

  /// COMMIT or ROLLBACK in a procedure or a DO that stands alone: another transaction follows.
  mutating func endInBody(isRolledBack: Bool) {
    end(isRolledBack ? .rolledBack : .committed)
    number += 1
    jointNumber += 1
    session.begin()
  }

  /// Whether the transaction has given an enum a label, be it in an earlier migration.
  var hasYoungLabels: Bool { youngLabelsIn == jointNumber }

  // MARK: Steps

  mutating func execute(_ step: Step, joint: Int) {
    self.step = step
    if joint != plannedJoint {
      plannedJoint = joint
      jointNumber += 1
    }
    let script = step.statement.script
    if script.origin != nil { scripts[ObjectIdentifier(script.text)] = script }
    budget = 20_000
    session.enterRunnersSavepoint(step.savepoint)
    var frame = Frame(isMaybe: !step.always)
    // What one migration does only maybe it does, or leaves, as a whole.
    if step.statement.certainty == .maybe { frame.branches = [-1 - step.migration] }
    frame.loops = step.statement.loops
    if step.followsUnreadProgram { catalog.runUnread(at: moment(of: step.statement.root, in: frame)) }
    execute(step.statement.root, tag: step.statement.statement.tag, in: frame)
  }

  /// Where a node stands in its file, whichever script it is from.
  func place(of node: Node) -> Place {
    let script = script(of: node)
    return Place(script.file, script.fileSpan(node.fileSpan))
  }

  func script(of node: Node) -> Script {
    let current = step.statement.script
    let text = node.tree.file
    if text === current.text { return current }
    return scripts[ObjectIdentifier(text)] ?? Script(file: text, tree: node.tree)
  }

  var names: Names { Names(catalog, session.settings) }

  func analyzer(for node: Node, in frame: Frame) -> Analyzer {
    // What a body reads it may read only the first row of.
    Analyzer(
      names, script: script(of: node), postgres: postgres, prepared: session.prepared,
      readsAllRows: !frame.isInBody || node.kind != .query)
  }

  func moment(of node: Node, in frame: Frame) -> Moment {
    Moment(
      transaction: number, jointTransaction: jointNumber, migration: step.migration,
      subtransactions: session.subtransactions + frame.subtransactions, isMaybe: frame.isMaybe,
      branches: frame.branches, place: place(of: node))
  }

  /// One statement: of the step, or of a body that it executes.
  mutating func execute(_ node: Node, tag: CommandTag, in frame: Frame) {
    if inspection != nil { return inspect(node, in: frame) }
    let analysis = analysis(of: node, in: frame)
    let moment = tell(node, tag, analysis, in: frame)
    switch node.kind {
    case .transaction: if frame.isInBody { endInBody(node, frame) } else if node.commits { fireDeferredTriggers(at: node) }
    case .setConstraints: if node.detail == .immediate { fireDeferredTriggers(at: node) }
    case .savepoint: savepoint(node)
    case .setParameter, .resetParameter: session.set(node)
    case .discard where node.detail == .all:
      session.settings = Settings()
      session.prepared = [:]
    case .prepare: if let name = node.child(.name)?.firstIdentifier { session.prepared[name] = node }
    case .deallocate: session.deallocate(node)
    case .execute: executePrepared(node, in: frame)
    case .doStatement: executeDo(node, in: frame)
    case .explain: break
    default:
      catalog.statementAtHand = moment
      Definitions(
        names, moment: moment, postgres: postgres, scope: frame.scope, loops: frame.loops, demands: demands,
        source: step.statement
      )
      .apply(node)
      let demanded = demands.take()
      if !demanded.isEmpty { tell(demanded, of: node, tag, moment, in: frame) }
      if node.storesExpressions { catalog.storedNames.note(node, session.settings) }
      if node.changesLabels { youngLabelsIn = jointNumber }
      if node.kind == .createFunction { noteRoutine(node) }
      if node.kind == .query { session.configure(by: node) }
    }
    call(analysis.calls, in: frame)
    fireTriggers(of: node, in: frame)
  }

  /// The number of another branch that may not be taken.
  mutating func newBranch() -> Int {
    lastBranch += 1
    return lastBranch
  }

  private func analysis(of node: Node, in frame: Frame) -> Analysis {
    guard
      hasYoungLabels || hasRoutinesToFollow || hasTriggersToFollow && hasCallableRoutines || observer.seesAllUses
        || hasRoutinesThatWrite && (node.kind == .query || node.kind == .call)
    else { return Analysis() }
    var analyzer = analyzer(for: node, in: frame)
    analyzer.analyse(node, in: frame.scope)
    return analyzer.analysis
  }

  /// Tells the observer of a statement, or of a part of one that is analysed by itself.
  @discardableResult
  mutating func tell(_ node: Node, _ tag: CommandTag, _ analysis: Analysis, in frame: Frame) -> Moment {
    let moment = moment(of: node, in: frame)
    observer.runs(
      Event(
        step: step, transaction: transaction, node: node, tag: tag, callers: frame.callers, moment: moment,
        caught: frame.caught, uses: frame.isStored ? analysis.uses.filter(\.isOfTheRun) : analysis.uses,
        misses: observer.seesMisses && !frame.isMaybe ? misses(in: node, frame) : []),
      in: names)
    return moment
  }

  private mutating func tell(_ demands: [Demand], of node: Node, _ tag: CommandTag, _ moment: Moment, in frame: Frame) {
    let event = Event(
      step: step, transaction: transaction, node: node, tag: tag, callers: frame.callers, moment: moment, caught: frame.caught,
      uses: [], misses: [])
    for demand in demands where !catalog.holdsUnreadRowsOnly(demand.relation) { observer.demands(demand, event, in: names) }
  }

  private mutating func endInBody(_ node: Node, _ frame: Frame) {
    // Inside a transaction that somebody else opened the server refuses it.
    guard transaction.reason == .autocommit, frame.subtransactions == 0, !frame.isMaybe else { return }
    switch node.detail {
    case .commit, .end: endInBody(isRolledBack: false)
    case .rollback, .abort: endInBody(isRolledBack: true)
    default: break
    }
  }

  private mutating func savepoint(_ node: Node) {
    guard let name = node.child(.name)?.firstIdentifier else { return }
    switch node.detail {
    case .savepoint: session.open(savepoint: name, mark: catalog.mark)
    case .release: session.release(savepoint: name)
    default: if let mark = session.rollback(toSavepoint: name) { catalog.rollback(to: mark) }
    }
  }
}

extension ScriptStatement {
  /// The loops of a program around it.
  fileprivate var loops: [Loop] {
    switch rows {
    case .eachRow(let query)?: query.loops + [.rows(query.root)]
    case .untilNoneIsLeft?: [.batches]
    case nil: []
    }
  }
}

extension LabelUse {
  /// Not of the analysis, but of what is evaluated.
  fileprivate var isOfTheRun: Bool { manner == .evaluated || manner == .ifReached }
}

extension Node {
  fileprivate var commits: Bool { detail == .commit || detail == .end }

  /// It may leave expressions in the catalog that are evaluated later.
  fileprivate var storesExpressions: Bool {
    switch kind {
    case .createTable, .createForeignTable, .alterTable, .createDomain, .alterDomain, .createTrigger, .createFunction,
      .createRule,
      .createSchema, .createIndex, .createStatistics:
      true
    default: false
    }
  }

  fileprivate var changesLabels: Bool { kind == .alterType && children.contains { $0.kind == .addEnumValue } }
}
