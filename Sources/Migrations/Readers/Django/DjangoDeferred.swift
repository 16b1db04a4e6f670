import SourceText

/// A statement that Django keeps for the end of a migration; until then it follows tables and columns that are renamed, and goes
/// with those that are dropped.
struct DjangoDeferred {
  enum Form {
    case foreignKey(toTable: String, toColumn: String)
    case index(DjangoIndexStatement)
    /// UNIQUE of several columns, with the name that Django makes.
    case unique
    /// A constraint that has a name.
    case constraint(name: String, sql: String)
  }
  var form: Form
  var table: String
  var columns: [String]
  /// The operation that asks for it.
  var place: Place

  func refers(toTable other: String) -> Bool {
    if table == other { return true }
    if case .foreignKey(let toTable, _) = form { return toTable == other }
    return false
  }

  func refers(toColumn column: String, of other: String) -> Bool {
    if table == other, columns.contains(column) { return true }
    if case .foreignKey(let toTable, let toColumn) = form { return toTable == other && toColumn == column }
    return false
  }

  mutating func renameTable(_ old: String, to new: String) {
    if table == old { table = new }
    switch form {
    case .foreignKey(let toTable, let toColumn) where toTable == old: form = .foreignKey(toTable: new, toColumn: toColumn)
    case .index(var index) where index.table == old:
      index.table = new
      form = .index(index)
    default: break
    }
  }

  mutating func renameColumn(_ old: String, to new: String, of other: String) {
    if table == other {
      columns = columns.map { $0 == old ? new : $0 }
      if case .index(var index) = form {
        index.columns = index.columns.map { $0 == old ? new : $0 }
        form = .index(index)
      }
    }
    if case .foreignKey(let toTable, let toColumn) = form, toTable == other, toColumn == old {
      form = .foreignKey(toTable: toTable, toColumn: new)
    }
  }
}
