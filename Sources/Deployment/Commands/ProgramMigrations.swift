import Migrations
import SourceText

/// Programs that run migrations by a runner's library, as applications do when they start.
enum ProgramMigrations {
  private struct Entry {
    var runner: String
    /// A word that tells that the file is about the runner at all.
    var mention: StaticString
    /// The call, as the language writes it.
    var pattern: String
    var lock: MigrationCommand.Lock

    init(_ runner: String, _ mention: StaticString, _ pattern: String, _ lock: MigrationCommand.Lock) {
      self.runner = runner
      self.mention = mention
      self.pattern = pattern
      self.lock = lock
    }
  }

  private static let table: [Entry] = [
    Entry("alembic", "alembic", "command.upgrade(", .none),
    Entry("alembic", "alembic", "alembic_upgrade(", .none),
    Entry("alembic", "flask_migrate", "upgrade(", .none),
    Entry("alembic", "alembic", "\"alembic\", \"upgrade\"", .none),
    Entry("django", "call_command", "call_command(\"migrate\"", .none),
    Entry("aerich", "aerich", "command.upgrade(", .none),
    Entry("yoyo", "yoyo", "apply_migrations(", .held),
    Entry("drizzle", "drizzle-orm", "migrate(", .none),
    Entry("knex", "migrate", "migrate.latest(", .held),
    Entry("typeorm", "runMigrations", "runMigrations(", .none),
    Entry("typeorm", "migrationsRun", "migrationsRun: true", .none),
    Entry("kysely", "migrateToLatest", "migrateToLatest(", .held),
    Entry("mikro-orm", "getMigrator", "getMigrator().up(", .none),
    Entry("sequelize", "umzug", "umzug.up(", .none),
    Entry("node-pg-migrate", "node-pg-migrate", "runner({", .held),
    Entry("prisma", "prisma", "\"prisma\", \"migrate\", \"deploy\"", .held),
    Entry("golang-migrate", "golang-migrate", ".Up()", .held),
    Entry("goose", "goose", "goose.Up(", .none),
    Entry("goose", "goose", "goose.UpContext(", .none),
    Entry("goose", "goose", "goose.NewProvider(", .none),
    Entry("goose", "goose", "goose.RunContext(", .none),
    Entry("dbmate", "dbmate", ".CreateAndMigrate()", .none),
    Entry("tern", "tern", ".Migrate(", .held),
    Entry("sql-migrate", "sql-migrate", "migrate.Exec(", .none),
    Entry("bun", "uptrace/bun/migrate", "migrate.NewMigrator(", .unknown),
    Entry("sqlx", "migrate!", "migrate!(", .held),
    Entry("diesel", "run_pending_migrations", "run_pending_migrations(", .none),
    Entry("refinery", "refinery", "runner().run", .none),
    Entry("flyway", "flyway", ".migrate()", .held),
    Entry("flyway", "Flyway", ".migrate()", .held),
    Entry("ecto", "Ecto.Migrator", "Ecto.Migrator.run(", .held),
    Entry("ecto", "Ecto.Migrator", "Ecto.Migrator.with_repo(", .held),
    Entry("ef-core", "Migrate", "Database.Migrate(", .unknown),
    Entry("ef-core", "MigrateAsync", "Database.MigrateAsync(", .unknown),
    Entry("dbup", "PerformUpgrade", ".PerformUpgrade()", .none),
    Entry("fluentmigrator", "MigrateUp", ".MigrateUp()", .none),
    Entry("fluent", "autoMigrate", ".autoMigrate()", .none),
  ]

  /// The first call that migrates.
  static func find(in file: SourceText, of runner: String? = nil) -> (command: MigrationCommand, place: Place)? {
    let likely = table.filter { (runner == nil || $0.runner == runner) && file.contains($0.mention) }
    guard !likely.isEmpty, let found = ProgramCalls.first(of: likely.map(\.pattern), in: file) else { return nil }
    let entry = likely[found.pattern]
    let name = entry.pattern.utf8.first == UInt8(ascii: "\"") ? "\(entry.runner) as a command" : shown(entry.pattern)
    return (MigrationCommand(runner: entry.runner, name: name, lock: entry.lock), Place(file, found.span))
  }

  /// `migrate!(…)` of `migrate!(`
  private static func shown(_ pattern: String) -> String {
    guard let bracket = pattern.utf8.firstIndex(of: UInt8(ascii: "(")) else { return pattern }
    let name = pattern[..<bracket]
    return name.utf8.first == UInt8(ascii: ".") ? "\(name.dropFirst())()" : "\(name)()"
  }

  private static let endings: Set = [
    "py", "js", "ts", "mjs", "cjs", "mts", "cts", "go", "rs", "java", "kt", "rb", "php", "ex", "exs", "cs", "swift",
  ]

  /// A program of another language than the shell's, by its ending or by its first line.
  static func isProgram(_ file: SourceText) -> Bool {
    if endings.contains(file.name.ending) { return true }
    guard file.has("#!", at: 0, before: UInt32(file.count)) else { return false }
    let end = file.bytes.firstIndex(of: 0x0A) ?? file.count
    let line = String(decoding: file.bytes[..<end], as: UTF8.self)
    return ["python", "node", "ruby", "php", "deno", "bun", "perl"].contains { MigrationCommands.words(of: line).contains($0) }
      || MigrationCommands.words(of: line).contains("python3")
  }

  static func isProgramFile(_ name: String) -> Bool { endings.contains(name.ending) }
}
