import SQLSyntax
import SourceText

// COPY.

extension Analyzer {
  mutating func copy(_ statement: Node, in scope: Scope) {
    if let body = statement.child(.body) {
      _ = output(of: body, in: scope)
      return
    }
    guard statement.detail == .from, let table = changedTable(statement) else { return }
    if let condition = statement.child(.where) {
      reaching(.maybe) { $0.truth(of: condition, in: Scope(items: [table.item])) }
    }
  }
}
