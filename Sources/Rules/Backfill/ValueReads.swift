import Migrations
import SQLSyntax
import Schema

/// Which columns' values statements have carried elsewhere, or may have: what reads a column and writes rows.
struct ValueReads {
  /// What is older than so many migrations has nothing to do with a drop.
  static let memory = 10

  private struct Read {
    var migration: Int
    /// Nil for all.
    var columns: Set<String>?

    func includes(_ column: String?) -> Bool { column.map { columns?.contains($0) ?? true } ?? true }
  }

  private var reads: [ID<Relation>: [Read]] = [:]
  /// Names that bodies read where only their variables tell whose they are.
  private var free: [Read] = []
  private var unread = UnreadWork()
  /// The last migration in which a program wrote what only it knows: it may have read that anywhere.
  private var lastWithHoles = -1
  /// The last migration in which values may have been carried that nobody saw.
  var lastUnread: Int { max(unread.last, lastWithHoles) }

  /// The last migration in which values of a column, or of any, were read by what writes rows.
  func last(of id: ID<Relation>, _ column: String? = nil) -> Int? {
    let read = reads[id]?.last { $0.includes(column) }?.migration
    let free = column == nil ? nil : free.last { $0.includes(column) }?.migration
    return [read, free].compactMap(\.self).max()
  }

  mutating func rename(_ column: String, of id: ID<Relation>, to new: String) {
    guard let known = reads[id] else { return }
    reads[id] = known.map { read in
      var read = read
      if read.columns?.remove(column) != nil { read.columns?.insert(new) }
      return read
    }
  }

  private mutating func append(_ read: Read, to id: ID<Relation>) { reads[id, default: []].append(read) }

  private mutating func appendFree(_ read: Read) { free.append(read) }

  /// Lets go of what no drop in this migration or a later one has to do with.
  mutating func forget(before migration: Int) {
    let limit = migration - Self.memory
    let isOld = { (read: Read) in read.migration <= limit }
    if free.contains(where: isOld) { free.removeAll(where: isOld) }
    for (id, known) in reads where known.contains(where: isOld) {
      let recent = known.filter { !isOld($0) }
      reads[id] = recent.isEmpty ? nil : recent
    }
  }

  // MARK: Noting

  /// Before the event changes the catalog.
  mutating func note(_ event: Event, in names: Names) {
    let migration = event.step.migration
    unread.note(event, in: names)
    let node = event.node
    switch node.kind {
    case .insert:
      if node.child(.source)?.child(.body)?.kind != .values || node.child(.with) != nil { note(node, event, names) }
      if !event.callers.isEmpty { noteVariables(event) } else if event.hasHoles { lastWithHoles = migration }
    case .update, .merge:
      note(node, event, names)
      if event.hasHoles { lastWithHoles = migration }
      guard let id = node.child(.target).flatMap({ names.relation($0.identifiers) }) else { return }
      // Its triggers see all of the row.
      let fires = names.catalog[id]?.triggers.contains { $0.isEnabled && $0.isForEachRow } ?? false
      if fires { append(Read(migration: migration), to: id) }
    case .createTableAs, .createMaterializedView, .copy: note(node, event, names)
    case .alterTable: noteTypes(node, migration, names)
    case .query: if !event.callers.isEmpty || node.writesRows { note(node, event, names) }
    default: break
    }
  }

  /// Rows of values in a body: its variables may hold what it has read.
  private mutating func noteVariables(_ event: Event) {
    appendFree(Read(migration: event.step.migration, columns: event.node.namedColumns))
  }

  /// USING, and expressions of generated columns.
  private mutating func noteTypes(_ node: Node, _ migration: Int, _ names: Names) {
    for action in node.children where action.role == .action {
      guard let expression = action.copyingExpression, let table = node.child(.table),
        let id = names.relation(table.identifiers)
      else { continue }
      // The column whose type changes stays: others are what is carried.
      var columns = expression.namedColumns
      if let own = action.child(.column)?.firstIdentifier { columns?.remove(own) }
      append(Read(migration: migration, columns: columns), to: id)
    }
  }

