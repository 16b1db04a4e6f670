import SQLSyntax

/// An expression with the type that analysis gives it.
struct Typed {
  var type: SQLType
  let node: Node
  /// Its text, where that is the same for every row: of a literal, or of a literal cast to a text type.
  var constant: String?

  init(_ type: SQLType, _ node: Node, constant: String? = nil) {
    self.type = type
    self.node = node
    self.constant = constant
  }
}
