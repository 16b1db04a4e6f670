// Which names in FROM are those of WITH queries.

extension Parser {
  /// Gives the flag `commonTable` to every name of a relation under `root` that means a WITH query in scope.
  ///
  /// A WITH query is seen by its later siblings and by the statement it belongs to, with RECURSIVE by all its siblings and by
  /// itself. A name with a schema never means one, nor does the table a statement changes.
  func markCommonTables(under root: UInt32) {
    var scope = CommonTableScope(nodes: nodes, lexed: lexed)
    scope.walk(root)
  }
}

private struct CommonTableScope {
  let nodes: GrowingBuffer<NodeRecord>
  let lexed: LexedText
  /// The names that are seen, inner ones last.
  private var names: [String] = []
  /// How often each name is in `names`.
  private var counts: [String: Int] = [:]

  init(nodes: GrowingBuffer<NodeRecord>, lexed: LexedText) {
    self.nodes = nodes
    self.lexed = lexed
  }

  /// A node whose children are being visited.
  private struct Visit {
    let node: Int
    var nextChild: UInt32
    /// How many names were seen when it was entered.
    let outerNames: Int
    /// It is a WITH query or a WITH clause with RECURSIVE.
    var isRecursive = false
  }

  // A chain of operators may be as deep as it is long: no recursion.
  mutating func walk(_ root: UInt32) {
    var visits = [enter(Int(root), isRecursive: false)]
    while let visit = visits.last {
      if visit.nextChild != NodeRecord.none {
        let child = Int(visit.nextChild)
        visits[visits.count - 1].nextChild = nodes[child].nextSibling
        visits.append(enter(child, isRecursive: visit.isRecursive))
      } else {
        visits.removeLast()
        exit(visit)
      }
    }
  }

  private mutating func enter(_ node: Int, isRecursive: Bool) -> Visit {
    let record = nodes[node]
    var visit = Visit(node: node, nextChild: record.firstChild, outerNames: names.count)
    switch record.kind {
    case .relation, .tableQuery:
      mark(Int(record.firstChild))
    case .with where record.flags.contains(.recursive):
      visit.isRecursive = true
      var query = record.firstChild
      while query != NodeRecord.none {
        add(name(of: Int(query)))
        query = nodes[Int(query)].nextSibling
      }
    case .withQuery:
      visit.isRecursive = isRecursive
    case .createView where record.flags.contains(.recursive):
      // In a recursive view its name means its own rows, as that of a WITH query does.
      add(lexed.identifier(at: Int(nodes[Int(record.firstChild)].endToken) - 1))
    default: break
    }
    return visit
  }

  private mutating func exit(_ visit: Visit) {
    let kind = nodes[visit.node].kind
    // The names of a WITH clause stay until the statement it belongs to ends.
    if kind == .with { return }
    while names.count > visit.outerNames { removeLast() }
    if kind == .withQuery, !visit.isRecursive { add(name(of: visit.node)) }
  }

  private func mark(_ node: Int) {
    let record = nodes[node]
    guard record.kind == .relationName, record.endToken - record.firstToken == 1, !counts.isEmpty else { return }
    if counts[lexed.identifier(at: Int(record.firstToken))] != nil { nodes.base[node].flags.formUnion(.commonTable) }
  }

  private func name(of query: Int) -> String { lexed.identifier(at: Int(nodes[query].firstToken)) }

  private mutating func add(_ name: String) {
    names.append(name)
    counts[name, default: 0] += 1
  }

  private mutating func removeLast() {
    let name = names.removeLast()
    let count = counts[name]! - 1
    counts[name] = count == 0 ? nil : count
  }
}
