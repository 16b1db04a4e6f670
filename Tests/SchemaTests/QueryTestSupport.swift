import Migrations
import SQLSyntax
import SourceText

@testable import Schema

/// A database with a transaction open, in which the label `new` was given to the enum `mood`.
struct OpenTransaction {
  let catalog = Catalog()
  let postgres: Int

  static let start = """
    CREATE TYPE mood AS ENUM ('old', 'mid');
    CREATE TYPE pair AS (number integer, feeling mood);
    CREATE DOMAIN mood_domain AS mood;
    CREATE TABLE t (id integer PRIMARY KEY, m mood, txt text, ms mood[]);
    INSERT INTO t VALUES (1, 'old', 'new', '{old}');
    CREATE TABLE empty (id integer PRIMARY KEY, m mood, txt text);
    CREATE TABLE p (c pair, d mood_domain);
    CREATE TABLE defaults (id integer, m mood DEFAULT 'new'::text::mood);
    CREATE TABLE parted (id integer, m mood) PARTITION BY LIST (m);
    CREATE VIEW v AS SELECT id, m FROM t;
    ALTER TYPE mood ADD VALUE 'new';
    """

  init(postgres: Int = 15, more: String = "") {
    self.postgres = postgres
    run(Self.start + more)
  }

  private var names: Names { Names(catalog, Settings()) }

  private func run(_ sql: String) {
    let script = Script(SourceText(name: "setup.sql", sql))
    for statement in script.statements {
      let moment = Moment(
        transaction: 1, jointTransaction: 1, migration: 0, subtransactions: 0, isMaybe: false,
        place: Place(script.file, statement.span))
      Definitions(names, moment: moment, postgres: postgres).apply(statement.root)
    }
  }

  /// Where the last of these statements makes values of what was added: `new analysed "'new'"`. What evaluates to any label is
  /// `?`. The others are prepared or carried out before.
  func uses(_ sql: String) -> [String] { analysis(sql).uses.map(line) }

  /// The routines that it calls: `f certain`.
  func calls(_ sql: String) -> [String] {
    analysis(sql).calls.map { (catalog[$0.routine]?.name.name ?? "?") + ($0.isCertain ? " certain" : " maybe") }
  }

  private func analysis(_ sql: String) -> Analysis {
    let script = Script(SourceText(name: "case.sql", sql))
    var prepared: [String: Node] = [:]
    for statement in script.statements.dropLast() {
      if statement.root.kind == .prepare {
        prepared[statement.root.child(.name)?.identifiers.first ?? ""] = statement.root
      } else {
        run(statement.sql)
      }
    }
    guard let last = script.statements.last else { return Analysis() }
    var analyzer = Analyzer(names, script: script, postgres: postgres)
    analyzer.prepared = prepared
    analyzer.analyse(last.root)
    return analyzer.analysis
  }

  private func line(_ use: LabelUse) -> String {
    "\(use.label ?? "?") \(use.manner) \(use.place.file[use.place.span])"
  }

  /// The columns of a query: `a mood, b text`; with `…` where there may be more.
  func columns(_ sql: String) -> String {
    let script = Script(SourceText(name: "case.sql", sql))
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
