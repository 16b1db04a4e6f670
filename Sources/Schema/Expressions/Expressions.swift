import SQLSyntax

extension Analyzer {
  /// The type of an expression; everything in it is analysed.
  mutating func expression(_ node: Node, in scope: Scope) -> Typed { Typed(.undetermined, node) }
}
