import SourceText

/// Something wrong with the text itself. Reading goes on behind it.
public struct Problem: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case unterminatedString = "this string is never closed"
    case unterminatedQuotedName = "this quoted name is never closed"
    case unterminatedDollarQuote = "this dollar-quoted string is never closed"
    case unterminatedComment = "this comment is never closed"
    case unterminatedCopyData = "the rows of this COPY never end with \\."
    case emptyQuotedName = "a quoted name may not be empty"
    case malformedNumber = "no number is written like this"
    case malformedEscape = "this escape stands for no character"
    case nulByte = "a NUL byte, which PostgreSQL does not accept"
    case invalidUTF8 = "these bytes are not UTF-8"
    case strayByte = "nothing in SQL begins with this"
    case unbalancedParenthesis = "this parenthesis is never closed"
    case missingEnd = "this BEGIN ATOMIC body is never ended"
  }

  public var kind: Kind
  public var span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public var message: String { kind.rawValue }
}
