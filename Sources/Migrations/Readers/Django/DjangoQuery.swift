import PythonSyntax

/// What an expression of a function for RunPython stands for: a model, some of its rows, or one of them.
struct DjangoQuery {
  enum Extent { case model, rows, row, newRow }
  var model: DjangoModel
  var extent: Extent
  /// SQL of what chooses the rows; empty for all.
  var conditions: [String] = []
  /// Only so many of them.
  var isSliced = false
  /// Only those behind a key.
  var isStretch = false
  /// It is less than all rows that fulfil the conditions.
  var isPart: Bool { isSliced || isStretch }
  /// Of the variable of a loop: the rows that the loop runs over.
  var loopedOver: PythonSymbol?

  /// Where rows are read from, each once.
  var condition: String? {
    let key = DjangoNames.quoted(model.primaryKey?.column ?? "id")
    let all = conditions + (isStretch ? ["\(key) > \(DjangoNames.hole)"] : []) + (isSliced ? [DjangoNames.hole] : [])
    return all.isEmpty ? nil : all.count == 1 ? all[0] : all.joined(separator: " AND ")
  }

  /// Methods of a query that leave its rows as they are.
  private static let passing: Set<String> = [
    "all", "order_by", "select_related", "prefetch_related", "only", "defer", "using", "distinct", "iterator", "values",
    "values_list", "select_for_update", "reverse", "db_manager", "get_queryset", "annotate", "extra", "alias", "complex_filter",
    "with_deleted", "aiterator", "in_bulk",
  ]
  private static let single: Set<String> = ["get", "first", "last", "earliest", "latest"]
  private static let making: Set<String> = ["create", "get_or_create", "update_or_create"]

  init?(_ symbol: PythonSymbol, _ state: DjangoState, _ context: DjangoContext, depth: Int = 0) {
    guard depth < 40 else { return nil }
    if let model = Self.model(symbol, state, context) {
      self.init(model: model, extent: .model)
      return
    }
    switch symbol.form {
    case .attribute(let inner, let name):
      guard let query = DjangoQuery(inner, state, context, depth: depth + 1) else { return nil }
      switch query.extent {
      // A manager.
      case .model: self.init(model: query.model, extent: .rows)
      default:
        // `order.customer`
        guard let (model, extent) = Self.related(name, of: query.model, state) else { return nil }
        self.init(model: model, extent: extent, conditions: [DjangoNames.hole])
      }
    case .item(let inner, let index):
      guard var query = DjangoQuery(inner, state, context, depth: depth + 1) else { return nil }
      guard query.extent == .rows || query.extent == .row else { return nil }
      switch index {
      // The variable of a loop stands for each of the rows.
      case .unknown(let hole) where hole.reason == .loop && hole.symbol === inner:
        if query.extent == .rows { query.loopedOver = inner }
        query.extent = .row
      case .unknown(let hole) where hole.reason == .unsupported && query.extent == .rows: query.isSliced = true
      default:
        query.conditions.append(DjangoNames.hole)
        query.extent = .row
      }
      self = query
    case .call(let callee, let arguments):
      guard case .attribute(let inner, let method) = callee.form else {
        guard let model = Self.model(callee, state, context) else { return nil }
        self.init(model: model, extent: .newRow)
        return
      }
      if let model = Self.model(callee, state, context) {
        self.init(model: model, extent: .newRow)
        return
      }
      guard var query = DjangoQuery(inner, state, context, depth: depth + 1), query.extent != .newRow else { return nil }
      let expressions = DjangoExpressions(model: query.model, state: state)
      if Self.passing.contains(method) {
        query.extent = .rows
      } else if Self.single.contains(method) {
        query.conditions += expressions.conjunction(arguments).map { [$0] } ?? [DjangoNames.hole]
        if method != "get" { query.conditions = [DjangoNames.hole] }
        query.extent = .row
      } else if Self.making.contains(method) {
        query.extent = .row
        query.conditions = [DjangoNames.hole]
      } else if method == "filter" {
        query.extent = .rows
        if let listed = query.listed(by: arguments, state, context, depth) {
          query = listed
        } else if query.isStretch(arguments) {
          query.isStretch = true
        } else {
          query.conditions += expressions.conjunction(arguments).map { [$0] } ?? []
        }
      } else if method == "exclude" {
        query.conditions += expressions.conjunction(arguments, isNegated: true).map { ["NOT (\($0))"] } ?? []
        query.extent = .rows
      } else {
        return nil
      }
      self = query
    default: return nil
    }
  }

