/// A span of a file.
public struct Place: Hashable, Sendable {
  public let file: SourceText
  public let span: Span

  public init(_ file: SourceText, _ span: Span) {
    self.file = file
    self.span = span
  }

  public static func == (left: Place, right: Place) -> Bool { left.file === right.file && left.span == right.span }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(file))
    hasher.combine(span)
  }
}
