import PythonSyntax

/// Values of a program as Django sends them for a field.
enum DjangoDefaults {
  /// What old rows get when a column is added: the SQL of it, or nil for nothing.
  static func effective(_ field: DjangoField, in model: DjangoModel, _ state: DjangoState) -> String? {
    if let value = field.arguments["default"] {
      if value.isNone { return nil }
      return literal(value, for: field, in: model, state)
    }
    if field.isGenerated { return nil }
    if !field.isNullable, field.isBlank, field.type.allowsEmptyText {
      return field.type.base == "BinaryField" ? "'\\x'" : "''"
    }
    if field.arguments["auto_now"]?.boolean == true || field.arguments["auto_now_add"]?.boolean == true {
      return DjangoNames.hole
    }
    return nil
  }

  static func literal(_ value: PythonValue, for field: DjangoField?, in model: DjangoModel, _ state: DjangoState) -> String {
    guard let field else { return plain(value) }
    if value.isNone { return "NULL" }
    if field.isForeignKey {
      guard let (target, other) = state.targetField(of: field, in: model) else { return plain(value) }
      return literal(value, for: target, in: other, state)
    }
    switch field.type.base {
    case "JSONField":
      switch value {
      case .builtin("dict"): return "'{}'::jsonb"
      case .builtin("list"): return "'[]'::jsonb"
      default: return value.jsonText().map { quoted($0) + "::jsonb" } ?? DjangoNames.hole
      }
    case "ArrayField":
      if case .builtin("list") = value { return "'{}'" }
      guard let items = value.items else { return DjangoNames.hole }
      return items.isEmpty ? "'{}'" : "ARRAY[\(items.map(plain).joined(separator: ", "))]"
    case "HStoreField":
      if case .builtin("dict") = value { return "''" }
      return DjangoNames.hole
    case "FloatField":
      if case .integer(let number) = value { return "\(number).0" }
      return plain(value)
    case "CharField", "TextField", "SlugField", "EmailField", "URLField", "FileField", "ImageField", "FilePathField":
      if case .integer(let number) = value { return quoted(String(number)) }
      return plain(value)
    case "IntegerField", "BigIntegerField", "SmallIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField",
      "PositiveBigIntegerField", "AutoField", "BigAutoField", "SmallAutoField":
      if case .boolean(let flag) = value { return flag ? "1" : "0" }
      if let text = value.string, let number = Int(text) { return String(number) }
      return plain(value)
    case "BooleanField":
      switch value {
      case .integer(let number): return number == 0 ? "false" : "true"
      default: return plain(value)
      }
    case "DecimalField":
      if let text = value.string { return text }
      return plain(value)
    case "": return value.isKnownScalar ? plain(value) : DjangoNames.hole
    default: return plain(value)
    }
  }

  /// As the driver writes it.
  static func plain(_ value: PythonValue) -> String {
    switch value {
    case .none: return "NULL"
    case .boolean(let flag): return flag ? "true" : "false"
    case .integer(let number): return String(number)
    case .float(let number): return String(number)
    case .text(let text): return text.isKnown ? quoted(text.string) : DjangoNames.hole
    case .member(let member): return plain(member.value)
    case .bytes(let bytes):
      return "'\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    case .tuple, .list:
      guard let items = value.items else { return DjangoNames.hole }
      return items.isEmpty ? "'{}'" : "ARRAY[\(items.map(plain).joined(separator: ", "))]"
    case .symbol(let symbol): return made(symbol) ?? DjangoNames.hole
    // A callable, and what it gives.
    case .builtin("str"): return "''"
    case .builtin("bool"): return "false"
    case .builtin("int"): return "0"
    default: return DjangoNames.hole
    }
  }

  /// Values that the standard library makes: dates, decimals, UUIDs.
  private static func made(_ symbol: PythonSymbol) -> String? {
    guard let callee = symbol.callee else { return nil }
    let arguments = symbol.arguments
    func number(_ index: Int) -> Int? {
      if index < arguments.count, arguments[index].name == nil, case .integer(let number) = arguments[index].value {
        return number
      }
      return nil
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    switch callee.path {
    case "decimal.Decimal":
      switch arguments.first?.value {
      case .integer(let number)?: return String(number)
      case .text(let text)? where text.isKnown: return text.string
      default: return nil
      }
    case "uuid.UUID": return arguments.first?.value.string.map { quoted($0) + "::uuid" }
    case "datetime.date":
      guard let year = number(0), let month = number(1), let day = number(2) else { return nil }
      return "'\(year)-\(two(month))-\(two(day))'::date"
    case "datetime.timedelta":
      guard arguments.count == 1, let count = number(0) ?? { if case .integer(let n) = arguments[0].value { n } else { nil } }()
      else { return nil }
      let unit = arguments[0].name ?? "days"
      return ["days", "seconds", "hours", "minutes", "weeks"].contains(unit) ? "'\(count) \(unit)'::interval" : nil
    default:
      // `_("text")`
      if callee.path.hasPrefix("django.utils.translation."), let text = arguments.first?.value { return plain(text) }
      return nil
    }
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}

extension PythonValue {
  fileprivate var isKnownScalar: Bool {
    switch self {
    case .none, .boolean, .integer, .float, .bytes: true
    case .text(let text): text.isKnown
    default: false
    }
  }
}
