/// SQL files nobody else claims, in the order of their names, as `psql -f` one after the other would run them.
struct PlainSQL: MigrationReader {
  let framework = Framework.plain
  let runsOnlyMigrations = false

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own, and deploy it before the one that uses the label.",
        runAlone:
          "Let the statement stand alone, outside of any transaction.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Let the ALTER TYPE … ADD VALUE commit before the label is used: in a file of its own before this one, in a "
        + "transaction of its own.",
      runAlone:
        "Let the statement stand alone, outside of any transaction.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let evidence = "no runner was recognised: plain SQL in the order of the file names is assumed"
    let hasSQL = !folder.sqlFiles.isEmpty
    // Beside folders of versions may lie what makes a new database at once.
    if !hasSQL || !folder.hasNumberedSQL, Self.versions(in: folder).count > 1 {
      return Recognition(.possible, evidence, coversFoldersBelow: true)
    }
    return hasSQL ? Recognition(.possible, evidence) : nil
  }

  /// Folders named for versions (`v1.0`, `002_users`), with SQL in them.
  private static func versions(in folder: Folder) -> [String] {
    folder.folders.filter { name in
      let number = name.first == "v" || name.first == "V" ? String(name.dropFirst()) : name
      return number.leadingDigits != nil && !folder.folder(name).sqlFiles.isEmpty
    }
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .statement,
      scopeReason: "each statement commits by itself", driver: .plain)
    set.opensSessionPerMigration = true
    set.isOrderAssumed = true
    let folders = recognition.coversFoldersBelow ? Self.versions(in: folder).map { folder.folder($0) } : [folder]
    let pairs = UpAndDown(folders.flatMap(\.sqlFiles))
    folder.project.parseAhead(pairs.up.map(\.path))
    set.migrations.reserveCapacity(pairs.up.count)
    for file in pairs.up.sorted(by: { naturalOrder($0.path, $1.path) }) {
      let script = PsqlScript(file.path, in: folder.project)
      set.remarks += script.remarks
      let isHere = !recognition.coversFoldersBelow
      let id = isHere ? file.name : String(file.path.dropFirst(folder.path == "." ? 0 : folder.path.count + 1))
      var migration = Migration(id: id, file: file.path, up: script.sections)
      if let down = pairs.down[file.path] { migration.down = PsqlScript(down, in: folder.project).sections }
      set.migrations.append(migration)
    }
    for folder in folders { set.remarkPrograms(beside: folder) }
    return set
  }

  /// `x.up.sql` and `x.down.sql`: what takes a migration back is not run with it.
  private struct UpAndDown {
    private(set) var up: [SQLFile] = []
    /// By the file that it takes back.
    private(set) var down: [String: String] = [:]

    init(_ files: [SQLFile]) {
      let all = Set(files.map(\.path))
      let hasPairs = files.contains { $0.name.hasASCIISuffix(".up.sql") }
      up.reserveCapacity(files.count)
      for file in files {
        guard let stem = file.path.withoutASCIISuffix(".down.sql") else {
          // Of one for every database and one for this, this is run.
          if let stem = file.path.withoutASCIISuffix(".up.sql"), Self.isReplaced(stem, in: all) { continue }
          up.append(file)
          continue
        }
        if let twin = [stem + ".up.sql", stem + ".sql"].first(where: all.contains) {
          down[twin] = file.path
        } else if !hasPairs {
          up.append(file)
        }
      }
    }

    private static func isReplaced(_ stem: String, in files: Set<String>) -> Bool {
      let ends = [".autocommit", ""]
      return ends.contains { end in
        stem.hasSuffix(end) && files.contains(stem.dropLast(end.utf8.count) + ".postgres" + end + ".up.sql")
      }
    }
  }
}
