import PythonSyntax
import SourceText

/// A column's type, as SQLAlchemy writes it for PostgreSQL.
struct SQLAlchemyType {
  /// As it stands in a column's definition; a hole where it is not known.
  var sql: SQLText
  var kind = Kind.other
  /// The enum that it is, or whose array it is.
  var enumeration: SQLAlchemyEnum?

  enum Kind {
    case integer, bigInteger, smallInteger
    case json
    case array
    case string
    case other
    case unknown
  }

  static var unknown: SQLAlchemyType { SQLAlchemyType(sql: .hole, kind: .unknown) }

  init(sql: SQLText, kind: Kind = .other, enumeration: SQLAlchemyEnum? = nil) {
    self.sql = sql
    self.kind = kind
    self.enumeration = enumeration
  }

  init(_ value: PythonValue?) {
    self = Self.read(value, depth: 0)
  }

  private static func read(_ value: PythonValue?, depth: Int) -> SQLAlchemyType {
    guard depth < 8 else { return .unknown }
    switch value {
    case .symbol(let symbol): return read(symbol, depth)
    case .classObject(let object): return read(object, depth)
    case .instance(let instance): return read(instance.ofClass, depth)
    default: return .unknown
    }
  }

  /// A type of the project: a TypeDecorator says which it is made of.
  private static func read(_ object: PythonClass, _ depth: Int) -> SQLAlchemyType {
    guard object["load_dialect_impl"] == nil, object["get_col_spec"] == nil else { return .unknown }
    if let inner = object["impl"] { return read(inner, depth: depth + 1) }
    for base in object.bases {
      let type = read(base, depth: depth + 1)
      if type.kind != .unknown { return type }
    }
    return .unknown
  }

