import PythonSyntax
import SourceText

/// Statements that a program builds with SQLAlchemy: `sa.update(t).where(…).values(…)`.
struct SQLAlchemyStatements {
  var expressions: SQLAlchemyExpressions

  /// A call in a chain of calls, from the first to the last.
  private struct Link {
    var name: String
    var arguments: [PythonArgument]

    var positional: [PythonValue] { arguments.filter { $0.name == nil }.map(\.value) }
  }

  private static let kinds: Set<String> = ["insert", "update", "delete", "select"]

  /// `insert`, `update`, `delete` or `select` where a chain of calls makes such a statement.
  static func kind(of symbol: PythonSymbol) -> String? {
    guard let callee = symbol.callee else { return nil }
    return kind(of: callee, symbol.arguments)
  }

  static func kind(of callee: PythonSymbol, _ arguments: [PythonArgument]) -> String? { chain(callee, arguments)?.base.name }

  private static func chain(_ callee: PythonSymbol, _ arguments: [PythonArgument]) -> (
    base: Link, table: PythonSymbol?, links: [Link]
  )? {
    var links: [Link] = []
    var callee = callee
    var arguments = arguments
    while true {
      let link = Link(name: String(callee.name), arguments: arguments)
      if kinds.contains(link.name), let receiver = callee.receiver, isTable(receiver) {
        return (link, receiver, links.reversed())
      }
      guard let receiver = callee.receiver, receiver.callee != nil else {
        guard kinds.contains(link.name) else { return nil }
        return (link, nil, links.reversed())
      }
      guard let next = receiver.callee else { return nil }
      links.append(link)
      (callee, arguments) = (next, receiver.arguments)
    }
  }

  /// What a SELECT selects first.
  static func selected(_ symbol: PythonSymbol) -> PythonValue? {
    guard let callee = symbol.callee, let chain = chain(callee, symbol.arguments), chain.base.name == "select" else {
      return nil
    }
    return chain.base.positional.first
  }

  private static func isTable(_ symbol: PythonSymbol) -> Bool {
    ["table", "Table", "create_table", "TableClause", "alias"].contains(symbol.callee?.name) || nameInMetadata(symbol) != nil
  }

  /// `metadata.tables["person"]` and `metadata.tables.get("person")`: what it is called there, with its schema if that was asked for.
  private static func nameInMetadata(_ symbol: PythonSymbol) -> PythonValue? {
    let tables: PythonSymbol?
    let key: PythonValue?
    switch symbol.form {
    case .item(let base, let value): (tables, key) = (base, value)
    case .call(let callee, let arguments) where callee.name == "get":
      (tables, key) = (callee.receiver, arguments[position: 0]?.value)
    default: return nil
    }
    guard let tables, tables.name == "tables", tables.receiver?.callee?.name == "MetaData" else { return nil }
    return key
  }

  /// The name of a table, of a class that stands for one, or of an alias.
  static func tableName(_ value: PythonValue?, _ models: SQLAlchemyModels) -> SQLText? {
    switch value {
    case .classObject(let object): return models.table(of: object)
    case .symbol(let symbol):
      guard isTable(symbol) else { return nil }
      if let key = nameInMetadata(symbol) {
        let parts = key.string?.split(separator: ".", maxSplits: 1).map { SQLText.name(String($0)) } ?? [key.sqlName]
        return parts.joined(".")
      }
      if symbol.callee?.name == "alias" { return symbol.callee?.receiver.flatMap { tableName(.symbol($0), models) } }
      let arguments = symbol.arguments
      guard let name = (arguments[position: 0] ?? arguments[named: "name"] ?? arguments[named: "table_name"])?.value else {
        return nil
      }
      return name.sqlName(in: arguments[named: "schema"]?.value)
    default: return nil
    }
  }

  /// The type of a table's column.
  private func type(of column: PythonValue, in table: PythonValue?) -> SQLAlchemyType? {
    if let symbol = column.symbol, let known = expressions.models.column(symbol) { return known.type }
    guard let name = SQLAlchemyConstraint.columnName(column).string else { return nil }
    if case .classObject(let object)? = table { return expressions.models.column(name, of: object)?.type }
    guard let symbol = table?.symbol else { return nil }
    for argument in symbol.arguments {
      guard let candidate = argument.value.symbol, candidate.callee?.name == "column" || candidate.callee?.name == "Column",
        candidate.arguments[position: 0]?.value.string == name
      else { continue }
      return SQLAlchemyType((candidate.arguments[position: 1] ?? candidate.arguments[named: "type_"])?.value)
    }
    return nil
  }

