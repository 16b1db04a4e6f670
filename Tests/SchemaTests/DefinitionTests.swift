import Migrations
import SQLSyntax
import SourceText
import Testing

@testable import Schema

/// Scripts run statement by statement, each in a transaction of its own but for what BEGIN and COMMIT say.
struct ScriptRun {
  let catalog = Catalog()
  private var session = Session()
  private let postgres: Int
  private var isInTransaction = false
  private var transaction = 0

  init(postgres: Int = 15) { self.postgres = postgres }

  init(_ sql: String, postgres: Int = 15) {
    self.init(postgres: postgres)
    run(sql)
  }

  var names: Names { Names(catalog, session.settings) }

  mutating func run(_ sql: String, isMaybe: Bool = false, subtransactions: Int = 0) {
    let script = Script(SourceText(name: "script.sql", sql))
    for statement in script.statements {
      let moment = Moment(
        transaction: transaction, jointTransaction: transaction, migration: 0,
        subtransactions: session.subtransactions + subtransactions, isMaybe: isMaybe, place: Place(script.file, statement.span))
      apply(statement.root, moment)
      if !isInTransaction { end(isRolledBack: false) }
    }
  }

  private mutating func apply(_ node: Node, _ moment: Moment) {
    switch node.kind {
    case .transaction:
      switch node.detail {
      case .commit, .end: end(isRolledBack: false)
      case .rollback, .abort: end(isRolledBack: true)
      default:
        isInTransaction = true
        session.begin()
      }
    case .savepoint:
      guard let name = node.child(.name)?.identifiers.first else { return }
      switch node.detail {
      case .savepoint: session.open(savepoint: name, mark: catalog.mark)
      case .release: session.release(savepoint: name)
      default: if let mark = session.rollback(toSavepoint: name) { catalog.rollback(to: mark) }
      }
    case .setParameter, .resetParameter: session.set(node)
    default: Definitions(names, moment: moment, postgres: postgres).apply(node)
    }
  }

  private mutating func end(isRolledBack: Bool) {
    if isRolledBack { catalog.rollback(to: 0) }
    catalog.commit()
    session.end(isRolledBack: isRolledBack)
    isInTransaction = false
    transaction += 1
  }
}
