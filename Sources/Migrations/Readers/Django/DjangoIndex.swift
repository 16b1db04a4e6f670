import PythonSyntax

/// An index that a model declares.
struct DjangoIndex {
  var name: String
  private var symbol: PythonSymbol?

  init(_ value: PythonValue, _ context: DjangoContext) {
    symbol = value.symbol
    name = symbol?.arguments[named: "name"]?.value.string ?? DjangoNames.hole
  }

  /// The statement that makes it; nil if it is of a class nobody knows.
  func statement(on model: DjangoModel, _ state: DjangoState) -> DjangoIndexStatement? {
    guard let symbol, let callee = symbol.callee, callee.path.hasPrefix("django.") else { return nil }
    let expressions = DjangoExpressions(model: model, state: state)
    var statement = DjangoIndexStatement(table: model.table, name: name)
    let method = String(callee.name)
    switch method {
    case "Index": break
    case "GinIndex", "GistIndex", "BrinIndex", "HashIndex", "BTreeIndex", "BloomIndex":
      statement.method = String(method.dropLast("Index".count)).lowercased()
    case "SpGistIndex": statement.method = "spgist"
    default: return nil
    }
    for field in symbol.arguments[named: "fields"]?.value.items ?? [] {
      guard let written = field.string else { return nil }
      let name = written.hasPrefix("-") ? String(written.dropFirst()) : written
      statement.columns.append(model.columns([name])[0])
      statement.suffixes.append(written.hasPrefix("-") ? "DESC" : "")
    }
    for argument in symbol.arguments where argument.name == nil {
      guard !argument.isUnpacked else { return nil }
      statement.expressions.append(expressions.indexed(argument.value))
    }
    statement.classes = symbol.arguments[named: "opclasses"]?.value.items?.map { $0.string ?? DjangoNames.hole } ?? []
    statement.included = model.columns(symbol.arguments[named: "include"]?.value.items?.compactMap(\.string) ?? [])
    statement.condition = symbol.arguments[named: "condition"]?.value.presentCondition.map { expressions.condition($0) }
    statement.storage = storage(symbol)
    return statement
  }

  private func storage(_ symbol: PythonSymbol) -> [String] {
    symbol.arguments.compactMap { argument in
      guard let name = argument.name, Self.parameters.contains(name) else { return nil }
      switch argument.value {
      case .boolean(let flag): return "\(name) = \(flag ? "on" : "off")"
      case .integer(let number): return "\(name) = \(number)"
      default: return nil
      }
    }
  }

  private static let parameters: Set<String> = [
    "fastupdate", "gin_pending_list_limit", "autosummarize", "pages_per_range", "fillfactor", "deduplicate_items",
    "buffering", "length",
  ]
}

extension PythonValue {
  /// A condition, unless it is None or an empty Q.
  fileprivate var presentCondition: PythonValue? {
    if isNone { return nil }
    if let symbol, symbol.callee?.name == "Q", symbol.arguments.isEmpty { return nil }
    return self
  }
}

/// CREATE INDEX, before it is known what table and columns will be called when it runs.
struct DjangoIndexStatement {
  var table: String
  /// Nil: it has the name that Django makes.
  var name: String?
  var suffix = ""
  var columns: [String] = []
  /// ASC, DESC of each column.
  var suffixes: [String] = []
  var classes: [String] = []
  var expressions: [String] = []
  var included: [String] = []
  var condition: String?
  var method: String?
  var storage: [String] = []
  var isUnique = false
  var isConcurrent = false

  init(table: String, name: String? = nil) {
    self.table = table
    self.name = name
  }

  var finalName: String { name ?? DjangoNames.generated(table: table, columns: columns, suffix: suffix) }

  var sql: String {
    var parts = expressions
    for (index, column) in columns.enumerated() {
      var part = DjangoNames.quoted(column)
      if index < classes.count, !classes[index].isEmpty { part += " " + classes[index] }
      if index < suffixes.count, !suffixes[index].isEmpty { part += " " + suffixes[index] }
      parts.append(part)
    }
    var sql = "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(isConcurrent ? "CONCURRENTLY " : "")\(DjangoNames.quoted(finalName))"
    sql += " ON \(DjangoNames.quoted(table))\(method.map { " USING \($0)" } ?? "") (\(parts.joined(separator: ", ")))"
    if !included.isEmpty { sql += " INCLUDE (\(DjangoNames.quoted(included)))" }
    if !storage.isEmpty { sql += " WITH (\(storage.joined(separator: ", ")))" }
    if let condition { sql += " WHERE \(condition)" }
    return sql
  }
}

