import SourceText

// Constraints, indexes, sequences, views, routines and rows.

extension ChangeLowering {
  func loweredConstraint() -> LoweredChange {
    let alter = "ALTER TABLE \(table)"
    let constraint = text("constraintName").map { "CONSTRAINT \(names.name($0)) " } ?? ""
    switch change.name {
    case "addUniqueConstraint":
      return sql(["\(alter) ADD \(constraint)UNIQUE \(columnsOrIndex())\(deferral(of: change))\(indexTablespace())"])
    case "addPrimaryKey":
      return sql(["\(alter) ADD \(constraint)PRIMARY KEY (\(names.list(text("columnNames") ?? "")))\(indexTablespace())"])
    case "addForeignKeyConstraint": return sql([addForeignKey()])
    case "dropUniqueConstraint": return sql(["\(alter) DROP CONSTRAINT \(name("constraintName"))"])
    case "dropForeignKeyConstraint":
      let base = names.name(text("baseTableName") ?? "", in: text("baseTableSchemaName"))
      return sql(["ALTER TABLE \(base) DROP CONSTRAINT \(name("constraintName"))"])
    case "dropPrimaryKey":
      // Without a name Liquibase looks it up on the server, in a DO block.
      return text("constraintName") == nil ? .unknown : sql(["\(alter) DROP CONSTRAINT \(name("constraintName"))"])
    case "createIndex": return sql(createIndex())
    default:
      return sql(["DROP INDEX \(names.name(text("indexName") ?? "", in: schema))"])
    }
  }

  private func columnsOrIndex() -> String {
    "(\(names.list(text("columnNames") ?? "")))" + (text("forIndexName").map { " USING INDEX \(names.name($0))" } ?? "")
  }

  private func indexTablespace() -> String { text("tablespace").map { " USING INDEX TABLESPACE \($0)" } ?? "" }

  private func addForeignKey() -> String {
    let base = names.name(text("baseTableName") ?? "", in: text("baseTableSchemaName"))
    let referenced = names.name(text("referencedTableName") ?? "", in: text("referencedTableSchemaName"))
    let onDelete = flag("deleteCascade") == true ? "CASCADE" : text("onDelete")
    return "ALTER TABLE \(base) ADD CONSTRAINT \(name("constraintName")) FOREIGN KEY "
      + "(\(names.list(text("baseColumnNames") ?? ""))) REFERENCES \(referenced) "
      + "(\(names.list(text("referencedColumnNames") ?? "")))"
      + (text("onUpdate").map { " ON UPDATE \($0)" } ?? "") + (onDelete.map { " ON DELETE \($0)" } ?? "")
      + deferral(of: change) + (flag("validate") == false ? " NOT VALID" : "")
  }

  private func createIndex() -> [String] {
    let columns = change.all("column", in: "columns").map { node in
      (flag("computed", of: node) == true ? text("name", of: node) ?? "" : column(node))
        + (flag("descending", of: node) == true ? " DESC" : "")
    }
    let unique = flag("unique") == true ? "UNIQUE " : ""
    let index = text("indexName").map { names.name($0) + " " } ?? ""
    var statements = [
      "CREATE \(unique)INDEX \(index)ON \(table)(\(columns.joined(separator: ", ")))"
        + (text("tablespace").map { " TABLESPACE \($0)" } ?? "")
    ]
    if flag("clustered") == true { statements.append("CLUSTER \(table) USING \(name("indexName"))") }
    return statements
  }

  // MARK: Sequences, views, routines

  func loweredDefinition() -> LoweredChange {
    switch change.name {
    case "createSequence": return sql(["CREATE SEQUENCE IF NOT EXISTS \(sequence("sequenceName"))\(sequenceOptions())"])
    case "alterSequence": return sql(["ALTER SEQUENCE \(sequence("sequenceName"))\(sequenceOptions())"])
    case "dropSequence": return sql(["DROP SEQUENCE \(sequence("sequenceName")) CASCADE"])
    case "renameSequence":
      return sql(["ALTER SEQUENCE \(sequence("oldSequenceName")) RENAME TO \(name("newSequenceName"))"])
    case "createView": return createView()
    case "dropView":
      return sql(["DROP VIEW \(flag("ifExists") == true ? "IF EXISTS " : "")\(names.name(text("viewName") ?? "", in: schema))"])
    case "renameView":
      return sql(["ALTER TABLE \(names.name(text("oldViewName") ?? "", in: schema)) RENAME TO \(name("newViewName"))"])
    case "dropProcedure": return sql(["DROP PROCEDURE \(names.name(text("procedureName") ?? "", in: schema))"])
    case "createProcedure":
      // Its text goes out in one piece.
      guard let text = change.text("procedureText") ?? change.text("procedureBody") else { return .unknown }
      return .statements([properties.filled(text)])
    default: return .unknown
    }
  }

