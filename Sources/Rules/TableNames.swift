import Schema

/// Tables as a project names them: "countries" in whatever schema, "billing.plans", "ref_*".
public struct TableNames: Sendable, Equatable {
  private struct Pattern: Equatable {
    var schema: [UInt8]?
    var name: [UInt8]
  }

  private var patterns: [Pattern] = []

  public init() {}

  /// False if the text names no table.
  public mutating func add(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { [UInt8]($0) }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { return false }
    patterns.append(Pattern(schema: parts.count == 2 ? parts[0] : nil, name: parts[parts.count - 1]))
    return true
  }

  func contains(_ table: ObjectName) -> Bool {
    patterns.contains { pattern in
      (pattern.schema.map { Self.fits(Array(table.schema.utf8), $0) } ?? true)
        && Self.fits(Array(table.name.utf8), pattern.name)
    }
  }

  /// `*` stands for any letters, and none.
  private static func fits(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    let parts = pattern.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return text == pattern }
    guard text.count >= first.count + last.count, text.starts(with: first), text.suffix(last.count).elementsEqual(last) else {
      return false
    }
    var rest = text[first.count..<text.count - last.count]
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.indices.first(where: { rest[$0...].starts(with: part) }) else { return false }
      rest = rest[(found + part.count)...]
    }
    return true
  }
}
