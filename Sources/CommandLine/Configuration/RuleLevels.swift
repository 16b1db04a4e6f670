import Migrations
import Rules
import SourceText

/// How grave a rule is, as somebody says.
enum RuleLevel: String, CaseIterable {
  case error, warning, note, off

  /// Nil where it is off.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

/// From where on a finding makes the exit status 1.
enum Threshold: String, CaseIterable {
  case error, warning, note, never

  func isReached(by severity: Severity) -> Bool { Severity(rawValue: rawValue).map { severity >= $0 } ?? false }
}

/// How grave the findings are, by rule and file: as the rules say, then the configuration, then the command line.
struct RuleLevels {
  private let everywhere: [String: RuleLevel]
  private let somewhere: [RulesOfPaths]
  private let commanded: [String: RuleLevel]

  init(_ configuration: Configuration, commandLine: [String: RuleLevel]) {
    everywhere = configuration.rules
    somewhere = configuration.overrides
    commanded = commandLine
  }

  /// Nil where the rule is off.
  func severity(of finding: Finding) -> Severity? {
    guard let level = level(of: finding.rule.id, in: finding.place.file.name) else { return finding.severity }
    return level.severity
  }

  func isOff(_ rule: String, in file: String) -> Bool { level(of: rule, in: file) == .off }

  private func level(of rule: String, in file: String) -> RuleLevel? {
    if let level = commanded[rule] { return level }
    if !somewhere.isEmpty {
      let path = Standpoint.absolute(file)
      for part in somewhere.reversed() {
        if let level = part.rules[rule], part.paths.contains(path) { return level }
      }
    }
    return everywhere[rule]
  }
}
