import ApplicationCode
import Schema
import SourceText

extension Names {
  /// What is missing: "the column users.credits_balance".
  func describe(_ miss: Miss) -> String {
    switch miss.subject {
    case .relation(let parts): "the table \(display(parts))"
    case .column(let name, let id): "the column \(table(id)).\(name)"
    case .routine(let parts): "the function \(display(parts))"
    case .type(let parts): "the type \(display(parts))"
    case .label(let label, let id): "the label '\(label)' of \(catalog[id].map { display($0) } ?? "its type")"
    case .uniqueKey(let columns, let id): "a unique index on \(table(id)) (\(columns.joined(separator: ", ")))"
    case .constraint(let name, let id), .arbiter(let name, let id): "the constraint \(name) of \(table(id))"
    }
  }

  private func display(_ parts: [String]) -> String {
    let isFound = parts.count > 1 && settings.searchPath.contains(parts[parts.count - 2])
    return (isFound ? parts.suffix(1) : parts[...]).joined(separator: ".")
  }

  private func table(_ id: ID<Relation>) -> String { catalog[id].map { display($0.name) } ?? "the table" }
}

extension Miss {
  /// " (did you mean 'credit_balance'?)", or nothing.
  var suggestion: String {
    guard let likeliest = similar.first else { return "" }
    return " (did you mean \(likeliest)?)"
  }
}

extension CodeNeed {
  /// Code and line, as a sentence about another place says it.
  func whereabouts(_ findings: inout Findings) -> String {
    "\(requirement.place.file.name):\(findings.line(of: requirement.place))"
  }
}
