import PythonSyntax

// Operations on models and fields.
extension DjangoOperations {
  mutating func applyToModels(_ operation: DjangoOperation, _ reach: Reach) -> Bool {
    switch operation.name {
    case "CreateModel": createModel(operation, reach)
    case "DeleteModel":
      guard let model = model(operation.text("name", 0), reach) else { return true }
      if reach == .both { editor.deleteModel(model, state) }
      state.remove(model.key)
    case "RenameModel": renameModel(operation, reach)
    case "AddField": addField(operation, reach)
    case "RemoveField":
      guard let model = model(operation.text("model_name", 0), reach), let name = operation.text("name", 1) else { return true }
      guard let field = model.field(name) else {
        unknownField(name, model, reach)
        return true
      }
      if reach == .both { editor.removeField(field, model, state) }
      state.change(model.key) { $0.fields.removeAll { $0.name == name } }
    case "AlterField": alterField(operation, reach)
    case "RenameField": renameField(operation, reach)
    default: return false
    }
    return true
  }

  func key(_ name: String) -> String { DjangoModel.key(migration.app.label, name) }

  /// The model an operation names; where it is not there, that is said.
  mutating func model(_ name: String?, _ reach: Reach) -> DjangoModel? {
    guard let name else {
      if reach == .both { notAnalysed("which model this is, only the run knows", context.place) }
      return nil
    }
    if let model = state[key(name)] { return model }
    if reach == .both { notAnalysed("no migration that was read makes the model \(name)", context.place) }
    return nil
  }

  mutating func unknownField(_ name: String, _ model: DjangoModel, _ reach: Reach) {
    if reach == .both { notAnalysed("no migration that was read makes the field \(name) of \(model.name)", context.place) }
  }

  private mutating func createModel(_ operation: DjangoOperation, _ reach: Reach) {
    guard let name = operation.text("name", 0), let fields = operation["fields", 1]?.items else {
      if reach == .both { notAnalysed("the fields of this model, only the run knows", context.place) }
      return
    }
    let key = key(name)
    var model = DjangoModel(app: migration.app.label, name: name, fields: [])
    for item in fields {
      guard let pair = item.items, pair.count == 2, let name = pair[0].string else { continue }
      let field = DjangoField(name, pair[1], in: context) ?? DjangoField(name, "", at: context.place)
      model.fields.append(field)
    }
    model.bases = (operation["bases", 3]?.items ?? []).compactMap { base in
      base.string.flatMap { context.modelKey(.text(PythonText($0.utf8, at: context.place))) }
        ?? base.symbol.flatMap { symbol in
          context.modelKey(.symbol(symbol))
        }
    }
    model.options = DjangoOptions(operation["options", 2], in: context, model: key)
    if model.primaryKey == nil, !model.options.isProxy, !model.fields.contains(where: { $0.type.base == "CompositePrimaryKey" })
    {
      let field = DjangoField("id", project.automaticKey, at: context.place, ["primary_key": .boolean(true)])
      model.fields.insert(field, at: 0)
    }
    if model.options.orderedBy != nil, model.field("_order") == nil {
      model.fields.append(DjangoField("_order", "OrderWrt", at: context.place))
    }
    state.add(model)
    if reach == .both { editor.createModel(model, state) }
  }

  private mutating func addField(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let name = operation.text("name", 1) else { return }
    guard let value = operation["field", 2] else { return }
    let field = DjangoField(name, value, in: context) ?? DjangoField(name, "", at: context.place)
    let keepsDefault = operation["preserve_default", 3]?.boolean ?? true
    state.put(keepsDefault ? field : field.withoutDefault(), in: model.key)
    if reach == .both, let model = state[model.key] { editor.addField(field, model, state) }
  }

  private mutating func alterField(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let name = operation.text("name", 1),
      let value = operation["field", 2]
    else { return }
    let field = DjangoField(name, value, in: context) ?? DjangoField(name, "", at: context.place)
    guard let old = model.field(name) else {
      unknownField(name, model, reach)
      state.put(field, in: model.key)
      return
    }
    let keepsDefault = operation["preserve_default", 3]?.boolean ?? true
    change(old, to: field, keeping: keepsDefault ? field : field.withoutDefault(), of: model, reach)
  }

