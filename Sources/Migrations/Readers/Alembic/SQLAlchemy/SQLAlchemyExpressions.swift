import PythonSyntax
import SourceText

/// Expressions that a program builds with SQLAlchemy, as SQL. What is not known, or not understood, is a hole.
struct SQLAlchemyExpressions {
  var models = SQLAlchemyModels()
  /// Columns bear the name of their table.
  var qualifies = false
  /// Values that are sent beside a statement, by name.
  var binds: PythonDictionary?

  /// A condition or a default: a string is SQL.
  func condition(_ value: PythonValue) -> SQLText {
    if let text = value.text { return StatementParameters.named(text) { _ in nil } }
    return expression(value)
  }

  /// What an index is over: operators stand in parentheses.
  func indexElement(_ value: PythonValue) -> SQLText {
    guard let symbol = value.symbol else { return value.sqlName }
    if symbol.callee?.name == "label", let inner = symbol.callee?.receiver { return indexElement(.symbol(inner)) }
    if case .operation = symbol.form { return "(\(expression(value)))" }
    if ["cast", "Cast", "op"].contains(symbol.callee?.name) { return "(\(expression(value)))" }
    return expression(value)
  }

  func expression(_ value: PythonValue, type: SQLAlchemyType? = nil) -> SQLText {
    let sql = written(value, type)
    return sql.isBareHole ? .hole(of: value) : sql
  }

  private func written(_ value: PythonValue, _ type: SQLAlchemyType?) -> SQLText {
    switch value {
    case .symbol(let symbol): return expression(symbol)
    case .dictionary:
      return value.jsonText().map { SQLText.literal($0) } ?? .hole
    case .list, .tuple:
      if type?.kind == .json { return value.jsonText().map { SQLText.literal($0) } ?? .hole }
      return value.sqlLiteral
    case .member(let member):
      // An Enum column takes the names of members.
      if type?.enumeration != nil { return .literal(member.name) }
      return value.sqlLiteral
    case .text where type?.kind == .json:
      return value.jsonText().map { SQLText.literal($0) } ?? .hole
    default: return value.sqlLiteral
    }
  }

  func column(_ column: SQLAlchemyModels.Column) -> SQLText { qualifies ? "\(column.table).\(column.name)" : column.name }

  private func expression(_ symbol: PythonSymbol) -> SQLText {
    if let column = models.column(symbol) { return self.column(column) }
    switch symbol.form {
    case .operation(let operation, let values): return self.operation(operation, values)
    case .attribute(let base, let name): return attribute(base, name)
    case .item(let base, let key):
      // `table.c["name"]`, or a part of JSON.
      if base.name == "c" || base.name == "columns", let table = base.receiver { return column(key.sqlName, of: table) }
      guard isColumn(base) else { return .hole }
      return "(\(expression(base)) -> \(key.sqlLiteral))"
    case .call(let callee, let arguments): return call(callee, arguments)
    case .named: return plainName(symbol)
    }
  }

  private func plainName(_ symbol: PythonSymbol) -> SQLText {
    switch symbol.name {
    case "null", "NULL": "NULL"
    case "true": "true"
    case "false": "false"
    default: .hole
    }
  }

  private func column(_ name: SQLText, of table: PythonSymbol) -> SQLText {
    guard qualifies, let owner = SQLAlchemyStatements.tableName(.symbol(table), models) else { return name }
    return "\(owner).\(name)"
  }

  private func attribute(_ base: PythonSymbol, _ name: String) -> SQLText {
    if base.name == "c" || base.name == "columns", let table = base.receiver { return column(.name(name), of: table) }
    return .hole
  }

  // MARK: Operators

  private static let operators: [PythonOperator: String] = [
    .equal: "=", .notEqual: "!=", .less: "<", .lessOrEqual: "<=", .greater: ">", .greaterOrEqual: ">=", .add: "+",
    .subtract: "-", .multiply: "*", .divide: "/", .remainder: "%", .bitAnd: "AND", .bitOr: "OR",
  ]

  private func operation(_ operation: PythonOperator, _ values: [PythonValue]) -> SQLText {
    if values.count == 1 {
      switch operation {
      case .invert, .not: return "NOT (\(expression(values[0])))"
      case .minus: return "-\(expression(values[0]))"
      default: return .hole
      }
    }
    guard values.count == 2, let written = Self.operators[operation] else { return .hole }
    let word = SQLText([.own(written)])
    if values[1].isNone {
      if operation == .equal { return "\(expression(values[0])) IS NULL" }
      if operation == .notEqual { return "\(expression(values[0])) IS NOT NULL" }
    }
    if operation == .add, isText(values[0]) || isText(values[1]) {
      return "\(grouped(values[0])) || \(grouped(values[1]))"
    }
    return "\(grouped(values[0])) \(word) \(grouped(values[1]))"
  }

  private func isText(_ value: PythonValue) -> Bool { value.text != nil }

  /// `text(…)`, maybe with values bound to it.
  static func isText(_ symbol: PythonSymbol) -> Bool {
    var current = symbol
    while let callee = current.callee {
      if callee.name == "text" { return true }
      guard let receiver = callee.receiver, receiver.callee != nil else { return false }
      current = receiver
    }
    return false
  }

