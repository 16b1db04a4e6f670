import SourceText

// Tables and their columns.

extension ChangeLowering {
  /// What `constraints` says about a column.
  private struct Constraints {
    var isPrimaryKey = false
    var primaryKeyName: String?
    var isNotNull = false
    var isUnique = false
    var uniqueName: String?
    var foreignKey: String?
  }

  private func constraints(of column: ChangelogNode) -> Constraints {
    var found = Constraints()
    for node in column.all("constraints") {
      found.isPrimaryKey = flag("primaryKey", of: node) ?? found.isPrimaryKey
      found.primaryKeyName = text("primaryKeyName", of: node) ?? found.primaryKeyName
      found.isNotNull = flag("nullable", of: node).map { !$0 } ?? found.isNotNull
      found.isUnique = flag("unique", of: node) ?? found.isUnique
      found.uniqueName = text("uniqueConstraintName", of: node) ?? found.uniqueName
      found.foreignKey = reference(of: node, from: self.column(column)) ?? found.foreignKey
    }
    return found
  }

  private func reference(of node: ChangelogNode, from column: String) -> String? {
    var target = text("references", of: node)
    if target == nil, let table = text("referencedTableName", of: node) {
      target =
        names.name(table, in: text("referencedTableSchemaName", of: node))
        + "(" + names.list(text("referencedColumnNames", of: node) ?? "") + ")"
    }
    guard let target else { return nil }
    let constraint = text("foreignKeyName", of: node).map { "CONSTRAINT \(names.name($0)) " } ?? ""
    return constraint + "FOREIGN KEY (\(column)) REFERENCES \(target)"
      + (flag("deleteCascade", of: node) == true ? " ON DELETE CASCADE" : "") + deferral(of: node)
  }

  func deferral(of node: ChangelogNode) -> String {
    (flag("deferrable", of: node) == true ? " DEFERRABLE" : "")
      + (flag("initiallyDeferred", of: node) == true ? " INITIALLY DEFERRED" : "")
  }

  private func definition(_ column: ChangelogNode, isNotNull: Bool) -> String {
    var sql = self.column(column) + " " + LiquibaseTypes.type(text("type", of: column) ?? "")
    if flag("autoIncrement", of: column) == true {
      sql += " GENERATED \(text("generationType", of: column) ?? "BY DEFAULT") AS IDENTITY"
      let options = [("START WITH", "startWith"), ("INCREMENT BY", "incrementBy")].compactMap { word, attribute in
        text(attribute, of: column).map { "\(word) \($0)" }
      }
      if !options.isEmpty { sql += " (\(options.joined(separator: " ")))" }
    } else if let value = value("defaultValue", of: column) {
      sql += " DEFAULT \(value)"
    }
    if isNotNull { sql += " NOT NULL" }
    return sql
  }

  func createTable() -> [String] {
    let columns = change.all("column", in: "columns").map { ($0, constraints(of: $0)) }
    var items = columns.map { definition($0, isNotNull: $1.isNotNull || $1.isPrimaryKey) }
    let keys = columns.filter(\.1.isPrimaryKey)
    if !keys.isEmpty {
      let name = keys.lazy.compactMap(\.1.primaryKeyName).first ?? (text("tableName") ?? "") + "_pkey"
      items.append("CONSTRAINT \(names.name(name)) PRIMARY KEY (\(keys.map { column($0.0) }.joined(separator: ", ")))")
    }
    items += columns.compactMap(\.1.foreignKey)
    var named: [String] = []
    for (node, constraint) in columns where constraint.isUnique {
      guard let name = constraint.uniqueName else {
        items.append("UNIQUE (\(column(node)))")
        continue
      }
      guard !named.contains(name) else { continue }
      named.append(name)
      let members = columns.filter { $0.1.isUnique && $0.1.uniqueName == name }.map { column($0.0) }
      items.append("CONSTRAINT \(names.name(name)) UNIQUE (\(members.joined(separator: ", ")))")
    }
    let exists = flag("ifNotExists") == true ? "IF NOT EXISTS " : ""
    let space = text("tablespace").map { " TABLESPACE \($0)" } ?? ""
    var statements = ["CREATE TABLE \(exists)\(table) (\(items.joined(separator: ", ")))\(space)"]
    if let remarks = text("remarks") { statements.append("COMMENT ON TABLE \(table) IS \(sqlLiteral(remarks))") }
    return statements + columnRemarks(columns.map(\.0))
  }

