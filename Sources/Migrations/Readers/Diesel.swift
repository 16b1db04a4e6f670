import ConfigText
import SourceText

/// Diesel: folders `<version>_<name>` with `up.sql` and `down.sql`, each in one transaction and sent as one message.
///
/// `run_in_transaction = false` in `metadata.toml` takes the transaction away; the file is one message still.
struct Diesel: MigrationReader {
  let framework = Framework("diesel", name: "Diesel")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one. (run_in_transaction = false does "
        + "not help: the file is still one message.)",
      runAlone:
        "Put the statement alone into a migration with run_in_transaction = false in its metadata.toml.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    if let missing = Self.missingFolder(in: folder) {
      return Recognition(.certain, "\(missing.file) configures it", coversFoldersBelow: false)
    }
    let names = Self.migrations(in: folder)
    guard !names.isEmpty else { return nil }
    if let (above, file) = folder.nearestConfig("diesel.toml", as: .toml, levels: 4) {
      let setting = file["migrations_directory"]["dir"]
      let name = setting?.string ?? "migrations"
      let isNamed = above.path(of: name) == folder.path || (above.path == folder.path && name == folder.name)
      return Recognition(
        .certain, isNamed && setting != nil ? "\(file.place(of: setting!)) names the folder" : "\(file.text.name) belongs to it"
      )
    }
    if let dependency = CargoDependency.find("diesel", around: folder) {
      return Recognition(.certain, "\(dependency.place) depends on it")
    }
    if names.contains("00000000000000_diesel_initial_setup") {
      return Recognition(.certain, "00000000000000_diesel_initial_setup is the migration it begins with")
    }
    if let name = names.first(where: { folder.folder($0).hasFile("metadata.toml") }) {
      return Recognition(.certain, "\(name)/metadata.toml is as it writes it")
    }
    return nil
  }

  /// Folders in the folder with `up.sql` in them.
  private static func migrations(in folder: Folder) -> [String] {
    folder.folders.filter {
      $0.utf8.first != UInt8(ascii: ".") && $0.leadingDigits != nil && folder.folder($0).hasFile("up.sql")
    }
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "Diesel runs each migration in one transaction", driver: .plain)
    if let missing = Self.missingFolder(in: folder) {
      set.remarks.append(missing)
      return set
    }
    set.otherDialect = CargoDependency.find("diesel", around: folder)?.otherDialect(features: [
      ("sqlite", "sqlite"), ("mysql", "mysql"),
    ])
    var found: [(version: String, folder: Folder)] = []
    for name in folder.folders where name.utf8.first != UInt8(ascii: ".") {
      let own = folder.folder(name)
      if own.hasFile("up.sql") {
        found.append((Self.version(of: name), own))
      } else if !folder.project.entries(of: own.path).isEmpty {
        set.remarks.append(
          Remark(
            .problem, "Diesel refuses all migrations for this folder, which has no up.sql", file: own.path,
            defect: GraphDefect(
              nil, remedy: "Bring the file back, or remove the folder.", isAboutFile: false)))
      }
    }
    found.sort {
      $0.version == $1.version ? $0.folder.path < $1.folder.path : $0.version.utf8.lexicographicallyPrecedes($1.version.utf8)
    }
    for (version, own) in found {
      guard let text = own.text("up.sql") else { continue }
      var migration = Migration(id: version, file: text.name)
      let mark = Self.optOut(own)
      let wrapping: Wrapping = mark == nil ? .own : .none
      migration.up = [Section(wrapping, oneMessage: Script(text), reason: mark)]
      if let down = own.text("down.sql") { migration.down = [Section(wrapping, oneMessage: Script(down), reason: mark)] }
      if text.count == 0 {
        set.remarks.append(Remark(.problem, "Diesel refuses a migration without a byte in it", file: text.name))
      }
      set.migrations.append(migration)
    }
    set.remarkDuplicateVersions()
    return set
  }

  /// What stands before the first `_`, without its `-`.
  private static func version(of name: String) -> String {
    String(name.prefix { $0 != "_" }.filter { $0 != "-" })
  }

  /// What in `metadata.toml` takes the transaction away: the word itself, or that it is left out, for then it is false.
  private static func optOut(_ folder: Folder) -> String? {
    guard let file = folder.config("metadata.toml", as: .toml), file.problems.isEmpty else { return nil }
    guard let value = file["run_in_transaction"] else {
      return "\(file.text.name), which leaves “run_in_transaction” out and so sets it to false"
    }
    return value.bool == false ? "“run_in_transaction = false” in \(file.place(of: value))" : nil
  }

  private static func missingFolder(in folder: Folder) -> Remark? {
    guard let file = folder.config("diesel.toml", as: .toml), let setting = file["migrations_directory"]["dir"],
      let name = setting.string, !folder.hasFolder(name), Path.name(name) != folder.name
    else { return nil }
    return Remark(
      .problem, "migrations_directory names \(name), which is not there", file: file.text.name,
      line: file.text.line(of: setting.span.start))
  }
}
