import Migrations
import SQLSyntax
import SourceText

@testable import Schema

/// Writes down what a run does, a line an event.
struct Recorder: ReplayObserver {
  private(set) var lines: [String] = []
  private(set) var unread: [String] = []
  private(set) var settings: [Settings] = []
  let seesAllUses = true

  mutating func transactionBegins(_: Transaction, of _: Run) {}
  mutating func transactionEnds(_: Transaction, of _: Run) {}

  /// `2 INSERT "a" caught maybe in do, f`: transaction and open subtransactions, command, labels, callers.
  mutating func runs(_ event: Event, in names: Names) {
    var line = "\(event.moment.transaction)"
    line += String(repeating: "+", count: event.moment.subtransactions) + " \(event.tag)"
    for use in event.uses { line += " '\(use.label ?? "?")' \(use.manner)" }
    if event.isCaught("55P04") { line += " caught" }
    if event.moment.isMaybe { line += " maybe" }
    if !event.callers.isEmpty { line += " in " + event.callers.map(\.kind.word).joined(separator: ", ") }
    lines.append(line)
    settings.append(names.settings)
  }

  mutating func cannotRead(_ place: Place, because reason: String) { unread.append("\(place.file[place.span]): \(reason)") }
}

extension Event.Caller.Kind {
  fileprivate var word: String {
    switch self {
    case .doBlock: "do"
    case .routine(let name): name.name
    case .trigger(let name, _), .rule(let name, _): name
    case .prepared(let name): name
    }
  }
}

/// Migrations of SQL, each in a transaction of its own or, with another wrapping, as it says.
func recording(_ migrations: [String], wrapping: Wrapping = .own, postgres: Int = 15) -> Recorder {
  var set = MigrationSet(
    .plain, root: ".", evidence: "a test", scope: .file, scopeReason: "a test", driver: .plain)
  for (index, sql) in migrations.enumerated() {
    let script = Script(SourceText(name: "\(index).sql", sql))
    set.migrations.append(Migration(id: "\(index)", file: "\(index).sql", up: [Section(wrapping, statementsOf: script)]))
  }
  var replay = Replay(set, postgres: postgres, observer: Recorder())
  replay.run()
  return replay.observer
}
