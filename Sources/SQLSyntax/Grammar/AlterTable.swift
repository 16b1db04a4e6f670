// ALTER of relations: what is done to the whole of it. What is done to a column is in AlterColumn.swift.

extension Parser {
  /// ALTER of the relation kind given, which has been read.
  mutating func alterRelation(_ altered: TokenKind, _ role: Role, from mark: Mark) throws(SyntaxError) {
    if kind == .all, peek() == .in { return try alterAllInTablespace(altered, role, from: mark) }
    let flags = ifExists()
    let relation = self.mark()
    if altered == .table || altered == .foreign { try inheritedRelationName(.table) } else { try relationName(.table) }
    if altered == .sequence, isAtSequenceOption {
      rewind(to: relation)
      try relationName(.name)
      try sequenceOptions()
      return close(.alterSequence, role, from: mark, flags: flags)
    }
    switch kind {
    case .rename: try rename(altered, .action)
    case .attach: try attachPartition(of: altered, .action)
    case .detach where altered == .table: try detachPartition(.action)
    case _ where isAtGenericAlteration: try genericAlteration(of: altered, .action)
    default: try tableAction(.action)
    }
    if kind == .comma {
      guard mayBeInList(lastKind) else { throw unexpected() }
      while take(.comma) { try tableAction(.action) }
    }
    close(.alterTable, role, from: mark, detail: altered, flags: flags)
  }

  private func mayBeInList(_ action: NodeKind) -> Bool {
    switch action {
    case .renameTo, .renameColumn, .renameConstraint, .setSchema, .dependsOnExtension, .attachPartition, .detachPartition: false
    default: true
    }
  }

