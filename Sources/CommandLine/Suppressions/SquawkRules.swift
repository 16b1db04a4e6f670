/// Squawk's rules that are about the same hazard as one of ours: who has said that he knows of it need not say it twice. Those
/// that look alike and are about something else (locks, types, style) stay out.
enum SquawkRules {
  static let ours: [String: [String]] = [
    "adding-required-field": ["required-column-without-default"],
    "ban-concurrent-index-creation-in-transaction": ["statement-not-allowed-in-transaction"],
    "ban-drop-column": ["code-uses-dropped-schema"],
    "ban-drop-table": ["code-uses-dropped-schema"],
    "ban-uncommitted-transaction": ["transaction-left-open"],
    "renaming-column": ["rename-breaks-running-code"],
    "renaming-table": ["rename-breaks-running-code"],
    "transaction-nesting": ["transaction-control-in-migration"],
  ]

  /// All of them: what a comment for a whole file means that names none.
  static let all = Set(ours.values.joined()).sorted()
}
