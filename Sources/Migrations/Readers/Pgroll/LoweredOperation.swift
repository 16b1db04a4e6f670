import ConfigText

/// An operation of pgroll as the SQL it comes to, where that is plain. An operation that keeps two versions of a column alive with
/// triggers is none of these.
struct LoweredOperation {
  var sql: String
  /// It runs when the migration is completed.
  var isLater: Bool

  init?(_ operation: Pgroll.Operation) {
    let body = operation.body
    func name(_ key: String) -> String? { body[key].string.map(Self.quoted) }
    switch operation.name {
    case "create_table":
      guard let table = name("name"), let columns = Self.columns(body["columns"]), body["constraints"] == nil else {
        return nil
      }
      self.init("CREATE TABLE \(table) (\(columns))", later: false)
    case "drop_table":
      guard let table = name("name") else { return nil }
      self.init("DROP TABLE \(table)", later: true)
    case "rename_table":
      guard let from = name("from"), let to = name("to") else { return nil }
      self.init("ALTER TABLE \(from) RENAME TO \(to)", later: true)
    case "rename_column":
      guard let table = name("table"), let from = name("from"), let to = name("to") else { return nil }
      self.init("ALTER TABLE \(table) RENAME COLUMN \(from) TO \(to)", later: true)
    case "rename_constraint":
      guard let table = name("table"), let from = name("from"), let to = name("to") else { return nil }
      self.init("ALTER TABLE \(table) RENAME CONSTRAINT \(from) TO \(to)", later: true)
    case "drop_column":
      guard let table = name("table"), let column = name("column") else { return nil }
      self.init("ALTER TABLE \(table) DROP COLUMN \(column)", later: true)
    case "add_column":
      guard let table = name("table"), body["up"] == nil, let column = body["column"], column["nullable"].flag == true,
        let definition = Self.column(column)
      else { return nil }
      self.init("ALTER TABLE \(table) ADD COLUMN \(definition)", later: false)
    case "create_index":
      guard let sql = Self.index(body) else { return nil }
      self.init(sql, later: false)
    case "drop_index":
      guard let index = name("name") else { return nil }
      self.init("DROP INDEX CONCURRENTLY \(index)", later: true)
    default: return nil
    }
  }

  private init(_ sql: String, later: Bool) {
    self.sql = sql
    isLater = later
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func columns(_ list: ConfigValue?) -> String? {
    guard let list = list?.array else { return nil }
    var parts: [String] = []
    var key: [String] = []
    for column in list {
      guard let definition = self.column(column), let name = column["name"].string else { return nil }
      parts.append(definition)
      if column["pk"].flag == true { key.append(quoted(name)) }
    }
    if !key.isEmpty { parts.append("PRIMARY KEY (\(key.joined(separator: ", ")))") }
    return parts.joined(separator: ", ")
  }

  private static func column(_ column: ConfigValue) -> String? {
    let plain: Set<String> = ["name", "type", "nullable", "pk", "unique", "default", "comment"]
    guard let name = column["name"].string, let type = column["type"].string,
      column.table?.keys.allSatisfy(plain.contains) == true
    else { return nil }
    var sql = "\(quoted(name)) \(type)"
    if column["nullable"].flag != true { sql += " NOT NULL" }
    if let value = column["default"].scalarText { sql += " DEFAULT \(value)" }
    if column["unique"].flag == true { sql += " UNIQUE" }
    return sql
  }

  /// An index over whole columns.
  private static func index(_ body: ConfigValue) -> String? {
    let plain: Set<String> = ["name", "table", "columns", "unique", "method", "predicate"]
    guard let name = body["name"].string, let table = body["table"].string, let columns = body["columns"]?.array,
      body.table?.keys.allSatisfy(plain.contains) == true
    else { return nil }
    var names: [String] = []
    for column in columns {
      guard let only = column["column"].string ?? column.string, column.table.map({ $0.entries.count == 1 }) ?? true else {
        return nil
      }
      names.append(quoted(only))
    }
    let unique = body["unique"].flag == true ? "UNIQUE " : ""
    let method = body["method"].string.map { " USING \($0)" } ?? ""
    let predicate = body["predicate"].string.map { " WHERE \($0)" } ?? ""
    return
      "CREATE \(unique)INDEX CONCURRENTLY \(quoted(name)) ON \(quoted(table))\(method) (\(names.joined(separator: ", ")))\(predicate)"
  }
}
