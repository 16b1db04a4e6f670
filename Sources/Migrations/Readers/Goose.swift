import SourceText

/// pressly/goose: `-- +goose Up` files, each in its own transaction unless it says NO TRANSACTION.
///
/// A statement ends at a line whose last word ends in `;`, so two statements on one line go out as one message, and so does
/// what stands between StatementBegin and StatementEnd.
struct Goose: MigrationReader {
  let framework = Framework("goose")

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.files where file.hasASCIISuffix(".sql") && file.leadingDigits != nil {
      guard let text = folder.text(file) else { continue }
      guard let line = Annotation.all(in: text).first(where: { $0.word == .up }) else { return nil }
      return Recognition(.certain, "\(file) has “\(text[line.span])”")
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "goose runs each file in one transaction",
      driver: Driver(
        whenCommitFindsNone:
          "goose stops with “unexpected transaction status idle” after the changes have landed, and does not record the version"
      ))
    let files = folder.files.compactMap { file in
      file.hasASCIISuffix(".sql") ? file.leadingNumber.map { (number: $0, file: file) } : nil
    }
    for (number, file) in files.sorted(by: { ($0.number, $0.file) < ($1.number, $1.file) }) {
      guard let text = folder.text(file) else { continue }
      set.migrations.append(migration(String(number), text, file: folder.path(of: file)))
    }
    set.remarkDuplicateVersions()
    return set
  }

  private func migration(_ id: String, _ text: SourceText, file: String) -> Migration {
    let annotations = Annotation.all(in: text)
    let isBare = annotations.contains { $0.word == .noTransaction }
    var migration = Migration(id: id, file: file)
    for (index, annotation) in annotations.enumerated() where annotation.word == .up || annotation.word == .down {
      let end = annotations[(index + 1)...].first { $0.word == .up || $0.word == .down }?.span.start ?? UInt32(text.count)
      let script = Script(text, in: Span(start: annotation.span.end, end: end))
      let section = Section(
        isBare ? .none : .own, messages(of: script, annotations),
        reason: isBare ? "“-- +goose NO TRANSACTION”" : nil)
      if annotation.word == .up { migration.up.append(section) } else { migration.down.append(section) }
    }
    return migration
  }

  /// Statements that goose sends together: those that share a line end, and those of one StatementBegin block.
  private func messages(of script: Script, _ annotations: [Annotation]) -> [Message] {
    var messages: [Message] = []
    var lastEnd: UInt32 = 0
    for statement in script.statements {
      let span = statement.span
      let between = Span(start: lastEnd, end: span.start)
      let block = annotations.last { $0.span.start < span.start && ($0.word == .statementBegin || $0.word == .statementEnd) }
      let isInBlock = block?.word == .statementBegin && block.map { $0.span.start < lastEnd } == true
      let sharesLine = !script.file.hasLineEnd(in: between)
      if !messages.isEmpty, isInBlock || sharesLine {
        messages[messages.count - 1].statements.append(statement)
      } else {
        messages.append(Message([statement]))
      }
      lastEnd = span.end
    }
    return messages
  }

  private struct Annotation {
    enum Word { case up, down, statementBegin, statementEnd, noTransaction, other }
    var word: Word
    var span: Span

    /// Lines that begin with `-- +goose`, in any case.
    static func all(in text: SourceText) -> [Annotation] {
      text.lines().compactMap { line in
        guard text.has("--", at: line.start, before: line.end) else { return nil }
        let words = text.trimmed(Span(start: line.start + 2, end: line.end))
        guard text.has("+goose", at: words.start, before: words.end, ignoringCase: true) else { return nil }
        let command = text.trimmed(Span(start: words.start + 6, end: words.end))
        func says(_ word: StaticString) -> Bool { text.has(word, at: command.start, before: command.end, ignoringCase: true) }
        let word: Word =
          says("up")
          ? .up
          : says("down")
            ? .down
            : says("statementbegin")
              ? .statementBegin : says("statementend") ? .statementEnd : says("no transaction") ? .noTransaction : .other
        return Annotation(word: word, span: line)
      }
    }
  }
}
