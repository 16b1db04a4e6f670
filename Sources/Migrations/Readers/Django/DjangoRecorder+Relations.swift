import PythonSyntax

// What functions for RunPython do with the rows that belong to a row: `order.tags.add(tag)`, `customer.order_set.set(orders)`.

extension DjangoRecorder {
  /// A row and the name of rows that belong to it.
  private struct Manager {
    var query: DjangoQuery
    var owner: PythonSymbol
    var name: String
  }

  private func manager(_ symbol: PythonSymbol?) -> Manager? {
    guard let symbol, case .attribute(let owner, let name) = symbol.form, let query = DjangoQuery(owner, state, context),
      query.extent == .row || query.extent == .newRow
    else { return nil }
    return Manager(query: query, owner: owner, name: name)
  }

  func relate(_ call: PythonCall, _ receiver: PythonSymbol, _ method: String) {
    guard let manager = manager(receiver) else {
      if receiver.receiver != nil, Self.looksLikeRows(receiver), !isPlainValue(receiver) {
        notAnalysed(call, "rows of a model that is not known here")
      }
      return
    }
    if let field = manager.query.model.field(manager.name) {
      if let through = state.through(field, of: manager.query.model, context.project) {
        changePairs(of: through, from: 1, call, method)
      } else if field.isManyToMany || field.type.base == "GenericRelation" {
        notAnalysed(call, "which rows \(manager.name).\(method) writes")
      }
    } else if let (other, field) = DjangoQuery.referrer(manager.name, of: manager.query.model, state) {
      if let through = state.through(field, of: other, context.project) {
        changePairs(of: through, from: 2, call, method)
      } else if field.isForeignKey {
        changeOwners(field, of: other, call, method)
      } else {
        notAnalysed(call, "which rows \(manager.name).\(method) writes")
      }
    }
  }

  /// Rows of the table between two models.
  private func changePairs(of through: DjangoModel, from own: Int, _ call: PythonCall, _ method: String) {
    var uncertain = Self.sent(call)
    uncertain.certainty = .maybe
    let columns = through.fields.dropFirst().map(\.column)
    let table = DjangoNames.quoted(through.table)
    if method != "add" {
      let column = DjangoNames.quoted(through.fields[own].column)
      add(.made("DELETE FROM \(table) WHERE \(column) = \(DjangoNames.hole)"), call, uncertain)
    }
    if method == "add" || method == "set" {
      add(
        .made("INSERT INTO \(table) (\(DjangoNames.quoted(columns))) VALUES (\(DjangoNames.hole), \(DjangoNames.hole))"), call,
        uncertain)
    }
  }

  /// Rows that lead to the one at hand by a foreign key of their own.
  private func changeOwners(_ field: DjangoField, of other: DjangoModel, _ call: PythonCall, _ method: String) {
    let column = DjangoNames.quoted(field.column)
    func update(_ value: String, _ condition: String?) -> String {
      "UPDATE \(DjangoNames.quoted(other.table)) SET \(column) = \(value)" + (condition.map { " WHERE \($0)" } ?? "")
    }
    if method != "add" {
      var uncertain = Self.sent(call)
      uncertain.certainty = .maybe
      add(.made(update("NULL", "\(column) = \(DjangoNames.hole)")), call, uncertain)
    }
    guard method == "add" || method == "set" else { return }
    for argument in call.arguments where argument.name == nil || argument.name == "objs" {
      let rest = argument.value.unknownItems
      if let symbol = argument.value.symbol ?? rest?.symbol, rest?.isPart != true,
        var rows = DjangoQuery(symbol, state, context), rows.model.key == other.key,
        rows.loopedOver != nil || rows.extent == .rows
      {
        if rows.extent == .rows { rows.loopedOver = symbol }
        each(rows, symbol, call, call.way, isPartIfNotUnderstood: true) { update(DjangoNames.filledHole, $0.condition) }
      } else {
        let key = DjangoNames.quoted(other.primaryKey?.column ?? "id")
        add(.made(update(DjangoNames.filledHole, "\(key) IN (\(DjangoNames.hole))")), call)
      }
    }
  }

  /// `customer.order_set.create(…)`: what leads to the customer is given, too.
  func owner(of receiver: PythonSymbol?, _ call: PythonCall) -> [PythonArgument] {
    guard let manager = manager(receiver), manager.query.model.field(manager.name) == nil,
      let (_, field) = DjangoQuery.referrer(manager.name, of: manager.query.model, state), field.isForeignKey
    else { return [] }
    return [PythonArgument(name: field.name, value: .symbol(manager.owner), place: call.place)]
  }

  // MARK: What is not known

  /// A value that a column of a row holds, as a dictionary that was read from JSON.
  private func isPlainValue(_ symbol: PythonSymbol) -> Bool {
    var current = symbol
    for _ in 0..<40 {
      switch current.form {
      case .item(let base, _): current = base
      case .attribute(let base, let name):
        if let query = DjangoQuery(base, state, context), query.extent == .row || query.extent == .newRow {
          return query.model.field(name).map { !$0.isRelation && $0.type.base != "GenericRelation" } ?? false
        }
        current = base
      case .call(let callee, _):
        guard let receiver = callee.receiver else { return false }
        current = receiver
      default: return false
      }
    }
    return false
  }

  private static let writing: Set<String> = [
    "save", "asave", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "abulk_create", "abulk_update",
  ]

  func mayWrite(_ receiver: PythonSymbol, _ method: String) -> Bool {
    if isPlainValue(receiver) { return false }
    return Self.looksLikeRows(receiver) || Self.writing.contains(method) && !PythonLibraries.holds(receiver)
  }

  /// A method of something that nobody knows.
  func unknownCall(_ note: PythonNote) {
    guard let method = PythonLibraries.method(calledAt: note.place), Self.writing.contains(method) else { return }
    remarks.append(SentCall(at: note.place).notAnalysed("what \(method) writes here, only the run knows"))
    isCut(at: note.place)
  }

  // MARK: Functions of the application

  /// A function of the application is followed as if it stood here.
  func callApplication(_ call: PythonCall) {
    let path = call.callee.path
    guard !path.contains("("), !path.contains("["), !path.hasPrefix("django."), context.project.hasModule(path) else { return }
    guard depth < 4, let found = application(path) else {
      if handsOverModels(call) { notAnalysed(call, "what \(path) does") }
      return
    }
    depth += 1
    let first = recorded.count
    found.effects.recorder = self
    _ = found.interpreter.call(found.function, with: call.arguments.filter { !$0.isUnpacked }, at: call.place)
    found.effects.recorder = nil
    remarks += found.effects.takeRemarks()
    depth -= 1
    let outer = Self.sent(call)
    for index in first..<recorded.count {
      recorded[index].block = block(around: call) ?? recorded[index].block
      if recorded[index].call.rescue == nil { recorded[index].call.rescue = outer.rescue }
      guard outer.certainty != .always || !call.loops.isEmpty else { continue }
      if let instead = recorded[index].instead?.entry { recorded[index].sent = instead.sent }
      recorded[index].instead = nil
      recorded[index].way = nil
      recorded[index].call.certainty = min(recorded[index].call.certainty, outer.certainty)
    }
  }

  private func application(_ path: String) -> (
    function: PythonValue, interpreter: PythonInterpreter, effects: DjangoProgram
  )? {
    if let known = applications[path] { return known }
    let found = context.project.function(path).map { (function: $0.0, interpreter: $0.1, effects: $0.2) }
    applications[path] = .some(found)
    return found
  }
}