  private static func read(_ symbol: PythonSymbol, _ depth: Int) -> SQLAlchemyType {
    let callee = symbol.callee ?? symbol
    let arguments = symbol.arguments
    let name = String(callee.name)
    if let receiver = callee.receiver, receiver.callee != nil || name == "with_variant" {
      guard name == "with_variant" else { return .unknown }
      if arguments.dropFirst().contains(where: { $0.value.string == "postgresql" }) {
        return read(arguments.first?.value, depth: depth + 1)
      }
      return read(receiver, depth + 1)
    }
    func length(_ keyword: String = "length") -> SQLText? {
      switch (arguments[named: keyword] ?? arguments[position: 0])?.value {
      case .integer(let number)?: "(\(number))"
      case nil, .some(.none): nil
      default: "(\(SQLText.hole))"
      }
    }
    func text(_ word: String) -> SQLAlchemyType {
      var sql = SQLText([.own(word)])
      if let length = length() { sql += length }
      if let collation = arguments[named: "collation"]?.value.text {
        sql += SQLText([.own(" COLLATE " + SQLNames.quoted(collation.string))])
      }
      return SQLAlchemyType(sql: sql, kind: .string)
    }
    switch name {
    case "Enum", "ENUM":
      guard let enumeration = SQLAlchemyEnum(symbol) else { return .unknown }
      return enumeration.type
    case "ARRAY":
      let item = read((arguments[named: "item_type"] ?? arguments[position: 0])?.value, depth: depth + 1)
      var dimensions = 1
      if case .integer(let number)? = arguments[named: "dimensions"]?.value { dimensions = max(1, min(number, 6)) }
      let brackets = SQLText([.own(String(repeating: "[]", count: dimensions))])
      return SQLAlchemyType(
        sql: item.sql + brackets, kind: item.kind == .unknown ? .unknown : .array, enumeration: item.enumeration)
    case "DOMAIN":
      return SQLAlchemyType(
        sql: ((arguments[named: "name"] ?? arguments[position: 0])?.value ?? .none).sqlName(
          in: arguments[named: "schema"]?.value))
    case "String", "VARCHAR", "Unicode", "AutoString", "EmailType", "NVARCHAR", "CHARVARYING": return text("VARCHAR")
    case "Text", "UnicodeText", "TEXT", "CLOB", "URLType", "LONGTEXT", "MEDIUMTEXT": return text("TEXT")
    case "CHAR", "NCHAR": return text("CHAR")
    case "Numeric", "NUMERIC", "DECIMAL":
      return SQLAlchemyType(sql: SQLText([.own(name == "DECIMAL" ? "DECIMAL" : "NUMERIC")]) + precision(arguments))
    case "Float", "FLOAT":
      guard let digits = length("precision") else { return SQLAlchemyType(sql: "FLOAT") }
      return SQLAlchemyType(sql: "FLOAT" + digits)
    case "DateTime", "DATETIME", "TIMESTAMP", "Time", "TIME":
      let word = name.lowercased() == "time" ? "TIME" : "TIMESTAMP"
      let zone = (arguments[named: "timezone"] ?? arguments[position: 0])?.value
      var sql = SQLText([.own(word)])
      if case .integer(let digits)? = arguments[named: "precision"]?.value { sql += "(\(digits))" }
      if zone?.boolean == nil, zone != nil { return SQLAlchemyType(sql: sql) }
      return SQLAlchemyType(sql: sql + SQLText([.own(zone?.boolean == true ? " WITH TIME ZONE" : " WITHOUT TIME ZONE")]))
    case "INTERVAL", "Interval":
      var sql: SQLText = "INTERVAL"
      if let fields = arguments[named: "fields"]?.value.text { sql += " " + .verbatim(fields) }
      if case .integer(let digits)? = (arguments[named: "precision"] ?? arguments[named: "second_precision"])?.value {
        sql += " (\(digits))"
      }
      return SQLAlchemyType(sql: sql)
    case "BIT":
      let isVarying = arguments[named: "varying"]?.value.isTruthy ?? false
      let size = length() ?? (isVarying ? "" : "(1)")
      return SQLAlchemyType(sql: (isVarying ? "BIT VARYING" : "BIT") + size)
    case "JSON", "JSONB", "JSONType": return SQLAlchemyType(sql: name == "JSONB" ? "JSONB" : "JSON", kind: .json)
    case "Vector", "VECTOR", "HALFVEC", "HalfVector", "SPARSEVEC":
      return SQLAlchemyType(
        sql: SQLText([.own(name.lowercased() == "halfvector" ? "HALFVEC" : name.uppercased())]) + (length("dim") ?? ""))
    case "Geometry", "Geography": return SQLAlchemyType(sql: SQLText([.own(name.lowercased())]) + geometry(arguments))
    default:
      guard let known = plain[name] else { return .unknown }
      return SQLAlchemyType(sql: SQLText([.own(known)]), kind: kinds[name] ?? .other)
    }
  }

  private static func precision(_ arguments: [PythonArgument]) -> SQLText {
    guard case .integer(let digits)? = (arguments[named: "precision"] ?? arguments[position: 0])?.value else { return "" }
    guard case .integer(let scale)? = (arguments[named: "scale"] ?? arguments[position: 1])?.value else { return "(\(digits))" }
    return "(\(digits), \(scale))"
  }

  private static func geometry(_ arguments: [PythonArgument]) -> SQLText {
    guard let shape = (arguments[named: "geometry_type"] ?? arguments[position: 0])?.value.string else { return "" }
    guard case .integer(let system)? = (arguments[named: "srid"] ?? arguments[position: 1])?.value else {
      return SQLText([.own("(\(shape),-1)")])
    }
    return SQLText([.own("(\(shape),\(system))")])
  }

  private static let kinds: [String: Kind] = [
    "Integer": .integer, "INTEGER": .integer, "INT": .integer, "BigInteger": .bigInteger, "BIGINT": .bigInteger,
    "SmallInteger": .smallInteger, "SMALLINT": .smallInteger,
  ]

