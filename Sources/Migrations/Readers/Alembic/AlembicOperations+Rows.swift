import PythonSyntax
import SQLSyntax
import SourceText

// What revisions send through connections and sessions.

extension AlembicOperations {
  /// What a symbol is to the run.
  enum Role {
    /// The connection that the revisions run on.
    case connection
    /// A session on it.
    case session
    /// The driver's connection below it, and its cursor.
    case driver, cursor
    case engine
    /// A connection of its own, which commits when it likes.
    case otherConnection
    case context
    case other
  }

  /// A value that was found, or nil for a symbol.
  struct Handled {
    var value: PythonValue?
  }

  static let connection = "plimsoll.connection"

  func role(of symbol: PythonSymbol) -> Role {
    switch symbol.path {
    case "alembic.op.get_bind()", "alembic.context.get_bind()", "alembic.op.batch_alter_table().get_bind()", Self.connection:
      return .connection
    case "alembic.op.get_context()", "alembic.context.get_context()", "alembic.op.migration_context": return .context
    default: break
    }
    switch symbol.form {
    case .attribute(let base, let name):
      switch (role(of: base), name) {
      case (.context, "bind"), (.context, "connection"): return .connection
      case (.context, "impl"): return .context
      case (.connection, "engine"): return .engine
      case (.connection, "connection"), (.connection, "dbapi_connection"), (.driver, "driver_connection"),
        (.driver, "connection"):
        return .driver
      case (.session, "bind"): return .connection
      default: return .other
      }
    case .call(let callee, let arguments):
      let name = String(callee.name)
      if let receiver = callee.receiver {
        switch (role(of: receiver), name) {
        case (.connection, "connect"), (.connection, "execution_options"), (.session, "connection"), (.session, "get_bind"):
          return .connection
        case (.connection, "get_bind"), (.otherConnection, "execution_options"): return role(of: receiver)
        case (.engine, "execution_options"): return .engine
        case (.engine, "connect"), (.engine, "begin"), (.engine, "raw_connection"): return .otherConnection
        case (.driver, "cursor"): return .cursor
        case (.context, _), (.connection, _), (.session, _), (.cursor, _): return .other
        default: break
        }
      }
      switch name {
      case "create_engine", "engine_from_config", "create_async_engine": return .engine
      case "Session", "AsyncSession", "scoped_session", "sessionmaker": return sessionRole(arguments)
      default: break
      }
      // `sessionmaker(bind=bind)()`
      if let inner = callee.callee, ["sessionmaker", "scoped_session"].contains(inner.name) {
        return sessionRole(arguments + callee.arguments)
      }
      return .other
    default: return .other
    }
  }

  private func sessionRole(_ arguments: [PythonArgument]) -> Role {
    for argument in arguments {
      guard let symbol = argument.value.symbol else { continue }
      switch role(of: symbol) {
      case .connection: return .session
      case .engine, .otherConnection: return .otherConnection
      default: break
      }
    }
    return .session
  }

  /// A connection or a session is handed to something that is not part of the project and not SQLAlchemy's.
  func handsOverConnection(_ call: PythonCall) -> Bool {
    let path = call.callee.path
    guard !["sqlalchemy", "alembic", "sqlmodel", "builtins", "logging"].contains(path.prefix { $0 != "." }) else {
      return false
    }
    guard call.callee.receiver.map({ role(of: $0) == .other && $0.callee == nil }) ?? true else { return false }
    return call.arguments.contains { argument in
      guard let symbol = argument.value.symbol else { return false }
      return symbol.path == "alembic.op" || [.connection, .session].contains(role(of: symbol))
    }
  }

  // MARK: Methods

