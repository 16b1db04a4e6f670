import PythonSyntax
import SourceText

// The operations of `alembic.op` and of a batch.

extension AlembicOperations {
  /// Of a batch the table is given once.
  struct Target {
    var table: PythonValue
    var schema: PythonValue?
    var batch: PythonSymbol?

    var sqlName: SQLText { table.sqlName(in: schema) }
  }

  /// Arguments by name or by position.
  struct Arguments {
    var call: PythonCall
    /// How many positions the table has taken.
    var shift = 0

    func callAsFunction(_ name: String, _ position: Int? = nil) -> PythonValue? {
      call[name] ?? position.flatMap { $0 - shift >= 0 ? call[$0 - shift] : nil }
    }

    /// What is given and not None.
    func given(_ name: String, _ position: Int? = nil) -> PythonValue? {
      self(name, position).flatMap { $0.isNone ? nil : $0 }
    }

    func flag(_ name: String) -> Bool { call[name]?.isTruthy ?? false }
  }

  // MARK: alembic.op

  func operation(_ name: String, _ call: PythonCall) -> PythonValue? {
    let arguments = Arguments(call: call)
    switch name {
    case "get_bind", "get_context", "f", "batch_alter_table", "implementation_for", "register_operation": return nil
    case "execute":
      return execute(call["sqltext"] ?? call[0], nil, call)
    case "run_async": return runAsync(call)
    case "inline_literal": return call[0]
    case "create_table":
      createTable(call)
      return nil
    case "drop_table":
      let table = (arguments("table_name", 0) ?? .none).sqlName(in: arguments("schema"))
      send("DROP TABLE \(arguments.flag("if_exists") ? "IF EXISTS " : "")\(table)", call)
    case "rename_table":
      guard let new = arguments("new_table_name", 1) else { break }
      let old = (arguments("old_table_name", 0) ?? .none).sqlName(in: arguments("schema", 2))
      send("ALTER TABLE \(old) RENAME TO \(new.sqlName)", call)
    case "bulk_insert": bulkInsert(call["rows"] ?? call[1], into: call["table"] ?? call[0], call)
    case "drop_index":
      let index = (arguments("index_name", 0) ?? .none).sqlName(in: arguments("schema"))
      dropIndex(index, call, nil)
    case "create_entity", "replace_entity", "drop_entity": entity(name, call)
    case "sync_enum_values": syncEnumValues(call)
    default:
      let tablePosition = Self.tablePositions[name]
      guard let tablePosition else {
        notAnalysed("op.\(name) is not part of Alembic", call)
        return nil
      }
      let keys = ["table_name", "source_table", "source"]
      let table =
        keys.lazy.compactMap { call[$0] }.first ?? call[tablePosition]
        ?? .unknown(PythonHole(reason: .argument, place: call.place))
      let schema = name == "create_foreign_key" ? call["source_schema"] : call["schema"]
      tableOperation(name, Target(table: table, schema: schema), call)
    }
    return nil
  }

  /// Where operations on a table have its name.
  private static let tablePositions: [String: Int] = [
    "add_column": 0, "drop_column": 0, "alter_column": 0, "create_table_comment": 0, "drop_table_comment": 0,
    "create_index": 1, "create_foreign_key": 1, "create_unique_constraint": 1, "create_primary_key": 1,
    "create_check_constraint": 1, "create_exclude_constraint": 1, "drop_constraint": 1,
  ]

  func batchOperation(_ name: String, of batch: PythonSymbol, _ call: PythonCall) -> PythonValue? {
    let arguments = batch.arguments
    let table = (arguments[named: "table_name"] ?? arguments[position: 0])?.value ?? .none
    let schema = (arguments[named: "schema"] ?? arguments[position: 1])?.value
    switch name {
    case "f", "get_bind", "get_context": return nil
    case "execute": return execute(call["sqltext"] ?? call[0], nil, call)
    case "drop_index":
      dropIndex(((call["index_name"] ?? call[0]) ?? .none).sqlName(in: schema), call, batch)
    default:
      if arguments[named: "recreate"]?.value.string == "always" {
        notAnalysed("a batch that recreates its table is not followed", call)
        return nil
      }
      guard Self.tablePositions[name] != nil else {
        notAnalysed("\(name) of a batch is not known", call)
        return nil
      }
      tableOperation(name, Target(table: table, schema: schema, batch: batch), call)
    }
    return nil
  }

  // MARK: Tables

  private func createTable(_ call: PythonCall) {
    guard let table = SQLAlchemyTable(call.arguments) else { return notAnalysed("the table's name is not known", call) }
    if !table.isComplete { notAnalysed("only the run knows all columns of this table", call) }
    for enumeration in table.enums where history.madeWithTables.insert(enumeration.key).inserted {
      send(enumeration.creation, call)
    }
    send(table.creation(context), call)
  }

