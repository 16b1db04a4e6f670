/// How a migration of a runner says what elsewhere is said in SQL: sentences with {parts} to be filled in.
public struct Spelling: Sendable, Hashable {
  /// A statement of its own: {sql}.
  var statement = "{sql};"
  /// The statement stands in a string with double quotes.
  var isInString = false
  /// A column that is meant to have another name: {table}, {from}, {to}, and {copy}, the UPDATE that carries the values over.
  var renameColumn =
    "If it is the same column under another name, write ALTER TABLE {table} RENAME COLUMN {from} TO {to}; otherwise copy the "
    + "values before the DROP: {copy}"
  /// Values that have to be made of those of another column before that is dropped: {copy}.
  var copyColumn = "Make the new values of the old ones before the drop: {copy}"
  /// A column that is meant to have another type: {table}, {column}, {type}.
  var changeType =
    "Write ALTER TABLE {table} ALTER COLUMN {column} TYPE {type} USING {column}::{type} with an expression that makes the new "
    + "values of the old ones; or add the column under another name, copy, drop, and rename."

  /// Plain SQL.
  public static let sql = Spelling()

  public func statement(_ sql: String) -> String {
    let text = isInString ? String(sql.flatMap { $0 == "\"" ? ["\\", "\""] : [$0] }) : sql
    return Self.fill(statement, ["sql": text])
  }

  public func renamingColumn(of table: String, from: String, to: String) -> String {
    let copy = statement("UPDATE \(table) SET \(to) = \(from)")
    return Self.fill(renameColumn, ["table": table, "from": from, "to": to, "copy": copy])
  }

  public func copyingColumn(of table: String, to: String) -> String {
    Self.fill(copyColumn, ["copy": statement("UPDATE \(table) SET \(to) = …")])
  }

  public func changingType(of column: String, of table: String, to type: String) -> String {
    Self.fill(changeType, ["table": table, "column": column, "type": type])
  }

  private static func fill(_ sentence: String, _ parts: [String: String]) -> String {
    var filled = ""
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      filled += rest[..<open] + (parts[String(name)] ?? String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
