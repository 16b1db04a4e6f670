import SourceText

/// Another name for a table or view, or for a column of one.
public struct Rename: Sendable {
  public var relation: ID<Relation>
  /// What the relation was called.
  public var name: String
  /// What the column was called; nil where it is the relation that has another name.
  public var column: String?
  public var departure: Departure
}

extension Catalog {
  /// In the order in which they happened.
  public var renames: [Rename] {
    var found: [Rename] = []
    for (name, (id, departure)) in departures.relations {
      if case .renamed = departure.manner {
        found.append(Rename(relation: id, name: name.name, column: nil, departure: departure))
      }
    }
    for (column, departure) in departures.columns {
      guard case .renamed = departure.manner, let name = self[column.relation]?.name.name else { continue }
      found.append(Rename(relation: column.relation, name: name, column: column.column, departure: departure))
    }
    return found.sorted { left, right in
      let (first, second) = (left.departure.moment, right.departure.moment)
      if first.transaction != second.transaction { return first.transaction < second.transaction }
      if first.place.span.start != second.place.span.start { return first.place.span.start < second.place.span.start }
      return (left.name, left.column ?? "") < (right.name, right.column ?? "")
    }
  }
}
