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
  /// Of the variable of a loop: the rows that the loop runs over.
  var loopedOver: PythonSymbol?

  /// Where rows are read from, each once.
  var condition: String? {
    let all = conditions + (isSliced ? [DjangoNames.hole] : [])
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
        query.conditions += expressions.conjunction(arguments).map { [$0] } ?? []
        query.extent = .rows
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
    for other in state.referrers(of: model.key) {
      for field in other.fields where state.target(of: field, in: other) == model.key {
        let isOne = field.type.base == "OneToOneField"
        let standard = isOne ? other.name.lowercased() : "\(other.name.lowercased())_set"
        if (field.arguments["related_name"]?.string ?? standard) == name { return (other, isOne ? .row : .rows) }
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