  // MARK: Statements

  /// Nil where it is no statement, or one that is not understood.
  func statement(_ value: PythonValue) -> SQLText? {
    guard let symbol = value.symbol, let callee = symbol.callee, let chain = Self.chain(callee, symbol.arguments) else {
      return nil
    }
    let table = chain.table.map { PythonValue.symbol($0) } ?? chain.base.positional.first
    var whole = self
    whole.expressions.qualifies = true
    switch chain.base.name {
    case "insert": return whole.insert(table, chain.base, chain.links)
    case "update": return whole.update(table, chain.links)
    case "delete": return whole.delete(table, chain.links)
    default: return whole.select(chain.table, chain.base, chain.links)
    }
  }

  /// Columns and what they are set to.
  private func assignments(_ values: PythonValue, in table: PythonValue?) -> [(column: SQLText, value: SQLText)]? {
    guard case .dictionary(let dictionary) = values, dictionary.rest == nil else { return nil }
    return dictionary.entries.map { entry in
      (column(entry.key), expressions.expression(entry.value, type: type(of: entry.key, in: table)))
    }
  }

  private func column(_ value: PythonValue) -> SQLText {
    if let symbol = value.symbol, let known = expressions.models.column(symbol) { return known.name }
    return SQLAlchemyConstraint.columnName(value).sqlName
  }

  private func assignments(of link: Link, in table: PythonValue?) -> [(column: SQLText, value: SQLText)]? {
    var result: [(column: SQLText, value: SQLText)] = []
    for argument in link.arguments {
      if let name = argument.name {
        if argument.isUnpacked { return nil }
        let key = PythonValue.text(PythonText(name.utf8, at: argument.place))
        result.append((key.sqlName, expressions.expression(argument.value, type: type(of: key, in: table))))
      } else if let more = assignments(argument.value, in: table) {
        result += more
      } else {
        return nil
      }
    }
    return result
  }

  private func insert(_ table: PythonValue?, _ base: Link, _ links: [Link]) -> SQLText? {
    guard let name = Self.tableName(table, expressions.models) else { return nil }
    var sql: SQLText = "INSERT INTO \(name)"
    var rows: [[(column: SQLText, value: SQLText)]] = []
    var behind = SQLText()
    for link in links {
      switch link.name {
      case "values":
        if link.positional.count == 1, let list = link.positional[0].items {
          for row in list {
            guard let assignments = assignments(row, in: table) else { return nil }
            rows.append(assignments)
          }
        } else {
          guard let assignments = assignments(of: link, in: table) else { return nil }
          rows.append(assignments)
        }
      case "from_select":
        guard let columns = link.positional.first?.items, link.positional.count > 1,
          let query = statement(link.positional[1]) ?? rawQuery(link.positional[1])
        else { return nil }
        sql += " (\(columns.map { column($0) }.joined(", "))) \(query)"
      case "on_conflict_do_nothing": behind += " ON CONFLICT\(conflictTarget(link)) DO NOTHING"
      case "on_conflict_do_update":
        guard let set = link.arguments[named: "set_"]?.value, let assignments = assignments(set, in: table) else { return nil }
        behind +=
          " ON CONFLICT\(conflictTarget(link)) DO UPDATE SET \(assignments.map { "\($0.column) = \($0.value)" }.joined(", "))"
      case "returning": behind += " RETURNING \(link.positional.map { column($0) }.joined(", "))"
      case "inline", "execution_options": break
      default: return nil
      }
    }
    if let first = base.arguments[named: "values"]?.value ?? (links.isEmpty ? nil : nil),
      let row = assignments(first, in: table)
    {
      rows.append(row)
    }
    if let first = rows.first {
      if first.isEmpty { return sql + " DEFAULT VALUES" + behind }
      sql += " (\(first.map(\.column).joined(", "))) VALUES "
      sql += rows.map { "(\($0.map(\.value).joined(", ")))" as SQLText }.joined(", ")
    }
    return sql + behind
  }

  /// The rows that are sent beside an INSERT.
  func insert(_ value: PythonValue, rows: [PythonValue]) -> [SQLText]? {
    guard let symbol = value.symbol, let callee = symbol.callee, let chain = Self.chain(callee, symbol.arguments),
      chain.base.name == "insert", !chain.links.contains(where: { $0.name == "values" || $0.name == "from_select" })
    else { return nil }
    let table = chain.table.map { PythonValue.symbol($0) } ?? chain.base.positional.first
    guard let name = Self.tableName(table, expressions.models) else { return nil }
    return rows.map { insert($0, of: table, named: name) }
  }

