/// What SET changes and the catalog's readers go by.
public struct Settings: Hashable, Sendable {
  /// As SET search_path gives it; `"$user"` is no schema anybody knows of.
  public var searchPath = ["$user", "public"]
  public var checksFunctionBodies = true
  /// False as long as the session plays a replica.
  public var firesTriggers = true

  public init() {}
}
