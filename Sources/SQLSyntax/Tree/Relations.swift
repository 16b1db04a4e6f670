// The relations a statement touches.

/// A table, view, index, sequence or other relation as a statement names it.
public struct RelationReference: Sendable {
  /// Where the statement names it first: a `relationName`.
  public fileprivate(set) var node: Node
  /// The name and what qualifies it, outermost first, as PostgreSQL folds them.
  public let parts: [String]
  /// The statement changes its rows, its definition or who may use it, creates or drops it, perhaps besides reading it. LOCK,
  /// COMMENT, SECURITY LABEL, VACUUM, ANALYZE, CLUSTER and REINDEX leave all that as it is.
  public fileprivate(set) var isWritten: Bool

  /// The name as one would write it in SQL: parts joined by dots, quoted where PostgreSQL would have to.
  public var name: String { parts.map(quotedIdentifier).joined(separator: ".") }
}

extension SyntaxTree {
  /// The relations a statement names, each once, in the order in which it names them first. Names of its own WITH queries are
  /// not among them.
  public func relations(of statement: Statement) -> [RelationReference] { relations(below: root(of: statement)) }

  /// So many are looked through rather than looked up.
  private static let fewRelations = 8

  /// The same of a part of a statement, or of a statement in a body.
  public func relations(below root: Node) -> [RelationReference] {
    var found: [RelationReference] = []
    /// Where they are in `found`, once they are many.
    var places: [[String]: Int] = [:]
    // From here to the end of what was seen, nothing is written. Backwards, for a statement's node stands behind its names.
    var onlyReadFrom = UInt32.max
    for index in root.indices.reversed() {
      let record = nodes[Int(index)]
      if record.kind.leavesRelationsAlone { onlyReadFrom = min(onlyReadFrom, firstNode(of: index)) }
      guard record.kind == .relationName, !record.flags.contains(.commonTable) else { continue }
      let node = Node(tree: self, index: index)
      let parts = node.identifiers
      let isWritten = record.isWritten && index < onlyReadFrom
      if let place = places.isEmpty ? found.firstIndex(where: { $0.parts == parts }) : places[parts] {
        found[place].node = node
        found[place].isWritten = found[place].isWritten || isWritten
        continue
      }
      found.append(RelationReference(node: node, parts: parts, isWritten: isWritten))
      if !places.isEmpty {
        places[parts] = found.count - 1
      } else if found.count == Self.fewRelations {
        for (place, relation) in found.enumerated() { places[relation.parts] = place }
      }
    }
    if found.count > 1 { found.sort { $0.node.index < $1.node.index } }
    return found
  }

  /// The nodes below another stand right before it; the first of them is the first child of its first child and so on.
  func firstNode(of root: UInt32) -> UInt32 {
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

extension NodeKind {
  /// Whether the relations of such a statement are afterwards what they were.
  fileprivate var leavesRelationsAlone: Bool {
    switch self {
    case .lockTable, .comment, .securityLabel, .vacuum, .cluster, .reindex: true
    default: false
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
