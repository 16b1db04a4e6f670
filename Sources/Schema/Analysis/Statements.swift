import SQLSyntax

extension Analyzer {
  /// A whole statement of any kind.
  mutating func analyse(_ statement: Node, in scope: Scope = Scope()) {}
}
