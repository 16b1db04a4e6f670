import PythonSyntax
import SourceText

/// A model as the migrations so far have made it.
struct DjangoModel {
  var app: String
  var name: String
  var fields: [DjangoField]
  var options = DjangoOptions()
  /// Of Django's models it inherits from, as `app.model`.
  var bases: [String] = []

  var key: String { Self.key(app, name) }

  static func key(_ app: String, _ name: String) -> String { "\(app).\(name.lowercased())" }

  var table: String { options.table ?? DjangoNames.truncated("\(app)_\(name.lowercased())") }

  /// Whether migrations touch its table.
  var isManaged: Bool { options.isManaged && !options.isProxy && !options.isSwapped }

  func field(_ name: String) -> DjangoField? {
    if let index = index(of: name) { return fields[index] }
    if name == "pk" { return primaryKey }
    return nil
  }

  func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

  /// A field by its name or by that of its attribute: `customer_id`.
  func fieldOrAttribute(_ name: String) -> DjangoField? {
    field(name) ?? fields.first { $0.isForeignKey && $0.name + "_id" == name }
  }

  var primaryKey: DjangoField? { fields.first { $0.isPrimaryKey } }

  /// The columns of fields by name.
  func columns(_ names: [String]) -> [String] { names.map { fieldOrAttribute($0)?.column ?? $0 } }
}

struct DjangoOptions {
  var table: String?
  var isManaged = true
  var isProxy = false
  /// Another model has taken its place.
  var isSwapped = false
  var uniqueTogether: [[String]] = []
  var indexTogether: [[String]] = []
  var indexes: [DjangoIndex] = []
  var constraints: [DjangoConstraint] = []
  var orderedBy: String?
  var comment: String?

  init() {}

  init(_ values: PythonValue?, in context: DjangoContext, model: String) {
    guard case .dictionary(let values)? = values else { return }
    table = values["db_table"].flatMap { $0.isNone ? nil : $0.string ?? DjangoNames.hole }
    isManaged = values["managed"]?.boolean ?? true
    isProxy = values["proxy"]?.boolean ?? false
    if let setting = values["swappable"]?.string {
      isSwapped = setting == "AUTH_USER_MODEL" && !context.project.takesUserModel(model)
    }
    uniqueTogether = Self.together(values["unique_together"])
    indexTogether = Self.together(values["index_together"])
    indexes = (values["indexes"]?.items ?? []).map { DjangoIndex($0, context) }
    constraints = (values["constraints"]?.items ?? []).map { DjangoConstraint($0, context) }
    orderedBy = values["order_with_respect_to"]?.string
    comment = values["db_table_comment"]?.string
  }

  /// `{("a", "b")}`, `[["a", "b"]]` or `("a", "b")`.
  static func together(_ value: PythonValue?) -> [[String]] {
    guard let items = value?.items, !items.isEmpty else { return [] }
    let names = items.compactMap(\.string)
    if names.count == items.count { return [names] }
    return items.compactMap { $0.items?.compactMap(\.string) }
  }
}

/// What reading a value of a migration needs to know: which app it belongs to, and what the project's names mean.
struct DjangoContext {
  var project: DjangoProject
  var app: String
  /// The operation, for what has no place of its own.
  var place: Place

  func fieldClass(_ path: String) -> DjangoFieldClass { project.fieldClass(path) }

  /// `"shop.Order"`, `"Order"`, `"self"` or a setting as `app.model`; nil if only the run knows.
  func modelKey(_ value: PythonValue, model: String? = nil) -> String? {
    if let name = value.string {
      if name == "self" || name.isEmpty { return "self" }
      let parts = name.split(separator: ".")
      return parts.count == 1 ? DjangoModel.key(app, name) : "\(parts[parts.count - 2]).\(parts[parts.count - 1].lowercased())"
    }
    if let symbol = value.symbol {
      if symbol.path == "django.conf.settings.AUTH_USER_MODEL" { return project.userModel }
      // `shop.models.Order`
      let parts = symbol.path.split(separator: ".")
      if case .attribute = symbol.form, let at = parts.firstIndex(of: "models"), at > 0, at + 1 < parts.count {
        return DjangoModel.key(project.label(ofModule: parts[..<at].joined(separator: ".")), String(parts[parts.count - 1]))
      }
    }
    return nil
  }
}

/// All models as the migrations so far have made them.
struct DjangoState {
  private(set) var models: [String: DjangoModel] = [:]
  /// Models with fields that lead, or once led, to a model.
  private var referrers: [String: Set<String>] = [:]

  subscript(key: String) -> DjangoModel? { models[key] }

