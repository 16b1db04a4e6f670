import SQLSyntax

extension Analyzer {
  /// The columns that a `query` gives. Where `keepsLiterals`, as in INSERT … SELECT and in the branches of a UNION, a literal
  /// in its list stays without a type; else it becomes text.
  mutating func columns(of query: Node, in scope: Scope, keepsLiterals: Bool = false) -> Scope.Item {
    Scope.Item(alias: "", columns: [], isComplete: false)
  }
}