  private func columnRemarks(_ columns: [ChangelogNode]) -> [String] {
    columns.compactMap { column in
      text("remarks", of: column).map { "COMMENT ON COLUMN \(table).\(self.column(column)) IS \(sqlLiteral($0))" }
    }
  }

  /// First the columns, then their constraints, then the values for the rows there are, and NOT NULL last where it waits for
  /// those.
  func addColumns() -> [String] {
    let columns = change.all("column", in: "columns").map { ($0, constraints(of: $0), value("value", of: $0)) }
    let alter = "ALTER TABLE \(table)"
    var statements = columns.map { node, constraints, value in
      "\(alter) ADD " + definition(node, isNotNull: constraints.isNotNull && value == nil)
        + (constraints.isPrimaryKey ? " PRIMARY KEY" : "")
    }
    for (node, constraints, _) in columns {
      if constraints.isUnique {
        let name = constraints.uniqueName.map { "CONSTRAINT \(names.name($0)) " } ?? ""
        statements.append("\(alter) ADD \(name)UNIQUE (\(column(node)))")
      }
      if let foreignKey = constraints.foreignKey { statements.append("\(alter) ADD \(foreignKey)") }
    }
    for (node, _, value) in columns {
      if let value { statements.append("UPDATE \(table) SET \(column(node)) = \(value)") }
    }
    for (node, constraints, value) in columns where constraints.isNotNull && value != nil {
      statements.append("\(alter) ALTER COLUMN \(column(node)) SET NOT NULL")
    }
    return statements + columnRemarks(columns.map(\.0))
  }

  func dropColumns() -> [String] {
    let columns = change.all("column", in: "columns").map(column) + (text("columnName").map { [names.name($0)] } ?? [])
    return columns.map { "ALTER TABLE \(table) DROP COLUMN \($0)" }
  }

  func modifyDataType() -> String {
    let type = LiquibaseTypes.type(text("newDataType") ?? "")
    return "\(alterColumn) TYPE \(type) USING (\(name("columnName"))::\(type))"
  }

  func addNotNull() -> [String] {
    let column = name("columnName")
    var statements: [String] = []
    if let value = text("defaultNullValue") {
      let isExpression = value.hasSuffix(")") || value.hasPrefix("${")
      statements.append(
        "UPDATE \(table) SET \(column) = \(isExpression ? value : sqlLiteral(value)) WHERE \(column) IS NULL")
    }
    return statements + ["\(alterColumn) SET NOT NULL"]
  }

  func addDefault() -> [String] {
    var statements = ["\(alterColumn) SET DEFAULT \(value("defaultValue", of: change) ?? "NULL")"]
    if let sequence = text("defaultValueSequenceNext") {
      statements.append("ALTER SEQUENCE \(names.name(sequence)) OWNED BY \(table).\(name("columnName"))")
    }
    return statements
  }

  func addAutoIncrement() -> [String] {
    let sequence = names.name("\(text("tableName") ?? "")_\(text("columnName") ?? "")_seq", in: schema)
    return [
      "CREATE SEQUENCE IF NOT EXISTS \(sequence)" + (text("startWith").map { " START WITH \($0)" } ?? "")
        + (text("incrementBy").map { " INCREMENT BY \($0)" } ?? ""),
      "\(alterColumn) SET NOT NULL",
      "\(alterColumn) SET DEFAULT nextval(\(sqlLiteral(sequence)))",
      "ALTER SEQUENCE \(sequence) OWNED BY \(table).\(name("columnName"))",
    ]
  }
}
