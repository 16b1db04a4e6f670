import PythonSyntax
import SourceText

/// What `op.create_table` or `sa.Table` describes.
struct SQLAlchemyTable {
  var name: PythonValue
  var schema: PythonValue?
  var columns: [SQLAlchemyColumn] = []
  private var constraints: [PythonSymbol] = []
  private var indexes: [PythonSymbol] = []
  private let arguments: [PythonArgument]
  /// Something among its arguments is not known.
  private(set) var isComplete = true

  /// The arguments of the call; a `sa.Table` has its metadata second.
  init?(_ arguments: [PythonArgument]) {
    guard let name = (arguments[named: "table_name"] ?? arguments[named: "name"] ?? arguments[position: 0])?.value else {
      return nil
    }
    self.name = name
    self.arguments = arguments
    schema = arguments[named: "schema"]?.value
    for argument in arguments.filter({ $0.name == nil }).dropFirst() { add(argument.value, isUnpacked: argument.isUnpacked) }
  }

  /// A table of which only the name matters.
  init(table name: PythonValue, schema: PythonValue?) {
    self.name = name
    self.schema = schema
    arguments = []
  }

  private mutating func add(_ value: PythonValue, isUnpacked: Bool) {
    if let column = SQLAlchemyColumn(value) {
      columns.append(column)
    } else if let symbol = value.symbol, let name = symbol.callee?.name {
      switch name {
      case "PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ExcludeConstraint":
        constraints.append(symbol)
      case "Index": indexes.append(symbol)
      case "MetaData": break
      default: if isUnpacked { isComplete = false }
      }
    } else if isUnpacked {
      isComplete = false
    }
  }

  var sqlName: SQLText { name.sqlName(in: schema) }

  /// The enums that come into being with it.
  var enums: [SQLAlchemyEnum] { columns.compactMap(\.type.enumeration).filter(\.isCreatedWithTables) }

  private var keyNames: [String] {
    let listed = constraints.first { $0.callee?.name == "PrimaryKeyConstraint" }?.arguments.filter { $0.name == nil } ?? []
    var names = listed.compactMap(\.value.string)
    for column in columns where column.isPrimaryKey {
      if let name = column.name.string, !names.contains(name) { names.append(name) }
    }
    return names
  }

  func creation(_ context: SQLAlchemyContext) -> [SQLText] {
    let expressions = context.expressions
    var definitions: [SQLText] = []
    let keys = keyNames
    for var column in columns {
      if let name = column.name.string, keys.contains(name), !column.isPrimaryKey {
        column.isPrimaryKey = true
        if column.value("nullable")?.boolean == nil { column.isNullable = false }
      }
      let counts =
        column.isPrimaryKey && column.mayCount && (keys.count <= 1 || column.value("autoincrement")?.boolean == true)
      var definition = column.definition(counts: counts, expressions)
      for check in column.symbol.arguments.compactMap(\.value.symbol) where check.callee?.name == "CheckConstraint" {
        if let sql = SQLAlchemyConstraint(check, of: self, column: nil, context)?.sql { definition += " " + sql }
      }
      definitions.append(definition)
    }
    definitions += tableConstraints(context)
    var sql: SQLText = "CREATE "
    if let prefixes = argument("prefixes")?.items {
      for prefix in prefixes.compactMap(\.text) { sql += .verbatim(prefix) + " " }
    }
    sql += "TABLE "
    if argument("if_not_exists")?.isTruthy == true { sql += "IF NOT EXISTS " }
    sql += "\(sqlName) (\(definitions.joined(", ")))" + options
    return [sql] + indexStatements(context) + comments
  }

  private func argument(_ name: String) -> PythonValue? { arguments[named: name]?.value }

