import SQLSyntax

/// What names meant in expressions that the catalog keeps, as in a DEFAULT or a CHECK: the server keeps what they led to when they
/// were written, whatever path is set and whatever is renamed later.
struct StoredNames {
  /// The statements of each text that were run under another path than the usual one, in the order of the text.
  private var paths: [ObjectIdentifier: [(statement: Node, path: [String])]] = [:]
  /// The names that types had before.
  private var formerTypes: [ObjectName: ID<TypeEntry>] = [:]

  mutating func note(_ statement: Node, _ settings: Settings) {
    let tree = ObjectIdentifier(statement.tree)
    guard settings.searchPath != Self.usual || paths[tree] != nil else { return }
    var known = paths[tree] ?? []
    paths[tree] = nil
    let index = Self.index(of: statement, in: known)
    let entry = (statement: statement, path: settings.searchPath)
    if index < known.count, known[index].statement.index == statement.index {
      known[index] = entry
    } else {
      known.insert(entry, at: index)
    }
    paths[tree] = known
  }

  /// The path under which the statement was run that holds an expression.
  func path(of expression: Node) -> [String] {
    guard let known = paths[ObjectIdentifier(expression.tree)] else { return Self.usual }
    let index = Self.index(of: expression, in: known)
    guard index < known.count, known[index].statement.contains(expression) else { return Self.usual }
    return known[index].path
  }

  /// Where the first of the statements is that does not end before a node.
  private static func index(of node: Node, in known: [(statement: Node, path: [String])]) -> Int {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].statement.index < node.index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func noteRename(_ id: ID<TypeEntry>, from name: ObjectName) { formerTypes[name] = id }

  func type(_ name: ObjectName) -> ID<TypeEntry>? { formerTypes[name] }

  private static let usual = Settings().searchPath
}
