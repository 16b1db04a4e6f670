import SQLSyntax
import SourceText

/// What names meant in expressions that the catalog keeps, as in a DEFAULT or a CHECK: the server keeps what they led to when they
/// were written, whatever path is set and whatever is renamed later.
struct StoredNames {
  /// Statements that were run under another path than the usual one.
  private struct Statements {
    /// What they are written in. While it is here, no other text can be taken for it.
    let text: SourceText
    /// In the order of the text.
    var all: [(span: Span, path: [String])] = []
  }

  /// By the text.
  private var statements: [ObjectIdentifier: Statements] = [:]
  /// The names that types had before.
  private var formerTypes: [ObjectName: ID<TypeEntry>] = [:]

  mutating func note(_ statement: Node, _ settings: Settings) {
    let text = ObjectIdentifier(statement.tree.text)
    guard settings.searchPath != Self.usual || statements[text] != nil else { return }
    var known = statements.removeValue(forKey: text) ?? Statements(text: statement.tree.text)
    let span = statement.span
    let index = Self.index(of: span, in: known.all)
    let entry = (span: span, path: settings.searchPath)
    if index < known.all.count, known.all[index].span == span {
      known.all[index] = entry
    } else {
      known.all.insert(entry, at: index)
    }
    statements[text] = known
  }

  /// The path under which the statement was run that holds an expression.
  func path(of expression: Node) -> [String] {
    guard let known = statements[ObjectIdentifier(expression.tree.text)]?.all else { return Self.usual }
    let span = expression.span
    let index = Self.index(of: span, in: known)
    guard index < known.count, known[index].span.start <= span.start else { return Self.usual }
    return known[index].path
  }

  /// Where the first of the statements is that does not end before a place does.
  private static func index(of span: Span, in known: [(span: Span, path: [String])]) -> Int {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].span.end < span.end { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func noteRename(_ id: ID<TypeEntry>, from name: ObjectName) { formerTypes[name] = id }

  func type(_ name: ObjectName) -> ID<TypeEntry>? { formerTypes[name] }

  private static let usual = Settings().searchPath
}
