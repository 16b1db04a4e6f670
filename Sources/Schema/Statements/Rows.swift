import SQLSyntax
import SourceText

/// Whether tables may hold rows, and what becomes of them.
extension Definitions {
  func changeRows(_ node: Node) {
    switch node.kind {
    case .truncate:
      guard mayDrop else { return }
      for table in node.children(.table) {
        guard let id = relation(table) else { continue }
        empty(id, cascade: node.flags.contains(.cascade), onlyHere: table.flags.contains(.only))
      }
    case .copy:
      guard node.detail == .from, let id = relation(node.child(.target)) else { return }
      copy(node, into: id)
      rowsArrive(in: id)
    default: writes(node)
    }
  }

  /// What a statement writes, also in its WITH queries.
  func writes(_ node: Node) {
    if node.kind == .query, node.child(.with) == nil { return }
    var inside = self
    inside.enclosing = node
    for change in node.nodes(where: \.changesRows) {
      guard let id = relation(change.child(.target)) else { continue }
      if change.kind != .insert, catalog.ask(id, { $0.choice != nil }) == true { catalog.change(id) { $0.choice = nil } }
      switch change.kind {
      case .insert:
        if change.child(.source).map(givesNoRow) == true { continue }
        inside.insert(change, into: id)
        rowsArrive(in: id)
        note(change, of: id)
      case .merge:
        inside.merge(change, into: id)
        if change.children(.when).contains(where: { $0.detail == .insert }) { rowsArrive(in: id) }
      case .update: inside.update(change, of: id)
      default:
        inside.delete(change, from: id)
        note(change, of: id)
      }
      for target in catalog.ask(id, \.ruleTargets) ?? [] { rowsArrive(in: target) }
    }
  }

  private func note(_ change: Node, of id: ID<Relation>) {
    if change.kind == .delete {
      // What refers to its rows may go with them.
      for case .relation(let holder) in catalog.references.holders(of: .relation(id)) where catalog.ask(holder, \.rows) == .some
      {
        catalog.setRows(.maybe, of: holder)
      }
      return catalog.append(change.stored, to: \.deletions, of: id)
    }
    if change.child(.source)?.child(.body)?.kind == .values { catalog.append(change.stored, to: \.insertions, of: id) }
    guard change.insertedRows == .certain, !moment.isMaybe, catalog.ask(id, \.mayRefuseRows) == false else { return }
    catalog.setRows(.some, of: id)
  }

  /// A row of a table is one of its parents', and may be one of its partitions'.
  func rowsArrive(in id: ID<Relation>) {
    catalog.forgetChoices(of: id)
    guard let table = catalog.outline(of: id) else { return }
    if table.isView {
      // Whatever stands behind the view.
      for source in catalog[id]?.dependsOn ?? [] { rowsArrive(in: source) }
      return
    }
    let isNews = table.rows == .none
    if isNews { catalog.setRows(.maybe, of: id) }
    for parent in table.parents where catalog.ask(parent, \.rows) == Relation.Rows.none { rowsArrive(upwardsFrom: parent) }
    if isNews, table.kind == .partitionedTable { for child in table.children { rowsArrive(downwardsFrom: child) } }
  }

  private func rowsArrive(upwardsFrom id: ID<Relation>) {
    catalog.setRows(.maybe, of: id)
    for parent in catalog[id]?.parents ?? [] where catalog[parent]?.rows == Relation.Rows.none {
      rowsArrive(upwardsFrom: parent)
    }
  }

  private func rowsArrive(downwardsFrom id: ID<Relation>) {
    if catalog.ask(id, \.rows) == Relation.Rows.none { catalog.setRows(.maybe, of: id) }
    for child in catalog[id]?.children ?? [] { rowsArrive(downwardsFrom: child) }
  }

  private func empty(_ id: ID<Relation>, cascade: Bool, onlyHere: Bool) {
    guard let table = catalog[id], table.rows != .none || cascade else { return }
    empty(id)
    if !onlyHere { for child in table.children { empty(child, cascade: false, onlyHere: false) } }
    guard cascade, table.rows != .none else { return }
    for holder in catalog.references.holders(of: .relation(id)) {
      guard case .relation(let other) = holder, catalog[other]?.constraints.contains(where: { $0.references == id }) == true
      else {
        continue
      }
      empty(other, cascade: true, onlyHere: false)
    }
  }
}
