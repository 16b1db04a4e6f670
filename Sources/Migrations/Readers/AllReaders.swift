/// Every runner that is known. A new one is one file and one line here. Where two claim a folder with equal strength, the one
/// that stands first has it.
public let allReaders: [any MigrationReader] = [
  Sqitch(),
  Goose(),
  Flyway(),
  Liquibase(),
  Dbmate(),
  Pogo(),
  Yoyo(),
  PgMigrate(),
  SQLMigrate(),
  Atlas(),
  Tern(),
  Bun(),
  Pop(),
  PostgresMigrations(),
  GolangMigrate(),
  PsqlScripts(),
  PlainSQL(),
]
