import SourceText

extension PythonInterpreter {
  /// Follows all statements of a module.
  func follow(_ module: PythonModule) {
    let outer = (self.module, scope, frame, doubts, enclosing, openTries)
    self.module = module
    scope = module.scope
    frame = Frame()
    (doubts, enclosing, openTries) = ([], [], 0)
    _ = follow(module.tree.root.children(.body))
    (self.module, scope, frame, doubts, enclosing, openTries) = outer
  }

  /// A module of the project, or nil; each is followed once.
  func load(_ name: String) -> PythonModule? {
    if let known = modules[name] { return known }
    guard moduleCount < limits.modules, let source = sourceOfModule(name) else {
      modules[name] = .some(nil)
      return nil
    }
    moduleCount += 1
    let isPackage = source.name.hasSuffix("__init__.py")
    let loaded = PythonModule(name: name, tree: PythonTree.parse(source), isPackage: isPackage)
    modules[name] = .some(loaded)
    importing.append(name)
    depth += 1
    let (branches, journal) = (openBranches, journal)
    openBranches = 0
    if depth < limits.depth { follow(loaded) }
    // What fails in a module of the project hardly fails when it runs: something it wants was not understood.
    raised = nil
    (openBranches, self.journal) = (branches, journal)
    depth -= 1
    importing.removeLast()
    return loaded
  }

  func importModules(_ node: PythonNode) {
    for alias in node.children(.alias) {
      guard let path = alias.child(.module).map(dotted) else { continue }
      if let name = alias.name {
        bind(name, moduleValue(path))
      } else if let first = path.split(separator: ".").first {
        bind(String(first), moduleValue(String(first)))
      }
    }
  }

  func importNames(_ node: PythonNode) {
    let written = node.child(.module).map(dotted) ?? ""
    guard let path = resolved(written, level: node.importLevel) else {
      for alias in node.children(.alias) { if let name = boundName(alias) { bind(name, hole(.outside, alias)) } }
      return
    }
    let source = path.isEmpty ? nil : load(path)
    for alias in node.children(.alias) {
      guard let name = alias.child(.module)?.sourceText else { continue }
      if name == "*" {
        for (name, value) in (source?.scope.variables ?? [:]).sorted(by: { $0.key < $1.key }) where !name.hasPrefix("_") {
          bind(name, value)
        }
        continue
      }
      let bound = boundName(alias) ?? name
      if let value = source?[name] {
        bind(bound, value)
      } else if source != nil, load(path + "." + name) == nil {
        bind(bound, hole(.unbound, alias))
      } else {
        bind(bound, imported(path.isEmpty ? name : path + "." + name))
      }
    }
  }

  private func imported(_ path: String) -> PythonValue {
    if path == "typing.TYPE_CHECKING" { return .boolean(false) }
    return moduleValue(path)
  }

  private func moduleValue(_ path: String) -> PythonValue {
    if let module = load(path) { return .module(module) }
    let symbol = PythonSymbol(named: path)
    uncertainties += 1
    return effects.value(of: symbol) ?? .symbol(symbol)
  }

  /// A module of the project below one that has no source of its own.
  func submodule(_ symbol: PythonSymbol, _ name: String) -> PythonModule? {
    guard case .named = symbol.form, symbol.tag == nil else { return nil }
    return load(symbol.path + "." + name)
  }

  private func boundName(_ alias: PythonNode) -> String? { alias.name ?? alias.child(.module)?.sourceText }

  private func dotted(_ node: PythonNode) -> String { String(node.sourceText.filter { $0 != " " }) }

  /// The full name of what a relative import means.
  private func resolved(_ path: String, level: Int) -> String? {
    guard level > 0 else { return path }
    var parts = module.name.split(separator: ".").map(String.init)
    let up = module.isPackage ? level - 1 : level
    guard up <= parts.count else { return nil }
    parts.removeLast(up)
    if !path.isEmpty { parts.append(path) }
    return parts.joined(separator: ".")
  }
}