  private func tableConstraints(_ context: SQLAlchemyContext) -> [SQLText] {
    var result: [SQLText] = []
    if let key = constraints.first(where: { $0.callee?.name == "PrimaryKeyConstraint" }) {
      if let sql = SQLAlchemyConstraint(key, of: self, column: nil, context)?.sql { result.append(sql) }
    } else {
      let keys = columns.filter(\.isPrimaryKey).map(\.name)
      if !keys.isEmpty {
        let name = context.naming.name("pk", nil, of: NamingConvention.Subject(table: name, columns: keys))
        result.append(SQLAlchemyConstraint.named(name) + "PRIMARY KEY (\(keys.map(\.sqlName).joined(", ")))")
      }
    }
    for column in columns {
      for key in column.foreignKeys where !key.isMadeByAlter {
        if let sql = SQLAlchemyConstraint(key, of: self, column: column.name, context)?.sql { result.append(sql) }
      }
      if column.isUnique, !column.isIndexed {
        let name = context.naming.name("uq", nil, of: NamingConvention.Subject(table: name, columns: [column.name]))
        result.append(SQLAlchemyConstraint.named(name) + "UNIQUE (\(column.name.sqlName))")
      }
    }
    for constraint in constraints where constraint.callee?.name != "PrimaryKeyConstraint" && !constraint.isMadeByAlter {
      if let sql = SQLAlchemyConstraint(constraint, of: self, column: nil, context)?.sql { result.append(sql) }
    }
    return result
  }

  private var options: SQLText {
    var sql = SQLText()
    if let parent = argument("postgresql_inherits") {
      sql += " INHERITS (\((parent.items ?? [parent]).map(\.sqlName).joined(", ")))"
    }
    if let partition = argument("postgresql_partition_by")?.text { sql += " PARTITION BY \(.verbatim(partition))" }
    if let method = argument("postgresql_using")?.text { sql += " USING \(.name(method))" }
    if case .dictionary(let parameters)? = argument("postgresql_with"), parameters.isKnown {
      sql += " WITH (\(SQLAlchemyIndex.parameters(parameters)))"
    }
    if let action = argument("postgresql_on_commit")?.string {
      sql += SQLText([.own(" ON COMMIT " + String(action.map { $0 == "_" ? " " : $0 }).uppercased())])
    }
    if let space = argument("postgresql_tablespace") { sql += " TABLESPACE \(space.sqlName)" }
    return sql
  }

  /// Of columns with `index=True`, and those that are listed.
  private func indexStatements(_ context: SQLAlchemyContext) -> [SQLText] {
    var result: [SQLText] = []
    for column in columns where column.isIndexed { result.append(Self.index(of: column, table: name, schema, context)) }
    for index in indexes {
      var call = index.arguments
      let columns = call.filter { $0.name == nil }.dropFirst().map(\.value)
      call.removeAll { $0.name == nil }
      let indexName = index.arguments[position: 0]?.value ?? index.arguments[named: "name"]?.value
      result.append(
        SQLAlchemyIndex(name: indexName, table: name, schema: schema, columns: Array(columns), arguments: call).creation(
          context))
    }
    return result
  }

  static func index(
    of column: SQLAlchemyColumn, table: PythonValue, _ schema: PythonValue?, _ context: SQLAlchemyContext
  ) -> SQLText {
    let subject = NamingConvention.Subject(table: table, columns: [column.name])
    let name =
      context.naming.name("ix", nil, of: subject)
      ?? SQLText.name("ix_\(schema?.string.map { $0 + "_" } ?? "")\(table.string ?? "")_\(column.name.string ?? "")")
    return "CREATE \(column.isUnique ? "UNIQUE " : "")INDEX \(name) ON \(table.sqlName(in: schema)) (\(column.name.sqlName))"
  }

  private var comments: [SQLText] {
    var result: [SQLText] = []
    if let comment = argument("comment"), !comment.isNone {
      result.append("COMMENT ON TABLE \(sqlName) IS \(comment.sqlLiteral)")
    }
    for column in columns {
      if let comment = column.comment {
        result.append("COMMENT ON COLUMN \(sqlName).\(column.name.sqlName) IS \(comment.sqlLiteral)")
      }
    }
    return result
  }
}

/// What lowering needs to know of the project.
struct SQLAlchemyContext {
  var naming = NamingConvention()
  var expressions = SQLAlchemyExpressions()
}

extension PythonSymbol {
  /// A foreign key that CREATE TABLE leaves out: `metadata.create_all()` would add it behind all tables, and Alembic never does.
  fileprivate var isMadeByAlter: Bool { arguments[named: "use_alter"]?.value.isTruthy == true }
}
