import ConfigText
import SourceText

/// Runners whose migrations are programs. They are recognised and counted, so that nobody believes they were checked; what their
/// programs send to the server is not worked out.
struct ProgramRunner: MigrationReader {
  let framework: Framework
  private let scope: TransactionScope
  private let scopeReason: String
  /// What the files of migrations are called.
  private let isMigration: @Sendable (_ file: String) -> Bool
  /// Tokens of which one occurs in a migration, and a word of each that is looked for first.
  private let marks: [(pattern: String, word: StaticString)]
  /// The folder below the recognised one in which the migrations lie.
  private let subfolder: String?

  private init(
    _ id: String, _ name: String, _ scope: TransactionScope, _ scopeReason: String, in subfolder: String? = nil,
    files isMigration: @escaping @Sendable (_ file: String) -> Bool, marks: [(pattern: String, word: StaticString)]
  ) {
    framework = Framework(id, name: name)
    self.scope = scope
    self.scopeReason = scopeReason
    self.subfolder = subfolder
    self.isMigration = isMigration
    self.marks = marks
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard let home = home(of: folder) else { return nil }
    for file in home.files.lazy.filter(isMigration).prefix(8) {
      guard let language = ProgramText.Language(ofFile: file), let text = home.text(file) else { continue }
      let likely = marks.filter { text.contains($0.word) }
      guard !likely.isEmpty else { continue }
      let program = ProgramText(text, language)
      if let mark = likely.first(where: { program.first($0.pattern) != nil }) {
        return Recognition(.certain, "\(file) has “\(mark.pattern.filter { $0 != "\"" })”")
      }
    }
    return nil
  }

  private func home(of folder: Folder) -> Folder? {
    guard let subfolder else { return folder }
    return folder.hasFolder(subfolder) ? folder.folder(subfolder) : nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: scope, scopeReason: scopeReason, driver: .plain)
    let home = home(of: folder) ?? folder
    let files = home.files.filter(isMigration).sorted(by: naturalOrder)
    for file in files {
      let stem = file.firstIndex(of: ".").map { String(file[..<$0]) } ?? file
      set.migrations.append(Migration(id: stem, file: home.path(of: file)))
    }
    set.remarkPrograms(files.map { home.path(of: $0) })
    return set
  }
}

extension ProgramRunner {
  /// Ruby, Elixir, PHP, Python, C# and Swift first: their marks are unmistakable. Of the many for JavaScript the one that its marks
  /// name most surely comes first.
  static let all: [ProgramRunner] = [
    ProgramRunner(
      "rails", "Rails", .file, "Rails runs each migration in one transaction", files: { isNumbered($0, ".rb") },
      marks: [("ActiveRecord::Migration", "ActiveRecord")]),
    ProgramRunner(
      "sequel", "Sequel", .file, "Sequel runs each migration in one transaction", files: { isNumbered($0, ".rb") },
      marks: [("Sequel.migration", "Sequel")]),
    ProgramRunner(
      "ecto", "Ecto", .file, "Ecto runs each migration in one transaction", files: { isNumbered($0, ".exs") },
      marks: [("use Ecto.Migration", "Ecto.Migration")]),
    ProgramRunner(
      "laravel", "Laravel", .file, "Laravel runs each migration in one transaction", files: { isNumbered($0, ".php") },
      marks: [("Illuminate\\Database\\Migrations\\Migration", "Illuminate")]),
    ProgramRunner(
      "doctrine", "Doctrine Migrations", .file, "Doctrine runs each migration in one transaction",
      files: { $0.hasPrefix("Version") && $0.hasASCIISuffix(".php") }, marks: [("Doctrine\\Migrations", "Doctrine")]),
    ProgramRunner(
      "phinx", "Phinx", .file, "Phinx runs each migration in one transaction", files: { isNumbered($0, ".php") },
      marks: [
        ("Phinx\\Migration\\AbstractMigration", "Phinx"), ("extends AbstractMigration", "AbstractMigration"),
        ("extends BaseMigration", "BaseMigration"),
      ]),
    ProgramRunner(
      "alembic", "Alembic", .run, "Alembic runs all pending revisions in one transaction", in: "versions",
      files: { $0.hasASCIISuffix(".py") && $0 != "__init__.py" }, marks: [("down_revision", "down_revision")]),
    ProgramRunner(
      "django", "Django", .file, "Django runs each migration in one transaction", files: { isNumbered($0, ".py") },
      marks: [("migrations.Migration", "migrations.Migration")]),
    ProgramRunner(
      "aerich", "aerich", .file, "aerich runs each migration in one transaction", files: { isNumbered($0, ".py") },
      marks: [("BaseDBAsyncClient", "BaseDBAsyncClient")]),
    ProgramRunner(
      "fluentmigrator", "FluentMigrator", .file, "FluentMigrator runs each migration in one transaction",
      files: { $0.hasASCIISuffix(".cs") }, marks: [("using FluentMigrator", "FluentMigrator")]),
    ProgramRunner(
      "fluent", "Fluent", .statement, "Fluent opens no transaction: each statement commits by itself",
      files: { $0.hasASCIISuffix(".swift") }, marks: [("AsyncMigration", "AsyncMigration"), (": Migration", "revert(on")]),
    ProgramRunner(
      "typeorm", "TypeORM", .run, "TypeORM runs all pending migrations in one transaction", files: isDatedScript,
      marks: [("MigrationInterface", "MigrationInterface"), ("queryRunner.", "queryRunner")]),
    ProgramRunner(
      "mikro-orm", "MikroORM", .run, "MikroORM runs all pending migrations in one transaction, each in a savepoint",
      files: isScript,
      marks: [("\"@mikro-orm/migrations\"", "@mikro-orm")]),
    ProgramRunner(
      "kysely", "Kysely", .run, "Kysely runs all pending migrations in one transaction", files: isScript,
      marks: [("Kysely<", "Kysely"), ("\"kysely\"", "kysely")]),
    ProgramRunner(
      "sequelize", "Sequelize", .statement, "Sequelize opens no transaction: each statement commits by itself", files: isScript,
      marks: [("queryInterface", "queryInterface"), ("QueryInterface", "QueryInterface")]),
    ProgramRunner(
      "db-migrate", "db-migrate", .statement, "which statements share a transaction depends on db-migrate's driver",
      files: isScript,
      marks: [("dbmigrate", "dbmigrate")]),
    ProgramRunner(
      "knex", "Knex", .run, "Knex runs all pending migrations in one transaction", files: isScript,
      marks: [("knex.schema", "knex"), ("knex.raw", "knex"), ("knex(", "knex"), ("(knex", "knex"), ("\"knex\"", "knex")]),
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
