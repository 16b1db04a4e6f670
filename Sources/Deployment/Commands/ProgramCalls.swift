import ProgramSyntax
import SourceText

/// Looks for calls in a program, whatever language it is written in.
enum ProgramCalls {
  /// The first of these calls that stands in a program, and where. Each is written as the language writes it: `goose.Up(`. Comments and
  /// strings are no calls; a string in a pattern is in double quotes.
  static func first(of patterns: [String], in text: SourceText) -> (pattern: Int, span: Span)? {
    guard let language = language(of: text.name) else { return nil }
    let program = ProgramText(text, language)
    for (index, pattern) in patterns.enumerated() {
      guard let token = program.first(pattern) else { continue }
      let count = ProgramText(SourceText(pattern), language).tokens.count
      return (index, Span(start: program.tokens[token].start, end: program.tokens[token + max(0, count - 1)].span.end))
    }
    return nil
  }

  /// A file without an ending that is no shell script is most often a Python program.
  private static func language(of name: String) -> ProgramLanguage? {
    ProgramLanguage(ofFile: name) ?? (name.ending.isEmpty ? .python : nil)
  }
}
