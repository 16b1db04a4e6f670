// A tree as one line of text, for tests and for looking at.

extension Node {
  /// `(binaryOperation[+] left:(columnReference a) right:(constant 1))`: kind, detail, flags, then each child with its role; a node
  /// without children with its source.
  public var dump: String {
    var text = ""
    // A chain of operators may be as deep as it is long: no recursion.
    var open = [begin(&text)]
    while !open.isEmpty {
      if let child = open[open.count - 1].next() {
        text += child.role == .none ? " " : " \(child.role):"
        open.append(child.begin(&text))
      } else {
        text += ")"
        open.removeLast()
      }
    }
    return text
  }

  /// Writes all but the children, which it returns.
  private func begin(_ text: inout String) -> Children {
    let record = record
    text += "(\(record.kind)"
    if record.detail != .endOfStatement, kind != .constant, kind != .unknownValue { text += "[\(record.detail.spelling)]" }
    for name in record.flags.names { text += " +\(name)" }
    if record.firstChild == NodeRecord.none, record.firstToken < record.endToken {
      text += " " + sourceText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return children
  }
}

extension TokenKind {
  /// The symbol itself, or the name of the kind.
  fileprivate var spelling: String {
    switch self {
    case .plusSign: "+"
    case .minusSign: "-"
    case .star: "*"
    case .slash: "/"
    case .percent: "%"
    case .caret: "^"
    case .lessThan: "<"
    case .greaterThan: ">"
    case .equalSign: "="
    case .lessEqual: "<="
    case .greaterEqual: ">="
    case .notEqual: "<>"
    case .typecast: "::"
    default: "\(self)"
    }
  }
}

extension NodeFlags {
  /// The names of the flags that are set.
  fileprivate var names: [String] {
    Self.allNames.indices.filter { rawValue & (1 << UInt32($0)) != 0 }.map { Self.allNames[$0] }
  }

  /// By bit.
  private static let allNames = [
    "ifExists", "ifNotExists", "orReplace", "cascade", "restrict", "concurrently", "only", "temporary", "unlogged", "unique",
    "all", "distinct", "recursive", "lateral", "not", "descending", "nullsFirst", "nullsLast", "deferrable",
    "initiallyDeferred",
    "notValid", "noInherit", "withTimeZone", "setOf", "variadic", "commonTable", "local", "symmetric", "nullsNotDistinct",
    "notEnforced", "special", "noData",
  ]
}