  private func tableOperation(_ name: String, _ target: Target, _ call: PythonCall) {
    // In a batch the table is not among the arguments.
    func argument(_ name: String, _ position: Int, before table: Bool = false) -> PythonValue? {
      call[name] ?? call[target.batch == nil || table ? position : position - 1]
    }
    func send(_ sql: SQLText) { self.send(sql, call, batch: target.batch) }
    let alter: SQLText = "ALTER TABLE \(target.sqlName)"
    func add(_ constraint: SQLAlchemyConstraint) { send("\(alter) ADD \(constraint.sql)") }
    func ifExists(_ flag: String) -> SQLText {
      call[flag]?.isTruthy == true ? (flag == "if_exists" ? "IF EXISTS " : "IF NOT EXISTS ") : ""
    }
    let constraintName = call["constraint_name"] ?? call["name"] ?? call[0]
    switch name {
    case "add_column":
      guard let value = argument("column", 1), let column = SQLAlchemyColumn(value) else {
        return notAnalysed("only the run knows this column", call)
      }
      self.send(addColumn(column, target, ifExists("if_not_exists"), call), call, batch: target.batch)
    case "drop_column":
      guard let column = argument("column_name", 1) else { return }
      send("\(alter) DROP COLUMN \(ifExists("if_exists"))\(column.sqlName)")
    case "alter_column":
      guard let column = argument("column_name", 1) else { return }
      self.send(alterColumn(column, target, call), call, batch: target.batch)
    case "create_table_comment":
      guard let comment = argument("comment", 1) else { return }
      send("COMMENT ON TABLE \(target.sqlName) IS \(comment.sqlLiteral)")
    case "drop_table_comment": send("COMMENT ON TABLE \(target.sqlName) IS NULL")
    case "create_index":
      let columns = argument("columns", 2)
      guard let columns else { return }
      let list =
        columns.items
        ?? (columns.text != nil || columns.symbol != nil
          ? [columns] : [.unknown(PythonHole(reason: .outside, place: call.place))])
      let index = SQLAlchemyIndex(
        name: call["index_name"] ?? call[0], table: target.table, schema: target.schema, columns: list,
        arguments: call.arguments)
      send(index.creation(context))
    case "create_unique_constraint", "create_primary_key":
      guard let columns = argument("columns", 2)?.items else { return notAnalysed("only the run knows these columns", call) }
      add(
        name == "create_primary_key"
          ? .primaryKey(constraintName, target.table, columns, call.arguments, context)
          : .unique(constraintName, target.table, columns, call.arguments, context))
    case "create_check_constraint":
      guard let condition = argument("condition", 2) else { return }
      add(.check(constraintName, target.table, condition, call.arguments, context))
    case "create_exclude_constraint":
      let skipped = target.batch == nil ? 2 : 1
      let elements = call.arguments.filter { $0.name == nil }.dropFirst(skipped).map(\.value)
      add(.exclude(constraintName, target.table, elements, call.arguments, context))
    case "create_foreign_key":
      guard let other = argument("referent_table", 2) ?? call["referent"],
        let locals = argument("local_cols", 3)?.items, let remotes = argument("remote_cols", 4)?.items
      else { return notAnalysed("only the run knows these columns", call) }
      add(
        .foreignKey(
          constraintName, target.table, locals.map(\.sqlName), locals, other.sqlName(in: call["referent_schema"]),
          remotes.map(\.sqlName).joined(", "), call.arguments, context, otherName: other.string))
    case "drop_constraint":
      guard let constraintName, let dropped = droppedName(constraintName, target, call) else {
        return notAnalysed("only the run knows the constraint's name", call)
      }
      send("\(alter) DROP CONSTRAINT \(ifExists("if_exists"))\(dropped)")
    default: break
    }
  }

  /// A convention may make the name of a constraint that is dropped, too.
  private func droppedName(_ name: PythonValue, _ target: Target, _ call: PythonCall) -> SQLText? {
    if name.isNone { return nil }
    let kinds = ["check": "ck", "unique": "uq", "foreignkey": "fk", "primary": "pk"]
    let kind = (call["type_"] ?? call[target.batch == nil ? 2 : 1])?.string.flatMap { kinds[$0] }
    guard let kind else { return name.sqlName }
    return context.naming.name(kind, name, of: NamingConvention.Subject(table: target.table))
  }

