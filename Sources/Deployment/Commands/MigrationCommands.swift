/// The commands by which runners run pending migrations. A new one is one line: the runner's id, the command's name and the words
/// that follow it, in this order and whatever else stands between, and whether it takes a lock that a second one waits for.
struct MigrationCommands {
  private struct Entry {
    var runner: String
    var words: [String]
    var lock: MigrationCommand.Lock

    init(_ runner: String, _ words: String, _ lock: MigrationCommand.Lock) {
      self.runner = runner
      self.words = words.split(separator: " ").map(String.init)
      self.lock = lock
    }
  }

  private static let table: [Entry] = [
    Entry("alembic", "alembic upgrade", .none),
    Entry("alembic", "flask db upgrade", .none),
    Entry("alembic", "flask-db upgrade", .none),
    Entry("alembic", "aerich-alembic upgrade", .none),
    Entry("aerich", "aerich upgrade", .none),
    Entry("django", "manage.py migrate", .none),
    Entry("django", "manage migrate", .none),
    Entry("django", "django-admin migrate", .none),
    Entry("piccolo", "piccolo migrations forwards", .none),
    Entry("yoyo", "yoyo apply", .held),
    Entry("yandex-pgmigrate", "pgmigrate migrate", .none),
    Entry("pogo", "pogo apply", .none),
    Entry("prisma", "prisma migrate deploy", .held),
    Entry("prisma", "prisma db push", .unknown),
    Entry("drizzle", "drizzle-kit migrate", .none),
    Entry("drizzle", "drizzle-kit push", .none),
    Entry("drizzle", "drizzle-kit push:pg", .none),
    Entry("knex", "knex migrate:latest", .held),
    Entry("typeorm", "typeorm migration:run", .none),
    Entry("typeorm", "typeorm-ts-node-commonjs migration:run", .none),
    Entry("typeorm", "typeorm-ts-node-esm migration:run", .none),
    Entry("sequelize", "sequelize db:migrate", .none),
    Entry("sequelize", "sequelize-cli db:migrate", .none),
    Entry("mikro-orm", "mikro-orm migration:up", .none),
    Entry("mikro-orm", "mikro-orm-esm migration:up", .none),
    Entry("kysely", "kysely migrate latest", .held),
    Entry("kysely", "kysely migrate:latest", .held),
    Entry("node-pg-migrate", "node-pg-migrate up", .held),
    Entry("graphile-migrate", "graphile-migrate migrate", .none),
    Entry("db-migrate", "db-migrate up", .none),
    Entry("postgres-migrations", "pg-validate-migrations up", .held),
    Entry("supabase", "supabase db push", .none),
    Entry("supabase", "supabase migration up", .none),
    Entry("hasura", "hasura migrate apply", .none),
    Entry("hasura", "hasura deploy", .none),
    Entry("goose", "goose up", .none),
    Entry("goose", "goose up-by-one", .none),
    Entry("golang-migrate", "migrate up", .held),
    Entry("golang-migrate", "golang-migrate up", .held),
    Entry("dbmate", "dbmate up", .none),
    Entry("dbmate", "dbmate migrate", .none),
    Entry("tern", "tern migrate", .held),
    Entry("sql-migrate", "sql-migrate up", .none),
    Entry("atlas", "atlas migrate apply", .held),
    Entry("atlas", "atlas schema apply", .held),
    Entry("bun", "bun-migrate migrate", .unknown),
    Entry("pop", "soda migrate", .none),
    Entry("pop", "buffalo pop migrate", .none),
    Entry("pgroll", "pgroll migrate", .none),
    Entry("pgroll", "pgroll start", .none),
    Entry("sqlx", "sqlx migrate run", .held),
    Entry("sqlx", "sqlx database setup", .held),
    Entry("diesel", "diesel migration run", .none),
    Entry("diesel", "diesel setup", .none),
    Entry("diesel", "diesel database setup", .none),
    Entry("refinery", "refinery migrate", .none),
    Entry("flyway", "flyway migrate", .held),
    Entry("flyway", "mvn flyway:migrate", .held),
    Entry("flyway", "mvnw flyway:migrate", .held),
    Entry("flyway", "gradle flywayMigrate", .held),
    Entry("flyway", "gradlew flywayMigrate", .held),
    Entry("liquibase", "liquibase update", .held),
    Entry("liquibase", "mvn liquibase:update", .held),
    Entry("liquibase", "mvnw liquibase:update", .held),
    Entry("liquibase", "gradle update", .held),
    Entry("rails", "rails db:migrate", .held),
    Entry("rails", "rails db:prepare", .held),
    Entry("rails", "rails db:setup", .held),
    Entry("rails", "rake db:migrate", .held),
    Entry("rails", "rake db:prepare", .held),
    Entry("rails", "hanami db migrate", .none),
    Entry("sequel", "sequel -m", .none),
    Entry("ecto", "mix ecto.migrate", .held),
    Entry("ecto", "mix ecto.setup", .held),
    Entry("laravel", "artisan migrate", .none),
    Entry("doctrine", "console doctrine:migrations:migrate", .none),
    Entry("doctrine", "console d:m:m", .none),
    Entry("doctrine", "doctrine-migrations migrate", .none),
    Entry("phinx", "phinx migrate", .none),
    Entry("phinx", "cake migrations migrate", .none),
    Entry("ef-core", "dotnet ef database update", .unknown),
    Entry("ef-core", "dotnet-ef database update", .unknown),
    Entry("fluentmigrator", "dotnet-fm migrate", .none),
    Entry("sqitch", "sqitch deploy", .held),
    Entry("bytebase", "bytebase-action rollout", .held),
  ]

