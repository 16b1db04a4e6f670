/// The type of a column, a parameter or an expression.
public enum SQLType: Hashable, Sendable {
  /// PostgreSQL's `unknown`: a string literal or NULL that has no type yet.
  case literal
  /// Nobody can tell from what was read.
  case undetermined
  case builtin(BuiltinType)
  /// An enum, composite, range, domain or base type of the catalog.
  case defined(ID<TypeEntry>)
  /// A row of a relation.
  case row(ID<Relation>)
  indirect case array(of: SQLType)
  /// A row without a name: of ROW(…), or of a record.
  case record([RecordField])

  public struct RecordField: Hashable, Sendable {
    public var name: String
    public var type: SQLType

    public init(_ name: String, _ type: SQLType) {
      self.name = name
      self.type = type
    }
  }

  public static let text = SQLType.builtin(.text)
  public static let boolean = SQLType.builtin(.boolean)
}
