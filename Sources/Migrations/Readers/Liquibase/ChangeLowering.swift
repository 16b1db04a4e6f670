import SourceText

/// What a change of a changelog executes.
enum LoweredChange {
  /// Statements of which each is sent alone.
  case statements([MappedText])
  /// It touches no schema and no rows.
  case nothing
  /// It is a change, and what it executes is not known here.
  case unknown
}

/// Writes the SQL of Liquibase's structured changes as Liquibase writes it for PostgreSQL.
struct ChangeLowering {
  let change: ChangelogNode
  let names: LiquibaseNames
  let properties: ChangelogProperties

  func lowered() -> LoweredChange {
    switch change.name {
    case "createTable": sql(createTable())
    case "addColumn": sql(addColumns())
    case "dropColumn": sql(dropColumns())
    case "renameColumn": sql(["ALTER TABLE \(table) RENAME COLUMN \(name("oldColumnName")) TO \(name("newColumnName"))"])
    case "modifyDataType": sql([modifyDataType()])
    case "addNotNullConstraint": sql(addNotNull())
    case "dropNotNullConstraint": sql(["\(alterColumn) DROP NOT NULL"])
    case "addDefaultValue": sql(addDefault())
    case "dropDefaultValue": sql(["\(alterColumn) DROP DEFAULT"])
    case "addAutoIncrement": sql(addAutoIncrement())
    case "dropTable": sql(["DROP TABLE \(table)\(flag("cascadeConstraints") == true ? " CASCADE" : "")"])
    case "renameTable":
      sql(["ALTER TABLE \(names.name(text("oldTableName") ?? "", in: schema)) RENAME TO \(name("newTableName"))"])
    case "setTableRemarks": sql(["COMMENT ON TABLE \(table) IS \(sqlLiteral(text("remarks") ?? ""))"])
    case "setColumnRemarks": sql(["COMMENT ON COLUMN \(table).\(name("columnName")) IS \(sqlLiteral(text("remarks") ?? ""))"])
    case "addUniqueConstraint", "addPrimaryKey", "addForeignKeyConstraint", "dropUniqueConstraint",
      "dropForeignKeyConstraint", "dropPrimaryKey", "createIndex", "dropIndex":
      loweredConstraint()
    case "createSequence", "dropSequence", "renameSequence", "alterSequence", "createView", "dropView", "renameView",
      "createProcedure", "dropProcedure", "createFunction", "dropFunction", "createTrigger", "dropTrigger":
      loweredDefinition()
    case "insert", "update", "delete", "mergeColumns", "addLookupTable": loweredData()
    case "tagDatabase", "empty", "output", "comment", "validCheckSum": .nothing
    default: .unknown
    }
  }

  // MARK: Attributes

  func sql(_ statements: [String]) -> LoweredChange {
    .statements(statements.map { MappedText($0, allAt: change.span) })
  }

  func text(_ name: String) -> String? { text(name, of: change) }

  func text(_ name: String, of node: ChangelogNode) -> String? { node.child(name)?.value.map { properties.filled($0).text } }

  func flag(_ name: String) -> Bool? { flag(name, of: change) }

  func flag(_ name: String, of node: ChangelogNode) -> Bool? { text(name, of: node).map { $0.lowercased() == "true" } }

  func name(_ attribute: String) -> String { names.name(text(attribute) ?? "") }

  var schema: String? { text("schemaName") }

  var table: String { names.name(text("tableName") ?? "", in: schema) }

  var alterColumn: String { "ALTER TABLE \(table) ALTER COLUMN \(name("columnName"))" }

  /// `value`, `valueNumeric`, … or their like with `defaultValue` for a prefix; nil where none of them is there.
  func value(_ prefix: String, of node: ChangelogNode) -> String? {
    if let text = text(prefix, of: node) {
      if text.lowercased() == "null" { return "NULL" }
      let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isNumber && prefix == "defaultValue" && isNumeric(node) ? text : sqlLiteral(text)
    }
    if let number = text(prefix + "Numeric", of: node) { return number }
    if let flag = flag(prefix + "Boolean", of: node) { return flag ? "TRUE" : "FALSE" }
    if let date = text(prefix + "Date", of: node) { return dateLiteral(date) }
    if let computed = text(prefix + "Computed", of: node) { return computed }
    if let sequence = text(prefix + "SequenceNext", of: node) { return "nextval(\(sqlLiteral(sequence)))" }
    if let sequence = text(prefix + "SequenceCurrent", of: node) { return "currval(\(sqlLiteral(sequence)))" }
    if let file = text(prefix + "ClobFile", of: node) ?? text(prefix + "BlobFile", of: node) {
      return sqlLiteral("the content of \(file)")
    }
    return nil
  }

  private func isNumeric(_ node: ChangelogNode) -> Bool {
    guard let type = text("type", of: node) ?? text("columnDataType", of: node) else { return false }
    return ["BIGINT", "INTEGER", "SMALLINT"].contains(LiquibaseTypes.type(type))
  }

  /// A date as a literal; what is no date is an expression.
  private func dateLiteral(_ text: String) -> String {
    guard let first = text.utf8.first, (0x30...0x39).contains(first) else { return text }
    return sqlLiteral(String(text.map { $0 == "T" ? " " : $0 }))
  }

  func column(_ node: ChangelogNode) -> String { names.name(text("name", of: node) ?? "") }
}

/// `${name}` in a changelog, and what stands for it. The first value that is set counts.
struct ChangelogProperties {
  private var placeholders = Placeholders()

  mutating func set(_ name: String, _ value: String) {
    let value = filled(MappedText(value, allAt: Span(start: 0, end: 0))).text
    if placeholders.values[name] == nil { placeholders.values[name] = value }
  }

  func filled(_ text: MappedText) -> MappedText {
    placeholders.values.isEmpty ? text : placeholders.filled(text)
  }

  func occur(in text: SourceText, _ span: Span) -> Bool {
    !placeholders.values.isEmpty && placeholders.occur(in: text.bytes[Int(span.start)..<Int(span.end)])
  }
}
