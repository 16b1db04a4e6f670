import PythonSyntax
import SQLSyntax
import SourceText

// Sessions of SQLAlchemy: objects that are added, changed and deleted, and queries of models.
extension AlembicOperations {
  func sessionMethod(_ name: String, _ call: PythonCall) -> Handled? {
    switch name {
    case "begin_nested": return Handled(value: beginSavepoint(call))
    case "rollback": noteRollback(call)
    // Rows that it has loaded itself it writes back as they are changed.
    case "add", "merge": if let object = call[0], object.symbol.flatMap(loadedEntity) == nil { insert(object, call) }
    case "add_all", "bulk_save_objects":
      if holdsLoaded(call[0]) { break }
      guard let (objects, rest) = call.items(of: call[0]), rest == nil else {
        notAnalysed("only the run knows these rows", call)
        break
      }
      for (object, way) in objects { insert(object, call, way) }
    case "bulk_insert_mappings": bulkInsert(call[1], into: call[0], call)
    case "bulk_update_mappings":
      guard let model = call[0], updateMappings(of: model, call[1], call) else {
        notAnalysed("which rows this writes, only the run knows", call)
        break
      }
    case "delete": notAnalysed("which rows this writes, only the run knows", call)
    case "run_sync": return run(call[0], call)
    default: return nil
    }
    return Handled(value: nil)
  }

  /// A list of rows that the session has loaded.
  private func holdsLoaded(_ objects: PythonValue?) -> Bool {
    guard case .list(let list)? = objects, !list.isKnown else { return false }
    let element = list.rest.map { $0.element?.symbol ?? $0.symbol }
    return list.items.allSatisfy { $0.value.symbol.flatMap(loadedEntity) != nil }
      && (element.map { $0.flatMap(loadedEntity) != nil } ?? true)
  }

  private func insert(_ object: PythonValue, _ call: PythonCall, _ way: PythonWay? = nil) {
    guard case .instance(let instance) = object, let table = context.expressions.models.table(of: instance.ofClass),
      !instance.attributes.isEmpty
    else { return notAnalysed("which row this writes, only the run knows", call) }
    let values = instance.attributes.filter { !$0.key.hasPrefix("_") }.sorted { $0.key < $1.key }.map { name, value in
      let column = context.expressions.models.column(name, of: instance.ofClass)
      return (name: column?.name ?? .name(name), value: context.expressions.expression(value, type: column?.type))
    }
    let columns = values.map(\.name).joined(", ")
    send("INSERT INTO \(table) (\(columns)) VALUES (\(values.map(\.value).joined(", ")))", call, way: way)
  }

  /// `session.bulk_update_mappings(A, [{"id": row.id, "name": …} for row in rows])`
  private func updateMappings(of model: PythonValue, _ rows: PythonValue?, _ call: PythonCall) -> Bool {
    guard case .classObject(let object) = model, let table = context.expressions.models.table(of: object),
      let (rows, rest) = call.items(of: rows), rest == nil
    else { return false }
    for (row, way) in rows {
      guard case .dictionary(let dictionary) = row, dictionary.isKnown else { return false }
      var set: [SQLText] = []
      var keys: [SQLText] = []
      for entry in dictionary.entries {
        guard let name = entry.key.string else { return false }
        let column = context.expressions.models.column(name, of: object)
        let written: SQLText =
          "\(column?.name ?? .name(name)) = \(context.expressions.expression(entry.value, type: column?.type))"
        if context.expressions.models.isPrimaryKey(name, of: object) { keys.append(written) } else { set.append(written) }
      }
      guard !set.isEmpty, !keys.isEmpty else { return false }
      send("UPDATE \(table) SET \(set.joined(", ")) WHERE \(keys.joined(" AND "))", call, way: way)
    }
    return true
  }

  /// The rows that a query of a session gives, as the SELECT that it sends.
  func entityRows(_ symbol: PythonSymbol) -> QueryResult? {
    if let known = queried[ObjectIdentifier(symbol)] { return known.result }
    let result = selection(of: symbol)
    queried[ObjectIdentifier(symbol)] = (symbol, result)
    return result
  }

  private static let queryMethods: Set<String> = [
    "filter", "filter_by", "where", "order_by", "options", "limit", "with_for_update", "yield_per", "enable_eagerloads",
    "execution_options", "populate_existing", "all",
  ]

  private func selection(of symbol: PythonSymbol) -> QueryResult? {
    var links: [PythonSymbol] = []
    var current = symbol
    while let callee = current.callee, let owner = callee.receiver {
      if callee.name == "query", role(of: owner) == .session { break }
      guard Self.queryMethods.contains(String(callee.name)) else { return nil }
      links.append(current)
      current = owner
    }
    guard current.callee?.name == "query", let place = symbol.place ?? current.place else { return nil }
    let sql = SQLAlchemyStatements(expressions: context.expressions).selection(
      of: current.arguments.map(\.value), links.reversed().map { (String($0.callee?.name ?? ""), $0.arguments) })
    guard let sql else { return nil }
    let script = Script(lowered: sql.rendered(at: place).text, at: place.span, of: place.file)
    return script.statements.count == 1 ? QueryResult(script.statements[0]) : nil
  }

  /// The class of the rows that a symbol comes of: of `session.query(A)`, or of `session.execute(select(A))`.
  func loadedEntity(_ symbol: PythonSymbol) -> PythonClass? {
    var current = symbol
    for _ in 0..<40 {
      switch current.form {
      case .item(let base, _), .attribute(let base, _): current = base
      case .call(let callee, let arguments):
        guard let receiver = callee.receiver else { return nil }
        if role(of: receiver) == .session {
          let first = arguments.first?.value
          if callee.name == "query" || callee.name == "get" { return Self.entity(first) }
          return first?.symbol.flatMap { SQLAlchemyStatements.selected($0) }.flatMap(Self.entity)
        }
        current = receiver
      default: return nil
      }
    }
    return nil
  }

  private static func entity(_ value: PythonValue?) -> PythonClass? {
    if case .classObject(let object)? = value { object } else { nil }
  }

  /// `session.query(A).filter(…).update({…})`
  func queryMethod(_ name: String, _ receiver: PythonSymbol, _ call: PythonCall) -> Handled? {
    var links: [PythonSymbol] = []
    var current = receiver
    while let callee = current.callee, let owner = callee.receiver {
      links.append(current)
      if callee.name == "query", role(of: owner) == .session { break }
      current = owner
    }
    guard let query = links.last, query.callee?.name == "query" else { return nil }
    let statements = SQLAlchemyStatements(expressions: context.expressions)
    let sql = statements.ofQuery(
      name, over: query.arguments.first?.value,
      links.dropLast().reversed().map { (String($0.callee?.name ?? ""), $0.arguments) },
      values: call["values"] ?? call[0])
    if let sql { send(sql, call) } else { notAnalysed("which rows this writes, only the run knows", call) }
    return Handled(value: nil)
  }
}
