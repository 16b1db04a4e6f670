import PythonSyntax
import SQLSyntax
import SourceText

/// Sees what a migration's file calls. While a function of RunPython is followed it keeps what that sends to the server.
final class DjangoProgram: PythonEffects {
  /// Where calls go while a function is followed.
  var recorder: DjangoRecorder?
  private var remarks: [Remark] = []
  /// What the class of an operation of the project's own hands on to the one that it inherits from.
  private(set) var initialised: [PythonArgument]?

  func call(_ call: PythonCall) -> PythonValue? {
    if call.callee.path.hasSuffix("super().__init__"), call.isCertain { initialised = call.arguments }
    guard let recorder else { return nil }
    if let result = recorder.record(call) { return result }
    // The row, and whether it is new.
    guard call.callee.name == "get_or_create" || call.callee.name == "update_or_create" else { return nil }
    let row = PythonSymbol(.call(call.callee, call.arguments), at: call.place)
    return .tuple([.symbol(row), .unknown(PythonHole(reason: .outside, place: call.place))])
  }

  func value(of symbol: PythonSymbol) -> PythonValue? {
    switch symbol.path {
    case "django.db.migrations.RunPython.noop": .symbol(PythonSymbol(named: "noop"))
    case "django.db.connection.vendor": .text(PythonText("postgresql".utf8, at: symbol.place ?? Self.nowhere))
    case let path where path.hasSuffix("schema_editor.connection.vendor"):
      .text(PythonText("postgresql".utf8, at: symbol.place ?? Self.nowhere))
    default: nil
    }
  }

  private static let nowhere = Place(SourceText(""), Span(start: 0, end: 0))

  var learned: Int? { recorder.map { $0.recorded.count + $0.remarks.count } }

  func note(_ note: PythonNote) {
    if note.reason == .unknownCallee { recorder?.unknownCall(note) }
    guard note.reason == .limit || note.reason == .loopCut else { return }
    recorder?.isCut(at: note.place)
    let what = note.reason == .limit ? "the program is followed only up to here" : "the loop has more rounds than are followed"
    let remark = Remark(
      .notAnalysed, what, file: note.place.file.name, line: note.place.file.line(of: note.place.span.start))
    // Once a file: whatever stands behind it is not followed either.
    if !remarks.contains(where: { $0.message == what && $0.file == remark.file }) { remarks.append(remark) }
  }

  func takeRemarks() -> [Remark] {
    defer { remarks = [] }
    return remarks
  }
}

/// Turns calls of a function of RunPython into what they send.
final class DjangoRecorder {
  enum Sent {
    /// SQL of the program itself.
    case text(SQLText)
    /// What a call of Django's comes to.
    case made(String)
    /// What nobody can read.
    case unread
  }
  struct Entry {
    var sent: Sent
    var call: SentCall
    /// The outermost `transaction.atomic()` around it.
    var block: Place?
    /// Where it stands in the program.
    var way: PythonWay?
    /// What it is where the loops around it may leave something out, which is known when all of them have been followed.
    var instead: (entry: (sent: Sent, certainty: ScriptStatement.Certainty), isWhole: () -> Bool)?
  }
  let state: DjangoState
  let context: DjangoContext
  var recorded: [Entry] = []
  var remarks: [Remark] = []
  /// Functions of the application that are called, and how many of them are being followed within each other.
  var applications: [String: (function: PythonValue, interpreter: PythonInterpreter, effects: DjangoProgram)?] = [:]
  var depth = 0

  init(_ state: DjangoState, _ context: DjangoContext) {
    self.state = state
    self.context = context
  }

  /// What was recorded, when all of the function has been followed.
  var entries: [Entry] {
    recorded.map { entry in
      guard let (instead, isWhole) = entry.instead, !isWhole() else { return entry }
      var entry = entry
      entry.sent = instead.sent
      entry.call.certainty = instead.certainty
      return entry
    }
  }

