import ApplicationCode
import Schema
import SourceText

/// Something that the code needs of the schema, and how the schema stands to it.
public struct CodeNeed: Sendable {
  public enum Age: Sendable {
    /// The code is as it was before the change that is about to be deployed, or nobody said what that is.
    case standing
    /// It stands in a file that is part of the change.
    case changed
    /// It stands in a file as it was before the change, and runs until the change is deployed.
    case former
  }

  public var requirement: Requirement
  public var age: Age
  /// What is missing once all migrations have run.
  public var lacks: [Miss] = []
  /// What was missing before the migrations that are about to be deployed; nil where nobody said which these are.
  public var lackedBefore: [Miss]?
  /// The schema has all of it, as far as can be known: somebody made it.
  public var isMet = false

  public init(_ requirement: Requirement, _ age: Age) {
    self.requirement = requirement
    self.age = age
  }

  /// The code runs, or will run, once the change is deployed.
  public var isCurrent: Bool { age != .former }
}
