import SQLSyntax

/// What a connection keeps besides the catalog: settings, savepoints, prepared statements.
struct Session {
  /// As they are at the moment.
  var settings = Settings()
  /// As they will be when the transaction has committed: without what SET LOCAL says.
  private var lasting = Settings()
  /// As they were when it began.
  private var before = Settings()
  private var savepoints: [Savepoint] = []
  /// The number of the runner's own savepoint that is open.
  private var runnersSavepoint: Int?
  /// Triggers that fire when the transaction commits.
  var deferred: [DeferredTrigger] = []
  /// The `prepare` nodes, by name.
  var prepared: [String: Node] = [:]

  private struct Savepoint {
    var name: String
    var mark: Int
    var deferred: Int
    var settings: Settings
    var lasting: Settings
  }

  var subtransactions: Int { savepoints.count + (runnersSavepoint == nil ? 0 : 1) }

  // MARK: Transactions

  mutating func begin() {
    before = lasting
    settings = lasting
    savepoints = []
    runnersSavepoint = nil
    deferred = []
  }

  mutating func end(isRolledBack: Bool) {
    if isRolledBack { lasting = before }
    settings = lasting
    savepoints = []
    runnersSavepoint = nil
  }

  mutating func enterRunnersSavepoint(_ number: Int?) { runnersSavepoint = number }

  mutating func open(savepoint name: String, mark: Int) {
    savepoints.append(Savepoint(name: name, mark: mark, deferred: deferred.count, settings: settings, lasting: lasting))
  }

  mutating func release(savepoint name: String) {
    guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return }
    savepoints.removeSubrange(index...)
  }

  /// Where the catalog goes back to. The savepoint itself stays.
  mutating func rollback(toSavepoint name: String) -> Int? {
    guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return nil }
    savepoints.removeSubrange((index + 1)...)
    deferred.removeLast(max(0, deferred.count - savepoints[index].deferred))
    settings = savepoints[index].settings
    lasting = savepoints[index].lasting
    return savepoints[index].mark
  }

  // MARK: Settings

  /// SET or RESET as a statement.
  mutating func set(_ node: Node) {
    if node.kind == .resetParameter, node.flags.contains(.all) {
      settings = Settings()
      lasting = settings
      return
    }
    let isSchema = node.kind == .setParameter && node.detail == .schema
    guard let name = isSchema ? "search_path" : node.child(.name)?.lastIdentifier else { return }
    let values = node.kind == .resetParameter ? nil : SettingValue.words(node.children(.value))
    set(name, to: values, isLocal: node.flags.contains(.local))
  }

  /// `SELECT set_config('search_path', '', false)`, as dumps have it.
  mutating func configure(by query: Node) {
    for call in query.nodes(of: .functionCall) where call.child(.name)?.lastIdentifier == "set_config" {
      let arguments = call.children(.argument)
      guard arguments.count == 3, let name = arguments[0].stringValue, let value = arguments[1].stringValue else { continue }
      set(name.lowercased(), to: SettingValue.list(value), isLocal: arguments[2].detail == .true)
    }
  }

  private mutating func set(_ name: String, to words: [String]?, isLocal: Bool) {
    func change(_ settings: inout Settings) {
      switch name {
      case "search_path": settings.searchPath = words ?? Settings().searchPath
      case "check_function_bodies": settings.checksFunctionBodies = words.map(SettingValue.isOn) ?? true
      case "session_replication_role": settings.firesTriggers = words?.first?.lowercased() != "replica"
      default: break
      }
    }
    change(&settings)
    if !isLocal { change(&lasting) }
  }

  mutating func deallocate(_ node: Node) {
    if let name = node.child(.name)?.firstIdentifier { prepared[name] = nil } else { prepared = [:] }
  }
}

/// What stands behind SET … TO.
enum SettingValue {
  /// Nil for DEFAULT. A string names one schema, even with a comma in it; but no schema is called so, and PostgreSQL reads an
  /// empty one as no schema.
  static func words(_ values: [Node]) -> [String]? {
    if values.count == 1, values[0].kind == .constant, values[0].detail == .default { return nil }
    return values.compactMap { $0.stringValue ?? ($0.kind == .constant ? $0.sourceText.lowercased() : $0.firstIdentifier) }
      .filter { !$0.isEmpty }
  }

  /// A list of names as one string.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").compactMap { part in
      let name = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      if name.first == "\"", name.last == "\"", name.count > 1 { return String(name.dropFirst().dropLast()) }
      return name.isEmpty ? nil : String(name).lowercased()
    }
  }

  static func isOn(_ words: [String]) -> Bool { !["off", "false", "no", "0"].contains(words.first?.lowercased()) }
}
