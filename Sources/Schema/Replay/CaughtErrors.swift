import SQLSyntax

/// The errors that EXCEPTION parts around a statement catch, as far as the rules speak of them: by their SQLSTATEs.
struct CaughtErrors {
  private(set) var states: Set<String> = []

  /// What the handlers of a block catch; what they raise again is for those around it.
  mutating func add(_ handlers: [Node]) {
    for (state, names) in Self.conditions {
      guard let handler = handlers.first(where: { $0.catches(state, names) }), !handler.raisesAgain else { continue }
      states.insert(state)
    }
  }

  /// The names that PL/pgSQL has for each error and for its class.
  private static let conditions: [(state: String, names: Set<String>)] = [
    ("55P04", ["unsafe_new_enum_value_usage", "object_not_in_prerequisite_state"]),
    ("25001", ["active_sql_transaction", "invalid_transaction_state"]),
    ("2D000", ["invalid_transaction_termination"]),
  ]
}

extension Node {
  /// Of a handler. A class is caught under the code that ends in three zeros.
  fileprivate func catches(_ state: String, _ names: Set<String>) -> Bool {
    children(.condition).contains { condition in
      if let name = condition.child(.name)?.identifiers.first { return name == "others" || names.contains(name) }
      let code = condition.child(.value)?.stringValue
      return code == state || code == state.prefix(2) + "000"
    }
  }

  /// Of a handler: it comes to a RAISE without anything, which hands the error on.
  fileprivate var raisesAgain: Bool {
    for statement in children(.statement) {
      if statement.kind == .plpgsqlRaise, statement.children.first(where: { _ in true }) == nil { return true }
      if !statement.nodes(where: { $0 == .plpgsqlReturn || $0 == .plpgsqlExit }).isEmpty { return false }
    }
    return false
  }
}