  private func sequence(_ attribute: String) -> String { names.name(text(attribute) ?? "", in: schema) }

  private func sequenceOptions() -> String {
    var options = ""
    for (attribute, words) in [
      ("dataType", "AS"), ("startValue", "START WITH"), ("incrementBy", "INCREMENT BY"), ("minValue", "MINVALUE"),
      ("maxValue", "MAXVALUE"), ("cacheSize", "CACHE"),
    ] {
      if let value = text(attribute) { options += " \(words) \(value)" }
    }
    return options + (flag("cycle") == true ? " CYCLE" : "")
  }

  private func createView() -> LoweredChange {
    guard let query = change.text("selectQuery") else { return .unknown }
    let filled = properties.filled(query)
    var text = MappedText([], [])
    if flag("fullDefinition") != true {
      let replace = flag("replaceIfExists") == true ? "OR REPLACE " : ""
      let view = names.name(self.text("viewName") ?? "", in: schema)
      text.append(Array("CREATE \(replace)VIEW \(view) AS ".utf8), at: Span(start: change.span.start, end: change.span.start))
    }
    text.append(0..<filled.bytes.count, of: filled)
    let remarks = self.text("remarks").map {
      "COMMENT ON VIEW \(names.name(self.text("viewName") ?? "", in: schema)) IS \(sqlLiteral($0))"
    }
    return .statements([text] + (remarks.map { [MappedText($0, allAt: change.span)] } ?? []))
  }

  // MARK: Rows

  func loweredData() -> LoweredChange {
    let columns = change.all("column", in: "columns")
    switch change.name {
    case "insert":
      let values = columns.map { value("value", of: $0) ?? "NULL" }
      return sql([
        "INSERT INTO \(table) (\(columns.map(column).joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))"
      ])
    case "update":
      let assignments = columns.map { "\(column($0)) = \(value("value", of: $0) ?? "NULL")" }
      return sql(["UPDATE \(table) SET \(assignments.joined(separator: ", "))\(condition())"])
    case "delete": return sql(["DELETE FROM \(table)\(condition())"])
    case "mergeColumns": return sql(mergeColumns())
    default: return sql(addLookupTable())
    }
  }

  /// The `where` of a change, its parameters put in.
  private func condition() -> String {
    guard let condition = text("where"), !condition.isEmpty else { return "" }
    let params = change.all("param", in: "whereParams")
    var filled = Array(condition.utf8)
    for param in params {
      let named = filled.firstRange(of: Array(":name".utf8), from: 0)
      let valued = filled.firstRange(of: Array(":value".utf8), from: 0)
      if let name = text("name", of: param), let named { filled.replaceSubrange(named, with: Array(names.name(name).utf8)) }
      let place = text("name", of: param) == nil ? valued : filled.firstRange(of: Array(":value".utf8), from: 0)
      if let value = value("value", of: param), let place { filled.replaceSubrange(place, with: Array(value.utf8)) }
    }
    return " WHERE " + String(decoding: filled, as: UTF8.self)
  }

  private func mergeColumns() -> [String] {
    let (first, second, final) = (name("column1Name"), name("column2Name"), name("finalColumnName"))
    let joint = text("joinString").map { " || \(sqlLiteral($0)) || " } ?? " || "
    return [
      "ALTER TABLE \(table) ADD \(final) \(LiquibaseTypes.type(text("finalColumnType") ?? ""))",
      "UPDATE \(table) SET \(final) = \(first)\(joint)\(second)",
      "ALTER TABLE \(table) DROP COLUMN \(first)",
      "ALTER TABLE \(table) DROP COLUMN \(second)",
    ]
  }

  private func addLookupTable() -> [String] {
    let existing = names.name(text("existingTableName") ?? "", in: text("existingTableSchemaName"))
    let lookup = names.name(text("newTableName") ?? "", in: text("newTableSchemaName"))
    let (from, to) = (name("existingColumnName"), name("newColumnName"))
    let constraint =
      text("constraintName") ?? "fk_\(text("existingTableName") ?? "")_\(text("newTableName") ?? "")"
    return [
      "CREATE TABLE \(lookup) AS SELECT DISTINCT \(from) AS \(to) FROM \(existing) WHERE \(from) IS NOT NULL",
      "ALTER TABLE \(lookup) ALTER COLUMN \(to) SET NOT NULL",
      "ALTER TABLE \(lookup) ADD PRIMARY KEY (\(to))",
      "ALTER TABLE \(existing) ADD CONSTRAINT \(names.name(constraint)) FOREIGN KEY (\(from)) REFERENCES \(lookup) (\(to))",
    ]
  }
}
