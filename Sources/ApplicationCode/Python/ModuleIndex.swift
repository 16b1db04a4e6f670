import Migrations
import PythonSyntax
import SourceText

/// The modules of a project by their names, and what names in them mean. Modules are read when somebody asks for them.
final class ModuleIndex {
  /// What an expression stands for.
  enum Meaning {
    case type(ClassOutline)
    case function(PythonNode, ModuleOutline)
    /// An expression that has not been followed.
    case value(PythonNode, ModuleOutline)
    case module(ModuleOutline)
    /// Something of another package, or of nobody knows where, by its path: `sqlalchemy.Column`. A call in it is written `()`.
    case external(String)
  }

  private let project: Project?
  private var modules: [String: ModuleOutline?] = [:]
  private var resolved: [String: ModuleOutline?] = [:]
  private static let depthLimit = 24

  init(_ outlines: [ModuleOutline], project: Project?) {
    self.project = project
    for outline in outlines { modules[Path.normalized(outline.path)] = outline }
  }

  // MARK: Modules

  /// The module that a file imports as `name`, which may begin with dots.
  func module(_ name: String, from file: String) -> ModuleOutline? {
    let folder = Path.parent(Path.normalized(file))
    let key = folder + " " + name
    if let known = resolved[key] { return known }
    let found = find(name, from: folder)
    resolved[key] = .some(found)
    return found
  }

  private func find(_ name: String, from folder: String) -> ModuleOutline? {
    let dots = name.utf8.prefix { $0 == UInt8(ascii: ".") }.count
    let path = name.dropFirst(dots).split(separator: ".").joined(separator: "/")
    if dots > 0 {
      var folder = folder
      for _ in 1..<dots { folder = Path.parent(folder) }
      return module(at: path.isEmpty ? folder : Path.join(folder, path))
    }
    guard !path.isEmpty, !Self.foreign.contains(String(path.prefix { $0 != "/" })) else { return nil }
    var folder = folder
    for _ in 0..<12 {
      for root in [folder, Path.join(folder, "src")] {
        if let found = module(at: Path.join(root, path)) { return found }
      }
      if folder == "." || folder == "/" || folder.hasSuffix("..") { break }
      folder = Path.parent(folder)
    }
    return nil
  }

  private func module(at path: String) -> ModuleOutline? {
    file(path + ".py") ?? file(path + "/__init__.py")
  }

  private func file(_ path: String) -> ModuleOutline? {
    let path = Path.normalized(path)
    if let known = modules[path] { return known }
    guard let project, project.kind(of: path) == .file, let text = project.text(path) else {
      modules[path] = .some(nil)
      return nil
    }
    let outline = ModuleOutline(PythonTree.parse(text))
    modules[path] = outline
    return outline
  }

  // MARK: Meaning

  func meaning(of node: PythonNode, in module: ModuleOutline, scope: ClassOutline? = nil, depth: Int = 0) -> Meaning? {
    guard depth < Self.depthLimit else { return nil }
    switch node.kind {
    case .name: return meaning(ofName: node.sourceText, in: module, scope: scope, depth: depth + 1)
    case .attribute:
      guard let base = node.child(.value), let name = node.name,
        let owner = meaning(of: base, in: module, scope: scope, depth: depth + 1)
      else { return nil }
      return member(name, of: owner, depth: depth + 1)
    default: return .value(node, module)
    }
  }

  func meaning(ofName name: String, in module: ModuleOutline, scope: ClassOutline? = nil, depth: Int = 0) -> Meaning? {
    guard depth < Self.depthLimit else { return nil }
    if let scope {
      if let inner = scope.nested(name) { return .type(inner) }
      if let value = scope.attribute(name)?.value, value.sourceText != name {
        return meaning(of: value, in: scope.module, depth: depth + 1)
      }
    }
    if let found = binding(name, of: module, depth: depth + 1) { return found }
    return .external(name)
  }

  private func binding(_ name: String, of module: ModuleOutline, depth: Int) -> Meaning? {
    guard depth < Self.depthLimit else { return nil }
    switch module.bindings[name] {
    case .type(let found)?: return .type(found)
    case .function(let node)?: return .function(node, module)
    case .value(let node)?:
      // `name = name` of a wildcard import would go on for ever.
      if node.kind == .name, node.sourceText == name { break }
      return meaning(of: node, in: module, depth: depth + 1)
    case .module(let path)?: return meaning(ofModule: path, from: module)
    case .member(let path, let member)?:
      if let found = self.module(path, from: module.path), found !== module || member != name {
        if let meaning = binding(member, of: found, depth: depth + 1) { return meaning }
      }
      let dot = path.utf8.last == UInt8(ascii: ".") || path.isEmpty ? "" : "."
      if let submodule = self.module(path + dot + member, from: module.path) { return .module(submodule) }
      return .external(path + dot + member)
    case nil: break
    }
    for star in module.stars {
      if let found = self.module(star, from: module.path), found !== module,
        let meaning = binding(name, of: found, depth: depth + 1)
      {
        return meaning
      }
    }
    // Of a single library that gives all its names, this is likely one.
    if let star = module.stars.first(where: { self.module($0, from: module.path) == nil }), !Self.isBuiltin(name) {
      return .external(star + "." + name)
    }
    return nil
  }

