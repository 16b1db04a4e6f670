import PythonSyntax

// Operations of libraries that many projects use.
extension DjangoOperations {
  /// Whether the operation is known.
  mutating func applyLibrary(_ callee: PythonSymbol, _ arguments: [PythonArgument], _ reach: Reach) -> Bool {
    let operation = DjangoOperation(name: String(callee.name), arguments: arguments)
    switch (callee.path.prefix { $0 != "." }, operation.name) {
    // It speaks to another linter alone.
    case ("django_migration_linter", "IgnoreMigration"): break
    case ("django_add_default_value", "AddDefaultValue"): if reach == .both { addDefault(operation) }
    default: return false
    }
    return true
  }

  private mutating func addDefault(_ operation: DjangoOperation) {
    guard let model = model(operation.text("model_name", 0), .both), let name = operation.text("name", 1) else { return }
    guard let field = model.field(name) else { return unknownField(name, model, .both) }
    let placed = DjangoPlacedField(field, model, state, project)
    editor.send(
      "ALTER TABLE \(DjangoNames.quoted(model.table)) ALTER COLUMN \(DjangoNames.quoted(placed.column.name)) SET DEFAULT "
        + Self.addedDefault(operation["value", 2]))
    flush()
  }

  /// The library writes the text of a value in quotes, whatever it is, but for two constants of its own.
  private static func addedDefault(_ value: PythonValue?) -> String {
    switch value {
    case .boolean(let flag)?: return flag ? "'True'" : "'False'"
    case .integer(let number)?: return "'\(number)'"
    case .text(let text)? where text.isKnown:
      return ["__NOW__", "__TODAY__"].contains(text.string) ? "now()" : "'\(text.string)'"
    case .symbol(let symbol)? where ["NOW", "TODAY"].contains(symbol.name): return "now()"
    default: return DjangoNames.hole
    }
  }
}
