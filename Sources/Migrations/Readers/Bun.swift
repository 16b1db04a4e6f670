import SourceText

/// uptrace/bun: `<timestamp>_x.up.sql` is sent in parts cut at `--bun:split`; a `.tx.up.sql` file runs in one transaction.
struct Bun: MigrationReader {
  let framework = Framework("bun")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Part the two by a line “--bun:split”, in a file that does not end in .tx.up.sql; or put the ALTER TYPE … ADD "
        + "VALUE into a migration of its own.",
      runAlone:
        "Part the statement from its neighbours by a line “--bun:split”, in a file that does not end in .tx.up.sql.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let files = folder.files.filter { $0.hasASCIISuffix(".up.sql") && $0.leadingDigits != nil }
    if let wrapped = files.first(where: { $0.hasASCIISuffix(".tx.up.sql") }) {
      return Recognition(.certain, "\(wrapped) is named as bun names a file that runs in a transaction")
    }
    for file in files {
      if let text = folder.text(file), !text.directives("bun:split").isEmpty {
        return Recognition(.certain, "\(file) has “--bun:split”")
      }
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .message,
      scopeReason: "bun sends each part between “--bun:split” lines as one message, which is one transaction", driver: .plain)
    let names = folder.files.filter { $0.hasASCIISuffix(".up.sql") && $0.leadingDigits != nil }
    for up in names {
      let isWrapped = up.hasASCIISuffix(".tx.up.sql")
      let stem = up.withoutASCIISuffix(".tx.up.sql") ?? up.withoutASCIISuffix(".up.sql") ?? up
      guard let text = folder.text(up) else { continue }
      var migration = Migration(id: stem, file: folder.path(of: up))
      migration.up = [section(text, isWrapped)]
      for down in [stem + ".tx.down.sql", stem + ".down.sql"] where folder.hasFile(down) {
        if let text = folder.text(down) { migration.down = [section(text, down.hasASCIISuffix(".tx.down.sql"))] }
      }
      set.migrations.append(migration)
    }
    set.remarkDuplicateVersions()
    set.remarkPrograms(beside: folder)
    return set
  }

  private func section(_ text: SourceText, _ isWrapped: Bool) -> Section {
    let script = Script(text)
    let messages = script.messages(cutAt: text.directives("bun:split").map(\.line))
    return isWrapped
      ? Section(.own, messages, reason: "bun runs a “.tx.up.sql” file in one transaction") : Section(.none, messages)
  }
}

extension Script {
  /// One message for what stands between two of these spans; a part without statements is none.
  func messages(cutAt cuts: [Span]) -> [Message] {
    var messages: [Message] = []
    var part = -1
    for statement in statements {
      let own = cuts.lastIndex { $0.start <= statement.span.start } ?? -1
      if own == part, !messages.isEmpty {
        messages[messages.count - 1].statements.append(statement)
      } else {
        messages.append(Message(statement))
        part = own
      }
    }
    return messages
  }
}