  func method(_ name: String, of receiver: PythonSymbol, _ call: PythonCall) -> Handled? {
    if let rows = receiver.tag as? KnownRows { return known(name, rows, call) }
    if receiver.callee?.name == "begin_nested" { return endNested(name, receiver, call) }
    let role = role(of: receiver)
    let executes = ["execute", "exec_driver_sql", "scalar", "scalars", "stream", "executemany", "exec"].contains(name)
    switch role {
    case .connection, .session:
      if executes {
        let style: Parameters = name == "exec_driver_sql" ? .percent : .named
        let result = execute(
          call["statement"] ?? call["sqltext"] ?? call[0], call["params"] ?? call["parameters"] ?? call[1], call, style)
        return Handled(value: name == "scalar" ? (result?.symbol?.tag as? KnownRows)?.scalar : result)
      }
      return role == .session ? sessionMethod(name, call) : connectionMethod(name, call)
    case .cursor, .driver:
      guard executes else { return nil }
      return Handled(value: execute(call["query"] ?? call["sql"] ?? call[0], call[1], call, .percent))
    case .otherConnection, .engine:
      if executes {
        notAnalysed("this is sent over another connection, outside of the run's transaction", call)
        return Handled(value: nil)
      }
      return nil
    case .context: return name == "execute" ? Handled(value: execute(call["sql"] ?? call[0], nil, call)) : nil
    case .other: break
    }
    switch name {
    case "create", "drop": return object(name, receiver, call)
    case "update", "delete": return queryMethod(name, receiver, call)
    case "create_all", "drop_all":
      guard call.arguments.contains(where: { $0.value.symbol.map { self.role(of: $0) == .connection } ?? false }) else {
        return nil
      }
      notAnalysed("which tables \(name) is about, only the application's metadata knows", call)
      return Handled(value: nil)
    default: return nil
    }
  }

  private func connectionMethod(_ name: String, _ call: PythonCall) -> Handled? {
    switch name {
    case "begin_nested": return Handled(value: beginSavepoint(call))
    case "commit":
      if isManaged, isUpgrade {
        problem(
          "commit() ends the transaction that Alembic opened: what comes behind it is lost, and the revision is not recorded, without an error",
          call)
      }
      send("COMMIT", call)
    case "rollback":
      noteRollback(call)
      send("ROLLBACK", call)
    case "execution_options":
      if let level = call["isolation_level"]?.string, level.uppercased() == "AUTOCOMMIT" {
        problem("SQLAlchemy refuses to change the isolation level inside of a transaction: use autocommit_block()", call)
      }
      return nil
    case "run_sync", "run_callable": return run(call[0], call)
    default: return nil
    }
    return Handled(value: nil)
  }

  private func endNested(_ name: String, _ savepoint: PythonSymbol, _ call: PythonCall) -> Handled? {
    switch name {
    case "commit": endSavepoint(savepoint, "RELEASE SAVEPOINT", at: call.place)
    case "rollback":
      noteRollback(call)
      if call.isCertain { endSavepoint(savepoint, "ROLLBACK TO SAVEPOINT", at: call.place) }
    default: return nil
    }
    return Handled(value: nil)
  }

  /// `op.run_async(f)`, `connection.run_sync(f)`: the function gets the connection.
  func runAsync(_ call: PythonCall) -> PythonValue? { run(call[0], call)?.value }

  func run(_ function: PythonValue?, _ call: PythonCall) -> Handled? {
    guard let function, let interpreter else { return nil }
    let others = call.arguments.filter { $0.name == nil }.dropFirst().map(\.value)
    return Handled(value: interpreter.call(function, [.symbol(PythonSymbol(named: Self.connection))] + others, at: call.place))
  }

  private func known(_ name: String, _ rows: KnownRows, _ call: PythonCall) -> Handled? {
    switch name {
    case "fetchall", "all": return Handled(value: rows.all)
    case "fetchone", "first", "one", "one_or_none": return Handled(value: rows.first)
    case "scalar", "scalar_one", "scalar_one_or_none": return Handled(value: rows.scalar)
    case "scalars", "mappings":
      return Handled(value: Self.result(KnownRows(rows.rows, at: rows.place, isScalars: name == "scalars"), call))
    default: return nil
    }
  }

  private static func result(_ rows: KnownRows, _ call: PythonCall) -> PythonValue {
    let symbol = PythonSymbol(.call(call.callee, call.arguments), at: call.place)
    symbol.tag = rows
    return .symbol(symbol)
  }

  /// What is known to be in a result that is looped over.
  func items(of symbol: PythonSymbol) -> [PythonValue]? { (symbol.tag as? KnownRows)?.all.items }

  // MARK: Rows that may not be there

  /// Whether a value comes of rows of the user's tables, and of nothing else that only the run knows.
  func asksForRows(_ value: PythonValue) -> Bool { Self.rowQuestions(value, self, 0) == true }

