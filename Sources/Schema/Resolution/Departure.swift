/// A name that led to something once, and does so no more.
public struct Departure: Sendable {
  public enum Manner: Hashable, Sendable {
    case dropped
    /// It goes by another name, in the same schema.
    case renamed(to: String)
    /// It lies in another schema.
    case moved(toSchema: String)
  }

  public var manner: Manner
  /// The statement that took it away.
  public var moment: Moment
  /// When the history had made it; nil where it only spoke of it.
  public var birth: Moment?
}

/// Of a routine, which others may share the name with.
public struct RoutineDeparture: Sendable {
  public var departure: Departure
  /// As it was before.
  public var routine: Routine
}

/// The names that went, each with what took it away last.
struct Departures {
  /// Nothing that somebody may still name was taken away.
  var isEmpty: Bool {
    relations.isEmpty && columns.isEmpty && constraints.isEmpty && types.isEmpty && labels.isEmpty && routines.isEmpty
  }

  var relations: [ObjectName: (id: ID<Relation>, departure: Departure)] = [:]
  var columns: [ColumnReference: Departure] = [:]
  var constraints: [ColumnReference: Departure] = [:]
  var types: [ObjectName: (id: ID<TypeEntry>, departure: Departure)] = [:]
  var labels: [LabelName: Departure] = [:]
  var routines: [ObjectName: [RoutineDeparture]] = [:]
  /// Unique keys over columns, each with what took it away last.
  var keys: [ID<Relation>: [Set<String>: Departure]] = [:]

  struct LabelName: Hashable {
    var type: ID<TypeEntry>
    var label: String
  }
}

extension Departure.Manner {
  /// Nil where the name is still the same.
  init?(from old: ObjectName, to new: ObjectName) {
    if old.name != new.name {
      self = .renamed(to: new.name)
    } else if old.schema != new.schema {
      self = .moved(toSchema: new.schema)
    } else {
      return nil
    }
  }
}

// MARK: Asking

extension Catalog {
  /// What took a name away, and what it led to, which may be there under another name.
  public func departure(ofRelation name: ObjectName) -> (id: ID<Relation>, departure: Departure)? { departures.relations[name] }

  public func departure(ofColumn name: String, of id: ID<Relation>) -> Departure? {
    departures.columns[ColumnReference(relation: id, column: name)]
  }

  public func departure(ofConstraint name: String, of id: ID<Relation>) -> Departure? {
    departures.constraints[ColumnReference(relation: id, column: name)]
  }

  public func departure(ofType name: ObjectName) -> (id: ID<TypeEntry>, departure: Departure)? { departures.types[name] }

  public func departure(ofLabel label: String, of id: ID<TypeEntry>) -> Departure? {
    departures.labels[Departures.LabelName(type: id, label: label)]
  }

  /// Of all routines that had this name and have it no more, the last one last.
  public func departures(ofRoutine name: ObjectName) -> [RoutineDeparture] { departures.routines[name] ?? [] }
}

extension Names {
  /// Of the names that the path leads to, the first that something had.
  public func departure(ofRelation parts: [String]) -> (id: ID<Relation>, departure: Departure)? {
    possibleNames(parts).lazy.compactMap { catalog.departure(ofRelation: $0) }.first
  }

  public func departure(ofType parts: [String]) -> (id: ID<TypeEntry>, departure: Departure)? {
    possibleNames(parts).lazy.compactMap { catalog.departure(ofType: $0) }.first
  }

  public func departures(ofRoutine parts: [String]) -> [RoutineDeparture] {
    possibleNames(parts).flatMap { catalog.departures(ofRoutine: $0) }
  }

  /// All that a name may mean, in the order of the path.
  private func possibleNames(_ parts: [String]) -> [ObjectName] {
    guard let name = parts.last else { return [] }
    if parts.count > 1 { return [ObjectName(parts[parts.count - 2], name)] }
    // A schema that is gone was on the path as well.
    return settings.searchPath.filter { $0 != "$user" }.map { ObjectName($0, name) }
  }
}

// MARK: Noting

extension Catalog {
  func noteDeparture(of id: ID<Relation>, _ relation: Relation, _ manner: Departure.Manner = .dropped) {
    guard let departure = departure(manner, relation.birth, relation.name) else { return }
    change(\.relations[relation.name], to: (id, departure))
  }

  func noteDeparture(of id: ID<TypeEntry>, _ type: TypeEntry, _ manner: Departure.Manner = .dropped) {
    guard let departure = departure(manner, type.birth, type.name) else { return }
    change(\.types[type.name], to: (id, departure))
  }

  func noteDeparture(of routine: Routine, _ manner: Departure.Manner = .dropped) {
    guard let departure = departure(manner, routine.birth, routine.name) else { return }
    let gone = RoutineDeparture(departure: departure, routine: routine)
    change(\.routines[routine.name], to: departures(ofRoutine: routine.name) + [gone])
  }

  func noteDeparture(ofColumn name: String, of id: ID<Relation>, _ manner: Departure.Manner = .dropped) {
    guard let relation = self[id] else { return }
    let column = relation.column(name)
    // One of a table made elsewhere may be there although nobody has spoken of it.
    guard column != nil || !relation.isComplete, let departure = departure(manner, column?.birth, relation.name) else { return }
    change(\.columns[ColumnReference(relation: id, column: name)], to: departure)
  }

  func noteDeparture(ofConstraint name: String, of id: ID<Relation>, _ manner: Departure.Manner = .dropped) {
    guard let relation = self[id] else { return }
    let birth = relation.constraints.first { $0.name == name }?.birth
    guard let departure = departure(manner, birth, relation.name) else { return }
    change(\.constraints[ColumnReference(relation: id, column: name)], to: departure)
  }

  func noteDeparture(ofLabel label: String, of id: ID<TypeEntry>, renamedTo new: String) {
    guard let type = self[id], let departure = departure(.renamed(to: new), type.birth, type.name) else { return }
    change(\.labels[Departures.LabelName(type: id, label: label)], to: departure)
  }

  /// Nobody misses what was temporary, nor what the server takes away by itself.
  func departure(_ manner: Departure.Manner, _ birth: Moment?, _ name: ObjectName) -> Departure? {
    guard let moment = statementAtHand, name.schema != "pg_temp" else { return nil }
    return Departure(manner: manner, moment: moment, birth: birth)
  }

  private func change<Value>(_ entry: WritableKeyPath<Departures, Value?>, to value: Value) {
    let old = departures[keyPath: entry]
    departures[keyPath: entry] = value
    noteUndo { $0.departures[keyPath: entry] = old }
  }
}
