import SQLSyntax

/// Whether tables may hold rows.
extension Definitions {
  func changeRows(_ node: Node) {
    switch node.kind {
    case .truncate:
      guard mayDrop else { return }
      for table in node.children(.table) {
        guard let id = relation(table) else { continue }
        empty(id, cascade: node.flags.contains(.cascade), onlyHere: table.flags.contains(.only))
      }
    default: writes(node)
    }
  }

  /// The tables that a statement writes into, also in its WITH queries.
  func writes(_ node: Node) {
    for kind in [NodeKind.insert, .merge, .update, .delete] {
      for change in node.nodes(of: kind) {
        guard let id = relation(change.child(.target)) else { continue }
        if kind == .insert || kind == .merge { rowsArrive(in: id) }
        for target in catalog[id]?.ruleTargets ?? [] { rowsArrive(in: target) }
      }
    }
    if node.kind == .copy, node.detail == .from, let id = relation(node.child(.target)) { rowsArrive(in: id) }
  }

  /// A row of a table is one of its parents', and may be one of its partitions'.
  func rowsArrive(in id: ID<Relation>) {
    guard let table = catalog[id] else { return }
    if table.isView {
      // Whatever stands behind the view.
      for source in table.dependsOn { rowsArrive(in: source) }
      return
    }
    let isNews = table.rows == .none
    catalog.setRows(.maybe, of: id)
    for parent in table.parents where catalog[parent]?.rows == Relation.Rows.none { rowsArrive(upwardsFrom: parent) }
    if isNews, table.kind == .partitionedTable { for child in table.children { rowsArrive(downwardsFrom: child) } }
  }

  private func rowsArrive(upwardsFrom id: ID<Relation>) {
    catalog.setRows(.maybe, of: id)
    for parent in catalog[id]?.parents ?? [] where catalog[parent]?.rows == Relation.Rows.none {
      rowsArrive(upwardsFrom: parent)
    }
  }

  private func rowsArrive(downwardsFrom id: ID<Relation>) {
    catalog.setRows(.maybe, of: id)
    for child in catalog[id]?.children ?? [] { rowsArrive(downwardsFrom: child) }
  }

  private func empty(_ id: ID<Relation>, cascade: Bool, onlyHere: Bool) {
    guard let table = catalog[id], table.rows != .none || cascade else { return }
    catalog.setRows(.none, of: id)
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