  mutating func add(_ model: DjangoModel) {
    models[model.key] = model
    for field in model.fields { note(field, of: model.key) }
  }

  mutating func remove(_ key: String) { models[key] = nil }

  /// Changes a model in place.
  mutating func change(_ key: String, _ body: (inout DjangoModel) -> Void) {
    guard var model = models.removeValue(forKey: key) else { return }
    body(&model)
    models[key] = model
  }

  mutating func put(_ field: DjangoField, in key: String) {
    change(key) { model in
      if let index = model.index(of: field.name) { model.fields[index] = field } else { model.fields.append(field) }
    }
    note(field, of: key)
  }

  private mutating func note(_ field: DjangoField, of key: String) {
    if let target = field.target { referrers[target == "self" ? key : target, default: []].insert(key) }
    if let through = field.through { referrers[through, default: []].insert(key) }
  }

  /// Models whose fields lead to a model.
  func referrers(of key: String) -> [DjangoModel] {
    (referrers[key] ?? []).sorted().compactMap { models[$0] }.filter { model in
      model.fields.contains { target(of: $0, in: model) == key || $0.through == key }
    }
  }

  mutating func rename(_ key: String, to name: String) {
    let among = (referrers[key] ?? []).union([key])
    guard var model = models.removeValue(forKey: key) else { return }
    model.name = name
    let newKey = model.key
    models[newKey] = model
    for field in model.fields { note(field, of: newKey) }
    for other in among {
      let other = other == key ? newKey : other
      change(other) { model in
        for index in model.fields.indices {
          if model.fields[index].target == key { model.fields[index].target = newKey }
          if model.fields[index].through == key { model.fields[index].through = newKey }
        }
        for index in model.bases.indices where model.bases[index] == key { model.bases[index] = newKey }
      }
      referrers[newKey, default: []].insert(other)
    }
  }

  // MARK: Relations

  func target(of field: DjangoField, in model: DjangoModel) -> String? {
    guard let key = field.target == "self" ? model.key : field.target else { return nil }
    return concrete(key)
  }

  /// The model whose table a proxy uses.
  private func concrete(_ key: String) -> String {
    var key = key
    for _ in 0..<8 {
      guard let model = models[key], model.options.isProxy, let base = model.bases.first else { break }
      key = base
    }
    return key
  }

  func table(of key: String) -> String {
    if let model = models[concrete(key)] { return model.table }
    return key.split(separator: ".").joined(separator: "_")
  }

  func primaryKey(of key: String) -> DjangoField? { models[concrete(key)]?.primaryKey }

  /// The column that a foreign key leads to.
  func targetColumn(of field: DjangoField, in model: DjangoModel) -> String {
    guard let key = target(of: field, in: model) else { return DjangoNames.hole }
    if let name = field.targetField { return models[key]?.field(name)?.column ?? name }
    return models[key]?.primaryKey?.column ?? "id"
  }

  /// The field that a foreign key leads to.
  func targetField(of field: DjangoField, in model: DjangoModel) -> (DjangoField, DjangoModel)? {
    guard let key = target(of: field, in: model), let other = models[key] else { return nil }
    let found = field.targetField.flatMap { other.field($0) } ?? other.primaryKey
    return found.map { ($0, other) }
  }

  /// The model between that Django makes for a field to many.
  func through(_ field: DjangoField, of model: DjangoModel, _ project: DjangoProject) -> DjangoModel? {
    guard field.isManyToMany, field.arguments["through"] == nil else { return nil }
    let key = target(of: field, in: model)
    let written = field.target == "self" ? model.key : field.target
    let other = written.map { String($0.split(separator: ".")[1]) } ?? DjangoNames.hole
    let own = model.name.lowercased()
    let (from, to) = own == other ? ("from_\(other)", "to_\(other)") : (own, other)
    var arguments: [String: PythonValue] = [:]
    if !field.hasConstraint { arguments["db_constraint"] = .boolean(false) }
    var result = DjangoModel(
      app: model.app, name: "\(model.name)_\(field.name)",
      fields: [
        DjangoField("id", project.automaticKey, at: field.place, ["primary_key": .boolean(true)]),
        DjangoField(from, "ForeignKey", at: field.place, arguments, target: model.key),
        DjangoField(to, "ForeignKey", at: field.place, arguments, target: key),
      ])
    result.options.table =
      field.arguments["db_table"]?.string ?? DjangoNames.truncated("\(DjangoNames.bare(model.table))_\(field.name)")
    result.options.uniqueTogether = [[from, to]]
    return result
  }
}
