import SQLSyntax
import SourceText

extension ScriptStatement {
  /// The words by which Flyway knows that this statement cannot run in a transaction block, or nil. It looks at the first words
  /// outside parentheses and at nothing else; on a server older than 12 it would know ALTER TYPE … ADD VALUE too.
  var barredFromTransactions: String? {
    let words = leadingWords(4)
    for pattern in Self.barred where words.count >= pattern.count {
      if zip(words, pattern).allSatisfy({ $1.contains($0) }) { return words.prefix(pattern.count).joined(separator: " ") }
    }
    return nil
  }

  private static let barred: [[Set<String>]] = [
    [["VACUUM"]], [["DISCARD"], ["ALL"]], [["ALTER"], ["SYSTEM"]],
    [["CREATE", "DROP"], ["DATABASE", "TABLESPACE", "SUBSCRIPTION"]],
    [["CREATE", "DROP"], ["INDEX"], ["CONCURRENTLY"]],
    [["CREATE", "DROP"], ["UNIQUE"], ["INDEX"], ["CONCURRENTLY"]],
    [["REINDEX"], ["SCHEMA", "DATABASE", "SYSTEM"]],
    [["REINDEX"], ["VERBOSE"], ["SCHEMA", "DATABASE", "SYSTEM"]],
  ]

  /// The first words outside parentheses that consist of letters, in capitals.
  private func leadingWords(_ limit: Int) -> [String] {
    let lexed = script.tree.lexed
    var words: [String] = []
    var depth = 0
    for index in Int(statement.firstToken)..<Int(statement.endToken) where words.count < limit {
      switch lexed[index].kind {
      case .leftParen: depth += 1
      case .rightParen: depth -= 1
      default:
        guard depth == 0 else { continue }
        let span = lexed.span(of: index)
        let isWord = lexed.text.bytes[Int(span.start)..<Int(span.end)].allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
        }
        if isWord { words.append(lexed.text[span].uppercased()) }
      }
    }
    return words
  }
}
