import PythonSyntax
import SQLSyntax
import SourceText

/// Follows `upgrade()` or `downgrade()` of a revision and collects what it sends to the server.
final class AlembicOperations: PythonEffects {
  enum Item {
    case message(Message)
    /// `autocommit_block()` begins or ends.
    case autocommit(Bool)
  }
  private(set) var items: [Item] = []
  /// Where statements that write rows stand in the program, by the number of their item.
  private var circumstances: [Int: Circumstances] = [:]
  /// What queries of sessions send, by the symbols that stand for their rows.
  var queried: [ObjectIdentifier: (symbol: PythonSymbol, result: QueryResult?)] = [:]
  private(set) var remarks: [Remark] = []
  var context: SQLAlchemyContext
  let history: AlembicHistory
  let isUpgrade: Bool
  /// Alembic itself has opened a transaction, which it means to end itself.
  var isManaged = false
  /// Calls functions that are handed to others: `op.run_async(f)`.
  weak var interpreter: PythonInterpreter?
  private var batches: [(symbol: PythonSymbol, messages: [Message])] = []
  private var savepoints: [(symbol: PythonSymbol, name: String)] = []
  private var savepointCount = 0
  /// Handlers that roll back: what they catch does no harm.
  private var rolledBack: Set<Place> = []
  private var autocommitDepth = 0
  /// No more is followed, which is said once.
  private var isCut = false

  init(_ context: SQLAlchemyContext, _ history: AlembicHistory, isUpgrade: Bool) {
    self.context = context
    self.history = history
    self.isUpgrade = isUpgrade
  }

  // MARK: What the interpreter tells

  func call(_ call: PythonCall) -> PythonValue? {
    guard call.importedModule == nil else { return nil }
    let callee = call.callee
    if let receiver = callee.receiver {
      if receiver.path == "alembic.op" || callee.path.hasPrefix("alembic.op.") && receiver.path == "alembic.op" {
        return operation(String(callee.name), call)
      }
      if receiver.path == "alembic.op.batch_alter_table()" { return batchOperation(String(callee.name), of: receiver, call) }
      if let result = method(String(callee.name), of: receiver, call) { return result.value }
    } else if callee.path.hasPrefix("alembic.op.") {
      return operation(String(callee.name), call)
    }
    switch callee.path {
    case "alembic.context.is_offline_mode": return .boolean(false)
    default: break
    }
    if handsOverConnection(call) {
      notAnalysed("what \(callee.path) does with the connection is not part of the project", call)
    } else if writesElsewhere(call) {
      notAnalysed("which rows \(callee.name) writes here, only the run knows", call)
    }
    return nil
  }

  func value(of symbol: PythonSymbol) -> PythonValue? {
    let path = symbol.path
    if path.hasSuffix(".as_sql") { return .boolean(false) }
    guard path.hasSuffix(".dialect.name") || path.hasSuffix(".engine.name") || path.hasSuffix(".dialect_name") else {
      return nil
    }
    return Self.text("postgresql", symbol.place)
  }

  static func text(_ words: String, _ place: Place?) -> PythonValue? {
    place.map { .text(PythonText(words.utf8, at: $0)) }
  }

  func enter(_ context: PythonValue, _ place: Place) -> PythonValue? {
    guard let symbol = context.symbol else { return nil }
    if Self.isAutocommitBlock(symbol) {
      autocommitDepth += 1
      if autocommitDepth == 1 { items.append(.autocommit(true)) }
    } else if symbol.path == "alembic.op.batch_alter_table()" {
      batches.append((symbol, []))
    } else if ["begin", "begin_nested"].contains(symbol.callee?.name), let owner = symbol.callee?.receiver,
      role(of: owner) == .engine || role(of: owner) == .session
    {
      return .symbol(owner)
    }
    return nil
  }

  func leave(_ context: PythonValue, _ place: Place) {
    guard let symbol = context.symbol else { return }
    if Self.isAutocommitBlock(symbol) {
      autocommitDepth -= 1
      if autocommitDepth == 0 { items.append(.autocommit(false)) }
    } else if let index = batches.lastIndex(where: { $0.symbol === symbol }) {
      let batch = batches.remove(at: index)
      for message in batch.messages { append(message) }
    } else {
      endSavepoint(symbol, "RELEASE SAVEPOINT", at: place)
    }
  }

  /// `for user in session.query(User): user.name = "a"`: the session writes it back when it commits.
  func assign(_ attribute: String, of symbol: PythonSymbol, to value: PythonValue, _ way: PythonWay) {
    guard let entity = loadedEntity(symbol), let column = context.expressions.models.column(attribute, of: entity) else {
      return
    }
    var sent = SentCall(at: way.place)
    sent.certainty = .ifRowsAreThere
    let set: SQLText = "\(column.name) = \(context.expressions.expression(value, type: column.type))"
    var row = SQLText.hole(of: .symbol(symbol))
    if let key = context.expressions.models.primaryKey(of: entity) {
      let value = PythonSymbol(.attribute(symbol, key.attribute), at: way.place)
      row = "\(key.column.name) = \(.hole(of: .symbol(value)))"
    }
    send("UPDATE \(column.table) SET \(set) WHERE \(row)", sent, way)
  }

  private static func isAutocommitBlock(_ symbol: PythonSymbol) -> Bool { symbol.callee?.name == "autocommit_block" }

