// CREATE and ALTER of what is neither a relation nor a type: which rule reads it.

extension Parser {
  /// CREATE of the rest. The parser stands at CREATE.
  mutating func createOther(_ role: Role, from mark: Mark) throws(SyntaxError) {
    advance()
    if take(.or, .replace) { return try createOrReplace(role, from: mark) }
    if try createReplaceable(role, from: mark, flags: []) { return }
    if take(.constraint) {
      try expect(.trigger)
      return try createConstraintTrigger(role, from: mark)
    }
    if take(.default) {
      try expect(.conversion)
      return try createConversion(role, from: mark, flags: .special)
    }
    switch try objectKind() {
    case .extension: try createExtension(role, from: mark)
    case .policy: try createPolicy(role, from: mark)
    case .role: try createRole(.role, role, from: mark)
    case .user: try createRole(.user, role, from: mark)
    case .group: try createRole(.group, role, from: mark)
    case .database: try createDatabase(role, from: mark)
    case .tablespace: try createTablespace(role, from: mark)
    case .publication: try createPublication(role, from: mark)
    case .subscription: try createSubscription(role, from: mark)
    case .wrapper: try createForeignDataWrapper(role, from: mark)
    case .server: try createServer(role, from: mark)
    case .mapping: try createUserMapping(role, from: mark)
    case .operator: try createOperator(role, from: mark)
    case .class: try createOperatorClass(role, from: mark)
    case .family: try createOperatorFamily(role, from: mark)
    case .cast: try createCast(role, from: mark)
    case .collation: try createCollation(role, from: mark)
    case .conversion: try createConversion(role, from: mark, flags: [])
    case .parser: try createTextSearchObject(.parser, role, from: mark)
    case .dictionary: try createTextSearchObject(.dictionary, role, from: mark)
    case .template: try createTextSearchObject(.template, role, from: mark)
    case .configuration: try createTextSearchObject(.configuration, role, from: mark)
    case .event: try createEventTrigger(role, from: mark)
    case .access: try createAccessMethod(role, from: mark)
    default: throw unexpected()
    }
  }

  private mutating func createOrReplace(_ role: Role, from mark: Mark) throws(SyntaxError) {
    guard try createReplaceable(role, from: mark, flags: .orReplace) else { throw unexpected() }
  }

  /// CREATE of what may be replaced, if it is; whether it was.
  private mutating func createReplaceable(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) -> Bool {
    let what = kind
    switch what {
    case .function, .procedure:
      advance()
      try createRoutine(what, role, from: mark, flags: flags)
    case .trigger:
      advance()
      try createTrigger(role, from: mark, flags: flags)
    case .rule:
      advance()
      try createRule(role, from: mark, flags: flags)
    case .aggregate:
      advance()
      try createAggregate(role, from: mark, flags: flags)
    case .transform:
      advance()
      try createTransform(role, from: mark, flags: flags)
    case .trusted, .procedural, .language:
      _ = take(.trusted)
      _ = take(.procedural)
      try expect(.language)
      try createLanguage(role, from: mark, flags: flags)
    default: return false
    }
    return true
  }

  /// ALTER of the rest. The parser stands at ALTER.
  mutating func alterOther(_ role: Role, from mark: Mark) throws(SyntaxError) {
    advance()
    switch kind {
    case .default: return try alterDefaultPrivileges(role, from: mark)
    case .system:
      advance()
      return try alterSystem(role, from: mark)
    default: break
    }
    let what = try objectKind()
    switch what {
    case .function, .procedure, .routine: try alterRoutine(what, role, from: mark)
    case .policy: try alterPolicy(role, from: mark)
    case .extension: try alterExtension(role, from: mark)
    case .role, .user, .group: try alterRole(what, role, from: mark)
    case .database: try alterDatabase(role, from: mark)
    case .tablespace: try alterTablespace(role, from: mark)
    case .publication: try alterPublication(role, from: mark)
    case .subscription: try alterSubscription(role, from: mark)
    case .wrapper: try alterForeignDataWrapper(role, from: mark)
    case .server: try alterServer(role, from: mark)
    case .mapping: try alterUserMapping(role, from: mark)
    case .operator: try alterOperator(role, from: mark)
    case .family: try alterOperatorFamily(role, from: mark)
    case .collation: try alterCollation(role, from: mark)
    case .dictionary: try alterTextSearchDictionary(role, from: mark)
    case .configuration: try alterTextSearchConfiguration(role, from: mark)
    case .event: try alterEventTrigger(role, from: mark)
    case .aggregate, .class, .conversion, .language, .large, .parser, .rule, .template, .trigger:
      try object(of: what, .object)
      try alterObject(role, from: mark, kind: what)
    default: throw unexpected()
    }
  }
}
