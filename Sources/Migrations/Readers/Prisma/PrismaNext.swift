import ConfigText
import SourceText

/// Migrations of Prisma 8: folders with `migration.json`, which says between which states of the schema it leads, and `ops.json`,
/// which holds the SQL. One execution runs in one transaction.
struct PrismaNext {
  private let folder: Folder

  /// Nil for a folder that holds no such migrations.
  init?(_ folder: Folder) {
    self.folder = folder
    if names.isEmpty { return nil }
  }

  /// Folders with both files in them.
  var names: [String] {
    folder.folders.filter { folder.folder($0).hasFile("ops.json") && folder.folder($0).hasFile("migration.json") }
  }

  func read(into set: inout MigrationSet) {
    let links = names.map { Link(folder.folder($0)) }
    let order = DependencyOrder(
      names: links.map(\.name),
      dependencies: links.map { link in links.filter { $0.to != nil && $0.to == link.from }.map(\.name) })
    for index in order.order {
      let link = links[index]
      guard let file = link.folder.config("ops.json", as: .json) else { continue }
      var migration = Migration(id: link.name, file: file.text.name)
      migration.up = [Section(.shared, messages(in: file, of: &set))]
      set.migrations.append(migration)
    }
    let states = Set(links.compactMap(\.to))
    for link in links {
      guard let from = link.from, !states.contains(from) else { continue }
      set.remarks.append(
        Remark(
          .problem, "leads on from \(from.prefix(12)), to which no migration here leads",
          file: link.folder.path(of: "migration.json")))
    }
    set.remark(order, files: links.map(\.folder.path))
  }

  /// Each step is a call of its own.
  private func messages(in file: ConfigFile, of set: inout MigrationSet) -> [Message] {
    guard let operations = file.root.array else {
      set.remarks.append(Remark(.problem, "is no list of operations", file: file.text.name))
      return []
    }
    var messages: [Message] = []
    for operation in operations {
      if let target = operation["target"]["id"], let name = target.string, let dialect = Dialect.named(name) {
        set.otherDialect = (dialect, "“\(name)” in \(file.place(of: target))")
      }
      for step in operation["execute"].array ?? [] {
        guard let sql = step["sql"].configString else {
          set.remarks.append(
            Remark(.notAnalysed, "a step without SQL", file: file.text.name, line: file.text.line(of: step.span.start)))
          continue
        }
        let statements = Script(sql, of: file.text).statements
        if !statements.isEmpty { messages.append(Message(statements)) }
      }
    }
    return messages
  }

  /// Between which states of the schema a migration leads.
  private struct Link {
    var folder: Folder
    var name: String
    var from: String?
    var to: String?

    init(_ folder: Folder) {
      self.folder = folder
      name = folder.name
      let file = folder.config("migration.json", as: .json)
      from = file?["from"].string
      to = file?["to"].string
    }
  }
}
