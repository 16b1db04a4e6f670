import Migrations
import SQLSyntax
import SourceText

/// Does to the catalog what the server does: transactions, savepoints and settings, statements, and the bodies that they execute.
struct Executor {
  let catalog = Catalog()
  let postgres: Int
  private(set) var settings = Settings()

  init(postgres: Int) { self.postgres = postgres }

  mutating func begin() {}

  mutating func end(_ ending: Transaction.Ending) {
    if ending == .rolledBack { catalog.rollback(to: 0) }
    catalog.commit()
  }

  mutating func disconnect() { settings = Settings() }

  mutating func execute(
    _ step: Step, in transaction: Transaction, number: Int, joint: Int, observer: inout some ReplayObserver
  ) {
    let statement = step.statement
    let names = Names(catalog, settings)
    var analyzer = Analyzer(names, script: statement.script, postgres: postgres)
    analyzer.analyse(statement.root)
    let moment = Moment(
      transaction: number, jointTransaction: joint, migration: step.migration, subtransactions: 0, isMaybe: !step.always,
      place: Place(statement.script.file, statement.span))
    observer.runs(
      Event(
        step: step, transaction: transaction, node: statement.root, tag: statement.statement.tag, callers: [], moment: moment,
        uses: analyzer.analysis.uses),
      in: names)
    Definitions(names, moment: moment).apply(statement.root)
  }
}
