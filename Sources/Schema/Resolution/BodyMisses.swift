import SQLSyntax
import SourceText

// What bodies of routines name that is not there. The server reads them only when they are called: nothing stops a migration from
// taking away what they need.

extension Executor {
  /// Tells the observer of each routine, as the history leaves it, what it misses.
  mutating func inspectBodies() {
    // What was never there when the body was written is another matter.
    guard step != nil, !catalog.departures.isEmpty else { return }
    for id in catalog.routines {
      let misses = misses(inBodyOf: id)
      if !misses.isEmpty { observer.leaves(id, missing: misses, in: names) }
    }
  }

  private mutating func misses(inBodyOf id: ID<Routine>) -> [Miss] {
    // What stands in BEGIN ATOMIC the server keeps from being dropped.
    guard let routine = catalog[id], let body = routine.definition?.child(.body), body.kind == .constant else { return [] }
    let mark = catalog.mark
    let collector = MissCollector()
    inspection = collector
    budget = 5_000
    defer {
      inspection = nil
      if catalog.mark != mark { catalog.rollback(to: mark) }
    }
    if routine.result == .builtin(.trigger) {
      for table in tables(firing: id) {
        run(id, in: Frame(isMaybe: true)) { variables in
          variables.blocks.append(Variables.Block(types: ["new": .row(table), "old": .row(table)]))
        }
      }
    } else {
      run(id, in: Frame(isMaybe: true)) { _ in }
    }
    return collector.misses
  }

  private func tables(firing id: ID<Routine>) -> [ID<Relation>] {
    catalog.references.holders(of: .routine(id)).compactMap { holder in
      guard case .relation(let table) = holder, catalog[table]?.triggers.contains(where: { $0.function == id }) == true else {
        return nil
      }
      return table
    }
    .sorted { $0.index < $1.index }
  }

  /// A statement of a body that is looked into.
  mutating func inspect(_ node: Node, in frame: Frame) {
    var analyzer = analyzer(for: node, in: frame)
    analyzer.collector = MissCollector()
    analyzer.noteMisses(ofStatement: node, in: frame.scope)
    noteMisses(of: analyzer, in: frame)
  }

  /// What an analyzer has missed, unless an EXCEPTION part reckons with it.
  func noteMisses(of analyzer: Analyzer, in frame: Frame) {
    for miss in analyzer.collector?.misses ?? [] where !frame.caught.states.contains(miss.sqlstate) { inspection?.add(miss) }
  }

  mutating func cannotRead(_ place: Place, because reason: String) {
    if inspection == nil { observer.cannotRead(place, because: reason) }
  }
}
