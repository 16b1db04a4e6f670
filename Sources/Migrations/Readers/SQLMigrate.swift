import SourceText

/// rubenv/sql-migrate: `-- +migrate Up` files, each in one transaction unless the mark says `notransaction`.
struct SQLMigrate: MigrationReader {
  let framework = Framework("sql-migrate")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write “-- +migrate Up "
        + "notransaction” in this one.",
      runAlone:
        "Write “-- +migrate Up notransaction” in the file.",
      endTransaction:
        "Take it out; or write BEGIN; behind it, so that sql-migrate finds a transaction to commit.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.sqlFiles {
      guard let text = folder.text(file) else { continue }
      guard let mark = text.directives("+migrate").first else { return nil }
      return Recognition(.certain, "\(file.name) has “\(text[mark.line])”")
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "sql-migrate runs each file in one transaction",
      driver: Driver(
        whenCommitFindsNone:
          "sql-migrate stops with “unexpected transaction status idle” after the changes have landed, and does not "
          + "record the file"
      ))
    for file in folder.files.filter({ $0.hasASCIISuffix(".sql") }).sorted(by: Self.order) {
      guard let text = folder.text(file) else { continue }
      set.migrations.append(migration(file, text, in: folder, &set))
    }
    set.remarkPrograms(beside: folder)
    return set
  }

  /// By the number a name begins with, if both begin with one; else as text.
  private static func order(_ left: String, _ right: String) -> Bool {
    if let l = left.leadingNumber, let r = right.leadingNumber, l != r { return l < r }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private func migration(_ file: String, _ text: SourceText, in folder: Folder, _ set: inout MigrationSet) -> Migration {
    var migration = Migration(id: file, file: folder.path(of: file))
    let marks = text.directives("+migrate")
    func says(_ mark: Directive, _ word: StaticString) -> Bool {
      text.has(word, at: mark.command.start, before: mark.command.end, ignoringCase: true)
    }
    let blocks: [Span] = marks.indices.compactMap { index in
      guard says(marks[index], "StatementBegin") else { return nil }
      let end = marks[index...].first { says($0, "StatementEnd") }?.line.start ?? UInt32(text.count)
      return Span(start: marks[index].line.end, end: end)
    }
    let sections = marks.filter { says($0, "Up") || says($0, "Down") }
    for (index, mark) in sections.enumerated() {
      let end = index + 1 < sections.count ? sections[index + 1].line.start : UInt32(text.count)
      let script = Script(text, in: Span(start: mark.line.end, end: end))
      let isBare = text.contains("notransaction", in: mark.command)
      let section = Section(
        isBare ? .none : .own, script.messagesEndingAtLineEnds(blocks: blocks),
        reason: isBare ? "“\(text[mark.line])”" : nil)
      if says(mark, "Up") { migration.up.append(section) } else { migration.down.append(section) }
    }
    if sections.isEmpty {
      set.remarks.append(Remark(.problem, "has no “-- +migrate Up”: sql-migrate refuses it", file: migration.file))
    }
    // All Up parts of a file share its one transaction.
    migration.up = Few(Section.joined(Array(migration.up)))
    return migration
  }
}

extension Section {
  /// Neighbours that are wrapped alike become one.
  static func joined(_ sections: [Section]) -> [Section] {
    sections.reduce(into: []) { joined, section in
      if let last = joined.last, last.wrapping == section.wrapping, last.reason == section.reason {
        joined[joined.count - 1].messages += section.messages
      } else {
        joined.append(section)
      }
    }
  }
}
