import ConfigText
import SourceText

/// launchbadge/sqlx: `<n>_x.sql`, or `.up.sql` and `.down.sql`, each in one transaction and sent as one message.
///
/// A file whose first bytes are `-- no-transaction` has no transaction of its own, but it is one message still.
struct SQLx: MigrationReader {
  let framework = Framework("sqlx")
  let ledger = Ledger(late: .runs, edited: .refused("stops: the migration was previously applied but has been modified"))

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one. (The mark “-- no-transaction” does "
        + "not help: the file is still one message.)",
      runAlone:
        "Put the statement alone into a file that begins with “-- no-transaction”.")
  }
  private static let mark: StaticString = "-- no-transaction"

  func recognise(_ folder: Folder) -> Recognition? {
    if let missing = Self.missingFolder(in: folder) {
      return Recognition(.certain, "\(missing.file) configures it", coversFoldersBelow: false)
    }
    guard folder.files.contains(where: { Self.Name($0)?.version != nil }) else { return nil }
    if let config = Self.configuration(naming: folder) { return Recognition(.certain, config) }
    let isNamedSo = folder.name.lowercased().contains("migrat")
    if let dependency = CargoDependency.find("sqlx", around: folder) {
      return Recognition(isNamedSo ? .certain : .likely, "\(dependency.place) depends on it")
    }
    if let above = folder.ancestors(limit: 3).first(where: { $0.hasFolder(".sqlx") }) {
      return Recognition(.likely, "\(above.path(of: ".sqlx")) holds its prepared queries")
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "sqlx runs each file in one transaction", driver: .plain)
    if let missing = Self.missingFolder(in: folder) {
      set.remarks.append(missing)
      return set
    }
    if let dependency = CargoDependency.find("sqlx", around: folder) {
      set.otherDialect =
        dependency.otherDialect(features: [("sqlite", "sqlite"), ("mysql", "mysql"), ("mssql", "mssql")])
        ?? dependency.otherDialectOfPrograms()
    }
    let names = folder.sqlFiles.compactMap { file -> Name? in
      let name = Name(file.name)
      if name == nil {
        set.remarks.append(Remark(.note, "sqlx runs only files named “<number>_<name>.sql”", file: file.path))
      } else if name?.version == nil {
        set.remarks.append(
          Remark(.problem, "sqlx refuses the folder: no number stands before the “_” of this name", file: file.path)
        )
      }
      return name?.version == nil ? nil : name
    }
    let downs = Dictionary(names.filter { !$0.isUp }.map { ($0.version!, $0) }, uniquingKeysWith: { first, _ in first })
    for name in names.filter(\.isUp).sorted(by: { ($0.version!, $0.file) < ($1.version!, $1.file) }) {
      guard let text = folder.text(name.file) else { continue }
      var migration = Migration(id: String(name.version!), file: folder.path(of: name.file))
      migration.up = [section(text, &set)]
      if let down = downs[name.version!], let text = folder.text(down.file) { migration.down = [section(text, &set)] }
      set.migrations.append(migration)
    }
    set.remarkDuplicateVersions()
    return set
  }

  private func section(_ text: SourceText, _ set: inout MigrationSet) -> Section {
    if text.has(Self.mark, at: 0, before: UInt32(text.count)) {
      return Section(.none, oneMessage: Script(text), reason: "“\(Self.mark.description)”")
    }
    let script = Script(text)
    let header = Span(start: 0, end: script.statements.first?.span.start ?? UInt32(text.count))
    if let unseen = text.directives("no-transaction", indented: true, in: header).first {
      let line = text.trimmed(Span(start: max(unseen.line.start, text.startOfText), end: unseen.line.end))
      set.remarks.append(
        Remark(
          .note,
          "sqlx does not see “\(text[line])”: the file must begin with “\(Self.mark.description)”, with nothing before it",
          file: text.name, line: text.line(of: line.start)))
    }
    return Section(.own, oneMessage: script)
  }

  /// The `sqlx.toml` that leads to this folder.
  private static func configuration(naming folder: Folder) -> String? {
    guard let (crate, file) = folder.nearestConfig("sqlx.toml", as: .toml, levels: 4) else { return nil }
    let setting = file["migrate"]["migrations-dir"]
    guard crate.path(of: setting.string ?? "migrations") == folder.path else { return nil }
    return setting.map { "\(file.place(of: $0)) names the folder" } ?? "\(file.text.name) configures it"
  }

  /// A `sqlx.toml` that leads nowhere.
  private static func missingFolder(in folder: Folder) -> Remark? {
    guard let file = folder.config("sqlx.toml", as: .toml), let setting = file["migrate"]["migrations-dir"],
      let name = setting.string, !folder.hasFolder(name)
    else { return nil }
    return Remark(
      .problem, "migrations-dir names \(name), which is not there", file: file.text.name,
      line: file.text.line(of: setting.span.start))
  }

  /// `20240101_users.up.sql`: a file of this shape is a migration; the folder is refused if what stands before the `_` is no number.
  private struct Name {
    var file: String
    var version: Int64?
    var isUp: Bool

    init?(_ file: String) {
      guard file.hasASCIISuffix(".sql"), let underscore = file.firstIndex(of: "_") else { return nil }
      self.file = file
      version = Int64(file[..<underscore])
      isUp = !file.hasASCIISuffix(".down.sql")
    }
  }
}
