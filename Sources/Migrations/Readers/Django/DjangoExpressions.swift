import PythonSyntax

/// Writes Django's expressions and conditions as SQL. A part that is not followed is a hole.
struct DjangoExpressions {
  let model: DjangoModel
  let state: DjangoState
  private static let deepest = 40

  // MARK: Conditions

  func condition(_ value: PythonValue) -> String { condition(value, isNegated: false, depth: 0) ?? DjangoNames.hole }

  /// Nil for a condition that says nothing.
  private func condition(_ value: PythonValue, isNegated: Bool, depth: Int) -> String? {
    guard depth < Self.deepest else { return DjangoNames.hole }
    guard let symbol = value.symbol else {
      if let flag = value.boolean { return flag ? "true" : "false" }
      return DjangoNames.hole
    }
    switch symbol.form {
    case .operation(let sign, let values):
      switch (sign, values.count) {
      case (.bitAnd, 2), (.bitOr, 2):
        let parts = values.compactMap { condition($0, isNegated: isNegated, depth: depth + 1) }
        return joined(parts, sign == .bitAnd ? "AND" : "OR")
      case (.invert, 1):
        return condition(values[0], isNegated: !isNegated, depth: depth + 1).map { "NOT (\($0))" }
      default: return DjangoNames.hole
      }
    case .call(let callee, let arguments):
      switch callee.name {
      case "Q": return conjunction(arguments, isNegated: isNegated, depth: depth)
      case "Exists", "RawSQL": return expression(value, depth: depth + 1) ?? DjangoNames.hole
      default: return lookup(callee, arguments, depth) ?? expression(value, depth: depth + 1) ?? DjangoNames.hole
      }
    default: return DjangoNames.hole
    }
  }

  /// The arguments of Q, filter() and exclude().
  func conjunction(_ arguments: [PythonArgument], isNegated: Bool = false, depth: Int = 0) -> String? {
    var connector = "AND"
    var isInverted = false
    for argument in arguments {
      if argument.name == "_connector" { connector = argument.value.string ?? DjangoNames.hole }
      if argument.name == "_negated" { isInverted = argument.value.boolean ?? false }
    }
    let negated = isNegated != isInverted
    var parts: [String] = []
    for argument in arguments {
      if argument.name == "_connector" || argument.name == "_negated" { continue }
      if argument.isUnpacked {
        parts.append(DjangoNames.hole)
      } else if let name = argument.name {
        parts.append(filter(name, argument.value, isNegated: negated))
      } else if let pair = argument.value.items, pair.count == 2, let name = pair[0].string {
        parts.append(filter(name, pair[1], isNegated: negated))
      } else if let part = condition(argument.value, isNegated: negated, depth: depth + 1) {
        parts.append(part)
      }
    }
    guard let all = joined(parts, connector) else { return nil }
    return isInverted ? "NOT (\(all))" : all
  }