  private func isKey(_ name: Substring) -> Bool { name == "pk" || String(name) == model.primaryKey?.name ?? "id" }

  /// `filter(pk__in=keys)` where the keys were listed by a query of the same rows.
  private func listed(
    by arguments: [PythonArgument], _ state: DjangoState, _ context: DjangoContext, _ depth: Int
  ) -> DjangoQuery? {
    guard arguments.count == 1, let name = arguments[0].name, name.hasSuffix("__in"), isKey(name.dropLast(4)),
      conditions.isEmpty, !isPart
    else { return nil }
    let rest = arguments[0].value.unknownItems
    guard let source = arguments[0].value.symbol ?? rest?.symbol, rest?.isPart != true,
      var found = DjangoQuery(source, state, context, depth: depth + 1), found.extent == .rows, found.model.key == model.key
    else { return nil }
    // The keys themselves, or of each row the key.
    if let element = rest?.element {
      guard let symbol = element.symbol, case .attribute(let row, let attribute) = symbol.form, isKey(attribute[...]),
        DjangoQuery(row, state, context, depth: depth + 1)?.loopedOver === source
      else { return nil }
    } else if let first = DjangoRows.listed(by: source)?.first, !isKey(first[...]) {
      return nil
    }
    found.loopedOver = nil
    return found
  }

  /// `filter(pk__gt=last)`, where one stretch of keys is taken after the other.
  private func isStretch(_ arguments: [PythonArgument]) -> Bool {
    guard arguments.count == 1, let name = arguments[0].name, name.hasSuffix("__gt"), isKey(name.dropLast(4)) else {
      return false
    }
    switch arguments[0].value {
    case .integer(0), .unknown, .symbol: return true
    default: return false
    }
  }

  private init(model: DjangoModel, extent: Extent, conditions: [String] = []) {
    self.model = model
    self.extent = extent
    self.conditions = conditions
  }

  /// What an attribute of a row leads to: `order.customer`, `order.tags`, and the other way, `customer.order_set`.
  private static func related(_ name: String, of model: DjangoModel, _ state: DjangoState) -> (DjangoModel, Extent)? {
    if let field = model.field(name), field.isRelation {
      guard let key = state.target(of: field, in: model), let other = state[key] else { return nil }
      return (other, field.isManyToMany ? .rows : .row)
    }
    guard let (other, field) = referrer(name, of: model, state) else { return nil }
    return (other, field.type.base == "OneToOneField" ? .row : .rows)
  }

  /// The field of another model that leads here, and that rows here know by this name.
  static func referrer(_ name: String, of model: DjangoModel, _ state: DjangoState) -> (model: DjangoModel, field: DjangoField)?
  {
    for other in state.referrers(of: model.key) {
      for field in other.fields where state.target(of: field, in: other) == model.key {
        let isOne = field.type.base == "OneToOneField"
        let standard = isOne ? other.name.lowercased() : "\(other.name.lowercased())_set"
        if (field.arguments["related_name"]?.string ?? standard) == name { return (other, field) }
      }
    }
    return nil
  }

  /// `apps.get_model("shop", "Order")`, or a model of the program itself.
  private static func model(_ symbol: PythonSymbol, _ state: DjangoState, _ context: DjangoContext) -> DjangoModel? {
    if case .call(let callee, let arguments) = symbol.form, callee.name == "get_model" {
      let first = (arguments[position: 0] ?? arguments[named: "app_label"])?.value.string
      let second = (arguments[position: 1] ?? arguments[named: "model_name"])?.value.string
      guard let first else { return nil }
      if let second { return state[DjangoModel.key(first, second)] }
      let parts = first.split(separator: ".")
      return parts.count == 2 ? state[DjangoModel.key(String(parts[0]), String(parts[1]))] : nil
    }
    switch symbol.form {
    case .named, .attribute: break
    default: return nil
    }
    return Self.key(symbol.path, context).flatMap { state[$0] }
  }

  /// `shop.models.Order`, imported.
  private static func key(_ path: String, _ context: DjangoContext) -> String? {
    let parts = path.split(separator: ".")
    guard let at = parts.firstIndex(of: "models"), at > 0, at + 1 < parts.count else { return nil }
    return DjangoModel.key(
      context.project.label(ofModule: parts[..<at].joined(separator: ".")), String(parts[parts.count - 1]))
  }
}
