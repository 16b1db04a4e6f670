import SourceText

/// The npm package postgres-migrations: `<n>_x.sql` without gaps, each file one message in one transaction.
struct PostgresMigrations: MigrationReader {
  let framework = Framework("postgres-migrations")
  let ledger = Ledger(
    late: .refused("stops: the numbers of the migrations are not those that have been applied"),
    edited: .refused("stops: the hash of an applied migration is another"))

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one. (The mark “postgres-migrations "
        + "disable-transaction” does not help: the file is still one message.)",
      runAlone:
        "Put the statement alone into a file that says “-- postgres-migrations disable-transaction”.")
  }
  private static let mark: StaticString = "-- postgres-migrations disable-transaction"

  func recognise(_ folder: Folder) -> Recognition? {
    let files = folder.sqlFiles.filter { $0.name.leadingDigits != nil }
    for file in files {
      if let text = folder.text(file), text.contains(Self.mark) {
        return Recognition(.certain, "\(file.name) has “\(Self.mark.description)”")
      }
    }
    guard !files.isEmpty, let package = folder.nearest("package.json"), package.text.contains("\"postgres-migrations\"") else {
      return nil
    }
    return Recognition(.certain, "\(package.folder.path(of: "package.json")) depends on it")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "postgres-migrations runs each file in one transaction", driver: .plain)
    let files = folder.files.compactMap { file in
      file.hasASCIISuffix(".sql") ? file.leadingNumber.map { (number: $0, file: file) } : nil
    }
    for (number, file) in files.sorted(by: { ($0.number, $0.file) < ($1.number, $1.file) }) {
      guard let text = folder.text(file) else { continue }
      let isBare = text.contains(Self.mark)
      let section = Section(
        isBare ? .none : .own, oneMessage: Script(text), reason: isBare ? "“\(Self.mark.description)”" : nil)
      set.migrations.append(Migration(id: String(number), file: folder.path(of: file), up: [section]))
    }
    set.remarkDuplicateVersions()
    set.remarkGaps(
      of: files.map { (Int($0.number), folder.path(of: $0.file)) }, startingAt: files.first.map { $0.number == 0 ? 0 : 1 } ?? 1)
    set.remarkPrograms(beside: folder)
    return set
  }
}