  /// A row of `bulk_insert`.
  func insert(_ row: PythonValue, into table: PythonValue) -> SQLText? {
    Self.tableName(table, expressions.models).map { insert(row, of: table, named: $0) }
  }

  private func insert(_ row: PythonValue, of table: PythonValue?, named name: SQLText) -> SQLText {
    guard let row = assignments(row, in: table) else { return "INSERT INTO \(name) VALUES (\(SQLText.hole))" }
    return "INSERT INTO \(name) (\(row.map(\.column).joined(", "))) VALUES (\(row.map(\.value).joined(", ")))"
  }

  private func rawQuery(_ value: PythonValue) -> SQLText? {
    guard let symbol = value.symbol, symbol.callee?.name == "text" else { return nil }
    return expressions.expression(value)
  }

  private func conflictTarget(_ link: Link) -> SQLText {
    if let constraint = link.arguments[named: "constraint"]?.value { return " ON CONSTRAINT \(constraint.sqlName)" }
    guard let elements = link.arguments[named: "index_elements"]?.value.items else { return "" }
    var sql: SQLText = " (\(elements.map { column($0) }.joined(", ")))"
    if let condition = link.arguments[named: "index_where"]?.value {
      var plain = expressions
      plain.qualifies = false
      sql += " WHERE \(plain.condition(condition))"
    }
    return sql
  }

  private func conditions(_ links: [Link]) -> SQLText {
    let all = links.filter { ["where", "filter"].contains($0.name) }.flatMap(\.positional)
    let by = links.filter { $0.name == "filter_by" }.flatMap(\.arguments)
    var parts = all.map { expressions.condition($0) }
    parts += by.compactMap { argument in argument.name.map { "\(.name($0)) = \(expressions.expression(argument.value))" } }
    guard !parts.isEmpty else { return "" }
    return parts.count == 1 ? " WHERE \(parts[0])" : " WHERE \(parts.map { "(\($0))" }.joined(" AND "))"
  }

  private func update(_ table: PythonValue?, _ links: [Link]) -> SQLText? {
    guard let name = Self.tableName(table, expressions.models) else { return nil }
    var sets: [SQLText] = []
    for link in links {
      switch link.name {
      case "values":
        guard let assignments = assignments(of: link, in: table) else { return nil }
        sets += assignments.map { "\($0.column) = \($0.value)" }
      case "where", "filter", "filter_by", "execution_options", "returning": break
      default: return nil
      }
    }
    guard !sets.isEmpty else { return nil }
    return "UPDATE \(name) SET \(sets.joined(", "))\(others(name, links))\(conditions(links))"
  }

  /// Other tables that the conditions speak of.
  private func others(_ name: SQLText, _ links: [Link]) -> SQLText {
    var tables: [PythonSymbol] = []
    for link in links where link.name == "where" {
      for value in link.positional { collectTables(value, into: &tables, depth: 0) }
    }
    let own = name.rendered(at: Self.nowhere).text
    var seen: Set<String> = [own]
    var names: [SQLText] = []
    for table in tables {
      guard let other = Self.tableName(.symbol(table), expressions.models) else { continue }
      if seen.insert(other.rendered(at: Self.nowhere).text).inserted { names.append(other) }
    }
    return names.isEmpty ? "" : " FROM \(names.joined(", "))"
  }

  private static let nowhere = Place(SourceText(""), Span(start: 0, end: 0))

  private func collectTables(_ value: PythonValue, into tables: inout [PythonSymbol], depth: Int) {
    guard depth < 30, let symbol = value.symbol else { return }
    switch symbol.form {
    case .operation(_, let values): for value in values { collectTables(value, into: &tables, depth: depth + 1) }
    case .attribute(let base, _), .item(let base, _):
      if base.name == "c" || base.name == "columns" {
        if let table = base.receiver { tables.append(table) }
      } else {
        collectTables(.symbol(base), into: &tables, depth: depth + 1)
      }
    case .call(let callee, let arguments):
      if Self.kind(of: symbol) != nil { return }
      if let receiver = callee.receiver { collectTables(.symbol(receiver), into: &tables, depth: depth + 1) }
      for argument in arguments { collectTables(argument.value, into: &tables, depth: depth + 1) }
    case .named: break
    }
  }

  private func delete(_ table: PythonValue?, _ links: [Link]) -> SQLText? {
    guard let name = Self.tableName(table, expressions.models) else { return nil }
    guard links.allSatisfy({ ["where", "filter", "filter_by", "execution_options", "returning"].contains($0.name) }) else {
      return nil
    }
    return "DELETE FROM \(name)\(conditions(links))"
  }

