/// A name in a schema, as PostgreSQL stores both.
public struct ObjectName: Hashable, Sendable {
  public var schema: String
  public var name: String

  public init(_ schema: String, _ name: String) {
    self.schema = schema
    self.name = name
  }
}
