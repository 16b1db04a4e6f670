/// Names as Django makes and writes them.
public enum DjangoNames {
  /// What stands for a part that only the run knows.
  static let hole = "\u{FFFC}"
  /// One of which only this much is known, that it is not NULL. The mark behind it never comes into SQL.
  static let filledHole = hole + filledMark
  static let filledMark = "\u{E0F1}"
  private static let longest = 63

  /// Somebody has given a field a default: whatever it is, nobody makes it NULL by a function.
  static func filled(_ value: String) -> String { value == hole ? filledHole : value }

  /// A name in quotes, unless somebody has put it into some.
  static func quoted(_ name: String) -> String {
    name.hasPrefix("\"") && name.hasSuffix("\"") && name.utf8.count > 1 ? name : "\"\(name)\""
  }

  /// The schema and the name of what is written `schema"."name`.
  public static func parts(of identifier: String) -> (schema: String, name: String) {
    let separator = Array("\".\"".utf8)
    let bytes = Array(identifier.utf8)
    guard let found = bytes.firstRange(of: separator, from: 0) else { return ("", unquoted(bytes[...])) }
    return (unquoted(bytes[..<found.lowerBound]), unquoted(bytes[found.upperBound...]))
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    let quote = UInt8(ascii: "\"")
    while bytes.first == quote { bytes.removeFirst() }
    while bytes.last == quote { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func digest(_ parts: [String], length: Int) -> String {
    String(MD5.hexadecimal(parts.flatMap { Array($0.utf8) }).prefix(length))
  }

  /// Of an index or a constraint that has no name of its own.
  static func generated(table: String, columns: [String], suffix: String) -> String {
    let table = parts(of: table).name
    var ending = digest([table] + columns, length: 8) + suffix
    let columns = columns.joined(separator: "_")
    let whole = "\(table)_\(columns)_\(ending)"
    if whole.unicodeScalars.count <= longest { return whole }
    if ending.unicodeScalars.count > longest / 3 { ending = prefix(ending, longest / 3) }
    let length = (longest - ending.unicodeScalars.count) / 2 - 1
    let short = "\(prefix(table, length))_\(prefix(columns, length))_\(ending)"
    guard let first = short.utf8.first, first == UInt8(ascii: "_") || (0x30...0x39).contains(first) else { return short }
    return "D" + prefix(short, short.unicodeScalars.count - 1)
  }

  static func foreignKey(table: String, column: String, toTable: String, toColumn: String, isShort: Bool = false) -> String {
    generated(
      table: table, columns: [column], suffix: isShort ? "_fk" : "_fk_\(parts(of: toTable).name)_\(toColumn)")
  }

  /// A table's name, cut as Django cuts it.
  public static func truncated(_ identifier: String) -> String {
    let (schema, name) = parts(of: identifier)
    if name.unicodeScalars.count <= longest { return identifier }
    let short = prefix(name, longest - 4) + digest([name], length: 4)
    return schema.isEmpty ? short : "\(schema)\".\"\(short)"
  }

  /// A name as PostgreSQL makes it for what has none: of a table, its columns and what it is.
  static func byServer(table: String, columns: [String], _ label: String) -> String {
    var table = Array(parts(of: table).name.utf8)
    var column = Array(columns.joined(separator: "_").utf8)
    let room = longest - label.utf8.count - 1 - (columns.isEmpty ? 0 : 1)
    while table.count + column.count > room {
      if table.count > column.count { table.removeLast() } else { column.removeLast() }
    }
    let parts = columns.isEmpty ? [table] : [table, column]
    return (parts.map { String(decoding: $0, as: UTF8.self) } + [label]).joined(separator: "_")
  }

  private static func prefix(_ text: String, _ length: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, length))))
  }
}

extension DjangoNames {
  /// Without quotes around it.
  public static func bare(_ name: String) -> String {
    name.hasPrefix("\"") && name.hasSuffix("\"") && name.utf8.count > 1 ? String(name.dropFirst().dropLast()) : name
  }

  static func quoted(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }
}