  /// The value of the call, where it is known.
  func record(_ call: PythonCall) -> PythonValue? {
    guard case .attribute(let receiver, let method) = call.callee.form else {
      if call.callee.path == "django.core.management.call_command" { notAnalysed(call, "what a management command does") }
      callApplication(call)
      return nil
    }
    switch method {
    case "execute": execute(call, receiver)
    case "fetchall", "fetchmany":
      guard isCursor(receiver), let result = selected[ObjectIdentifier(receiver)] else { return nil }
      let symbol = PythonSymbol(.call(call.callee, call.arguments), at: call.place)
      symbol.tag = result
      return .symbol(symbol)
    case "executemany": executeMany(call, receiver)
    case "call_command" where receiver.path == "django.core.management": notAnalysed(call, "what a management command does")
    case "copy_expert", "copy_from", "execute_values", "execute_batch": notAnalysed(call, "rows that \(method) writes")
    case "create_model", "delete_model", "add_field", "alter_field", "remove_field", "add_index", "remove_index",
      "add_constraint", "remove_constraint", "alter_db_table", "alter_unique_together":
      if isEditor(receiver) { notAnalysed(call, "what schema_editor.\(method) does") }
    case "update", "delete", "create", "bulk_create", "get_or_create", "update_or_create", "bulk_update", "save", "aupdate",
      "asave", "acreate":
      write(call, receiver, method)
    case "add", "set", "remove", "clear": relate(call, receiver, method)
    case "connect" where receiver.path.hasPrefix("django.") && receiver.path.contains(".signals."):
      notAnalysed(call, "what is done when the migrations have run")
    case "delay", "apply_async", "delay_on_commit":
      if context.project.hasModule(receiver.path) { notAnalysed(call, "what the task \(receiver.name) does") }
    default: callApplication(call)
    }
    return nil
  }

  /// The models, or rows of them, are handed to a function of the application.
  func handsOverModels(_ call: PythonCall) -> Bool {
    let path = call.callee.path
    guard !["django", "apps", "logging", "logger", "len", "print"].contains(String(path.prefix { $0 != "." })),
      !path.contains("("), context.project.hasModule(path)
    else { return false }
    return call.arguments.contains { argument in
      guard let symbol = argument.value.symbol else { return false }
      if symbol.path == "apps" || symbol.path == "schema_editor" { return true }
      return DjangoQuery(symbol, state, context).map { $0.extent == .model || $0.extent == .rows } ?? false
    }
  }

  // MARK: SQL of the program

  private func isEditor(_ symbol: PythonSymbol) -> Bool { symbol.path.hasSuffix("schema_editor") }

  private func isCursor(_ symbol: PythonSymbol) -> Bool {
    symbol.path.hasSuffix("cursor()") || symbol.path.hasSuffix("cursor().__enter__()") || symbol.path.hasSuffix("cursor")
      || symbol.path.contains("connection")
  }

  private func execute(_ call: PythonCall, _ receiver: PythonSymbol) {
    guard isEditor(receiver) || isCursor(receiver), let sql = call[0] ?? call["sql"] else { return }
    let parameters = call[1] ?? call["params"]
    guard let text = sql.text ?? composed(sql) else {
      notAnalysed(call, "what is executed here, only the run knows")
      return
    }
    // The editor merges parameters always, a cursor only where there are some.
    let empty = PythonValue.tuple([])
    let values = isEditor(receiver) ? (parameters ?? empty) : parameters
    let filled = StatementParameters.percent(text, values)
    add(.text(filled), call)
    if isCursor(receiver) {
      let statements = ProgramStatements(filled, of: SentCall(at: call.place)).message?.statements
      let query = statements?.count == 1 ? statements?.first { $0.root.kind == .query } : nil
      selected[ObjectIdentifier(receiver)] = query.map { QueryResult($0) }
      cursors.append(receiver)
    }
  }

  /// What cursors have selected last; the cursors are kept for their identity.
  private var selected: [ObjectIdentifier: QueryResult] = [:]
  private var cursors: [PythonSymbol] = []

