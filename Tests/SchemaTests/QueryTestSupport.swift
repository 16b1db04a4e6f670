import Migrations
import SQLSyntax
import SourceText

@testable import Schema

/// A database with a transaction open in which the label `new` was given to the enum `mood`.
struct OpenTransaction {
  let catalog = Catalog()
  let postgres: Int

  init(_ start: String, postgres: Int) {
    self.postgres = postgres
    run(start)
    run("ALTER TYPE mood ADD VALUE 'new'")
  }

  private var names: Names { Names(catalog, Settings()) }

  private func run(_ sql: String) {
    for statement in Script(SourceText(sql)).statements { run(statement) }
  }

  private func run(_ statement: ScriptStatement) {
    let moment = Moment(
      transaction: 1, jointTransaction: 1, migration: 0, subtransactions: 0, isMaybe: false,
      place: Place(statement.script.file, statement.span))
    Definitions(names, moment: moment, postgres: postgres).apply(statement.root)
  }

  /// Where the last of these statements makes values of the label, the others being carried out before: `new analysed 'new'`.
  func uses(_ sql: String) -> [String] {
    analysis(sql).uses.compactMap { use in
      guard isNew(use) else { return nil }
      return "\(use.label ?? "?") \(use.manner) \(use.place.file[use.place.span])"
    }
  }

  private func isNew(_ use: LabelUse) -> Bool {
    guard let label = use.label, let type = use.type else { return use.label == nil || use.label == "new" }
    guard case .enumeration(let enumeration)? = catalog[type]?.kind else { return false }
    return enumeration.label(label)?.addition != nil
  }

  /// The routines that it calls: `f certain`.
  func calls(_ sql: String) -> [String] {
    analysis(sql).calls.map { (catalog[$0.routine]?.name.name ?? "?") + ($0.isCertain ? " certain" : " maybe") }
  }

  private func analysis(_ sql: String) -> Analysis {
    let script = Script(SourceText(sql))
    var prepared: [String: Node] = [:]
    for statement in script.statements.dropLast() {
      if statement.root.kind == .prepare {
        prepared[statement.root.child(.name)?.identifiers.first ?? ""] = statement.root
      } else {
        run(statement)
      }
    }
    guard let last = script.statements.last else { return Analysis() }
    var analyzer = Analyzer(names, script: script, postgres: postgres)
    analyzer.prepared = prepared
    analyzer.analyse(last.root)
    return analyzer.analysis
  }

  /// The columns of a query: `a mood, b text`; with `…` where there may be more.
  func columns(_ sql: String) -> String {
    let script = Script(SourceText(sql))
    guard let statement = script.statements.last else { return "" }
    var analyzer = Analyzer(names, script: script, postgres: postgres)
    let item = analyzer.columns(of: statement.root, in: Scope())
    let columns = item.columns.map { "\($0.name) \(name(of: $0.type))" } + (item.isComplete ? [] : ["…"])
    return columns.joined(separator: ", ")
  }

  private func name(of type: SQLType) -> String {
    switch type {
    case .literal: "literal"
    case .undetermined: "?"
    case .builtin(let builtin): builtin.rawValue
    case .defined(let id): catalog[id]?.name.name ?? "dropped"
    case .row(let id): catalog[id]?.name.name ?? "dropped"
    case .array(let element): name(of: element) + "[]"
    case .record(let fields): "(" + fields.map { name(of: $0.type) }.joined(separator: ", ") + ")"
    }
  }
}