  var learned: Int? { batches.reduce(items.count + remarks.count) { $0 + $1.messages.count } }

  func note(_ note: PythonNote) {
    let line = note.place.file.line(of: note.place.span.start)
    func remark(_ message: String) {
      remarks.append(Remark(.notAnalysed, message, file: note.place.file.name, line: line))
    }
    switch note.reason {
    case .notUnderstood: remark("this is not Python")
    case .loopCut:
      remark("a loop of more rounds than are followed: the rest of them is not read")
      append(.unread)
    case .limit:
      if !isCut { remark("more than is followed: what comes behind this is not read") }
      isCut = true
      append(.unread)
    case .unknownCallee where Self.mayExecute(note.place):
      remark("what is called here, only the run knows")
      append(.unread)
    case .unknownCallee, .raised: break
    }
  }

  /// `something.execute(…)`
  private static func mayExecute(_ place: Place) -> Bool {
    PythonLibraries.method(calledAt: place).map(Self.isWriting(unknown:)) ?? false
  }

  // MARK: What is sent

  func send(_ statements: [SQLText], _ call: PythonCall, batch: PythonSymbol? = nil) {
    for sql in statements { send(sql, call, batch: batch) }
  }

  /// The statements of it, as they were read.
  @discardableResult
  func send(
    _ sql: SQLText, _ call: PythonCall, batch: PythonSymbol? = nil, isInDoubt: Bool = false, way: PythonWay? = nil
  ) -> [ScriptStatement] {
    var sent = SentCall(call, opensSavepoint: isSavepoint, asksForRows: asksForRows)
    if isInDoubt { sent.certainty = .maybe }
    if savepoints.contains(where: { !isEntered($0.symbol, call) }) { sent.rescue = nil }
    return send(sql, sent, batch: batch, way ?? call.way)
  }

  @discardableResult
  private func send(_ sql: SQLText, _ sent: SentCall, batch: PythonSymbol? = nil, _ way: PythonWay) -> [ScriptStatement] {
    let statements = ProgramStatements(sql, of: sent)
    if let remark = statements.remark {
      remarks.append(remark)
      append(.unread)
    }
    guard let message = statements.message else { return [] }
    for statement in message.statements { history.note(statement) }
    if let batch, let index = batches.lastIndex(where: { $0.symbol === batch }) {
      batches[index].messages.append(message)
    } else {
      append(message)
      // How its loops end is known only at the end.
      if message.statements.count == 1, message.statements[0].writesRows, !way.loops.isEmpty || !statements.values.isEmpty {
        circumstances[items.count - 1] = Circumstances(way, statements.values)
      }
    }
    return Array(message.statements)
  }

  private func append(_ message: Message) { items.append(.message(message)) }

  func notAnalysed(_ reason: String, _ call: PythonCall) {
    remarks.append(SentCall(call).notAnalysed(reason))
    append(.unread)
  }

  func problem(_ reason: String, _ call: PythonCall) {
    remarks.append(
      Remark(.problem, reason, file: call.place.file.name, line: call.place.file.line(of: call.place.span.start)))
  }

  // MARK: Savepoints

  private func isSavepoint(_ context: PythonValue) -> Bool { context.symbol?.callee?.name == "begin_nested" }

  /// Whether the `with` of a savepoint is around a call.
  private func isEntered(_ savepoint: PythonSymbol, _ call: PythonCall) -> Bool {
    call.enclosing.contains {
      if case .with(.symbol(let symbol), _) = $0 { symbol === savepoint } else { false }
    }
  }

  func beginSavepoint(_ call: PythonCall) -> PythonValue {
    savepointCount += 1
    let symbol = PythonSymbol(.call(call.callee, call.arguments), at: call.place)
    let name = "sa_savepoint_\(savepointCount)"
    send(SQLText([.own("SAVEPOINT \(name)")]), call)
    savepoints.append((symbol, name))
    return .symbol(symbol)
  }

  func endSavepoint(_ symbol: PythonSymbol, _ words: String, at place: Place) {
    guard let index = savepoints.lastIndex(where: { $0.symbol === symbol }) else { return }
    let savepoint = savepoints.remove(at: index)
    if let message = ProgramStatements(SQLText([.own("\(words) \(savepoint.name)")]), of: SentCall(at: place)).message {
      append(message)
    }
  }

  /// Something rolls back in a handler.
  func noteRollback(_ call: PythonCall) {
    for doubt in call.doubts where doubt.reason == .exception { rolledBack.insert(doubt.place) }
  }

  // MARK: The result

  /// The statements, without what turned out to be harmless about them.
  func finished() -> [Item] {
    if rolledBack.isEmpty, circumstances.isEmpty { return items }
    let sources = RowSources { [self] in entityRows($0) }
    return items.enumerated().map { number, item in
      guard case .message(var message) = item else { return item }
      if let known = circumstances[number], let rows = sources.rows(of: message.statements[0], known) {
        message.statements[0].rows = rows
        if message.statements[0].certainty == .maybe { message.statements[0].certainty = .ifRowsAreThere }
      }
      for index in message.statements.indices {
        if let rescue = message.statements[index].rescue, rolledBack.contains(rescue.place) {
          message.statements[index].rescue = nil
        }
      }
      return .message(message)
    }
  }
}
