import SourceText

/// One token: eight bytes, no text of its own. White space and comments are not tokens.
public struct Token: BitwiseCopyable, Sendable {
  public var start: UInt32
  /// The kind in the low ten bits, the length above them.
  var packed: UInt32

  /// A token of this length or more has its true length in `LexedText.longTokens`.
  static let longLength = (1 << 22) - 1

  @inline(__always)
  init(_ kind: TokenKind, start: Int, length: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.packed =
      UInt32(truncatingIfNeeded: min(length, Self.longLength)) << 10 | UInt32(unsafeBitCast(kind, to: UInt16.self))
  }

  @inline(__always)
  public var kind: TokenKind { unsafeBitCast(UInt16(truncatingIfNeeded: packed & 0x3FF), to: TokenKind.self) }

  /// At most `longLength`.
  @inline(__always)
  var storedLength: Int { Int(packed >> 10) }
}

/// A comment, kept because directives and suppressions live there.
public struct Comment: Hashable, Sendable {
  public var span: Span
  /// `/* … */` rather than `-- …`.
  public var isBlock: Bool
}
