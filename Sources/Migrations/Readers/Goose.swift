import SourceText

/// pressly/goose: `-- +goose Up` files, each in its own transaction unless it says NO TRANSACTION.
///
/// A statement ends at a line whose last word ends in `;`, so two statements on one line go out as one message, and so does
/// what stands between StatementBegin and StatementEnd.
struct Goose: MigrationReader {
  let framework = Framework("goose")
  let ledger = Ledger(
    late: .refused("stops: found missing migrations before the current version, unless --allow-missing is given"),
    edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write “-- +goose NO "
        + "TRANSACTION” in this one, with each statement on lines of its own and outside of StatementBegin.",
      runAlone:
        "Write “-- +goose NO TRANSACTION” in the file, and the statement on lines of its own.",
      endTransaction:
        "Take it out; or write BEGIN; behind it, so that goose finds a transaction to commit.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.sqlFiles where file.name.leadingDigits != nil {
      guard let text = folder.text(file) else { continue }
      guard let line = Annotation.all(in: text).first(where: { $0.word == .up }) else { return nil }
      return Recognition(.certain, "\(file.name) has “\(text[line.span])”")
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "goose runs each file in one transaction",
      driver: Driver(
        whenCommitFindsNone:
          "goose stops with “unexpected transaction status idle” after the changes have landed, and does not record the "
          + "version"
      ))
    let files = folder.files.compactMap { file in
      file.hasASCIISuffix(".sql") ? file.leadingNumber.map { (number: $0, file: file) } : nil
    }
    for (number, file) in files.sorted(by: { ($0.number, $0.file) < ($1.number, $1.file) }) {
      guard let text = folder.text(file) else { continue }
      set.migrations.append(migration(String(number), text, file: folder.path(of: file)))
    }
    let programs = folder.files.filter {
      $0.hasASCIISuffix(".go") && !$0.hasASCIISuffix("_test.go") && $0.leadingNumber != nil
    }
    for program in programs { set.runsUnreadProgram(named: program) }
    if let first = programs.first {
      let which = programs.count == 1 ? "this migration is" : "\(programs.count) migrations are"
      set.remarks.append(Remark(.notAnalysed, "\(which) in Go and not read", file: folder.path(of: first)))
    }
    set.remarkDuplicateVersions()
    return set
  }

  private func migration(_ id: String, _ text: SourceText, file: String) -> Migration {
    let annotations = Annotation.all(in: text)
    let isBare = annotations.contains { $0.word == .noTransaction }
    let blocks = statementBlocks(annotations, in: text)
    var migration = Migration(id: id, file: file)
    for (index, annotation) in annotations.enumerated() where annotation.word == .up || annotation.word == .down {
      let end = annotations[(index + 1)...].first { $0.word == .up || $0.word == .down }?.span.start ?? UInt32(text.count)
      let script = Script(text, in: Span(start: annotation.span.end, end: end))
      let section = Section(
        isBare ? .none : .own, script.messagesEndingAtLineEnds(blocks: blocks),
        reason: isBare ? "“-- +goose NO TRANSACTION”" : nil)
      if annotation.word == .up { migration.up.append(section) } else { migration.down.append(section) }
    }
    return migration
  }

  /// What stands between StatementBegin and StatementEnd.
  private func statementBlocks(_ annotations: [Annotation], in text: SourceText) -> [Span] {
    annotations.indices.compactMap { index in
      guard annotations[index].word == .statementBegin else { return nil }
      let end = annotations[index...].first { $0.word == .statementEnd }?.span.start ?? UInt32(text.count)
      return Span(start: annotations[index].span.end, end: end)
    }
  }

  private struct Annotation {
    enum Word { case up, down, statementBegin, statementEnd, noTransaction, other }
    var word: Word
    var span: Span

    /// Lines that begin with `-- +goose`, in any case.
    static func all(in text: SourceText) -> [Annotation] {
      text.directives("+goose", ignoringCase: true).map { directive in
        let word: Word? = [
          ("up", Word.up), ("down", .down), ("statementbegin", .statementBegin), ("statementend", .statementEnd),
          ("no transaction", .noTransaction),
        ].first { text[directive.command].lowercased().hasPrefix($0.0) }?.1
        return Annotation(word: word ?? .other, span: directive.line)
      }
    }
  }
}
