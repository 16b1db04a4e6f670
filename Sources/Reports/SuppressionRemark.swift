import SourceText

/// What is wrong with a comment that would suppress findings.
public struct SuppressionRemark: Sendable {
  public enum Problem: String, Sendable {
    case noReason = "no-reason"
    case unknownRule = "unknown-rule"
    case notUnderstood = "not-understood"
    case expired
    /// There is nothing that it suppresses.
    case unused
  }

  public var problem: Problem
  public var message: String
  /// The comment.
  public var place: Place

  public init(_ problem: Problem, _ message: String, at place: Place) {
    self.problem = problem
    self.message = message
    self.place = place
  }
}
