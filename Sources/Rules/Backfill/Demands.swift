import Migrations
import SQLSyntax
import Schema
import SourceText

// What findings about rows have in common.

extension Demand {
  /// A column that has to have a value comes with the statement itself.
  func isAboutNewColumn(_ event: Event) -> Bool {
    guard case .notNull(let source) = kind else { return false }
    if case .newColumn = source { return true }
    guard let contents, contents.moment.place == event.place, contents.earlier == nil else { return false }
    switch contents.change {
    case .added, .defaulted: return true
    default: return false
    }
  }

  func severity(_ event: Event) -> Severity {
    switch verdict {
    case .unlikely, .maybe: .warning
    case .violated: event.moment.isMaybe ? .warning : .error
    }
  }

  var confidence: Confidence { isCertain ? .certain : .likely }

  /// When it fails.
  func condition(_ table: String, _ event: Event) -> String {
    if event.moment.isMaybe { return isCertain ? "if this is run" : "if this is run and \(table) has rows" }
    return isCertain ? "for the rows that the migrations put there" : "as soon as \(table) has rows"
  }
}

extension Names {
  /// The table that a demand is about, as a statement would name it.
  func display(tableOf demand: Demand) -> String? { catalog[demand.relation].map { display($0.name) } }

  /// `accounts.region`
  func display(columnOf demand: Demand) -> String {
    let table = catalog[demand.relation]?.name.name ?? ""
    return demand.columns.count == 1 ? "\(table).\(demand.columns[0])" : "\(table) (\(demand.columns.joined(separator: ", ")))"
  }
}

extension Event {
  /// What leads to a statement of a body.
  func callersInWords(_ names: Names) -> [Finding.Related] {
    callers.reversed().map { Finding.Related($0.inWords(names), at: $0.place) }
  }
}
