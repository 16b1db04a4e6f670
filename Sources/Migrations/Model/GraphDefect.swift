/// Something wrong with the migrations as a chain: two ends, a link that is missing, a circle, one version twice.
public struct GraphDefect: Sendable, Hashable {
  /// What the runner does about it: "“alembic upgrade head” stops with “Multiple head revisions are present”". Nil where the remark
  /// says it.
  public var consequence: String?
  /// What to do about it.
  public var remedy: String
  /// The runner stops; else it passes over something, or runs it in another order.
  public var isRefused = true
  /// The message of its remark speaks of the file, and begins with the verb.
  public var isAboutFile = true
  /// Other files that it is about.
  public var others: [String] = []

  init(
    _ consequence: String?, remedy: String, isRefused: Bool = true, isAboutFile: Bool = true, others: [String] = []
  ) {
    self.consequence = consequence
    self.remedy = remedy
    self.isRefused = isRefused
    self.isAboutFile = isAboutFile
    self.others = others
  }

  /// Two migrations of one version.
  static func sameVersion(_ framework: Framework, as other: String) -> GraphDefect {
    GraphDefect(
      refusals[framework.id] ?? "\(framework.name) takes a version for one migration, and cannot record it twice",
      remedy: "Give the later one a version of its own, behind all others.", others: [other])
  }

  /// What the runners say themselves.
  private static let refusals = [
    "flyway": "Flyway stops with “Found more than one migration with version”",
    "golang-migrate": "golang-migrate stops with “duplicate migration file”",
    "goose": "goose stops with “duplicate version”",
    "refinery": "refinery stops with “migration is repeated”",
    "supabase": "Supabase runs both, and the second one fails as it is recorded (23505, schema_migrations_pkey)",
    "dbmate": "dbmate runs both, and the second one fails as it is recorded (23505, schema_migrations_pkey)",
    "sqlx": "sqlx runs both, and the second one fails as it is recorded (23505, _sqlx_migrations_pkey)",
    "diesel": "Diesel cannot record it twice (23505, __diesel_schema_migrations_pkey)",
    "tern": "tern stops with “Duplicate migration”",
  ]
}
