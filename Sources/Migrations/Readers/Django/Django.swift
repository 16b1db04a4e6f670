import ProgramSyntax
import PythonSyntax
import SourceText

/// Django: Python migrations of several apps, ordered by their dependencies, each in one transaction unless it says `atomic = False`.
struct Django: MigrationReader {
  let framework = Framework("django", name: "Django")
  let ledger = Ledger(late: .hasNoPlace, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    var remedies = Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
      runAlone:
        "Write atomic = False in the migration, and give the statement its own RunSQL.",
      surviveError:
        "Put what may fail into “with transaction.atomic():”, inside of the try: the error then undoes no more than that. Or let "
        + "the error end the migration.")
    remedies.backfillApart =
      "Move the backfill into a migration of its own behind this one, with atomic = False if it works in batches."
    return remedies
  }

  var spelling: Spelling {
    var spelling = Spelling.sql
    spelling.statement = "migrations.RunSQL(\"{sql}\")"
    spelling.isInString = true
    spelling.copyColumn = "Make the new values of the old ones before RemoveField, with migrations.RunPython or {copy}"
    spelling.renameColumn =
      "If it is the same field under another name, write migrations.RenameField(…, old_name=\"{from}\", new_name=\"{to}\"); otherwise "
      + "copy the values before RemoveField: {copy}"
    spelling.changeType =
      "Write migrations.AlterField, which keeps the values; where PostgreSQL cannot convert them by itself, migrations.RunSQL(\"ALTER "
      + "TABLE {table} ALTER COLUMN {column} TYPE … USING …\") with the field as state_operations; or add the column under another "
      + "name, copy, drop, and rename."
    return spelling
  }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.files.lazy.filter({ $0.hasASCIISuffix(".py") && $0.leadingDigits != nil }).prefix(8) {
      guard let text = folder.text(file), DjangoProject.isMigration(text) else { continue }
      let program = ProgramText(text, .python)
      for mark in ["migrations.Migration", "class Migration("] where program.first(mark) != nil {
        return Recognition(.certain, "\(file) has “\(mark)”")
      }
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let home = Self.home(of: folder)
    let project = home.project.remembered("django \(home.path)") { DjangoProject(home: home, with: folder) }
    let driver = DjangoDriver.find(home)
    var set = MigrationSet(
      framework, root: project.apps.count == 1 ? folder.path : home.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "Django runs each migration in one transaction", driver: driver)
    set.folders = project.apps.map(\.migrations.path)
    let migrations = Self.migrations(of: project)
    let graph = DjangoGraph(migrations)
    for migration in migrations { set.remarks += migration.remarks }
    set.remarks += graph.remarks
    guard let first = migrations.first else { return set }
    var operations = DjangoOperations(project, first: first)
    for index in graph.order {
      let read = migrations[index]
      var migration = Migration(id: "\(read.name.app).\(read.name.name)", file: read.path)
      migration.up = Few(operations.sections(of: read))
      migration.isForNewDatabases = read.isInitial || !read.replaces.isEmpty
      set.migrations.append(migration)
    }
    Self.markBeginnings(graph.order.map { migrations[$0] }, &set)
    // What several migrations call is said once.
    var said: Set<Remark> = []
    set.remarks += operations.remarks.filter { said.insert($0).inserted }
    return set
  }

  /// Django parts what begins an app where apps need one another: `0001_initial` makes tables, `0002_initial` their foreign keys.
  private static func markBeginnings(_ ordered: [DjangoMigration], _ set: inout MigrationSet) {
    var beginnings: [String: (names: Set<String>, indices: [Int])] = [:]
    for (index, migration) in ordered.enumerated() where set.migrations[index].isForNewDatabases {
      let app = migration.name.app
      let known = beginnings[app]?.names ?? []
      guard migration.dependencies.allSatisfy({ $0.app != app || known.contains($0.name) }) else { continue }
      beginnings[app, default: ([], [])].names.insert(migration.name.name)
      beginnings[app]!.indices.append(index)
    }
    for beginning in beginnings.values where beginning.indices.count > 1 {
      for index in beginning.indices { set.migrations[index].lastOfBeginning = beginning.indices.last }
    }
  }

  /// The folder of manage.py, else that of the package.
  private static func home(of folder: Folder) -> Folder {
    let above = folder.ancestors(limit: 10).dropFirst()
    if let home = above.first(where: { $0.hasFile("manage.py") }) { return home }
    let marks = ["pyproject.toml", "setup.py", "setup.cfg", "requirements.txt"]
    if let home = above.first(where: { folder in marks.contains { folder.hasFile($0) } }) { return home }
    return folder.parent.parent
  }

  private static func migrations(of project: DjangoProject) -> [DjangoMigration] {
    var found: [DjangoMigration] = []
    for app in project.apps {
      for file in app.migrations.files where file.hasASCIISuffix(".py") && file != "__init__.py" && !file.hasPrefix("_") {
        guard let text = app.migrations.text(file),
          let migration = DjangoMigration(text, stem: String(file.dropLast(3)), of: app, in: project)
        else { continue }
        found.append(migration)
      }
    }
    return found
  }
}

/// Which of the two drivers a project has: they differ in what follows a COMMIT of the migration's own.
enum DjangoDriver {
  static func find(_ home: Folder) -> Driver {
    let names = ["requirements.txt", "pyproject.toml", "Pipfile", "setup.py", "setup.cfg"]
    for folder in home.ancestors(limit: 3) {
      for name in names where folder.hasFile(name) {
        guard let text = folder.text(name) else { continue }
        if text.contains("psycopg2") { return .plain }
        if text.contains("psycopg") { return Driver(reopensAfterCommit: true) }
      }
    }
    return .plain
  }
}
