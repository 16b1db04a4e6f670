import SourceText

/// A part of the code that speaks with the database, and that nobody could follow.
public struct UnreadCode: Sendable {
  public var reason: String
  public var place: Place

  public init(_ reason: String, at place: Place) {
    self.reason = reason
    self.place = place
  }
}
