import SourceText

/// What a runner sends to the server in one call, and waits for.
public struct Message: Sendable {
  public var statements: Few<ScriptStatement>
  /// The runner opens a savepoint before it and releases it after (yoyo, MikroORM).
  public var isInSavepoint = false
  /// A program runs here that nobody can read: it may have sent anything.
  public let isUnread: Bool

  public init(_ statements: [ScriptStatement], isInSavepoint: Bool = false) {
    self.statements = Few(statements)
    self.isInSavepoint = isInSavepoint
    isUnread = false
  }

  public init(_ statement: ScriptStatement) {
    statements = Few(statement)
    isUnread = false
  }

  private init() {
    statements = []
    isUnread = true
  }

  /// What a program sends that nobody can read.
  public static let unread = Message()
}

/// The transaction a runner puts around what it sends.
public enum Wrapping: Sendable {
  /// None: what a message holds is all that belongs together.
  case none
  /// One of its own.
  case own
  /// One that it shares with its neighbours of the same kind.
  case shared
  /// The client opens one before a statement that finds none open, and leaves it to the script to end it (psql with AUTOCOMMIT off).
  case whenNoneIsOpen
}

/// A stretch of a migration that the runner sends in one way: the whole file, a section, a changeset.
public struct Section: Sendable {
  public var wrapping: Wrapping
  public var messages: Messages
  /// What made it differ from what the runner does by default. Of a wrapped section the whole reason, as a sentence; of one that
  /// is not wrapped the mark that asked for it: "“-- +goose NO TRANSACTION”".
  public var reason: String?

  public init(_ wrapping: Wrapping, _ messages: [Message], reason: String? = nil) {
    self.init(wrapping, Messages(messages), reason: reason)
  }

  public init(_ wrapping: Wrapping, _ messages: Messages, reason: String? = nil) {
    self.wrapping = wrapping
    self.messages = messages
    self.reason = reason
  }

  /// Every statement is a call of its own.
  public init(_ wrapping: Wrapping, statementsOf script: Script, reason: String? = nil) {
    self.init(wrapping, Messages(statementsOf: script), reason: reason)
  }

  /// The whole script is one call.
  public init(_ wrapping: Wrapping, oneMessage script: Script, reason: String? = nil) {
    let statements = script.statements
    self.init(wrapping, statements.isEmpty ? [] : [Message(statements)], reason: reason)
  }
}

/// One step in the life of a schema, as the runner counts them.
public struct Migration: Sendable {
  /// As the runner records it: a version, a file name, a revision.
  public var id: String
  /// Its main file, relative to the folder the user stands in.
  public var file: String
  /// What it runs, in order.
  public var up: Few<Section> = []
  /// It is not part of the ordinary order: Flyway's and others' repeatable migrations run after all versioned ones.
  public var isRepeatable = false
  /// It stands for others and runs only where none of them has run, or begins an app: on a new database, in which nobody has
  /// written yet.
  public var isForNewDatabases = false
  /// What takes it back, if that is written down.
  public var down: [Section] = []
  private var peculiarities = Seldom<Peculiarities>()

  private struct Peculiarities {
    var part: String?
    var rerun: String?
    var lastOfBeginning: Int?
  }

  private var peculiar: Peculiarities {
    get { peculiarities.value ?? Peculiarities() }
    set { peculiarities.value = newValue }
  }

  /// Which part of the file it is, where a file holds several: "changeset 7 by ann".
  public var part: String? {
    get { peculiar.part }
    set { peculiar.part = newValue }
  }

  /// When the runner runs it again, although it has run: "Flyway runs it again whenever it changes".
  public var rerun: String? {
    get { peculiar.rerun }
    set { peculiar.rerun = newValue }
  }

  /// Where several begin an app, perhaps with others between them: the index of the last. Where they run, nobody else writes into
  /// what they make before that one has run.
  public var lastOfBeginning: Int? {
    get { peculiar.lastOfBeginning }
    set { peculiar.lastOfBeginning = newValue }
  }

  public init(id: String, file: String, up: [Section] = [], down: [Section] = []) {
    self.id = id
    self.file = file
    self.up = Few(up)
    self.down = down
  }

  /// A program that nobody can read runs before it, or is all of it.
  mutating func beginsWithUnreadProgram(in scope: TransactionScope) {
    if up.isEmpty { up.append(Section(scope == .run ? .shared : .none, [])) }
    up[0].messages.insert(.unread, at: 0)
  }
}

