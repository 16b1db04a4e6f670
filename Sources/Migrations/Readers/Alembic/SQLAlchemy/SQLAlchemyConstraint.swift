import PythonSyntax
import SourceText

/// `CONSTRAINT name …` as it stands in a table or behind ADD.
struct SQLAlchemyConstraint {
  let sql: SQLText

  static func named(_ name: SQLText?) -> SQLText { name.map { "CONSTRAINT \($0) " } ?? "" }

  /// A constraint among the arguments of a table, or a foreign key at a column.
  init?(_ symbol: PythonSymbol, of table: SQLAlchemyTable, column: PythonValue?, _ context: SQLAlchemyContext) {
    let arguments = symbol.arguments
    let given = arguments[named: "name"]?.value
    switch symbol.callee?.name {
    case "PrimaryKeyConstraint", "UniqueConstraint":
      let isKey = symbol.callee?.name == "PrimaryKeyConstraint"
      let columns = arguments.filter { $0.name == nil }.map { Self.columnName($0.value) }
      self =
        isKey
        ? .primaryKey(given, table.name, columns, arguments, context) : .unique(given, table.name, columns, arguments, context)
    case "ForeignKey":
      guard let column, let (other, columns) = SQLAlchemyColumn.reference(symbol, column: column) else { return nil }
      self = .foreignKey(
        given, table.name, [column.sqlName], [column], other, columns.isEmpty ? column.sqlName : columns, arguments, context)
    case "ForeignKeyConstraint":
      guard let locals = (arguments[position: 0] ?? arguments[named: "columns"])?.value.items,
        let remotes = (arguments[position: 1] ?? arguments[named: "refcolumns"])?.value.items
      else { return nil }
      let targets = remotes.compactMap(\.text).map(SQLAlchemyColumn.target)
      guard let first = targets.first else { return nil }
      self = .foreignKey(
        given ?? arguments[position: 2]?.value, table.name, locals.map(\.sqlName), locals, first.table,
        targets.map(\.columns).joined(", "), arguments, context)
    case "CheckConstraint":
      guard let condition = (arguments[position: 0] ?? arguments[named: "sqltext"])?.value else { return nil }
      self = .check(given ?? arguments[position: 1]?.value, table.name, condition, arguments, context)
    case "ExcludeConstraint":
      self = .exclude(given, table.name, arguments.filter { $0.name == nil }.map(\.value), arguments, context)
    default: return nil
    }
  }

  private init(_ sql: SQLText) { self.sql = sql }

  /// A string, or `table.c.name`, or a column.
  static func columnName(_ value: PythonValue) -> PythonValue {
    if value.text != nil { return value }
    guard let symbol = value.symbol else { return value }
    if symbol.callee?.name == "column" || symbol.callee?.name == "Column" || symbol.callee?.name == "text" {
      return symbol.arguments.first?.value ?? value
    }
    if case .attribute(_, let name) = symbol.form, let place = symbol.place {
      return .text(PythonText(name.utf8, at: place))
    }
    return value
  }

  private static func list(_ columns: [PythonValue]) -> SQLText { columns.map(\.sqlName).joined(", ") }

  static func primaryKey(
    _ name: PythonValue?, _ table: PythonValue, _ columns: [PythonValue], _ arguments: [PythonArgument],
    _ context: SQLAlchemyContext
  ) -> SQLAlchemyConstraint {
    let name = context.naming.name("pk", name, of: NamingConvention.Subject(table: table, columns: columns))
    return SQLAlchemyConstraint(named(name) + "PRIMARY KEY (\(list(columns)))" + include(arguments) + deferring(arguments))
  }

  static func unique(
    _ name: PythonValue?, _ table: PythonValue, _ columns: [PythonValue], _ arguments: [PythonArgument],
    _ context: SQLAlchemyContext
  ) -> SQLAlchemyConstraint {
    let name = context.naming.name("uq", name, of: NamingConvention.Subject(table: table, columns: columns))
    let nulls: SQLText =
      switch arguments[named: "postgresql_nulls_not_distinct"]?.value.boolean {
      case true?: " NULLS NOT DISTINCT"
      case false?: " NULLS DISTINCT"
      case nil: ""
      }
    return SQLAlchemyConstraint(named(name) + "UNIQUE\(nulls) (\(list(columns)))" + include(arguments) + deferring(arguments))
  }

  static func foreignKey(
    _ name: PythonValue?, _ table: PythonValue, _ locals: [SQLText], _ localNames: [PythonValue], _ other: SQLText,
    _ remotes: SQLText, _ arguments: [PythonArgument], _ context: SQLAlchemyContext, otherName: String? = nil
  ) -> SQLAlchemyConstraint {
    var subject = NamingConvention.Subject(table: table, columns: localNames, referredTable: other)
    subject.referredTableName = otherName ?? Self.lastName(other)
    let name = context.naming.name("fk", name, of: subject)
    var sql = named(name) + "FOREIGN KEY(\(locals.joined(", "))) REFERENCES \(other) (\(remotes))"
    sql += cascades(arguments)
    return SQLAlchemyConstraint(sql + notValid(arguments))
  }

  /// What stands behind REFERENCES.
  static func cascades(_ arguments: [PythonArgument]) -> SQLText {
    var sql = SQLText()
    if let match = arguments[named: "match"]?.value.string { sql += SQLText([.own(" MATCH " + match)]) }
    for (keyword, words) in [("ondelete", "DELETE"), ("onupdate", "UPDATE")] {
      guard let action = arguments[named: keyword]?.value, !action.isNone else { continue }
      sql += SQLText([.own(" ON \(words) ")]) + (action.text.map { .verbatim($0) } ?? .hole)
    }
    return sql + deferring(arguments)
  }