  /// `sql.SQL("…")` without anything to fill in.
  private func composed(_ value: PythonValue) -> PythonText? {
    guard let symbol = value.symbol, let callee = symbol.callee, callee.name == "SQL" || callee.name == "text" else {
      return nil
    }
    return symbol.arguments.first?.value.text
  }

  private func executeMany(_ call: PythonCall, _ receiver: PythonSymbol) {
    guard isCursor(receiver), let text = (call[0] ?? call["sql"])?.text else { return }
    guard let rows = (call[1] ?? call["param_list"])?.items, rows.count <= 200 else {
      var sent = Self.sent(call)
      if sent.certainty == .always { sent.certainty = .maybe }
      add(.text(StatementParameters.percent(text, .tuple([]))), call, sent)
      return
    }
    for row in rows { add(.text(StatementParameters.percent(text, row)), call) }
  }

  // MARK: Rows

  private func write(_ call: PythonCall, _ receiver: PythonSymbol, _ method: String) {
    guard let query = DjangoQuery(receiver, state, context) else {
      if mayWrite(receiver, method) { notAnalysed(call, "rows of a model that is not known here") }
      return
    }
    let writer = DjangoRowWriter(query: query, state: state, row: receiver)
    switch (method, query.extent) {
    case ("update", .rows), ("aupdate", .rows), ("update", .model), ("delete", .rows):
      let write = { (query: DjangoQuery) in
        let writer = DjangoRowWriter(query: query, state: self.state)
        return method == "delete" ? writer.delete() : writer.update(call.arguments)
      }
      if let keyed = rowsByKey(receiver, query) {
        each(keyed.query, keyed.row, call, call.way, write)
      } else if let sql = write(query) {
        repeated(sql, query, call, write)
      }
    case ("delete", .row): each(query, receiver, call, call.way) { DjangoRowWriter(query: $0, state: self.state).delete() }
    case ("save", .row), ("asave", .row):
      let fields = call["update_fields"]?.items?.compactMap(\.string)
      let bound = receiver.boundAttributes
      each(query, receiver, call, call.way) {
        DjangoRowWriter(query: $0, state: self.state, row: receiver).save(bound, only: fields)
      }
    case ("save", .newRow), ("asave", .newRow):
      let bound = receiver.boundAttributes.map { argument($0, call) }
      let given = receiver.arguments.filter { argument in !bound.contains { $0.name == argument.name } }
      add(.made(writer.insert(given + bound)), call)
    case ("create", _), ("acreate", _): add(.made(writer.insert(call.arguments + owner(of: receiver, call))), call)
    case ("get_or_create", _), ("update_or_create", _): orMake(call, writer, updates: method == "update_or_create")
    case ("bulk_create", _): bulkCreate(call, writer)
    case ("bulk_update", _): bulkUpdate(call, query)
    default: return
    }
  }

  /// What is done with the row at hand is done with all that a loop runs over, but for those that conditions on the way leave out.
  func each(
    _ query: DjangoQuery, _ row: PythonSymbol, _ call: PythonCall, _ way: PythonWay, isPartIfNotUnderstood: Bool = false,
    _ write: (DjangoQuery) -> String?
  ) {
    let sent = Self.sent(call)
    let rows = DjangoRows(query, row, state, context, writing: call.place)
    guard query.loopedOver != nil, let conditions = rows.conditions(on: way) else {
      var part = query
      if isPartIfNotUnderstood { part.isSliced = true }
      guard let sql = write(part) else { return }
      add(.made(sql), call, sent, way: way)
      return
    }
    var all = query
    all.conditions += conditions
    // Whether it is repeated until none is left, is known later.
    if way.loops.contains(where: { $0.source == nil && !$0.isUnrolled }) { (all.isSliced, all.isStretch) = (false, false) }
    guard let narrow = write(query), let sql = write(all) else { return }
    var whole = sent
    whole.certainty = .always
    add(.made(sql), call, whole, way: way)
    recorded[recorded.count - 1].instead = ((.made(narrow), .maybe), { rows.isWhole(way, isPart: query.isPart) })
  }

