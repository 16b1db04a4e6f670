import SQLSyntax

/// The catalog as a session sees it through its search path.
public struct Names {
  public let catalog: Catalog
  public let settings: Settings
  /// Types are known by the names, too, that they had before.
  var knowsFormerNames = false

  public init(_ catalog: Catalog, _ settings: Settings) {
    self.catalog = catalog
    self.settings = settings
  }

  /// As the application sees the catalog: its connections may look into any schema, and nobody knows in which order.
  public var forApplication: Names {
    var settings = Settings()
    settings.searchPath += catalog.madeSchemas
    return Names(catalog, settings)
  }

  /// Schemas in the order in which a name without one is looked for. pg_catalog comes first, unless the path names it.
  var schemas: [String] {
    let path = settings.searchPath.filter { $0 != "$user" && catalog.hasSchema($0) != false }
    return (path.contains("pg_temp") ? [] : ["pg_temp"]) + path
  }

  /// Where what is made without a schema goes.
  var creationSchema: String {
    settings.searchPath.first { $0 != "$user" && $0 != "pg_temp" && catalog.hasSchema($0) != false } ?? "public"
  }

  /// The name a definition gives, with its schema.
  func nameToCreate(_ parts: [String], isTemporary: Bool = false) -> ObjectName {
    let name = parts.last ?? ""
    if parts.count > 1 { return ObjectName(parts[parts.count - 2], name) }
    return ObjectName(isTemporary ? "pg_temp" : creationSchema, name)
  }

  public func relation(_ parts: [String]) -> ID<Relation>? {
    find(parts) { catalog.relationID($0) }
  }

  /// All relations that a name may mean, whichever schema of the path comes first.
  public func relations(_ parts: [String]) -> [ID<Relation>] {
    guard let name = parts.last else { return [] }
    if parts.count > 1 { return catalog.relationID(ObjectName(parts[parts.count - 2], name)).map { [$0] } ?? [] }
    return schemas.compactMap { catalog.relationID(ObjectName($0, name)) }
  }

  public func type(_ parts: [String]) -> ID<TypeEntry>? {
    find(parts) { catalog.typeID($0) } ?? (knowsFormerNames ? find(parts) { catalog.storedNames.type($0) } : nil)
  }

  /// All overloads that the path leads to, those of the schemas named first before the others.
  public func routines(_ parts: [String]) -> [ID<Routine>] {
    guard let name = parts.last else { return [] }
    if parts.count > 1 { return catalog.routineIDs(ObjectName(parts[parts.count - 2], name)) }
    var found: [ID<Routine>] = []
    for schema in schemas { found += catalog.routineIDs(ObjectName(schema, name)) }
    return found
  }

  /// Whether a name leads to any routine.
  public func hasRoutine(_ parts: [String]) -> Bool {
    guard let name = parts.last else { return false }
    return parts.count > 1 ? !catalog.routineIDs(ObjectName(parts[parts.count - 2], name)).isEmpty : hasRoutine(name)
  }

  /// Whether the path leads to a routine of this name.
  func hasRoutine(_ name: String) -> Bool {
    if catalog.mayHoldTemporaryObjects, !catalog.routineIDs(ObjectName("pg_temp", name)).isEmpty { return true }
    return settings.searchPath.contains { schema in
      schema != "$user" && !catalog.routineIDs(ObjectName(schema, name)).isEmpty && catalog.hasSchema(schema) != false
    }
  }

  private func find<Found>(_ parts: [String], _ look: (ObjectName) -> Found?) -> Found? {
    guard let name = parts.last else { return nil }
    if parts.count > 1 { return look(ObjectName(parts[parts.count - 2], name)) }
    let path = settings.searchPath
    if catalog.mayHoldTemporaryObjects, !path.contains("pg_temp"), let found = look(ObjectName("pg_temp", name)) {
      return found
    }
    for schema in path where schema != "$user" {
      if let found = look(ObjectName(schema, name)), catalog.hasSchema(schema) != false { return found }
    }
    return nil
  }
}