  /// Alters a column, or the table of a field to many.
  private mutating func change(
    _ old: DjangoField, to field: DjangoField, keeping kept: DjangoField, of model: DjangoModel, _ reach: Reach
  ) {
    let through = placedThrough(old, of: model)
    let before = DjangoPlacedField(old, model, state, project)
    state.put(field, in: model.key)
    if reach == .both, let model = state[model.key] {
      alter(before, through, field, of: model)
    }
    state.put(kept, in: model.key)
  }

  private func placedThrough(_ field: DjangoField, of model: DjangoModel) -> (DjangoModel, [DjangoPlacedField])? {
    guard let through = state.through(field, of: model, project) else { return nil }
    return (through, through.fields.map { DjangoPlacedField($0, through, state, project) })
  }

  private mutating func alter(
    _ before: DjangoPlacedField, _ oldThrough: (DjangoModel, [DjangoPlacedField])?, _ field: DjangoField, of model: DjangoModel
  ) {
    guard model.isManaged else { return }
    if let (through, columns) = oldThrough, let newThrough = state.through(field, of: model, project) {
      if editor.differs(before, DjangoPlacedField(field, model, state, project)) || through.table != newThrough.table {
        editor.alterManyToMany(through, to: newThrough, columns, state)
      }
      return
    }
    let after = DjangoPlacedField(field, model, state, project)
    if before.column.type == nil || after.column.type == nil { return }
    editor.alterField(before, to: after, state)
  }

  private mutating func renameField(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("model_name", 0), reach), let oldName = operation.text("old_name", 1),
      let newName = operation.text("new_name", 2)
    else { return }
    guard let old = model.field(oldName), let index = model.index(of: oldName) else {
      unknownField(oldName, model, reach)
      return
    }
    let through = placedThrough(old, of: model)
    let before = DjangoPlacedField(old, model, state, project)
    state.change(model.key) { model in
      func renamed(_ names: [String]) -> [String] { names.map { $0 == oldName ? newName : $0 } }
      model.fields[index].name = newName
      model.options.uniqueTogether = model.options.uniqueTogether.map(renamed)
      model.options.indexTogether = model.options.indexTogether.map(renamed)
    }
    for other in state.referrers(of: model.key) {
      for field in other.fields where field.targetField == oldName && state.target(of: field, in: other) == model.key {
        var field = field
        field.arguments["to_field"] = .text(PythonText(newName.utf8, at: context.place))
        state.put(field, in: other.key)
      }
    }
    guard reach == .both, let renamed = state[model.key] else { return }
    alter(before, through, renamed.fields[index], of: renamed)
  }

  private mutating func renameModel(_ operation: DjangoOperation, _ reach: Reach) {
    guard let model = model(operation.text("old_name", 0), reach), let newName = operation.text("new_name", 1) else { return }
    struct Related {
      var owner: String
      var name: String
      var before: DjangoPlacedField
      var through: (DjangoModel, [DjangoPlacedField])?
    }
    let newKey = DjangoModel.key(model.app, newName)
    var related: [Related] = []
    for other in state.referrers(of: model.key) {
      for field in other.fields where state.target(of: field, in: other) == model.key {
        let isHidden = field.arguments["related_name"]?.string?.hasSuffix("+") ?? false
        guard !isHidden || field.isManyToMany else { continue }
        related.append(
          Related(
            owner: other.key == model.key ? newKey : other.key, name: field.name,
            before: DjangoPlacedField(field, other, state, project), through: placedThrough(field, of: other)))
      }
    }
    let own = model.fields.filter { $0.isManyToMany && state.target(of: $0, in: model) != model.key }
      .map { ($0.name, placedThrough($0, of: model)) }
    state.rename(model.key, to: newName)
    guard reach == .both, let renamed = state[newKey], renamed.isManaged else { return }
    editor.renameTable(model.table, to: renamed.table)
    for item in related {
      guard let owner = state[item.owner], let field = owner.field(item.name) else { continue }
      alter(item.before, item.through, field, of: owner)
    }
    for (name, through) in own {
      guard let (old, columns) = through, let field = renamed.field(name),
        let new = state.through(field, of: renamed, project)
      else { continue }
      editor.alterManyToMany(old, to: new, columns, state)
    }
  }
}