  private static func lastName(_ name: SQLText) -> String? {
    switch name.parts.last {
    case .name(let text): text.string
    case .own(let words): words
    default: nil
    }
  }

  static func check(
    _ name: PythonValue?, _ table: PythonValue, _ condition: PythonValue, _ arguments: [PythonArgument],
    _ context: SQLAlchemyContext
  ) -> SQLAlchemyConstraint {
    let name = context.naming.name("ck", name, of: NamingConvention.Subject(table: table))
    return SQLAlchemyConstraint(
      named(name) + "CHECK (\(context.expressions.condition(condition)))" + deferring(arguments) + notValid(arguments))
  }

  static func exclude(
    _ name: PythonValue?, _ table: PythonValue, _ elements: [PythonValue], _ arguments: [PythonArgument],
    _ context: SQLAlchemyContext
  ) -> SQLAlchemyConstraint {
    let parts = elements.map { element -> SQLText in
      guard let pair = element.items, pair.count >= 2 else { return .hole }
      let what = pair[0].text.map { SQLText.name($0) } ?? context.expressions.expression(pair[0])
      return "\(what) WITH \(pair[1].text.map { .verbatim($0) } ?? .hole)"
    }
    let method = arguments[named: "using"]?.value.text.map { SQLText.verbatim($0) } ?? "gist"
    var sql = named(name?.isNone == false ? name?.sqlName : nil) + "EXCLUDE USING \(method) (\(parts.joined(", ")))"
    if let condition = arguments[named: "where"]?.value, !condition.isNone {
      sql += " WHERE (\(context.expressions.condition(condition)))"
    }
    return SQLAlchemyConstraint(sql + deferring(arguments))
  }

  private static func include(_ arguments: [PythonArgument]) -> SQLText {
    guard let columns = arguments[named: "postgresql_include"]?.value.items, !columns.isEmpty else { return "" }
    return " INCLUDE (\(list(columns)))"
  }

  private static func deferring(_ arguments: [PythonArgument]) -> SQLText {
    var sql = SQLText()
    if let flag = arguments[named: "deferrable"]?.value.boolean { sql += flag ? " DEFERRABLE" : " NOT DEFERRABLE" }
    if let initially = arguments[named: "initially"]?.value.text { sql += " INITIALLY \(.verbatim(initially))" }
    return sql
  }

  private static func notValid(_ arguments: [PythonArgument]) -> SQLText {
    arguments[named: "postgresql_not_valid"]?.value.isTruthy == true ? " NOT VALID" : ""
  }
}

/// CREATE INDEX.
struct SQLAlchemyIndex {
  var name: PythonValue?
  var table: PythonValue
  var schema: PythonValue?
  var columns: [PythonValue]
  var arguments: [PythonArgument]

  func creation(_ context: SQLAlchemyContext) -> SQLText {
    func value(_ keyword: String) -> PythonValue? { arguments[named: keyword]?.value }
    func flag(_ keyword: String) -> Bool { value(keyword)?.isTruthy ?? false }
    var sql: SQLText = flag("unique") ? "CREATE UNIQUE INDEX " : "CREATE INDEX "
    if flag("postgresql_concurrently") { sql += "CONCURRENTLY " }
    if flag("if_not_exists") { sql += "IF NOT EXISTS " }
    let subject = NamingConvention.Subject(table: table, columns: columns.map(SQLAlchemyConstraint.columnName))
    if let name = context.naming.name("ix", name, of: subject) { sql += "\(name) " }
    sql += "ON \(table.sqlName(in: schema)) "
    if let method = value("postgresql_using")?.text { sql += "USING \(.verbatim(method)) " }
    var operators: PythonDictionary?
    if case .dictionary(let dictionary)? = value("postgresql_ops") { operators = dictionary }
    let parts = columns.map { column -> SQLText in
      guard let name = column.text else { return element(column, operators, context) }
      let operatorClass = operators?[name.string]?.text.map { SQLText.verbatim($0) }
      return operatorClass.map { "\(.name(name)) \($0)" } ?? .name(name)
    }
    sql += "(\(parts.joined(", ")))"
    if let include = value("postgresql_include")?.items, !include.isEmpty {
      sql += " INCLUDE (\(include.map(\.sqlName).joined(", ")))"
    }
    if let distinct = value("postgresql_nulls_not_distinct")?.boolean {
      sql += distinct ? " NULLS NOT DISTINCT" : " NULLS DISTINCT"
    }
    if case .dictionary(let parameters)? = value("postgresql_with"), !parameters.entries.isEmpty {
      sql += " WITH (\(Self.parameters(parameters)))"
    }
    if let space = value("postgresql_tablespace"), !space.isNone { sql += " TABLESPACE \(space.sqlName)" }
    if let condition = value("postgresql_where"), !condition.isNone {
      sql += " WHERE \(context.expressions.condition(condition))"
    }
    return sql
  }

  /// An expression; its label finds its operator class.
  private func element(_ value: PythonValue, _ operators: PythonDictionary?, _ context: SQLAlchemyContext) -> SQLText {
    var expression = context.expressions.indexElement(value)
    if let symbol = value.symbol {
      var key = SQLAlchemyConstraint.columnName(value).string
      if symbol.callee?.name == "label" { key = symbol.arguments.first?.value.string }
      if let key, let operatorClass = operators?[key]?.text { expression += " " + .verbatim(operatorClass) }
    }
    return expression
  }

  static func parameters(_ dictionary: PythonDictionary) -> SQLText {
    dictionary.entries.map { entry -> SQLText in
      let value = entry.value.text.map { SQLText.verbatim($0) } ?? entry.value.sqlLiteral
      return "\(entry.key.text.map { .verbatim($0) } ?? .hole) = \(value)"
    }.joined(", ")
  }
}
