import ConfigText
import Migrations
import SourceText

/// A configuration as it is read: where its paths lead from, and what is wrong with it.
struct ConfigurationReading {
  let home: Folder
  private let text: SourceText
  private var problems: [ConfigProblem]

  /// `problems` are those of the text as JSON.
  init(_ text: SourceText, _ home: Folder, _ problems: [ConfigProblem]) {
    self.text = text
    self.home = home
    self.problems = problems
  }

  /// Reads an object of known keys; false where it is none.
  @discardableResult
  mutating func read<Target>(_ value: ConfigValue, by keys: [ConfigurationKey<Target>], into target: inout Target) -> Bool {
    guard let table = value.table else {
      expected(.object([]), value)
      return false
    }
    for entry in table.entries {
      if let key = keys.first(where: { $0.name == entry.key.text }) {
        key.read(&target, entry.value, &self)
      } else {
        let known = keys.map(\.name)
        complain("unknown key '\(entry.key.text)'" + Self.suggestion(entry.key.text, among: known), entry.key.span)
      }
    }
    for key in keys where key.isRequired && table[key.name] == nil {
      complain("the key '\(key.name)' is missing here", value.span)
    }
    return true
  }

  mutating func complain(_ message: String, _ span: Span) { problems.append(ConfigProblem(message, span)) }

  @discardableResult
  mutating func expected<Value>(_ shape: ConfigurationShape, _ value: ConfigValue) -> Value? {
    complain("\(shape.words) is expected", value.span)
    return nil
  }

  mutating func expected(_ shape: ConfigurationShape, _ value: ConfigValue) {
    complain("\(shape.words) is expected", value.span)
  }

  /// The nearest known word; where none is near, all of them unless they are too many.
  static func suggestion(_ word: String, among known: [String], atMost most: Int = 64) -> String {
    if let closest = Suggestion.closest(to: word, among: known) { return "; did you mean '\(closest)'?" }
    return known.count > most ? "" : "; known are \(known.sorted().joined(separator: ", "))"
  }

  /// All that is wrong, in the order of the file.
  var complaint: Complaint? {
    guard !problems.isEmpty else { return nil }
    let index = LineIndex(text)
    let lines = problems.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }.map { problem in
      let position = index.position(of: problem.span.start)
      return "\(text.name):\(position.line):\(position.column): \(problem.message)"
    }
    return Complaint(lines)
  }
}
