import SQLSyntax
import SourceText

/// yoyo-migrations: SQL files and Python ones ordered by what they depend on, each in one transaction, each step in a savepoint.
struct Yoyo: MigrationReader {
  let framework = Framework("yoyo")
  let ledger = Ledger(late: .hasNoPlace, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration that this one depends on; or write “-- transactional: false” "
        + "at the head of this one.",
      runAlone:
        "Write “-- transactional: false” at the head of the migration.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let files = folder.files.filter { $0.hasASCIISuffix(".sql") || $0.hasASCIISuffix(".py") }
    guard !files.isEmpty else { return nil }
    for file in files where file.hasASCIISuffix(".py") && file != "__init__.py" {
      guard let text = folder.text(file) else { continue }
      if text.contains("from yoyo import") || text.contains("import yoyo") {
        return Recognition(.certain, "\(file) imports yoyo")
      }
    }
    guard files.contains(where: { $0.hasASCIISuffix(".sql") }) else { return nil }
    if let config = folder.nearest("yoyo.ini", levels: 2) {
      return Recognition(.certain, "\(config.folder.path(of: "yoyo.ini")) belongs to it")
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "yoyo runs each file in one transaction, each statement in a savepoint of its own", driver: .plain)
    let files = folder.files.filter {
      $0.hasASCIISuffix(".sql") && !$0.hasASCIISuffix(".rollback.sql") || $0.hasASCIISuffix(".py") && $0 != "__init__.py"
    }
    let names = files.map { String($0.dropLast($0.hasASCIISuffix(".py") ? 3 : 4)) }
    let sources = files.map { file in folder.text(file).map { Source($0, isProgram: file.hasASCIISuffix(".py")) } }
    let order = DependencyOrder(names: names, dependencies: sources.map { $0?.depends ?? [] })
    for index in order.order {
      guard let source = sources[index] else { continue }
      var migration = Migration(id: names[index], file: folder.path(of: files[index]))
      migration.up = [
        source.isTransactional ? Section(.own, source.messages) : Section(.none, source.messages, reason: source.mark)
      ]
      if let text = folder.text(names[index] + ".rollback.sql") {
        migration.down = [Section(.own, statementsOf: Script(text))]
      }
      set.remarks += source.remarks
      set.migrations.append(migration)
    }
    set.remark(order, files: files.map { folder.path(of: $0) })
    return set
  }

  /// One migration, in SQL or in Python.
  private struct Source {
    var depends: [String]
    var isTransactional: Bool
    var messages: [Message]
    var remarks: [Remark] = []
    /// What takes it out of a transaction.
    var mark: String

    init(_ text: SourceText, isProgram: Bool) {
      if isProgram {
        let program = YoyoProgram(text)
        (depends, isTransactional, messages) = (program.depends, program.isTransactional, program.messages)
        remarks = program.remarks
        mark = "“__transactional__ = False”"
      } else {
        let script = Script(text)
        let header = Header(script)
        (depends, isTransactional) = (header.depends, header.isTransactional)
        messages = script.statements.map { Message([$0], isInSavepoint: header.isTransactional) }
        mark = "“-- transactional: false”"
      }
    }
  }

  /// The comments before the first statement: `-- depends: a b`, `-- transactional: false`.
  private struct Header {
    var depends: [String] = []
    var isTransactional = true

    init() {}

    init(_ script: Script) {
      let end = script.tree.statements.first?.span.start ?? UInt32(script.file.count)
      for comment in script.tree.lexed.comments where comment.span.start < end && !comment.isBlock {
        let text = script.file[Span(start: comment.span.start + 2, end: comment.span.end)]
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        guard parts.count == 2, let key = parts[0].first, parts[0].count == 1 else { continue }
        if key == "depends" { depends += parts[1] }
        if key == "transactional" { isTransactional = parts[1].first?.lowercased() != "false" }
      }
    }
  }
}
