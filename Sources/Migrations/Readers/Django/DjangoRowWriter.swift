import PythonSyntax
import SourceText

/// Writes INSERT, UPDATE and DELETE for rows of a model.
struct DjangoRowWriter {
  let query: DjangoQuery
  let state: DjangoState
  /// The row at hand: what is read of it are its columns.
  var row: PythonSymbol?

  private var model: DjangoModel { query.model }
  private var table: String { DjangoNames.quoted(model.table) }
  private var expressions: DjangoExpressions { DjangoExpressions(model: model, state: state) }
  var key: String { DjangoNames.quoted(model.primaryKey?.column ?? "id") }

  private func value(_ value: PythonValue, of field: DjangoField) -> String {
    let written = written(value, of: field)
    return written == DjangoNames.hole && value.isFilled ? DjangoNames.filledHole : written
  }

  private func written(_ value: PythonValue, of field: DjangoField) -> String {
    if let symbol = value.symbol {
      if case .attribute(let base, let name) = symbol.form, let row, base === row, let column = column(name) { return column }
      // The key of another row, or that row itself.
      if case .attribute(let base, let name) = symbol.form, name == "id" || name == "pk" {
        return Self.isSurelyARow(base) ? DjangoNames.filledHole : DjangoNames.hole
      }
      if field.isForeignKey, Self.isSurelyARow(symbol) { return DjangoNames.filledHole }
      if field.type.base == "UUIDField", isMadeForTheRow(symbol) { return "gen_random_uuid()" }
      if symbol.callee != nil, let known = expressions.expression(value) { return known }
      if case .operation = symbol.form, let known = expressions.expression(value) { return known }
    }
    return DjangoDefaults.literal(value, for: field, in: model, state)
  }

  /// `uuid.uuid4()` in the loop over the rows: another one for each.
  private func isMadeForTheRow(_ symbol: PythonSymbol) -> Bool {
    guard symbol.path == "uuid.uuid4()", let place = symbol.place, let start = row?.place else { return false }
    return place.file === start.file && place.span.start > start.span.start
  }

  /// It was made, or found, or raised; or it is the variable of a loop.
  static func isSurelyARow(_ symbol: PythonSymbol) -> Bool {
    switch symbol.form {
    case .call(let callee, _):
      return ["create", "get", "get_or_create", "update_or_create", "earliest", "latest"].contains(callee.name)
        && callee.receiver?.path.hasSuffix("objects") == true
    case .item(let rows, .unknown(let hole)): return hole.reason == .loop && hole.symbol === rows
    default: return false
    }
  }

  private func column(_ name: String) -> String? {
    guard let field = name == "pk" ? model.primaryKey : model.fieldOrAttribute(name), DjangoColumn.has(field),
      !field.isForeignKey || name != field.name
    else { return nil }
    return DjangoNames.quoted(field.column)
  }

  private func columns(_ arguments: [PythonArgument]) -> [(column: String, value: String)] {
    arguments.compactMap { argument in
      guard let name = argument.name, let field = model.fieldOrAttribute(name), !field.isManyToMany else { return nil }
      return (field.column, value(argument.value, of: field))
    }
  }

  private func whereClause(_ condition: String?) -> String { condition.map { " WHERE \($0)" } ?? "" }

  func update(_ arguments: [PythonArgument], where keys: [PythonArgument]? = nil) -> String? {
    let changes = arguments.contains(where: \.isUnpacked) ? everyColumn : columns(arguments)
    guard !changes.isEmpty else { return nil }
    let assignments = changes.map { "\(DjangoNames.quoted($0.column)) = \($0.value)" }.joined(separator: ", ")
    let condition = keys.map { expressions.conjunction($0) ?? DjangoNames.hole } ?? query.condition
    return "UPDATE \(table) SET \(assignments)\(whereClause(condition))"
  }

  private var everyColumn: [(column: String, value: String)] {
    model.fields.filter { !$0.isPrimaryKey && !$0.isManyToMany && !$0.isGenerated && DjangoColumn.has($0) }.map {
      ($0.column, DjangoNames.hole)
    }
  }

  /// Of a row that is there: Django writes all columns, of which those that nobody bound keep what they have.
  func save(_ assigned: [(name: String, value: PythonValue)], only: [String]?, where condition: String? = nil) -> String? {
    var changes: [(column: String, value: String)] = []
    if let only {
      for name in only {
        guard let field = model.fieldOrAttribute(name) else { continue }
        let known = assigned.last { $0.name == name }
        changes.append((field.column, known.map { value($0.value, of: field) } ?? DjangoNames.hole))
      }
    } else {
      for (name, new) in assigned {
        // Bound somewhere else, and here what it was.
        if let row, case .symbol(let symbol) = new, case .attribute(let base, name) = symbol.form, base === row { continue }
        if let field = model.fieldOrAttribute(name), !field.isManyToMany {
          changes.append((field.column, value(new, of: field)))
        }
      }
      if changes.isEmpty { changes = everyColumn }
    }
    guard !changes.isEmpty else { return nil }
    let assignments = changes.map { "\(DjangoNames.quoted($0.column)) = \($0.value)" }.joined(separator: ", ")
    return "UPDATE \(table) SET \(assignments)\(whereClause(condition ?? query.condition))"
  }

  func delete() -> String { "DELETE FROM \(table)\(whereClause(query.condition))" }

  /// A new row: what is not given has the program's default. `arguments` is nil where nobody knows what is given.
  func insert(_ arguments: [PythonArgument]?) -> String {
    let given = columns(arguments ?? [])
    let isOpen = arguments == nil || arguments?.contains(where: \.isUnpacked) == true
    var names: [String] = []
    var values: [String] = []
    for field in model.fields where !field.isManyToMany && !field.isGenerated && DjangoColumn.has(field) {
      if let known = given.first(where: { $0.column == field.column }) {
        names.append(field.column)
        values.append(known.value)
      } else if !(field.isPrimaryKey && field.type.isSerial), field.databaseDefault == nil {
        names.append(field.column)
        values.append(isOpen ? DjangoNames.hole : standard(field))
      }
    }
    if names.isEmpty { return "INSERT INTO \(table) DEFAULT VALUES" }
    return "INSERT INTO \(table) (\(DjangoNames.quoted(names))) VALUES (\(values.joined(separator: ", ")))"
  }

  private func standard(_ field: DjangoField) -> String {
    if let known = DjangoDefaults.effective(field, in: model, state) { return known }
    if field.isNullable { return "NULL" }
    return field.type.allowsEmptyText ? "''" : DjangoNames.hole
  }
}

extension DjangoColumn {
  /// Whether a field has a column at all.
  static func has(_ field: DjangoField) -> Bool {
    !["ManyToManyField", "CompositePrimaryKey", "GenericForeignKey", "GenericRelation", "ForeignObject"].contains(
      field.type.base)
  }
}
