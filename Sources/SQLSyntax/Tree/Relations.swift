// The relations a statement touches.

/// A table, view, index, sequence or other relation as a statement names it.
public struct RelationReference: Sendable {
  /// Where the statement names it first: a `relationName`.
  public let node: Node
  /// The name and what qualifies it, outermost first, as PostgreSQL folds them.
  public let parts: [String]
  /// The statement writes to it, creates, changes or drops it, perhaps besides reading it.
  public fileprivate(set) var isWritten: Bool

  /// The name as one would write it in SQL: parts joined by dots, quoted where PostgreSQL would have to.
  public var name: String { parts.map(quotedIdentifier).joined(separator: ".") }
}

extension SyntaxTree {
  /// The relations a statement names, each once, in the order in which it names them first. Names of its own WITH queries are
  /// not among them.
  public func relations(of statement: Statement) -> [RelationReference] { relations(below: root(of: statement)) }

  /// The same of a part of a statement, or of a statement in a body.
  public func relations(below root: Node) -> [RelationReference] {
    var found: [RelationReference] = []
    var places: [[String]: Int] = [:]
    for index in firstNode(of: root.index)...root.index {
      let record = nodes[Int(index)]
      guard record.kind == .relationName, !record.flags.contains(.commonTable) else { continue }
      let node = Node(tree: self, index: index)
      let parts = node.identifiers
      if let place = places[parts] {
        found[place].isWritten = found[place].isWritten || record.isWritten
      } else {
        places[parts] = found.count
        found.append(RelationReference(node: node, parts: parts, isWritten: record.isWritten))
      }
    }
    return found
  }

  /// The nodes below another stand right before it; the first of them is the first child of its first child and so on.
  private func firstNode(of root: UInt32) -> UInt32 {
    var node = root
    while nodes[Int(node)].firstChild != NodeRecord.none { node = nodes[Int(node)].firstChild }
    return node
  }
}

extension NodeRecord {
  /// Whether the relation this names is not only read.
  fileprivate var isWritten: Bool {
    switch role {
    case .from, .references, .source: false
    default: true
    }
  }
}

/// An identifier as PostgreSQL's `quote_ident` writes it.
public func quotedIdentifier(_ name: String) -> String {
  if isPlainIdentifier(name) { return name }
  return "\"" + String(name.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }) + "\""
}

private func isPlainIdentifier(_ name: String) -> Bool {
  var name = name
  return name.withUTF8 { bytes in
    guard let first = bytes.first, first == UInt8(ascii: "_") || isLowerCase(first) else { return false }
    guard bytes.allSatisfy({ isLowerCase($0) || isDigit($0) || $0 == UInt8(ascii: "_") }) else { return false }
    let padded = Array(bytes) + [UInt8](repeating: 0, count: 16)
    let keyword = LexerTables.shared.keywords.kind(of: padded, length: bytes.count)
    return keyword.mayNameColumn && keyword.mayNameFunction
  }
}

private func isLowerCase(_ byte: UInt8) -> Bool { UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z") }
private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }
