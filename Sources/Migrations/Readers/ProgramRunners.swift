import ConfigText
import ProgramSyntax
import SourceText

/// Runners whose migrations are programs. They are recognised and counted, so that nobody believes they were checked; what their
/// programs send to the server is not worked out.
struct ProgramRunner: MigrationReader {
  let framework: Framework
  private let remedies: Remedies
  private let scope: TransactionScope
  private let scopeReason: String
  /// What the files of migrations are called.
  private let isMigration: @Sendable (_ file: String) -> Bool
  /// Tokens of which one occurs in a migration, and a word of each that is looked for first.
  private let marks: [(pattern: String, word: StaticString)]

  private init(
    _ id: String, _ name: String, _ scope: TransactionScope, _ scopeReason: String,
    files isMigration: @escaping @Sendable (_ file: String) -> Bool, marks: [(pattern: String, word: StaticString)],
    _ remedies: Remedies
  ) {
    framework = Framework(id, name: name)
    self.scope = scope
    self.scopeReason = scopeReason
    self.isMigration = isMigration
    self.marks = marks
    self.remedies = remedies
  }

  func remedies(in scope: TransactionScope) -> Remedies { remedies }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.programs.lazy.filter(isMigration).prefix(8) {
      guard let language = ProgramLanguage(ofFile: file), let text = folder.text(file) else { continue }
      let likely = marks.filter { text.contains($0.word) }
      guard !likely.isEmpty else { continue }
      let program = ProgramText(text, language)
      if let mark = likely.first(where: { program.first($0.pattern) != nil }) {
        return Recognition(.certain, "\(file) has “\(mark.pattern.filter { $0 != "\"" })”")
      }
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: scope, scopeReason: scopeReason, driver: .plain)
    let files = folder.files.filter(isMigration).sorted(by: naturalOrder)
    for file in files {
      let stem = file.firstIndex(of: ".").map { String(file[..<$0]) } ?? file
      set.migrations.append(Migration(id: stem, file: folder.path(of: file)))
    }
    set.remarkPrograms(files.map { folder.path(of: $0) })
    return set
  }
}

extension ProgramRunner {
  /// Ruby, Elixir, PHP, Python, C# and Swift first: their marks are unmistakable. Of the many for JavaScript the one that its marks
  /// name most surely comes first.
  static let all: [ProgramRunner] = [
    ProgramRunner(
      "rails", "Rails", .file, "Rails runs each migration in one transaction", files: { isNumbered($0, ".rb") },
      marks: [("ActiveRecord::Migration", "ActiveRecord")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write "
          + "disable_ddl_transaction! in this one and execute each statement in a call of its own.",
        runAlone:
          "Write disable_ddl_transaction! in the migration, and execute the statement in a call of its own.")),
    ProgramRunner(
      "sequel", "Sequel", .file, "Sequel runs each migration in one transaction", files: { isNumbered($0, ".rb") },
      marks: [("Sequel.migration", "Sequel")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write no_transaction in this "
          + "one and run each statement in a call of its own.",
        runAlone:
          "Write no_transaction in the migration, and run the statement in a call of its own.")),
    ProgramRunner(
      "ecto", "Ecto", .file, "Ecto runs each migration in one transaction", files: { isNumbered($0, ".exs") },
      marks: [("use Ecto.Migration", "Ecto.Migration")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write "
          + "@disable_ddl_transaction true in this one.",
        runAlone:
          "Write @disable_ddl_transaction true and @disable_migration_lock true in the migration.")),
    ProgramRunner(
      "laravel", "Laravel", .file, "Laravel runs each migration in one transaction", files: { isNumbered($0, ".php") },
      marks: [("Illuminate\\Database\\Migrations\\Migration", "Illuminate")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write public "
          + "$withinTransaction = false; in this one and give each statement its own DB::statement.",
        runAlone:
          "Write public $withinTransaction = false; in the migration, and give the statement its own DB::statement.")),
    ProgramRunner(
      "doctrine", "Doctrine Migrations", .file, "Doctrine runs each migration in one transaction",
      files: { $0.hasPrefix("Version") && $0.hasASCIISuffix(".php") }, marks: [("Doctrine\\Migrations", "Doctrine")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or let isTransactional() of this "
          + "one return false, with an addSql for each statement.",
        runAlone:
          "Let isTransactional() of the migration return false, and give the statement its own addSql.")),
    ProgramRunner(
      "phinx", "Phinx", .file, "Phinx runs each migration in one transaction", files: { isNumbered($0, ".php") },
      marks: [
        ("Phinx\\Migration\\AbstractMigration", "Phinx"), ("extends AbstractMigration", "AbstractMigration"),
        ("extends BaseMigration", "BaseMigration"),
      ],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
        runAlone:
          "Phinx runs every migration in a transaction: run the statement by psql, outside of the migrations.")),
    ProgramRunner(
      "piccolo", "Piccolo", .file, "Piccolo runs each migration in one transaction",
      files: { $0.hasASCIISuffix(".py") && $0 != "__init__.py" },
      marks: [("MigrationManager(", "MigrationManager")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
        runAlone:
          "Make the migration's MigrationManager with wrap_in_transaction=False.")),
    ProgramRunner(
      "fluentmigrator", "FluentMigrator", .file, "FluentMigrator runs each migration in one transaction",
      files: { $0.hasASCIISuffix(".cs") }, marks: [("using FluentMigrator", "FluentMigrator")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or give this one "
          + "TransactionBehavior.None, with an expression for each statement.",
        runAlone:
          "Give the migration TransactionBehavior.None, and the statement its own Execute.Sql.")),
    ProgramRunner(
      "fluent", "Fluent", .statement, "Fluent opens no transaction: each statement commits by itself",
      files: { $0.hasASCIISuffix(".swift") }, marks: [("AsyncMigration", "AsyncMigration"), (": Migration", "revert(on")],
      Remedies(
        commitBetween:
          "Take the two out of database.transaction, and send the ALTER TYPE … ADD VALUE in a call of its own.",
        runAlone:
          "Take the statement out of database.transaction.")),
    ProgramRunner(
      "typeorm", "TypeORM", .run, "TypeORM runs all pending migrations in one transaction", files: isDatedScript,
      marks: [("MigrationInterface", "MigrationInterface"), ("queryRunner.", "queryRunner")],
      Remedies(
        commitBetween:
          "Run the migrations with migrationsTransactionMode: \"each\", and put the ALTER TYPE … ADD VALUE into a "
          + "migration of its own.",
        runAlone:
          "Run the migrations with migrationsTransactionMode: \"each\", and write transaction = false in the "
          + "migration's class.",
        endTransaction: Remedies.inEarlierDeploy)),
    ProgramRunner(
      "mikro-orm", "MikroORM", .run, "MikroORM runs all pending migrations in one transaction, each in a savepoint",
      files: isScript,
      marks: [("\"@mikro-orm/migrations\"", "@mikro-orm")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own whose isTransactional() returns false.",
        runAlone:
          "Let isTransactional() of the migration return false.",
        endTransaction: Remedies.inEarlierDeploy)),
    ProgramRunner(
      "kysely", "Kysely", .run, "Kysely runs all pending migrations in one transaction", files: isScript,
      marks: [("Kysely<", "Kysely"), ("\"kysely\"", "kysely")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own and deploy it before the one that uses the label; "
          + "or set disableTransactions: true on the Migrator.",
        runAlone:
          "Set disableTransactions: true on the Migrator.",
        endTransaction: Remedies.inEarlierDeploy)),
    ProgramRunner(
      "sequelize", "Sequelize", .statement, "Sequelize opens no transaction: each statement commits by itself", files: isScript,
      marks: [("queryInterface", "queryInterface"), ("QueryInterface", "QueryInterface")],
      Remedies(
        commitBetween:
          "Take the two out of sequelize.transaction, and send the ALTER TYPE … ADD VALUE by a query() of its own.",
        runAlone:
          "Take the statement out of sequelize.transaction, and send it by a query() of its own.")),
    ProgramRunner(
      "db-migrate", "db-migrate", .statement, "which statements share a transaction depends on db-migrate's driver",
      files: isScript,
      marks: [
        ("dbmigrate", "dbmigrate"), ("db.runSql", "runSql"), ("db.createTable(", "createTable"), ("db.addColumn(", "addColumn"),
      ],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own, and deploy it before the one that uses the "
          + "label; db-migrate up --non-transactional opens no transaction.",
        runAlone:
          "Run db-migrate with --non-transactional.")),
    ProgramRunner(
      "knex", "Knex", .run, "Knex runs all pending migrations in one transaction", files: isScript,
      marks: [("knex.schema", "knex"), ("knex.raw", "knex"), ("knex(", "knex"), ("(knex", "knex"), ("\"knex\"", "knex")],
      Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own that has exports.config = { transaction: false }: "
          + "each pending file then commits by itself.",
        runAlone:
          "Put the statement into a migration that has exports.config = { transaction: false }, in a knex.raw of its own.",
        endTransaction: Remedies.inEarlierDeploy)),
  ]

  private static func isNumbered(_ file: String, _ suffix: StaticString) -> Bool {
    file.leadingDigits != nil && file.hasASCIISuffix(suffix)
  }

  /// JavaScript and TypeScript that begins with a number, as migrations do, and is no declaration of types.
  @Sendable private static func isScript(_ file: String) -> Bool {
    guard !file.hasASCIISuffix(".d.ts"), Programs.javaScript.contains(where: { file.hasSuffix($0) }) else { return false }
    return file.leadingDigits != nil || file.hasPrefix("Migration")
  }

  /// The date may stand behind the name: `AddUsers1580983458123.ts`.
  @Sendable private static func isDatedScript(_ file: String) -> Bool {
    isScript(file)
      || (Programs.javaScript.contains { file.hasSuffix($0) }
        && file.utf8.split { !(0x30...0x39).contains($0) }.contains { $0.count >= 10 })
  }
}
