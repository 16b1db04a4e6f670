import SourceText

/// The body of a DO or of a routine that is written in a string.
public struct Body: Sendable {
  public enum Language: Hashable, Sendable {
    case plpgsql
    case sql
    /// A language that is not read, by its name.
    case other(String)
  }

  public let language: Language
  /// PL/pgSQL: one statement, whose node is a `plpgsqlBlock`. SQL: its statements. Nil if the language is not read, or bodies
  /// are nested too deeply.
  public let tree: SyntaxTree?
  /// Between the quotes, in the file.
  public let span: Span
}
