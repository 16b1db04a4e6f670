import Migrations
import SourceText

/// What the declarations of a project mean.
final class DrizzleSchema {
  enum Declared {
    case table(DrizzleTable)
    case enumeration(DrizzleEnum)
  }

  let modules: JavaScriptModules
  private let casings: [(folder: String, casing: DrizzleCasing)]
  private var known: [String: Declared?] = [:]
  /// Names of tables that only the run knows.
  private var unread: [(path: String, span: Span)] = []
  private var tables: [(table: DrizzleTable, variable: String)] = []
  /// The columns of each enumeration, by its type.
  private var enums: [(need: DrizzleEnum, columns: [(table: [String], column: String)])] = []

  init(_ modules: JavaScriptModules, casings: [(folder: String, casing: DrizzleCasing)]) {
    self.modules = modules
    self.casings = casings
  }

  /// What a declaration at the top of a module makes: nil where it is nothing of the database's.
  func declared(_ name: String, in path: String) -> Declared? {
    let key = path + "\u{0}" + name
    if let known = known[key] { return known }
    guard let expression = modules.file(path)?.module.declarations[name] else { return nil }
    guard case .call = expression.shape else { return nil }
    modules.beginQuestion()
    let declared = self.declared(by: JavaScriptValue(expression: expression, scope: JavaScriptScope(path)))
    known[key] = .some(declared)
    return declared
  }

  func declared(by value: JavaScriptValue) -> Declared? {
    guard case .value(let value) = modules.outcome(of: value), let maker = maker(of: value) else { return nil }
    switch maker.function {
    case "pgTable", "pgView", "pgMaterializedView":
      if let table = DrizzleTable(maker, isView: maker.function != "pgTable", reader: self) { return .table(table) }
      if let name = maker.arguments.first { unread.append((name.scope.path, name.expression.span)) }
      return nil
    case "pgEnum": return DrizzleEnum(maker, modules).map { .enumeration($0) }
    default: return nil
    }
  }

  /// A function of Drizzle's that is called, in whatever way it came here.
  struct Maker {
    var function: String
    var arguments: [JavaScriptValue]
    /// The schema that it is a method of.
    var schema: String?
    /// What makes the name of the table.
    var naming: JavaScriptValue?
  }

  /// What makes the value of a call, or of a chain of calls that begins with it.
  func maker(of call: JavaScriptValue) -> Maker? {
    guard case .call(let callee, let given) = call.expression.shape else { return nil }
    let arguments = given.map { call.with($0) }
    guard case .member(let receiver, let method) = callee.shape else { return maker(calling: call.with(callee), arguments) }
    if method.text == "withRLS" { return maker(calling: call.with(receiver), arguments) }
    switch modules.outcome(of: call.with(receiver)) {
    case .foreign(let module, nil): return Self.isDrizzle(module) ? Maker(function: method.text, arguments: arguments) : nil
    case .value(let object):
      guard let maker = maker(of: object) else { return nil }
      guard maker.function == "pgSchema" else { return maker }
      // `pgSchema("auth").table(…)`
      guard let schema = maker.arguments.first.flatMap({ modules.string($0) }) else { return nil }
      return Self.methodsOfSchemas[method.text].map { Maker(function: $0, arguments: arguments, schema: schema) }
    case .module: return maker(calling: call.with(callee), arguments)
    default: return nil
    }
  }

  private static let methodsOfSchemas = [
    "table": "pgTable", "enum": "pgEnum", "view": "pgView", "materializedView": "pgMaterializedView",
  ]

  private func maker(calling callee: JavaScriptValue, _ arguments: [JavaScriptValue]) -> Maker? {
    switch modules.outcome(of: callee) {
    case .foreign(let module, let name?):
      guard Self.isDrizzle(module) || Self.telling.contains(name) else { return nil }
      return Maker(function: name, arguments: arguments)
    case .value(let made):
      // `pgTableCreator((name) => …)`
      guard let maker = maker(of: made), maker.function == "pgTableCreator", let naming = maker.arguments.first else {
        return nil
      }
      return Maker(function: "pgTable", arguments: arguments, naming: naming)
    default: return nil
    }
  }

  /// Names that nobody else gives to a function.
  private static let telling: Set<String> = ["pgTable", "pgEnum", "pgSchema", "pgTableCreator", "pgView", "pgMaterializedView"]

