import SQLSyntax

/// Follows one connection through what a runner sends, as the server and the runner's driver would: where transactions open
/// and close, whoever opens and closes them.
struct Session {
  private let driver: Driver
  private(set) var transactions: [Transaction] = []
  /// The transaction that is open, if one is.
  private var open: Transaction?
  private var savepoints = 0
  private var isWrapped = false
  /// A program has run that nobody can read, since the last step.
  var hasRunUnread = false
  /// Why the client opens a transaction before a statement that finds none, if it does.
  var opensByItself: String?
  private var wrapExplanation = ""

  init(driver: Driver) { self.driver = driver }

  /// The runner opens a transaction.
  mutating func begin(_ explanation: String) {
    isWrapped = true
    wrapExplanation = explanation
    if open == nil { open = Transaction(reason: .framework, explanation: explanation) }
  }

  /// The runner commits; false when nothing was open any more.
  @discardableResult
  mutating func commit() -> Bool {
    isWrapped = false
    guard open != nil else { return false }
    close(.committed)
    return true
  }

  /// The connection ends.
  mutating func disconnect() {
    isWrapped = false
    if open != nil { close(.leftOpen) }
  }

  /// One call to the server. `mark` is what in the files took it out of the runner's transaction.
  mutating func send(_ message: Message, of migration: Int, mark: String? = nil) {
    if message.isUnread { hasRunUnread = true }
    if message.isInSavepoint { savepoints += 1 }
    let savepoint = message.isInSavepoint ? savepoints : nil
    if open == nil, isWrapped, driver.reopensAfterCommit {
      open = Transaction(reason: .framework, explanation: "the driver opens a new transaction after the COMMIT")
    }
    if open == nil, let opensByItself, message.statements.first?.isBegunByPsql == true {
      open = Transaction(reason: .framework, explanation: opensByItself)
    }
    let isAlone = message.statements.count == 1
    for statement in message.statements {
      var step = Step(migration: migration, statement: statement, savepoint: savepoint)
      step.followsUnreadProgram = hasRunUnread
      hasRunUnread = false
      if open == nil { open = isAlone ? .autocommit(mark) : Transaction(reason: .implicit, explanation: mark ?? "") }
      open?.steps.append(step)
      switch TransactionControl(statement) {
      case .begin where open?.reason == .implicit || open?.reason == .autocommit:
        open?.reason = .explicit
        open?.explanation = "the file says BEGIN"
      case .end(let ending, let chains):
        close(ending)
        if chains { open = Transaction(reason: .explicit, explanation: "the file says AND CHAIN") }
      default: break
      }
    }
    if let reason = open?.reason, reason == .implicit || reason == .autocommit { close(.committed) }
  }

  private mutating func close(_ ending: Transaction.Ending) {
    guard var transaction = open else { return }
    transaction.ending = ending
    if transaction.reason == .implicit { transaction.explainMessage() }
    open = nil
    if !transaction.steps.isEmpty { transactions.append(transaction) }
  }
}

/// What a statement does to the transaction it stands in.
enum TransactionControl {
  case none
  case begin
  case end(Transaction.Ending, chains: Bool)

  /// Whether a statement with this tag may be one.
  static func mayBe(_ tag: CommandTag) -> Bool {
    switch tag {
    case .begin, .startTransaction, .commit, .rollback, .prepareTransaction: true
    default: false
    }
  }

  init(_ statement: ScriptStatement) {
    guard statement.script.mayControlTransactions else {
      self = .none
      return
    }
    let root = statement.root
    switch root.kind {
    case .transaction:
      let chains = root.flags.contains(.special)
      switch root.detail {
      case .begin, .start: self = .begin
      case .commit, .end: self = .end(.committed, chains: chains)
      default: self = .end(.rolledBack, chains: chains)
      }
    case .preparedTransaction where root.detail == .prepare: self = .end(.leftOpen, chains: false)
    default: self = .none
    }
  }
}

extension Transaction {
  fileprivate static func autocommit(_ mark: String?) -> Transaction {
    let because = mark.map { " (\($0))" } ?? ""
    return Transaction(reason: .autocommit, explanation: "each statement commits by itself\(because)")
  }

  /// Until an implicit transaction is closed its explanation holds the mark that did not help.
  fileprivate mutating func explainMessage() {
    let although = explanation.isEmpty ? "" : ", in spite of \(explanation)"
    explanation =
      steps.count > 1
      ? "\(steps.count) statements sent as one message commit together\(although)"
      : "the rest of a message of several statements\(although)"
  }
}
