import ProgramSyntax
import PythonSyntax
import SourceText

/// aerich, for Tortoise ORM: Python files whose `upgrade()` gives back the SQL, all of which is sent as one message.
struct Aerich: MigrationReader {
  let framework = Framework("aerich")

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one. (RUN_IN_TRANSACTION = False does "
        + "not help: the text is still one message.)",
      runAlone:
        "Put the statement alone into a migration with RUN_IN_TRANSACTION = False.")
  }

  private func isMigration(_ file: String) -> Bool { file.hasASCIISuffix(".py") && file.leadingDigits != nil }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in folder.files.lazy.filter(isMigration).prefix(8) {
      guard let text = folder.text(file), text.contains("BaseDBAsyncClient") else { continue }
      if ProgramText(text, .python).first("BaseDBAsyncClient") != nil {
        return Recognition(.certain, "\(file) has “BaseDBAsyncClient”")
      }
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "aerich runs each migration in one transaction", driver: .plain)
    for file in folder.files.filter(isMigration).sorted(by: naturalOrder) {
      guard let text = folder.text(file) else { continue }
      var migration = Migration(id: String(file.dropLast(3)), file: folder.path(of: file))
      let interpreter = PythonInterpreter(effects: DjangoSilence())
      let tree = PythonTree.parse(text)
      if let problem = tree.problems.first {
        set.remarks.append(
          Remark(
            .notAnalysed, "Python that is not understood: \(problem.message)", file: migration.file,
            line: text.line(of: problem.span.start)))
      }
      let module = interpreter.run(tree, as: migration.id)
      let isWrapped = module["RUN_IN_TRANSACTION"]?.boolean ?? true
      migration.up = Few(sections("upgrade", module, interpreter, isWrapped, &set.remarks))
      migration.down = sections("downgrade", module, interpreter, isWrapped, &set.remarks)
      set.migrations.append(migration)
    }
    return set
  }

  private func sections(
    _ name: String, _ module: PythonModule, _ interpreter: PythonInterpreter, _ isWrapped: Bool, _ remarks: inout [Remark]
  ) -> [Section] {
    guard case .function(let function)? = module[name] else { return [] }
    let place = function.node.place
    let value = interpreter.call(.function(function), [.symbol(PythonSymbol(named: "db"))], at: place)
    if value.isNone { return [] }
    guard let text = value.text else {
      if name == "upgrade" {
        remarks.append(SentCall(place: place, certainty: .always).notAnalysed("what is executed here, only the run knows"))
      }
      return [Section(isWrapped ? .own : .none, [.unread])]
    }
    let sent = ProgramStatements(.verbatim(text), of: SentCall(place: place, certainty: .always))
    if let remark = sent.remark { remarks.append(remark) }
    guard let message = sent.message else { return [] }
    return [isWrapped ? Section(.own, [message]) : Section(.none, [message], reason: "“RUN_IN_TRANSACTION = False”")]
  }
}