  /// `ALL IN TABLESPACE a [OWNED BY role, …] SET TABLESPACE b [NOWAIT]`
  private mutating func alterAllInTablespace(_ altered: TokenKind, _ role: Role, from mark: Mark) throws(SyntaxError) {
    switch altered {
    case .table, .index, .materialized: break
    default: throw unexpected()
    }
    advance(by: 2)
    try expect(.tablespace)
    try name(.tablespace)
    if take(.owned, .by) {
      try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.owner) }
    }
    try expect(.set, .tablespace)
    try name(.newName)
    close(.alterAllInTablespace, role, from: mark, detail: altered, flags: take(.nowait) ? .special : [])
  }

  /// RENAME TO, RENAME [COLUMN] a TO b, RENAME CONSTRAINT a TO b
  private mutating func rename(_ altered: TokenKind, _ role: Role) throws(SyntaxError) {
    if peek() == .to { return try genericAlteration(of: altered, role) }
    if peek() == .constraint, altered == .table { return try renameConstraint(role) }
    let mark = mark()
    advance()
    guard altered != .index, altered != .sequence else { throw unexpected() }
    _ = take(.column)
    try name(.column)
    try expect(.to)
    try name(.newName)
    close(.renameColumn, role, from: mark)
  }

  mutating func renameConstraint(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance(by: 2)
    try name(.constraint)
    try expect(.to)
    try name(.newName)
    close(.renameConstraint, role, from: mark)
  }

  /// Of a table with bounds, of an index without.
  private mutating func attachPartition(of altered: TokenKind, _ role: Role) throws(SyntaxError) {
    guard altered == .table || altered == .index else { throw unexpected() }
    let mark = mark()
    try expect(.attach, .partition)
    try relationName(.partition)
    if altered == .table { try partitionBounds(.bounds) }
    close(.attachPartition, role, from: mark)
  }

  private mutating func detachPartition(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.detach, .partition)
    try relationName(.partition)
    let flags: NodeFlags = take(.concurrently) ? .concurrently : take(.finalize) ? .special : []
    close(.detachPartition, role, from: mark, flags: flags)
  }

  /// alter_table_cmd
  mutating func tableAction(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    switch kind {
    case .add: try addColumnOrConstraint(role)
    case .drop:
      if peek() == .constraint { try dropConstraint(role) } else { try dropColumn(role) }
    case .alter:
      if peek() == .constraint { try alterConstraint(role) } else { try alterColumn(role) }
    case .validate: try validateConstraint(role)
    case .set: try setOfTable(role)
    case .reset:
      advance()
      try optionList(.option)
      close(.resetOptions, role, from: mark)
    case .enable, .disable: try switchOnOrOff(role)
    case .force: try rowSecurity(role, from: mark, flags: [])
    case .cluster:
      advance()
      try expect(.on)
      try name(.index)
      close(.setCluster, role, from: mark)
    case .inherit:
      advance()
      try relationName(.parent)
      close(.setInheritance, role, from: mark)
    case .no:
      advance()
      if kind == .force { return try rowSecurity(role, from: mark, flags: .not) }
      try expect(.inherit)
      try relationName(.parent)
      close(.setInheritance, role, from: mark, flags: .not)
    case .of:
      advance()
      try qualifiedName(.type)
      close(.setTypeOfTable, role, from: mark)
    case .not:
      advance()
      try expect(.of)
      close(.setTypeOfTable, role, from: mark)
    case .owner: try genericAlteration(of: .table, role)
    case .replica: try replicaIdentity(role)
    case .options:
      try changedForeignOptions(.option)
      close(.setForeignOptions, role, from: mark)
    default: throw unexpected()
    }
  }

  /// SET … of the table itself
  private mutating func setOfTable(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    switch kind {
    case .leftParen:
      try optionList(.option)
      close(.setOptions, role, from: mark)
    case .without:
      advance()
      if take(.cluster) { return close(.setCluster, role, from: mark) }
      try expect(.oids)
      close(.setWithoutOids, role, from: mark)
    case .logged, .unlogged:
      let what = kind
      advance()
      close(.setLogged, role, from: mark, detail: what)
    case .access:
      advance()
      try expect(.method)
      try nameOrDefault(.accessMethod)
      close(.setAccessMethod, role, from: mark)
    case .tablespace:
      advance()
      try name(.tablespace)
      close(.setTablespace, role, from: mark)
    default: throw unexpected()
    }
  }

  /// ENABLE or DISABLE of triggers, rules and row level security
  private mutating func switchOnOrOff(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var state = kind
    advance()
    if state == .enable, kind == .always || kind == .replica {
      state = kind
      advance()
    }
    if kind == .row, state == .enable || state == .disable {
      try expect(.row, .level)
      try expect(.security)
      return close(.setRowSecurity, role, from: mark, detail: state)
    }
    if take(.rule) {
      try name(.name)
      return close(.setRuleState, role, from: mark, detail: state)
    }
    try expect(.trigger)
    var flags: NodeFlags = []
    if state == .enable || state == .disable {
      if take(.all) { flags = .all } else if take(.user) { flags = .special }
    }
    if flags.isEmpty { try name(.trigger) }
    close(.setTriggerState, role, from: mark, detail: state, flags: flags)
  }

  /// FORCE ROW LEVEL SECURITY
  private mutating func rowSecurity(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    try expect(.force)
    try expect(.row, .level)
    try expect(.security)
    close(.setRowSecurity, role, from: mark, detail: .force, flags: flags)
  }

  private mutating func replicaIdentity(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try expect(.identity)
    var what = kind
    switch what {
    case .nothing, .full, .default: advance()
    default:
      try expect(.using, .index)
      what = .index
      try name(.index)
    }
    close(.setReplicaIdentity, role, from: mark, detail: what)
  }

  // MARK: Constraints

  /// ADD of a column or a constraint
  private mutating func addColumnOrConstraint(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if isAtTableConstraint {
      try tableConstraint(.constraint)
      return close(.addConstraint, role, from: mark)
    }
    _ = take(.column)
    let flags = ifNotExists()
    try columnDefinition(.definition)
    close(.addColumn, role, from: mark, flags: flags)
  }

  mutating func dropConstraint(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance(by: 2)
    let flags = ifExists()
    try name(.constraint)
    close(.dropConstraint, role, from: mark, flags: flags.union(dropBehavior()))
  }

  mutating func validateConstraint(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try expect(.constraint)
    try name(.constraint)
    close(.validateConstraint, role, from: mark)
  }

  private mutating func alterConstraint(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance(by: 2)
    try name(.constraint)
    if kind == .inherit {
      try constraintAttribute(.option)
      return close(.alterConstraint, role, from: mark)
    }
    // Reads them twice: whether they agree, and what they are.
    let attributes = self.mark()
    _ = try constraintAttributes(allowing: [.deferrable, .notEnforced, .noInherit])
    let end = at
    rewind(to: attributes)
    while at < end { try constraintAttribute(.option) }
    close(.alterConstraint, role, from: mark)
  }
}
