import SourceText

// What is missing of names that are asked for one by one, as models of applications name them.

extension Names {
  /// Nil where there is such a relation.
  public func miss(ofRelation parts: [String], at place: Place? = nil) -> Miss? {
    guard var miss = missWithoutSimilarNames(ofRelation: parts, at: place) else { return nil }
    if miss.certainty != .spokenOf, let name = parts.last {
      miss.similar = SimilarNames.of(name, among: relationNames(asIn: parts))
    }
    return miss
  }

  /// To look for names that are like it takes as long as there are relations.
  func missWithoutSimilarNames(ofRelation parts: [String], at place: Place?) -> Miss? {
    guard !parts.isEmpty, !parts.nameSystemObject else { return nil }
    let id = relation(parts)
    if let id, catalog.ask(id, { $0.birth != nil }) == true { return nil }
    var miss = Miss(.relation(parts), id == nil ? .unknown : .spokenOf, "42P01", at: place)
    if id == nil, let (former, departure) = departure(ofRelation: parts) {
      miss.departure = departure
      if catalog[former] != nil, departure.manner != .dropped { miss.successor = .relation(former) }
      if isSure(departure) { miss.certainty = .certain }
    }
    return miss
  }

  /// Nil where the relation has such a column, or may have one of which nobody knows.
  public func miss(ofColumn name: String, of id: ID<Relation>, at place: Place? = nil) -> Miss? {
    guard catalog.ask(id, { $0.column(name) == nil }) == true, let relation = catalog[id],
      !Column.isOfTheSystem(name) || relation.isView
    else { return nil }
    let departure = catalog.departure(ofColumn: name, of: id)
    // Of one made elsewhere only that is known to be missing which the history has taken away.
    guard relation.isComplete || departure != nil else { return nil }
    let isSure = !relation.name.hasPlaceholder && (departure.map(isSure) ?? !catalog.mayHoldMore)
    var miss = Miss(.column(name, of: id), isSure ? .certain : .unknown, "42703", at: place)
    miss.departure = departure
    if let name = newName(ofColumn: name, of: id) { miss.successor = .name(name) }
    miss.similar = SimilarNames.of(name, among: relation.columns.lazy.map(\.name))
    return miss
  }

  /// Nil where there is such a type.
  func miss(ofType parts: [String], at place: Place? = nil) -> Miss? {
    guard let name = parts.last, !parts.nameSystemObject, BuiltinType.named(parts) == nil else { return nil }
    if let id = type(parts) {
      if let type = catalog[id], type.birth != nil { return nil }
      return Miss(.type(parts), .spokenOf, "42704", at: place)
    }
    if relation(parts) != nil || name.hasPrefix("_") { return nil }
    var miss = Miss(.type(parts), .unknown, "42704", at: place)
    if let (former, departure) = departure(ofType: parts) {
      miss.departure = departure
      if let new = catalog[former]?.name.name, departure.manner != .dropped { miss.successor = .name(new) }
      if isSure(departure) { miss.certainty = .certain }
    }
    return miss
  }

  /// Nil where the type has the label, is no enumeration or may have labels of which nobody knows.
  public func miss(ofLabel label: String, of id: ID<TypeEntry>, at place: Place? = nil) -> Miss? {
    guard case .enumeration(let enumeration)? = catalog[id]?.kind, enumeration.isComplete, !enumeration.has(label) else {
      return nil
    }
    var miss = Miss(.label(label, of: id), catalog.mayHoldMore ? .unknown : .certain, "22P02", at: place)
    miss.departure = catalog.departure(ofLabel: label, of: id)
    if case .renamed(let new)? = miss.departure?.manner { miss.successor = .name(new) }
    miss.similar = SimilarNames.of(label, among: enumeration.labels.lazy.map(\.text))
    return miss
  }

  /// Whether a name that was taken away is gone for sure.
  func isSure(_ departure: Departure) -> Bool { !departure.moment.isMaybe && !catalog.mayHoldMore }

  /// The relations of the schema that a name is looked for in.
  private func relationNames(asIn parts: [String]) -> some Sequence<String> {
    let schemas = parts.count > 1 ? [parts[parts.count - 2]] : settings.searchPath
    return catalog.relations.lazy.compactMap { id -> String? in
      guard let relation = catalog[id], relation.isTable || relation.isView, schemas.contains(relation.name.schema) else {
        return nil
      }
      return relation.name.name
    }
  }

  /// Where a renamed column is now, however often it was renamed since.
  private func newName(ofColumn name: String, of id: ID<Relation>) -> String? {
    var (name, seen) = (name, Set<String>())
    while case .renamed(let new)? = catalog.departure(ofColumn: name, of: id)?.manner, seen.insert(name).inserted { name = new }
    return !seen.isEmpty && catalog[id]?.column(name) != nil ? name : nil
  }
}

extension Catalog {
  /// What was run may have made things that nobody has seen.
  var mayHoldMore: Bool { hasRunUnread || hasRunUnknownStatements }
}

extension ObjectName {
  /// A template is filled in before the server sees the name.
  fileprivate var hasPlaceholder: Bool {
    (schema + name).contains { $0 == "\u{FFFC}" || $0 == "{" || $0 == "%" }
  }
}

extension Column {
  /// Every table has columns of these names.
  static func isOfTheSystem(_ name: String) -> Bool {
    switch name {
    case "tableoid", "ctid", "xmin", "xmax", "cmin", "cmax": true
    default: false
    }
  }
}

extension [String] {
  /// Whether these parts name something that every database has.
  var nameSystemObject: Bool {
    guard let name = last else { return false }
    guard count > 1 else { return name.hasPrefix("pg_") }
    switch self[count - 2] {
    case "pg_catalog", "information_schema", "pg_toast": return true
    default: return false
    }
  }
}