  static func isDrizzle(_ module: String) -> Bool {
    module == "drizzle-orm/pg-core" || module.hasPrefix("drizzle-orm/pg-core/")
  }

  /// The casing that is set nearest to a file.
  func casing(for path: String) -> DrizzleCasing? {
    func shared(_ folder: String) -> Int { zip(folder.utf8, path.utf8).prefix { $0 == $1 }.count }
    return casings.max { shared($0.folder) < shared($1.folder) }?.casing
  }

  // MARK: Needs

  func add(_ table: DrizzleTable, named variable: String) { tables.append((table, variable)) }

  func unreadTables() -> [UnreadCode] {
    unread.compactMap { place($0).map { UnreadCode("how this table is called, is known only when the program runs", at: $0) } }
  }

  func needsOfTables() -> [Requirement] {
    var needs: [Requirement] = []
    let fullest = fullestDeclarations()
    for (table, variable) in tables {
      let speaker = "the \(table.isView ? "view" : "table") \(variable)"
      let isCopy = table.columns.count < fullest[key(of: table), default: 0]
      if let place = place(table.place) {
        needs.append(Requirement(.relation(table.name), at: place, speaker: speaker, confidence: isCopy ? .weak : .strong))
      }
      for column in table.columns {
        guard let place = place(column.place) else { continue }
        let need = ColumnNeed(column.name, of: table.name, nulls: column.isRequired ? .breakIt : .expected)
        let confidence: Requirement.Confidence = column.isSure && !isCopy ? .strong : .weak
        needs.append(Requirement(.column(need), at: place, speaker: speaker, confidence: confidence))
        if let type = column.enumeration { hold(type, in: (table.name, column.name)) }
      }
    }
    return needs + needsOfEnums()
  }

  /// How many columns a table of each name has where it is declared most fully. A script that declares a few of them for itself, or
  /// what somebody left behind, is not what the application runs.
  private func fullestDeclarations() -> [String: Int] {
    var counts: [String: Int] = [:]
    for (table, _) in tables { counts[key(of: table)] = max(counts[key(of: table), default: 0], table.columns.count) }
    return counts
  }

  private func key(of table: DrizzleTable) -> String {
    modules.package(of: table.place.path) + "\0" + table.name.joined(separator: "\0")
  }

  private func place(_ place: (path: String, span: Span)) -> Place? {
    modules.file(place.path).map { Place($0.text, place.span) }
  }

  private func hold(_ type: DrizzleEnum, in column: (table: [String], column: String)) {
    if let index = enums.firstIndex(where: { $0.need.place.path == type.place.path && $0.need.place.span == type.place.span }) {
      enums[index].columns.append(column)
    } else {
      enums.append((type, [column]))
    }
  }

  /// Only enumerations that a column holds are sent to the server.
  private func needsOfEnums() -> [Requirement] {
    enums.compactMap { type, columns in
      guard let place = place(type.place) else { return nil }
      let members = type.labels.compactMap { label in
        self.place((label.path, label.span)).map { LabelNeed.Member(label.text, at: $0) }
      }
      let name = type.type.joined(separator: ".")
      let need = LabelNeed(name, members: members, type: type.type, columns: columns, isClosed: false)
      return Requirement(.labels(need), at: place, speaker: "the enum \(name)")
    }
  }

  /// `target: [users.orgId, users.email]`
  func requirement(of target: DrizzleConflictTarget, in file: SourceText) -> Requirement? {
    let scope = JavaScriptScope(Path.normalized(file.name))
    var table: DrizzleTable?
    var columns: [String] = []
    for expression in target.columns {
      guard case .member(let receiver, let name) = expression.shape else { return nil }
      modules.beginQuestion()
      guard case .table(let found)? = declared(by: JavaScriptValue(expression: receiver, scope: scope)),
        table == nil || table?.name == found.name, let column = found.columns.first(where: { $0.key == name.text })
      else { return nil }
      table = found
      columns.append(column.name)
    }
    guard let table else { return nil }
    let need = UniqueKeyNeed(columns, of: table.name, .onConflict)
    return Requirement(.uniqueKey(need), at: Place(file, target.span), speaker: "this insert")
  }
}