/// Something a person should know about a file or a folder.
public struct Remark: Sendable, Hashable {
  public enum Kind: Sendable {
    /// The result cannot be vouched for: exit code 2.
    case problem
    /// A part that was not read: a program, a template, another dialect. Nobody should believe it was checked.
    case notAnalysed
    /// Migrations of another database.
    case setAside
    /// Worth a line, nothing more.
    case note
  }
  public var kind: Kind
  public var message: String
  public var file: String
  public var line: Int?
  /// It is wrong with the order of the migrations: a rule tells of it.
  public var defect: GraphDefect?

  public init(_ kind: Kind, _ message: String, file: String, line: Int? = nil, defect: GraphDefect? = nil) {
    self.kind = kind
    self.message = message
    self.file = file
    self.line = line
    self.defect = defect
  }
}

/// What a reader found in a folder: the migrations in the order in which the runner applies them.
public struct MigrationSet: Sendable {
  public var framework: Framework
  /// The folder, relative to the one the user stands in.
  public var root: String
  /// Why the folder belongs to this runner: "drizzle/meta/_journal.json lists the migrations".
  public var evidence: String
  public var scope: TransactionScope
  /// Why a transaction reaches as far as it does: "drizzle runs all pending files in one transaction".
  public var scopeReason: String
  public var driver: Driver
  public var remedies = Remedies.general
  public var spelling = Spelling.sql
  public var ledger = Ledger.unknown
  /// The configuration says that these migrations are for another database, and where it says so.
  public var otherDialect: (dialect: Dialect, evidence: String)?
  /// Each migration has a connection of its own, as with `psql -f` a file: what it leaves open is gone.
  public var opensSessionPerMigration = false
  public var migrations: [Migration] = []
  /// Nobody knows what runs them: only their names stand for their order.
  public var isOrderAssumed = false
  /// The files are only named as its runner names them, and the program around them does not seem to know it.
  public var isRunnerDoubtful = false
  public var remarks: [Remark] = []
  /// The very folders it took files from, where that is not simply its root and all below it.
  public var folders: [String] = []
  /// Where its files come from, and what lies beside them.
  public var files: (any FileSource)?

  public init(
    _ framework: Framework, root: String, evidence: String, scope: TransactionScope, scopeReason: String, driver: Driver
  ) {
    self.framework = framework
    self.root = root
    self.evidence = evidence
    self.scope = scope
    self.scopeReason = scopeReason
    self.driver = driver
  }
}

/// What the client library of a runner does when the files themselves say COMMIT.
public struct Driver: Sendable, Hashable {
  /// After a COMMIT inside a wrapped section the next call opens a transaction again (pgjdbc, psycopg 3).
  public var reopensAfterCommit: Bool
  /// What the runner does when its own COMMIT finds no open transaction, after the changes have landed; nil when it does not
  /// mind. "goose stops with “unexpected transaction status idle” and does not record the version".
  public var whenCommitFindsNone: String?

  public init(reopensAfterCommit: Bool = false, whenCommitFindsNone: String? = nil) {
    self.reopensAfterCommit = reopensAfterCommit
    self.whenCommitFindsNone = whenCommitFindsNone
  }

  /// Sends what it is given and asks no questions.
  public static let plain = Driver()
}

extension MigrationSet {
  /// The same migrations under the user's own word on transactions, spoken by `authority`; BEGIN and COMMIT in the files still
  /// count.
  public func forced(to scope: TransactionScope, by authority: String) -> MigrationSet {
    var set = self
    // What helps where a transaction takes in less may not be enough.
    if scope == .run, self.scope != .run { set.remedies = .general }
    set.scope = scope
    set.scopeReason =
      switch scope {
      case .statement: "each statement commits by itself, as \(authority) says"
      case .message: "each file is sent as one message, as \(authority) says"
      case .file: "each file runs in one transaction, as \(authority) says"
      case .run: "all pending files run in one transaction, as \(authority) says"
      }
    if scope == .run { set.opensSessionPerMigration = false }
    for index in set.migrations.indices {
      let messages = set.migrations[index].up.flatMap(\.messages)
      let statements = messages.flatMap(\.statements)
      let section =
        switch scope {
        case .statement: Section(.none, messages.flatMap { $0.isUnread ? [$0] : $0.statements.map { Message($0) } })
        case .message: Section(.none, messages.filter(\.isUnread) + (statements.isEmpty ? [] : [Message(statements)]))
        case .file: Section(.own, messages)
        case .run: Section(.shared, messages)
        }
      set.migrations[index].up = [section]
    }
    return set
  }
}
