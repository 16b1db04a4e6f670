import PythonSyntax
import SourceText

/// One file of migrations, read.
final class DjangoMigration {
  struct Name: Hashable {
    var app: String
    var name: String
    var isFirst: Bool { name == "__first__" }
  }

  let app: DjangoProject.App
  let name: Name
  let file: SourceText
  let path: String
  let effects: DjangoProgram
  let interpreter: PythonInterpreter
  private(set) var dependencies: [Name] = []
  private(set) var runBefore: [Name] = []
  private(set) var replaces: [Name] = []
  private(set) var isAtomic = true
  /// It makes the first tables of its app.
  private(set) var isInitial = false
  private(set) var operations: [(value: PythonValue, isMaybe: Bool)] = []
  /// Its list of operations is not known to its end.
  private(set) var hasMore = false
  private(set) var remarks: [Remark] = []
  private(set) var place: Place

  /// Nil for a file that is no migration.
  init?(_ text: SourceText, stem: String, of app: DjangoProject.App, in project: DjangoProject) {
    self.app = app
    name = Name(app: app.label, name: stem)
    file = text
    path = text.name
    effects = DjangoProgram()
    var limits = PythonInterpreter.Limits()
    limits.modules = 20
    interpreter = PythonInterpreter(effects: effects, limits: limits) { module in
      // Helpers that stand beside the migrations; of the rest of the project the names are enough.
      module.hasPrefix("\(app.module).migrations.") ? project.source(ofModule: module) : nil
    }
    let tree = PythonTree.parse(text)
    place = Place(text, Span(start: 0, end: 0))
    let module = interpreter.run(tree, as: "\(app.module).migrations.\(stem)")
    for problem in tree.problems.prefix(1) {
      remarks.append(
        Remark(
          .notAnalysed, "Python that is not understood: \(problem.message)", file: path, line: text.line(of: problem.span.start)
        ))
    }
    remarks += effects.takeRemarks()
    guard case .classObject(let migration)? = module["Migration"] else {
      if remarks.isEmpty { return nil }
      return
    }
    place = migration.place
    dependencies = Self.names(migration["dependencies"], project)
    runBefore = Self.names(migration["run_before"], project)
    replaces = Self.names(migration["replaces"], project)
    isInitial = migration["initial"]?.boolean ?? !dependencies.contains { $0.app == app.label }
    isAtomic = migration["atomic"]?.boolean ?? Self.inherited("atomic", migration, project)?.boolean ?? true
    switch migration["operations"] {
    case .list(let list)?:
      operations = list.items.map { ($0.value, $0.isMaybe) }
      hasMore = list.rest != nil
    case .tuple(let items)?: operations = items.map { ($0, false) }
    case .unknown(let hole)? where hole.isExhaustive:
      // Which of several lists, only the run knows.
      let lists = hole.alternatives.compactMap(\.items)
      let filled = lists.filter { !$0.isEmpty }
      hasMore = lists.count != hole.alternatives.count || filled.count > 1
      if !hasMore { operations = filled.flatMap { $0 }.map { ($0, true) } }
    case nil: break
    default: hasMore = true
    }
  }

  /// From a class of the project's own in another module.
  private static func inherited(_ name: String, _ migration: PythonClass, _ project: DjangoProject) -> PythonValue? {
    for base in migration.bases {
      guard case .symbol(let symbol) = base, !symbol.path.hasPrefix("django."), let found = project.definition(symbol.path),
        case .classObject(let object) = found.value, let value = object[name]
      else { continue }
      return value
    }
    return nil
  }

  private static func names(_ list: PythonValue?, _ project: DjangoProject) -> [Name] {
    let items: [PythonValue]
    switch list {
    case .list(let list)?: items = list.items.map(\.value)
    case .tuple(let tuple)?: items = tuple
    default: return []
    }
    return items.compactMap { item in
      if let pair = item.items, pair.count == 2, let app = pair[0].string, let name = pair[1].string {
        return Name(app: app, name: name)
      }
      // `migrations.swappable_dependency(settings.AUTH_USER_MODEL)`
      guard let symbol = item.symbol, let callee = symbol.callee, callee.name == "swappable_dependency",
        let model = symbol.arguments.first?.value
      else { return nil }
      let app = model.string ?? (model.symbol?.path == "django.conf.settings.AUTH_USER_MODEL" ? project.userModel : nil)
      return app?.split(separator: ".").first.map { Name(app: String($0), name: "__first__") }
    }
  }
}
