import Migrations

/// The last migrations of a set, behind which more may be on its way: of Django one in each app.
struct NewestMigrations {
  private var newest: Set<Int>

  init(_ set: MigrationSet) {
    let hasApps = set.framework.id == "django"
    var last: [String: Int] = [:]
    for (index, migration) in set.migrations.enumerated() where !migration.isRepeatable {
      last[hasApps ? Path.parent(migration.file) : ""] = index
    }
    newest = Set(last.values)
    newest.formUnion(set.migrations.indices.filter { set.migrations[$0].isRepeatable })
  }

  func contains(_ migration: Int) -> Bool { newest.contains(migration) }
}
