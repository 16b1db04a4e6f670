import SQLSyntax
import SourceText

/// A folder of scripts for psql: some bring others in with `\i`, and a makefile or a workflow may say how they are run.
struct PsqlScripts: MigrationReader {
  let framework = Framework("psql")
  let runsOnlyMigrations = false

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Run psql without --single-transaction; or run the ALTER TYPE … ADD VALUE by a psql command of its own before.",
        runAlone:
          "Run psql without --single-transaction.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "End the transaction before the label is used: let COMMIT stand between the ALTER TYPE … ADD VALUE and what "
        + "uses the label.",
      runAlone:
        "Let the statement stand outside of BEGIN … COMMIT.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let files = folder.sqlFiles
    guard !files.isEmpty else { return nil }
    if let use = Invocation.find(for: folder) { return Recognition(.likely, "\(use.file):\(use.line) runs psql on it") }
    // Where nothing says that psql runs them, a glance at a few files of ordinary size must do.
    for file in files.prefix(64) {
      guard let text = folder.text(file), text.count < 1 << 20, text.contains("\\i") else { continue }
      let lexed = Lexer.lex(text)
      if let command = lexed.psqlCommands.first(where: { text[$0.name].hasPrefix("i") && text[$0.name] != "if" }) {
        return Recognition(
          .likely, "\(file.name):\(text.line(of: command.span.start)) includes another file with \\\(text[command.name])")
      }
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let invocation = Invocation.find(for: folder)
    let isWrapped = invocation?.isSingleTransaction == true
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: isWrapped ? .run : .statement,
      scopeReason: isWrapped
        ? "psql runs all files of the command in one transaction: \(invocation!.option) in \(invocation!.file):\(invocation!.line)"
        : "each statement commits by itself", driver: .plain)
    set.opensSessionPerMigration = !isWrapped
    set.isOrderAssumed = true
    var scripts: [(path: String, script: PsqlScript)] = []
    for file in folder.files.filter({ $0.hasASCIISuffix(".sql") }).sorted(by: naturalOrder) {
      let path = folder.path(of: file)
      scripts.append((path, PsqlScript(path, in: folder.project)))
    }
    var included = Set(scripts.flatMap(\.script.included))
    // Files that only bring in each other have no first one but by name.
    if included.isSuperset(of: scripts.map(\.path)), let first = scripts.first { included.remove(first.path) }
    for (path, script) in scripts where !included.contains(path) {
      set.remarks += script.remarks
      var migration = Migration(id: Path.name(path), file: path, up: script.sections)
      if isWrapped { for index in migration.up.indices { migration.up[index].wrapping = .shared } }
      set.migrations.append(migration)
    }
    return set
  }

  /// How a makefile, a workflow or a script runs psql on the folder.
  private struct Invocation {
    var file: String
    var line: Int
    var isSingleTransaction: Bool
    var option: String

    static func find(for folder: Folder) -> Invocation? {
      guard folder.path != "." else { return nil }
      for use in OperationalFiles(around: folder).lines(containing: "psql") {
        let words = use.text.split { $0.isWhitespace || $0 == "\"" || $0 == "'" || $0 == ";" || $0 == "," }.map(String.init)
        guard words.contains(where: { $0 == "psql" || $0.hasSuffix("/psql") }),
          words.contains(where: { $0.contains(folder.name + "/") })
        else { continue }
        let option = words.first { $0 == "-1" || $0 == "--single-transaction" }
        return Invocation(file: use.file, line: use.line, isSingleTransaction: option != nil, option: option ?? "")
      }
      return nil
    }
  }
}
