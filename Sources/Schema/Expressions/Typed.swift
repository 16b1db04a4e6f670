import SQLSyntax

/// The values of which one becomes that of CASE, COALESCE, a column …
struct Alternatives: Sendable {
  var values: [Typed] = []
  /// There is a row for each of them.
  var areAllThere = false

  var isEmpty: Bool { values.isEmpty }
}

/// An expression with the type that analysis gives it.
struct Typed: Sendable {
  var type: SQLType
  let node: Node
  /// Its text, where that is the same for every row: of a literal, of a literal cast to a text type or to an enum.
  var constant: String?
  /// Where `constant` is written, if not in `node` itself.
  var literal: Node?
  /// What ROW(…) or ARRAY[…] is made of.
  var parts: [Typed] = []
  /// What it may be, where that is not one thing.
  var alternatives = Alternatives()
  /// It is NULL, whatever row there is.
  var isNull: Bool
  /// The routine of the catalog that it is a call of.
  var routine: ID<Routine>?

  init(_ type: SQLType, _ node: Node, constant: String? = nil) {
    self.type = type
    self.node = node
    self.constant = constant
    isNull = node.kind == .constant && node.detail == .null
  }

  /// Where a label in `constant` is to be shown.
  var origin: Node { literal ?? node }

  var isLiteral: Bool { type == .literal }

  /// A row as it is written, not the value of a column or a query.
  var isWrittenRow: Bool { node.kind == .row }

  /// A column of which nobody knows the type.
  var isUnknownColumn: Bool { type == .undetermined && node.kind == .columnReference }
}
