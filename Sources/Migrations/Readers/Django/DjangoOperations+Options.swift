import PythonSyntax

// Operations on what a model has beside its fields: its table, indexes and constraints.
extension DjangoOperations {
  mutating func applyToOptions(_ operation: DjangoOperation, _ reach: Reach) -> Bool {
    switch operation.name {
    case "AlterModelOptions": alterOptions(operation, reach)
    case "AlterModelManagers": break
    case "AlterModelTable": alterTable(operation, reach)
    case "AlterModelTableComment":
      guard let model = model(operation.text("name", 0), reach) else { return true }
      let comment = operation.text("table_comment", 1)
      state.change(model.key) { $0.options.comment = comment }
      if reach == .both, model.isManaged { editor.comment(onTable: model.table, comment) }
    case "AlterUniqueTogether": alterTogether(operation, reach, isUnique: true)
    case "AlterIndexTogether": alterTogether(operation, reach, isUnique: false)
    case "AlterOrderWithRespectTo": alterOrder(operation, reach)
    case "AddIndex", "AddIndexConcurrently": addIndex(operation, reach)
    case "RemoveIndex", "RemoveIndexConcurrently": removeIndex(operation, reach)
    case "RenameIndex": renameIndex(operation, reach)
    case "AddConstraint", "AddConstraintNotValid": addConstraint(operation, reach)
    case "RemoveConstraint": removeConstraint(operation, reach)
    case "AlterConstraint":
      guard let model = model(operation.text("model_name", 0), reach), let name = operation.text("name", 1),
        let value = operation["constraint", 2]
      else { return true }
      let constraint = DjangoConstraint(value, context)
      state.change(model.key) { model in
        for index in model.options.constraints.indices where model.options.constraints[index].name == name {
          model.options.constraints[index] = constraint
        }
      }
    default: return false
    }
    return true
  }

