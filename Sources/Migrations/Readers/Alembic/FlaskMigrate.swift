import PythonSyntax
import SourceText

/// Flask-Migrate hands the arguments of `Migrate(app, db, transaction_per_migration=True)` on to Alembic.
enum FlaskMigrate {
  static func adjust(_ environment: inout AlembicEnvironment, for folder: Folder) {
    guard environment.scope == .run, !environment.isExternal, environment.hasUnknownArguments,
      let text = folder.text("env.py"), text.contains("current_app")
    else { return }
    for (file, node) in calls(near: folder.parent) {
      guard let argument = node.children(.argument).first(where: { $0.name == "transaction_per_migration" }),
        argument.child(.value)?.kind == .true
      else { continue }
      environment.scope = .file
      environment.reason =
        "each revision runs in one transaction, as transaction_per_migration=True in "
        + "\(file.name):\(file.line(of: argument.span.start)) says"
      return
    }
  }

  /// Calls of `Migrate` and of its `init_app` in the application's files.
  private static func calls(near folder: Folder) -> [(SourceText, PythonNode)] {
    var found: [(SourceText, PythonNode)] = []
    var open = [(folder, 0)]
    var budget = 200
    while let (folder, depth) = open.popLast() {
      for name in folder.files where name.hasASCIISuffix(".py") {
        budget -= 1
        guard budget > 0 else { return found }
        guard let text = folder.text(name), text.contains("Migrate") || text.contains("migrate") else { continue }
        var nodes = [PythonTree.parse(text).root]
        while let node = nodes.popLast() {
          if node.kind == .call, let path = node.child(.function)?.dottedPath,
            path == "Migrate" || path.hasSuffix(".Migrate") || path == "migrate.init_app"
          {
            found.append((text, node))
          }
          for child in node.children { nodes.append(child) }
        }
      }
      guard depth < 2 else { continue }
      for name in folder.folders where !Discovery.skippedFolders.contains(name) && name != "migrations" {
        open.append((folder.folder(name), depth + 1))
      }
    }
    return found
  }
}
