import SQLSyntax

/// Why an expression becomes another type.
enum CoercionContext {
  /// Arguments of operators and functions, unification.
  case implicit
  /// Into a column or a variable.
  case assignment
  /// CAST.
  case explicit
}

extension Analyzer {
  /// Makes an expression a value of a type. A literal is read as that type at once; what is a text already, when it runs.
  mutating func coerce(_ typed: Typed, to type: SQLType, _ context: CoercionContext) {}

  /// The type that several expressions become together, in CASE, COALESCE, ARRAY, VALUES and UNION; each is coerced to it.
  mutating func unify(_ expressions: [Typed]) -> SQLType { .undetermined }
}