  private mutating func note(_ node: Node, _ event: Event, _ names: Names) {
    let migration = event.step.migration
    for (id, columns) in sources(of: node, names) {
      append(Read(migration: migration, columns: columns), to: id)
      guard let relation = names.catalog[id], relation.kind == .view || relation.kind == .materializedView else { continue }
      for source in relation.dependsOn { append(Read(migration: migration), to: source) }
    }
    if !event.callers.isEmpty, let columns = node.namedColumns {
      appendFree(Read(migration: migration, columns: columns))
    }
  }

  /// The relations that a statement reads, with the columns that it names.
  private func sources(of node: Node, _ names: Names) -> [(ID<Relation>, Set<String>?)] {
    var columns = node.kind == .update ? node.columnsReadByUpdate : node.namedColumns
    var found: [ID<Relation>] = []
    for source in node.nodes(where: { $0.roleOfSource != nil }) {
      guard let name = source.kind.roleOfSource.flatMap({ source.child($0) }), !name.flags.contains(.commonTable) else {
        continue
      }
      if source.kind == .tableQuery || source.kind == .copy { columns = nil }
      // A row as a whole.
      if let called = source.child(.alias)?.firstIdentifier ?? name.lastIdentifier, columns?.contains(called) == true {
        columns = nil
      }
      if let id = names.relation(name.identifiers), !found.contains(id) { found.append(id) }
    }
    return found.map { ($0, columns) }
  }
}

extension NodeKind {
  /// Where it names a relation whose rows it reads.
  fileprivate var roleOfSource: Role? {
    switch self {
    case .relation, .tableQuery: .from
    case .update, .merge, .delete: .target
    case .copy: .source
    default: nil
    }
  }
}

extension Node {
  /// The last parts of the columns that it names; nil where it says `*`.
  fileprivate var namedColumns: Set<String>? {
    var names: Set<String> = []
    return addNamedColumns(to: &names) ? names : nil
  }

  /// False where it says `*`.
  private func addNamedColumns(to names: inout Set<String>, except others: [String] = []) -> Bool {
    for index in indices where tree.record(at: index).kind == .columnReference {
      let reference = tree.node(at: index)
      if reference.flags.contains(.special) { return false }
      if let name = reference.lastIdentifier, !others.contains(name) { names.insert(name) }
    }
    return true
  }

  /// What an UPDATE reads to write another column: `SET a = trim(a)` carries nothing elsewhere.
  fileprivate var columnsReadByUpdate: Set<String>? {
    var read: Set<String> = []
    var assigned: [String] = []
    for part in children where part.role != .target && part.role != .where {
      let own = part.role == .assignment ? part.assignedColumns : []
      guard part.addNamedColumns(to: &read, except: own) else { return nil }
      assigned += own
    }
    if let condition = child(.where), !condition.addNamedColumns(to: &read, except: assigned) { return nil }
    return read
  }

  /// Of an assignment.
  var assignedColumns: [String] {
    children.lazy.filter { $0.role == .column }.compactMap { $0.child(.name)?.firstIdentifier }
  }

  /// SELECT INTO, or a WITH query that changes rows.
  fileprivate var writesRows: Bool {
    child(.body)?.child(.into) != nil || child(.with) != nil && !nodes(where: \.changesRows).isEmpty
  }

  /// What an action of ALTER TABLE computes values of a column from.
  fileprivate var copyingExpression: Node? {
    switch kind {
    case .alterColumnType: child(.using)
    case .setExpression: child(.expression)
    case .addColumn:
      child(.definition)?.children.first { $0.kind == .generatedColumn }?.child(.expression)
    default: nil
    }
  }
}

extension Event {
  /// It holds values that only the program knows which sends it.
  var hasHoles: Bool {
    guard step.statement.script.origin != nil else { return false }
    return node.nodes { $0 == .unknownValue || $0 == .constant }.contains {
      $0.kind == .unknownValue || $0.detail.isString && $0.stringValue == nil
    }
  }
}
