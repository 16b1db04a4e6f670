/// What a project's configuration says of one of its folders; it counts for more than what the files look like.
public struct FolderSettings: Sendable, Equatable {
  public var framework: String?
  public var transactions: TransactionScope?
  /// The database, where it is not PostgreSQL.
  public var otherDialect: Dialect?

  public init(framework: String? = nil, transactions: TransactionScope? = nil, otherDialect: Dialect? = nil) {
    self.framework = framework
    self.transactions = transactions
    self.otherDialect = otherDialect
  }
}

/// What a project's configuration says of its folders.
public struct FolderChoices: Sendable {
  /// By absolute path.
  public var settings: [String: FolderSettings]
  public var excluded: PathPatterns
  /// The folder the user stands in: paths are named from there.
  private let home: String

  public init(settings: [String: FolderSettings] = [:], excluded: PathPatterns = PathPatterns(), home: String = "/") {
    self.settings = settings
    self.excluded = excluded
    self.home = home
  }

  public func absolute(_ path: String) -> String { Path.normalized(Path.join(home, path)) }

  func settings(of path: String) -> FolderSettings? { settings.isEmpty ? nil : settings[absolute(path)] }

  /// Whether a path is somebody else's.
  public func excludes(_ path: String) -> Bool { !excluded.isEmpty && excluded.contains(absolute(path)) }

  /// The folders of which something is said that lie in this one, as the project calls them.
  func named(below path: String) -> [String] {
    let above = absolute(path)
    return settings.keys.sorted().compactMap { folder in
      guard folder != above, Path.contains(above, folder) else { return nil }
      return Path.normalized(Path.join(path, String(folder.dropFirst(above == "/" ? 1 : above.utf8.count + 1))))
    }
  }
}