  /// An UPDATE of so many rows at once that is sent until it finds none.
  private func repeated(_ sql: String, _ query: DjangoQuery, _ call: PythonCall, _ write: (DjangoQuery) -> String?) {
    add(.made(sql), call, nil, way: call.way)
    let rows = DjangoRows(query, nil, state, context, writing: call.place)
    guard query.isPart, call.way.loops.contains(where: { $0.source == nil && !$0.isUnrolled }),
      rows.conditions(on: call.way) == []
    else { return }
    var all = query
    (all.isSliced, all.isStretch) = (false, false)
    guard let whole = write(all) else { return }
    let last = recorded.count - 1
    recorded[last].instead = ((.made(sql), recorded[last].call.certainty), { rows.isWhole(call.way, isPart: true) })
    recorded[last].sent = .made(whole)
    recorded[last].call.certainty = .always
  }

  /// `Order.objects.filter(pk=row.pk)` is the row.
  private func rowsByKey(_ receiver: PythonSymbol, _ query: DjangoQuery) -> (query: DjangoQuery, row: PythonSymbol)? {
    guard case .call(let callee, let arguments) = receiver.form, callee.name == "filter", arguments.count == 1,
      let name = arguments[0].name, let owner = callee.receiver, let base = DjangoQuery(owner, state, context),
      base.conditions.isEmpty, !base.isPart
    else { return nil }
    let key = query.model.primaryKey?.name ?? "id"
    let value = arguments[0].value
    func isKey(_ name: String) -> Bool { name == "pk" || name == key }
    guard isKey(name), let symbol = value.symbol, var found = rowOfKey(symbol, query) else { return nil }
    found.extent = .row
    return (found, found.loopedOver!)
  }

  /// The rows of which a value is the key of the one at hand.
  private func rowOfKey(_ value: PythonSymbol, _ query: DjangoQuery) -> DjangoQuery? {
    let key = query.model.primaryKey?.name ?? "id"
    var row = value
    var isNamed = false
    switch value.form {
    case .attribute(let base, let name) where name == "pk" || name == key: (row, isNamed) = (base, true)
    case .item(let base, .integer(0)) where DjangoQuery(base, state, context)?.loopedOver != nil: row = base
    case .item(let base, let index) where index.string == "pk" || index.string == key: (row, isNamed) = (base, true)
    default: break
    }
    guard let found = DjangoQuery(row, state, context), let source = found.loopedOver, found.model.key == query.model.key else {
      return nil
    }
    if isNamed { return found }
    // `values_list("pk", …)`: the first of the values, or the only one.
    guard let first = DjangoRows.listed(by: source)?.first, first == "pk" || first == key else { return nil }
    return found
  }

  /// `Order.objects.bulk_update(orders, ["state"])`, where the orders come of loops over rows.
  private func bulkUpdate(_ call: PythonCall, _ query: DjangoQuery) {
    let fields = (call[1] ?? call["fields"])?.items?.compactMap(\.string)
    let objects = call[0] ?? call["objs"]
    var rows: [(row: PythonSymbol, way: PythonWay)] = []
    for list in objects?.lists ?? [] {
      for item in list.items {
        guard let row = item.value.symbol else { continue }
        var way = call.way
        // Whether there are any of them says nothing about which.
        way.doubts.removeAll { doubt in
          doubt.conditions?.allSatisfy { !$0.value.lists.isEmpty } ?? false && doubt.reason == .condition
        }
        if let own = item.way {
          way.doubts += own.doubts.filter { doubt in !way.doubts.contains { $0.place == doubt.place } }
          way.loops += own.loops.filter { loop in !way.loops.contains { $0 === loop } }
        }
        rows.append((row, way))
      }
      if let rest = list.rest, let source = rest.symbol {
        if let row = rest.element?.symbol ?? source.item { rows.append((row, call.way(overItemsOf: rest))) }
      }
    }
    if case .symbol(let source)? = objects {
      // The rows themselves, as a query holds them: changed in a loop before.
      if let row = source.item { rows.append((row, call.way)) }
    }
    let known = rows.compactMap { row in
      DjangoQuery(row.row, state, context).flatMap { found in
        found.model.key == query.model.key && found.loopedOver != nil ? (found, row.row, row.way) : nil
      }
    }
    guard !known.isEmpty else {
      let writer = DjangoRowWriter(query: query, state: state)
      let sql = writer.save([], only: fields, where: "\(writer.key) IN (\(DjangoNames.hole))")
      if let sql { add(.made(sql), call, nil, way: call.way) }
      return
    }
    for (found, row, way) in known {
      let bound = row.boundAttributes
      each(found, row, call, way, isPartIfNotUnderstood: true) {
        DjangoRowWriter(query: $0, state: self.state, row: row).save(bound, only: fields)
      }
    }
  }

