extension CommandTag {
  /// The tag of the statement that reaches from one token up to, not including, another.
  static func of(_ lexed: LexedText, from first: Int, to end: Int) -> CommandTag {
    var reader = CommandTagReader(tokens: lexed.tokens.base, at: first, end: end)
    return reader.statement()
  }
}

/// Walks over the leading tokens of one statement, as far as its tag takes to tell.
struct CommandTagReader {
  private let tokens: UnsafeMutablePointer<Token>
  private var at: Int
  private let end: Int

  fileprivate init(tokens: UnsafeMutablePointer<Token>, at: Int, end: Int) {
    self.tokens = tokens
    self.at = at
    self.end = end
  }

  // MARK: Tokens

  private var kind: TokenKind { peek(0) }

  private func peek(_ distance: Int = 1) -> TokenKind {
    at + distance < end ? tokens[at + distance].kind : .endOfStatement
  }

  /// The kind of the next token, and steps over it.
  private mutating func next() -> TokenKind {
    defer { at += 1 }
    return kind
  }

  private mutating func take(_ expected: TokenKind) -> Bool {
    guard kind == expected else { return false }
    at += 1
    return true
  }

  /// Steps over the parenthesis that opens here, with all it holds.
  private mutating func skipParentheses() {
    var depth = 0
    while at < end {
      switch next() {
      case .leftParen: depth += 1
      case .rightParen: depth -= 1
      default: break
      }
      if depth == 0 { return }
    }
  }

  /// Whether the token before this one makes any word a plain name: `t.into`, `AS into`.
  private var standsForName: Bool {
    let before = tokens[at - 1].kind
    return before == .dot || before == .as
  }

  // MARK: Statements

  fileprivate mutating func statement() -> CommandTag {
    switch next() {
    case .select: selectOrSelectInto()
    case .values, .table: .select
    case .with, .leftParen: query()
    case .insert: .insert
    case .update: .update
    case .delete: .delete
    case .merge: .merge
    case .create: create()
    case .alter: alter()
    case .drop: drop()
    case .set: set()
    case .reset: .reset
    case .show: .show
    case .comment: .comment
    case .grant: isOnObjects() ? .grant : .grantRole
    case .revoke: isOnObjects() ? .revoke : .revokeRole
    case .truncate: .truncateTable
    case .copy: .copy
    case .do: .do
    case .call: .call
    default: sessionCommand(tokens[max(at - 1, 0)].kind)
    }
  }

  private mutating func sessionCommand(_ first: TokenKind) -> CommandTag {
    switch first {
    case .begin: .begin
    case .start: .startTransaction
    case .commit: kind == .prepared ? .commitPrepared : .commit
    case .rollback: kind == .prepared ? .rollbackPrepared : .rollback
    case .end: .commit
    case .abort: .rollback
    case .savepoint: .savepoint
    case .release: .release
    case .prepare:
      kind == .transaction && (peek().isString || peek() == .variable || peek() == .hole) ? .prepareTransaction : .prepare
    case .execute: .execute
    case .deallocate: deallocate()
    case .declare: .declareCursor
    case .fetch: .fetch
    case .move: .move
    case .close: kind == .all ? .closeCursorAll : .closeCursor
    case .explain: .explain
    case .vacuum: .vacuum
    case .analyze, .analyse: .analyze
    case .cluster: .cluster
    case .reindex: .reindex
    case .refresh: .refreshMaterializedView
    case .lock: .lockTable
    case .listen: .listen
    case .notify: .notify
    case .unlisten: .unlisten
    case .load: .load
    case .checkpoint: .checkpoint
    case .discard: discard()
    case .reassign: .reassignOwned
    case .security: .securityLabel
    case .import: .importForeignSchema
    default: .unknown
    }
  }

  private func deallocate() -> CommandTag {
    kind == .all || (kind == .prepare && peek() == .all) ? .deallocateAll : .deallocate
  }

  private func discard() -> CommandTag {
    switch kind {
    case .all: .discardAll
    case .plans: .discardPlans
    case .sequences: .discardSequences
    case .temp, .temporary: .discardTemp
    default: .unknown
    }
  }

  /// SET CONSTRAINTS, unless that is the name of a setting.
  private func set() -> CommandTag {
    guard kind == .constraints else { return .set }
    switch peek() {
    case .to, .equalSign, .dot, .from: return .set
    default: return .setConstraints
    }
  }

