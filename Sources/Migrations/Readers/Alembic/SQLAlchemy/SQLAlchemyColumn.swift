import PythonSyntax
import SourceText

/// `sa.Column(…)`.
struct SQLAlchemyColumn {
  let symbol: PythonSymbol
  var name: PythonValue
  var type: SQLAlchemyType
  var isPrimaryKey: Bool
  var isNullable: Bool
  /// ForeignKey, CheckConstraint, Computed, Identity and Sequence among its arguments.
  private(set) var parts: [PythonSymbol] = []

  init?(_ value: PythonValue) {
    guard let symbol = value.symbol, let callee = symbol.callee, ["Column", "mapped_column"].contains(callee.name) else {
      return nil
    }
    self.symbol = symbol
    let arguments = symbol.arguments
    var typeValue = arguments[named: "type_"]?.value
    var nameValue = arguments[named: "name"]?.value
    for (index, argument) in arguments.filter({ $0.name == nil }).enumerated() {
      if index == 0, argument.value.text != nil || argument.value.symbol?.callee?.name == "quoted_name" {
        nameValue = argument.value
      } else if let part = argument.value.symbol, let callee = part.callee, Self.partNames.contains(String(callee.name)) {
        parts.append(part)
      } else if typeValue == nil {
        typeValue = argument.value
      }
    }
    guard let nameValue else { return nil }
    name = nameValue
    type = SQLAlchemyType(typeValue)
    // A column that refers to another one without a type of its own has that one's.
    isPrimaryKey = arguments[named: "primary_key"]?.value.boolean ?? false
    isNullable = arguments[named: "nullable"]?.value.boolean ?? !isPrimaryKey
  }

  private static let partNames: Set<String> = [
    "ForeignKey", "CheckConstraint", "Computed", "Identity", "Sequence", "FetchedValue",
  ]

  func value(_ keyword: String) -> PythonValue? { symbol.arguments[named: keyword]?.value }

  var foreignKeys: [PythonSymbol] { parts.filter { $0.callee?.name == "ForeignKey" } }

  var identity: PythonSymbol? { part("Identity") ?? defaultPart("Identity") }

  private var computed: PythonSymbol? { part("Computed") ?? defaultPart("Computed") }

  private func part(_ name: String) -> PythonSymbol? { parts.first { $0.callee?.name == name[...] } }

  private func defaultPart(_ name: String) -> PythonSymbol? {
    guard let symbol = value("server_default")?.symbol, symbol.callee?.name == name[...] else { return nil }
    return symbol
  }

  var isUnique: Bool { value("unique")?.boolean ?? false }

  var isIndexed: Bool { value("index")?.boolean ?? false }

  var comment: PythonValue? { value("comment").flatMap { $0.isNone ? nil : $0 } }

  /// It has no sequence of its own to count with.
  private var hasDefault: Bool {
    if let standard = value("default"), !standard.isNone { return true }
    if let standard = value("server_default"), !standard.isNone { return true }
    return part("Sequence") != nil
  }

  /// Whether SQLAlchemy lets it count by itself where it is the only column of its primary key.
  var mayCount: Bool {
    guard identity == nil, !hasDefault, value("autoincrement")?.boolean != false else { return false }
    guard [.integer, .bigInteger, .smallInteger].contains(type.kind) else { return false }
    return foreignKeys.isEmpty || value("autoincrement")?.boolean == true
  }

  /// `counts`: it is a SERIAL.
  func definition(counts: Bool, _ expressions: SQLAlchemyExpressions) -> SQLText {
    var sql: SQLText = "\(name.sqlName) "
    if counts {
      switch type.kind {
      case .bigInteger: sql += "BIGSERIAL"
      case .smallInteger: sql += "SMALLSERIAL"
      default: sql += "SERIAL"
      }
    } else {
      sql += type.sql
    }
    if identity == nil, computed == nil, let standard = value("server_default"), !standard.isNone,
      let words = Self.serverDefault(standard, expressions)
    {
      sql += " DEFAULT \(words)"
    }
    if let computed, let condition = computed.arguments.first?.value {
      sql += " GENERATED ALWAYS AS (\(expressions.condition(condition)))"
      sql += computed.arguments[named: "persisted"]?.value.boolean == false ? " VIRTUAL" : " STORED"
    }
    if let identity { sql += " " + Self.identity(identity) }
    if !isNullable, identity == nil { sql += " NOT NULL" }
    if identity != nil, value("nullable")?.boolean == true { sql += " NULL" }
    return sql
  }

