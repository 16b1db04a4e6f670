import SQLSyntax

extension Definitions {
  func createTrigger(_ node: Node) {
    guard let id = relationEvenIfForeign(node.child(.table)), let relation = catalog.outline(of: id) else { return }
    let timing: Trigger.Timing = node.detail == .before ? .before : node.detail == .instead ? .insteadOf : .after
    var trigger = Trigger(
      name: name(node), timing: timing, isForEachRow: node.child(.option)?.detail == .row)
    trigger.events = node.children(.event).map { event in
      Trigger.Event(kind: event.detail, columns: event.children(.column).compactMap(\.firstIdentifier))
    }
    trigger.isDeferred = node.flags.contains(.initiallyDeferred)
    trigger.condition = node.child(.when)
    trigger.reads = columns(in: trigger.condition, of: relation.columns)
    trigger.function = node.child(.function).flatMap { function in
      names.routines(function.identifiers).first { catalog[$0]?.inputs.isEmpty == true }
    }
    noteCalls(in: [trigger.condition].compactMap(\.self), of: id)
    enter(trigger, of: id)
  }

  private func enter(_ trigger: Trigger, of id: ID<Relation>) {
    let old = catalog.ask(id) { $0.triggers.firstIndex { $0.name == trigger.name } } ?? nil
    if let old {
      catalog.change(id) { $0.triggers[old] = trigger }
    } else {
      catalog.append(trigger, to: id)
    }
    guard trigger.isForEachRow else { return }
    for partition in catalog.outline(of: id)?.partitions ?? [] { pass(trigger, to: partition) }
  }

  func dropTrigger(_ name: String, of id: ID<Relation>) {
    guard let relation = catalog[id], relation.triggers.contains(where: { $0.name == name }) else { return }
    catalog.change(id) { relation in
      if mayDrop { return relation.triggers.removeAll { $0.name == name } }
      for index in relation.triggers.indices where relation.triggers[index].name == name {
        relation.triggers[index].mayBeGone = true
      }
    }
    for child in relation.children where relation.kind == .partitionedTable { dropTrigger(name, of: child) }
  }

  func renameTrigger(_ old: String, of id: ID<Relation>, to new: String) {
    guard let relation = catalog[id], let index = relation.triggers.firstIndex(where: { $0.name == old }) else { return }
    catalog.change(id) { $0.triggers[index].name = new }
    // Before 15 those of partitions kept their names.
    for child in relation.children where relation.kind == .partitionedTable && postgres >= 15 {
      renameTrigger(old, of: child, to: new)
    }
  }

  // MARK: Policies and rules

  func createPolicy(_ node: Node) {
    guard let id = relationEvenIfForeign(node.child(.table)) else { return }
    if catalog[id]?.policies.contains(name(node)) == false { catalog.append(name(node), to: \.policies, of: id) }
    noteCalls(in: [node.child(.using), node.child(.check)].compactMap(\.self), of: id)
  }

  func createRule(_ node: Node) {
    guard let id = relationEvenIfForeign(node.child(.table)) else { return }
    if catalog[id]?.rules.contains(name(node)) == false { catalog.append(name(node), to: \.rules, of: id) }
    catalog.change(id) { $0.ruleDefinitions[name(node)] = node.stored }
    for action in node.children(.action) where action.kind == .insert {
      if let target = relation(action.child(.target)) { catalog.append(target, to: \.ruleTargets, of: id) }
    }
  }
}