  private func select(_ table: PythonSymbol?, _ base: Link, _ links: [Link]) -> SQLText? {
    var values = base.positional
    if values.count == 1, let list = values[0].items { values = list }
    var froms: [SQLText] = []
    var seen: Set<String> = []
    func from(_ name: SQLText?) {
      guard let name, seen.insert(name.rendered(at: Self.nowhere).text).inserted else { return }
      froms.append(name)
    }
    from(table.flatMap { Self.tableName(.symbol($0), expressions.models) })
    var columns: [SQLText] = []
    for value in values {
      if let name = Self.tableName(value, expressions.models) {
        from(name)
        columns.append("\(name).*")
        continue
      }
      columns.append(expressions.expression(value))
      var tables: [PythonSymbol] = []
      collectTables(value, into: &tables, depth: 0)
      for table in tables { from(Self.tableName(.symbol(table), expressions.models)) }
      if let symbol = value.symbol, let known = expressions.models.column(symbol) { from(known.table) }
    }
    var behind = SQLText()
    var isDistinct = false
    for link in links {
      switch link.name {
      case "where", "filter", "filter_by", "execution_options", "with_only_columns", "scalar_subquery", "as_scalar", "subquery",
        "label", "with_for_update", "yield_per", "correlate", "alias", "options", "params":
        break
      case "select_from": for value in link.positional { from(Self.tableName(value, expressions.models) ?? .hole) }
      case "order_by": behind += " ORDER BY \(link.positional.map { expressions.condition($0) }.joined(", "))"
      case "group_by": behind += " GROUP BY \(link.positional.map { expressions.condition($0) }.joined(", "))"
      case "having": behind += " HAVING \(link.positional.map { expressions.condition($0) }.joined(" AND "))"
      case "limit": behind += link.positional.first.map { " LIMIT \(expressions.expression($0))" } ?? ""
      case "offset": behind += link.positional.first.map { " OFFSET \(expressions.expression($0))" } ?? ""
      case "distinct": isDistinct = true
      default: return nil
      }
    }
    if columns.isEmpty { columns = ["*"] }
    var sql: SQLText = "SELECT \(isDistinct ? "DISTINCT " : "")\(columns.joined(", "))"
    if !froms.isEmpty { sql += " FROM \(froms.joined(", "))" }
    let filters = links.filter { ["where", "filter", "filter_by"].contains($0.name) }
    return sql + conditions(filters) + behind
  }

  // MARK: Queries of sessions

  /// The SELECT of `session.query(A).filter(…)`, or of some columns of A.
  func selection(of entities: [PythonValue], _ calls: [(name: String, arguments: [PythonArgument])]) -> SQLText? {
    guard let first = entities.first else { return nil }
    var whole = self
    whole.expressions.qualifies = true
    let links = calls.map { Link(name: $0.name, arguments: $0.arguments) }
    let limit = links.first { $0.name == "limit" }?.positional.first.map { " LIMIT \(expressions.expression($0))" as SQLText }
    let behind = whole.conditions(links) + (limit ?? "")
    if entities.count == 1, let table = Self.tableName(first, expressions.models) {
      return "SELECT \(table).* FROM \(table)\(behind)"
    }
    let columns = entities.map { $0.symbol.flatMap { expressions.models.column($0) } }
    guard let table = columns.first??.table, columns.allSatisfy({ $0 != nil }) else { return nil }
    return "SELECT \(columns.compactMap { $0?.name }.joined(", ")) FROM \(table)\(behind)"
  }

  /// `update` or `delete` of what a query of a session finds.
  func ofQuery(
    _ kind: String, over entity: PythonValue?, _ calls: [(name: String, arguments: [PythonArgument])], values: PythonValue?
  ) -> SQLText? {
    guard let name = Self.tableName(entity, expressions.models) else { return nil }
    let links = calls.map { Link(name: $0.name, arguments: $0.arguments) }
    guard links.allSatisfy({ ["filter", "filter_by", "where"].contains($0.name) }) else { return nil }
    var whole = self
    whole.expressions.qualifies = true
    if kind == "delete" { return "DELETE FROM \(name)\(whole.conditions(links))" }
    guard let values, let sets = whole.assignments(values, in: entity), !sets.isEmpty else { return nil }
    return "UPDATE \(name) SET \(sets.map { "\($0.column) = \($0.value)" as SQLText }.joined(", "))\(whole.conditions(links))"
  }
}
