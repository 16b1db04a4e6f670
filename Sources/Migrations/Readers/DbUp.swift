import SourceText

/// DbUp: SQL scripts built into a .NET program, in the order of their names, statement by statement with no transaction unless the
/// program asks for one.
struct DbUp: MigrationReader {
  let framework = Framework("dbup", name: "DbUp")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own, and deploy it before the one that uses the "
          + "label, or build the runner without WithTransaction.",
        runAlone:
          "Build the runner without WithTransaction.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a script of its own before this one.",
      runAlone:
        "Run DbUp without WithTransactionPerScript.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.files.contains(where: { $0.hasASCIISuffix(".sql") }),
      let package = DotNetPackage.find(["dbup-postgresql", "DbUp-PostgreSQL", "dbup"], around: folder)
    else { return nil }
    return Recognition(.likely, "\(package.place) depends on it")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let package = DotNetPackage.find(["dbup-postgresql", "DbUp-PostgreSQL", "dbup"], around: folder)
    let programs = Programs(below: package?.project ?? folder, endings: [".cs", ".fs"])
    let run = programs.first(".WithTransaction()", mark: "WithTransaction")
    let script = programs.first(".WithTransactionPerScript()", mark: "WithTransaction")
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence,
      scope: run != nil ? .run : script != nil ? .file : .statement,
      scopeReason: run.map { "DbUp runs all pending scripts in one transaction: WithTransaction() in \($0.file):\($0.line)" }
        ?? script.map { "DbUp runs each script in one transaction: WithTransactionPerScript() in \($0.file):\($0.line)" }
        ?? "DbUp opens no transaction: each statement commits by itself", driver: .plain)
    let wrapping: Wrapping = run != nil ? .shared : script != nil ? .own : .none
    for path in Self.scripts(below: folder).sorted() {
      guard let text = folder.project.text(path) else { continue }
      set.migrations.append(Migration(id: Path.name(path), file: path, up: [Section(wrapping, statementsOf: Script(text))]))
    }
    return set
  }

  private static func scripts(below folder: Folder) -> [String] {
    folder.sqlFiles.map(\.path)
      + folder.folders.flatMap { scripts(below: folder.folder($0)) }
  }
}
