import SourceText

/// A word, a sign, or a literal of a program.
public struct ProgramToken: BitwiseCopyable, Sendable {
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    case word, number, string, character, regex, sign
  }

  /// How the content of a string is to be read.
  public enum Form: UInt8, BitwiseCopyable, Sendable {
    /// Every byte stands for itself: Go's backticks, Rust's `r"…"`, PHP's nowdoc.
    case raw
    /// A backslash escapes.
    case escaped
    /// A backslash escapes itself and the quotes: PHP's and Ruby's `'…'`.
    case quotesEscaped
    /// A quote stands twice: C#'s `@"…"`.
    case doubled
    /// Escapes, and parts that are worked out: `${…}`, `#{…}`, `\(…)`.
    case template
    /// No escapes, but parts that are worked out: Kotlin's `"""…"""`.
    case rawTemplate
    /// `$@"…"`: quotes and braces stand twice, and there are parts that are worked out.
    case doubledTemplate
    /// Words between blanks: `%w[a b]`.
    case words
  }

  public let kind: Kind
  public let form: Form
  /// It ends where the line or the text ends, for want of a closing quote.
  public let isUnclosed: Bool
  /// Signs around the quotes that change what an escape or an interpolation looks like: `#"\#(x)"#`, `$$"""{{x}}"""`.
  let weight: UInt8
  /// How many bytes of it stand before what `span` holds. Of a heredoc none.
  public let lead: UInt32
  /// Of a string what stands between its quotes; of a heredoc its lines.
  public let span: Span

  init(
    _ kind: Kind, _ start: Int, _ end: Int, form: Form = .raw, lead: Int = 0, weight: Int = 0, isUnclosed: Bool = false
  ) {
    self.kind = kind
    self.form = form
    self.isUnclosed = isUnclosed
    self.weight = UInt8(truncatingIfNeeded: min(weight, 255))
    self.lead = UInt32(lead)
    span = Span(start: UInt32(start), end: UInt32(end))
  }

  /// Where it begins, its opening quote included.
  public var start: UInt32 { span.start - lead }
}
