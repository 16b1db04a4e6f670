import SourceText

/// A backslash command of psql. It is no token: statements read as if it were not there.
public struct PsqlCommand: Hashable, Sendable {
  public enum Effect: Sendable {
    case none
    /// Sends the statement before it to the server, as `\g` and `\gset`.
    case sends
    /// `\;`: the statement before it goes to the server together with the next.
    case joins
    /// `\r`: forgets the statement before it.
    case discards
  }

  /// From the backslash to the last byte of its arguments, or to the `\\\\` that parts it from what follows on its line.
  public var span: Span
  /// The name without the backslash.
  public var name: Span
  public var effect: Effect
  /// Index of the first token behind it.
  public var token: Int
}

/// The rows after `COPY … FROM stdin`, with the `\.` that ends them.
public struct CopyData: Hashable, Sendable {
  public var span: Span
  /// Index of the first token behind it.
  public var token: Int
}
