/// PostgreSQL's name for what a statement does, as `ALTER TYPE`.
public struct CommandTag: Hashable, Sendable, CustomStringConvertible {
  let text: StaticString

  init(_ text: StaticString) { self.text = text }

  public var description: String { text.description }

  public static func == (left: CommandTag, right: CommandTag) -> Bool { left.description == right.description }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  /// The tag of a statement that begins with no command PostgreSQL knows.
  public static let unknown = CommandTag("???")
}
