import SourceText

/// yandex-pgmigrate: `migrations/V<n>__x.sql` below a folder with `migrations.yml`; all pending files in one transaction, cut
/// where one is named NONTRANSACTIONAL.
struct PgMigrate: MigrationReader {
  let framework = Framework("yandex-pgmigrate")

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own that has NONTRANSACTIONAL in its name; or run "
          + "pgmigrate with --ungroup.",
        runAlone:
          "Put the statement into a migration of its own that has NONTRANSACTIONAL in its name.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
      runAlone:
        "Put the statement into a migration of its own that has NONTRANSACTIONAL in its name.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.hasFolder("migrations") else { return nil }
    let files = Self.files(below: folder.folder("migrations"))
    guard let first = files.first else { return nil }
    if folder.hasFile("migrations.yml") {
      return Recognition(.certain, "migrations.yml stands beside \(first.file)")
    }
    guard let bare = files.first(where: { Self.isBare($0.file) }) else { return nil }
    return Recognition(.certain, "\(bare.file) is named NONTRANSACTIONAL")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let ungrouped = OperationalFiles(around: folder).lines(containing: "--ungroup").first { $0.text.contains("pgmigrate") }
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: ungrouped == nil ? .run : .file,
      scopeReason: ungrouped.map { "each file runs in one transaction: --ungroup in \($0.file):\($0.line)" }
        ?? "pgmigrate runs all pending files in one transaction", driver: .plain)
    for (version, file) in Self.files(below: folder.folder("migrations")) {
      guard let text = folder.project.text(file) else { continue }
      let isBare = Self.isBare(file)
      let section = Section(
        isBare ? .none : ungrouped == nil ? .shared : .own, statementsOf: Script(text),
        reason: isBare ? "the file is named NONTRANSACTIONAL" : nil)
      set.migrations.append(Migration(id: String(version), file: file, up: [section]))
    }
    if let first = set.migrations.first, Self.isBare(first.file) {
      set.remarks.append(
        Remark(.problem, "pgmigrate refuses a first migration that is NONTRANSACTIONAL", file: first.file))
    }
    set.remarkDuplicateVersions()
    set.remarkPrograms(beside: folder)
    return set
  }

  private static func isBare(_ file: String) -> Bool { Path.name(file).contains("NONTRANSACTIONAL") }

  /// By version, also in folders further down.
  private static func files(below folder: Folder) -> [(version: UInt64, file: String)] {
    var found: [(version: UInt64, file: String)] = []
    for file in folder.files where file.hasASCIISuffix(".sql") && file.utf8.first == UInt8(ascii: "V") {
      let rest = String(file.dropFirst())
      guard let version = rest.leadingNumber, let (_, behind) = rest.leadingDigits, Substring(behind).hasPrefix("__") else {
        continue
      }
      found.append((version, folder.path(of: file)))
    }
    for name in folder.folders { found += files(below: folder.folder(name)) }
    return found.sorted { ($0.version, $0.file) < ($1.version, $1.file) }
  }
}
