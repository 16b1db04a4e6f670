import PythonSyntax
import SourceText

/// A Django project as its files lie: its apps, and what its settings and modules mean for migrations.
final class DjangoProject {
  struct App {
    var label: String
    /// `shop` or `plane.db`.
    var module: String
    var migrations: Folder
  }

  let home: Folder
  private(set) var apps: [App] = []
  /// What AUTH_USER_MODEL says, as `app.model`.
  private(set) var userModel = "auth.user"
  /// Some settings say it.
  private var isUserModelWritten = false
  /// The class of keys that Django adds by itself.
  private(set) var automaticKey = "AutoField"
  private var roots: [Folder] = []
  private var labels: [String: String] = [:]
  private var settings: [(Folder, String)] = []
  private var classes: [String: DjangoFieldClass] = [:]
  private var modules: [String: (PythonInterpreter, PythonModule)?] = [:]

  private static let skipped = Discovery.skippedFolders.union(["static", "templates", "locale", "media", "docs", "frontend"])

  init(home: Folder, with folder: Folder) {
    self.home = home
    roots = [home] + ["src", "app", "backend"].filter { home.hasFolder($0) }.map { home.folder($0) }
    walk(home, depth: 0)
    if !apps.contains(where: { $0.migrations.path == folder.path }) { add(folder) }
    readSettings()
  }

  private func walk(_ folder: Folder, depth: Int) {
    guard depth < 12 else { return }
    if depth > 0, folder.name == "migrations", Self.holdsMigrations(folder) {
      add(folder)
      return
    }
    let isNamedForSettings = ["settings", "config", "conf"].contains(folder.name)
    for file in folder.files where file.hasASCIISuffix(".py") {
      if isNamedForSettings || file.hasPrefix("settings") || file == "default_settings.py" { settings.append((folder, file)) }
    }
    for name in folder.folders where !Self.skipped.contains(name) && name.utf8.first != UInt8(ascii: ".") {
      let below = folder.folder(name)
      // A project within the project is its own.
      if below.hasFile("manage.py"), home.hasFile("manage.py") { continue }
      walk(below, depth: depth + 1)
    }
  }

  /// Whether Django would find migrations there.
  static func holdsMigrations(_ folder: Folder) -> Bool {
    folder.files.lazy.filter { $0.hasASCIISuffix(".py") && $0 != "__init__.py" }.prefix(6).contains {
      folder.text($0).map(isMigration) ?? false
    }
  }

  /// By its words: its class comes from Django, or from a class of the project's own.
  static func isMigration(_ text: SourceText) -> Bool {
    text.contains("migrations.Migration") || text.contains("class Migration(") && text.contains("django.db")
  }

  private func add(_ folder: Folder) {
    let owner = folder.parent
    let module = moduleName(of: owner)
    let label = configuredLabel(of: owner) ?? Path.name(Path.normalized(owner.path))
    labels[module] = label
    apps.append(App(label: label, module: module, migrations: folder))
  }

  private func moduleName(of folder: Folder) -> String {
    let path = folder.path
    for root in roots.reversed() where root.path != path && Path.contains(root.path, path) {
      let rest = root.path == "." ? path : String(path.dropFirst(root.path.utf8.count + 1))
      return rest.split(separator: "/").joined(separator: ".")
    }
    return folder.name
  }

  func label(ofModule module: String) -> String {
    labels[module] ?? module.split(separator: ".").last.map(String.init) ?? module
  }

  /// What apps.py says, where it says something.
  private func configuredLabel(of folder: Folder) -> String? {
    for file in ["apps.py", "app.py", "__init__.py"] where folder.hasFile(file) {
      guard let text = folder.text(file), text.contains("AppConfig") else { continue }
      let interpreter = PythonInterpreter(effects: DjangoSilence())
      let module = interpreter.run(PythonTree.parse(text), as: "apps")
      for name in module.names {
        guard case .classObject(let object)? = module[name] else { continue }
        if let label = object["label"]?.string { return label }
        if let name = object["name"]?.string { return name.split(separator: ".").last.map(String.init) }
      }
    }
    return nil
  }

