import PythonSyntax
import SourceText

// What values of a program are in SQL.

extension PythonValue {
  /// As an identifier; what only the run knows is a hole.
  var sqlName: SQLText {
    if let text { return .name(text) }
    // `quoted_name("a", quote=True)`, `op.f("a")`
    if let symbol, ["quoted_name", "f"].contains(symbol.callee?.name), let inner = symbol.arguments.first?.value {
      return inner.sqlName
    }
    return .hole
  }

  /// `schema.name`, or the name alone where there is no schema.
  func sqlName(in schema: PythonValue?) -> SQLText {
    guard let schema, !schema.isNone else { return sqlName }
    return "\(schema.sqlName).\(sqlName)"
  }

  /// As a constant, the way a driver would send it; what only the run knows is a hole.
  var sqlLiteral: SQLText {
    switch self {
    case .none: return "NULL"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return SQLText([.own(String(value))])
    case .float(let value): return SQLText([.own(String(value))])
    case .text(let text): return .literal(text)
    case .bytes(let bytes): return SQLText([.own("'\\x" + bytes.map(Self.hexadecimal).joined() + "'")])
    case .member(let member): return member.isText || member.isNumber ? member.value.sqlLiteral : .hole(of: self)
    case .list, .tuple:
      guard let items else { return .hole(of: self) }
      if items.isEmpty { return "'{}'" }
      return "ARRAY[\(items.map(\.sqlLiteral).joined(", "))]"
    default: return .hole(of: self)
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }

  /// As JSON text, where it is known through and through.
  func jsonText(depth: Int = 0) -> String? {
    switch self {
    case .none: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .float(let value): return String(value)
    case .text, .member: return string.map(Self.jsonString)
    case .list, .tuple:
      guard depth < 20, let parts = items?.map({ $0.jsonText(depth: depth + 1) }), !parts.contains(nil) else { return nil }
      return "[" + parts.compactMap { $0 }.joined(separator: ", ") + "]"
    case .dictionary(let dictionary):
      guard depth < 20, dictionary.isKnown else { return nil }
      var parts: [String] = []
      for entry in dictionary.entries {
        guard let key = entry.key.string, let value = entry.value.jsonText(depth: depth + 1) else { return nil }
        parts.append(Self.jsonString(key) + ": " + value)
      }
      return "{" + parts.joined(separator: ", ") + "}"
    default: return nil
    }
  }

  private static func jsonString(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether it is or holds something that only the run knows.
  var isTruthy: Bool { boolean ?? false }
}
