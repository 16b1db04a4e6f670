/// The order in which `migrate` runs all migrations of a project on a database that has none of them.
struct DjangoGraph {
  private(set) var order: [Int] = []
  private(set) var remarks: [Remark] = []
  /// Migrations that others have taken the place of, and do not run.
  private(set) var replaced: Set<Int> = []

  private var parents: [[Int]]
  private let migrations: [DjangoMigration]
  private var places: [DjangoMigration.Name: Int] = [:]

  init(_ migrations: [DjangoMigration]) {
    self.migrations = migrations
    parents = Array(repeating: [], count: migrations.count)
    for (index, migration) in migrations.enumerated() { places[migration.name] = index }
    replace()
    connect()
    sort()
  }

  /// Squashed migrations stand in for those they replace.
  private mutating func replace() {
    for (index, migration) in migrations.enumerated() where !migration.replaces.isEmpty {
      for name in migration.replaces {
        if let other = places[name], other != index { replaced.insert(other) }
        places[name] = index
      }
    }
    // A migration that is itself replaced stands for what its own successor stands for.
    for (name, index) in places where replaced.contains(index) {
      var at = index
      for _ in 0..<8 {
        guard let next = places[migrations[at].name], next != at else { break }
        at = next
      }
      places[name] = at
    }
  }

  private mutating func connect() {
    var firsts: [String: Int] = [:]
    var lasts: [String: Int] = [:]
    let apps = Set(migrations.map(\.name.app))
    var hasHeir: Set<Int> = []
    for (index, migration) in migrations.enumerated() where !replaced.contains(index) {
      for name in migration.dependencies where name.app == migration.name.app {
        if let other = places[name], other != index { hasHeir.insert(other) }
      }
    }
    for (index, migration) in migrations.enumerated().sorted(by: { $0.element.name.name < $1.element.name.name })
    where !replaced.contains(index) {
      let app = migration.name.app
      let isFirst = !migration.dependencies.contains { $0.app == app && !$0.isFirst && places[$0] != index }
      if isFirst, firsts[app] == nil { firsts[app] = index }
      if !hasHeir.contains(index) { lasts[app] = lasts[app] ?? index }
    }
    func find(_ name: DjangoMigration.Name) -> Int? {
      switch name.name {
      case "__first__": firsts[name.app]
      case "__latest__": lasts[name.app]
      default: places[name]
      }
    }
    for (index, migration) in migrations.enumerated() {
      // What a squashed migration replaces hands its own dependencies on.
      let heir = replaced.contains(index) ? places[migration.name] ?? index : index
      // What an app says of its own first migration, Django passes over.
      for name in migration.dependencies where !(name.isFirst && name.app == migration.name.app) {
        if let other = find(name) {
          if other != heir, !parents[heir].contains(other) { parents[heir].append(other) }
        } else if apps.contains(name.app), !replaced.contains(index) {
          remarks.append(
            Remark(
              .problem, "depends on \(name.app).\(name.name), which is not there", file: migration.path,
              defect: GraphDefect(
                "every command of Django that reads migrations stops with “NodeNotFoundError”",
                remedy: "Bring the migration back, or let dependencies name the one that it should follow.")))
        }
      }
      for name in migration.runBefore {
        if let other = find(name), other != heir, !parents[other].contains(heir) { parents[other].append(heir) }
      }
    }
    for (index, migration) in migrations.enumerated() where replaced.contains(index) {
      guard let heir = places[migration.name], heir != index else { continue }
      remarks.append(
        Remark(
          .note, "\(migrations[heir].name.name) has taken its place: on a new database it does not run", file: migration.path))
    }
  }

  /// As Django does: the leaves of the apps by name, and before each what it needs.
  private mutating func sort() {
    var isParent: Set<Int> = []
    for (index, list) in parents.enumerated() where !replaced.contains(index) {
      for parent in list where migrations[parent].name.app == migrations[index].name.app { isParent.insert(parent) }
    }
    func precedes(_ left: Int, _ right: Int) -> Bool {
      let (a, b) = (migrations[left].name, migrations[right].name)
      return a.app == b.app ? less(a.name, b.name) : less(a.app, b.app)
    }
    func less(_ left: String, _ right: String) -> Bool { left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) }
    let all = migrations.indices.filter { !replaced.contains($0) }
    let leaves = all.filter { !isParent.contains($0) }.sorted(by: precedes)
    for index in all { parents[index].sort(by: precedes) }
    var state = [UInt8](repeating: 0, count: migrations.count)
    for start in leaves + all where state[start] == 0 {
      var stack = [(start, false)]
      while let (node, isDone) = stack.popLast() {
        if isDone {
          state[node] = 2
          order.append(node)
          continue
        }
        if state[node] != 0 { continue }
        state[node] = 1
        stack.append((node, true))
        for parent in parents[node] {
          if state[parent] == 1 { reportCycle(node, parent) } else if state[parent] == 0 { stack.append((parent, false)) }
        }
      }
    }
    reportLeaves(leaves)
  }

  private mutating func reportCycle(_ node: Int, _ parent: Int) {
    // A parent that is open below on the stack, and not only waiting to be visited, closes a circle.
    guard node == parent || reaches(parent, node) else { return }
    let name = migrations[node].name
    remarks.append(
      Remark(
        .problem, "depends on itself by way of \(name.app).\(name.name)", file: migrations[parent].path,
        defect: GraphDefect(
          "Django stops with “CircularDependencyError”",
          remedy: "Take one of the dependencies out, or split a migration in two.",
          others: node == parent ? [] : [migrations[node].path])))
  }

  private func reaches(_ from: Int, _ to: Int) -> Bool {
    var seen: Set<Int> = [from]
    var open = [from]
    while let next = open.popLast() {
      for parent in parents[next] where !seen.contains(parent) {
        if parent == to { return true }
        seen.insert(parent)
        open.append(parent)
      }
    }
    return false
  }

  /// Django refuses to migrate an app with two last migrations.
  private mutating func reportLeaves(_ leaves: [Int]) {
    let byApp = Dictionary(grouping: leaves, by: { migrations[$0].name.app })
    // Where a link is missing, that is what makes two ends.
    let areLinked = !remarks.contains { $0.defect != nil }
    for (app, list) in byApp.sorted(by: { $0.key < $1.key }) where list.count > 1 && areLinked {
      let names = list.map { migrations[$0].name.name }.joined(separator: ", ")
      remarks.append(
        Remark(
          .problem, "\(app) has \(list.count) last migrations, \(names): Django wants a merge", file: migrations[list[1]].path,
          defect: GraphDefect(
            "“migrate” stops with “Conflicting migrations detected; multiple leaf nodes in the migration graph”",
            remedy: "Join them with “makemigrations --merge”, or let one depend on the other.", isAboutFile: false,
            others: list.indices.filter { $0 != 1 }.map { migrations[list[$0]].path })))
    }
  }
}
