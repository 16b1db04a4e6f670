import SQLSyntax
import Schema

/// A column of a table whose values are, or hold, labels of an enum.
struct EnumColumn {
  var relation: ID<Relation>
  var table: Relation
  var column: Column
}

extension Catalog {
  /// All columns of tables that hold values of an enum: of the type itself, of arrays, of domains over it, of composite types with it.
  func columns(of type: ID<TypeEntry>) -> [EnumColumn] {
    relations.flatMap { id -> [EnumColumn] in
      guard let table = self[id], table.isTable, table.parents.isEmpty, !table.isTemporary else { return [] }
      return table.columns.filter { $0.filling != .generated && $0.filling != .virtual && holds($0.type, type) }.map {
        EnumColumn(relation: id, table: table, column: $0)
      }
    }
  }

  /// The enum that a type is, below domains, and whether values are arrays of it.
  func enumeration(of type: SQLType) -> (id: ID<TypeEntry>, labels: Enumeration, isArray: Bool)? {
    switch type {
    case .array(let element): return enumeration(of: element).map { ($0.id, $0.labels, true) }
    case .defined(let id):
      switch self[id]?.kind {
      case .enumeration(let labels): return (id, labels, false)
      case .domain(let domain): return enumeration(of: domain.base)
      default: return nil
      }
    default: return nil
    }
  }

  private func holds(_ held: SQLType, _ type: ID<TypeEntry>, depth: Int = 0) -> Bool {
    guard depth < 8 else { return false }
    switch held {
    case .array(let element): return holds(element, type, depth: depth + 1)
    case .row(let id): return self[id]?.columns.contains { holds($0.type, type, depth: depth + 1) } ?? false
    case .defined(let id):
      if id == type { return true }
      switch self[id]?.kind {
      case .domain(let domain): return holds(domain.base, type, depth: depth + 1)
      case .composite(let columns): return columns.contains { holds($0.type, type, depth: depth + 1) }
      default: return false
      }
    default: return false
    }
  }
}