  static func looksLikeRows(_ symbol: PythonSymbol) -> Bool {
    symbol.path.contains("get_model()") || symbol.path.contains(".objects")
  }

  private func argument(_ pair: (name: String, value: PythonValue), _ call: PythonCall) -> PythonArgument {
    PythonArgument(name: pair.name, value: pair.value, place: call.place)
  }

  private func orMake(_ call: PythonCall, _ writer: DjangoRowWriter, updates: Bool) {
    let keys = call.arguments.filter { $0.name != "defaults" && $0.name != "create_defaults" }
    var defaults: [PythonArgument] = []
    if case .dictionary(let dictionary)? = call["defaults"] {
      for entry in dictionary.entries {
        if let name = entry.key.string { defaults.append(PythonArgument(name: name, value: entry.value, place: call.place)) }
      }
    }
    let given = defaults + keys + owner(of: writer.row, call)
    var uncertain = Self.sent(call)
    uncertain.certainty = .maybe
    if updates, !defaults.isEmpty, let sql = writer.update(defaults, where: keys) { add(.made(sql), call, uncertain) }
    add(.made(writer.insert(given.filter { !($0.name ?? "").contains("__") })), call, uncertain)
  }

  private func bulkCreate(_ call: PythonCall, _ writer: DjangoRowWriter) {
    let objects = call[0] ?? call["objs"]
    let rows =
      objects?.items
      ?? {
        if case .list(let list)? = objects { list.items.map(\.value) } else { [] }
      }()
    var made = false
    for row in rows.prefix(200) {
      guard let symbol = row.symbol, case .call = symbol.form else { continue }
      made = true
      add(.made(writer.insert(symbol.arguments)), call)
    }
    if !made {
      var uncertain = Self.sent(call)
      uncertain.certainty = .maybe
      add(.made(writer.insert(nil)), call, uncertain)
    }
  }

  // MARK: Keeping

  func add(_ sent: Sent, _ call: PythonCall, _ described: SentCall? = nil, way: PythonWay? = nil) {
    recorded.append(
      Entry(sent: sent, call: described ?? Self.sent(call), block: block(around: call), way: way ?? call.way))
  }

  func block(around call: PythonCall) -> Place? {
    for enclosing in call.enclosing {
      if case .with(let context, let place) = enclosing, Self.isAtomic(context) { return place }
    }
    return nil
  }

  static func sent(_ call: PythonCall) -> SentCall {
    SentCall(call, opensSavepoint: isAtomic, asksForRows: { $0.symbol?.path.contains("get_model()") ?? false })
  }

  private static func isAtomic(_ context: PythonValue) -> Bool {
    guard let path = context.symbol?.path else { return false }
    return path.hasSuffix("atomic()") || path.hasSuffix("transaction.atomic")
  }

  func notAnalysed(_ call: PythonCall, _ what: String) {
    remarks.append(SentCall(call).notAnalysed(what))
    add(.unread, call)
  }

  /// The rest of the program is not followed.
  func isCut(at place: Place) { recorded.append(Entry(sent: .unread, call: SentCall(at: place))) }
}