  private func readSettings() {
    for (folder, file) in settings {
      guard let text = folder.text(file) else { continue }
      let namesUser = text.contains("AUTH_USER_MODEL")
      guard namesUser || text.contains("DEFAULT_AUTO_FIELD") else { continue }
      let interpreter = PythonInterpreter(effects: DjangoSilence())
      let module = interpreter.run(PythonTree.parse(text), as: "settings")
      if let user = module["AUTH_USER_MODEL"]?.string, userModel == "auth.user" {
        let parts = user.split(separator: ".")
        guard parts.count == 2 else { continue }
        userModel = DjangoModel.key(String(parts[0]), String(parts[1]))
        isUserModelWritten = true
      }
      if let key = module["DEFAULT_AUTO_FIELD"]?.string?.split(separator: ".").last, key.hasSuffix("AutoField") {
        automaticKey = String(key)
      }
    }
  }

  /// Whether a model that would stand in for Django's user does; where no settings were found, the one there is does.
  func takesUserModel(_ key: String) -> Bool {
    if !isUserModelWritten {
      userModel = key
      isUserModelWritten = true
    }
    return userModel == key
  }

  // MARK: Modules

  func source(ofModule name: String) -> SourceText? {
    let path = name.split(separator: ".").joined(separator: "/")
    for root in roots {
      if let text = root.text(path + ".py") { return text }
      if let text = root.text(path + "/__init__.py") { return text }
    }
    return nil
  }

  /// Whether a dotted path leads into a module of the project.
  func hasModule(_ path: String) -> Bool {
    let parts = path.split(separator: ".")
    return parts.count > 1
      && (1...min(2, parts.count - 1)).contains { source(ofModule: parts.dropLast($0).joined(separator: ".")) != nil }
  }

  /// A module of the project, followed by itself; what it imports are names.
  func module(_ name: String) -> (interpreter: PythonInterpreter, module: PythonModule)? {
    if let known = modules[name] { return known }
    guard let text = source(ofModule: name) else {
      modules[name] = .some(nil)
      return nil
    }
    let interpreter = PythonInterpreter(effects: DjangoSilence())
    let module = interpreter.run(PythonTree.parse(text), as: name, isPackage: text.name.hasSuffix("__init__.py"))
    modules[name] = .some((interpreter, module))
    return (interpreter, module)
  }

  /// What a name such as `shop.fields.MoneyField` means, where the project says it.
  func definition(_ path: String, depth: Int = 0) -> (interpreter: PythonInterpreter, value: PythonValue)? {
    guard depth < 8, let dot = path.lastIndex(of: "."), let found = module(String(path[..<dot])),
      let value = found.module[String(path[path.index(after: dot)...])]
    else { return nil }
    // A package that only passes a name on.
    if case .symbol(let symbol) = value, case .named = symbol.form, symbol.path != path {
      return definition(symbol.path, depth: depth + 1)
    }
    return (found.interpreter, value)
  }

  // MARK: Fields

  func fieldClass(_ path: String) -> DjangoFieldClass {
    if let known = classes[path] { return known }
    let found =
      DjangoFieldClass.django(path) ?? resolved(path, depth: 0) ?? DjangoFieldClass.ofOtherPackage(path)
      ?? DjangoFieldClass(path: path, base: "")
    classes[path] = found
    return found
  }

  /// A class of the project that inherits from one of Django's.
  private func resolved(_ path: String, depth: Int) -> DjangoFieldClass? {
    guard depth < 8, let found = definition(path), case .classObject(let object) = found.value else { return nil }
    var result = inherited(object, depth)
    result?.path = path
    if case .function? = object["db_type"], let type = made(by: object, "db_type", found.interpreter) {
      result = result ?? DjangoFieldClass(path: path, base: "")
      result?.columnType = type
    } else if let base = made(by: object, "get_internal_type", found.interpreter) {
      result = DjangoFieldClass(path: path, base: base)
    }
    return result
  }

