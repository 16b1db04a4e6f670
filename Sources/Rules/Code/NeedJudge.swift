import ApplicationCode
import Migrations
import Schema
import SourceText

/// Holds what code needs against a catalog.
struct NeedJudge {
  private let names: Names
  private let postgres: Int

  init(_ names: Names, postgres: Int) {
    self.names = names.forApplication
    self.postgres = postgres
  }

  enum Verdict {
    case met
    case lacking([Miss])
    /// It may be there: the history does not tell.
    case unknown

    fileprivate init(_ miss: Miss?) { self = miss.map { .lacking([$0]) } ?? .met }
  }

  func verdict(on requirement: Requirement) -> Verdict {
    let place = requirement.place
    switch requirement.need {
    case .relation(let name): return Verdict(names.miss(ofRelation: name, at: place))
    case .column(let need): return verdict(on: need, at: place)
    case .call(let need):
      if takesAnything(need) { return .met }
      return Verdict(names.miss(ofCall: need.routine, with: need.argumentNames, andMaybeMore: need.mayGiveMore, at: place))
    case .uniqueKey(let need) where need.manner == .onConflict: return verdict(on: need, at: place)
    // What two who write at once may do is no fault of the schema's alone, and labels have a rule of their own.
    case .uniqueKey, .labels: return .unknown
    case .statement(let statement):
      let misses = names.misses(in: statement, postgres: postgres).filter { !isOfForeignTable($0) }
      return misses.isEmpty ? .met : .lacking(misses)
    }
  }

  private func verdict(on need: ColumnNeed, at place: Place) -> Verdict {
    let relations = names.relations(need.table)
    guard !relations.isEmpty else {
      return need.mayBeNoTable ? .unknown : Verdict(names.miss(ofRelation: need.table, at: place))
    }
    // The application says no schema, and there may be several of that name.
    let misses = relations.map { names.miss(ofColumn: need.column, of: $0, at: place) }
    if misses.contains(where: { $0 == nil }) { return .met }
    if let miss = misses[0], isOfForeignTable(miss) { return .unknown }
    return isWorkedOut(need) ? .unknown : Verdict(misses[0])
  }

  /// What a foreign table is made of its server knows.
  private func isOfForeignTable(_ miss: Miss) -> Bool {
    guard case .column(_, let id) = miss.subject else { return false }
    return names.catalog[id]?.kind == .foreignTable
  }

  /// Whether PostgREST hands all arguments on as one document: the function has one parameter, without a name.
  private func takesAnything(_ need: CallNeed) -> Bool {
    names.routines(need.routine).contains { id in
      guard let inputs = names.catalog[id]?.parameters.filter(\.isInput), inputs.count == 1 else { return false }
      return inputs[0].name == nil
    }
  }

  /// Whether it may be a function of the row: `post.summary` is `summary(post)` where there is no such column.
  private func isWorkedOut(_ need: ColumnNeed) -> Bool {
    names.routines(need.table.dropLast() + [need.column]).contains { id in
      names.catalog[id].map { $0.parameters.count(where: \.isInput) == 1 } ?? false
    }
  }

  private func verdict(on need: UniqueKeyNeed, at place: Place) -> Verdict {
    let relations = names.relations(need.table)
    guard !relations.isEmpty else { return Verdict(names.miss(ofRelation: need.table, at: place)) }
    let misses = relations.map { names.miss(ofUniqueKey: need.columns, of: $0, at: place) }
    return misses.contains { $0 == nil } ? .met : Verdict(misses[0])
  }
}
