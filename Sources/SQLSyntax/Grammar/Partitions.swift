// PARTITION BY and the bounds of a partition.

extension Parser {
  /// `PARTITION BY RANGE (a, lower(b) COLLATE "C" text_ops)`
  mutating func partitionKey(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.partition, .by)
    guard kind == .range || kind == .hole || isWord("list") || isWord("hash") || isQuoted("range", "list", "hash") else {
      throw unexpected()
    }
    try name(.name)
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      try parser.indexKey()
      if parser.take(.collate) { try parser.qualifiedName(.collation) }
      if parser.kind.mayNameColumn { try parser.qualifiedName(.operatorClass) }
      parser.close(.indexElement, .element, from: mark)
    }
    close(.partitionKey, role, from: mark)
  }

  /// PartitionBoundSpec: `FOR VALUES IN (…)`, `FROM (…) TO (…)`, `WITH (MODULUS m, REMAINDER r)` or DEFAULT.
  mutating func partitionBounds(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    if take(.default) { return close(.partitionBounds, role, from: mark, detail: .default) }
    try expect(.for, .values)
    let form = kind
    advance()
    switch form {
    case .in: try parenthesized { parser throws(SyntaxError) in try parser.expression(.value) }
    case .from:
      try parenthesized { parser throws(SyntaxError) in try parser.partitionBound(.lowerBound) }
      try expect(.to)
      try parenthesized { parser throws(SyntaxError) in try parser.partitionBound(.upperBound) }
    case .with:
      try parenthesized { parser throws(SyntaxError) in
        let mark = parser.mark()
        guard parser.isWord("modulus") || parser.isWord("remainder") || parser.isQuoted("modulus", "remainder") else {
          throw parser.unexpected()
        }
        parser.leaf(.name, .name)
        guard parser.kind == .integerLiteral || parser.kind == .hole || parser.kind == .variable else {
          throw parser.unexpected()
        }
        parser.leaf(.constant, .value, detail: parser.kind)
        parser.close(.option, .option, from: mark)
      }
    default: throw unexpected()
    }
    close(.partitionBounds, role, from: mark, detail: form)
  }

  /// An expression, or MINVALUE or MAXVALUE.
  private mutating func partitionBound(_ role: Role) throws(SyntaxError) {
    if kind == .minvalue || kind == .maxvalue, peek() == .comma || peek() == .rightParen {
      leaf(.constant, role, detail: kind)
    } else {
      try expression(role)
    }
  }

  /// Whether the token is one of these words in quotes, as which PostgreSQL takes them too.
  private func isQuoted(_ words: String...) -> Bool {
    (kind == .quotedWord || kind == .unicodeWord) && words.contains(lexed.identifier(at: at))
  }
}
