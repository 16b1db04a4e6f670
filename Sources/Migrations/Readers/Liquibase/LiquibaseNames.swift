import SQLSyntax
import SourceText

/// Names as Liquibase writes them for PostgreSQL.
struct LiquibaseNames {
  /// `objectQuotingStrategy="QUOTE_ALL_OBJECTS"`.
  var quotesAll = false

  func name(_ name: String) -> String {
    if name.utf8.isEmpty || name.utf8.starts(with: "${".utf8) { return name }
    return quotesAll || needsQuotes(name) ? Self.quoted(name) : name
  }

  func name(_ name: String, in schema: String?) -> String {
    guard let schema, !schema.isEmpty else { return self.name(name) }
    return self.name(schema) + "." + self.name(name)
  }

  /// `a, b` as a list of columns.
  func list(_ names: String) -> String {
    names.split(separator: ",").map { name($0.trimmedASCII) }.joined(separator: ", ")
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// What is no plain word, mixes capitals and small letters, or is reserved.
  private func needsQuotes(_ name: String) -> Bool {
    let utf8 = name.utf8
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    if utf8.contains(UInt8(ascii: "(")) { return false }
    let isPlain = utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || isDigit($0) || $0 == UInt8(ascii: "_") }
    if !isPlain || utf8.first.map(isDigit) == true { return true }
    if utf8.contains(where: { (0x41...0x5A).contains($0) }), utf8.contains(where: { (0x61...0x7A).contains($0) }) {
      return true
    }
    let lexed = Lexer.lex(SourceText(name))
    return lexed.count == 1 && !lexed[0].kind.mayNameColumn
  }
}

/// A string literal.
func sqlLiteral(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}

/// Types as Liquibase translates them for PostgreSQL. What it does not know it hands on.
enum LiquibaseTypes {
  static func type(_ written: String) -> String {
    var name = written.trimmedASCII
    if name.hasPrefix("java.sql.Types.") { name = String(name.dropFirst("java.sql.Types.".count)) }
    let open = name.firstIndex(of: "(")
    let close = name.lastIndex(of: ")")
    var base = name
    var arguments = ""
    var rest = ""
    if let open, let close, open < close {
      base = String(name[..<open])
      arguments = String(name[open...close])
      rest = name[name.index(after: close)...].trimmedASCII
    }
    let words = base.lowercased().split(separator: " ").joined(separator: " ")
    if rest.isEmpty, arguments.isEmpty || words.contains("int"), let known = plain[words] { return known }
    switch words {
    case "varchar", "nvarchar", "varchar2", "nvarchar2", "character varying":
      // Oracle's “255 CHAR” is 255 here.
      let digits = arguments.filter(\.isNumber)
      return "VARCHAR" + (digits.isEmpty ? "" : "(\(digits))") + rest
    case "char", "character", "bpchar": return "CHAR" + arguments + rest
    case "number", "numeric": return "numeric" + arguments + rest
    case "decimal", "dec": return "DECIMAL" + arguments + rest
    case "int", "integer", "mediumint", "bigint", "smallint", "tinyint": return (plain[words] ?? words) + rest
    case "timestamp", "datetime":
      return "TIMESTAMP" + arguments + (rest.isEmpty ? " WITHOUT TIME ZONE" : " " + rest)
    case "varbinary", "binary": return "BYTEA"
    case "clob", "nclob", "longtext", "mediumtext", "longvarchar", "blob", "longblob", "boolean", "bool", "double":
      return (plain[words] ?? words) + rest
    default: return unquoted(base) + arguments + (rest.isEmpty || rest.hasPrefix("[") ? rest : " " + rest)
    }
  }

  /// Liquibase drops quotes round a type's name.
  private static func unquoted(_ name: String) -> String { String(name.filter { $0 != "\"" }) }

  private static let plain: [String: String] = [
    "bigint": "BIGINT", "int8": "BIGINT", "bigserial": "BIGINT", "serial8": "BIGINT",
    "int": "INTEGER", "integer": "INTEGER", "int4": "INTEGER", "serial": "INTEGER", "serial4": "INTEGER",
    "smallint": "SMALLINT", "int2": "SMALLINT", "smallserial": "SMALLINT", "serial2": "SMALLINT", "tinyint": "SMALLINT",
    "boolean": "BOOLEAN", "bool": "BOOLEAN", "double": "DOUBLE PRECISION", "double precision": "DOUBLE PRECISION",
    "currency": "DECIMAL", "money": "DECIMAL", "datetime": "TIMESTAMP WITHOUT TIME ZONE",
    "timestamp": "TIMESTAMP WITHOUT TIME ZONE", "timestamptz": "TIMESTAMP WITH TIME ZONE", "time": "time WITHOUT TIME ZONE",
    "clob": "TEXT", "nclob": "TEXT", "longtext": "TEXT", "mediumtext": "TEXT", "ntext": "TEXT", "tinytext": "TEXT",
    "longvarchar": "TEXT", "longnvarchar": "TEXT", "blob": "OID", "longblob": "BYTEA", "mediumblob": "BYTEA",
    "tinyblob": "BYTEA", "binary": "BYTEA", "varbinary": "BYTEA", "longvarbinary": "BYTEA", "image": "BYTEA",
  ]
}