/// A constraint that a model declares.
struct DjangoConstraint {
  enum Definition {
    /// A part of CREATE TABLE or of ADD CONSTRAINT.
    case inline(String)
    case index(DjangoIndexStatement)
    /// UNIQUE that CREATE TABLE does not take in.
    case apart(String)
    case unknown
  }
  var name: String
  private var symbol: PythonSymbol?

  init(_ value: PythonValue, _ context: DjangoContext) {
    symbol = value.symbol
    name = symbol?.arguments[named: "name"]?.value.string ?? DjangoNames.hole
  }

  /// What of it concerns the database.
  var signature: String {
    guard let symbol else { return "?" }
    let parts = symbol.arguments.compactMap { argument -> String? in
      if let name = argument.name, name.hasPrefix("violation_error_") { return nil }
      return (argument.name ?? "") + "=" + DjangoSignature.of(argument.value)
    }
    return (symbol.callee?.path ?? "") + parts.sorted().joined(separator: ",")
  }

  var isCheck: Bool { symbol?.callee?.name == "CheckConstraint" }

  /// The columns it is made of, as far as they are named.
  func columns(of model: DjangoModel) -> [String] {
    model.columns(symbol?.arguments[named: "fields"]?.value.items?.compactMap(\.string) ?? [])
  }

  func definition(on model: DjangoModel, _ state: DjangoState) -> Definition {
    guard let symbol, let callee = symbol.callee, callee.path.hasPrefix("django.") else { return .unknown }
    let expressions = DjangoExpressions(model: model, state: state)
    func argument(_ name: String) -> PythonValue? {
      symbol.arguments[named: name].flatMap { $0.value.isNone ? nil : $0.value }
    }
    switch callee.name {
    case "CheckConstraint":
      guard let check = argument("condition") ?? argument("check") ?? symbol.arguments[position: 0]?.value else {
        return .unknown
      }
      return .inline("CHECK (\(expressions.condition(check)))")
    case "UniqueConstraint":
      let columns = model.columns(argument("fields")?.items?.compactMap(\.string) ?? [])
      let others = symbol.arguments.filter { $0.name == nil }
      let classes = argument("opclasses")?.items ?? []
      let included = argument("include")?.items ?? []
      if argument("condition") != nil || !others.isEmpty || !classes.isEmpty || !included.isEmpty {
        var index = DjangoIndexStatement(table: model.table, name: name)
        index.isUnique = true
        index.columns = columns
        index.classes = classes.map { $0.string ?? DjangoNames.hole }
        index.expressions = others.map { expressions.indexed($0.value) }
        index.included = model.columns(included.compactMap(\.string))
        index.condition = argument("condition").map { expressions.condition($0) }
        return .index(index)
      }
      guard !columns.isEmpty else { return .unknown }
      var nulls = ""
      if let distinct = argument("nulls_distinct")?.boolean { nulls = distinct ? " NULLS DISTINCT" : " NULLS NOT DISTINCT" }
      let sql = "UNIQUE\(nulls) (\(DjangoNames.quoted(columns)))\(deferral(argument("deferrable")))"
      return nulls.isEmpty ? .inline(sql) : .apart(sql)
    case "ExclusionConstraint":
      var parts: [String] = []
      for pair in argument("expressions")?.items ?? [] {
        guard let items = pair.items, items.count == 2 else { return .unknown }
        let sign = items[1].string ?? items[1].symbol.flatMap { Self.rangeOperators[String($0.name)] } ?? DjangoNames.hole
        parts.append("\(expressions.indexed(items[0])) WITH \(sign)")
      }
      guard !parts.isEmpty else { return .unknown }
      let method = argument("index_type")?.string ?? "GIST"
      let condition = argument("condition").map { " WHERE (\(expressions.condition($0)))" } ?? ""
      return .inline(
        "EXCLUDE USING \(method) (\(parts.joined(separator: ", ")))\(condition)\(deferral(argument("deferrable")))")
    default: return .unknown
    }
  }

  private func deferral(_ value: PythonValue?) -> String {
    switch value?.symbol?.name {
    case "DEFERRED"?: " DEFERRABLE INITIALLY DEFERRED"
    case "IMMEDIATE"?: " DEFERRABLE INITIALLY IMMEDIATE"
    default: ""
    }
  }

  private static let rangeOperators: [String: String] = [
    "EQUAL": "=", "NOT_EQUAL": "<>", "CONTAINS": "@>", "CONTAINED_BY": "<@", "OVERLAPS": "&&", "FULLY_LT": "<<",
    "FULLY_GT": ">>", "NOT_LT": "&>", "NOT_GT": "&<", "ADJACENT_TO": "-|-",
  ]
}
