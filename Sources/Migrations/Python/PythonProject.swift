import PythonSyntax
import SourceText

/// Finds the modules of a project by their names, so that imports of them can be followed.
struct PythonProject {
  private let project: Project
  /// Folders that Python looks in, in order.
  private let roots: [Folder]

  init(_ project: Project, roots: [Folder]) {
    self.project = project
    var seen: Set<String> = []
    self.roots = roots.filter { seen.insert($0.path).inserted }
  }

  /// The text of a module; nil for what is not part of the project.
  func source(of module: String) -> SourceText? {
    guard !module.isEmpty, !Self.isForeign(module) else { return nil }
    return project.remembered("python module \(roots.first?.path ?? "") \(module)") { find(module) }
  }

  private func find(_ module: String) -> SourceText? {
    let path = module.split(separator: ".").joined(separator: "/")
    for root in roots {
      if root.hasFile(path + ".py") { return root.text(path + ".py") }
      if root.hasFile(path + "/__init__.py") { return root.text(path + "/__init__.py") }
    }
    return nil
  }

  /// Packages that migrations import and that are never a folder of the project.
  private static func isForeign(_ module: String) -> Bool {
    foreign.contains(module.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(module[..<$0]) } ?? module)
  }

  private static let foreign: Set<String> = [
    "alembic", "sqlalchemy", "sqlmodel", "django", "os", "sys", "json", "logging", "datetime", "typing", "enum", "uuid", "re",
    "asyncio", "collections", "textwrap", "itertools", "functools", "pathlib", "time", "contextlib", "decimal", "hashlib",
    "math",
    "random", "secrets", "string", "warnings", "__future__", "flask", "flask_migrate", "psycopg2", "psycopg", "asyncpg",
  ]
}
