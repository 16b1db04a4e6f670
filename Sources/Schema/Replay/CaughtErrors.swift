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
    ("22023", ["invalid_parameter_value", "data_exception"]),
    ("22P02", ["invalid_text_representation", "data_exception"]),
    ("2BP01", ["dependent_objects_still_exist", "dependent_privilege_descriptors_still_exist"]),
    ("3F000", ["invalid_schema_name"]),
    ("42701", ["duplicate_column", "syntax_error_or_access_rule_violation"]),
    ("42703", ["undefined_column", "syntax_error_or_access_rule_violation"]),
    ("42704", ["undefined_object", "syntax_error_or_access_rule_violation"]),
    ("42710", ["duplicate_object", "syntax_error_or_access_rule_violation"]),
    ("42723", ["duplicate_function", "syntax_error_or_access_rule_violation"]),
    ("42809", ["wrong_object_type", "syntax_error_or_access_rule_violation"]),
    ("42883", ["undefined_function", "syntax_error_or_access_rule_violation"]),
    ("42P01", ["undefined_table", "syntax_error_or_access_rule_violation"]),
    ("42P06", ["duplicate_schema", "syntax_error_or_access_rule_violation"]),
    ("42P07", ["duplicate_table", "syntax_error_or_access_rule_violation"]),
    ("42P10", ["invalid_column_reference", "syntax_error_or_access_rule_violation"]),
    ("55000", ["object_not_in_prerequisite_state"]),
  ]
}

extension Node {
  /// Of a handler. A class is caught under the code that ends in three zeros.
  fileprivate func catches(_ state: String, _ names: Set<String>) -> Bool {
    children(.condition).contains { condition in
      if let name = condition.child(.name)?.firstIdentifier { return name == "others" || names.contains(name) }
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
