import SourceText

/// pogo-migrate: `-- migrate: apply` files ordered by `-- depends:`, each in one transaction, statement by statement.
struct Pogo: MigrationReader {
  let framework = Framework("pogo")

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration that this one depends on; or write “-- transaction: false” at "
        + "the head of this one.",
      runAlone:
        "Write “-- transaction: false” at the head of the migration.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.sqlFiles {
      guard let text = folder.text(file) else { continue }
      guard let mark = text.directives("migrate: apply").first else { return nil }
      return Recognition(.certain, "\(file.name) has “\(text[mark.line])”")
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "pogo runs each file in one transaction", driver: .plain)
    let programs = folder.files.filter { $0.hasASCIISuffix(".py") && $0 != "__init__.py" }
    let files = folder.sqlFiles.compactMap { file in folder.text(file).map { (file.name, $0) } }
    let names = files.map { String($0.0.dropLast(4)) }
    let depends = files.map { _, text in
      text.directives("depends:").flatMap { text[$0.command].split(whereSeparator: \.isWhitespace).map(String.init) }
    }
    let order = DependencyOrder(
      names: names, dependencies: depends, known: Set(programs.map { String($0.dropLast(3)) }))
    for index in order.order {
      let (file, text) = files[index]
      set.migrations.append(migration(names[index], text, file: folder.path(of: file), &set))
    }
    set.remark(order, files: files.map { folder.path(of: $0.0) })
    for program in programs {
      set.remarks.append(Remark(.notAnalysed, "Python migrations are not read yet", file: folder.path(of: program)))
      set.runsUnreadProgram(named: program)
    }
    return set
  }

  private func migration(_ id: String, _ text: SourceText, file: String, _ set: inout MigrationSet) -> Migration {
    var migration = Migration(id: id, file: file)
    guard let apply = text.directives("migrate: apply").first else {
      set.remarks.append(Remark(.problem, "has no “-- migrate: apply”: pogo refuses it", file: file))
      return migration
    }
    let rollback = text.directives("migrate: rollback").first
    if rollback == nil {
      set.remarks.append(Remark(.problem, "has no “-- migrate: rollback”: pogo refuses it", file: file))
    }
    let isBare = text.contains("-- transaction: false", in: Span(start: 0, end: apply.line.start))
    let end = UInt32(text.count)
    func section(_ span: Span) -> Section {
      Section(
        isBare ? .none : .own, statementsOf: Script(text, in: span), reason: isBare ? "“-- transaction: false”" : nil)
    }
    migration.up = [section(Span(start: apply.line.end, end: rollback?.line.start ?? end))]
    if let rollback { migration.down = [section(Span(start: rollback.line.end, end: end))] }
    return migration
  }
}