  private func grouped(_ value: PythonValue) -> SQLText {
    guard let symbol = value.symbol else { return expression(value) }
    if case .operation = symbol.form { return "(\(expression(value)))" }
    return isQuery(symbol) ? "(\(expression(value)))" : expression(value)
  }

  private func isQuery(_ symbol: PythonSymbol) -> Bool { SQLAlchemyStatements.kind(of: symbol) == "select" }

  private func all(_ values: [PythonValue]) -> [SQLText] { values.map { expression($0) } }

  // MARK: Calls

  private func call(_ callee: PythonSymbol, _ arguments: [PythonArgument]) -> SQLText {
    let name = String(callee.name)
    let positional = arguments.filter { $0.name == nil }.map(\.value)
    if let receiver = callee.receiver, isFunction(receiver) { return function(callee, name, positional) }
    if let receiver = callee.receiver, receiver.callee != nil || isColumn(receiver) {
      if let result = method(name, of: receiver, positional, arguments) { return result }
    }
    if SQLAlchemyStatements.kind(of: callee, arguments) != nil {
      return SQLAlchemyStatements(expressions: self).statement(.symbol(PythonSymbol(.call(callee, arguments), at: nil)))
        ?? .hole
    }
    switch name {
    case "text":
      guard let text = (arguments[position: 0] ?? arguments[named: "text"])?.value.text else { return .hole }
      return StatementParameters.named(text) { binds?[$0].map { expression($0) } }
    case "literal_column", "quoted_name": return positional.first?.text.map { .verbatim($0) } ?? .hole
    case "column": return positional.first?.sqlName ?? .hole
    case "Column": return positional.first?.text.map { .name($0) } ?? .hole
    case "literal", "literal_bindparam":
      return positional.first.map {
        expression($0, type: (arguments[position: 1] ?? arguments[named: "type_"]).map { SQLAlchemyType($0.value) })
      } ?? .hole
    case "bindparam":
      if let given = arguments[named: "value"]?.value ?? (positional.count > 1 ? positional[1] : nil) {
        return expression(given)
      }
      guard let key = positional.first?.string, let value = binds?[key] else { return .hole }
      return expression(value)
    case "null": return "NULL"
    case "true": return "true"
    case "false": return "false"
    case "cast", "type_coerce", "Cast":
      guard positional.count >= 2 else { return .hole }
      let type = SQLAlchemyType(positional[1])
      if name == "type_coerce" { return expression(positional[0], type: type) }
      return "CAST(\(expression(positional[0], type: type)) AS \(type.sql))"
    case "and_": return positional.isEmpty ? .hole : positional.map { "(\(expression($0)))" as SQLText }.joined(" AND ")
    case "or_": return positional.isEmpty ? .hole : positional.map { "(\(expression($0)))" as SQLText }.joined(" OR ")
    case "not_": return positional.first.map { "NOT (\(expression($0)))" } ?? .hole
    case "exists": return positional.first.map { "EXISTS (\(expression($0)))" } ?? .hole
    case "distinct": return positional.first.map { "DISTINCT \(expression($0))" } ?? .hole
    case "desc": return positional.first.map { "\(condition($0)) DESC" } ?? .hole
    case "asc": return positional.first.map { "\(condition($0)) ASC" } ?? .hole
    case "nullslast", "nulls_last": return positional.first.map { "\(condition($0)) NULLS LAST" } ?? .hole
    case "nullsfirst", "nulls_first": return positional.first.map { "\(condition($0)) NULLS FIRST" } ?? .hole
    case "array": return positional.first?.items.map { "ARRAY[\(all($0).joined(", "))]" } ?? .hole
    case "case": return caseExpression(positional, arguments)
    case "extract":
      guard positional.count == 2, let field = positional[0].text else { return .hole }
      return "EXTRACT(\(.verbatim(field)) FROM \(expression(positional[1])))"
    case "any_", "all_": return positional.first.map { "\(name == "any_" ? "ANY" : "ALL") (\(expression($0)))" } ?? .hole
    case "tuple_": return "(\(all(positional).joined(", ")))"
    default: return .hole
    }
  }

  /// `sa.func` or `sa.func.schema`.
  private func isFunction(_ receiver: PythonSymbol) -> Bool {
    if receiver.name == "func" { return true }
    if case .attribute(let base, _) = receiver.form { return base.name == "func" && receiver.callee == nil }
    return false
  }

  private func function(_ callee: PythonSymbol, _ name: String, _ arguments: [PythonValue]) -> SQLText {
    var function = SQLText.name(name)
    if let receiver = callee.receiver, receiver.name != "func" { function = "\(.name(String(receiver.name))).\(function)" }
    let isBare = [
      "current_timestamp", "current_date", "current_time", "localtime", "localtimestamp", "current_user", "session_user",
    ]
    .contains(name.lowercased())
    if isBare, arguments.isEmpty { return SQLText([.own(name.uppercased())]) }
    if ["coalesce", "greatest", "least", "nullif"].contains(name.lowercased()) { function = SQLText([.own(name)]) }
    if name == "count", arguments.isEmpty { return "count(*)" }
    return "\(function)(\(all(arguments).joined(", ")))"
  }

