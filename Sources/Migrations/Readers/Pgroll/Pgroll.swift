import ConfigText
import SourceText

/// pgroll: YAML and JSON files with `operations`, each operation on its own, with no transaction around them. A `sql` operation is one
/// message. What an operation leaves for later runs when the migration is completed.
struct Pgroll: MigrationReader {
  let framework = Framework("pgroll")

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one: a “sql” operation is one message, "
        + "which is one transaction.",
      runAlone:
        "Make the statement the only one of a “sql” operation, in a migration of its own.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    for file in Self.files(in: folder).prefix(3) {
      guard let text = folder.text(file), text.contains("operations"), let config = Self.config(file, in: folder),
        let operation = Operation.all(in: config).first, Operation.names.contains(operation.name)
      else { continue }
      return Recognition(.certain, "\(file) lists “\(operation.name)” under “operations”")
    }
    return nil
  }

  private static func files(in folder: Folder) -> [String] {
    folder.files.filter { $0.hasASCIISuffix(".yaml") || $0.hasASCIISuffix(".yml") || $0.hasASCIISuffix(".json") }
  }

  private static func config(_ file: String, in folder: Folder) -> ConfigFile? {
    folder.config(file, as: file.hasASCIISuffix(".json") ? .json : .yaml)
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .message,
      scopeReason: "pgroll runs each operation by itself; a “sql” operation is one message, which is one transaction",
      driver: .plain)
    var unread: [String: Int] = [:]
    var firstOf: [String: String] = [:]
    for file in Self.files(in: folder) {
      guard let config = Self.config(file, in: folder) else { continue }
      for problem in config.problems {
        set.remarks.append(
          Remark(.problem, problem.message, file: config.text.name, line: config.text.line(of: problem.span.start)))
      }
      let operations = Operation.all(in: config)
      guard !operations.isEmpty else { continue }
      var migration = Migration(id: String(file[..<file.lastIndex(of: ".")!]), file: config.text.name)
      var start = Section(.none, [])
      var completion = Section(.none, [], reason: "when the migration is completed")
      for operation in operations {
        if operation.name == "sql" {
          let isLater = operation.body["onComplete"].flag == true
          if !isLater, operations.count > 1 {
            set.remarks.append(
              Remark(
                .problem, "pgroll refuses a “sql” operation beside others, unless it says “onComplete: true”",
                file: config.text.name,
                line: config.text.line(of: operation.body.span.start)))
          }
          let messages = Self.messages(operation.body["up"], of: config)
          if isLater { completion.messages += messages } else { start.messages += messages }
          migration.down += [Section(.none, Self.messages(operation.body["down"], of: config))]
        } else if let lowered = LoweredOperation(operation) {
          let script = Script(lowered: lowered.sql, at: operation.body.span, of: config.text)
          let messages = script.statements.map { Message($0) }
          if lowered.isLater { completion.messages += messages } else { start.messages += messages }
        } else {
          unread[operation.name, default: 0] += 1
          firstOf[operation.name] = firstOf[operation.name] ?? config.text.name
          start.messages.append(.unread)
        }
      }
      migration.up = Few([start, completion].filter { !$0.messages.isEmpty })
      migration.down.removeAll { $0.messages.isEmpty }
      set.migrations.append(migration)
    }
    for (name, count) in unread.sorted(by: { $0.key < $1.key }) {
      let what = count == 1 ? "1 “\(name)” operation is" : "\(count) “\(name)” operations are"
      set.remarks.append(Remark(.notAnalysed, "\(what) not analysed yet", file: count == 1 ? firstOf[name]! : folder.path))
    }
    return set
  }

  private static func messages(_ sql: ConfigValue?, of file: ConfigFile) -> [Message] {
    guard let string = sql?.configString else { return [] }
    let statements = Script(string, of: file.text).statements
    return statements.isEmpty ? [] : [Message(statements)]
  }

  /// One entry of `operations`: a table with one key, the operation's name.
  struct Operation {
    var name: String
    var body: ConfigValue

    static let names: Set<String> = [
      "create_table", "rename_table", "rename_column", "drop_table", "add_column", "drop_column", "alter_column",
      "create_index",
      "drop_index", "rename_constraint", "drop_constraint", "set_replica_identity", "drop_multicolumn_constraint", "sql",
      "create_constraint",
    ]

    static func all(in file: ConfigFile) -> [Operation] {
      (file["operations"]?.array ?? []).compactMap { entry in
        guard let table = entry.table, table.entries.count == 1, let only = table.entries.first else { return nil }
        return Operation(name: only.key.text, body: only.value)
      }
    }
  }
}
