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
