import SQLSyntax

/// The relations a statement reads, writes, creates, changes or drops: each once, in the order it names them first.
///
/// A name is written as PostgreSQL stores it, its parts joined by dots: `public.t`. A part that holds a dot or a quote itself
/// keeps its quotes.
struct RelationNames {
  private(set) var names: [String] = []

  init(_ root: Node) {
    var seen: Set<String> = []
    // A chain of operators may be as deep as it is long: no recursion.
    var open: [Node.Children] = []
    visit(root, &seen)
    open.append(root.children)
    while !open.isEmpty {
      guard let node = open[open.count - 1].next() else {
        open.removeLast()
        continue
      }
      visit(node, &seen)
      open.append(node.children)
    }
  }

  private mutating func visit(_ node: Node, _ seen: inout Set<String>) {
    guard node.kind == .relationName, !node.flags.contains(.commonTable) else { return }
    let name = node.identifiers.map(Self.written).joined(separator: ".")
    if seen.insert(name).inserted { names.append(name) }
  }

  private static func written(_ part: String) -> String {
    guard part.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "\"") }) else { return part }
    var quoted = "\""
    for character in part.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