  private func joined(_ parts: [String], _ connector: String) -> String? {
    if parts.isEmpty { return nil }
    return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " \(connector) ") + ")"
  }

  /// `name__lookup=value`.
  func filter(_ path: String, _ value: PythonValue, isNegated: Bool = false) -> String {
    var names = Self.split(path)
    guard !names.isEmpty else { return DjangoNames.hole }
    let first = names.removeFirst()
    guard let field = model.fieldOrAttribute(first) else { return DjangoNames.hole }
    if field.isManyToMany { return DjangoNames.hole }
    // Over a relation: the rows whose partner is so.
    if field.isForeignKey, first == field.name, let next = names.first, !Self.isLookup(next) {
      guard let (target, other) = state.targetField(of: field, in: model) else { return DjangoNames.hole }
      let column = DjangoNames.quoted(field.column)
      if names.count == 1, next == "pk" || next == target.name {
        return compare(column, target, in: other, "exact", value, isNullable: isNegated && field.isNullable)
      }
      let inner = DjangoExpressions(model: other, state: state).filter(names.joined(separator: "__"), value)
      return "\(column) IN (SELECT \(DjangoNames.quoted(target.column)) FROM \(DjangoNames.quoted(other.table)) WHERE \(inner))"
    }
    guard names.count <= 1 else { return DjangoNames.hole }
    return compare(
      DjangoNames.quoted(field.column), field, in: model, names.first ?? "exact", value,
      isNullable: isNegated && field.isNullable)
  }

  private static func split(_ path: String) -> [String] {
    var names: [String] = []
    var bytes = Array(path.utf8)[...]
    while let found = Array(bytes).firstRange(of: [0x5F, 0x5F], from: 1) {
      names.append(String(decoding: bytes.prefix(found.lowerBound), as: UTF8.self))
      bytes = bytes.dropFirst(found.upperBound)
    }
    names.append(String(decoding: bytes, as: UTF8.self))
    return names
  }

  private static let signs: [String: String] = ["gt": ">", "gte": ">=", "lt": "<", "lte": "<="]
  private static let patterns: [String: (before: String, after: String, folds: Bool)] = [
    "contains": ("%", "%", false), "icontains": ("%", "%", true), "startswith": ("", "%", false),
    "istartswith": ("", "%", true), "endswith": ("%", "", false), "iendswith": ("%", "", true),
  ]

  private static func isLookup(_ name: String) -> Bool {
    signs[name] != nil || patterns[name] != nil
      || ["exact", "iexact", "in", "isnull", "range", "regex", "iregex"].contains(name)
  }

  private func compare(
    _ column: String, _ field: DjangoField, in owner: DjangoModel, _ lookup: String, _ value: PythonValue, isNullable: Bool
  ) -> String {
    func literal(_ value: PythonValue) -> String {
      if value.symbol != nil, let known = expression(value, depth: 1) { return known }
      return DjangoDefaults.literal(value, for: field, in: owner, state)
    }
    var sql: String
    switch lookup {
    case "exact":
      if value.isNone { return "\(column) IS NULL" }
      if field.type.base == "BooleanField", let flag = value.boolean {
        sql = flag ? column : "NOT \(column)"
      } else {
        sql = "\(column) = \(literal(value))"
      }
    case "isnull":
      guard let flag = value.boolean else { return DjangoNames.hole }
      return "\(column) IS \(flag ? "NULL" : "NOT NULL")"
    case "in":
      if let items = value.items {
        if items.isEmpty { return "false" }
        sql = "\(column) IN (\(items.map(literal).joined(separator: ", ")))"
      } else {
        sql = "\(column) IN (\(DjangoNames.hole))"
      }
    case "range":
      guard let items = value.items, items.count == 2 else { return DjangoNames.hole }
      sql = "\(column) BETWEEN \(literal(items[0])) AND \(literal(items[1]))"
    case "iexact": sql = "UPPER(\(column)::text) = UPPER(\(literal(value)))"
    case "regex": sql = "\(column)::text ~ \(literal(value))"
    case "iregex": sql = "\(column)::text ~* \(literal(value))"
    default:
      if let sign = Self.signs[lookup] {
        sql = "\(column) \(sign) \(literal(value))"
      } else if let pattern = Self.patterns[lookup] {
        let text =
          value.string.map { DjangoDefaults.quoted(pattern.before + Self.escaped($0) + pattern.after) } ?? DjangoNames.hole
        sql = pattern.folds ? "UPPER(\(column)::text) LIKE UPPER(\(text))" : "\(column)::text LIKE \(text)"
      } else {
        return DjangoNames.hole
      }
    }
    return isNullable ? "(\(sql) AND \(column) IS NOT NULL)" : sql
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "\\" || character == "%" || character == "_" { result += "\\" }
      result.append(character)
    }
  }

  /// `GreaterThan(F("a"), 0)`.
  private func lookup(_ callee: PythonSymbol, _ arguments: [PythonArgument], _ depth: Int) -> String? {
    let signs = [
      "Exact": "=", "GreaterThan": ">", "GreaterThanOrEqual": ">=", "LessThan": "<", "LessThanOrEqual": "<=",
    ]
    guard let sign = signs[String(callee.name)], arguments.count == 2,
      let left = expression(arguments[0].value, depth: depth + 1),
      let right = expression(arguments[1].value, depth: depth + 1)
    else { return nil }
    return "\(left) \(sign) \(right)"
  }

  // MARK: Expressions

  /// Nil if it is not followed.
  func expression(_ value: PythonValue, depth: Int = 0, isOutermost: Bool = false) -> String? {
    guard depth < Self.deepest else { return nil }
    guard let symbol = value.symbol else {
      let sql = DjangoDefaults.plain(value)
      return sql == DjangoNames.hole ? nil : sql
    }
    switch symbol.form {
    case .operation(let sign, let values):
      let signs: [PythonOperator: String] = [
        .add: "+", .subtract: "-", .multiply: "*", .divide: "/", .remainder: "%",
      ]
      if values.count == 2, let word = signs[sign] {
        guard let left = expression(values[0], depth: depth + 1), let right = expression(values[1], depth: depth + 1) else {
          return nil
        }
        return "(\(left) \(word) \(right))"
      }
      if sign == .minus, values.count == 1 { return expression(values[0], depth: depth + 1).map { "(\($0) * -1)" } }
      return nil
    case .call(let callee, let arguments): return function(callee, arguments, depth, isOutermost)
    default: return DjangoDefaults.plain(value) == DjangoNames.hole ? nil : DjangoDefaults.plain(value)
    }
  }

  /// Of an argument of a function: a string is a column's name.
  private func operand(_ value: PythonValue, _ depth: Int) -> String? {
    value.string.flatMap { column($0) } ?? expression(value, depth: depth + 1)
  }

  private func column(_ path: String) -> String? { model.fieldOrAttribute(path).map { DjangoNames.quoted($0.column) } }

  private static let functions: [String: String] = [
    "Lower": "LOWER", "Upper": "UPPER", "Coalesce": "COALESCE", "Length": "LENGTH", "Trim": "BTRIM", "LTrim": "LTRIM",
    "RTrim": "RTRIM", "Abs": "ABS", "Ceil": "CEILING", "Floor": "FLOOR", "Round": "ROUND", "Greatest": "GREATEST",
    "Least": "LEAST", "NullIf": "NULLIF", "Replace": "REPLACE", "Reverse": "REVERSE", "MD5": "MD5", "Left": "LEFT",
    "Right": "RIGHT", "Sqrt": "SQRT", "Sign": "SIGN", "Power": "POWER", "Mod": "MOD", "Now": "STATEMENT_TIMESTAMP",
    "RandomUUID": "GEN_RANDOM_UUID", "TransactionNow": "CURRENT_TIMESTAMP", "Random": "RANDOM", "Pi": "PI",
    "Substr": "SUBSTRING", "Repeat": "REPEAT", "LPad": "LPAD", "RPad": "RPAD", "Chr": "CHR", "Ord": "ASCII",
  ]

  private func function(
    _ callee: PythonSymbol, _ arguments: [PythonArgument], _ depth: Int, _ isOutermost: Bool
  ) -> String? {
    let positional = arguments.filter { $0.name == nil && !$0.isUnpacked }.map(\.value)
    switch callee.name {
    case "F", "Col": return positional.first?.string.flatMap { column($0) }
    case "Value":
      return positional.first.flatMap {
        let sql = DjangoDefaults.plain($0)
        return sql == DjangoNames.hole ? nil : sql
      }
    case "ExpressionWrapper": return positional.first.flatMap { expression($0, depth: depth + 1) }
    case "Q": return conjunction(arguments, depth: depth + 1)
    case "RawSQL":
      guard let sql = positional.first?.string, positional.count < 2 || positional[1].items?.isEmpty == true else { return nil }
      return "(\(sql))"
    case "TransactionNow" where callee.path.contains("postgres"): return "CURRENT_TIMESTAMP"
    case "Concat":
      let parts = positional.map { operand($0, depth) }
      guard !parts.contains(nil), parts.count > 1 else { return nil }
      return "(" + parts.compactMap { $0 }.map { "COALESCE(\($0)::text, '')" }.joined(separator: " || ") + ")"
    case "Case":
      var sql = "CASE"
      for when in positional {
        guard let branch = when.symbol, branch.callee?.name == "When",
          let then = branch.arguments[named: "then"].flatMap({ expression($0.value, depth: depth + 1) })
            ?? branch.arguments[position: 1].flatMap({ expression($0.value, depth: depth + 1) })
        else { return nil }
        let test = branch.arguments.enumerated().filter {
          $0.element.name != "then" && !($0.element.name == nil && $0.offset > 0)
        }
        sql += " WHEN \(conjunction(test.map(\.element), depth: depth + 1) ?? DjangoNames.hole) THEN \(then)"
      }
      let otherwise = arguments[named: "default"].flatMap { expression($0.value, depth: depth + 1) } ?? "NULL"
      return "\(sql) ELSE \(otherwise) END"
    default:
      guard callee.path.hasPrefix("django."), let name = Self.functions[String(callee.name)] else { return nil }
      let parts = positional.map { operand($0, depth) }
      guard !parts.contains(nil) else { return nil }
      if name == "CURRENT_TIMESTAMP" { return name }
      return "\(name)(\(parts.compactMap { $0 }.joined(separator: ", ")))"
    }
  }

  // MARK: Where they stand

  /// A column or an expression of an index, with its operator class and order.
  func indexed(_ value: PythonValue) -> String {
    if let name = value.string {
      let isFalling = name.hasPrefix("-")
      guard let column = column(isFalling ? String(name.dropFirst()) : name) else { return DjangoNames.hole }
      return isFalling ? column + " DESC" : column
    }
    guard let symbol = value.symbol, case .call(let callee, let arguments) = symbol.form else {
      return "(\(expression(value) ?? DjangoNames.hole))"
    }
    if callee.name == "OpClass", let inner = arguments.first?.value {
      let name = arguments[named: "name"]?.value.string ?? arguments[position: 1]?.value.string ?? DjangoNames.hole
      return "\(indexed(inner)) \(name)"
    }
    if callee.name == "OrderBy", let inner = arguments.first?.value {
      return indexed(inner) + (arguments[named: "descending"]?.value.boolean == true ? " DESC" : "") + nulls(arguments)
    }
    // `Lower("a").desc()`
    if case .attribute(let inner, let word) = callee.form, word == "asc" || word == "desc" {
      return indexed(.symbol(inner)) + (word == "desc" ? " DESC" : " ASC") + nulls(arguments)
    }
    if callee.name == "F", let name = arguments.first?.value.string { return column(name) ?? DjangoNames.hole }
    return "(\(expression(value) ?? DjangoNames.hole))"
  }

  private func nulls(_ arguments: [PythonArgument]) -> String {
    if arguments[named: "nulls_last"]?.value.boolean == true { return " NULLS LAST" }
    return arguments[named: "nulls_first"]?.value.boolean == true ? " NULLS FIRST" : ""
  }

  func databaseDefault(_ value: PythonValue, of field: DjangoField) -> String {
    if let symbol = value.symbol, case .call(let callee, let arguments) = symbol.form, callee.name == "Value",
      let inner = arguments.first?.value
    {
      return DjangoDefaults.literal(inner, for: field, in: model, state)
    }
    if value.symbol != nil {
      let plain = DjangoDefaults.literal(value, for: field, in: model, state)
      if plain != DjangoNames.hole { return plain }
      return "(\(expression(value) ?? DjangoNames.hole))"
    }
    return DjangoDefaults.literal(value, for: field, in: model, state)
  }
}
