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
    folder.folders(holding: "ops.json", "migration.json")
  }

  func read(into set: inout MigrationSet) {
    let links = names.map { Link(folder.folder($0)) }
    let ways = Ways(links)
    for index in ways.order {
      let link = links[index]
      guard let file = link.folder.config("ops.json", as: .json) else { continue }
      var migration = Migration(id: link.name, file: file.text.name)
      migration.up = [Section(.shared, messages(in: file, of: &set))]
      set.migrations.append(migration)
    }
    for index in ways.unreached {
      set.remarks.append(
        Remark(
          .problem, "leads on from \(links[index].from?.prefix(12) ?? ""), to which no migration leads",
          file: links[index].folder.path(of: "migration.json")))
    }
    if !ways.aside.isEmpty {
      let names = ways.aside.map { links[$0].name }.joined(separator: ", ")
      set.remarks.append(
        Remark(.note, "not on the way from an empty database to the last state, and left out: \(names)", file: folder.path))
    }
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

  /// The way an empty database takes: migrations are links between states, and several may lead on from one state or back to it.
  private struct Ways {
    /// Indexes in the order to run.
    private(set) var order: [Int] = []
    /// Those on other ways, and those that lead back.
    private(set) var aside: [Int] = []
    /// Those whose first state is never reached.
    private(set) var unreached: [Int] = []

    /// `links` in the order of their names.
    init(_ links: [Link]) {
      var reachedBy: [String: Int] = [:]
      var waiting = Array(links.indices)
      var last: Int?
      while let next = waiting.first(where: { links[$0].from.map { reachedBy[$0] != nil } ?? true }) {
        waiting.removeAll { $0 == next }
        guard let to = links[next].to, reachedBy[to] == nil else { continue }
        reachedBy[to] = next
        last = next
      }
      unreached = waiting
      var way: [Int] = []
      while let link = last {
        way.append(link)
        last = links[link].from.flatMap { reachedBy[$0] }
      }
      for link in way.reversed() {
        order.append(link)
        // What changes rows only leads from a state to itself.
        order += links.indices.filter { links[$0].to == links[link].to && links[$0].from == links[$0].to }
      }
      let used = Set(order + unreached)
      aside = links.indices.filter { !used.contains($0) }
    }
  }
}