  private mutating func alterOptions(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("name", 0), reach), case .dictionary(let options)? = operation["options", 1] else {
      return
    }
    let isManaged = options["managed"]?.boolean ?? true
    state.change(model.key) { $0.options.isManaged = isManaged }
  }

  private mutating func alterTable(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("name", 0), reach) else { return }
    let table = operation.text("table", 1)
    let throughs = model.fields.map { state.through($0, of: model, project)?.table }
    state.change(model.key) { $0.options.table = table }
    guard reach == .both, let changed = state[model.key], changed.isManaged else { return }
    editor.renameTable(model.table, to: changed.table)
    for (index, field) in changed.fields.enumerated() {
      guard let old = throughs[index], let new = state.through(field, of: changed, project)?.table else { continue }
      editor.renameTable(old, to: new)
    }
  }

  private mutating func alterTogether(_ operation: DjangoOperation, _ reach: Reach, isUnique: Bool) {
    guard let model = model(operation.text("name", 0), reach) else { return }
    let new = DjangoOptions.together(operation[isUnique ? "unique_together" : "index_together", 1])
    let old = isUnique ? model.options.uniqueTogether : model.options.indexTogether
    state.change(model.key) { model in
      if isUnique { model.options.uniqueTogether = new } else { model.options.indexTogether = new }
    }
    guard reach == .both, model.isManaged else { return }
    let table = model.table
    let declared = Set(model.options.constraints.map(\.name) + model.options.indexes.map(\.name))
    for names in old where !new.contains(names) {
      let columns = model.columns(names)
      if isUnique {
        var found = editor.catalog.names(of: table, columns, [.unique, .uniqueIndex], except: declared)
        let standard = DjangoNames.generated(table: table, columns: columns, suffix: "_uniq")
        if found.contains(standard) { found = [standard] }
        if let name = found.first { editor.dropConstraint(name, of: table) }
      } else if let name = editor.catalog.names(of: table, columns, [.index], except: declared).first {
        editor.dropIndex(name, of: table)
      }
    }
    for names in new where !old.contains(names) {
      let columns = model.columns(names)
      if isUnique {
        editor.addUnique(columns, of: table)
      } else {
        var index = DjangoIndexStatement(table: table)
        index.columns = columns
        index.suffix = "_idx"
        editor.addIndex(index)
      }
    }
  }

  private mutating func alterOrder(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("name", 0), reach) else { return }
    let new = operation.text("order_with_respect_to", 1)
    let old = model.options.orderedBy
    if new == nil, old != nil, let field = model.field("_order") {
      if reach == .both { editor.removeField(field, model, state) }
      state.change(model.key) { $0.fields.removeAll { $0.name == "_order" } }
    }
    state.change(model.key) { $0.options.orderedBy = new }
    guard new != nil, old == nil else { return }
    let field = DjangoField("_order", "OrderWrt", at: context.place, ["default": .integer(0)])
    state.put(field, in: model.key)
    if reach == .both, let model = state[model.key] { editor.addField(field, model, state) }
  }

  // MARK: Indexes

  private mutating func addIndex(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let value = operation["index", 1] else { return }
    let index = DjangoIndex(value, context)
    state.change(model.key) { $0.options.indexes.append(index) }
    guard reach == .both, model.isManaged else { return }
    guard var statement = index.statement(on: model, state) else {
      notAnalysed("an index of a class that is not known", context.place)
      return
    }
    statement.isConcurrent = operation.name.hasSuffix("Concurrently")
    editor.addIndex(statement)
  }

  private mutating func removeIndex(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let name = operation.text("name", 1) else { return }
    state.change(model.key) { $0.options.indexes.removeAll { $0.name == name } }
    guard reach == .both, model.isManaged else { return }
    editor.dropIndex(name, of: model.table, concurrently: operation.name.hasSuffix("Concurrently"))
  }

  private mutating func renameIndex(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let newName = operation.text("new_name", 1) else { return }
    var oldName = operation.text("old_name", 2)
    if oldName == nil, let fields = operation["old_fields", 3]?.items?.compactMap(\.string) {
      let columns = model.columns(fields)
      oldName =
        editor.catalog.names(of: model.table, columns, [.index]).first
        ?? DjangoNames.generated(table: model.table, columns: columns, suffix: "_idx")
      state.change(model.key) { $0.options.indexTogether.removeAll { $0 == fields } }
    }
    guard let oldName else { return }
    state.change(model.key) { model in
      for index in model.options.indexes.indices where model.options.indexes[index].name == oldName {
        model.options.indexes[index].name = newName
      }
    }
    guard reach == .both, model.isManaged else { return }
    editor.send("ALTER INDEX \(DjangoNames.quoted(oldName)) RENAME TO \(DjangoNames.quoted(newName))")
    editor.catalog.rename(oldName, to: newName, of: model.table)
  }

  // MARK: Constraints

  private mutating func addConstraint(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let value = operation["constraint", 1] else { return }
    let constraint = DjangoConstraint(value, context)
    state.change(model.key) { $0.options.constraints.append(constraint) }
    guard reach == .both, model.isManaged else { return }
    switch constraint.definition(on: model, state) {
    case .inline(let sql), .apart(let sql):
      let ending = operation.name == "AddConstraintNotValid" ? " NOT VALID" : ""
      editor.addConstraint(constraint.name, sql + ending, of: model.table)
      editor.note(constraint, sql, model)
    case .index(let statement): editor.addIndex(statement)
    case .unknown: notAnalysed("a constraint of a class that is not known", context.place)
    }
  }

  private mutating func removeConstraint(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let name = operation.text("name", 1) else { return }
    let constraint = model.options.constraints.first { $0.name == name }
    state.change(model.key) { $0.options.constraints.removeAll { $0.name == name } }
    guard reach == .both, model.isManaged else { return }
    if case .index? = constraint?.definition(on: model, state) {
      editor.dropIndex(name, of: model.table)
    } else {
      editor.dropConstraint(name, of: model.table)
    }
  }
}
