import PythonSyntax
import SourceText

/// Sees what a migration's file calls. While a function of RunPython is followed it keeps what that sends to the server.
final class DjangoProgram: PythonEffects {
  /// Where calls go while a function is followed.
  var recorder: DjangoRecorder?
  private var remarks: [Remark] = []

  func call(_ call: PythonCall) -> PythonValue? {
    guard let recorder else { return nil }
    recorder.record(call)
    // The row, and whether it is new.
    guard call.callee.name == "get_or_create" || call.callee.name == "update_or_create" else { return nil }
    let row = PythonSymbol(.call(call.callee, call.arguments), at: call.place)
    return .tuple([.symbol(row), .unknown(PythonHole(reason: .outside, place: call.place))])
  }

  func assign(_ attribute: String, of symbol: PythonSymbol, to value: PythonValue, _ place: Place) {
    recorder?.assign(attribute, of: symbol, to: value)
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

  func note(_ note: PythonNote) {
    guard note.reason == .limit || note.reason == .loopCut else { return }
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
  }
  struct Entry {
    var sent: Sent
    var call: SentCall
    /// The outermost `transaction.atomic()` around it.
    var block: Place?
  }
  private let state: DjangoState
  private let context: DjangoContext
  private(set) var entries: [Entry] = []
  private(set) var remarks: [Remark] = []
  /// Attributes that have been bound on rows, by the row.
  private var assigned: [ObjectIdentifier: [(name: String, value: PythonValue)]] = [:]
  private var keptRows: [PythonSymbol] = []

  init(_ state: DjangoState, _ context: DjangoContext) {
    self.state = state
    self.context = context
  }

  func assign(_ attribute: String, of symbol: PythonSymbol, to value: PythonValue) {
    keptRows.append(symbol)
    assigned[ObjectIdentifier(symbol), default: []].removeAll { $0.name == attribute }
    assigned[ObjectIdentifier(symbol), default: []].append((attribute, value))
  }

  func record(_ call: PythonCall) {
    guard case .attribute(let receiver, let method) = call.callee.form else {
      if call.callee.path == "django.core.management.call_command" { notAnalysed(call, "what a management command does") }
      return
    }
    switch method {
    case "execute": execute(call, receiver)
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
    default: break
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
    add(.text(StatementParameters.percent(text, values)), call)
  }

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
      if Self.looksLikeRows(receiver) { notAnalysed(call, "rows of a model that is not known here") }
      return
    }
    let writer = DjangoRowWriter(query: query, state: state)
    let sql: String?
    switch (method, query.extent) {
    case ("update", .rows), ("aupdate", .rows), ("update", .model): sql = writer.update(call.arguments)
    case ("delete", .rows), ("delete", .row): sql = writer.delete()
    case ("save", .row), ("asave", .row):
      sql = writer.save(assigned[ObjectIdentifier(receiver)] ?? [], only: call["update_fields"]?.items?.compactMap(\.string))
    case ("save", .newRow), ("asave", .newRow):
      sql = writer.insert(receiver.arguments + (assigned[ObjectIdentifier(receiver)] ?? []).map { argument($0, call) })
    case ("create", _), ("acreate", _): sql = writer.insert(call.arguments)
    case ("get_or_create", _), ("update_or_create", _):
      orMake(call, writer, updates: method == "update_or_create")
      return
    case ("bulk_create", _):
      bulkCreate(call, writer)
      return
    case ("bulk_update", _):
      let fields = (call[1] ?? call["fields"])?.items?.compactMap(\.string)
      sql = writer.save([], only: fields, where: "\(writer.key) IN (\(DjangoNames.hole))")
    default: return
    }
    guard let sql else { return }
    add(.made(sql), call, sent(call, query))
  }

  private static func looksLikeRows(_ symbol: PythonSymbol) -> Bool {
    symbol.path.contains("get_model()") || symbol.path.contains(".objects")
  }

  /// A loop over a query writes the query's rows: for all of them, if that is all that is in doubt.
  private func sent(_ call: PythonCall, _ query: DjangoQuery) -> SentCall {
    var result = Self.sent(call)
    if query.extent == .row, call.doubts.count == 1, call.doubts[0].reason == .loop { result.certainty = .always }
    return result
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
    let given = defaults + keys
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

  /// `order.tags.add(tag)`
  private func relate(_ call: PythonCall, _ receiver: PythonSymbol, _ method: String) {
    guard case .attribute(let owner, let name) = receiver.form, let query = DjangoQuery(owner, state, context),
      query.extent == .row || query.extent == .newRow, let field = query.model.field(name),
      let through = state.through(field, of: query.model, context.project)
    else { return }
    var uncertain = Self.sent(call)
    uncertain.certainty = .maybe
    let columns = through.fields.dropFirst().map(\.column)
    let table = DjangoNames.quoted(through.table)
    if method != "add" {
      add(.made("DELETE FROM \(table) WHERE \(DjangoNames.quoted(columns[0])) = \(DjangoNames.hole)"), call, uncertain)
    }
    if method == "add" || method == "set" {
      add(
        .made("INSERT INTO \(table) (\(DjangoNames.quoted(columns))) VALUES (\(DjangoNames.hole), \(DjangoNames.hole))"), call,
        uncertain)
    }
  }

  // MARK: Keeping

  private func add(_ sent: Sent, _ call: PythonCall, _ described: SentCall? = nil) {
    var block: Place?
    for enclosing in call.enclosing {
      guard case .with(let context, let place) = enclosing, Self.isAtomic(context) else { continue }
      block = place
      break
    }
    entries.append(
      Entry(sent: sent, call: described ?? Self.sent(call), block: block))
  }

  private static func sent(_ call: PythonCall) -> SentCall {
    SentCall(call, opensSavepoint: isAtomic, asksForRows: { $0.symbol?.path.contains("get_model()") ?? false })
  }

  private static func isAtomic(_ context: PythonValue) -> Bool {
    guard let path = context.symbol?.path else { return false }
    return path.hasSuffix("atomic()") || path.hasSuffix("transaction.atomic")
  }

  private func notAnalysed(_ call: PythonCall, _ what: String) { remarks.append(SentCall(call).notAnalysed(what)) }
}
