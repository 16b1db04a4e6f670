import SQLSyntax

// What a column holds once it is added or changed.

extension Definitions {
  /// What ADD COLUMN leaves in the rows that are there.
  func contents(ofNew column: Column, _ definition: Node, in table: Relation) -> Contents? {
    guard table.rows != .none, table.isTable else { return nil }
    let value = column.defaultValue ?? domain(of: column.type)?.defaultValue
    let (change, nulls, values): (Contents.Change, Nulls, Contents.Values)
    if column.filling == .identity || column.filling == .sequence {
      (change, nulls, values) = (.defaulted, .none, .distinct)
    } else if let value {
      var nullness = Nullness(names, at: moment, in: source)
      nullness.sources = [Nullness.Source(alias: table.name.name, relation: catalog.relationID(table.name))]
      nullness.trustsFunctions = true
      let answer = nullness.answer(value)
      nulls = answer == .never ? .none : answer == .always ? .some : .maybe
      (change, values) = (
        .defaulted,
        value.givesAnotherValueEachTime || callsOwnFunction(value) ? .distinct : answer == .never ? constant(value) : .unknown
      )
    } else {
      (change, nulls, values) = (.added, .some, .null)
    }
    return Contents(
      change, nulls, values: values, isCertain: table.rows == .some && nulls == .some, at: moment, after: nil, was: .maybe)
  }

  /// A function of the history may give another value each time.
  private func callsOwnFunction(_ value: Node) -> Bool { !routines(in: value).isEmpty }

  /// What the query of CREATE TABLE AS puts into a table's columns.
  func fill(_ table: inout Relation, from query: Node?) {
    guard let query, table.rows != .none else { return }
    table.hasCopiedRows = true
    let answers = Nullness(names, at: moment, in: source).output(of: query).map { $0.answer }
    guard answers.count == table.columns.count else { return }
    let keys = distinctColumns(of: query)
    for (index, answer) in answers.enumerated() where answer != .maybe || keys.contains(index) {
      let nulls: Nulls = answer == .never ? .none : answer == .always ? .some : .maybe
      table.columns[index].contents = Contents(
        .inserted, nulls, values: answer == .always ? .null : keys.contains(index) ? .distinct : .unknown, at: moment,
        after: nil,
        was: nulls)
    }
  }

  /// The rows of a table come from a query: what was unique there is unique here, if they are all.
  func noteCopy(_ query: Node, of statement: Node, into id: ID<Relation>, _ before: Relation) {
    guard query.child(.body)?.kind != .values else { return }
    catalog.change(id) { $0.hasCopiedRows = true }
    guard before.rows == .none else { return }
    let targets = statement.insertedColumns(of: before)
    for index in distinctColumns(of: query) where index < targets.count {
      guard let contents = catalog[id]?.column(targets[index])?.contents else {
        enter(.inserted, catalog.nulls(in: targets[index], of: id, at: moment), values: .distinct, targets[index], of: id)
        continue
      }
      enter(.inserted, contents.nulls(at: moment), values: .distinct, targets[index], of: id)
    }
  }

  /// Columns that a query gives another value in each row: keys of the one table that it reads, or what it groups by.
  private func distinctColumns(of query: Node) -> [Int] {
    guard let body = query.child(.body), body.kind == .select, body.children(.from).count == 1 else { return [] }
    let targets = body.children(.target)
    if targets.count == 1, body.flags.contains(.distinct) { return [0] }
    let groups = body.children(.groupBy)
    if groups.count == 1 { return targets.indices.filter { targets[$0].child(.value)?.sourceText == groups[0].sourceText } }
    guard let from = body.children(.from).first, from.kind == .relation,
      let table = relation(from.child(.from)).flatMap({ catalog[$0] })
    else { return [] }
    if targets.count == 1, let star = targets[0].child(.value), star.flags.contains(.special), star.kind == .columnReference {
      return table.columns.indices.filter { table.isUnique(table.columns[$0].name) }
    }
    return targets.indices.filter { index in
      guard let value = targets[index].child(.value), value.kind == .columnReference, let name = value.lastIdentifier else {
        return false
      }
      return table.isUnique(name)
    }
  }

  /// A default that comes when there are rows already, which do not get it.
  func noteDefault(of name: String, _ id: ID<Relation>) {
    guard let table = catalog[id], table.rows != .none, let column = table.column(name), !column.isFilled else { return }
    let nulls = table.nulls(in: name, at: moment)
    guard nulls > .none else { return }
    enter(
      .defaultSet, nulls, values: column.contents?.values ?? .unknown, isCertain: column.contents?.isCertain == true, name,
      of: id)
  }

  /// ALTER COLUMN … TYPE … USING.
  func convert(_ action: Node, of id: ID<Relation>) {
    let name = column(action)
    guard let using = action.child(.using), let table = catalog[id], table.rows != .none, let column = table.column(name) else {
      return
    }
    var nullness = Nullness(names, at: moment, in: source)
    nullness.sources = [Nullness.Source(alias: table.name.name, relation: id)]
    let was = table.nulls(in: name, at: moment)
    let nulls: Nulls =
      switch nullness.answer(using) {
      case .never: .none
      case .always: .some
      case .maybe: using.mentionsOnly(name) ? was : max(was, .maybe)
      }
    if column.isNotNull, nulls == .some {
      demands.add(
        Demand(
          kind: .notNull(.conversion), relation: id, columns: [name], verdict: .violated, isCertain: table.rows == .some,
          contents: column.contents, node: action))
    }
    if nulls == was, column.contents == nil { return }
    enter(.converted, nulls, values: nulls == .some ? .null : constant(using), isCertain: table.rows == .some, name, of: id)
  }
}

extension Node {
  /// `c::integer`, `upper(c)`: NULL comes of NULL, and what else there is hangs on a function.
  fileprivate func mentionsOnly(_ column: String) -> Bool {
    let references = nodes(of: .columnReference)
    return !references.isEmpty && references.allSatisfy { $0.isColumn(column) } && nodes(of: .caseExpression).isEmpty
  }
}