  private func meaning(ofModule path: String, from module: ModuleOutline) -> Meaning {
    self.module(path, from: module.path).map { .module($0) } ?? .external(path)
  }

  private func member(_ name: String, of owner: Meaning, depth: Int) -> Meaning? {
    guard depth < Self.depthLimit else { return nil }
    switch owner {
    case .external(let path): return .external(path + "." + name)
    case .module(let module):
      if let found = binding(name, of: module, depth: depth + 1) { return found }
      if module.path.hasSuffix("__init__.py"), let inner = self.module("." + name, from: module.path) { return .module(inner) }
      return .external(name)
    case .type(let found):
      for type in lineage(of: found) {
        if let inner = type.nested(name) { return .type(inner) }
        if let attribute = type.attribute(name) {
          if let function = attribute.function { return .function(function, type.module) }
          if let value = attribute.value { return meaning(of: value, in: type.module, scope: type, depth: depth + 1) }
        }
      }
      return .external((externalBase(of: found) ?? found.name) + "." + name)
    case .value(let node, let module):
      guard node.kind == .call, let function = node.child(.function),
        let callee = meaning(of: function, in: module, depth: depth + 1)
      else { return nil }
      switch callee {
      case .external(let path): return .external(path + "()." + name)
      case .type(let type):
        for type in lineage(of: type) where type.attribute(name)?.value != nil {
          return member(name, of: .type(type), depth: depth + 1)
        }
        return .external((externalBase(of: type) ?? type.name) + "()." + name)
      default: return .external("()." + name)
      }
    case .function: return nil
    }
  }

  /// What a call calls, or a decorator names, as the last part of its path, and the whole path.
  func callee(of call: PythonNode, in module: ModuleOutline, scope: ClassOutline? = nil) -> Meaning? {
    guard call.kind == .call, let function = call.child(.function) else { return nil }
    return meaning(of: function, in: module, scope: scope)
  }

  // MARK: Classes

  /// A class and all it inherits from, in the order in which attributes are looked for.
  func lineage(of type: ClassOutline) -> [ClassOutline] {
    if let known = lineages[ObjectIdentifier(type)] { return known }
    var order: [ClassOutline] = []
    collect(type, into: &order, depth: 0)
    // Of one that is met twice the last place counts.
    var seen: Set<ObjectIdentifier> = []
    let result = Array(order.reversed().filter { seen.insert(ObjectIdentifier($0)).inserted }.reversed())
    lineages[ObjectIdentifier(type)] = result
    return result
  }
  private var lineages: [ObjectIdentifier: [ClassOutline]] = [:]

  private func collect(_ type: ClassOutline, into order: inout [ClassOutline], depth: Int) {
    guard depth < Self.depthLimit, order.count < 512 else { return }
    order.append(type)
    for base in directBases(of: type) {
      if case .type(let next) = base, next !== type { collect(next, into: &order, depth: depth + 1) }
    }
  }

  /// What the bases of a class mean; of `Base[int]` that of `Base`.
  func directBases(of type: ClassOutline) -> [Meaning] {
    if let known = bases[ObjectIdentifier(type)] { return known }
    // A class that names itself would ask for ever.
    bases[ObjectIdentifier(type)] = []
    var result: [Meaning] = []
    for base in type.bases {
      let node = base.kind == .subscript ? base.child(.value) ?? base : base
      // Its own name means what had it before.
      if node.kind == .name, node.sourceText == type.name, type.enclosing == nil {
        result.append(.external(node.sourceText))
      } else if let meaning = meaning(of: node, in: type.module, scope: type.enclosing) {
        result.append(meaning)
      }
    }
    bases[ObjectIdentifier(type)] = result
    return result
  }
  private var bases: [ObjectIdentifier: [Meaning]] = [:]

  /// The first class of another package that it inherits from.
  func externalBase(of type: ClassOutline) -> String? { externalBases(of: type).first }

  func externalBases(of type: ClassOutline) -> [String] {
    lineage(of: type).flatMap { directBases(of: $0) }.compactMap { if case .external(let path) = $0 { path } else { nil } }
  }

  private static func isBuiltin(_ name: String) -> Bool { builtins.contains(name) }
  private static let builtins: Set<String> = [
    "str", "int", "float", "bool", "bytes", "list", "dict", "set", "tuple", "object", "type", "property", "super", "Exception",
    "classmethod", "staticmethod", "None", "len", "range", "frozenset", "complex", "map", "filter", "sorted",
  ]

  /// Packages that are never a folder of the project.
  private static let foreign: Set<String> = [
    "sqlalchemy", "sqlmodel", "django", "enum", "typing", "datetime", "uuid", "os", "sys", "re", "json", "decimal", "pydantic",
    "typing_extensions", "flask_sqlalchemy", "collections", "functools", "logging", "__future__", "abc", "dataclasses",
    "itertools", "time", "pathlib", "asyncio", "contextlib",
  ]
}

extension ModuleIndex.Meaning {
  /// Of another package: the last part of its path.
  var externalName: String? {
    guard case .external(let path) = self else { return nil }
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return path }
    return String(path[path.utf8.index(after: dot)...])
  }
}