  /// Nil where it asks for nothing; false where it asks for something else.
  private static func rowQuestions(_ value: PythonValue, _ operations: AlembicOperations, _ depth: Int) -> Bool? {
    guard depth < 12 else { return false }
    func all(_ values: [PythonValue]) -> Bool? {
      let answers = values.compactMap { rowQuestions($0, operations, depth + 1) }
      return answers.isEmpty ? nil : answers.allSatisfy { $0 }
    }
    switch value {
    case .unknown(let hole): return hole.symbol.map { rowQuestions(.symbol($0), operations, depth + 1) ?? false } ?? false
    case .symbol(let symbol):
      switch symbol.form {
      case .operation(_, let values): return all(values)
      case .item(let base, _), .attribute(let base, _): return rowQuestions(.symbol(base), operations, depth + 1)
      case .call(let callee, let arguments):
        guard let receiver = callee.receiver else { return false }
        let role = operations.role(of: receiver)
        if role == .connection || role == .session {
          return callee.name == "query" || (arguments.first.map { operations.readsRows($0.value) } ?? false)
        }
        return rowQuestions(.symbol(receiver), operations, depth + 1)
      case .named: return false
      }
    default: return nil
    }
  }

  /// A query of tables that are not the server's own.
  private func readsRows(_ value: PythonValue) -> Bool {
    guard let sql = statement(value, nil, context.expressions, .named) else { return false }
    let text = sql.rendered(at: Place(SourceText(""), Span(start: 0, end: 0)))
    let tree = SyntaxTree.parse(SourceText(name: "", bytes: text.bytes))
    let relations = tree.statements.flatMap { tree.root(of: $0).nodes(of: .relationName) }.map(\.identifiers)
    return !relations.isEmpty
      && relations.allSatisfy { parts in
        parts.first != "information_schema" && parts.first != "pg_catalog" && !(parts.last?.hasPrefix("pg_") ?? false)
      }
  }

  // MARK: Executing

  enum Parameters { case named, percent }

  @discardableResult
  func execute(
    _ value: PythonValue?, _ parameters: PythonValue?, _ call: PythonCall, _ style: Parameters = .named, way: PythonWay? = nil
  ) -> PythonValue? {
    guard let value else {
      notAnalysed("what is executed here, only the run knows", call)
      return nil
    }
    if let many = executeForEach(value, parameters, call, style) { return many.value }
    if let rows = parameters?.items, rows.first.map(Self.isDictionary) ?? false {
      if let inserts = SQLAlchemyStatements(expressions: context.expressions).insert(value, rows: rows) {
        send(inserts, call)
        return nil
      }
      for row in rows { execute(value, row, call, style) }
      return nil
    }
    var expressions = context.expressions
    if case .dictionary(let dictionary)? = parameters { expressions.binds = dictionary }
    guard let sql = statement(value, parameters, expressions, style) else {
      if value.symbol?.callee?.path.hasPrefix("alembic_utils") ?? false { return nil }
      notAnalysed("what is executed here, only the run knows", call)
      return nil
    }
    let statements = send(sql, call, way: way)
    guard statements.count == 1 else { return nil }
    let symbol = PythonSymbol(.call(call.callee, call.arguments), at: call.place)
    symbol.tag = history.answer(to: statements[0].root).map { KnownRows($0, at: call.place) } ?? QueryResult(statements[0])
    return .symbol(symbol)
  }

  /// One statement for each of the rows of a list that is made of rows of the server's.
  private func executeForEach(_ value: PythonValue, _ parameters: PythonValue?, _ call: PythonCall, _ style: Parameters)
    -> Handled?
  {
    guard case .list(let list)? = parameters, !list.isKnown, let (rows, rest) = call.items(of: parameters) else { return nil }
    for (row, way) in rows {
      if case .dictionary = row, let insert = SQLAlchemyStatements(expressions: context.expressions).insert(value, rows: [row])
      {
        send(insert[0], call, way: way)
      } else {
        execute(value, row, call, style, way: way)
      }
    }
    if let rest { execute(value, .unknown(rest), call, style, way: call.way(overItemsOf: rest)) }
    return Handled(value: nil)
  }

  private static func isDictionary(_ value: PythonValue) -> Bool { if case .dictionary = value { true } else { false } }

  private func statement(
    _ value: PythonValue, _ parameters: PythonValue?, _ expressions: SQLAlchemyExpressions, _ style: Parameters
  ) -> SQLText? {
    if let text = value.text {
      // Before SQLAlchemy 2 a string went to the driver as it is.
      let isPositional = if case .tuple? = parameters { true } else { false }
      if style == .percent || isPositional { return StatementParameters.percent(text, parameters) }
      return StatementParameters.named(text) { name in expressions.binds?[name].map { expressions.expression($0) } }
    }
    guard let symbol = value.symbol else { return nil }
    if let sql = SQLAlchemyStatements(expressions: expressions).statement(value) { return sql }
    if SQLAlchemyStatements.kind(of: symbol) != nil { return nil }
    if let sql = definition(symbol) { return sql }
    if SQLAlchemyExpressions.isText(symbol) { return expressions.expression(value) }
    return nil
  }

