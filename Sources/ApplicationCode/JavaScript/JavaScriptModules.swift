import Migrations
import ProgramSyntax
import SourceText

/// The modules of a project, and what the names in them stand for. Those that no library asked to read are read when a name leads
/// there.
final class JavaScriptModules {
  struct File {
    var module: JavaScriptModule
    var text: SourceText
  }

  private var files: [String: File] = [:]
  private var absent: Set<String> = []
  private let project: Project?

  init(_ files: [(text: SourceText, module: JavaScriptModule)], in code: CodeBase) {
    for (text, module) in files { self.files[Path.normalized(text.name)] = File(module: module, text: text) }
    project = code.roots.first?.project
  }

  /// How many steps are left for the question at hand. Functions that call each other would take any number.
  private var stepsLeft = 0

  func beginQuestion() { stepsLeft = 20_000 }

  func takesStep() -> Bool {
    stepsLeft -= 1
    return stepsLeft > 0
  }

  func file(_ path: String) -> File? {
    if let known = files[path] { return known }
    guard !absent.contains(path), ProgramLanguage(ofFile: path) == .javaScript, let project, project.kind(of: path) == .file,
      let text = project.text(path)
    else {
      absent.insert(path)
      return nil
    }
    let file = File(module: JavaScriptModule(JavaScriptTokens(ProgramText(text, .javaScript))), text: text)
    files[path] = file
    return file
  }

  private var packages: [String: String] = [:]

  /// The folder of the package that a file belongs to; "" where nobody can tell.
  func package(of path: String) -> String {
    let folder = Path.parent(path)
    if let known = packages[folder] { return known }
    let found = project?.folder(folder).nearest("package.json")?.folder.path ?? ""
    packages[folder] = found
    return found
  }

  // MARK: Where a module is

  /// The file that a module's name stands for in a file; nil for other people's packages.
  func path(of module: String, from path: String) -> String? {
    if module.isEmpty { return path }
    if module.hasPrefix("./") || module.hasPrefix("../") || module == "." || module == ".." {
      return file(at: Path.normalized(Path.join(Path.parent(path), module)))
    }
    guard let rest = Self.belowAlias(module) else { return nil }
    // `@/db/schema` is below the package, or its `src`.
    var folder = path
    while folder != "." && folder.utf8.contains(UInt8(ascii: "/")) && Path.name(folder) != ".." {
      folder = Path.parent(folder)
      for base in ["", "src", "app"] {
        if let found = file(at: Path.normalized(Path.join(Path.join(folder, base), rest))) { return found }
      }
    }
    return file(at: Path.normalized(rest)) ?? file(at: Path.normalized("src/" + rest))
  }

  /// `@/a`, `~/a`, `#/a`, `src/a`: what projects set up to mean their own folder.
  private static func belowAlias(_ module: String) -> String? {
    for alias in ["@/", "~/", "#/", "$lib/", "src/"] where module.hasPrefix(alias) {
      return (alias == "$lib/" ? "lib/" : "") + module.dropFirst(alias.utf8.count)
    }
    return nil
  }

  private func file(at path: String) -> String? {
    for ending in ["", ".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", "/index.ts", "/index.tsx", "/index.js"]
    where file(path + ending) != nil {
      return path + ending
    }
    // A file of TypeScript is imported by the name that it has once it is compiled.
    for (compiled, source) in [(".js", ".ts"), (".mjs", ".mts"), (".jsx", ".tsx")] where path.hasSuffix(compiled) {
      let renamed = String(path.dropLast(compiled.utf8.count)) + source
      if file(renamed) != nil { return renamed }
    }
    return nil
  }

  // MARK: What a name is

  enum Meaning {
    case value(JavaScriptExpression, path: String)
    /// All that a module of the project exports.
    case module(path: String)
    /// Of somebody else's package: all of it, or one of its names.
    case foreign(module: String, name: String?)
    case unknown
  }

  /// No chain of modules that hand a name on is longer.
  private static let farthest = 16

  func meaning(of name: String, in path: String, steps: Int = 0) -> Meaning {
    guard steps < Self.farthest, let file = file(path) else { return .unknown }
    if let value = file.module.declarations[name] { return .value(value, path: path) }
    if let origin = file.module.imports[name] { return meaning(of: origin, from: path, steps: steps) }
    return .unknown
  }

  /// What a module exports under a name.
  func export(_ name: String, of path: String, steps: Int = 0) -> Meaning {
    guard steps < Self.farthest, let module = file(path)?.module else { return .unknown }
    if let origin = module.exports[name] {
      if origin.module == JavaScriptModule.itself, let local = origin.name, local != name || module.declarations[local] == nil {
        return meaning(of: local, in: path, steps: steps + 1)
      }
      if origin.module != JavaScriptModule.itself { return meaning(of: origin, from: path, steps: steps + 1) }
    }
    if let value = module.declarations[name] { return .value(value, path: path) }
    var foreign: Meaning = .unknown
    for other in module.reexported {
      guard let target = self.path(of: other, from: path) else {
        if case .unknown = foreign, module.reexported.count == 1 { foreign = .foreign(module: other, name: name) }
        continue
      }
      let found = export(name, of: target, steps: steps + 1)
      if case .unknown = found { continue }
      return found
    }
    return foreign
  }

  private func meaning(of origin: JavaScriptModule.Origin, from path: String, steps: Int) -> Meaning {
    guard let target = self.path(of: origin.module, from: path) else {
      return .foreign(module: origin.module, name: origin.name)
    }
    guard let name = origin.name else { return .module(path: target) }
    return export(name, of: target, steps: steps + 1)
  }
}
