/// The constraints and indexes that the migrations so far have made, by the names they have on the server: Django asks the
/// server for them before it takes them away.
struct DjangoCatalog {
  enum Kind {
    case primaryKey, unique, foreignKey, check
    /// An index of the ordinary method.
    case index
    case uniqueIndex
    case otherIndex
    /// Of an identity column.
    case sequence
  }
  struct Entry {
    var name: String
    var kind: Kind
    var columns: [String]
    /// Of a foreign key.
    var target: String?
  }
  private var tables: [String: [Entry]] = [:]
  /// Tables with foreign keys to a table, now or once.
  private var incoming: [String: Set<String>] = [:]

  mutating func add(_ name: String, _ kind: Kind, of table: String, _ columns: [String], target: String? = nil) {
    tables[table, default: []].append(Entry(name: name, kind: kind, columns: columns, target: target))
    if let target { incoming[target, default: []].insert(table) }
  }

  mutating func remove(_ name: String, of table: String) { tables[table]?.removeAll { $0.name == name } }

  mutating func rename(_ name: String, to newName: String, of table: String) {
    guard let index = tables[table]?.firstIndex(where: { $0.name == name }) else { return }
    tables[table]![index].name = newName
  }

  mutating func renameColumn(_ column: String, to newColumn: String, of table: String) {
    guard var entries = tables.removeValue(forKey: table) else { return }
    for index in entries.indices { entries[index].columns = entries[index].columns.map { $0 == column ? newColumn : $0 } }
    tables[table] = entries
  }

  mutating func dropColumn(_ column: String, of table: String) { tables[table]?.removeAll { $0.columns.contains(column) } }

  mutating func dropTable(_ table: String) {
    tables[table] = nil
    for other in incoming.removeValue(forKey: table) ?? [] { tables[other]?.removeAll { $0.target == table } }
  }

  mutating func renameTable(_ table: String, to newTable: String) {
    tables[newTable] = tables.removeValue(forKey: table)
    guard let others = incoming.removeValue(forKey: table) else { return }
    incoming[newTable, default: []].formUnion(others)
    for other in others.map({ $0 == table ? newTable : $0 }) {
      incoming[newTable]?.insert(other)
      guard var entries = tables.removeValue(forKey: other) else { continue }
      for index in entries.indices where entries[index].target == table { entries[index].target = newTable }
      tables[other] = entries
    }
  }

  /// Names of what is of some kinds and over just these columns.
  func names(of table: String, _ columns: [String]? = nil, _ kinds: Set<Kind>, except: Set<String> = []) -> [String] {
    (tables[table] ?? []).filter {
      kinds.contains($0.kind) && (columns == nil || $0.columns == columns) && !except.contains($0.name)
    }.map(\.name)
  }
}
