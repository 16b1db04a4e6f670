import SourceText

/// Entity Framework Core: migrations are C# programs, named and counted. Up to version 8 and from 10 on each runs in a transaction;
/// version 9 runs all pending ones in one.
struct EntityFramework: MigrationReader {
  let framework = Framework("ef-core", name: "EF Core")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Run the ALTER TYPE … ADD VALUE by migrationBuilder.Sql(…, suppressTransaction: true); or put it into a "
        + "migration of its own and deploy that first.",
      runAlone:
        "Run the statement by migrationBuilder.Sql(…, suppressTransaction: true).")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in Self.files(in: folder).prefix(8) {
      guard let text = folder.text(file), text.contains("EntityFrameworkCore.Migrations") else { continue }
      return Recognition(.certain, "\(file) has “Microsoft.EntityFrameworkCore.Migrations”")
    }
    return nil
  }

  private static func files(in folder: Folder) -> [String] {
    folder.files.filter { $0.leadingDigits != nil && $0.hasASCIISuffix(".cs") && !$0.hasASCIISuffix(".Designer.cs") }
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let package = DotNetPackage.find(
      ["Npgsql.EntityFrameworkCore.PostgreSQL", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational"],
      around: folder)
    let sharesRun = package?.version?.major == 9
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: sharesRun ? .run : .file,
      scopeReason: sharesRun
        ? "EF Core 9 (\(package!.place)) runs all pending migrations in one transaction"
        : "EF Core runs each migration in one transaction",
      driver: .plain)
    set.otherDialect = Self.otherDialect(of: folder)
    let files = Self.files(in: folder)
    set.migrations = files.map { Migration(id: String($0.dropLast(3)), file: folder.path(of: $0)) }
    set.remarkPrograms(files.map { folder.path(of: $0) })
    return set
  }

  /// The database whose provider wrote the snapshot of the model, or whose package the project asks for.
  private static func otherDialect(of folder: Folder) -> (Dialect, String)? {
    if let file = folder.files.first(where: { $0.hasASCIISuffix("ModelSnapshot.cs") }), let text = folder.text(file) {
      let providers: [(mark: StaticString, name: String)] = [
        ("NpgsqlModelBuilderExtensions", "postgresql"), ("SqlServerModelBuilderExtensions", "sqlserver"),
        ("MySqlModelBuilderExtensions", "mysql"), ("OracleModelBuilderExtensions", "oracle"), ("Npgsql:", "postgresql"),
        ("SqlServer:", "sqlserver"), ("MySql:", "mysql"), ("Sqlite:", "sqlite"),
      ]
      for (mark, name) in providers {
        guard let offset = text.firstOffset(of: mark) else { continue }
        return Dialect.named(name).map { ($0, "“\(mark.description)” in \(text.name):\(text.line(of: offset))") }
      }
    }
    if DotNetPackage.find(["Npgsql.EntityFrameworkCore.PostgreSQL"], around: folder) != nil { return nil }
    for (package, name) in [
      ("Microsoft.EntityFrameworkCore.Sqlite", "sqlite"), ("Microsoft.EntityFrameworkCore.SqlServer", "sqlserver"),
      ("Pomelo.EntityFrameworkCore.MySql", "mysql"), ("MySql.EntityFrameworkCore", "mysql"),
    ] {
      guard let found = DotNetPackage.find([package], around: folder), let dialect = Dialect.named(name) else { continue }
      return (dialect, "\(found.place) asks for \(package)")
    }
    return nil
  }
}
