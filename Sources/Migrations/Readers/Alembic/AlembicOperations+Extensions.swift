import PythonSyntax
import SourceText

// Operations of alembic_utils and alembic_postgresql_enum.

extension AlembicOperations {
  // MARK: alembic_utils

  func entity(_ operation: String, _ call: PythonCall) {
    guard let symbol = call[0]?.symbol, let kind = symbol.callee?.name else {
      return notAnalysed("only the run knows this entity", call)
    }
    let arguments = symbol.arguments
    func text(_ name: String) -> SQLText {
      guard let text = arguments[named: name]?.value.text else { return .hole }
      // It goes through text(), where a colon would begin a value.
      return .verbatim(text)
    }
    func name(_ key: String) -> SQLText { arguments[named: key]?.value.sqlName ?? .hole }
    let schema = name("schema")
    let signature = arguments[named: "signature"]?.value
    let quoted = "\(schema).\(signature?.sqlName ?? .hole)" as SQLText
    let cascade: SQLText = call["cascade"]?.isTruthy == true ? " CASCADE" : ""
    switch (kind, operation) {
    case ("PGFunction", "drop_entity"):
      send("DROP FUNCTION \(schema).\(signature.map { Self.droppedSignature($0) } ?? .hole)\(cascade)", call)
    case ("PGFunction", _):
      let orReplace: SQLText = operation == "replace_entity" ? "OR REPLACE " : ""
      send("CREATE \(orReplace)FUNCTION \(schema).\(text("signature")) \(text("definition"))", call)
    case ("PGView", "drop_entity"): send("DROP VIEW \(quoted)\(cascade)", call)
    case ("PGView", "create_entity"): send("CREATE VIEW \(quoted) AS \(text("definition"))", call)
    case ("PGView", _): send("CREATE OR REPLACE VIEW \(quoted) AS \(text("definition"))", call)
    case ("PGMaterializedView", "drop_entity"): send("DROP MATERIALIZED VIEW \(quoted)\(cascade)", call)
    case ("PGMaterializedView", _):
      if operation == "replace_entity" { send("DROP MATERIALIZED VIEW IF EXISTS \(quoted)", call) }
      let data: SQLText = arguments[named: "with_data"]?.value.boolean == false ? " WITH NO DATA" : " WITH DATA"
      send("CREATE MATERIALIZED VIEW \(quoted) AS \(text("definition"))\(data)", call)
    case ("PGTrigger", _):
      let trigger = signature?.sqlName ?? .hole
      if operation != "create_entity" {
        send(
          "DROP TRIGGER \(operation == "replace_entity" ? "IF EXISTS " : "")\(trigger) ON \(text("on_entity"))\(cascade)", call)
      }
      if operation != "drop_entity" {
        let constraint: SQLText = arguments[named: "is_constraint"]?.value.isTruthy == true ? "CONSTRAINT " : ""
        send("CREATE \(constraint)TRIGGER \(trigger) \(text("definition"))", call)
      }
    case ("PGExtension", "drop_entity"): send("DROP EXTENSION \(signature?.sqlName ?? .hole)\(cascade)", call)
    case ("PGExtension", _): send("CREATE EXTENSION \(signature?.sqlName ?? .hole) WITH SCHEMA \(schema)", call)
    case ("PGPolicy", _):
      if operation != "create_entity" {
        send(
          "DROP POLICY \(operation == "replace_entity" ? "IF EXISTS " : "")\(text("signature")) ON \(text("on_entity"))\(cascade)",
          call)
      }
      if operation != "drop_entity" {
        send("CREATE POLICY \(text("signature")) ON \(text("on_entity")) \(text("definition"))", call)
      }
    default: notAnalysed("\(kind) of alembic_utils is not followed", call)
    }
  }

  /// Of `f(a int default 1)` what DROP FUNCTION wants: no defaults.
  private static func droppedSignature(_ signature: PythonValue) -> SQLText {
    guard let text = signature.text else { return .hole }
    let words = text.string.lowercased()
    if words.contains(" default ") || words.contains("=") {
      return text.bytes.firstIndex(of: UInt8(ascii: "(")).map { .verbatim(text.slice(0..<$0)) } ?? .verbatim(text)
    }
    return .verbatim(text)
  }

  // MARK: alembic_postgresql_enum

  /// A new type takes the place of the old one.
  func syncEnumValues(_ call: PythonCall) {
    guard let schema = call["enum_schema"] ?? call[0], let name = call["enum_name"] ?? call[1],
      let labels = (call["new_values"] ?? call[2])?.items, let columns = (call["affected_columns"] ?? call[3])?.items,
      let oldName = name.string
    else { return notAnalysed("only the run knows this enum", call) }
    let type = name.sqlName(in: schema)
    let old = SQLText.name(oldName + "_old")
    send("ALTER TYPE \(type) RENAME TO \(old)", call)
    send("CREATE TYPE \(type) AS ENUM (\(labels.map(\.sqlLiteral).joined(", ")))", call)
    let renames = ((call["enum_values_to_rename"] ?? call[4])?.items ?? []).compactMap(\.items).filter { $0.count == 2 }
    for reference in columns { sync(reference, schema, type, renames, call) }
    send("DROP TYPE \(schema.sqlName).\(old)", call)
  }

  /// `TableReference("t", "c", …)`, or a tuple of the two.
  private func sync(
    _ reference: PythonValue, _ schema: PythonValue, _ type: SQLText, _ renames: [[PythonValue]], _ call: PythonCall
  ) {
    let arguments = reference.symbol?.arguments ?? (reference.items ?? []).map { PythonArgument(value: $0, place: call.place) }
    let owner = arguments[named: "table_schema"]?.value ?? schema
    guard let table = (arguments[named: "table_name"] ?? arguments[position: 0])?.value,
      let column = (arguments[named: "column_name"] ?? arguments[position: 1])?.value.sqlName
    else { return notAnalysed("only the run knows this column", call) }
    let alter: SQLText = "ALTER TABLE \(table.sqlName(in: owner)) ALTER COLUMN \(column)"
    let standard = arguments[named: "existing_server_default"]?.value.text
    if standard != nil { send("\(alter) DROP DEFAULT", call) }
    let isArray = arguments[named: "column_type"]?.value.symbol?.name == "ARRAY"
    if isArray {
      var value: SQLText = "\(column)::text[]"
      for pair in renames { value = "array_replace(\(value), \(pair[0].sqlLiteral), \(pair[1].sqlLiteral))" }
      send("\(alter) TYPE \(type)[] USING \(value)::\(type)[]", call)
    } else if renames.isEmpty {
      send("\(alter) TYPE \(type) USING \(column)::text::\(type)", call)
    } else {
      let cases = renames.map { "WHEN \(column)::text = \($0[0].sqlLiteral) THEN \($0[1].sqlLiteral)::\(type)" as SQLText }
      send("\(alter) TYPE \(type) USING CASE \(cases.joined(" ")) ELSE \(column)::text::\(type) END", call)
    }
    if let standard { send("\(alter) SET DEFAULT \(.verbatim(standard))", call) }
  }
}