  /// Whether GRANT or REVOKE names what the rights are on, rather than roles: ON comes before TO or FROM.
  private mutating func isOnObjects() -> Bool {
    while at < end {
      switch kind {
      case .on: return true
      case .to, .from: return false
      case .leftParen: skipParentheses()
      default: at += 1
      }
    }
    return false
  }

  // MARK: Queries

  /// A statement that begins with WITH or a parenthesis, which has been stepped over.
  private mutating func query() -> CommandTag {
    at -= 1
    while true {
      switch next() {
      case .leftParen: continue
      case .with: skipCommonTables()
      case .select: return selectOrSelectInto()
      case .insert: return .insert
      case .update: return .update
      case .delete: return .delete
      case .merge: return .merge
      default: return .select
      }
    }
  }

  /// Whether INTO follows the result columns; the parser stands behind SELECT.
  private mutating func selectOrSelectInto() -> CommandTag {
    while at < end {
      switch kind {
      case .leftParen:
        skipParentheses()
        continue
      case .into where !standsForName: return .selectInto
      case .from where tokens[at - 1].kind == .distinct: break
      case .from, .where, .group, .having, .window, .union, .intersect, .except, .order, .limit, .offset, .fetch, .for,
        .rightParen:
        if !standsForName { return .select }
      default: break
      }
      at += 1
    }
    return .select
  }

  /// The queries of a WITH clause, up to the statement they are for.
  private mutating func skipCommonTables() {
    if kind == .recursive, peek() != .as, peek() != .leftParen { at += 1 }
    repeat {
      at += 1
      if kind == .leftParen { skipParentheses() }
      guard take(.as) else { return }
      _ = take(.not)
      _ = take(.materialized)
      guard kind == .leftParen else { return }
      skipParentheses()
      if kind == .search { skipColumns(upTo: .set) }
      if kind == .cycle { skipColumns(upTo: .using) }
    } while take(.comma)
  }

  /// The rest of SEARCH … SET column or CYCLE … USING column.
  private mutating func skipColumns(upTo last: TokenKind) {
    while at < end, kind != .leftParen, next() != last {}
    at += 1
  }

  // MARK: CREATE

  private mutating func create() -> CommandTag {
    if kind == .or, peek() == .replace { at += 2 }
    switch kind {
    case .temp, .temporary, .local, .global, .unlogged: at += 1
    default: break
    }
    if kind == .temp || kind == .temporary { at += 1 }
    switch next() {
    case .table: return createTableOrTableAs()
    case .unique, .index: return .createIndex
    case .view, .recursive: return .createView
    case .materialized: return .createMaterializedView
    case .sequence: return .createSequence
    case .function: return .createFunction
    case .procedure: return .createProcedure
    case .trigger, .constraint: return .createTrigger
    case .type: return .createType
    case .domain: return .createDomain
    case .schema: return .createSchema
    case .extension: return .createExtension
    case .policy: return .createPolicy
    case .rule: return .createRule
    case .statistics: return .createStatistics
    case .role, .group: return .createRole
    case .user: return isUserMapping() ? .createUserMapping : .createRole
    case .aggregate: return .createAggregate
    case .cast: return .createCast
    case .collation: return .createCollation
    case .conversion, .default: return .createConversion
    case .operator: return operatorKind(.createOperatorClass, .createOperatorFamily, .createOperator)
    case .text:
      return textSearchKind(
        .createTextSearchConfiguration, .createTextSearchDictionary, .createTextSearchParser, .createTextSearchTemplate)
    case .foreign: return kind == .table ? .createForeignTable : .createForeignDataWrapper
    case .server: return .createServer
    case .event: return .createEventTrigger
    case .access: return .createAccessMethod
    case .language, .trusted, .procedural: return .createLanguage
    case .transform: return .createTransform
    case .publication: return .createPublication
    case .subscription: return .createSubscription
    case .database: return .createDatabase
    case .tablespace: return .createTablespace
    default: return .unknown
    }
  }

  /// CREATE TABLE AS: before AS there are at most the name, bare column names and storage options.
  private mutating func createTableOrTableAs() -> CommandTag {
    if kind == .if, peek() == .not { at += 3 }
    at += 1
    while at < end {
      switch kind {
      case .leftParen:
        let second = peek(2)
        guard tokens[at - 1].kind == .with || second == .comma || second == .rightParen else { return .createTable }
        skipParentheses()
      case .as where !standsForName: return .createTableAs
      case .of, .inherits: return .createTable
      case .partition where peek() == .of || peek() == .by: return .createTable
      default: at += 1
      }
    }
    return .createTable
  }