  private func inherited(_ object: PythonClass, _ depth: Int) -> DjangoFieldClass? {
    for base in object.bases {
      switch base {
      case .symbol(let symbol):
        if let found = DjangoFieldClass.django(symbol.path) ?? resolved(symbol.path, depth: depth + 1)
          ?? DjangoFieldClass.ofOtherPackage(symbol.path)
        {
          return found
        }
      case .classObject(let other): if let found = inherited(other, depth + 1) { return found }
      default: continue
      }
    }
    return nil
  }

  /// What a method that only says a word says.
  private func made(by object: PythonClass, _ method: String, _ interpreter: PythonInterpreter) -> String? {
    guard case .function(let function)? = object[method] else { return nil }
    return interpreter.call(.function(function), [.none, .none], at: object.place).string
  }
}

/// Nothing that a module does while it is read is of interest.
final class DjangoSilence: PythonEffects {
  func call(_ call: PythonCall) -> PythonValue? { nil }
}

extension DjangoProject {
  /// A function of another module, with what follows it.
  func function(_ path: String) -> Callable? {
    guard let found = value(path), case .function = found.value else { return nil }
    return found
  }

  /// What a symbol of another module stands for: a function, or what a function or a class of it has made, as
  /// `Fill("shop", "order")`.
  func callable(_ symbol: PythonSymbol) -> Callable? {
    guard case .call(let callee, let arguments) = symbol.form else { return function(symbol.path) }
    guard var found = value(callee.path), let place = symbol.place else { return nil }
    switch found.value {
    case .function, .classObject: break
    default: return nil
    }
    found.value = found.interpreter.call(found.value, with: arguments, at: place)
    _ = found.effects.takeRemarks()
    switch found.value {
    case .function, .boundFunction: return found
    case .instance(let instance): return instance.ofClass["__call__"] == nil ? nil : found
    default: return nil
    }
  }

  typealias Callable = (value: PythonValue, interpreter: PythonInterpreter, effects: DjangoProgram)

  /// What a name of a module stands for, in a run of the module by itself.
  private func value(_ path: String) -> Callable? {
    guard let dot = path.lastIndex(of: "."), let text = source(ofModule: String(path[..<dot])) else { return nil }
    let effects = DjangoProgram()
    let interpreter = PythonInterpreter(effects: effects)
    let module = interpreter.run(PythonTree.parse(text), as: String(path[..<dot]))
    _ = effects.takeRemarks()
    return module[String(path[path.index(after: dot)...])].map { ($0, interpreter, effects) }
  }

  /// `open("a.sql").read()`, `Path(…, "a.sql").read_text()`: the file with the last name that is written there.
  func text(ofFileReadBy symbol: PythonSymbol, from file: SourceText) -> SourceText? {
    guard symbol.path.hasSuffix(".read()") || symbol.path.hasSuffix(".read_text()") else { return nil }
    var names: [String] = []
    Self.collectNames(.symbol(symbol), into: &names, depth: 0)
    guard let last = names.last(where: { $0.hasSuffix(".sql") }) else { return nil }
    let folder = home.project.folder(Path.parent(file.name))
    let among = names.filter { $0 != ".." && $0 != "." }
    for candidate in [among.joined(separator: "/"), last] {
      for start in [folder, folder.parent, folder.parent.parent, home] {
        if let text = start.text(candidate) { return text }
      }
    }
    return nil
  }

  private static func collectNames(_ value: PythonValue, into names: inout [String], depth: Int) {
    guard depth < 12 else { return }
    if let text = value.string, text.utf8.count > 1 { names.append(text) }
    guard let symbol = value.symbol else { return }
    switch symbol.form {
    case .named: break
    case .attribute(let base, _): collectNames(.symbol(base), into: &names, depth: depth + 1)
    case .call(let callee, let arguments):
      collectNames(.symbol(callee), into: &names, depth: depth + 1)
      for argument in arguments where argument.name == nil { collectNames(argument.value, into: &names, depth: depth + 1) }
    case .item(let base, _): collectNames(.symbol(base), into: &names, depth: depth + 1)
    case .operation(_, let values): for value in values { collectNames(value, into: &names, depth: depth + 1) }
    }
  }
}
