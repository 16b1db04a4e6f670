import Migrations
import SQLSyntax
import SourceText

/// Reads a statement as the server's parse analysis does: names, types, and where literals become values of an enum.
///
/// Expressions/    the type of an expression, coercions, operators and calls
/// Queries/        FROM, SELECT, set operations, WITH, and the statements that change rows
/// Analysis/       where definitions hold expressions: defaults, checks, indexes, policies …
struct Analyzer {
  private(set) var names: Names
  /// The script the statement is from: it leads to places in the file.
  let script: Script
  let postgres: Int
  /// Whether what is being analysed is evaluated as well.
  var reach = Reach.certain
  /// Whether the statement is planned, be it only for EXPLAIN: the planner evaluates what does not hang on a row.
  var isPlanned = true
  /// The `prepare` nodes of what the session has prepared, by name.
  var prepared: [String: Node]
  /// In a prepared statement: what the parameters turn out to be whose types it does not say, by their numbers.
  var inferredParameters: [Int: SQLType]?
  /// Nothing stops before the last row, as LIMIT, EXISTS and a function that gives one row do.
  var readsAllRows: Bool
  /// What is analysed is an operator of a condition that the planner estimates.
  var isEstimated = false
  /// While the planner evaluates something: whether it would be evaluated later as well.
  private(set) var reachWhenRun: Reach?
  /// How deep in expressions that hold each other.
  var depth = 0
  /// How deep in stored expressions that evaluate each other.
  var storedDepth = 0
  var analysis = Analysis()
  /// Gathers names that lead to nothing, where somebody wants to know of them.
  var collector: MissCollector?
  /// A statement whose names tell that it misses nothing is not analysed for what it misses.
  var looksAtNamesFirst = true

  init(_ names: Names, script: Script, postgres: Int, prepared: [String: Node] = [:], readsAllRows: Bool = true) {
    self.names = names
    self.script = script
    self.postgres = postgres
    self.prepared = prepared
    self.readsAllRows = readsAllRows
  }

  var catalog: Catalog { names.catalog }

  func place(of node: Node) -> Place { Place(script.file, script.fileSpan(node.fileSpan)) }

  // MARK: What comes of it

  mutating func report(_ use: LabelUse) { analysis.uses.append(use) }

  mutating func report(_ call: RoutineCall) { analysis.calls.append(call) }

  /// What `body` analyses is evaluated at most as surely as this.
  mutating func reaching<Result>(_ atMost: Reach, _ body: (inout Analyzer) -> Result) -> Result {
    let before = reach
    reach = min(reach, atMost)
    defer { reach = before }
    return body(&self)
  }

  /// What `body` analyses may be left before its last row.
  mutating func stoppingEarly<Result>(_ stops: Bool = true, _ body: (inout Analyzer) -> Result) -> Result {
    let before = readsAllRows
    readsAllRows = before && !stops
    defer { readsAllRows = before }
    return body(&self)
  }

  /// What `body` analyses is read with another search path.
  mutating func seeing<Result>(_ path: [String]?, _ body: (inout Analyzer) -> Result) -> Result {
    guard let path else { return body(&self) }
    let before = names
    var settings = names.settings
    settings.searchPath = path
    names = Names(names.catalog, settings)
    defer { names = before }
    return body(&self)
  }

  /// What `body` analyses is neither run nor planned, as what PREPARE and a view store.
  mutating func storing<Result>(_ body: (inout Analyzer) -> Result) -> Result {
    let before = isPlanned
    isPlanned = false
    defer { isPlanned = before }
    return reaching(.never, body)
  }

  /// What `body` analyses is evaluated by the planner.
  mutating func planning<Result>(_ body: (inout Analyzer) -> Result) -> Result {
    guard isPlanned, reachWhenRun == nil else { return body(&self) }
    let before = reach
    reachWhenRun = before
    reach = .certain
    defer {
      reach = before
      reachWhenRun = nil
    }
    return body(&self)
  }
}
