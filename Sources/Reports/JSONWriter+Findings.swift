import Rules

extension JSONWriter {
  /// What is out of the ordinary about a finding; of most there is nothing to say.
  mutating func circumstances(of finding: Finding) {
    if finding.deployment != .alone { member("deployment", finding.deployment.rawValue) }
    if finding.isCaught { member("caught", true) }
  }
}
