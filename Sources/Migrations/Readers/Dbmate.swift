import SourceText

/// dbmate: `-- migrate:up` sections, each sent as one message in a transaction of its own.
///
/// `transaction:false` takes the transaction away but not the message.
struct Dbmate: MigrationReader {
  let framework = Framework("dbmate")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one, or, with dbmate 2.29 and later, "
        + "into a “-- migrate:up” section of its own. (transaction:false does not help: the section is still one "
        + "message.)",
      runAlone:
        "Put the statement alone into a migration that says “-- migrate:up transaction:false”.",
      endTransaction:
        "Take it out; or write BEGIN; behind it, so that dbmate finds a transaction to commit.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.files where Self.isMigration(file) {
      guard let text = folder.text(file) else { continue }
      guard let mark = text.directives("migrate:up").first else { return nil }
      return Recognition(.certain, "\(file) has “\(text[mark.line])”")
    }
    return nil
  }

  private static func isMigration(_ name: String) -> Bool { name.hasASCIISuffix(".sql") && name.leadingDigits != nil }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "dbmate runs each “migrate:up” section in one transaction",
      driver: Driver(
        whenCommitFindsNone:
          "dbmate stops with “unexpected transaction status idle” after the changes have landed, and does not record "
          + "the version"
      ))
    for file in folder.files where Self.isMigration(file) {
      guard let text = folder.text(file), let (digits, _) = file.leadingDigits else { continue }
      set.migrations.append(migration(String(Substring(digits)), text, file: folder.path(of: file), &set))
    }
    set.remarkDuplicateVersions()
    set.remarkPrograms(beside: folder)
    return set
  }

  private func migration(_ id: String, _ text: SourceText, file: String, _ set: inout MigrationSet) -> Migration {
    var migration = Migration(id: id, file: file)
    let marks = text.directives("migrate:", indented: true).filter {
      text.has("up", at: $0.command.start, before: $0.command.end)
        || text.has("down", at: $0.command.start, before: $0.command.end)
    }
    for (index, mark) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1].line.start : UInt32(text.count)
      let script = Script(text, in: Span(start: mark.line.end, end: end))
      let isBare = text.contains("transaction:false", in: mark.command)
      let section = Section(
        isBare ? .none : .own, oneMessage: script, reason: isBare ? "“\(text[text.trimmed(mark.line)])”" : nil)
      if text.has("up", at: mark.command.start, before: mark.command.end) {
        migration.up.append(section)
      } else {
        migration.down.append(section)
      }
    }
    if migration.up.isEmpty {
      set.remarks.append(Remark(.problem, "has no “-- migrate:up”: dbmate refuses it", file: file))
    }
    return migration
  }
}