  /// Nil where the server's own default is only mentioned.
  static func serverDefault(_ value: PythonValue, _ expressions: SQLAlchemyExpressions) -> SQLText? {
    if let text = value.text { return .literal(text) }
    if let symbol = value.symbol, symbol.callee?.name == "FetchedValue" { return nil }
    if let symbol = value.symbol, symbol.callee?.name == "DefaultClause" {
      return symbol.arguments.first.flatMap { serverDefault($0.value, expressions) }
    }
    if let next = Self.nextValue(value) { return next }
    return expressions.expression(value)
  }

  /// `Sequence("a").next_value()`
  private static func nextValue(_ value: PythonValue) -> SQLText? {
    guard let symbol = value.symbol, symbol.callee?.name == "next_value", let sequence = symbol.callee?.receiver,
      sequence.callee?.name == "Sequence"
    else { return nil }
    return
      "nextval('\(sequence.arguments[position: 0]?.value.sqlName(in: sequence.arguments[named: "schema"]?.value) ?? .hole)')"
  }

  static func identity(_ symbol: PythonSymbol) -> SQLText {
    let arguments = symbol.arguments
    let isAlways = arguments[named: "always"]?.value.boolean ?? false
    var sql: SQLText = isAlways ? "GENERATED ALWAYS AS IDENTITY" : "GENERATED BY DEFAULT AS IDENTITY"
    let options = SQLAlchemySequence.options(arguments)
    if !options.isEmpty { sql += " (\(options))" }
    return sql
  }

  /// REFERENCES … of a foreign key that is written at the column.
  static func reference(_ symbol: PythonSymbol, column: PythonValue) -> (table: SQLText, columns: SQLText)? {
    guard let target = (symbol.arguments[position: 0] ?? symbol.arguments[named: "column"])?.value.text else { return nil }
    return Self.target(target)
  }

  /// `table.column` or `schema.table.column`.
  static func target(_ text: PythonText) -> (table: SQLText, columns: SQLText) {
    let dots = text.bytes.indices.filter { text.bytes[$0] == UInt8(ascii: ".") }
    guard let last = dots.last else { return (.name(text), "") }
    let column = SQLText.name(text.slice(last + 1..<text.bytes.count))
    var start = 0
    var names: [SQLText] = []
    if dots.count > 1 {
      let before = dots[dots.count - 2]
      names.append(.name(text.slice(0..<before)))
      start = before + 1
    }
    names.append(.name(text.slice(start..<last)))
    return (names.joined("."), column)
  }
}

/// Options of a sequence.
enum SQLAlchemySequence {
  static func options(_ arguments: [PythonArgument]) -> SQLText {
    func number(_ name: String) -> Int? {
      if case .integer(let value)? = arguments[named: name]?.value { return value }
      return nil
    }
    var parts: [SQLText] = []
    if let value = number("increment") { parts.append("INCREMENT BY \(value)") }
    if let value = number("start") { parts.append("START WITH \(value)") }
    if let value = number("minvalue") { parts.append("MINVALUE \(value)") }
    if let value = number("maxvalue") { parts.append("MAXVALUE \(value)") }
    if arguments[named: "nominvalue"]?.value.boolean == true { parts.append("NO MINVALUE") }
    if arguments[named: "nomaxvalue"]?.value.boolean == true { parts.append("NO MAXVALUE") }
    if let value = number("cache") { parts.append("CACHE \(value)") }
    if let cycles = arguments[named: "cycle"]?.value.boolean { parts.append(cycles ? "CYCLE" : "NO CYCLE") }
    return parts.joined(" ")
  }
}