  /// MAPPING is also a good name for a role.
  private func isUserMapping() -> Bool { kind == .mapping && (peek() == .for || peek() == .if) }

  /// OPERATOR CLASS, OPERATOR FAMILY, or an operator (perhaps in a schema of that name).
  private func operatorKind(_ classTag: CommandTag, _ familyTag: CommandTag, _ tag: CommandTag) -> CommandTag {
    guard peek() != .dot else { return tag }
    switch kind {
    case .class: return classTag
    case .family: return familyTag
    default: return tag
    }
  }

  /// `SEARCH CONFIGURATION` and so on, behind TEXT.
  private func textSearchKind(
    _ configuration: CommandTag, _ dictionary: CommandTag, _ parser: CommandTag, _ template: CommandTag
  ) -> CommandTag {
    switch peek() {
    case .configuration: configuration
    case .dictionary: dictionary
    case .parser: parser
    case .template: template
    default: .unknown
    }
  }

  // MARK: ALTER

  private mutating func alter() -> CommandTag {
    switch next() {
    case .table: .alterTable
    case .index: .alterIndex
    case .view: .alterView
    case .materialized: .alterMaterializedView
    case .sequence: .alterSequence
    case .function: .alterFunction
    case .procedure: .alterProcedure
    case .routine: .alterRoutine
    case .trigger: .alterTrigger
    case .type: .alterType
    case .domain: .alterDomain
    case .schema: .alterSchema
    case .extension: .alterExtension
    case .policy: .alterPolicy
    case .rule: .alterRule
    case .statistics: .alterStatistics
    case .role, .group: .alterRole
    case .user: isUserMapping() ? .alterUserMapping : .alterRole
    case .aggregate: .alterAggregate
    case .collation: .alterCollation
    case .conversion: .alterConversion
    case .operator: operatorKind(.alterOperatorClass, .alterOperatorFamily, .alterOperator)
    case .text:
      textSearchKind(
        .alterTextSearchConfiguration, .alterTextSearchDictionary, .alterTextSearchParser, .alterTextSearchTemplate)
    case .foreign: kind == .table ? .alterForeignTable : .alterForeignDataWrapper
    case .server: .alterServer
    case .event: .alterEventTrigger
    case .language, .procedural: .alterLanguage
    case .large: .alterLargeObject
    case .publication: .alterPublication
    case .subscription: .alterSubscription
    case .database: .alterDatabase
    case .tablespace: .alterTablespace
    case .default: .alterDefaultPrivileges
    case .system: .alterSystem
    default: .unknown
    }
  }

  // MARK: DROP

  private mutating func drop() -> CommandTag {
    switch next() {
    case .table: .dropTable
    case .index: .dropIndex
    case .view: .dropView
    case .materialized: .dropMaterializedView
    case .sequence: .dropSequence
    case .function: .dropFunction
    case .procedure: .dropProcedure
    case .routine: .dropRoutine
    case .trigger: .dropTrigger
    case .type: .dropType
    case .domain: .dropDomain
    case .schema: .dropSchema
    case .extension: .dropExtension
    case .policy: .dropPolicy
    case .rule: .dropRule
    case .statistics: .dropStatistics
    case .role, .group: .dropRole
    case .user: isUserMapping() ? .dropUserMapping : .dropRole
    case .owned: .dropOwned
    case .aggregate: .dropAggregate
    case .cast: .dropCast
    case .collation: .dropCollation
    case .conversion: .dropConversion
    case .operator: operatorKind(.dropOperatorClass, .dropOperatorFamily, .dropOperator)
    case .text:
      textSearchKind(
        .dropTextSearchConfiguration, .dropTextSearchDictionary, .dropTextSearchParser, .dropTextSearchTemplate)
    case .foreign: kind == .table ? .dropForeignTable : .dropForeignDataWrapper
    case .server: .dropServer
    case .event: .dropEventTrigger
    case .access: .dropAccessMethod
    case .language, .procedural: .dropLanguage
    case .transform: .dropTransform
    case .publication: .dropPublication
    case .subscription: .dropSubscription
    case .database: .dropDatabase
    case .tablespace: .dropTablespace
    default: .unknown
    }
  }
}
