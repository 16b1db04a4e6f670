/// What SET changes and the catalog's readers go by.
public struct Settings: Hashable, Sendable {
  /// As SET search_path gives it; `"$user"` is no schema anybody knows of.
  public var searchPath = ["$user", "public"]
  public var checksFunctionBodies = true

  public init() {}
}
