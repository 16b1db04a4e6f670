import Migrations
import PythonSyntax
import SourceText

/// Which classes of a program are models of Django, and what their tables are called.
final class DjangoModels {
  enum Kind {
    /// Others inherit its fields; it has no table.
    case abstract
    case concrete
    /// Uses the table of the model it inherits from.
    case proxy
  }

  let index: ModuleIndex
  private let project: Project?
  private var kinds: [ObjectIdentifier: Kind?] = [:]
  private var labels: [String: String?] = [:]
  /// What AUTH_USER_MODEL says: the name of the model, in lower case.
  private(set) var userModel: (app: String, name: String)?

  init(_ index: ModuleIndex, project: Project?) {
    self.index = index
    self.project = project
  }

  func readSettings(_ outline: ModuleOutline) {
    guard userModel == nil, case .value(let node)? = outline.bindings["AUTH_USER_MODEL"],
      let text = index.text(of: node, in: outline)
    else { return }
    let parts = text.split(separator: ".")
    if parts.count == 2 { userModel = (String(parts[0]), parts[1].lowercased()) }
  }

  // MARK: Models

  /// Nil of a class that is no model.
  func kind(of type: ClassOutline) -> Kind? {
    let key = ObjectIdentifier(type)
    if let known = kinds[key] { return known }
    kinds[key] = .some(nil)
    let found = findKind(of: type)
    kinds[key] = .some(found)
    return found
  }

  private func findKind(of type: ClassOutline) -> Kind? {
    guard isModel(type) else { return nil }
    if type.nested("Meta")?.attribute("abstract")?.value?.booleanValue == true { return .abstract }
    if ownMeta("proxy", of: type)?.node.booleanValue == true { return .proxy }
    if let (swap, home) = meta("swappable", of: type), index.text(of: swap, in: home) == "AUTH_USER_MODEL",
      let userModel, userModel.name != type.name.lowercased()
    {
      return .abstract
    }
    return .concrete
  }

  private func isModel(_ type: ClassOutline) -> Bool {
    for base in index.directBases(of: type) {
      switch base {
      case .external(let path): if Self.isModelBase(path) { return true }
      case .type(let other): if other !== type, kind(of: other) != nil { return true }
      default: continue
      }
    }
    return false
  }

  private static func isModelBase(_ path: String) -> Bool {
    path.hasPrefix("django.") && path.hasSuffix(".Model") || DjangoLibraryBase(path) != nil
  }

  /// It inherits from a class of another package, of which nobody knows what it brings.
  func hasUnknownBase(_ type: ClassOutline) -> Bool {
    index.externalBases(of: type).contains { path in
      !Self.isModelBase(path) && !Self.isHarmless(path)
    }
  }

  private static func isHarmless(_ path: String) -> Bool {
    harmless.contains(String(path.split(separator: ".").last ?? "")) || path.hasPrefix("typing.") || path.hasPrefix("abc.")
  }
  private static let harmless: Set<String> = ["object", "Generic", "ABC", "Protocol", "Mixin", "Exception", "type"]

  /// A model's bases with tables of their own.
  func concreteParents(of type: ClassOutline) -> [ClassOutline] {
    var parents: [ClassOutline] = []
    for base in index.directBases(of: type) {
      guard case .type(let other) = base, other !== type else { continue }
      switch kind(of: other) {
      case .concrete?, .proxy?: parents.append(other)
      case .abstract?: parents += concreteParents(of: other)
      case nil: continue
      }
    }
    return parents
  }

  /// Classes whose fields come to its own table, the nearest first.
  func ownLineage(of type: ClassOutline) -> [ClassOutline] {
    var foreign: Set<ObjectIdentifier> = []
    for parent in concreteParents(of: type) {
      for ancestor in index.lineage(of: parent) { foreign.insert(ObjectIdentifier(ancestor)) }
    }
    return index.lineage(of: type).filter { $0 === type || !foreign.contains(ObjectIdentifier($0)) }
  }

  // MARK: Options

  /// What its own Meta says, or one that this inherits from.
  private func ownMeta(_ name: String, of type: ClassOutline) -> (node: PythonNode, module: ModuleOutline)? {
    guard let meta = type.nested("Meta") else { return nil }
    for class_ in index.lineage(of: meta) {
      if let value = class_.attribute(name)?.value { return (value, class_.module) }
    }
    return nil
  }

  /// Without a Meta of its own a model has that of the first abstract base that has one.
  func meta(_ name: String, of type: ClassOutline) -> (node: PythonNode, module: ModuleOutline)? {
    if type.nested("Meta") != nil { return ownMeta(name, of: type) }
    for base in index.directBases(of: type) {
      guard case .type(let other) = base, other !== type, kind(of: other) == .abstract else { continue }
      if hasMeta(other) { return meta(name, of: other) }
    }
    return nil
  }

  private func hasMeta(_ type: ClassOutline) -> Bool {
    index.lineage(of: type).contains { $0.nested("Meta") != nil }
  }

  // MARK: Names

  /// The table of a model with one, and where its name is written if it is; nil where only the run knows.
  func table(of type: ClassOutline, depth: Int = 0) -> (name: String, place: Place)? {
    if kind(of: type) == .proxy {
      guard depth < 16, let parent = concreteParents(of: type).first else { return nil }
      return table(of: parent, depth: depth + 1)
    }
    if let (node, module) = meta("db_table", of: type) {
      return index.text(of: node, in: module).map { ($0, node.place) }
    }
    guard let label = label(of: type) else { return nil }
    return (DjangoNames.truncated("\(label)_\(type.name.lowercased())"), type.place)
  }

  /// The label of the app that a model belongs to.
  func label(of type: ClassOutline) -> String? {
    if let (node, module) = meta("app_label", of: type) { return index.text(of: node, in: module) }
    return label(ofFile: type.module.path)
  }

  private func label(ofFile path: String) -> String? {
    let folder = Path.parent(Path.normalized(path))
    if let known = labels[folder] { return known }
    let found = findLabel(folder)
    labels[folder] = .some(found)
    return found
  }

  private func findLabel(_ start: String) -> String? {
    guard let project else { return Path.name(start) == "models" ? Path.name(Path.parent(start)) : Path.name(start) }
    var folder = start
    for _ in 0..<8 {
      let here = project.folder(folder)
      if here.hasFile("apps.py") || here.hasFile("migrations/__init__.py") || here.hasFolder("migrations") {
        return configuredLabel(here) ?? Path.name(folder)
      }
      if folder == "." || folder == "/" { break }
      folder = Path.parent(folder)
    }
    return Path.name(start) == "models" ? Path.name(Path.parent(start)) : Path.name(start)
  }

  /// What apps.py says.
  private func configuredLabel(_ folder: Folder) -> String? {
    guard let outline = index.module(".apps", from: folder.path(of: "__init__.py")) else { return nil }
    for type in outline.classes where index.externalBases(of: type).contains(where: { $0.hasSuffix("AppConfig") }) {
      for name in ["label", "name"] {
        for owner in index.lineage(of: type) {
          if let value = owner.attribute(name)?.value, let text = index.text(of: value, in: owner.module, scope: owner) {
            return text.split(separator: ".").last.map(String.init)
          }
        }
      }
    }
    return nil
  }
}
