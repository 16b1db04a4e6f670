import Migrations
import Reports
import Rules
import SourceText

/// What a comment says about findings: `plimsoll:ignore RULE[, RULE …] [until 2027-01-31]: reason`, or one of squawk's.
struct SuppressionComment {
  enum Scope {
    /// The statement it stands in, behind on a line, or above.
    case statement
    case nextLine
    case file
    /// Squawk's: its line and the next one; above a statement all of that.
    case squawk
  }

  var scope: Scope
  var rules: [String]
  /// The last day on which it counts.
  var until: String?
  var reason: String
  /// From its first word to its last.
  var place: Place

  /// What one line of a comment says; nil where it says nothing of this. What is wrong with it goes to `remarks`.
  init?(_ line: Span, isInSQL: Bool, in file: SourceText, today: Day, _ remarks: inout [SuppressionRemark]) {
    if file.has("plimsoll:", at: line.start, before: line.end) {
      self.init(ours: line, in: file, today: today, &remarks)
    } else if isInSQL, file.has("squawk-ignore", at: line.start, before: line.end) {
      self.init(squawks: line, in: file)
    } else {
      return nil
    }
  }

  // MARK: Ours

  private init?(ours line: Span, in file: SourceText, today: Day, _ remarks: inout [SuppressionRemark]) {
    place = Place(file, line)
    let text = file[line].dropFirst("plimsoll:".count).drop { $0 == " " || $0 == "\t" }
    let word = text.prefix { $0 == "-" || $0.isLetter }
    guard word.hasPrefix("ignore") else { return nil }
    switch word {
    case "ignore": scope = .statement
    case "ignore-next-line": scope = .nextLine
    case "ignore-file": scope = .file
    default:
      let known = ["ignore", "ignore-file", "ignore-next-line"]
      let meant = Suggestion.closest(to: String(word), among: known) ?? "ignore"
      remarks.append(
        SuppressionRemark(.notUnderstood, "'plimsoll:\(word)' says nothing; did you mean 'plimsoll:\(meant)'?", at: place))
      return nil
    }
    let rest = text.dropFirst(word.count)
    let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    reason = parts.count > 1 ? Self.trimmed(parts[1]) : ""
    rules = []
    var problem: String?
    for item in parts[0].split(separator: ",", omittingEmptySubsequences: false) {
      let words = item.split { $0 == " " || $0 == "\t" }.map(String.init)
      guard let rule = words.first else { continue }
      rules.append(rule)
      if words.count == 3, words[1] == "until" {
        until = words[2]
      } else if words.count > 1, parts.count > 1 {
        problem = "'\(Self.trimmed(item))' is no rule: between rules stands a comma, and a colon before the reason"
      }
    }
    guard check(problem, today, &remarks) else { return nil }
  }

  /// Whether it counts; if not, why not is remarked.
  private mutating func check(_ problem: String?, _ today: Day, _ remarks: inout [SuppressionRemark]) -> Bool {
    func refuse(_ problem: SuppressionRemark.Problem, _ message: String) -> Bool {
      remarks.append(SuppressionRemark(problem, message, at: place))
      return false
    }
    if let problem { return refuse(.notUnderstood, problem) }
    guard !rules.isEmpty else {
      return refuse(.notUnderstood, "this suppression names no rule, and counts for nothing: plimsoll:ignore RULE: reason")
    }
    guard reason.contains(where: \.isLetter) else {
      return refuse(.noReason, "this suppression gives no reason, and counts for nothing: plimsoll:ignore RULE: reason")
    }
    if let until {
      guard let day = Day(until) else { return refuse(.notUnderstood, "'\(until)' is no day as 2027-01-31 is") }
      guard today <= day else { return refuse(.expired, "this suppression was good until \(until), and no longer counts") }
    }
    rules.removeAll { rule in
      guard RuleCatalog.info(rule) == nil else { return false }
      remarks.append(SuppressionRemark(.unknownRule, ExplainCommand.unknown(rule).message, at: place))
      return true
    }
    return !rules.isEmpty
  }

  // MARK: Squawk's

  private init?(squawks line: Span, in file: SourceText) {
    place = Place(file, line)
    // What stands behind a second mark is prose to squawk.
    let words = file[line].dropFirst("squawk-ignore".count)
    let text = words.firstRange(of: "--").map { words[..<$0.lowerBound] } ?? words
    let isForFile = text.hasPrefix("-file")
    let names = text.dropFirst(isForFile ? "-file".count : 0).split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
    scope = isForFile ? .file : .squawk
    reason = file[line]
    // Squawk itself takes a comment without names for one about nothing, but for a whole file.
    rules = names.isEmpty ? (isForFile ? SquawkRules.all : []) : names.flatMap { SquawkRules.ours[$0] ?? [] }
    isSquawks = true
    guard !rules.isEmpty else { return nil }
  }

  private(set) var isSquawks = false

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}
