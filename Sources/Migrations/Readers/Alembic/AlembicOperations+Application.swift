import PythonSyntax

// What revisions have the application write: its models, its sessions and its functions are not followed.

extension AlembicOperations {
  /// Methods that write, whatever they are of.
  private static let writers: Set<String> = [
    "execute", "exec_driver_sql", "scalar", "scalars", "executemany", "save", "insert_many", "get_or_create",
    "update_or_create",
    "delete_instance", "add_all", "bulk_create", "bulk_update", "bulk_save_objects", "bulk_insert_mappings",
    "bulk_update_mappings",
  ]
  /// Those that others may mean something else by.
  private static let likelyWriters: Set<String> = [
    "create", "insert", "update", "delete", "replace", "commit", "add", "set", "merge",
  ]
  /// What functions that write are called.
  private static let writingVerbs: Set<Substring> = [
    "backfill", "populate", "migrate", "fill", "seed", "insert", "update", "delete", "save", "store", "sync", "execute",
  ]

  /// Of something that nobody knows.
  static func isWriting(unknown method: String) -> Bool { writers.contains(method) }

  /// A method or a function of the application that writes, as its name says.
  func writesElsewhere(_ call: PythonCall) -> Bool {
    guard case .attribute(let receiver, let name) = call.callee.form else {
      return isApplications(call.callee) && Self.hasWritingVerb(call.callee)
    }
    guard isApplications(receiver) else { return false }
    // Of a text: one for another.
    if name == "replace", call.arguments.count == 2, call.arguments.allSatisfy({ $0.name == nil }) { return false }
    return Self.writers.contains(name) || Self.likelyWriters.contains(name) || name.hasPrefix("bulk_")
      || Self.hasWritingVerb(call.callee)
  }

  /// A function of a module, or a method of a class, and of nothing that a call has given.
  private static func hasWritingVerb(_ function: PythonSymbol) -> Bool {
    !function.path.contains("(") && !function.path.contains("[") && writingVerbs.contains(function.name.prefix { $0 != "_" })
  }

  /// It comes of a module that is none of a library's, or of a class that inherits from one there.
  private func isApplications(_ symbol: PythonSymbol) -> Bool {
    var root = symbol
    for _ in 0..<400 {
      switch root.form {
      case .named:
        guard let object = root.tag as? PythonClass ?? (root.tag as? PythonInstance)?.ofClass else {
          return Self.isApplications(module: root)
        }
        return Self.isApplications(object)
      case .attribute(let base, let name):
        // A table, of which SQL is made.
        if name == "__table__" { return false }
        root = base
      case .call(let callee, _): root = callee
      case .item(let base, _): root = base
      case .operation: return false
      }
    }
    return false
  }

  private static func isApplications(_ object: PythonClass, depth: Int = 0) -> Bool {
    depth < 20
      && object.bases.contains { base in
        switch base {
        // What `super()` stands for has the class it is of.
        case .symbol(let symbol):
          (symbol.tag as? PythonClass).map { isApplications($0, depth: depth + 1) } ?? isApplications(module: symbol)
        case .classObject(let object): isApplications(object, depth: depth + 1)
        default: false
        }
      }
  }

  private static func isApplications(module: PythonSymbol) -> Bool {
    let package = module.path.prefix { $0 != "." }
    return !module.path.hasPrefix("plimsoll.")
      && !["sqlalchemy", "alembic", "sqlmodel", "geoalchemy2"].contains(package)
      && !package.hasPrefix("alembic_") && !package.hasPrefix("sqlalchemy_") && !PythonLibraries.holds(module)
  }
}
