/// SQL files nobody else claims, in the order of their names, as `psql -f` one after the other would run them.
struct PlainSQL: MigrationReader {
  let framework = Framework.plain

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.files.contains(where: { $0.hasASCIISuffix(".sql") }) else { return nil }
    return Recognition(.possible, "no runner was recognised: plain SQL in the order of the file names is assumed")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .statement,
      scopeReason: "each statement commits by itself", driver: .plain)
    set.opensSessionPerMigration = true
    for file in folder.files.filter({ $0.hasASCIISuffix(".sql") }).sorted(by: naturalOrder) {
      guard let text = folder.text(file) else { continue }
      let script = Script(text)
      set.migrations.append(
        Migration(id: file, file: folder.path(of: file), up: [Section(.none, statementsOf: script)]))
    }
    return set
  }
}
