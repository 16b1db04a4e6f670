import SourceText

/// gobuffalo/pop (soda): `<timestamp>_x.up.sql` and `.up.fizz`, each in one transaction.
struct Pop: MigrationReader {
  let framework = Framework("pop")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
      runAlone:
        "pop runs every migration in a transaction: run the statement by psql, outside of the migrations.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.files.contains(where: { Self.isUp($0) && $0.leadingDigits != nil }) else { return nil }
    if let fizz = folder.files.first(where: { $0.hasASCIISuffix(".fizz") }) {
      return Recognition(.certain, "\(fizz) is written in its language")
    }
    if folder.files.contains(where: { $0.hasASCIISuffix(".up.sql") }), let config = folder.nearest("database.yml", levels: 2) {
      return Recognition(.certain, "\(config.folder.path(of: "database.yml")) belongs to it")
    }
    if let module = folder.nearest("go.mod")?.text,
      let line = module.lines().first(where: { module.contains("github.com/gobuffalo/pop", in: $0) })
    {
      return Recognition(.certain, "\(module.name):\(module.line(of: line.start)) requires it")
    }
    return nil
  }

  private static func isUp(_ name: String) -> Bool { name.hasASCIISuffix(".up.sql") || name.hasASCIISuffix(".up.fizz") }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "pop runs each file in one transaction", driver: .plain)
    var isBehindFizz = false
    for up in folder.files where Self.isUp(up) {
      guard let (digits, _) = up.leadingDigits else { continue }
      let id = String(Substring(digits))
      guard let stem = up.withoutASCIISuffix(".up.sql") else {
        set.remarks.append(Remark(.notAnalysed, "fizz is not read yet", file: folder.path(of: up)))
        isBehindFizz = true
        continue
      }
      guard let text = folder.text(up) else { continue }
      var migration = Migration(id: id, file: folder.path(of: up))
      migration.up = [Section(.own, oneMessage: Script(text))]
      if let text = folder.text(stem + ".down.sql") { migration.down = [Section(.own, oneMessage: Script(text))] }
      if isBehindFizz { migration.beginsWithUnreadProgram(in: set.scope) }
      isBehindFizz = false
      set.migrations.append(migration)
    }
    set.remarkDuplicateVersions()
    set.remarkPrograms(beside: folder)
    return set
  }
}