  private func isColumn(_ symbol: PythonSymbol) -> Bool {
    if models.column(symbol) != nil { return true }
    switch symbol.form {
    case .attribute(let base, _), .item(let base, _): return base.name == "c" || base.name == "columns" || isColumn(base)
    case .operation: return true
    default: return false
    }
  }

  private func caseExpression(_ positional: [PythonValue], _ arguments: [PythonArgument]) -> SQLText {
    var sql: SQLText = "CASE"
    if let subject = arguments[named: "value"]?.value { sql += " \(expression(subject))" }
    var pairs = positional
    if positional.count == 1, let inner = positional[0].items, inner.allSatisfy({ $0.items != nil }) { pairs = inner }
    if pairs.count == 1, case .dictionary(let dictionary) = pairs[0] {
      for entry in dictionary.entries { sql += " WHEN \(expression(entry.key)) THEN \(expression(entry.value))" }
    } else {
      for pair in pairs {
        guard let parts = pair.items, parts.count == 2 else { return .hole }
        sql += " WHEN \(expression(parts[0])) THEN \(expression(parts[1]))"
      }
    }
    if let otherwise = arguments[named: "else_"]?.value { sql += " ELSE \(expression(otherwise))" }
    return sql + " END"
  }

  /// What is said of an expression: `column.is_(None)`.
  private func method(
    _ name: String, of receiver: PythonSymbol, _ positional: [PythonValue], _ arguments: [PythonArgument]
  ) -> SQLText? {
    let base = grouped(.symbol(receiver))
    func first(_ make: (SQLText) -> SQLText) -> SQLText { positional.first.map { make(grouped($0)) } ?? .hole }
    switch name {
    case "is_": return first { "\(base) IS \($0)" }
    case "isnot", "is_not": return first { "\(base) IS NOT \($0)" }
    case "in_", "notin_", "not_in":
      let word: SQLText = name == "in_" ? "IN" : "NOT IN"
      guard let value = positional.first else { return .hole }
      if let items = value.items { return items.isEmpty ? "false" : "\(base) \(word) (\(all(items).joined(", ")))" }
      if let symbol = value.symbol, isQuery(symbol) { return "\(base) \(word) (\(expression(value)))" }
      return "\(base) \(word) (\(SQLText.hole(of: value)))"
    case "like": return first { "\(base) LIKE \($0)" }
    case "ilike": return first { "\(base) ILIKE \($0)" }
    case "notlike", "not_like": return first { "\(base) NOT LIKE \($0)" }
    case "startswith": return first { "\(base) LIKE \($0) || '%'" }
    case "endswith": return first { "\(base) LIKE '%' || \($0)" }
    case "contains": return first { "\(base) LIKE '%' || \($0) || '%'" }
    case "between":
      return positional.count >= 2 ? "\(base) BETWEEN \(expression(positional[0])) AND \(expression(positional[1]))" : .hole
    case "desc": return "\(base) DESC"
    case "asc": return "\(base) ASC"
    case "nullslast", "nulls_last": return "\(base) NULLS LAST"
    case "nullsfirst", "nulls_first": return "\(base) NULLS FIRST"
    case "label", "self_group", "scalar_subquery", "as_scalar", "subquery", "execution_options", "params":
      return expression(.symbol(receiver))
    case "bindparams":
      guard receiver.callee?.name == "text" else { return expression(.symbol(receiver)) }
      return text(receiver, boundTo: arguments)
    case "columns": return expression(.symbol(receiver))
    case "cast": return "CAST(\(expression(.symbol(receiver))) AS \(SQLAlchemyType(positional.first).sql))"
    case "distinct": return isColumn(receiver) ? "DISTINCT \(base)" : nil
    case "concat": return first { "\(base) || \($0)" }
    case "any_": return "ANY (\(base))"
    case "exists": return "EXISTS (\(base))"
    default: break
    }
    // `column.op("->>")("name")`
    if let callee = receiver.callee, callee.name == "op", let inner = callee.receiver,
      let word = receiver.arguments.first?.value.text
    {
      return first { "\(grouped(.symbol(inner))) \(.verbatim(word)) \($0)" }
    }
    return nil
  }

  /// `text("… :a").bindparams(a=1)`
  private func text(_ receiver: PythonSymbol, boundTo arguments: [PythonArgument]) -> SQLText {
    guard let text = receiver.arguments.first?.value.text else { return .hole }
    return StatementParameters.named(text) { name in
      if let value = arguments[named: name]?.value { return expression(value) }
      for argument in arguments where argument.name == nil {
        guard let bind = argument.value.symbol, bind.callee?.name == "bindparam",
          bind.arguments[position: 0]?.value.string == name
        else { continue }
        if let value = (bind.arguments[named: "value"] ?? bind.arguments[position: 1])?.value {
          return expression(value, type: bind.arguments[named: "type_"].map { SQLAlchemyType($0.value) })
        }
      }
      return binds?[name].map { expression($0) }
    }
  }
}
