import ConfigText
import SourceText

/// Hasura: `migrations/<source>/<version>_<name>/up.sql`, one request of the command line each; the server runs a request in one
/// transaction. The old command line put all pending migrations into one request.
struct Hasura: MigrationReader {
  let framework = Framework("hasura", name: "Hasura")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one. (The mark “-- "
        + "hasura:no-transaction” does not help: the file is still one message.)",
      runAlone:
        "Put the statement alone into a migration whose first line is “-- hasura:no-transaction”.")
  }
  private static let mark: StaticString = "-- hasura:no-transaction"

  func recognise(_ folder: Folder) -> Recognition? {
    guard Self.hasMigrations(folder), let config = Self.config(around: folder) else { return nil }
    return Recognition(.certain, "\(config.text.name) belongs to it")
  }

  private static func hasMigrations(_ folder: Folder) -> Bool {
    folder.folders.contains { $0.leadingDigits != nil && folder.folder($0).hasFile("up.sql") }
      || folder.files.contains { $0.leadingDigits != nil && ($0.hasASCIISuffix(".up.sql") || $0.hasASCIISuffix(".up.yaml")) }
  }

  /// The nearest `config.yaml` that speaks of a Hasura server.
  private static func config(around folder: Folder) -> ConfigFile? {
    for above in folder.ancestors(limit: 3) {
      guard let file = above.config("config.yaml", as: .yaml) else { continue }
      let isHasuras =
        file["endpoint"] != nil || file["metadata_directory"] != nil || file["admin_secret"] != nil
        || (file["version"] != nil && above.hasFolder("metadata"))
      if isHasuras { return file }
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let config = Self.config(around: folder)
    let version = config?["version"]
    let isOld = config != nil && (version?.int ?? 1) < 2
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: isOld ? .run : .file,
      scopeReason: isOld
        ? "Hasura's command line 1 sends all pending migrations in one request, which is one transaction (\(version.map { config!.place(of: $0) } ?? config!.text.name))"
        : "Hasura runs each migration in one transaction", driver: .plain)
    set.otherDialect = Self.otherDialect(of: folder, config)
    if let version, version.int == 2 {
      set.remarks.append(
        Remark(
          .note,
          "the command line 1 reads version 2 too, and runs all pending migrations in one transaction; a later one is "
            + "assumed",
          file: config!.text.name, line: config!.text.line(of: version.span.start)))
    }
    let wrapping: Wrapping = isOld ? .shared : .own
    for entry in Self.entries(in: folder, &set) {
      var migration = Migration(id: String(entry.version), file: entry.up ?? entry.down ?? "")
      if let up = entry.up { migration.up = [section(up, folder.project, wrapping, &set)] }
      if let down = entry.down { migration.down = [section(down, folder.project, wrapping, &set)] }
      set.migrations.append(migration)
    }
    return set
  }

  private func section(_ path: String, _ project: Project, _ wrapping: Wrapping, _ set: inout MigrationSet) -> Section {
    guard let text = project.text(path) else { return Section(wrapping, []) }
    if path.hasASCIISuffix(".yaml") { return Section(wrapping, messages(in: ConfigFile(text, as: .yaml))) }
    let script = Script(text)
    let first = text.lines().first { _ in true }.map { text[text.trimmed($0)] }
    if first == Self.mark.description { return Section(.none, oneMessage: script, reason: "“\(Self.mark.description)”") }
    let header = Span(start: 0, end: script.statements.first?.span.start ?? UInt32(text.count))
    if let unseen = text.directives("hasura:no-transaction", indented: true, in: header).first {
      set.remarks.append(
        Remark(
          .note, "Hasura does not see this mark: the first line must be “\(Self.mark.description)” and nothing else",
          file: path,
          line: text.line(of: unseen.line.start)))
    }
    return Section(wrapping, oneMessage: script)
  }

  /// The first version's files: a list of calls, of which `run_sql` is SQL.
  private func messages(in file: ConfigFile) -> [Message] {
    (file.root.array ?? []).compactMap { call in
      guard call["type"].string == "run_sql", let sql = call["args"]["sql"].configString else { return nil }
      let statements = Script(sql, of: file.text).statements
      return statements.isEmpty ? nil : Message(statements)
    }
  }

  private struct Entry {
    var version: UInt64
    var up: String?
    var down: String?
  }

  /// Folders with `up.sql`, and files `<version>_<name>.up.sql`, by version.
  private static func entries(in folder: Folder, _ set: inout MigrationSet) -> [Entry] {
    var byVersion: [UInt64: Entry] = [:]
    func add(_ name: String, up: String?, down: String?) {
      guard let version = name.leadingNumber else { return }
      var entry = byVersion[version] ?? Entry(version: version)
      if let other = entry.up, let up {
        set.remarks.append(
          Remark(
            .problem, "has the same version as \(other): \(version)", file: up, defect: .sameVersion(set.framework, as: other)))
        return
      }
      entry.up = entry.up ?? up
      entry.down = entry.down ?? down
      byVersion[version] = entry
    }
    for name in folder.folders {
      let own = folder.folder(name)
      func file(_ name: String) -> String? { own.hasFile(name) ? own.path(of: name) : nil }
      guard let up = file("up.sql") ?? file("up.yaml") else { continue }
      add(name, up: up, down: file("down.sql") ?? file("down.yaml"))
    }
    for file in folder.files {
      let isUp = file.hasASCIISuffix(".up.sql") || file.hasASCIISuffix(".up.yaml")
      guard isUp || file.hasASCIISuffix(".down.sql") || file.hasASCIISuffix(".down.yaml") else { continue }
      add(file, up: isUp ? folder.path(of: file) : nil, down: isUp ? nil : folder.path(of: file))
    }
    return byVersion.values.filter { $0.up != nil }.sorted { $0.version < $1.version }
  }

  /// `kind: mssql` of the source that bears the folder's name.
  private static func otherDialect(of folder: Folder, _ config: ConfigFile?) -> (Dialect, String)? {
    guard let config else { return nil }
    let top = folder.project.folder(Path.parent(config.text.name))
    let metadata = config["metadata_directory"].string ?? "metadata"
    guard let file = top.project.config(top.path(of: "\(metadata)/databases/databases.yaml"), as: .yaml) else { return nil }
    for source in file.root.array ?? [] where source["name"].string == folder.name {
      guard let kind = source["kind"], let word = kind.string else { continue }
      return Dialect.named(word).map { ($0, "“kind: \(word)” in \(file.place(of: kind))") }
    }
    return nil
  }
}