  private static let plain: [String: String] = [
    "Integer": "INTEGER", "INTEGER": "INTEGER", "INT": "INTEGER", "BigInteger": "BIGINT", "BIGINT": "BIGINT",
    "SmallInteger": "SMALLINT", "SMALLINT": "SMALLINT", "Boolean": "BOOLEAN", "BOOLEAN": "BOOLEAN", "Date": "DATE",
    "DATE": "DATE", "Double": "DOUBLE PRECISION", "DOUBLE": "DOUBLE PRECISION", "DOUBLE_PRECISION": "DOUBLE PRECISION",
    "REAL": "REAL", "LargeBinary": "BYTEA", "BYTEA": "BYTEA", "BLOB": "BLOB", "BINARY": "BINARY", "VARBINARY": "VARBINARY",
    "PickleType": "BYTEA", "Uuid": "UUID", "UUID": "UUID", "UUIDType": "UUID", "GUID": "UUID", "HSTORE": "HSTORE",
    "INET": "INET", "CIDR": "CIDR", "MACADDR": "MACADDR", "MACADDR8": "MACADDR8", "TSVECTOR": "TSVECTOR",
    "TSVectorType": "TSVECTOR", "TSQUERY": "TSQUERY", "MONEY": "MONEY", "OID": "OID", "REGCLASS": "REGCLASS",
    "REGCONFIG": "REGCONFIG", "CITEXT": "CITEXT", "JSONPATH": "JSONPATH", "INT4RANGE": "INT4RANGE", "INT8RANGE": "INT8RANGE",
    "NUMRANGE": "NUMRANGE", "DATERANGE": "DATERANGE", "TSRANGE": "TSRANGE", "TSTZRANGE": "TSTZRANGE",
    "INT4MULTIRANGE": "INT4MULTIRANGE", "INT8MULTIRANGE": "INT8MULTIRANGE", "NUMMULTIRANGE": "NUMMULTIRANGE",
    "DATEMULTIRANGE": "DATEMULTIRANGE", "TSMULTIRANGE": "TSMULTIRANGE", "TSTZMULTIRANGE": "TSTZMULTIRANGE",
    "LtreeType": "LTREE", "LTREE": "LTREE", "ArrowType": "TIMESTAMP WITHOUT TIME ZONE",
  ]
}

/// `sa.Enum` or `postgresql.ENUM`.
struct SQLAlchemyEnum {
  var name: SQLText
  /// What it is found again by: its schema and name as they are written.
  var key: String
  var labels: [SQLText]
  /// CREATE TYPE comes with a table that has a column of it.
  var isCreatedWithTables: Bool
  /// It is a type of its own; else a VARCHAR that is long enough.
  var isNative: Bool
  private var longest: Int

  init?(_ symbol: PythonSymbol) {
    guard let callee = symbol.callee, callee.name == "Enum" || callee.name == "ENUM" else { return nil }
    let arguments = symbol.arguments
    var values: [PythonValue] = []
    var ownName: PythonValue?
    var isKnown = true
    for argument in arguments where argument.name == nil {
      if argument.isUnpacked {
        isKnown = false
      } else if case .classObject(let object) = argument.value {
        ownName = .text(PythonText(object.name.lowercased().utf8, at: argument.place))
        let usesValues = arguments[named: "values_callable"].map { !$0.value.isNone } ?? false
        values += object.members.map { member in
          usesValues ? member.value : .text(PythonText(member.name.utf8, at: member.value.place ?? argument.place))
        }
      } else if let items = argument.value.items {
        values += items
      } else {
        values.append(argument.value)
      }
    }
    if let given = arguments[named: "name"]?.value, !given.isNone { ownName = given }
    labels = isKnown ? values.map(\.sqlLiteral) : [.hole]
    longest = values.compactMap { $0.string?.count }.max() ?? 0
    let isDialects = callee.name == "ENUM"
    isNative = isDialects || arguments[named: "native_enum"]?.value.boolean != false
    isCreatedWithTables = arguments[named: "create_type"]?.value.boolean != false
    let schema = arguments[named: "schema"]?.value
    guard let ownName else {
      if isNative { return nil }
      (name, key) = ("", "")
      return
    }
    name = ownName.sqlName(in: schema)
    key = (schema?.string.map { $0 + "." } ?? "") + (ownName.string ?? "")
  }

  var type: SQLAlchemyType {
    isNative
      ? SQLAlchemyType(sql: name, enumeration: self) : SQLAlchemyType(sql: "VARCHAR(\(max(1, longest)))", kind: .string)
  }

  var creation: SQLText { "CREATE TYPE \(name) AS ENUM (\(labels.joined(", ")))" }
}
