import PythonSyntax
import SourceText

/// What env.py decides, read without running it: which transaction revisions run in, and how names are made.
struct AlembicEnvironment {
  var scope = TransactionScope.run
  var reason = "Alembic runs all pending revisions in one transaction"
  /// env.py holds a transaction of its own around all: Alembic does not open or close any.
  var isExternal = false
  var naming = NamingConvention()
  var url: String?
  /// The version table, and what else is configured, hangs on arguments that are not known.
  var hasUnknownArguments = false
  /// What `upgrade()` gets: `context.run_migrations(op=op)`.
  var migrationArguments: [String: PythonValue] = [:]
  var remarks: [Remark] = []

  init() {}

  init(_ text: SourceText, modules: PythonProject) {
    let watch = EnvironmentWatch()
    var limits = PythonInterpreter.Limits()
    limits.steps = 150_000
    let interpreter = PythonInterpreter(effects: watch, limits: limits) { modules.source(of: $0) }
    watch.interpreter = interpreter
    let tree = PythonTree.parse(text)
    for problem in tree.problems.prefix(1) {
      remarks.append(Remark(.problem, problem.message, file: text.name, line: text.line(of: problem.span.start)))
    }
    _ = interpreter.run(tree, as: "env")
    url = watch.url
    migrationArguments = watch.migrationArguments
    guard let configured = watch.configured else { return }
    func place(_ place: Place) -> String { "\(place.file.name):\(place.file.line(of: place.span.start))" }
    hasUnknownArguments = configured.arguments.contains(where: \.isUnpacked)
    naming = Self.naming(configured.arguments[named: "target_metadata"]?.value)
    if let autocommit = watch.autocommit {
      scope = .statement
      reason = "the engine is in AUTOCOMMIT mode, as \(place(autocommit)) says: each statement commits by itself"
    } else if let outer = configured.outerTransaction {
      isExternal = true
      reason = "all pending revisions run in the transaction that is open when Alembic is configured (\(place(outer)))"
    } else if let argument = configured.arguments[named: "transactional_ddl"], argument.value.boolean == false {
      scope = .file
      reason = "each revision runs in one transaction, as transactional_ddl=False in \(place(argument.place)) says"
    } else if let argument = configured.arguments[named: "transaction_per_migration"], argument.value.boolean == true {
      scope = .file
      reason = "each revision runs in one transaction, as transaction_per_migration=True in \(place(argument.place)) says"
    } else if let argument = configured.arguments[named: "transaction_per_migration"], argument.value.boolean == nil {
      remarks.append(
        Remark(
          .note, "whether each revision has a transaction of its own, only the run knows: they are taken to share one",
          file: argument.place.file.name, line: argument.place.file.line(of: argument.place.span.start)))
    }
  }

  /// The `naming_convention` of the metadata, however it is reached.
  private static func naming(_ metadata: PythonValue?, depth: Int = 0) -> NamingConvention {
    guard depth < 6, let metadata else { return NamingConvention() }
    if let first = metadata.items?.first { return naming(first, depth: depth + 1) }
    guard let symbol = metadata.symbol else { return NamingConvention() }
    if symbol.callee?.name == "MetaData" {
      guard case .dictionary(let dictionary)? = symbol.arguments[named: "naming_convention"]?.value else {
        return NamingConvention()
      }
      return NamingConvention(dictionary)
    }
    // `declarative_base(metadata=…).metadata`, `SQLAlchemy(metadata=…).metadata`
    if case .attribute(let base, "metadata") = symbol.form {
      return naming(base.arguments[named: "metadata"]?.value, depth: depth + 1)
    }
    return NamingConvention()
  }
}

/// Sees env.py go by.
private final class EnvironmentWatch: PythonEffects {
  struct Configured {
    var arguments: [PythonArgument]
    /// The transaction that is open already.
    var outerTransaction: Place?
  }
  private(set) var configured: Configured?
  private(set) var autocommit: Place?
  private(set) var url: String?
  private(set) var migrationArguments: [String: PythonValue] = [:]
  weak var interpreter: PythonInterpreter?
  /// What was executed on a connection before, and never committed.
  private var begunBy: [ObjectIdentifier: Place] = [:]
  /// Keeps what the identifiers stand for.
  private var connections: [PythonSymbol] = []

  func call(_ call: PythonCall) -> PythonValue? {
    let path = call.callee.path
    let name = String(call.callee.name)
    if let level = call["isolation_level"]?.string, level.uppercased() == "AUTOCOMMIT" { autocommit = call.place }
    switch path {
    case "alembic.context.is_offline_mode": return .boolean(false)
    case "alembic.context.configure":
      configured = Configured(arguments: call.arguments, outerTransaction: outerTransaction(call))
      return nil
    case "alembic.context.run_migrations":
      for argument in call.arguments {
        if let name = argument.name, argument.value.symbol != nil { migrationArguments[name] = argument.value }
      }
    default: break
    }
    switch name {
    case "run_sync", "run_until_complete":
      guard let function = call[0], let interpreter else { return nil }
      switch function {
      case .function, .boundFunction:
        let others = call.arguments.filter { $0.name == nil }.dropFirst().map(\.value)
        let connection = PythonValue.symbol(call.callee.receiver ?? call.callee)
        return interpreter.call(function, [connection] + others, at: call.place)
      default: return nil
      }
    case "execute", "exec_driver_sql", "scalar":
      guard let connection = call.callee.receiver else { return nil }
      connections.append(connection)
      begunBy[ObjectIdentifier(connection)] = begunBy[ObjectIdentifier(connection)] ?? call.place
    case "commit", "rollback": if let connection = call.callee.receiver { begunBy[ObjectIdentifier(connection)] = nil }
    case "set_main_option": if call[0]?.string == "sqlalchemy.url" { url = call[1]?.string ?? url }
    case "create_engine", "create_async_engine": url = call[0]?.string ?? url
    default: break
    }
    return nil
  }

  private func outerTransaction(_ call: PythonCall) -> Place? {
    for case .with(let context, let place) in call.enclosing {
      guard let symbol = context.symbol else { continue }
      if symbol.callee?.name == "begin" { return place }
    }
    return call["connection"]?.symbol.flatMap { begunBy[ObjectIdentifier($0)] }
  }
}
