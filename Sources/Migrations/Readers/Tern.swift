import SourceText

/// jackc/tern: numbered files without gaps, up and down parted by a line, each in one transaction.
struct Tern: MigrationReader {
  let framework = Framework("tern")
  let ledger = Ledger(late: .skipped, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write the line “---- tern: "
        + "disable-tx ----” in this one.",
      runAlone:
        "Write the line “---- tern: disable-tx ----” in the file.")
  }
  private static let divider: StaticString = "---- create above / drop below ----"
  private static let bareMark: StaticString = "---- tern: disable-tx ----"

  func recognise(_ folder: Folder) -> Recognition? {
    let files = folder.files.filter { $0.hasASCIISuffix(".sql") && $0.leadingDigits != nil }
    guard let first = files.first else { return nil }
    if let config = folder.nearest("tern.conf", levels: 2) {
      return Recognition(.certain, "\(config.folder.path(of: "tern.conf")) belongs to it")
    }
    for file in files.prefix(3) {
      if let text = folder.text(file), text.contains(Self.divider) {
        return Recognition(.certain, "\(first) has “\(Self.divider.description)”")
      }
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "tern runs each file in one transaction", driver: .plain)
    let files = folder.files.compactMap { file in
      file.hasASCIISuffix(".sql") ? file.leadingNumber.map { (number: $0, file: file) } : nil
    }
    for (number, file) in files.sorted(by: { ($0.number, $0.file) < ($1.number, $1.file) }) {
      guard let text = folder.text(file) else { continue }
      let divider = text.lines().first { text.has(Self.divider, at: text.trimmed($0).start, before: $0.end) }
      let up = Script(text, in: Span(start: 0, end: divider?.start ?? UInt32(text.count)))
      let isBare = text.lines().contains { text[text.trimmed($0)] == Self.bareMark.description }
      var migration = Migration(id: String(number), file: folder.path(of: file))
      migration.up = [
        isBare
          ? Section(.none, statementsOf: up, reason: "“\(Self.bareMark.description)”") : Section(.own, oneMessage: up)
      ]
      if let divider {
        let down = Script(text, in: Span(start: divider.end, end: UInt32(text.count)))
        migration.down = [Section(isBare ? .none : .own, oneMessage: down)]
      }
      set.migrations.append(migration)
    }
    set.remarkDuplicateVersions()
    set.remarkGaps(of: files.map { (Int($0.number), folder.path(of: $0.file)) }, startingAt: 1)
    set.remarkPrograms(beside: folder)
    return set
  }
}