  private func dropIndex(_ index: SQLText, _ call: PythonCall, _ batch: PythonSymbol?) {
    let concurrently: SQLText = call["postgresql_concurrently"]?.isTruthy == true ? "CONCURRENTLY " : ""
    send("DROP INDEX \(concurrently)\(call["if_exists"]?.isTruthy == true ? "IF EXISTS " : "")\(index)", call, batch: batch)
  }

  // MARK: Columns

  private func addColumn(_ column: SQLAlchemyColumn, _ target: Target, _ ifExists: SQLText, _ call: PythonCall) -> [SQLText] {
    let alter: SQLText = "ALTER TABLE \(target.sqlName)"
    // The only column of the primary key that SQLAlchemy sees here counts by itself.
    let counts = column.isPrimaryKey && column.mayCount
    var definition = column.definition(counts: counts, context.expressions)
    if call["inline_primary_key"]?.isTruthy == true, column.isPrimaryKey { definition += " PRIMARY KEY" }
    let foreignKeys = column.foreignKeys
    let isInline = call["inline_references"]?.isTruthy == true && foreignKeys.count == 1
    let table = SQLAlchemyTable(table: target.table, schema: target.schema)
    var behind: [SQLText] = []
    for key in foreignKeys {
      guard let constraint = SQLAlchemyConstraint(key, of: table, column: column.name, context) else { continue }
      if isInline, let (other, columns) = SQLAlchemyColumn.reference(key, column: column.name) {
        definition += " REFERENCES \(other) (\(columns))" + SQLAlchemyConstraint.cascades(key.arguments)
      } else {
        behind.append("\(alter) ADD \(constraint.sql)")
      }
    }
    for part in column.symbol.arguments.compactMap(\.value.symbol) where part.callee?.name == "CheckConstraint" {
      if let constraint = SQLAlchemyConstraint(part, of: table, column: nil, context) { definition += " \(constraint.sql)" }
    }
    if column.isUnique, !column.isIndexed {
      behind.append("\(alter) ADD \(SQLAlchemyConstraint.unique(nil, target.table, [column.name], [], context).sql)")
    }
    if column.isIndexed { behind.append(SQLAlchemyTable.index(of: column, table: target.table, target.schema, context)) }
    if let comment = column.comment {
      behind.append("COMMENT ON COLUMN \(target.sqlName).\(column.name.sqlName) IS \(comment.sqlLiteral)")
    }
    return ["\(alter) ADD COLUMN \(ifExists)\(definition)"] + behind
  }

  private func alterColumn(_ column: PythonValue, _ target: Target, _ call: PythonCall) -> [SQLText] {
    let table: SQLText = "ALTER TABLE \(target.sqlName)"
    let alter: SQLText = "\(table) ALTER COLUMN \(column.sqlName)"
    var statements: [SQLText] = []
    if let type = call["type_"], !type.isNone {
      var sql: SQLText = "\(alter) TYPE \(SQLAlchemyType(type).sql)"
      if let using = call["postgresql_using"], !using.isNone { sql += " USING \(context.expressions.condition(using))" }
      statements.append(sql)
    }
    if let nullable = call["nullable"], !nullable.isNone {
      switch nullable.boolean {
      case true?: statements.append("\(alter) DROP NOT NULL")
      case false?: statements.append("\(alter) SET NOT NULL")
      case nil: notAnalysed("only the run knows whether the column may be null", call)
      }
    }
    if let standard = call["server_default"], standard.boolean != false {
      statements += serverDefault(standard, alter, call)
    }
    if let comment = call["comment"], comment.boolean != false {
      statements.append("COMMENT ON COLUMN \(target.sqlName).\(column.sqlName) IS \(comment.sqlLiteral)")
    }
    if let name = call["new_column_name"] ?? call["name"], !name.isNone {
      statements.append("\(table) RENAME \(column.sqlName) TO \(name.sqlName)")
    }
    return statements
  }

  private func serverDefault(_ standard: PythonValue, _ alter: SQLText, _ call: PythonCall) -> [SQLText] {
    if let identity = standard.symbol, identity.callee?.name == "Identity" {
      if let before = call["existing_server_default"]?.symbol, before.callee?.name == "Identity" {
        notAnalysed("a change of an identity column is not followed", call)
        return []
      }
      return ["\(alter) ADD \(SQLAlchemyColumn.identity(identity))"]
    }
    if standard.isNone {
      if call["existing_server_default"]?.symbol?.callee?.name == "Identity" { return ["\(alter) DROP IDENTITY"] }
      return ["\(alter) DROP DEFAULT"]
    }
    guard let words = SQLAlchemyColumn.serverDefault(standard, context.expressions) else { return [] }
    return ["\(alter) SET DEFAULT \(words)"]
  }
}
