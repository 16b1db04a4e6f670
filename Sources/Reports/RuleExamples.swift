extension RuleExample {
  public static let all: [String: RuleExample] = [:]
}