  private static let byName: [String: [Entry]] = Dictionary(grouping: table) { $0.words[0] }

  /// The first command of a runner.
  static func example(of runner: String) -> String? {
    table.first { $0.runner == runner }?.words.joined(separator: " ")
  }

  static func isRunner(_ name: String) -> Bool { byName[name] != nil }

  /// Options with which a command only looks, or writes down what it would do.
  private static let harmlessOptions: Set = [
    "--check", "--plan", "--dry-run", "--dryrun", "--sql", "--help", "-h", "--list", "--pretend", "--status", "--create-only",
    "--check-unapplied", "--validate", "--print",
  ]

  /// What a command does, if it migrates. `words` begins with its name, without a folder.
  static func command(_ words: [String]) -> MigrationCommand? {
    guard let name = words.first else { return nil }
    if name == "psql" { return script(words) }
    guard let entries = byName[name], !words.contains(where: harmlessOptions.contains) else { return nil }
    for entry in entries {
      var rest = words.dropFirst()
      let isThere = entry.words.dropFirst().allSatisfy { wanted in
        guard let found = rest.firstIndex(of: wanted) else { return false }
        rest = rest[(found + 1)...]
        return true
      }
      if isThere { return MigrationCommand(runner: entry.runner, name: entry.words.joined(separator: " "), lock: entry.lock) }
    }
    return nil
  }

  /// `psql -f db/migrations/001.sql`: the path tells what for.
  private static func script(_ words: [String]) -> MigrationCommand? {
    for (index, word) in words.enumerated() {
      let isFile = index > 0 && ["-f", "--file"].contains(words[index - 1]) || word.utf8.starts(with: "--file=".utf8)
      if isFile, speaksOfMigrations(word) { return MigrationCommand(runner: "psql", name: "psql -f", lock: .none) }
    }
    return nil
  }

  // MARK: Names

  private static let verbs: Set = ["migrate", "migrations", "migration", "migrator", "migrates", "dbmigrate", "automigrate"]
  private static let otherWords: Set = [
    "make", "makemigrations", "check", "lint", "test", "tests", "status", "create", "new", "generate", "gen", "diff",
    "rollback",
    "down", "revert", "undo", "validate", "verify", "dry", "list", "squash", "reset", "drop", "docs", "elastic",
    "elasticsearch",
    "clickhouse", "es", "mongo", "storage", "files", "s3", "redis", "info", "show", "wait", "history", "heads", "current",
    "stamp", "fake", "compile", "build", "add", "checker", "dev", "local", "vet", "draft", "skip", "no", "schema",
  ]

  /// The words that a name is made of: `run-dbMigrations` is run, db, migrations.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    var wasLower = false
    for byte in name.utf8 {
      let isUpper = (0x41...0x5A).contains(byte)
      let isLower = (0x61...0x7A).contains(byte)
      if isUpper, wasLower { end() }
      if isUpper || isLower {
        word.append(byte | 0x20)
      } else if (0x30...0x39).contains(byte) {
        word.append(byte)
      } else {
        end()
      }
      wasLower = isLower
    }
    end()
    return words
  }

  /// Whether a script is called so that it surely runs migrations.
  static func isNamedForMigrating(_ name: String) -> Bool {
    let words = words(of: name)
    return words.contains(where: verbs.contains) && !words.contains(where: otherWords.contains)
  }

  static func speaksOfMigrations(_ name: String) -> Bool { words(of: name).contains(where: verbs.contains) }
}