  /// Constructs of SQLAlchemy that are statements of the schema.
  private func definition(_ symbol: PythonSymbol) -> SQLText? {
    guard let name = symbol.callee?.name else { return nil }
    let arguments = symbol.arguments
    let first = arguments.first?.value
    func flag(_ name: String) -> Bool { arguments[named: name]?.value.isTruthy ?? false }
    switch name {
    case "DDL":
      guard let text = first?.text else { return nil }
      return StatementParameters.percent(text, .tuple([]))
    case "CreateSchema": return first.map { "CREATE SCHEMA \(flag("if_not_exists") ? "IF NOT EXISTS " : "")\($0.sqlName)" }
    case "DropSchema":
      return first.map {
        "DROP SCHEMA \(flag("if_exists") ? "IF EXISTS " : "")\($0.sqlName)\(flag("cascade") ? " CASCADE" : "")"
      }
    case "CreateSequence", "DropSequence":
      guard let sequence = first?.symbol, sequence.callee?.name == "Sequence" else { return nil }
      return self.sequence(
        sequence, isCreated: name == "CreateSequence", flag(name == "CreateSequence" ? "if_not_exists" : "if_exists"))
    case "CreateTable":
      guard let table = first?.symbol.flatMap({ SQLAlchemyTable($0.arguments) }) else { return nil }
      return table.creation(context).first
    case "DropTable":
      return SQLAlchemyStatements.tableName(first, context.expressions.models).map {
        "DROP TABLE \(flag("if_exists") ? "IF EXISTS " : "")\($0)"
      }
    default: return nil
    }
  }

  private func sequence(_ symbol: PythonSymbol, isCreated: Bool, _ isGuarded: Bool) -> SQLText {
    let name = (symbol.arguments[position: 0]?.value ?? .none).sqlName(in: symbol.arguments[named: "schema"]?.value)
    guard isCreated else { return "DROP SEQUENCE \(isGuarded ? "IF EXISTS " : "")\(name)" }
    let options = SQLAlchemySequence.options(symbol.arguments)
    return "CREATE SEQUENCE \(isGuarded ? "IF NOT EXISTS " : "")\(name)\(options.isEmpty ? "" : " ")\(options)"
  }

  // MARK: Types, tables and sequences by themselves

  private func object(_ name: String, _ receiver: PythonSymbol, _ call: PythonCall) -> Handled? {
    let isCreated = name == "create"
    if let enumeration = SQLAlchemyEnum(receiver) {
      let checks = (call["checkfirst"] ?? call[1])?.boolean ?? true
      let known = history.hasType(enumeration.key.split(separator: ".").last.map(String.init) ?? "")
      if !isCreated {
        if checks, isUpgrade, known == false, !history.enums.isEmpty { return Handled(value: nil) }
        send("DROP TYPE \(enumeration.name)", call)
      } else if !checks || known == false {
        send(enumeration.creation, call)
      } else if known == nil {
        send(enumeration.creation, call, isInDoubt: true)
      }
      return Handled(value: nil)
    }
    switch receiver.callee?.name {
    case "Table", "table", "create_table":
      guard let table = SQLAlchemyTable(receiver.arguments) else { return nil }
      if isCreated {
        for enumeration in table.enums where history.hasType(enumeration.key) == false { send(enumeration.creation, call) }
        for sql in table.creation(context) { send(sql, call, isInDoubt: true) }
      } else {
        send("DROP TABLE \(table.sqlName)", call, isInDoubt: true)
      }
    case "Sequence": send(sequence(receiver, isCreated: isCreated, false), call, isInDoubt: true)
    default: return nil
    }
    return Handled(value: nil)
  }

  // MARK: bulk_insert and bulk_insert_mappings

  func bulkInsert(_ rows: PythonValue?, into table: PythonValue?, _ call: PythonCall) {
    guard let table, let (rows, rest) = call.items(of: rows), rest == nil else {
      return notAnalysed("only the run knows these rows", call)
    }
    let statements = SQLAlchemyStatements(expressions: context.expressions)
    for (row, way) in rows {
      guard let insert = statements.insert(row, into: table) else {
        return notAnalysed("only the run knows this table", call)
      }
      send(insert, call, way: way)
    }
  }
}
